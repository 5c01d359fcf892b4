"""Who says something that is not in quotation marks: `Ukraine says Russia has amassed …`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from briefmaker.analysis.cast import Cast, without_article
from briefmaker.analysis.mentions import Mention
from briefmaker.analysis.nominals import subject_behind
from briefmaker.analysis.scene import Scene
from briefmaker.model.analysis import Quote
from briefmaker.model.span import Span

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Claim:
    """Who says a sentence: named before what is said (`X says …`) or after it (`…, X said`)."""

    before: tuple[int, str] | None
    """Where the verb ends, and who."""
    after: tuple[int, str] | None
    """Where the naming begins, and who."""


@dataclass(frozen=True, slots=True)
class Reporting:
    """Answers who says what stands at a place; a sentence is looked at once."""

    scene: Scene
    cast: Cast
    quotes: Sequence[Quote]
    _claims: dict[Span, _Claim] = field(default_factory=dict)

    def sayer(self, span: Span) -> str | None:
        """Return the name of whoever says the words at `span`; None where the narrative itself does."""
        quote = _holding(span, self.quotes, key=lambda quote: quote.span)
        if quote is not None:
            return quote.speaker.name if quote.speaker else None
        sentence = _holding(span, self.cast.sentences, key=lambda sentence: sentence)
        if sentence is None:
            return None
        if sentence not in self._claims:
            self._claims[sentence] = _Claim(self._leading(sentence), self._trailing(sentence))
        claim = self._claims[sentence]
        if claim.before and claim.before[0] <= span.start:
            return claim.before[1]
        return claim.after[1] if claim.after and span.end <= claim.after[0] else None

    def _leading(self, sentence: Span) -> tuple[int, str] | None:
        """Return the subject of the sentence's first verb of speech, as in `Ukraine says`."""
        for cue in self.scene.cues_in(sentence):
            found = self._named(cue.end, self._right_before(cue.start, sentence.start))
            if found:
                return found
        return None

    def _trailing(self, sentence: Span) -> tuple[int, str] | None:
        """Return who is named after the words: `, the council said`, `according to the council`."""
        text = self.scene.text
        source = next(filter(self.scene.is_preposition, self.scene.cues_in(sentence)), None)
        if source:
            after = self.scene.mentions_in(Span(source.end, sentence.end))
            people = [mention for mention in after if mention.kind == "person"]
            named = self._named(source.start, next(iter([*people, *after]), None))
            return named or self._phrase(source.start, subject_behind(text, source.end, sentence.end))
        comma = text.rfind(",", sentence.start, sentence.end)
        cue = self.scene.first_cue(Span(comma + 1, sentence.end)) if comma >= 0 else None
        if cue is None or text.startswith((" and ", " but ", " while "), comma + 1):
            return None
        if text[comma + 1 : cue.start].strip():
            return self._named(comma, self._right_before(cue.start, comma + 1))
        after = self.scene.mentions_in(Span(cue.end, sentence.end))
        near = after[0] if after and after[0].span.start == cue.end + 1 else None
        return self._named(comma, near)

    def _named(self, place: int, mention: Mention | None) -> tuple[int, str] | None:
        speaker = self.cast.speaker(self.scene.text, mention) if mention else None
        return (place, speaker.name) if speaker else None

    def _phrase(self, place: int, phrase: Span | None) -> tuple[int, str] | None:
        return (place, without_article(phrase.of(self.scene.text)).rstrip(".")) if phrase else None

    def _right_before(self, cue: int, start: int) -> Mention | None:
        """Return the mention that only adverbs part from the verb at `cue`."""
        able = [m for m in self.scene.mentions_in(Span(start, cue)) if not m.possessive]
        return able[-1] if able and self.scene.is_subject_gap(able[-1].span.end, cue) else None


def _holding(span: Span, ordered: Sequence[_T], key: Callable[[_T], Span]) -> _T | None:
    """Return the one of the `ordered` items that holds `span`, None where none does."""
    at = bisect_right(ordered, span.start, key=lambda item: key(item).start) - 1
    return ordered[at] if at >= 0 and key(ordered[at]).holds(span) else None
