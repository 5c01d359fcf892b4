"""The word lists of a language, loaded once from `data/LANGUAGE/*.toml`.

An editor changes the lists, not the code. What matters for speed is compiled here.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from typing import Any

from briefmaker.analysis.extension import extended
from briefmaker.analysis.phrases import Phrases, phrases_of
from briefmaker.model.wordlists import ProjectWords

_FILES = ("language", "speech", "people", "bodies", "furniture", "quantities", "dates")


@dataclass(frozen=True, slots=True)
class Speech:
    """What introduces somebody's words."""

    verbs: frozenset[str]
    cue_words: frozenset[str]
    """Verbs of speech; also with a capital where they open sentences, as in `Noting that`."""
    phrases: re.Pattern[str]
    """Verbs and prepositions of several words."""
    preposition: re.Pattern[str]
    """`according to` and the like."""
    noun_markers: frozenset[str]
    """Words before what looks like a verb and is a noun: `the claims`, `United States`."""
    heads: frozenset[str]
    """Nouns for a speaker without a name: `ministers`, `statement`."""
    determiners: frozenset[str]
    not_inside: frozenset[str]
    """Words that never stand inside a noun phrase for a speaker."""
    claims: frozenset[str]
    """Nouns for what somebody says: `claim`, `warning`."""
    belongings: frozenset[str]
    """Nouns that a name only belongs to: `the Berg campaign`, `Berg aides`."""


@dataclass(frozen=True, slots=True)
class Names:
    """What tells a person's name from other capitalised words."""

    titles: re.Pattern[str]
    """A title before a name, with the body that it heads: `President of the European Commission`."""
    title_words: frozenset[str]
    particles: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    given: frozenset[str]
    """First names, whoever bears them."""
    male_titles: frozenset[str]
    female_titles: frozenset[str]
    callings: frozenset[str]
    """What somebody does for a living: `who teaches law`."""
    places: frozenset[str]
    peoples: frozenset[str]
    body_heads: frozenset[str]
    not_names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Signed:
    """A pattern, and signs of which one stands wherever it fits: asking for them first is cheaper."""

    signs: tuple[str, ...]
    pattern: re.Pattern[str]

    def within(self, lowered: str) -> Signed:
        """Return the same with only the signs that the whole text `lowered` holds."""
        return Signed(tuple(sign for sign in self.signs if sign in lowered), self.pattern)


@dataclass(frozen=True, slots=True)
class Page:
    """What comes with a page and is not the article."""

    line: tuple[tuple[str, re.Pattern[str]], ...]
    """Whole lines, by kind."""
    anywhere: tuple[tuple[str, Signed], ...]
    """What makes a line furniture wherever it stands in it."""
    share: re.Pattern[str]
    """Buttons; they come as a list, too."""
    credit_sentence: Signed
    """A sentence that says where the text comes from."""
    list_heading: re.Pattern[str]
    end_heading: re.Pattern[str]
    comments: re.Pattern[str]
    """A counted heading of readers' comments."""
    about: re.Pattern[str]
    """A heading above what a body says of itself; its name is the first group."""
    licence: Signed
    own_licence: Signed
    position: Signed
    credit_line: Signed
    credit: re.Pattern[str]
    bio: re.Pattern[str]

    def within(self, text: str) -> Page:
        """Return what can be on the page `text`: no line need be asked for signs that nowhere stand."""
        lowered = text.casefold()
        anywhere = ((kind, signed.within(lowered)) for kind, signed in self.anywhere)
        return replace(
            self,
            anywhere=tuple((kind, signed) for kind, signed in anywhere if signed.signs),
            credit_sentence=self.credit_sentence.within(lowered),
            licence=self.licence.within(lowered),
            own_licence=self.own_licence.within(lowered),
            position=self.position.within(lowered),
            credit_line=self.credit_line.within(lowered),
        )


