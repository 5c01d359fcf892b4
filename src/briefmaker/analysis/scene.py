"""What attribution looks at: a text with its quotations, its sentences, and who can speak in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from briefmaker.analysis.lexicon import Lexicon
from briefmaker.analysis.marks import Quoted
from briefmaker.analysis.mentions import PREPOSITION, Mention
from briefmaker.model.analysis import Speaker
from briefmaker.model.span import Span

_TERMINAL = re.compile(r"[.?!…][\"'”’»)]*(?=\s+[^a-z\s]|\s*$)")
_ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Maj|Adm|Rev|Del|Hon|Jr|Sr|Sen|Rep|Gov|St|No|vs|U\.S|U\.K|U\.N))\.$"
)
_AUXILIARY = re.compile(
    r"\s*(?:,? ?(?:who|which))?\s*(?:(?:has|have|had|is|was|were|are|also|later|then|even|again|once|"
    r"both|still|now|often|always|never|just|further|subsequently|today|yesterday|meanwhile|\w+ly|earlier|first|"
    r"on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:this|last) \w+)\s*)*"
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """What the text says about who speaks."""

    speaker: Speaker | None
    cue: Span | None
    continues: int | None = None
    shares_sentence: bool = False
    """Whether the cue is the one of an earlier quotation of the same sentence."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What attribution looks at: the text, its quotations, and who can speak in it."""

    text: str
    paragraphs: Sequence[Span]
    quoted: Sequence[Quoted]
    mentions: Sequence[Mention]
    cues: Sequence[Span]
    """Verbs of speech and the like, as `find_cues` returns them."""
    lexicon: Lexicon

    def mentions_in(self, span: Span) -> Sequence[Mention]:
        """Return the mentions that lie within `span`."""
        first = bisect_left(self.mentions, span.start, key=lambda mention: mention.span.start)
        last = bisect_left(self.mentions, span.end, key=lambda mention: mention.span.start)
        return [mention for mention in self.mentions[first:last] if mention.span.end <= span.end]

    def cues_in(self, span: Span) -> Sequence[Span]:
        """Return the verbs of speech and phrases such as `according to` in `span`."""
        first = bisect_left(self.cues, span.start, key=lambda cue: cue.start)
        last = bisect_left(self.cues, span.end, key=lambda cue: cue.start)
        return [cue for cue in self.cues[first:last] if cue.end <= span.end]

    def first_cue(self, span: Span) -> Span | None:
        """Return the first of `cues_in(span)`, None where there is none."""
        return next(iter(self.cues_in(span)), None)

    def is_preposition(self, cue: Span) -> bool:
        """Return whether the speaker stands behind the cue, as behind `according to`."""
        return self.lexicon.speech.preposition.fullmatch(self.text, cue.start, cue.end) is not None

    def is_subject_gap(self, start: int, end: int) -> bool:
        """Return whether only auxiliaries and adverbs stand between a subject and its verb."""
        return bool(_AUXILIARY.fullmatch(self.text, start, end))


def narrative_around(scene: Scene, number: int) -> tuple[Span, Span]:
    """Return the narrative of the quotation's own sentence before it and after it."""
    quotation = scene.quoted[number]
    paragraph = scene.paragraphs[quotation.paragraph]
    start, end = paragraph.start, paragraph.end
    if number and scene.quoted[number - 1].paragraph == quotation.paragraph:
        start = scene.quoted[number - 1].outer.end
    if number + 1 < len(scene.quoted) and scene.quoted[number + 1].paragraph == quotation.paragraph:
        end = scene.quoted[number + 1].outer.start
    before = Span(_sentence_start(scene.text, start, quotation.outer.start), quotation.outer.start)
    return before, Span(quotation.outer.end, _sentence_end(scene.text, quotation.outer.end, end))


def same_sentence(scene: Scene, one: int, other: int) -> bool:
    """Return whether no sentence ends between two neighbouring quotations."""
    a, b = scene.quoted[one], scene.quoted[other]
    if a.paragraph != b.paragraph:
        return False
    between = Span(a.outer.end, b.outer.start)
    narrative = between.of(scene.text).strip()
    ended = a.span.of(scene.text).rstrip()[-1:] in ".?!…" and narrative[:1].isupper()
    return bool(narrative) and not ended and not terminals(scene.text, between.start, between.end)


def terminals(text: str, start: int, end: int) -> list[int]:
    """Return the places where sentences end; abbreviations end none."""
    return [
        match.end()
        for match in _TERMINAL.finditer(text, start, end)
        if not _ABBREVIATED.search(text, start, match.start() + 1)
    ]


def is_governed(scene: Scene, mention: Mention, clause: Span) -> bool:
    """Return whether a preposition stands before the mention: `with Lavrov` is no subject."""
    return bool(
        PREPOSITION.search(scene.text[max(clause.start, mention.span.start - 40) : mention.span.start])
    )


def in_quotation(scene: Scene, span: Span) -> bool:
    """Return whether `span` lies within a quotation."""
    at = bisect_left(scene.quoted, span.end, key=lambda quoted: quoted.outer.start) - 1
    return at >= 0 and scene.quoted[at].outer.holds(span)


def _sentence_start(text: str, start: int, end: int) -> int:
    return max((at for at in terminals(text, start, end) if at < end), default=start)


def _sentence_end(text: str, start: int, end: int) -> int:
    return min(terminals(text, start, end), default=end)
