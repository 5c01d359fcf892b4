"""Who says a quotation: from its own sentence, the sentence before, or the speech that it goes on from.

Rules in order of trust: the cue before the quotation (`X said: “`), the cue after it (`” said X`,
`” X said`), a cue that its sentence shares, the speech that runs on. Where none applies the speaker
stays open. What the words of a mention mean (a surname, `he`, `the secretary`) is settled by `Cast`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from briefmaker.analysis.cast import Cast
from briefmaker.analysis.lexicon import Lexicon
from briefmaker.analysis.marks import Quoted
from briefmaker.analysis.mentions import PREPOSITION, Mention
from briefmaker.model.analysis import Speaker
from briefmaker.model.span import Span

INHERITS = 6
"""A quotation of fewer words never takes over a speaker from another sentence: it may quote a phrase."""

ADJACENT = 3
"""Words between a quotation and its cue; farther away, the cue may be about something else."""

_TERMINAL = re.compile(r"[.?!…][\"'”’»)]*(?=\s+[^a-z\s]|\s*$)")
_ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sen|Rep|Gov|St|No|U\.S|U\.K|U\.N))\.$"
)
_AUXILIARY = re.compile(
    r"\s*(?:,? ?(?:who|which))?\s*(?:(?:has|have|had|is|was|were|are|also|later|then|even|again|once|both|"
    r"further|reportedly|publicly|repeatedly|previously|recently|earlier|separately|today|yesterday|meanwhile|\w+ly|"
    r"on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:this|last) \w+)\s*)*"
)
_RELATIVE = re.compile(r",? (?:who|which)(?: \w+){0,2} ")
"""`Josep Borrell, who said`: whatever stands before the name, the clause is about it."""
_PARTICIPLE = re.compile(r"\w+ing$")
_SPEECH_END = re.compile(r"[,—–-]$")


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
    lexicon: Lexicon

    def mentions_in(self, span: Span) -> Sequence[Mention]:
        """Return the mentions that lie within `span`."""
        first = bisect_left(self.mentions, span.start, key=lambda mention: mention.span.start)
        last = bisect_left(self.mentions, span.end, key=lambda mention: mention.span.start)
        return [mention for mention in self.mentions[first:last] if mention.span.end <= span.end]

    def is_subject_gap(self, start: int, end: int) -> bool:
        """Return whether only auxiliaries and adverbs stand between a subject and its verb."""
        return bool(_AUXILIARY.fullmatch(self.text, start, end))


def attribute(scene: Scene, cast: Cast) -> tuple[Attribution, ...]:
    """Return an attribution for each quotation of the scene, in its order."""
    found: list[Attribution] = []
    for number in range(len(scene.quoted)):
        found.append(_attribute(scene, cast, number, found))
    return tuple(found)


def _attribute(scene: Scene, cast: Cast, number: int, earlier: Sequence[Attribution]) -> Attribution:
    before, after = _narrative_around(scene, number)
    opens_sentence = not before.of(scene.text).strip(" ,;:—–-")
    for rule in (_cue_before, _cue_after):
        if rule is _cue_before and opens_sentence:
            continue
        found = rule(scene, cast, number, before if rule is _cue_before else after)
        if found:
            return found if rule is not _cue_before else _continued_if_broken(scene, number, found)
    return (
        _shared(scene, number, earlier)
        or _inherited(scene, number, earlier)
        or _introduced(scene, cast, number)
        or Attribution(None, None)
    )


def _narrative_around(scene: Scene, number: int) -> tuple[Span, Span]:
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


def _terminals(text: str, start: int, end: int) -> list[int]:
    return [
        match.end()
        for match in _TERMINAL.finditer(text, start, end)
        if not _ABBREVIATED.search(text, start, match.start() + 1)
    ]


def _sentence_start(text: str, start: int, end: int) -> int:
    return max((at for at in _terminals(text, start, end) if at < end), default=start)


def _sentence_end(text: str, start: int, end: int) -> int:
    return min(_terminals(text, start, end), default=end)


def _cue_before(scene: Scene, cast: Cast, number: int, region: Span) -> Attribution | None:
    """Return who speaks by the last cue before the quotation: `X said: “`, `X, who warned of “`."""
    for cue in reversed(
        [Span(*m.span()) for m in scene.lexicon.speech.cue.finditer(scene.text, region.start, region.end)]
    ):
        if " " in cue.of(scene.text):
            return _by_preposition(scene, cast, cue, region)
        subject = _subject_before(scene, cue, _clause(scene, number, region))
        if subject is None and _PARTICIPLE.match(cue.of(scene.text)):
            subject = _main_subject(scene, number, region)
        if subject is not None:
            return Attribution(cast.speaker(scene.text, subject), cue)
        if not _subject_possible(scene, Span(region.start, cue.start)):
            speaker = cast.last_speaker(region.start)  # `And explained that “`: the subject is the last one's
            return Attribution(speaker, cue) if speaker else None
    return None


def _subject_possible(scene: Scene, before: Span) -> bool:
    return bool(before.of(scene.text).strip(" ,;—–").removeprefix("And").removeprefix("and").strip())


def _clause(scene: Scene, number: int, region: Span) -> Span:
    """Return the sentence from its start, quotations included: `pledged “…” and stressed that “`."""
    first = number
    while first and _same_sentence(scene, first - 1, first):
        first -= 1
    return Span(_narrative_around(scene, first)[0].start, region.end)


def _same_sentence(scene: Scene, one: int, other: int) -> bool:
    """Return whether no sentence ends between two neighbouring quotations."""
    a, b = scene.quoted[one], scene.quoted[other]
    if a.paragraph != b.paragraph:
        return False
    between = Span(a.outer.end, b.outer.start)
    narrative = between.of(scene.text).strip()
    ended = a.span.of(scene.text).rstrip()[-1:] in ".?!…" and narrative[:1].isupper()
    return bool(narrative) and not ended and not _terminals(scene.text, between.start, between.end)


def _subject_before(scene: Scene, cue: Span, clause: Span) -> Mention | None:
    """Return the subject of the verb `cue`: right before it, before an insertion, or the clause's first."""
    before = [m for m in scene.mentions_in(Span(clause.start, cue.start)) if not _in_quotation(scene, m.span)]
    able = [mention for mention in before if not mention.possessive]
    if not able:
        return None
    nearest = able[-1]
    if _RELATIVE.fullmatch(scene.text, nearest.span.end, cue.start):
        return nearest
    if scene.is_subject_gap(nearest.span.end, cue.start) and not _governed(scene, nearest, clause):
        return nearest
    free = [mention for mention in able if not _governed(scene, mention, clause)]
    return free[0] if free else None