@dataclass(frozen=True, slots=True)
class Clauses:
    """What finds the subject of a clause around an amount."""

    verbs: frozenset[str]
    plural_verbs: frozenset[str]
    """Verbs that are nouns too, but not behind a plural: `these boats cost`."""
    joiners: frozenset[str]
    """A clause begins behind one: `but`, `while`."""
    relatives: frozenset[str]
    pronouns: frozenset[str]
    speakers: frozenset[str]
    """Pronouns that a subject begins with and nothing is measured of."""
    participles: frozenset[str]
    """Words in -ed that end no subject: `compared with`."""
    prepositions: frozenset[str]
    openers: frozenset[str]
    """Words that are left out where a noun phrase begins with them."""
    measured_by: frozenset[str]
    """Words behind a unit that are no noun: `5 per cent higher`."""
    sums: frozenset[str]
    """Nouns that say nothing of what is measured: `a total of 5`."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers in words, scales, units and the words around them."""

    spelled: frozenset[str]
    """Words that can begin a number: `twenty`."""
    spelled_on: frozenset[str]
    """Words that can go on with one: `hundred`."""
    openers: frozenset[str]
    """The first words of all that `number_at` reads."""
    signals: frozenset[str]
    """A sentence without one of these, and without a digit, holds no number."""
    scales: dict[str, Decimal]
    fixed: Phrases[Decimal]
    magnitudes: dict[str, Decimal]
    fractions: Phrases[Decimal]
    symbols: re.Pattern[str]
    """A currency's symbol at the end of what stands before a number."""
    symbol_units: dict[str, str]
    units: Phrases[str]
    """Spellings of units of measure and of money behind a number."""
    currencies: frozenset[str]
    """The ISO 4217 codes."""
    rates: frozenset[str]
    in_kind: frozenset[str]
    """What a sum can be in: `5 million euros in aid`."""
    weights: frozenset[str]
    """Words before pounds that are no money: `weighs`."""
    qualifiers: dict[str, tuple[str, ...]]
    """By their last word, the longest first: `more than`, `no more than`."""
    time_units: frozenset[str]
    vague_units: frozenset[str]
    numbered: frozenset[str]
    plurals: frozenset[str]
    singulars: frozenset[str]
    adjuncts: frozenset[str]
    """Nouns in the singular that a number has before another noun: `3 cylinder engine`."""
    stops: frozenset[str]
    clause: Clauses
    status: tuple[tuple[str, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """How the text says when."""

    months: dict[str, int]
    weekdays: tuple[str, ...]
    dayparts: tuple[str, ...]
    seasons: dict[str, int]
    ordinals: dict[str, int]
    numbers: dict[str, int]
    vague_numbers: tuple[str, ...]
    units: tuple[str, ...]
    approximate: tuple[str, ...]
    to: tuple[str, ...]
    before_month: tuple[str, ...]
    before_sure_month: tuple[str, ...]
    month_names_of_people: tuple[str, ...]
    before_year: tuple[str, ...]
    names_with_days: dict[str, list[str]]
    relative: dict[str, str]
    """What a phrase means against the article's date, as `week -1`."""
    tense: dict[str, list[str]]


@dataclass(frozen=True, slots=True, eq=False)  # made once: patterns are kept by it
class Lexicon:
    """Everything that the analysis knows about one language."""

    language: str
    function_words: frozenset[str]
    abbreviations: frozenset[str]
    """Words after whose full stop the sentence goes on, in small letters and without it."""
    speech: Speech
    names: Names
    page: Page
    numbers: Numbers
    calendar: Calendar


def lexicon(language: str = "en", extra: ProjectWords | None = None) -> Lexicon:
    """Return the word lists of `language` with the project's own; English is the only one so far.

    The same lists give the same object: it is made once for each language and value of `extra`.
    """
    return _lexicon(language, extra or ProjectWords())


@lru_cache(maxsize=8)  # a program reads one project, or a few; the object may not live for ever
def _lexicon(language: str, extra: ProjectWords) -> Lexicon:
    tables = extended({name: _table(language, name) for name in _FILES}, extra)
    words = tables["language"]
    return Lexicon(
        language=language,
        function_words=frozenset(words["function_words"].split()),
        abbreviations=frozenset(words["abbreviations"]),
        speech=_speech(tables["speech"]),
        names=_names(tables["people"], tables["bodies"]),
        page=_page(tables["furniture"]),
        numbers=_numbers(tables["quantities"]),
        calendar=_calendar(tables["dates"]),
    )


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern for any of `words`, the longest first, so that it wins."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _table(language: str, name: str) -> dict[str, Any]:
    return tomllib.loads(
        (files(__package__) / "data" / language / f"{name}.toml").read_text(encoding="utf-8")
    )


def _speech(table: dict[str, Any]) -> Speech:
    verbs = frozenset(table["verbs"].split())
    prepositions = alternatives(table["prepositions"])
    # `Noting that …` opens sentences; `States` and `Reports` are names more often.
    opening = (verb.capitalize() for verb in verbs if verb.endswith("ing"))
    roles = table["roles"].split()
    return Speech(
        verbs=verbs,
        cue_words=frozenset([*verbs, *opening]),
        phrases=re.compile(rf"\b(?:(?i:{prepositions})|{'|'.join(table['phrases'])})\b"),
        preposition=re.compile(rf"\b(?:{prepositions})\b", re.IGNORECASE),
        noun_markers=frozenset(table["noun_markers"].split()),
        heads=frozenset([*roles, *_listed(table["documents"])]),
        determiners=frozenset(table["determiners"].split()),
        not_inside=frozenset(table["not_inside"].split()),
        claims=frozenset(table["claims"].split()),
        belongings=frozenset([*table["belongings"].split(), *roles]),
    )


def _names(people: dict[str, Any], bodies: dict[str, Any]) -> Names:
    known = _listed(people["titles"])
    titles = _spaced(known)
    # `Secretary of State` is a title as it stands; only then may a title go on with what it heads.
    whole = _spaced(title for title in known if " of " in title)
    heads = _spaced(people["title_heads"])
    of_body = (
        rf"(?i:{heads}) (?:of|for) (?:the )?[A-Z][\w’'-]*(?: (?:of |and |for )?(?:the )?[A-Z][\w’'-]*){{0,4}}"
    )
    return Names(
        titles=re.compile(rf"\b(?:(?i:{whole})\b|{of_body}(?=, [A-Z])|(?i:{titles})\b\.?)"),
        title_words=frozenset(word for title in known for word in re.split("[ -]", title)),
        particles=frozenset(people["particles"]),
        male=frozenset(male := people["male_names"].split()),
        female=frozenset(female := people["female_names"].split()),
        given=frozenset([*male, *female, *people["shared_names"].split()]),
        male_titles=frozenset(people["male_titles"]),
        female_titles=frozenset(people["female_titles"]),
        callings=frozenset(people["callings"].split()),
        places=frozenset(bodies["places"].split()),
        peoples=frozenset(bodies["peoples"].split()),
        body_heads=frozenset(bodies["body_heads"].split()),
        not_names=frozenset(bodies["not_names"].split()),
    )


def _listed(words: str) -> list[str]:
    """Return the items of a list with commas between: long TOML arrays take ten times as long to read."""
    return [" ".join(item.split()) for item in words.split(",")]


def _spaced(words: Iterable[str]) -> str:
    """Return a pattern for any of `words`, whatever kind of blank or hyphen stands in them."""
    return alternatives(words).replace(r"\ ", r"[ \xa0]").replace(r"\-", "[-\u2010\u2011 ]")


def _page(table: dict[str, Any]) -> Page:
    def whole(patterns: list[str]) -> re.Pattern[str]:
        return re.compile(f"(?:{'|'.join(patterns)})", re.IGNORECASE)

    def signed(signs: list[str], patterns: list[str]) -> Signed:
        return Signed(tuple(signs), whole(patterns))

    caption, licence, sentence = table["caption"], table["licence"], table["sentence"]
    return Page(
        line=tuple((kind, whole(patterns)) for kind, patterns in table["line"].items()),
        anywhere=tuple((kind, signed(**part)) for kind, part in table["anywhere"].items()),
        share=whole(table["line"]["share"]),
        credit_sentence=signed(sentence["signs"], sentence["credit"]),
        list_heading=whole(table["list_heading"]["patterns"]),
        end_heading=whole(table["end_heading"]["patterns"]),
        comments=whole(table["end_heading"]["comments"]),
        about=re.compile(table["end_heading"]["about"]),
        licence=signed(licence["signs"], licence["patterns"]),
        own_licence=signed(licence["signs"], licence["own"]),
        position=signed(caption["position_signs"], caption["positions"]),
        credit_line=signed(caption["credit_signs"], caption["credit_lines"]),
        credit=whole(caption["credits"]),
        bio=whole(table["bio"]["patterns"]),
    )


def _numbers(table: dict[str, Any]) -> Numbers:
    words = table["words"]
    spelled = frozenset(words["spelled"].split())
    scales = {word: Decimal(value) for word, value in table["scales"].items()}
    magnitudes = {word: Decimal(value) for word, value in table["magnitudes"].items()}
    fractions = _fractions(table["fractions"], words["spelled"].split()[:9])
    symbols = _spellings(table["units"]["symbols"])
    money = _spellings(table["units"]["money"])
    codes = frozenset([*symbols.values(), *money.values()])
    units = {**money, **_spellings(table["units"]["measures"])}
    folds = frozenset(f"{word}fold" for word in spelled)
    firsts = frozenset(phrase.split()[0] for phrase in [*table["fixed"], *fractions])
    lasts = frozenset(phrase.split()[-1] for phrase in [*table["fixed"], *fractions])
    return Numbers(
        spelled=spelled,
        spelled_on=spelled | {word for word in scales if len(word) > 4},
        openers=spelled | folds | firsts | magnitudes.keys(),
        signals=spelled | folds | lasts | magnitudes.keys(),
        scales=scales,
        fixed=phrases_of({phrase: Decimal(value) for phrase, value in table["fixed"].items()}),
        magnitudes=magnitudes,
        fractions=phrases_of(fractions),
        symbols=re.compile(rf"(?<!\w)(?:{alternatives(symbols)})[ \xa0]?$"),
        symbol_units=symbols,
        units=phrases_of(units),
        currencies=codes,
        rates=frozenset(words["rates"].split()),
        in_kind=frozenset(words["in_kind"].split()),
        weights=frozenset(words["weights"].split()),
        qualifiers=_by_last_word(_listed(words["qualifiers"])),
        time_units=frozenset(_listed(words["time_units"])),
        vague_units=frozenset(_listed(words["vague_units"])),
        numbered=frozenset(_listed(words["numbered"])),
        plurals=frozenset(words["plurals"].split()),
        adjuncts=frozenset(words["adjuncts"].split()),
        singulars=frozenset(words["singulars"].split()),
        stops=frozenset(words["stops"].split()),
        clause=Clauses(**{name: frozenset(listed.split()) for name, listed in table["clause"].items()}),
        status=tuple(
            (status, re.compile(rf"\b(?:{alternatives(cues)})\b", re.IGNORECASE))
            for status, cues in table["status"].items()
        ),
    )


def _by_last_word(phrases: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        last = phrase.split()[-1]
        found[last] = (*found.get(last, ()), phrase)
    return found


def _spellings(lines: str) -> dict[str, str]:
    """Return the unit of each spelling; a line is `unit: spelling, spelling`."""
    rows = (line.partition(": ") for line in lines.strip().splitlines())
    return {spelling: unit for unit, _, spellings in rows for spelling in spellings.split(", ")}


def _fractions(parts: dict[str, int], tops: list[str]) -> dict[str, Decimal]:
    """Return the value of `a third`, `one third`, `two thirds` and so on; `tops` are one, two, ..."""
    found = {"half": Decimal("0.5")}
    for name, whole in parts.items():
        found |= {f"{article} {name}": _share(1, whole) for article in ("a", "an", "one")}
        found |= {f"{word} {name}s": _share(n, whole) for n, word in enumerate(tops, 1) if 1 < n < whole}
    return found


def _share(part: int, whole: int) -> Decimal:
    return (Decimal(part) / whole).quantize(Decimal("0.00000001")).normalize()


def _calendar(table: dict[str, Any]) -> Calendar:
    tense = {**table["tense"], "past": table["tense"]["past"].split()}
    parts: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in table.items()
    }
    return Calendar(**{**parts, "tense": tense})
