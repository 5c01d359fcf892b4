"""What templates may do, and what stops them, with the message that the user reads."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from briefmaker.compose.escape import ArticleText
from briefmaker.compose.folders import TemplateFolders
from briefmaker.compose.markdown import parse
from briefmaker.compose.rendering import rendered
from briefmaker.errors import TemplateError
from briefmaker.model.walk import iter_runs, words

MONTHS = ("January", "February", "March")
HOSTILE = "a *b* <b> [x]{ev=y} &amp;"


@dataclass(frozen=True, slots=True)
class PointView:
    text: ArticleText
    number: int = 3


NAMES = {
    "t": ArticleText(HOSTILE),
    "view": PointView(ArticleText(HOSTILE)),
    "ts": (ArticleText("*x*"), ArticleText("_y_")),
}


def markdown(folder: Path, template: str) -> str:
    """Return what `template` gives with a hostile text `t`, a view and a list of texts `ts`."""
    (folder / "try.md.j2").write_text(template, encoding="utf-8")
    return rendered(TemplateFolders(given=folder), "try", NAMES, MONTHS).markdown


def printed(folder: Path, template: str) -> str:
    """Return the words that a reader sees."""
    return " / ".join(words(run) for run in iter_runs(parse(markdown(folder, template))))


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("t", HOSTILE),
        ("view.text", HOSTILE),
        ("view['text']", HOSTILE),
        ("t|e", HOSTILE),
        ("t|escape|e", HOSTILE),
        ("t|string", HOSTILE),
        ("t ~ t", HOSTILE * 2),
        ("'**' ~ t ~ '**'", f"**{HOSTILE}**"),
        ("t + '*'", f"{HOSTILE}*"),
        ("'*' + t", f"*{HOSTILE}"),
        ("'%s!' % t", f"{HOSTILE}!"),
        ("'%s %s' % (t, t)", f"{HOSTILE} {HOSTILE}"),
        ("'%s'|format(t)", HOSTILE),
        ("'%s'|format(t|e)", HOSTILE),
        ("'{}'.format(t)", HOSTILE),
        ("'{x}'.format(x=t)", HOSTILE),
        ("'{x}'.format_map({'x': t})", HOSTILE),
        ("t * 2", HOSTILE * 2),
        ("ts|join", "*x*_y_"),
        ("ts|join(' * ')", "*x* * _y_"),
        ("', '.join(ts)", "*x*, _y_"),
        ("t ~ ', '.join(ts)", f"{HOSTILE}*x*, _y_"),
        ("t ~ '%s' % (t,)", HOSTILE * 2),
        ("[view, view]|join('-', attribute='text')", f"{HOSTILE}-{HOSTILE}"),
        ("t|replace('a', '*')", HOSTILE.replace("a", "*")),
        ("t.replace('a', '*')", HOSTILE.replace("a", "*")),
        ("'a'|replace('a', t)", HOSTILE),
        ("t|truncate(6, true)", "a *..."),
        ("t|title", "A *b* <B> [X]{Ev=y} &amp;"),
        ("'one *two* x'|wordwrap(3, false)", "one *two* x"),
        ("t|upper", HOSTILE.upper()),
        ("t|lower", HOSTILE.lower()),
        ("t|capitalize", HOSTILE.capitalize()),
        ("t|trim", HOSTILE),
        ("t|indent(4, true)", HOSTILE),
        ("t|reverse", HOSTILE[::-1]),
        ("t|first ~ t|last", "a;"),
        ("t[2:5]", "*b*"),
        ("t[2]", "*"),
        ("t|list|join", HOSTILE),
        ("t.split()|last", "&amp;"),
        ("ts|map('upper')|join(' ')", "*X* _Y_"),
        ("ts|sort|first", "*x*"),
        ("ts|unique|list|join", "*x*_y_"),
        ("ts|batch(1)|first|first", "*x*"),
        ("ts|slice(1)|first|last", "_y_"),
        ("ts|max", "_y_"),
        ("(ts|groupby(0)|first).grouper", "*"),
        ("missing_not|default(t)", HOSTILE),
        ("'**plain**'", "**plain**"),
        ("none", ""),
        ("3 * 2", "6"),
        ("'2031-02-04'|date", "4 February 2031"),
        ("t|date", HOSTILE),
    ],
)
def test_whatever_is_printed_is_escaped_exactly_once(tmp_path: Path, expression: str, expected: str) -> None:
    assert printed(tmp_path, "{{ " + expression + " }}") == expected


@pytest.mark.parametrize(
    "template",
    [
        "{% set x %}{{ t }}{% endset %}{{ x }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(t) }}",
        "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ t }}{% endcall %}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(t)|trim|e }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ '' ~ m(t) }}",
        "{% set ns = namespace(x='') %}{% for c in t %}{% set ns.x = ns.x + c %}{% endfor %}{{ ns.x }}",
        "{% for c in t %}{{ c }}{% endfor %}",
        "{% block b %}{{ t }}{% endblock %}",
        "{% if t %}{{ loop|default(t) }}{% endif %}",
    ],
)
def test_article_text_stays_escaped_through_macros_and_blocks(tmp_path: Path, template: str) -> None:
    assert printed(tmp_path, template) == HOSTILE


def test_the_templates_own_markdown_stays_markdown_through_macros(tmp_path: Path) -> None:
    template = "{% macro bold(x) %}**{{ x }}**{% endmacro %}{{ bold('a') ~ bold('b') }}"

    assert markdown(tmp_path, template) == "**a****b**"


MACRO = "{% macro m(x) %}{{ x }}{% endmacro %}"


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("m(t)|reverse", "the filter `reverse` takes words, and this is finished Markdown"),
        ("m(t)|replace('\\\\', '')", "the filter `replace` takes words, and this is finished Markdown"),
        ("m(t)|truncate(3)", "the filter `truncate` takes words, and this is finished Markdown"),
        ("m(t).replace('\\\\', '')", "finished Markdown has no `replace`; apply it to the words before"),
        ("m(t)[1:]", "finished Markdown cannot be cut; cut the words before"),
        ("m(t)[1]", "finished Markdown cannot be cut; cut the words before"),
    ],
)
def test_escapes_are_not_cut_out_of_finished_markdown(tmp_path: Path, expression: str, message: str) -> None:
    with pytest.raises(TemplateError) as caught:
        markdown(tmp_path, MACRO + "{{ " + expression + " }}")

    assert caught.value.message.startswith(message)


@pytest.mark.parametrize(
    "name",
    [
        "safe",
        "forceescape",
        "urlize",
        "tojson",
        "xmlattr",
        "striptags",
        "urlencode",
        "pprint",
        "attr",
        "random",
    ],
)
def test_a_filter_that_makes_markup_of_text_is_not_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(TemplateError) as caught:
        markdown(tmp_path, "{{ t|" + name + " }}")

    assert caught.value.message.startswith(f"there is no filter `{name}`;")


@pytest.mark.parametrize(
    ("template", "line", "message"),
    [
        ("\n{{ tt }}", 2, "there is no variable `tt`; did you mean `t`?"),
        ("\n\n{{ view.txet }}", 3, "there is no `txet` in a point; did you mean `text`?"),
        ("{% if zzz %}{% endif %}", 1, "there is no variable `zzz`; there are: t, ts, view"),
        ("a\n{% for %}", 2, "there is nothing before `%}`"),
        ("{% autoescape false %}{{ t }}{% endautoescape %}", 1, "`autoescape` cannot be switched off or on"),
        ("{{ t.__class__ }}", 1, "not allowed in a template: `__class__` is out of a template's reach"),
        ("{{ [].append(1) }}", 1, "not allowed in a template: `append` is out of a template's reach"),
        ("\n{{ view }}", 2, "this is a point, not words; print a part of it"),
        ("{{ ts }}", 1, "this is a list, not words; print a part of it"),
        ("{{ ts | upper }}", 1, "this is a list, not words; print a part of it"),
        ("{{ ts ~ t }}", 1, "this is a list, not words; print a part of it"),
        ("{{ [ts] | join }}", 1, "this is a list, not words; print a part of it"),
        ("{{ ts[90] }}", 1, "there is no item 90 in a list of"),
        ("{{ 1 // 0 }}", 1, "integer division or modulo by zero"),
        ("\n{{ lipsum() }}", 2, "there is no variable `lipsum`"),
        (
            "{{ [view]|join(attribute='__class__') }}",
            1,
            "not allowed in a template: `__class__` is out of a template's reach",
        ),
    ],
)
def test_an_error_says_what_and_where(tmp_path: Path, template: str, line: int, message: str) -> None:
    with pytest.raises(TemplateError) as caught:
        markdown(tmp_path, template)

    assert caught.value.message.startswith(message)
    assert caught.value.where == f"{tmp_path}/try.md.j2:{line}"


@pytest.mark.parametrize(
    "template",
    [
        "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
        "{{ 'a' * 200000000 }}",
        "{{ 200000000 * 'a' }}",
        "{{ [1] * 200000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ range(10 ** 9) }}",
        "{% set ns = namespace(x='ab') %}{% for i in range(64) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}",
        "{% set ns = namespace(x='ab') %}{% for i in range(64) %}{% set ns.x = ns.x + ns.x %}{% endfor %}",
        "{% set ns = namespace(x=[1]) %}{% for i in range(64) %}{% set ns.x = ns.x + ns.x %}{% endfor %}",
        "{% set ns = namespace(x=9) %}{% for i in range(64) %}{% set ns.x = ns.x * ns.x %}{% endfor %}",
        "{{ '%200000000d' % 5 }}",
        "{{ '%*d' % (200000000, 5) }}",
        "{{ '{:200000000}'.format(5) }}",
        "{{ '{:{}}'.format(5, 200000000) }}",
        "{{ '%200000000d'|format(5) }}",
        "{{ 'a'.ljust(200000000) }}",
        "{{ 'a'|indent(200000000, true) }}",
        "{{ [1]|batch(200000000, 'x')|list }}",
        "{% set x = 'a' * 99999 %}{{ x|replace('a', x) }}",
        "{% set x = 'a' * 99999 %}{{ x.replace('a', x) }}",
        "{% set x = 'a' * 99999 %}{{ x|join(x) }}",
        "{% set x = 'a' * 99999 %}{{ x.join(x) }}",
        "{% set x %}{{ 'a' * 99999 }}{% endset %}{{ x * 99999 }}",
        "{% include 'try.md.j2' %}",
        "{% extends 'try.md.j2' %}",
    ],
)
@pytest.mark.timeout(20)
def test_a_template_without_end_is_stopped(tmp_path: Path, template: str) -> None:
    with pytest.raises(TemplateError):
        markdown(tmp_path, template)


def test_a_loop_without_end_says_so(tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        markdown(
            tmp_path, "\n{% for i in range(99999) %}\n{% for j in range(99999) %}{% endfor %}{% endfor %}"
        )

    assert str(caught.value) == (
        f"{tmp_path}/try.md.j2:3: the template does not come to an end: "
        "it was stopped after 2,000,000 steps; look for loops within loops"
    )