def _governed(scene: Scene, mention: Mention, clause: Span) -> bool:
    """Return whether a preposition stands before the mention: `with Lavrov` is no subject."""
    return bool(
        PREPOSITION.search(scene.text[max(clause.start, mention.span.start - 40) : mention.span.start])
    )


def _in_quotation(scene: Scene, span: Span) -> bool:
    at = bisect_left(scene.quoted, span.end, key=lambda quoted: quoted.outer.start) - 1
    return at >= 0 and scene.quoted[at].outer.holds(span)


def _main_subject(scene: Scene, number: int, region: Span) -> Mention | None:
    """Return the subject of the main clause after `Noting that … “…,”`."""
    _, after = _narrative_around(scene, number)
    mentions = [mention for mention in scene.mentions_in(after) if not mention.possessive]
    first_word = region.of(scene.text).split(maxsplit=1)[:1]
    return mentions[0] if mentions and first_word and _PARTICIPLE.match(first_word[0]) else None


def _by_preposition(scene: Scene, cast: Cast, cue: Span, region: Span) -> Attribution | None:
    mentions = scene.mentions_in(Span(cue.end, region.end))
    near = [m for m in mentions if len(scene.text[cue.end : m.span.start].split()) <= 2]
    return Attribution(cast.speaker(scene.text, near[0]), cue) if near else None


def _cue_after(scene: Scene, cast: Cast, number: int, region: Span) -> Attribution | None:
    """Return who speaks by the cue after the quotation: `” said X`, `” X said`."""
    words = region.of(scene.text)
    ended = scene.quoted[number].span.of(scene.text).rstrip()[-1:] in ".…"
    if not words.strip() or (ended and words.strip()[:1].isupper()):
        return None
    for match in scene.lexicon.speech.cue.finditer(scene.text, region.start, region.end):
        cue = Span(*match.span())
        lead = Span(region.start, cue.start)
        if " " in match[0]:
            return _by_preposition(scene, cast, cue, region)
        subject = _subject_around(scene, cue, lead, region)
        if subject is not None:
            return Attribution(cast.speaker(scene.text, subject), cue)
        if len(lead.of(scene.text).split()) <= ADJACENT:
            return Attribution(None, cue)  # somebody says it, but the text does not tell us who
        return None
    return None


