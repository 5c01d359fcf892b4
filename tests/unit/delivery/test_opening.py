"""The opening of a document: as much of its first sections as fits, and the sources they rest on."""

from __future__ import annotations

from briefmaker.compose import parse, write
from briefmaker.delivery.opening import opening

DOCUMENT = parse("""\
::: cover

# Briefing pack

Draft

:::

Contents

::: contents 2

:::

## Across the topics

### Harbour

- [The harbour is shut.]{ev=aaaaaaaaaaaa} [Herald 1]{cite=111111111111}
- [Ships wait at sea.]{ev=bbbbbbbbbbbb} [Post 2]{cite=222222222222}

### Moon

Nothing.

::: page-break

:::

## Harbour

[A crane has fallen.]{ev=cccccccccccc} [Mail 3]{cite=333333333333}

## Sources

::: sources

1. [One]{source=111111111111}
2. [Two]{source=222222222222}
3. [Three]{source=333333333333}

:::

## Method

Words and digits.
""")


def first(most: int) -> str:
    return write(opening(DOCUMENT, most))


def test_what_fits_stands_with_its_sources() -> None:
    told = first(24)

    assert "Nothing." in told
    assert "crane" not in told
    assert "ontents" not in told
    assert "page-break" not in told
    assert told.endswith(
        "## Sources\n\n::: sources\n\n1. [One]{source=111111111111}\n2. [Two]{source=222222222222}\n\n:::\n"
    )


def test_a_list_that_does_not_fit_ends_with_the_last_item_that_does() -> None:
    told = first(16)

    assert "The harbour is shut." in told
    assert "Ships" not in told
    assert "Moon" not in told
    assert "Two" not in told


def test_a_heading_stands_above_something() -> None:
    told = first(8)

    assert "Across" not in told
    assert "Harbour" not in told
    assert "Sources" not in told


def test_all_of_a_short_document_stands_without_what_follows_its_sources() -> None:
    told = first(1000)

    assert "crane" in told
    assert "[Three]" in told
    assert "Method" not in told
