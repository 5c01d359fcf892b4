"""One article, read: `analyse(article, lexicon)` is pure, so its result can be kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from briefmaker.analysis.cast import cast_of
from briefmaker.analysis.cues import find_cues
from briefmaker.analysis.dates import Dating, find_dates, stated_date
from briefmaker.analysis.furniture import Layout, place_of, sort_page
from briefmaker.analysis.language import language_of
from briefmaker.analysis.layout import lines_of
from briefmaker.analysis.lexicon import Lexicon
from briefmaker.analysis.marks import Quoted, pair_marks
from briefmaker.analysis.mentions import find_mentions
from briefmaker.analysis.names import find_people
from briefmaker.analysis.people import as_people, with_roles
from briefmaker.analysis.quantities import extract_quantities
from briefmaker.analysis.quotes import gather_quotes
from briefmaker.analysis.references import find_references
from briefmaker.analysis.reported import Reporting
from briefmaker.analysis.scene import Scene, in_quotation
from briefmaker.analysis.sentences import split_sentences
from briefmaker.analysis.speakers import attribute
from briefmaker.model.analysis import Analysis, Quantity, Sentence
from briefmaker.model.article import Article
from briefmaker.model.span import Span


def analyse(article: Article, lexicon: Lexicon) -> Analysis:
    """Return what stands in the article: furniture, sentences, quotations, quantities, dates, people.

    Topics are left open and names are this article's own; `resolve` looks at the whole folder.
    """
    text = article.text
    layout = sort_page(text, lines_of(text), lexicon.page, article.title)
    furniture = tuple(sorted(layout.furniture, key=lambda found: found.span))
    quoted = pair_marks(text, layout.body)
    sentences = split_sentences(text, layout.body, quoted, lexicon)
    narrative = tuple(_outside(layout.body, quoted))
    people = find_people(text, narrative, lexicon.names, lexicon.speech)
    mentions = find_mentions(text, narrative, people, lexicon)
    cues = find_cues(text, layout.body, lexicon.speech)
    scene = Scene(text, layout.body, quoted, mentions, cues, lexicon)
    cast = cast_of(text, people, mentions, tuple(_narrated(sentences, scene)))
    quotes = gather_quotes(scene, attribute(scene, cast))
    known = as_people(text, people, lexicon)
    reporting = Reporting(scene, cast, quotes)
    dates = find_dates(text, sentences, _dating(article, layout, quoted, lexicon), lexicon)
    quantities = extract_quantities(text, sentences, dates, lexicon)
    return Analysis(
        article=article,
        headline=layout.headline,
        language=article.language or language_of((span.of(text) for span in layout.body), lexicon),
        furniture=furniture,
        paragraphs=layout.body,
        sentences=sentences,
        quotes=with_roles(quotes, known),
        quantities=tuple(_with_sayer(quantity, reporting) for quantity in quantities),
        dates=dates,
        people=known,
        references=find_references(scene, cast, sentences),
        dateline=place_of(text, furniture),
    )


def _dating(article: Article, layout: Layout, quoted: Sequence[Quoted], lexicon: Lexicon) -> Dating:
    """Return the article's date: that of its metadata, else the one that stands above its text."""
    before = layout.body[0].start if layout.body else 0
    published = article.published or stated_date(article.text, layout.furniture, before, lexicon)
    return Dating(published, tuple(quotation.span for quotation in quoted))


def _outside(paragraphs: Sequence[Span], quoted: Sequence[Quoted]) -> Iterator[Span]:
    """Yield the stretches of the paragraphs that no quotation covers."""
    inside = {number: list(group) for number, group in groupby(quoted, key=lambda q: q.paragraph)}
    for number, paragraph in enumerate(paragraphs):
        at = paragraph.start
        for quotation in inside.get(number, ()):
            yield Span(at, quotation.outer.start)
            at = quotation.outer.end
        yield Span(at, paragraph.end)


def _narrated(sentences: Sequence[Sentence], scene: Scene) -> Iterator[Span]:
    """Yield the sentences that are not wholly somebody's words."""
    for sentence in sentences:
        if not in_quotation(scene, sentence.span):
            yield sentence.span


def _with_sayer(quantity: Quantity, reporting: Reporting) -> Quantity:
    return replace(quantity, said_by=reporting.sayer(quantity.span))
