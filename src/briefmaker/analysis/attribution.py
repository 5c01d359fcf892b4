"""Who speaks, by the quotation's own sentence: the cue before it, or the cue after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefmaker.analysis.cast import Cast
from briefmaker.analysis.mentions import Mention
from briefmaker.analysis.nominals import subject_before, subject_behind, subject_between
from briefmaker.analysis.scene import (
    Attribution,
    Scene,
    in_quotation,
    is_governed,
    narrative_around,
    same_sentence,
)
from briefmaker.model.analysis import Speaker
from briefmaker.model.span import Span

ADJACENT = 3
"""Words between a quotation and its cue; farther away, the cue may be about something else."""
CLAIM_WORDS = 8
"""Words between `Berg’s claim` and what it is."""
_SIGNATURE = re.compile(
    r"\s*[―—–-]\s?(?P<name>[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|de|la|van|von|der|del)){1,4})\s*(?:\.\s*)?$",
    re.MULTILINE,
)
"""`” — Anna Berg` at the end of a line."""
_LABEL = re.compile(r"(?P<name>[A-Z][A-Z.’'-]{2,}(?: [A-Z][A-Z.’'-]+){0,3}): ")
_RELATIVE = re.compile(r",? (?:who|which)(?: \w+){0,2} ")
"""`Josep Borrell, who said`: whatever stands before the name, the clause is about it."""
_PARTICIPLE = re.compile(r"\w+ing$")
_LEADS = re.compile(r"(?: that)?[,:]?\s*")
"""What may stand between a verb and the quotation that it leads to."""
_WHAT_THEY_ARE = re.compile(
    r" (?:(?:the|an?|his|her|their|its|fellow|former|then)[ \xa0])?(?:[A-Z][\w.&-]*[’']s[ \xa0])?"
    r"(?:(?!(?:that|who|in|on|at|of|to|for|with|by|from|when|as|and|but|last|this|next|how|why|what|if)\b)"
    r"[a-z0-9][\w/’'.-]*[ \xa0]){0,4}"
)
"""`said harbour pilot Anna Berg`, `noted the Herald’s Anna Berg`: what stands between verb and name."""
_OWNED = re.compile(r"[’']s? ([a-z-]+)(?: ([a-z-]+))?(?: ([a-z-]+))?")
_INVERTED = re.compile(r"\s*(?P<verb>Said|Says|Added|Adds|Wrote|Writes|Asked|Replied|Tweeted|Concluded)\b")
_JOINED = re.compile(r"\b(?:and|but|then) (?:\w+ly )?$")
"""Before the second of two verbs: `Berg laughed and said`."""
_COMPLEMENT = re.compile(
    r"(?: (?:in|on|at|from|for|with|of) [^,;:.“”\"()]{2,40}?)+(?= (?:has |have |had |also |later |then )?$)"
)
_INDEFINITE = re.compile(r"(?:an?|one|another|some|several)\b", re.IGNORECASE)
_SPEECH_END = re.compile(r"[,—–-]$")


def cue_before(scene: Scene, cast: Cast, number: int, region: Span) -> Attribution | None:
    """Return who speaks by the last cue before the quotation: `X said: “`, `X, who warned of “`."""
    found = _cue_before(scene, cast, number, region)
    return _continued_if_broken(scene, number, found) if found else None


def _cue_before(scene: Scene, cast: Cast, number: int, region: Span) -> Attribution | None:
    inverted = _inverted(scene, region)
    if inverted:
        return Attribution(cast.speaker(scene.text, inverted), None)
    open_cue: Attribution | None = None
    for cue in reversed(scene.cues_in(region)):
        if scene.is_preposition(cue):
            return _by_preposition(scene, cast, cue, region)
        subject = verb_subject(scene, cue, _clause(scene, number, region))
        if subject is None and _PARTICIPLE.match(cue.of(scene.text)):
            subject = _main_subject(scene, number, region)
        speaker = cast.speaker(scene.text, subject) if subject else None
        if speaker:
            return Attribution(speaker, cue)
        if subject and subject.span.of(scene.text) == "I":
            return Attribution(None, cue)  # the writer, whom the words do not name
        if subject:  # `The memo notes they said “`: where `they` stays open, who notes it may be known
            open_cue = open_cue or Attribution(None, cue)
        elif not _subject_possible(scene, Span(region.start, cue.start)):
            speaker = cast.last_speaker(region.start)  # `And explained that “`: the subject is the last one's
            return Attribution(speaker, cue) if speaker else open_cue
    return open_cue or _claimed(scene, cast, region)


def before_colon(scene: Scene, cast: Cast, region: Span) -> Attribution | None:
    """Return the subject of a sentence that a colon ends: `Berg has a new message: “`."""
    if not region.of(scene.text).rstrip().endswith(":"):
        return None
    people = [m for m in scene.mentions_in(region) if m.kind == "person"]
    free = [m for m in people if not (m.possessive or m.modifies or is_governed(scene, m, region))]
    return Attribution(cast.speaker(scene.text, free[0]), None) if len(people) == 1 and free else None


def _claimed(scene: Scene, cast: Cast, region: Span) -> Attribution | None:
    """Return who is named before the noun for what they say: `Berg’s warning that “`."""
    for mention in reversed(scene.mentions_in(region)):
        noun = _claim_behind(scene, mention.span.end) if mention.possessive else None
        if noun and len(scene.text[noun.end : region.end].split()) <= CLAIM_WORDS:
            speaker = cast.speaker(scene.text, mention)
            return Attribution(speaker, noun) if speaker else None
    return None


def _claim_behind(scene: Scene, at: int) -> Span | None:
    """Return the noun for what somebody says that follows a possessive ending at `at`, None for another."""
    words = _OWNED.match(scene.text, at)
    for number in (1, 2, 3) if words else ():
        if words and words[number] in scene.lexicon.speech.claims:
            return Span(*words.span(number))
    return None


def _inverted(scene: Scene, region: Span) -> Mention | None:
    """Return who speaks in `Said Berg: “`."""
    verb = _INVERTED.match(scene.text, region.start, region.end)
    return _subject_behind(scene, Span(*verb.span("verb")), region) if verb else None


def _subject_possible(scene: Scene, before: Span) -> bool:
    return bool(before.of(scene.text).strip(" ,;—–").removeprefix("And").removeprefix("and").strip())


def _clause(scene: Scene, number: int, region: Span) -> Span:
    """Return the sentence from its start, quotations included: `pledged “…” and stressed that “`."""
    first = number
    while first and same_sentence(scene, first - 1, first):
        first -= 1
    return Span(narrative_around(scene, first)[0].start, region.end)


def verb_subject(scene: Scene, cue: Span, clause: Span) -> Mention | None:
    """Return the subject of the verb `cue`: right before it, before an insertion, or the clause's first.

    Somebody without a name has what tells more: `a diplomat from a southern state`.
    """
    subject = _subject_of(scene, cue, clause)
    return _with_complement(scene, subject, cue) if subject else None


def _with_complement(scene: Scene, subject: Mention, cue: Span) -> Mention:
    more = _COMPLEMENT.match(scene.text, subject.span.end, cue.start) if subject.kind == "role" else None
    if more is None or not _INDEFINITE.match(subject.span.of(scene.text)):
        return subject
    return replace(subject, span=Span(subject.span.start, more.end()))


def _subject_of(scene: Scene, cue: Span, clause: Span) -> Mention | None:
    before = [m for m in scene.mentions_in(Span(clause.start, cue.start)) if not in_quotation(scene, m.span)]
    able = [mention for mention in before if not mention.possessive]
    nearest = able[-1] if able else None
    if nearest and _RELATIVE.fullmatch(scene.text, nearest.span.end, cue.start):
        return nearest
    if nearest and cue.start == nearest.span.end + 1 and _PARTICIPLE.match(cue.of(scene.text)):
        # `footage of Berg saying “`, but `the council issued a statement saying “`
        owners = [m for m in able if m.kind in ("person", "body") and not is_governed(scene, m, clause)]
        return nearest if nearest.kind == "person" or not owners else owners[0]
    if (
        nearest
        and scene.is_subject_gap(nearest.span.end, cue.start)
        and not is_governed(scene, nearest, clause)
    ):
        return nearest
    phrase = subject_before(scene.text, clause.start, cue.start)
    if phrase:
        inside = [m for m in able if m.person and m.span.end == phrase.start - 2] or [
            m for m in able if phrase.holds(m.span) and m.span.end == phrase.end
        ]
        return inside[0] if inside else Mention(phrase, "role")
    free = [mention for mention in able if not is_governed(scene, mention, clause)]
    joined = _JOINED.search(scene.text, clause.start, cue.start)
    near = [m for m in free if joined and m.span.start > scene.text.rfind(", ", clause.start, cue.start)]
    return (near or free)[0] if free else None


def _main_subject(scene: Scene, number: int, region: Span) -> Mention | None:
    """Return the subject of the main clause after `Noting that … “…,”`."""
    _, after = narrative_around(scene, number)
    mentions = [mention for mention in scene.mentions_in(after) if not mention.possessive]
    return mentions[0] if mentions and _opens_with_participle(scene.text, region) else None


def _opens_with_participle(text: str, region: Span) -> bool:
    first_word = region.of(text).split(maxsplit=1)[:1]
    return bool(first_word and _PARTICIPLE.match(first_word[0]))


def _by_preposition(scene: Scene, cast: Cast, cue: Span, region: Span) -> Attribution | None:
    """Return who is named behind `according to`."""
    subject = _subject_behind(scene, cue, region)
    return Attribution(cast.speaker(scene.text, subject), cue) if subject else None


def cue_after(scene: Scene, cast: Cast, number: int, region: Span) -> Attribution | None:
    """Return who speaks by the cue after the quotation: `” said X`, `” X said`, `” — X`."""
    return _signature(scene, region) or (
        _verb_after(scene, cast, region) if _may_follow(scene, number, region) else None
    )


def is_claimed_behind(scene: Scene, number: int, before: Span, after: Span) -> bool:
    """Return whether `“…,” the union said` names the speaker, whatever verb stands farther before."""
    if not scene.quoted[number].span.of(scene.text).rstrip().endswith(",") or _opens_with_participle(
        scene.text, before
    ):
        return False
    cue = scene.first_cue(after)
    if cue is None or any(_LEADS.fullmatch(scene.text, c.end, before.end) for c in scene.cues_in(before)):
        return False
    start = after.end - len(after.of(scene.text).lstrip(" ,—–"))
    mention = next(iter(scene.mentions_in(after)), None)
    subject = mention and mention.span.start == start and scene.is_subject_gap(mention.span.end, cue.start)
    return cue.start == start or bool(subject)


def _may_follow(scene: Scene, number: int, region: Span) -> bool:
    """Return whether the words behind the quotation belong to its sentence: a full stop ends one."""
    words = region.of(scene.text).strip()
    ended = scene.quoted[number].span.of(scene.text).rstrip()[-1:] in ".…"
    return bool(words) and not (ended and words[0].isupper())


def _verb_after(scene: Scene, cast: Cast, region: Span) -> Attribution | None:
    cue = scene.first_cue(region)
    if cue is None:
        return None
    lead = Span(region.start, cue.start)
    if scene.is_preposition(cue):
        return _by_preposition(scene, cast, cue, region)
    subject = _subject_around(scene, cue, lead, region)
    if subject is not None:
        return Attribution(cast.speaker(scene.text, subject), cue)
    # Right behind a quotation somebody says it, and the text does not tell us who.
    return Attribution(None, cue) if len(lead.of(scene.text).split()) <= ADJACENT else None


def label(scene: Scene, cast: Cast, number: int) -> Attribution | None:
    """Return who speaks by a transcript's label at the quotation's beginning: `WALLACE: Let us start`."""
    match = _LABEL.match(scene.text, scene.quoted[number].span.start, scene.quoted[number].span.end)
    return Attribution(cast.labelled(match["name"], Span(*match.span("name"))), None) if match else None


def _signature(scene: Scene, region: Span) -> Attribution | None:
    match = _SIGNATURE.match(scene.text, region.start)
    if match is None:
        return None
    name = Span(*match.span("name"))
    return Attribution(Speaker(name.of(scene.text), None, name, "named"), None)


def _subject_around(scene: Scene, cue: Span, lead: Span, region: Span) -> Mention | None:
    if not lead.of(scene.text).strip(" ,—–"):
        return _subject_behind(scene, cue, region)
    before = [mention for mention in scene.mentions_in(lead) if not mention.possessive]
    speaking = [m for m in before if m.speaks or scene.is_subject_gap(m.span.end, cue.start)]
    if speaking:
        return speaking[-1]
    if before and not scene.text[lead.start : before[0].span.start].strip(" ,—–"):
        return _with_complement(scene, before[0], cue)
    start = lead.start + len(lead.of(scene.text)) - len(lead.of(scene.text).lstrip(" ,—–"))
    phrase = subject_between(scene.text, start, cue.start)
    return _named_by(phrase, before) if phrase else None


def _subject_behind(scene: Scene, cue: Span, region: Span) -> Mention | None:
    """Return the subject right behind the verb: `” said the mayor, Anna Berg`, `” said the ruling`."""
    following = [m for m in scene.mentions_in(Span(cue.end, region.end)) if not m.possessive]
    phrase = subject_behind(scene.text, cue.end, region.end)
    if phrase and any(phrase.holds(m.span) and m.person for m in following):
        return _named_by(phrase, following)
    beside = [m for m in following if phrase and m.person and _is_apposed(scene.text, phrase, m)]
    if beside:
        return beside[0]
    near = [
        m
        for m in following
        if scene.text[cue.end : m.span.start].strip() in ("", "the", "a", "an")
        or (m.person and _WHAT_THEY_ARE.fullmatch(scene.text, cue.end, m.span.start))
    ]
    if near:
        return near[0]
    return _named_by(phrase, following) if phrase else None


def _is_apposed(text: str, phrase: Span, mention: Mention) -> bool:
    """Return whether the name stands in apposition to the phrase, as in `the mayor, Anna Berg`."""
    return text[phrase.end : mention.span.start] == ", " and not re.match(r" [a-z]", text[mention.span.end :])


def _named_by(phrase: Span, mentions: Sequence[Mention]) -> Mention:
    """Return the person whom a noun phrase names (`the mayor Anna Berg`), else what it says itself."""
    inside = [mention for mention in mentions if phrase.holds(mention.span)]
    people = [mention for mention in inside if mention.person]
    return (people or [m for m in inside if m.span.end == phrase.end] or [Mention(phrase, "role")])[-1]


def _continued_if_broken(scene: Scene, number: int, found: Attribution) -> Attribution:
    """Mark the second half of a quotation that its attribution interrupts: `“…,” he added, “…”`."""
    if not number or not same_sentence(scene, number - 1, number):
        return found
    first = scene.quoted[number - 1].span.of(scene.text).rstrip()
    between = scene.text[scene.quoted[number - 1].outer.end : scene.quoted[number].outer.start].strip()
    broken = (
        bool(_SPEECH_END.search(first)) and bool(_SPEECH_END.search(between)) and len(between.split()) <= 8
    )
    return Attribution(found.speaker, found.cue, number - 1) if broken else found
