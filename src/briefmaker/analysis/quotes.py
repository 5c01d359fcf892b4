"""Quotations: what stands between marks, whether it quotes somebody, and who speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefmaker.analysis.language import is_foreign
from briefmaker.analysis.marks import Quoted
from briefmaker.analysis.scene import Attribution, Scene
from briefmaker.model.analysis import Quote, QuoteKind

FRAGMENT = 6
"""Words below which a quotation without a cue is taken for a name or a phrase, not for speech."""

_SUBJECT = (
    r"(?:I|we|you|he|she|it|they|this|that|there|these|those|who|what|everyone|everybody|nobody|someone)"
)
_FINITE = (
    r"(?:is|are|was|were|am|has|have|had|will|would|can|could|must|should|may|might|shall|do|does|did|cannot|isn[’']t|"
    r"aren[’']t|wasn[’']t|don[’']t|doesn[’']t|didn[’']t|won[’']t|can[’']t|wouldn[’']t|couldn[’']t|shouldn[’']t|needs?|wants?)"
)
_CLAUSE = re.compile(
    rf"\b{_SUBJECT}[’'](?:s|re|m|ve|ll|d)\b"
    r"|(?<!\bto )\b(?:I|we|you|he|she|they|it|this|there)\b(?! who) \w+"
    rf"|\b\w+[’']?s? {_FINITE}\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(rf"\b(?:who|which|that)(?:[’'](?:s|re|ve)|\s+{_FINITE})\b", re.IGNORECASE)
_LEAD = re.compile(r"(?:\bthat|[:,]|^)\s*$")
_FINITE_FIRST = re.compile(rf"(?!needs|wants){_FINITE} (?!you|we|I|they|he|she|it|there|this|that)")
_MODAL_BEFORE = re.compile(r"\b(?:not|never|to|must|will|would|could|should|can|may|might|cannot) $")
_SMALL = frozenset(["of", "the", "and", "a", "an", "in", "on", "for", "to", "with", "de", "la"])
TITLE_WORDS = 7
_BEFORE_WORK = re.compile(
    r"(?:\b(?:on|in|of|to|from|for|with|the|an?|his|her|their|its|called|titled|entitled|named)|[’']s?)"
    r"[ \xa0]$",
    re.IGNORECASE,
)
"""What stands before the title of a work."""


def gather_quotes(scene: Scene, attributions: Sequence[Attribution]) -> tuple[Quote, ...]:
    """Return the quotations that quote somebody, in reading order.

    Words in quotation marks that quote nobody (a title, a phrase at arm's length) are left out:
    `continues` counts the quotations that remain.
    """
    kept = [n for n, found in enumerate(attributions) if _quotes_somebody(scene, scene.quoted[n], found)]
    place: dict[int | None, int] = {number: index for index, number in enumerate(kept)}
    return tuple(
        Quote(
            span=scene.quoted[number].span,
            kind=_kind(scene, scene.quoted[number], attributions[number]),
            speaker=attributions[number].speaker,
            cue=attributions[number].cue,
            continues=place.get(attributions[number].continues),
            is_foreign=is_foreign(scene.quoted[number].span.of(scene.text), scene.lexicon),
        )
        for number in kept
    )


def _quotes_somebody(scene: Scene, quoted: Quoted, found: Attribution) -> bool:
    words = quoted.span.of(scene.text).split()
    if _names_work(scene, quoted, words):
        return False
    if found.cue is not None:
        return not (_is_title(words) and found.shares_sentence)
    return len(words) >= FRAGMENT and not _is_title(words)


def _names_work(scene: Scene, quoted: Quoted, words: list[str]) -> bool:
    """Return whether the words are a programme's or a book's title: `on “Good Morning, Riverton,”`."""
    before = scene.text[max(0, quoted.outer.start - 12) : quoted.outer.start]
    plain = [word.rstrip(".,?!") for word in words]
    return 2 <= len(words) <= TITLE_WORDS and bool(_BEFORE_WORK.search(before)) and _is_title(plain)


def _is_title(words: list[str]) -> bool:
    """Return whether the words are capitalised like the title of a book or a programme."""
    return (
        len(words) > 1
        and all(word[:1].isupper() or word in _SMALL for word in words)
        and words[-1][-1:] not in ".,?!"
    )


def _is_predicate(scene: Scene, quoted: Quoted, words: str) -> bool:
    """Return whether the subject stands before the mark: `they “will come”`, `must not “forget it”`."""
    before = scene.text[max(0, quoted.outer.start - 12) : quoted.outer.start]
    return bool(_FINITE_FIRST.match(words) or (words[:1].islower() and _MODAL_BEFORE.search(before)))


def _kind(scene: Scene, quoted: Quoted, found: Attribution) -> QuoteKind:
    """Return whether the quotation holds a whole clause."""
    words = quoted.span.of(scene.text)
    if _is_predicate(scene, quoted, words):
        return "fragment"
    main = _RELATIVE.sub(" ", words)
    if _CLAUSE.search(main):
        return "sentence"
    before = scene.text[scene.paragraphs[quoted.paragraph].start : quoted.outer.start]
    opens = not before.strip() or before.rstrip()[-1:] in '.?!”"»' or bool(_LEAD.search(before))
    count, last = len(words.split()), words.rstrip()[-1:]
    whole = opens and words[:1].isupper() and ((last in ".?!" and count >= 3) or (last == "," and count >= 5))
    return "sentence" if found.continues is not None or (whole and found.cue is not None) else "fragment"
