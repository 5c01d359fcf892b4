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
from briefmaker.model.wordlists import ProjectWords

_ADVERB = r"[a-z]+ly"
_FILES = ("language", "speech", "people", "bodies", "furniture", "quantities", "dates")


@dataclass(frozen=True, slots=True)
class Speech:
    """What introduces somebody's words."""

    cue: re.Pattern[str]
    """A verb of speech or a preposition such as `according to`, as a whole word."""
    verb: re.Pattern[str]
    """A verb of speech with the auxiliaries and adverbs before it."""
    verb_before: re.Pattern[str]
    """A verb of speech right before a name: `, wrote Anna Berg`."""
    verb_and_noun_before: re.Pattern[str]
    """The same, with what the person is between: `said school board member Anna Berg`."""
    preposition: re.Pattern[str]
    """`according to` and the like."""
    role_phrase: re.Pattern[str]
    """A noun phrase for a speaker without a name: `the ministers`, `a joint statement`."""


@dataclass(frozen=True, slots=True)
class Names:
    """What tells a person's name from other capitalised words."""

    titles: re.Pattern[str]
    """A title before a name, with the body that it heads: `President of the European Commission`."""
    title_words: frozenset[str]
    particles: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    male_titles: frozenset[str]
    female_titles: frozenset[str]
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
class Numbers:
    """Numbers in words, scales, units and the words around them."""

    spelled: tuple[str, ...]
    scales: dict[str, Decimal]
    fixed: dict[str, Decimal]
    currencies: dict[str, str]
    percent: tuple[str, ...]
    qualifiers: tuple[str, ...]
    time_units: frozenset[str]
    vague_units: frozenset[str]
    numbered: frozenset[str]
    plurals: frozenset[str]
    stops: frozenset[str]
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
    verbs = table["verbs"].split()
    # `Noting that …` and `According to …` open sentences; `States` and `Reports` are names more often.
    opening = [
        word.capitalize() for word in [*verbs, *table["prepositions"]] if word.endswith("ing") or " " in word
    ]
    cues = [*verbs, *table["prepositions"], *opening]
    heads = alternatives([*table["roles"].split(), *_listed(table["documents"])])
    determiner = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in table["determiners"])
    modifier = r"(?:(?:[\w-]+|(?:[A-Z]\.)+)(?:[’']s?)? )"  # a full stop is an abbreviation's only
    capital = r"(?:(?:[A-Z][\w-]*|(?:[A-Z]\.)+)(?:[’']s)? )"
    return Speech(
        cue=re.compile(rf"\b(?:{alternatives(cues)})\b"),
        verb=re.compile(
            rf"(?:(?:has|have|had|also|later|then|{_ADVERB}) ){{0,2}}(?:{alternatives(verbs)})\b"
        ),
        verb_before=re.compile(rf"\b(?:{alternatives(verbs)})[ \xa0]$"),
        verb_and_noun_before=re.compile(
            rf"\b(?:{alternatives(verbs)})(?:[ \xa0](?![A-Z])[\w/’'.-]+){{0,4}}[ \xa0]$"
        ),
        preposition=re.compile(rf"\b(?:{alternatives(table['prepositions'])})\b", re.IGNORECASE),
        role_phrase=re.compile(
            rf"\b(?:(?:{determiner}) {modifier}{{0,3}}?|{capital}{{1,3}}{modifier}{{0,2}}?|{modifier}{{0,1}})"
            rf"(?:{heads})\b(?! (?:of|{heads})\b)"
        ),
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
        male=frozenset(people["male_names"].split()),
        female=frozenset(people["female_names"].split()),
        male_titles=frozenset(people["male_titles"]),
        female_titles=frozenset(people["female_titles"]),
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
    return Numbers(
        spelled=tuple(words["spelled"].split()),
        scales={word: Decimal(value) for word, value in table["scales"].items()},
        fixed={phrase: Decimal(value) for phrase, value in table["fixed"].items()},
        currencies=dict(table["currencies"]),
        percent=tuple(words["percent"]),
        qualifiers=tuple(words["qualifiers"]),
        time_units=frozenset(words["time_units"]),
        vague_units=frozenset(words["vague_units"]),
        numbered=frozenset(words["numbered"]),
        plurals=frozenset(words["plurals"]),
        stops=frozenset(words["stops"].split()),
        status=tuple(
            (status, re.compile(rf"\b(?:{alternatives(cues)})\b", re.IGNORECASE))
            for status, cues in table["status"].items()
        ),
    )


def _calendar(table: dict[str, Any]) -> Calendar:
    tense = {**table["tense"], "past": table["tense"]["past"].split()}
    parts: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in table.items()
    }
    return Calendar(**{**parts, "tense": tense})
