"""What only the whole folder can tell: one name for each person, and the topics of each sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefmaker.analysis.merging import merged_names
from briefmaker.analysis.people import with_roles
from briefmaker.analysis.roles import fuller_roles, with_place
from briefmaker.analysis.topics import Context, fits
from briefmaker.analysis.words import words_of
from briefmaker.model.analysis import Analysis, Quantity, Quote, Sentence
from briefmaker.model.query import Topic
from briefmaker.model.span import Span


def resolve(
    analyses: Sequence[Analysis], people: Mapping[str, str], topics: Sequence[Topic]
) -> tuple[Analysis, ...]:
    """Return the analyses with one name for each person of the folder and with each sentence's topics.

    `people` maps a variant to the name that the user wants; it outranks what the articles say.
    """
    names = merged_names(analyses, people)
    renamed = [_renamed(analysis, names) for analysis in analyses]
    roles = fuller_roles([person for analysis in renamed for person in analysis.people])
    return tuple(_placed(_with_topics(_in_full(analysis, roles), topics)) for analysis in renamed)


def iter_contexts(analysis: Analysis) -> Iterator[tuple[Sentence, Context]]:
    """Yield each sentence with what it is matched with: its speaker, its paragraph and the headline."""
    text = analysis.article.text
    surroundings = [words_of(f"{span.of(text)}\n{analysis.title or ''}") for span in analysis.paragraphs]
    for sentence in analysis.sentences:
        yield (
            sentence,
            Context(
                sentence=words_of(sentence.span.of(text)),
                speaker=words_of(_speaker_of(analysis.quotes, sentence.span)),
                surroundings=surroundings[sentence.paragraph],
            ),
        )


def _speaker_of(quotes: Sequence[Quote], span: Span) -> str:
    """Return name and role of whoever speaks at `span`; empty where nobody does."""
    at = bisect_right(quotes, span.start, key=lambda quote: quote.span.end)
    for quote in quotes[at:]:
        if quote.span.start >= span.end:
            break
        if quote.speaker:
            return f"{quote.speaker.name}, {quote.speaker.role or ''}"
    return ""


def _in_full(analysis: Analysis, roles: Mapping[tuple[str, str], str]) -> Analysis:
    """Return the analysis with each person's role as the folder gives it in full, the speakers' too."""
    return _described(analysis, [roles.get((person.name, person.role or "")) for person in analysis.people])


def _placed(analysis: Analysis) -> Analysis:
    """Return the analysis with the place of the article in roles that leave the state open.

    That comes after the topics: a place above an article makes nothing that is said in it belong to one.
    """
    known = [p.full_role or with_place(p.role, analysis.dateline) for p in analysis.people]
    return _described(analysis, known)


def _described(analysis: Analysis, roles: Sequence[str | None]) -> Analysis:
    people = tuple(replace(p, full_role=role) for p, role in zip(analysis.people, roles, strict=True))
    return replace(analysis, people=people, quotes=with_roles(analysis.quotes, people))


def _with_topics(analysis: Analysis, topics: Sequence[Topic]) -> Analysis:
    sentences = tuple(
        replace(sentence, topics=tuple(topic.id for topic in topics if fits(topic.query, context)))
        for sentence, context in iter_contexts(analysis)
    )
    return replace(analysis, sentences=sentences)


def _renamed(analysis: Analysis, names: Mapping[str, str]) -> Analysis:
    return replace(
        analysis,
        quotes=tuple(_renamed_quote(quote, names) for quote in analysis.quotes),
        quantities=tuple(_renamed_quantity(quantity, names) for quantity in analysis.quantities),
        references=tuple(replace(r, name=names.get(r.name, r.name)) for r in analysis.references),
        people=tuple(replace(person, name=names.get(person.name, person.name)) for person in analysis.people),
    )


def _renamed_quote(quote: Quote, names: Mapping[str, str]) -> Quote:
    if quote.speaker is None or quote.speaker.name not in names:
        return quote
    return replace(quote, speaker=replace(quote.speaker, name=names[quote.speaker.name]))


def _renamed_quantity(quantity: Quantity, names: Mapping[str, str]) -> Quantity:
    return replace(
        quantity, said_by=names.get(quantity.said_by, quantity.said_by) if quantity.said_by else None
    )
