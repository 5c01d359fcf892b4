"""Strategies for document trees: every kind of block and inline, with words that try to be more."""

from __future__ import annotations

from hypothesis import strategies as st

from briefmaker.compose.normal import normalised
from briefmaker.model.document import (
    Alignment,
    Block,
    BlockQuote,
    BulletList,
    Citation,
    Column,
    Container,
    ContainerKind,
    Contents,
    Emphasis,
    Heading,
    Inline,
    LineBreak,
    Link,
    OrderedList,
    PageBreak,
    Paragraph,
    Rule,
    SourceName,
    Statement,
    Strong,
    Table,
    Text,
)

HOSTILE = (
    *"*_`[](){}<>#+-.!|~=&\"'\\:;,/?$%@^",
    *(
        " ",
        "  ",
        "\t",
        "\n",
        "\r\n",
        "\u00a0",
        "\u202f",
        "\u2003",
        "\u200b",
        "\u200f",
        "\u2028",
        "\ufeff",
        "\0",
    ),
    *(
        "**",
        "***",
        "__",
        "---",
        "- ",
        "+ ",
        "1. ",
        "2)",
        "# ",
        "## ",
        "> ",
        "::: cover",
        "::: contents 3",
        "::: page-break",
        ":::",
        "::: ",
        "| a |",
        "|---|",
    ),
    *(
        "===",
        "~~~",
        "```",
        "<b>",
        "</b>",
        "<!--",
        "&amp;",
        "&#42;",
        "&nbsp;",
        "&copy",
        "![x](y)",
        "[x](http://y.example)",
    ),
    *(
        "[x]{ev=y}",
        "{ev=x}",
        "[?]{cite=z}",
        "{{ x }}",
        "{% x %}",
        "{# x",
        "\\*",
        "\\\\",
        "http://x.example",
        "a@b.example",
    ),
    *(
        "“",
        "”",
        "«",
        "»",
        "’",
        "…",
        "—",
        "€",
        "Київ",
        "Łódź",
        "Αθήνα",
        "שלום",
        "🇺🇦",
        "👩‍💻",
        "e\u0301",
        "ﬁ",
        "word",
        "a",
        "1",
        "٣",
    ),
)


def texts(min_size: int = 0) -> st.SearchStrategy[str]:
    """Return texts of hostile pieces and of any characters."""
    pieces = st.lists(st.sampled_from(HOSTILE), min_size=min_size, max_size=6).map("".join)
    return pieces | st.text(st.characters(exclude_categories=["Cs"]), min_size=min_size, max_size=12)


def ids() -> st.SearchStrategy[str]:
    """Return ids as `short_hash` makes them, and a few others that an attribute can hold."""
    return st.text("0123456789abcdef", min_size=12, max_size=12) | st.sampled_from(
        ["a", "on", "onclick", "x-1", "y:z_0"]
    )


def addresses() -> st.SearchStrategy[str]:
    """Return addresses that a document may lead to."""
    tail = st.lists(
        st.sampled_from([*"ab/?=&_*~()[]{}<>|\\\"' #%;:.", "&amp;", "&copy;", "ї", "%20"]), max_size=8
    )
    return st.builds(
        lambda scheme, rest: f"{scheme}x{''.join(rest)}",
        st.sampled_from(["http://", "https://", "mailto:"]),
        tail,
    )


def _leaves() -> st.SearchStrategy[Inline]:
    return (
        st.builds(Text, texts())
        | st.builds(Text, st.sampled_from([" ", "word", "words and more", "a "]))
        | st.builds(Citation, ids(), texts())
        | st.just(LineBreak())
    )


def _nests(inner: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    runs = st.lists(inner, max_size=3).map(tuple)
    return (
        st.builds(Emphasis, runs)
        | st.builds(Strong, runs)
        | st.builds(Link, addresses(), runs)
        | st.builds(Statement, st.lists(ids(), max_size=2).map(tuple), runs)
        | st.builds(SourceName, ids(), runs)
    )


def inlines() -> st.SearchStrategy[tuple[Inline, ...]]:
    """Return runs of inlines, not normalised."""
    return st.lists(st.recursive(_leaves(), _nests, max_leaves=8), max_size=5).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Return tables, some with rows too short or too long."""
    alignments: list[Alignment] = ["left", "right", "centre"]
    columns = draw(st.lists(st.builds(Column, inlines(), st.sampled_from(alignments)), max_size=3))
    rows = draw(st.lists(st.lists(inlines(), max_size=4).map(tuple), max_size=3))
    return Table(tuple(columns), tuple(rows))


def _simple_blocks() -> st.SearchStrategy[Block]:
    return (
        st.builds(Paragraph, inlines())
        | st.builds(Heading, st.integers(0, 7), inlines())
        | tables()
        | st.just(Rule())
        | st.just(PageBreak())
        | st.builds(Contents, st.integers(0, 7))
    )


def _blocks_around(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    kinds: list[ContainerKind] = ["cover", "highlight", "note", "sources"]
    many = st.lists(inner, max_size=3).map(tuple)
    items = st.lists(many, max_size=3).map(tuple)
    starts = st.integers(0, 12) | st.sampled_from([-1, 99, 999_999_998, 10**12])
    return (
        st.builds(BulletList, items)
        | st.builds(OrderedList, items, starts)
        | st.builds(BlockQuote, many)
        | st.builds(Container, st.sampled_from(kinds), many)
    )


def blocks() -> st.SearchStrategy[Block]:
    """Return blocks of every kind, nested, not normalised."""
    return st.recursive(_simple_blocks(), _blocks_around, max_leaves=6)


def trees() -> st.SearchStrategy[tuple[Block, ...]]:
    """Return documents in normal form: what renderers take."""
    return st.lists(blocks(), max_size=5).map(normalised)