def _subject_around(scene: Scene, cue: Span, lead: Span, region: Span) -> Mention | None:
    if not lead.of(scene.text).strip(" ,—–"):
        following = scene.mentions_in(Span(cue.end, region.end))
        near = [m for m in following if scene.text[cue.end : m.span.start].strip() in ("", "the", "a", "an")]
        return near[0] if near else None
    before = [mention for mention in scene.mentions_in(lead) if not mention.possessive]
    if before and not scene.text[lead.start : before[0].span.start].strip(" ,—–"):
        return before[0]
    return before[-1] if before and scene.is_subject_gap(before[-1].span.end, cue.start) else None


def _continued_if_broken(scene: Scene, number: int, found: Attribution) -> Attribution:
    """Mark the second half of a quotation that its attribution interrupts: `“…,” he added, “…”`."""
    if not number or not _same_sentence(scene, number - 1, number):
        return found
    first = scene.quoted[number - 1].span.of(scene.text).rstrip()
    between = scene.text[scene.quoted[number - 1].outer.end : scene.quoted[number].outer.start].strip()
    broken = (
        bool(_SPEECH_END.search(first)) and bool(_SPEECH_END.search(between)) and len(between.split()) <= 8
    )
    return Attribution(found.speaker, found.cue, number - 1) if broken else found


def _shared(scene: Scene, number: int, earlier: Sequence[Attribution]) -> Attribution | None:
    """Return the attribution of the quotation before, where both stand in one sentence."""
    if not number or not _same_sentence(scene, number - 1, number):
        return None
    first = earlier[number - 1]
    return Attribution(first.speaker, first.cue, shares_sentence=True) if first.cue else None


def _inherited(scene: Scene, number: int, earlier: Sequence[Attribution]) -> Attribution | None:
    """Return the speaker whose speech runs on, in the same paragraph or in one that opens with a mark."""
    if not number:
        return None
    quotation, last = scene.quoted[number], scene.quoted[number - 1]
    speaker = earlier[number - 1].speaker
    if speaker is None or len(quotation.span.of(scene.text).split()) < INHERITS:
        return None
    between = scene.text[last.outer.end : quotation.outer.start]
    gap = quotation.paragraph - last.paragraph
    stands_alone = quotation.outer.start == scene.paragraphs[quotation.paragraph].start or gap == 0
    if gap > 1 or not stands_alone or not _runs_on(scene, number, between, gap):
        return None
    inherited = Speaker(speaker.name, speaker.role, None, "continued")
    return Attribution(inherited, earlier[number - 1].cue, number - 1)


def _runs_on(scene: Scene, number: int, between: str, gap: int) -> bool:
    """Return whether nothing between the quotations introduces somebody else."""
    quotation, last = scene.quoted[number], scene.quoted[number - 1]
    if last.runs_on:
        return True
    if gap:
        rest = Span(last.outer.end, scene.paragraphs[last.paragraph].end)
        end = min(_terminals(scene.text, rest.start, rest.end), default=rest.end)
        return not scene.text[end : rest.end].strip() and _fills_paragraph(scene, number)
    sentence_end = min(
        _terminals(scene.text, last.outer.end, quotation.outer.start), default=quotation.outer.start
    )
    return not scene.text[sentence_end : quotation.outer.start].strip() or not between.strip()


def _fills_paragraph(scene: Scene, number: int) -> bool:
    """Return whether the paragraph begins with the quotation and holds no narrative of its own."""
    quotation = scene.quoted[number]
    paragraph = scene.paragraphs[quotation.paragraph]
    rest = scene.text[quotation.outer.end : paragraph.end].strip(" .")
    return quotation.outer.start == paragraph.start and (quotation.runs_on or not rest)


def _introduced(scene: Scene, cast: Cast, number: int) -> Attribution | None:
    """Return who speaks in the sentence right before a quotation that is a sentence of its own.

    `The treaty is dead, Berg added. “Nobody will sign it again.”`
    """
    quotation = scene.quoted[number]
    start = scene.paragraphs[quotation.paragraph].start
    if number and scene.quoted[number - 1].paragraph == quotation.paragraph:
        start = scene.quoted[number - 1].outer.end
    ends = _terminals(scene.text, start, quotation.outer.start)
    words = quotation.span.of(scene.text).split()
    if not ends or scene.text[ends[-1] : quotation.outer.start].strip() or len(words) < INHERITS:
        return None
    sentence = Span(ends[-2] if len(ends) > 1 else start, ends[-1])
    for match in scene.lexicon.speech.cue.finditer(scene.text, sentence.start, sentence.end):
        cue = Span(*match.span())
        subject = _subject_before(scene, cue, sentence) if " " not in match[0] else None
        speaker = cast.speaker(scene.text, subject) if subject else None
        if speaker:
            return Attribution(Speaker(speaker.name, speaker.role, speaker.mention, "continued"), cue)
    return None
