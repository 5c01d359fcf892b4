"""Who is named in an article: people with their roles, and where each is mentioned.

People are learnt from the article itself, outside quotations: a run of capitalised words is a person
where a title stands before it, its first word is a first name, or it is a surname already known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from briefmaker.analysis.cues import noun_speaks_before, speaks_after, speaks_before
from briefmaker.analysis.individuals import Individual, NameMention, individuals_of
from briefmaker.analysis.lexicon import Names, Speech
from briefmaker.analysis.runs import POSSESSIVE, Run, is_capitalised, iter_runs
from briefmaker.model.span import Span

HEADLINE_WORDS = 25
"""Words of the longest headline."""
_SMALL_WORD = re.compile(r"\b[a-z]+\b")
_CAMEL = re.compile(r"(?!Mc|Mac|De|Di|Le|La|O[’']|Fitz|Van)\w*[a-z][A-Z]")
_BODY_BEFORE = re.compile(r"[A-Z]\w+ (?:of|on|for)(?: the)? $")
_INTRODUCED = re.compile(r", (?:who|whose|an?|the|\d\d|then|now|former|head|director|president|chair|co-)\b")
_SAYS = re.compile(r"[ \xa0](?:said|says|told|tells|wrote|writes|\w+[^e]ed)\b")
_ROLE_BEFORE = re.compile(r" (?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)(?: [\w’'-]+){1,7}, $")


def find_people(text: str, stretches: Iterable[Span], names: Names, speech: Speech) -> tuple[Individual, ...]:
    """Return the people named in `stretches` of `text`, in the order of their first mention.

    `stretches` are the body without its quotations. Two people with one surname stay apart; a lone
    surname that both bear is then nobody's but its own.
    """
    runs = [
        run
        for stretch in stretches
        if not _is_headline(text, stretch)
        for run in iter_runs(text, stretch, names)
    ]
    candidates = _without_leads(
        text, [(run, mention) for run in runs if (mention := _as_mention(text, run, names))], names
    )
    within = {m.words[-1] for _, m in candidates if not _opens_sentence(text, m.whole.start)}
    sure = {
        mention
        for run, mention in candidates
        if _is_sure(text, run, mention, names, speech)
        and (len(mention.words) > 1 or run.title or mention.words[0] in within or _says(text, mention))
    }
    surnames = {mention.words[-1] for mention in sure}
    found = (mention for _, mention in candidates if mention in sure or mention.words[-1] in surnames)
    return individuals_of(sorted(found, key=lambda mention: mention.span), names)


def _opens_sentence(text: str, at: int) -> bool:
    """Return whether a word at `at` has its capital from its place: it proves no name."""
    before = text[max(0, at - 3) : at].rstrip(' \xa0“"‘')
    return not before or before[-1] in ".?!:\n”"


def _is_headline(text: str, stretch: Span) -> bool:
    """Return whether the words have their capitals from a headline's style: they prove no name."""
    words = stretch.of(text).split()
    if not 4 <= len(words) <= HEADLINE_WORDS or words[-1][-1] in ".?!:,":
        return False
    long = [word for word in words if len(word) > 3]
    return sum(map(is_capitalised, long)) >= 0.8 * len(long)


def _says(text: str, mention: NameMention) -> bool:
    """Return whether a verb that is no noun follows right behind, so that even a first word is a name."""
    return _SAYS.match(text, mention.span.end) is not None


def _without_leads(
    text: str, candidates: list[tuple[Run, NameMention]], names: Names
) -> list[tuple[Run, NameMention]]:
    """Return the candidates without words that only begin the sentence: `Rival Anna Berg`, `Asking Berg`."""
    known = {mention.words for _, mention in candidates}
    small = frozenset(_SMALL_WORD.findall(text))
    return [(run, _without_lead(text, mention, known, small, names)) for run, mention in candidates]


def _without_lead(
    text: str, mention: NameMention, known: Set[tuple[str, ...]], small: Set[str], names: Names
) -> NameMention:
    first, rest = mention.words[0], mention.words[1:]
    if mention.role or not rest or rest not in known or first in names.given:
        return mention
    full = len(rest) > 1 and rest[0] in names.given
    if not full and not first.endswith("ing") and first.lower() not in small:
        return mention
    span = Span(mention.span.start + text[mention.span.start :].index(rest[0], len(first)), mention.span.end)
    return replace(mention, span=span, whole=span, words=rest)


def _is_sure(text: str, run: Run, mention: NameMention, names: Names, speech: Speech) -> bool:
    """Return whether the words certainly are a person's name: by title, first name or what stands beside."""
    if run.title is not None or _is_first_name(mention.words, names):
        return True
    if mention.possessive or mention.words[-1] in names.places or _is_brand(text, mention):
        return False
    if text[max(0, mention.span.start - 4) : mention.span.start].lower() == "the ":
        return False
    introduced = len(mention.words) > 1 and _INTRODUCED.match(text, mention.span.end)
    if introduced or speaks_after(text, mention.span.end, speech) or _is_apposed(text, mention, speech):
        return True
    before = speaks_before if len(mention.words) == 1 else noun_speaks_before
    return before(text, mention.whole.start, speech)


def _is_apposed(text: str, mention: NameMention, speech: Speech) -> bool:
    """Return whether it stands beside the role of somebody who speaks: `said the pilot, Ferenc Balogh`."""
    start = mention.whole.start
    role = _ROLE_BEFORE.search(text, max(0, start - 80), start) if len(mention.words) > 1 else None
    return bool(role and speaks_before(text, role.start() + 1, speech))


def _is_brand(text: str, mention: NameMention) -> bool:
    """Return whether the words belong to a body's name, as in `Commission on Presidential Debates`."""
    return any(map(_CAMEL.match, mention.words)) or bool(
        _BODY_BEFORE.search(text, max(0, mention.whole.start - 40), mention.whole.start)
    )


def _as_mention(text: str, run: Run, names: Names) -> NameMention | None:
    """Return the run as what may be a mention of a person, None where it cannot be."""
    words = list(run.words)
    if run.title is None:
        words = _without_openers(words, names)
    plain = [POSSESSIVE.sub("", word) for word, _ in words]
    if not plain or not _may_name_person(plain, titled=run.title is not None, names=names):
        return None
    end = words[-1][1].start + len(plain[-1])
    span = Span(words[0][1].start, end)
    return NameMention(
        span=span,
        whole=Span(run.title.start, end) if run.title else span,
        words=tuple(plain),
        role=" ".join(run.title.of(text).split()).rstrip(",") if run.title else None,
        possessive=plain[-1] != words[-1][0],
    )


def _without_openers(words: list[tuple[str, Span]], names: Names) -> list[tuple[str, Span]]:
    """Drop leading words that only begin the sentence: `But`, `On`, a people's name."""
    while words and (words[0][0] in names.not_names or words[0][0] in names.peoples):
        words = words[1:]
    return words


def _may_name_person(words: list[str], *, titled: bool, names: Names) -> bool:
    last = words[-1]
    acronym = len(last) > 1 and last.isupper()
    if acronym or last in names.body_heads or last in names.not_names:
        return False
    if any(word in names.body_heads or word in names.not_names for word in words[:-1]):
        return False
    if last.removesuffix("s") in names.peoples:
        return False
    return titled or not (last in names.places and words[0] not in names.given)


def _is_first_name(words: Sequence[str], names: Names) -> bool:
    return len(words) in range(2, 6) and words[0] in names.given
