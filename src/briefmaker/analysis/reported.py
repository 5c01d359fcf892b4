"""Who says something that is not in quotation marks: `Ukraine says Russia has amassed …`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefmaker.analysis.cast import Cast
from briefmaker.analysis.mentions import Mention
from briefmaker.analysis.speakers import Scene
from briefmaker.model.analysis import Quote
from briefmaker.model.span import Span


@dataclass(frozen=True, slots=True)
class Reporting:
    """Answers who says what stands at a place."""

    scene: Scene
    cast: Cast
    quotes: Sequence[Quote]

    def sayer(self, span: Span) -> str | None:
        """Return the name of whoever says the words at `span`; None where the narrative itself does."""
        for quote in self.quotes:
            if quote.span.holds(span):
                return quote.speaker.name if quote.speaker else None
        return self._by_leading_verb(span)

    def _by_leading_verb(self, span: Span) -> str | None:
        """Return the subject of the first verb of speech in the sentence, where it stands before `span`."""
        sentence = next((s for s in self.cast.sentences if s.holds(span)), None)
        if sentence is None:
            return None
        text = self.scene.text
        for cue in self.scene.lexicon.speech.cue.finditer(text, sentence.start, span.start):
            before = self.scene.mentions_in(Span(sentence.start, cue.start()))
            subject = self._adjacent(before, cue.start())
            if subject:
                speaker = self.cast.speaker(text, subject)
                return speaker.name if speaker else None
        return None

    def _adjacent(self, mentions: Sequence[Mention], cue: int) -> Mention | None:
        able = [mention for mention in mentions if not mention.possessive]
        return able[-1] if able and self.scene.is_subject_gap(able[-1].span.end, cue) else None
