"""Sources are numbered by first use, whatever the template."""

from __future__ import annotations

import pytest

from briefmaker.compose.markdown import parse
from briefmaker.compose.numbering import numbered
from briefmaker.compose.write import write
from briefmaker.errors import TemplateError
from briefmaker.model.summary import Source

SOURCES = {
    name: Source(f"{name}.txt", None, publisher, None, None, "0", 0.0, 100)
    for name, publisher in [("a", "Post"), ("b", None), ("c", "Gazette")]
}
EVIDENCE = {"e1": "c", "e2": "a"}


def draft(markdown: str) -> tuple[str, tuple[str, ...]]:
    """Return the numbered draft and the order of the sources."""
    blocks, order = numbered(parse(markdown), SOURCES, EVIDENCE)
    return write(blocks), order


def test_citations_are_numbered_by_first_use_and_named_by_publisher() -> None:
    written, order = draft("[?]{cite=b} *[?]{cite=a}* [?]{cite=b}")

    assert written == "[1]{cite=b} *[Post 2]{cite=a}* [1]{cite=b}\n"
    assert order == ("b", "a")


def test_sources_that_only_evidence_names_come_after_the_cited() -> None:
    _, order = draft("[x]{ev=e1} [y]{ev=e2} [?]{cite=b}")

    assert order == ("b", "c", "a")


def test_the_list_of_sources_is_in_their_order_without_those_not_used() -> None:
    listed = "::: sources\n1. [A]{source=a}\n2. [B]{source=b}\n3. [C]{source=c}\n:::"

    written, _ = draft(f"[?]{{cite=c}} [?]{{cite=a}}\n\n{listed}")

    assert written.endswith("::: sources\n\n1. [C]{source=c}\n2. [A]{source=a}\n\n:::\n")


@pytest.mark.parametrize(
    ("markdown", "message"),
    [
        ("[?]{cite=x}", "the template names source `x`, which this briefing does not have"),
        ("[w]{ev=x}", "the template names evidence `x`, which this briefing does not have"),
    ],
)
def test_an_id_that_is_not_there_is_an_error(markdown: str, message: str) -> None:
    with pytest.raises(TemplateError) as caught:
        draft(markdown)

    assert str(caught.value) == message
