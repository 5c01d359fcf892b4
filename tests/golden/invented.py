"""A summary made by hand of three invented articles, for the tests of compose. No third-party text."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from briefmaker.model.article import Article
from briefmaker.model.document import Meta
from briefmaker.model.evidence import Evidence, evidence_at
from briefmaker.model.query import Phrase, Topic
from briefmaker.model.span import Span
from briefmaker.model.summary import (
    Conflict,
    Development,
    KeyFigure,
    KeyPerson,
    KeyQuote,
    LeftOut,
    Point,
    Side,
    Source,
    Summary,
    TimelineEntry,
)

HARBOUR = Article(
    path="harbour.txt",
    text=(
        "1. *Harbour* opens <b>again</b>\n\n"
        "The harbour of Lindvik opened again on Monday, mayor Ana Torvald said.\n\n"
        "“We waited a year for this,” she said. “The boats are back.”\n\n"
        "The town spent 5 million crowns on the quay.\n"
    ),
    sha256="a" * 64,
    title="1. *Harbour* opens <b>again</b>",
    publisher="Lindvik Post",
    published="2031-03-04",
    url="https://post.example/harbour_(1)?a=1&b=2",
)
BUDGET = Article(
    path="news/budget.md",
    text=(
        "Quay bill\n\nThe quay cost 7 million crowns, the auditors found.\n\n"
        "Lindvik opened its harbour on Monday, officials said.\n"
    ),
    sha256="b" * 64,
    title="Quay bill",
    publisher="Coast & Sea",
    published=None,
    url=None,
)
WEATHER = Article(path="weather.txt", text="Rain is expected.\n", sha256="c" * 64)

META = Meta(
    title="Lindvik harbour: briefing",
    topic="harbour",
    language="en-GB",
    author="Press office",
    subject="Lindvik harbour",
    keywords=("harbour",),
    edition="2031-03-05",
    built="2031-03-05",
    handling="Internal",
)
TOPIC = Topic("harbour", "Lindvik harbour", Phrase(("harbour",)))


def evidence(article: Article, words: str) -> tuple[Evidence, ...]:
    """Return the evidence for the first place of `words` in `article`."""
    start = article.text.index(words)
    return (evidence_at(article, Span(start, start + len(words))),)


def point(article: Article, words: str, *more: Evidence, reported_by: int = 1) -> Point:
    """Return a point that says `words` of `article`."""
    return Point(words, evidence(article, words) + more, reported_by, 1, "invented")


def quote(words: str, article: Article = HARBOUR, **fields: object) -> KeyQuote:
    """Return a quotation from `article`."""
    plain = KeyQuote(words, "Ana Torvald", "mayor", "said", "pronoun", ())
    plain = replace(plain, evidence=evidence(article, words))
    return replace(plain, **fields)  # type: ignore[arg-type]


def source(article: Article, share: float) -> Source:
    """Return `article` as a source."""
    return Source(
        path=article.path,
        title=article.title,
        publisher=article.publisher,
        published=article.published,
        url=article.url,
        sha256=article.sha256,
        quoted_share=share,
        characters=1_000,
    )


OPENING = "The harbour of Lindvik opened again on Monday, mayor Ana Torvald said."
OPENED_TOO = "Lindvik opened its harbour on Monday, officials said."
SPENT = "The town spent 5 million crowns on the quay."
COST = "The quay cost 7 million crowns, the auditors found."

SUMMARY = Summary(
    topic=TOPIC,
    bottom_line=(point(HARBOUR, OPENING),),
    key_points=(
        point(BUDGET, COST),
        point(HARBOUR, OPENING, *evidence(BUDGET, OPENED_TOO), reported_by=2),
    ),
    developments=(
        Development("The harbour opens", "2031-03-03", (point(HARBOUR, OPENING), point(BUDGET, OPENED_TOO))),
    ),
    quotes=(
        quote("We waited a year for this,"),
        quote("The boats are back.", basis="continued", continues=0),
        quote("Rain", WEATHER, speaker=None, role=None, basis=None),
    ),
    figures=(
        KeyFigure(
            "5 million crowns",
            Decimal("5E+6"),
            None,
            "crowns",
            "on the quay",
            "Ana Torvald",
            "spent",
            SPENT,
            evidence(HARBOUR, "5 million crowns"),
        ),
        KeyFigure(
            "7 million crowns",
            Decimal(7000000),
            None,
            "crowns",
            None,
            None,
            None,
            COST,
            evidence(BUDGET, "7 million crowns"),
        ),
    ),
    timeline=(TimelineEntry("2031-03-03", OPENING, evidence(HARBOUR, OPENING)),),
    conflicts=(
        Conflict(
            "cost of the quay",
            (Side(SPENT, evidence(HARBOUR, SPENT)), Side(COST, evidence(BUDGET, COST))),
        ),
    ),
    people=(KeyPerson("Ana Torvald", "mayor", evidence(HARBOUR, "Ana Torvald")),),
    gaps=("One source has no date.",),
    sources=(source(WEATHER, 0.25), source(HARBOUR, 0.052), source(BUDGET, 0.004)),
    left_out=(LeftOut("broken.txt", "empty"),),
)
EMPTY = Summary(
    TOPIC, (), (), (), (), (), (), (), ("No source covers the topic.",), (), (LeftOut("x.txt", "other"),)
)
