"""Who is named in an article: people with their roles, and where each is mentioned.

People are learnt from the article itself, outside quotations: a run of capitalised words is a person
where a title stands before it, its first word is a first name, or it is a surname already known.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from typing import Literal

from briefmaker.analysis.lexicon import Names, Speech
from briefmaker.model.analysis import Person
from briefmaker.model.span import Span

Sex = Literal["male", "female"]

_WORD = re.compile(r"(?:[A-Z]\.)+(?=[ \xa0A-Z])|[^\W\d_][\w’'-]*[\w]|[A-Z]\b")
_POSSESSIVE = re.compile(r"[’']s$|(?<=s)[’']$")
_GAP = re.compile(r"[ \xa0]")
_COMMA = re.compile(r",? ")
_APPOSITION = r"(?!and\b)[^,.;“”\"\n]{2,90}"
_INSERTION = re.compile(
    r"(?:[ \xa0]\([^()]{1,40}\))?"
    rf"(?:, (?:[A-Z]-[A-Z][\w.]*|{_APPOSITION}(?:, (?:an?|the|one|who|which) {_APPOSITION})?),)?[ \xa0]?"
)
"""What may part a subject from its verb: `Rep. Moore (R), a member of the committee, said`."""
_CAMEL = re.compile(r"(?!Mc|Mac|De|Di|Le|La|O[’']|Fitz|Van)\w*[a-z][A-Z]")
_BODY_BEFORE = re.compile(r"[A-Z]\w+ (?:of|on|for)(?: the)? $")
_INTRODUCED = re.compile(r", (?:who|whose|an?|the|\d\d|then|now|former|head|director|president|chair|co-)\b")
_STANDINGS = ("former", "acting", "deputy", "interim")
_OF_WHAT = re.compile(r" of (?:the )?")
_INITIALS = re.compile(r"(?:[A-Z]\.)+")
_ROLE_BEFORE = re.compile(r" (?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)(?: [\w’'-]+){1,7}, $")


@dataclass(frozen=True, slots=True)
class NameMention:
    """A place where a person is named, with the title that stands before the name."""

    span: Span
    """The name, without title and possessive ending."""
    whole: Span
    """Title and name together."""
    words: tuple[str, ...]
    role: str | None
    possessive: bool


@dataclass(frozen=True, slots=True)
class Individual:
    """A person of the article while it is being read."""

    name: str
    role: str | None
    sex: Sex | None
    mentions: tuple[NameMention, ...]

    def last_named_before(self, at: int) -> int:
        """Return where the person was named last before `at`, -1 where not yet."""
        number = bisect_left(self.mentions, at, key=lambda mention: mention.span.start)
        return self.mentions[number - 1].span.start if number else -1


def find_people(text: str, stretches: Iterable[Span], names: Names, speech: Speech) -> tuple[Individual, ...]:
    """Return the people named in `stretches` of `text`, in the order of their first mention.

    `stretches` are the body without its quotations. Two people with one surname stay apart; a lone
    surname that both bear is then nobody's but its own.
    """
    runs = [run for stretch in stretches for run in _runs(text, stretch, names)]
    candidates = _without_leads(
        text, [(run, mention) for run in runs if (mention := _as_mention(text, run, names))], names
    )
    within = {m.words[-1] for _, m in candidates if not _opens_sentence(text, m.whole.start)}
    sure = {
        mention
        for run, mention in candidates
        if _is_sure(text, run, mention, names, speech)
        and (len(mention.words) > 1 or run.title or mention.words[0] in within)
    }
    surnames = {mention.words[-1] for mention in sure}
    found = (mention for _, mention in candidates if mention in sure or mention.words[-1] in surnames)
    return _individuals(sorted(found, key=lambda mention: mention.span), names)


def _opens_sentence(text: str, at: int) -> bool:
    """Return whether a word at `at` has its capital from its place: it proves no name."""
    before = text[max(0, at - 3) : at].rstrip(' \xa0“"‘')
    return not before or before[-1] in ".?!:\n”"


def _without_leads(
    text: str, candidates: list[tuple[_Run, NameMention]], names: Names
) -> list[tuple[_Run, NameMention]]:
    """Return the candidates without words that only begin the sentence: `Rival Anna Berg`, `Asking Berg`."""
    known = {mention.words for _, mention in candidates}
    return [(run, _without_lead(text, mention, known, names)) for run, mention in candidates]


def _without_lead(text: str, mention: NameMention, known: Set[tuple[str, ...]], names: Names) -> NameMention:
    first, rest = mention.words[0], mention.words[1:]
    if mention.role or not rest or rest not in known or first in names.given:
        return mention
    full = len(rest) > 1 and rest[0] in names.given
    if not full and not first.endswith("ing") and not re.search(rf"\b{re.escape(first.lower())}\b", text):
        return mention
    span = Span(mention.span.start + text[mention.span.start :].index(rest[0], len(first)), mention.span.end)
    return replace(mention, span=span, whole=span, words=rest)


def _is_sure(text: str, run: _Run, mention: NameMention, names: Names, speech: Speech) -> bool:
    """Return whether the words certainly are a person's name: by title, first name or what stands beside."""
    if run.title is not None or _is_first_name(mention.words, names):
        return True
    if mention.possessive or mention.words[-1] in names.places or _is_brand(text, mention):
        return False
    introduced = len(mention.words) > 1 and _INTRODUCED.match(text, mention.span.end)
    if introduced or speaks_after(text, mention.span.end, speech) or _is_apposed(text, mention, speech):
        return True
    before = speech.verb_before if len(mention.words) == 1 else speech.verb_and_noun_before
    return before.search(text, max(0, mention.whole.start - 60), mention.whole.start) is not None


