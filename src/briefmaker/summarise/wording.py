"""How a sentence may be printed out of its place: what is cut, and who its opening pronoun is.

Editors mark both: a cut is an ellipsis, a name that stands for a pronoun is in square brackets.
Nothing else is altered.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefmaker.model.analysis import Analysis, Reference, Sentence
from briefmaker.model.span import Span
from briefmaker.summarise.rules import rules_of
from briefmaker.summarise.standing import Cut, Standing, cut

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Gloss:
    """Words in square brackets that say in full who is named at a place of the text."""

    span: Span
    """What they stand for."""
    words: str


def glossed(text: str, span: Span, glosses: Iterable[Gloss], form: str = "[{}]") -> str:
    """Return the words at `span` with the glosses within it in place of what they stand for."""
    words, at = "", span.start
    for gloss in glosses:
        if span.holds(gloss.span):
            words += text[at : gloss.span.start] + form.format(gloss.words)
            at = gloss.span.end
    return words + text[at : span.end]


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence as it is printed."""

    spans: tuple[Span, ...]
    """The parts that are printed, in order; an ellipsis stands between them."""
    standing: Standing
    begins: bool
    """Whether the first part begins the sentence: else an ellipsis leads."""
    ends: bool
    """Whether the last part ends it: else an ellipsis follows."""
    opening: str | None = None
    """What is printed in square brackets before the words."""
    named: Span | None = None
    """Where the text names whom `opening` names."""
    own_voice: bool = False
    """Whether the source speaks of itself."""
    is_answered: bool = False
    """Whether the sentence behind it is printed with it: it denies it, limits it or adds to it."""
    glosses: tuple[Gloss, ...] = ()
    """Who is named by a surname alone, in the order of the text."""

    def text(self, of: str) -> str:
        """Return the words to print, white space squeezed; `of` is the article's text."""
        parts = [" ".join(glossed(of, span, self.glosses).split()) for span in self.spans]
        words = f" {ELLIPSIS} ".join(parts)
        if not self.begins:
            words = f"{ELLIPSIS} {words}"
        if self.opening:
            words = f"[{self.opening}] {words}"
        return words if self.ends else f"{words.rstrip(',;')} {ELLIPSIS}"


def worded(analysis: Analysis, sentence: Sentence, answer: Span | None = None) -> Wording:
    """Return how `sentence` may be printed, with its `answer` behind it.

    Its standing is `never` where it may not be printed.
    """
    text, span = analysis.article.text, sentence.span
    reference = _reference(analysis, sentence)
    if reference is None:
        words = cut(span.of(text))
        found = _placed(words, span)
        if found.own_voice:
            found = replace(found, opening=_own_words(analysis))
        if words.people and not _names(analysis.title, words.people):
            found = replace(found, standing="never")
    else:
        rest = Span(reference.span.end + 1, span.end)
        found = _placed(cut(rest.of(text), follows_name=True), rest)
        found = replace(found, opening=reference.name, named=reference.named)
    return found if answer is None else _answered(found, answer)


def _placed(found: Cut, sentence: Span) -> Wording:
    spans = tuple(Span(sentence.start + part.start, sentence.start + part.end) for part in found.parts)
    return Wording(
        spans=spans,
        standing=found.standing,
        begins=spans[0].start == sentence.start,
        ends=spans[-1].end == sentence.end,
        own_voice=found.own_voice,
    )


def _answered(found: Wording, answer: Span) -> Wording:
    """Return the wording with the sentence that answers it."""
    *before, last = found.spans
    spans = (*before, Span(last.start, answer.end)) if found.ends else (*found.spans, answer)
    return replace(found, spans=spans, ends=True, is_answered=True)


def _names(title: str | None, people: str) -> bool:
    """Return whether the headline names these people: `ministers` are in `NATO ministers promise help`."""
    return people.removesuffix("s") in (title or "").casefold()


def _own_words(analysis: Analysis) -> str:
    publisher = analysis.article.publisher
    rules = rules_of("standing")
    form: str = rules["own_words"] if publisher else rules["own_words_of_nobody"]
    return form.format(publisher=publisher)


def _reference(analysis: Analysis, sentence: Sentence) -> Reference | None:
    return next((r for r in analysis.references if r.span.start == sentence.span.start), None)
