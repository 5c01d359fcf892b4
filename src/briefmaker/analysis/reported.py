"""Who says something that is not in quotation marks: `Ukraine says Russia has amassed …`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefmaker.analysis.cast import Cast
from briefmaker.analysis.mentions import Mention
from briefmaker.analysis.speakers import Scene
from briefmaker.model.analysis import Quote, Speaker
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
        sentence = next((s for s in self.cast.sentences if s.holds(span)), None)
        if sentence is None:
            return None
        speaker = self._leading(sentence, span) or self._trailing(sentence, span)
        return speaker.name if speaker else None

    def _leading(self, sentence: Span, span: Span) -> Speaker | None:
        """Return the subject of the sentence's first verb of speech before `span`, as in `Ukraine says`."""
        text = self.scene.text
        for cue in self.scene.lexicon.speech.cue.finditer(text, sentence.start, span.start):
            subject = self._right_before(cue.start(), Span(sentence.start, cue.start()))
            if subject:
                return self.cast.speaker(text, subject)
        return None

    def _trailing(self, sentence: Span, span: Span) -> Speaker | None:
        """Return who is named after the words: `, the council said`, `according to the council`."""
        text = self.scene.text
        for source in self.scene.lexicon.speech.preposition.finditer(text, span.end, sentence.end):
            after = self.scene.mentions_in(Span(source.end(), sentence.end))
            people = [mention for mention in after if mention.kind == "person"]
            named = (people or after)[:1]
            return self.cast.speaker(text, named[0]) if named else None
        comma = text.rfind(",", span.end, sentence.end)
        clause = Span(comma + 1, sentence.end)
        cue = self.scene.lexicon.speech.cue.search(text, clause.start, clause.end)
        if comma < 0 or cue is None:
            return None
        if not text[clause.start : cue.start()].strip():
            after = self.scene.mentions_in(Span(cue.end(), clause.end))
            subject = after[0] if after and after[0].span.start == cue.end() + 1 else None
        else:
            subject = self._right_before(cue.start(), clause)
        return self.cast.speaker(text, subject) if subject else None

    def _right_before(self, cue: int, clause: Span) -> Mention | None:
        able = [m for m in self.scene.mentions_in(Span(clause.start, cue)) if not m.possessive]
        return able[-1] if able and self.scene.is_subject_gap(able[-1].span.end, cue) else None
