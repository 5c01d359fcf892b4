"""The words that a project adds to those that are built in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProjectWords:
    """The lists of `[words]` in `briefmaker.toml`; equal lists are equal values."""

    speech_verbs: tuple[str, ...] = ()
    """Verbs that introduce speech, each form by itself: `opines`, `opined`."""
    documents: tuple[str, ...] = ()
    """What speaks for those who wrote it: `white paper`."""
    roles: tuple[str, ...] = ()
    """Who can speak without a name: `the harbourmaster said`."""
    titles: tuple[str, ...] = ()
    """Titles before a name: `Taoiseach`."""
    male_names: tuple[str, ...] = ()
    female_names: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    peoples: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    """The last word of a body's name: `Storting`."""
    units: tuple[str, ...] = ()
    """What is counted, where its plural does not end in -s."""
    currencies: tuple[tuple[str, str], ...] = ()
    """A word or sign for money, and its ISO 4217 code."""
    abbreviations: tuple[str, ...] = ()
    """After their full stop the sentence goes on."""
    furniture_lines: tuple[str, ...] = ()
    """Lines that are exactly this and no part of any article."""
    section_labels: tuple[str, ...] = ()
    list_headings: tuple[str, ...] = ()
    """Headings above a list of other articles."""
    end_headings: tuple[str, ...] = ()
    """Headings after which nothing belongs to the article."""
    credits: tuple[str, ...] = ()
    """Agencies and the like, as pictures are credited to them in brackets."""
