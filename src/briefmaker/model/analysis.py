"""What the analysis finds in one article. Everything is a span into `article.text`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from briefmaker.model.article import Article
from briefmaker.model.span import Span

QuoteKind = Literal["sentence", "fragment"]
Basis = Literal["named", "surname", "role", "pronoun", "continued", "editor"]


@dataclass(frozen=True, slots=True)
class Furniture:
    """Text that came with the page and is not the article: a caption, a byline, a related link."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something, and why we say so."""

    name: str
    """The fullest name that the text gives; after `resolve`, the folder's."""
    role: str | None
    """As the text describes the speaker, e.g. `US Secretary of State`."""
    mention: Span | None
    """The words that name the speaker here: `he`, `the secretary`, `Blinken`."""
    basis: Basis
    """Why this name: it stands there, or it is inferred from a surname, a role, a pronoun or the context."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks that quote somebody; the marks are outside the span."""

    span: Span
    kind: QuoteKind
    """`sentence` holds at least one full clause, `fragment` a part of one."""
    speaker: Speaker | None
    """None where the text does not say."""
    cue: Span | None
    """The word that introduces it: `said`, `warned`, `according to`."""
    continues: int | None = None
    """Index of the quotation of the same speech that this one goes on from."""
    is_foreign: bool = False
    """Whether its words are in another language than the article's."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts."""

    span: Span
    """The whole expression, e.g. `more than 90,000 troops`."""
    value: Decimal | None
    high: Decimal | None
    """The upper end where the text gives a range."""
    unit: str | None
    """ISO 4217 for money, `percent`, or the noun that is counted."""
    qualifier: str | None
    """`more than`, `another`, `up to`, ..."""
    measures: Span | None
    """What the amount is of or for, in the article's words; None where that is not sure."""
    said_by: str | None
    status: str | None
    """`pledged`, `committed`, `delivered`, ... where the sentence says so."""
    is_figure: bool
    """Whether a briefing officer would list it: no duration, date, age, ordinal or article number."""
    about: Span | None = None
    """What the clause is about, a guess where `measures` is None: for tools, never printed."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression of the body."""

    span: Span
    value: str | None
    """ISO 8601 date or interval where text and publication date settle it, else None."""
    known: str | None = None
    """What the words alone say where `value` does not hold it, as in ISO 8601-2: `XXXX-12-02`, `2021-21`."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom the article names."""

    name: str
    role: str | None
    mentions: tuple[Span, ...]
    described: Span | None
    """The words that give role and name together: `Foreign Minister Jean-Yves Le Drian`."""
    titled: tuple[Span, ...] = ()
    """The mentions, each with the title that stands before the name."""
    full_role: str | None = None
    """The role as the folder tells it more fully: `NATO Secretary General`; set by `resolve`."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A pronoun that opens a sentence, and whom it surely means."""

    span: Span
    """The pronoun."""
    name: str
    """The name to print in its place, in square brackets."""
    named: Span
    """The words before it that name whom it means."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the body."""

    span: Span
    paragraph: int
    """Number of the paragraph of the body that it stands in, from 0."""
    topics: tuple[str, ...] = ()
    """Ids of the topics that it belongs to; filled by `resolve`."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """An article, read: its parts in reading order."""

    article: Article
    headline: Span | None
    """The title as it stands in the text."""
    language: str
    """BCP 47: as the metadata say, else as the text shows."""
    furniture: tuple[Furniture, ...]
    paragraphs: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]
    people: tuple[Person, ...]
    references: tuple[Reference, ...] = ()
    dateline: str | None = None
    """The place above the text: `Minsk` for `MINSK –`."""

    @property
    def title(self) -> str | None:
        """Return the title that the metadata give, else the headline in the text."""
        if self.article.title is not None:
            return self.article.title
        return self.headline.of(self.article.text) if self.headline else None

    @property
    def rights(self) -> tuple[Span, ...]:
        """Return the notices that say who holds the rights in the text and what may be done with it."""
        return tuple(found.span for found in self.furniture if found.kind == "licence")

    @property
    def figures(self) -> tuple[Quantity, ...]:
        """Return the quantities that a briefing officer would list."""
        return tuple(quantity for quantity in self.quantities if quantity.is_figure)
