from __future__ import annotations

from pathlib import Path

import pytest

from briefmaker.compose import TemplateFolders
from briefmaker.compose.rendering import rendered
from briefmaker.errors import TemplateError


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{{ a }", "`}` stands alone; what `{{` opens is closed by `}}`, what `{%` opens by `%}`"),
        ("{% if a }x", "`}` stands alone; what `{{` opens is closed by `}}`, what `{%` opens by `%}`"),
        ("{{ a", "`{{` is never closed; write `}}` behind what it holds"),
        ("{% if a", "`{%` is never closed; write `%}` behind what it holds"),
        ("{# a", "`{#` is never closed; write `#}` behind what it holds"),
        ("{% if a %}x", "`{% if %}` is never closed; write `{% endif %}` behind what it holds"),
        ("{% for x in a %}{% endif %}", "`{% endif %}` stands where `{% endfor %}` should"),
        ("{% endif %}", "`{% endif %}` belongs to nothing that is open"),
        ("{% else %}", "`{% else %}` belongs to nothing that is open"),
        ("{% inclde a %}", "there is no tag `inclde`; did you mean `include`?"),
        ("{{ a b }}", "`}}` is missing before `b`"),
        ("{% if a b %}", "`%}` is missing before `b`"),
        ("{% if a = 1 %}{% endif %}", "`=` does not compare; write `==`"),
        ("{{ a | }}", "a name is missing before `}}`"),
        ("{% for x i a %}{% endfor %}", "`in` is missing before `i`"),
        ("{{ (a }}", "`)` is missing before `}`"),
        ("{{ }}", "there is nothing before `}}`"),
        ("{% if %}{% endif %}", "there is nothing before `%}`"),
        ("{% extends %}", "there is nothing before `%}`"),
        ("{{ 'a }}", "a quotation mark is opened and never closed"),
        ('{{ "a }}', "a quotation mark is opened and never closed"),
        ("{{ a ! b }}", "`!` means nothing here"),
        (
            "{% block a %}{% endblock %}{% block a %}{% endblock %}",
            "the block `a` stands twice; give one another name",
        ),
        ("{% block a-b %}{% endblock %}", "the name of a block has letters, digits and _ only"),
        ("{{ a | uper }}", "there is no filter `uper`; did you mean `upper`?"),
        ("{{ a is definedd }}", "there is no test `definedd`; did you mean `defined`?"),
        ("{% if a %}{{ a | uper }}{% endif %}", "there is no filter `uper`; did you mean `upper`?"),
    ],
)
def test_a_template_that_cannot_be_read_is_said_in_plain_words(
    tmp_path: Path, template: str, message: str
) -> None:
    path = tmp_path / "mine.md.j2"
    path.write_text(f"\n{template}\n")

    with pytest.raises(TemplateError) as raised:
        rendered(TemplateFolders(tmp_path), "mine", {"a": "words"}, ())

    assert raised.value.message == message
    assert str(raised.value.where).startswith(f"{path}:")