def _is_apposed(text: str, mention: NameMention, speech: Speech) -> bool:
    """Return whether it stands beside the role of somebody who speaks: `said the pilot, Ferenc Balogh`."""
    start = mention.whole.start
    role = _ROLE_BEFORE.search(text, max(0, start - 80), start) if len(mention.words) > 1 else None
    return bool(role and speech.verb_before.search(text, max(0, role.start() - 60), role.start() + 1))


def _is_brand(text: str, mention: NameMention) -> bool:
    """Return whether the words belong to a body's name, as in `Commission on Presidential Debates`."""
    return any(map(_CAMEL.match, mention.words)) or bool(
        _BODY_BEFORE.search(text, max(0, mention.whole.start - 40), mention.whole.start)
    )


def speaks_after(text: str, end: int, speech: Speech) -> bool:
    """Return whether a verb of speech follows at `end`, an insertion aside: `Moore, who chairs it, said`."""
    after = _INSERTION.match(text, end)
    return speech.verb.match(text, after.end() if after else end) is not None


def as_people(individuals: Sequence[Individual]) -> tuple[Person, ...]:
    """Return what the analysis publishes about the individuals."""
    return tuple(_as_person(who) for who in individuals)


def _as_person(who: Individual) -> Person:
    described = [mention.whole for mention in who.mentions if mention.role == who.role and who.role]
    return Person(
        name=who.name,
        role=who.role,
        mentions=tuple(mention.span for mention in who.mentions),
        described=max(described, key=len, default=None),
    )


def is_capitalised(word: str) -> bool:
    """Return whether `word` begins with a capital letter."""
    return word[:1].isupper()


@dataclass(frozen=True, slots=True)
class _Run:
    """Capitalised words in a row, with the title before them."""

    words: tuple[tuple[str, Span], ...]
    title: Span | None


def _runs(text: str, stretch: Span, names: Names) -> Iterator[_Run]:
    """Yield the runs of capitalised words, cut after their last title."""
    at = stretch.start
    while match := _WORD.search(text, at, stretch.end):
        title = _title_at(text, match, stretch.end, names)
        if title:
            at = title.end
            comma = _COMMA.match(text, at, stretch.end)
            after = comma.end() if comma else at
            words = _name_at(text, after, stretch.end, names)
            if words and not (comma and comma[0].startswith(",") and len(words) < 2):
                yield _Run(words, _role_span(text, title, stretch, names))
                at = words[-1][1].end
        elif is_capitalised(match[0]):
            words = _name_at(text, match.start(), stretch.end, names)
            at = words[-1][1].end if words else match.end()
            if words and not _leads_to_title(text, at, stretch.end, names):
                yield _Run(words, None)
        else:
            at = match.end()


def _leads_to_title(text: str, at: int, end: int, names: Names) -> bool:
    """Return whether the words before `at` only say whose office follows: `Riverton Mayor Anna Berg`."""
    word = _WORD.match(text, at + 1, end) if at < end and text[at] in " \xa0" else None
    title = _title_at(text, word, end, names) if word else None
    return title is not None and _capital_follows(text, title.end, end)


def _title_at(text: str, word: re.Match[str], end: int, names: Names) -> Span | None:
    """Return the title that begins at `word`, with those that follow it: `Deputy Mayor of the City`."""
    last: re.Match[str] | None = None
    at = word.start()
    while title := _known_title(text, at, end, names):
        last, at = title, title.end() + 1
    return Span(word.start(), _office_end(text, last.end(), end, names)) if last else None


def _office_end(text: str, title: int, end: int, names: Names) -> int:
    """Return where a title that ends at `title` ends with its office: `President of the European Commission`.

    Only what names a body, a place or a people belongs to it, and only where a name follows.
    """
    office, match = title, _OF_WHAT.match(text, title, end)
    at = match.end() if match else end
    while (word := _WORD.match(text, at, end)) and word[0] in names.body_heads | names.places | names.peoples:
        office, at = word.end(), word.end() + 1
    return office if _capital_follows(text, office, end) else title


