"""What the chosen sentences tell, event by event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from briefmaker.model.analysis import Analysis
from briefmaker.model.span import Span
from briefmaker.summarise.candidates import Candidate
from briefmaker.summarise.events import Story, group_articles

COMPANY = 60
"""Articles of the folder that are looked at beside the chosen ones: they show which words are common."""


def tellings(chosen: Iterable[Candidate], among: Sequence[Analysis]) -> list[list[Candidate]]:
    """Return the sentences in groups: those of articles that tell one event, in order of time.

    Dated articles come first, undated ones after them in the order of their paths; so do the groups,
    each where its first article stands. `among` is the folder.
    """
    by_article: dict[str, list[Candidate]] = {}
    for candidate in sorted(chosen, key=_in_time):
        by_article.setdefault(candidate.analysis.article.path, []).append(candidate)
    articles = list(by_article.values())
    told = [group for event in _events(articles, among) for group in _under_one_headline(event)]
    return sorted(told, key=lambda group: _in_time(group[0]))


def _in_time(candidate: Candidate) -> tuple[str, str, Span]:
    article = candidate.analysis.article
    return article.published or "9999", article.path, candidate.sentence.span


def _events(articles: Sequence[list[Candidate]], among: Sequence[Analysis]) -> list[list[list[Candidate]]]:
    """Return the articles in groups that tell one event each."""
    paths = {sentences[0].analysis.article.path for sentences in articles}
    others = islice((analysis for analysis in among if analysis.article.path not in paths), COMPANY)
    stories = [_story(analysis) for analysis in (*(found[0].analysis for found in articles), *others)]
    groups = ([n for n in group if n < len(articles)] for group in group_articles(stories))
    return [[articles[n] for n in group] for group in groups if group]


def _story(analysis: Analysis) -> Story:
    text, title = analysis.article.text, analysis.title
    body = (sentence.span.of(text) for sentence in analysis.sentences)
    return Story((title, *body) if title else tuple(body), analysis.article.published)


def _under_one_headline(event: Sequence[list[Candidate]]) -> Iterator[list[Candidate]]:
    """Yield what is told of an event under the first article's headline, then what needs its own.

    `The minister` below another paper's headline would be another minister.
    """
    first, *others = event
    yield [*first, *(item for article in others for item in article if item.wording.standing == "alone")]
    for article in others:
        own = [item for item in article if item.wording.standing != "alone"]
        if own:
            yield own
