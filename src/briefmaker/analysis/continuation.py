"""Who speaks, by the text around the quotation's sentence: a cue that it shares, a speech that runs on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefmaker.analysis.attribution import verb_subject
from briefmaker.analysis.cast import Cast
from briefmaker.analysis.scene import Attribution, Scene, same_sentence, terminals
from briefmaker.model.analysis import Speaker
from briefmaker.model.span import Span

INHERITS = 6
"""A quotation of fewer words never takes over a speaker from another sentence: it may quote a phrase."""
_ABOUT_SPEAKER = re.compile(r"\s*(?:He|She)\b")


def shared(scene: Scene, number: int, earlier: Sequence[Attribution]) -> Attribution | None:
    """Return the attribution of the quotation before, where both stand in one sentence."""
    if not number or not same_sentence(scene, number - 1, number):
        return None
    first = earlier[number - 1]
    return Attribution(first.speaker, first.cue, shares_sentence=True) if first.cue else None


def inherited(scene: Scene, number: int, earlier: Sequence[Attribution]) -> Attribution | None:
    """Return the speaker whose speech runs on, in the same paragraph or in one that opens with a mark."""
    if not number:
        return None
    quotation, last = scene.quoted[number], scene.quoted[number - 1]
    speaker = earlier[number - 1].speaker
    if speaker is None or (_is_short(scene, number) and not _is_sentence(scene, number)):
        return None
    between = scene.text[last.outer.end : quotation.outer.start]
    gap = quotation.paragraph - last.paragraph
    stands_alone = quotation.outer.start == scene.paragraphs[quotation.paragraph].start or gap == 0
    if gap > 1 or not stands_alone or not _runs_on(scene, number, between, gap):
        return None
    heir = Speaker(speaker.name, speaker.role, speaker.mention, "continued")
    return Attribution(heir, earlier[number - 1].cue, number - 1)


def _is_short(scene: Scene, number: int) -> bool:
    return len(scene.quoted[number].span.of(scene.text).split()) < INHERITS


def _is_sentence(scene: Scene, number: int) -> bool:
    """Return whether the quotation is capitalised and punctuated like a sentence."""
    words = scene.quoted[number].span.of(scene.text).strip()
    return words[:1].isupper() and words[-1:] in ".?!…"


def _runs_on(scene: Scene, number: int, between: str, gap: int) -> bool:
    """Return whether nothing between the quotations introduces somebody else."""
    quotation, last = scene.quoted[number], scene.quoted[number - 1]
    if last.runs_on:
        return True
    if gap:
        rest = Span(last.outer.end, scene.paragraphs[last.paragraph].end)
        end = min(terminals(scene.text, rest.start, rest.end), default=rest.end)
        return not scene.text[end : rest.end].strip() and _fills_paragraph(scene, number)
    sentence_end = min(
        terminals(scene.text, last.outer.end, quotation.outer.start), default=quotation.outer.start
    )
    rest = Span(sentence_end, quotation.outer.start)
    return not rest.of(scene.text).strip() or not between.strip() or _stays_with(scene, number, rest)


def _stays_with(scene: Scene, number: int, rest: Span) -> bool:
    """Return whether one sentence about the speaker parts two of the speech, as in `He named no date.`."""
    if not _ABOUT_SPEAKER.match(scene.text, rest.start, rest.end) or not _is_sentence(scene, number):
        return False
    others = [mention for mention in scene.mentions_in(rest) if mention.kind == "person"]
    return not others and len(terminals(scene.text, rest.start, rest.end)) == 1


def _fills_paragraph(scene: Scene, number: int) -> bool:
    """Return whether the paragraph begins with the quotation and holds no narrative of its own."""
    quotation = scene.quoted[number]
    paragraph = scene.paragraphs[quotation.paragraph]
    rest = scene.text[quotation.outer.end : paragraph.end].strip(" .")
    return quotation.outer.start == paragraph.start and (quotation.runs_on or not rest)


def introduced(scene: Scene, cast: Cast, number: int) -> Attribution | None:
    """Return who speaks in the sentence right before a quotation that is a sentence of its own.

    `The treaty is dead, Berg added. “Nobody will sign it again.”` It stands in the paragraph before
    where that ends with a colon: `Berg said:`
    """
    sentence = _sentence_before(scene, number)
    if sentence is None:
        return None
    colon = sentence.of(scene.text).rstrip().endswith(":")
    if not colon and _is_short(scene, number):
        return None
    for cue in scene.cues_in(sentence):
        subject = None if scene.is_preposition(cue) else verb_subject(scene, cue, sentence)
        speaker = cast.speaker(scene.text, subject) if subject else None
        if speaker:
            basis = speaker.basis if colon else "continued"
            return Attribution(Speaker(speaker.name, speaker.role, speaker.mention, basis), cue)
    return _subject_speaks(scene, cast, sentence) if _is_sentence(scene, number) and not colon else None


def _subject_speaks(scene: Scene, cast: Cast, sentence: Span) -> Attribution | None:
    """Return whom the sentence is about, as in `Berg defended her vote. “I would do it again.”`."""
    people = [mention for mention in scene.mentions_in(sentence) if mention.kind in ("person", "pronoun")]
    start = sentence.end - len(sentence.of(scene.text).lstrip().removeprefix("For "))
    if not people or people[0].span.start != start or people[0].possessive or people[0].modifies:
        return None
    speaker = cast.speaker(scene.text, people[0])
    if speaker is None:
        return None
    return Attribution(Speaker(speaker.name, speaker.role, speaker.mention, "continued"), None)


def _sentence_before(scene: Scene, number: int) -> Span | None:
    """Return the sentence that ends where the quotation begins, None where there is none to look at."""
    quotation = scene.quoted[number]
    start = scene.paragraphs[quotation.paragraph].start
    if quotation.outer.start == start:
        return _colon_sentence(scene, quotation.paragraph - 1)
    if number and scene.quoted[number - 1].paragraph == quotation.paragraph:
        start = scene.quoted[number - 1].outer.end
    ends = terminals(scene.text, start, quotation.outer.start)
    if not ends or scene.text[ends[-1] : quotation.outer.start].strip():
        return None
    return Span(ends[-2] if len(ends) > 1 else start, ends[-1])


def _colon_sentence(scene: Scene, paragraph: int) -> Span | None:
    """Return the last sentence of a paragraph that ends with a colon."""
    if paragraph < 0 or not scene.paragraphs[paragraph].of(scene.text).rstrip().endswith(":"):
        return None
    span = scene.paragraphs[paragraph]
    ends = [end for end in terminals(scene.text, span.start, span.end) if end < span.end]
    return Span(ends[-1] if ends else span.start, span.end)