def _known_title(text: str, at: int, end: int, names: Names) -> re.Match[str] | None:
    word = _WORD.match(text, at, end)
    return names.titles.match(text, at, end) if word and word[0].lower() in names.title_words else None


def _name_at(text: str, start: int, end: int, names: Names) -> tuple[tuple[str, Span], ...]:
    """Return the words of the name that begins at `start`: capitalised, with particles between."""
    words: list[tuple[str, Span]] = []
    at = start
    while match := _WORD.match(text, at, end):
        title = _known_title(text, at, end, names) if words and is_capitalised(match[0]) else None
        if title and _capital_follows(text, title.end(), end):
            break  # a title begins what is really the name: the run so far was its modifier
        word = match[0]
        small = word.lower() in names.particles
        if not is_capitalised(word) and not (
            (small and words) or (small and _capital_follows(text, match.end(), end))
        ):
            break
        words.append((word, Span(*match.span())))
        if _POSSESSIVE.search(word) or not _GAP.match(text, match.end(), end):
            break
        at = match.end() + 1
    while words and not is_capitalised(words[-1][0]):
        words.pop()
    return tuple(words)


def _capital_follows(text: str, at: int, end: int) -> bool:
    return at + 1 < end and text[at] in " \xa0" and text[at + 1].isupper()


def _role_span(text: str, title: Span, stretch: Span, names: Names) -> Span:
    """Return the title with the words before it that say of what: `US`, `Russian`, `NATO`."""
    start = title.start
    while start > stretch.start + 1 and text[start - 1] == " ":
        before = re.search(r"[\w.’'-]+$", text[stretch.start : start - 1])
        word = before[0] if before else ""
        ofwhat = word.rstrip(".’s").strip("’") if word else ""
        acronym = len(word) > 1 and word.replace(".", "").isupper()
        known = ofwhat in names.peoples | names.places | names.body_heads or word.lower() in _STANDINGS
        ends = word.endswith(".") and not _INITIALS.fullmatch(word)
        if not before or ends or not (acronym or known):
            break
        start = stretch.start + before.start()
    return Span(start, title.end)


def _as_mention(text: str, run: _Run, names: Names) -> NameMention | None:
    """Return the run as what may be a mention of a person, None where it cannot be."""
    words = list(run.words)
    if run.title is None:
        words = _without_openers(words, names)
    plain = [_POSSESSIVE.sub("", word) for word, _ in words]
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


@dataclass(frozen=True, slots=True)
class _Namesakes:
    """Mentions of one person, and the first names that they give."""

    mentions: list[NameMention]
    given: set[str]

    @property
    def is_lone(self) -> bool:
        """Return whether nothing but the surname is known, while others bear it too."""
        return not self.given

    def may_be(self, given: str) -> bool:
        """Return whether somebody with this first name, or with none, may be the person."""
        return not given or all(name.startswith(given) or given.startswith(name) for name in self.given)

    def add(self, mention: NameMention, given: str) -> None:
        self.mentions.append(mention)
        if given:
            self.given.add(given)


def _individuals(mentions: list[NameMention], names: Names) -> tuple[Individual, ...]:
    """Group mentions by surname and, where first names differ, by first name."""
    by_surname: dict[str, list[_Namesakes]] = {}
    people: list[_Namesakes] = []
    for mention in mentions:
        given = _given(mention, names)
        namesakes = by_surname.setdefault(mention.words[-1].casefold(), [])
        fitting = [person for person in namesakes if person.may_be(given)]
        if len(fitting) == 1:
            fitting[0].add(mention, given)
        elif not namesakes or given or not any(person.is_lone for person in namesakes):
            person = _Namesakes([mention], {given} - {""})
            namesakes.append(person)
            people.append(person)
    return tuple(_individual(person.mentions, names) for person in people)


def _given(mention: NameMention, names: Names) -> str:
    """Return the first name, folded; empty where the mention is a surname: `Von der Leyen`."""
    first = mention.words[0].casefold().rstrip(".")
    return "" if len(mention.words) == 1 or first in names.particles else first


def _individual(group: list[NameMention], names: Names) -> Individual:
    fullest = max(group, key=lambda mention: (bool(_given(mention, names)), len(mention.words)))
    roles = [mention.role for mention in group if mention.role]
    person = Individual(
        name=" ".join(fullest.words),
        role=max(roles, key=lambda role: len(role.split()), default=None),
        sex=None,
        mentions=tuple(group),
    )
    return replace(person, sex=_sex(person, names))


def _sex(person: Individual, names: Names) -> Sex | None:
    titles = {word for mention in person.mentions if mention.role for word in mention.role.lower().split()}
    first = person.name.split()[0]
    if titles & names.male_titles or first in names.male:
        return "male"
    if titles & names.female_titles or first in names.female:
        return "female"
    return None
