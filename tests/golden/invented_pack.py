"""Three summaries for the joint pack: two topics that share sources, and one on which there is nothing."""

from __future__ import annotations

from dataclasses import replace

from briefmaker.model.query import Phrase, Topic
from briefmaker.model.summary import LeftOut, Summary
from golden.invented import (
    BUDGET,
    COST,
    EMPTY,
    HARBOUR,
    META,
    OPENED_TOO,
    OPENING,
    SUMMARY,
    point,
    quote,
    source,
)

PACK_META = replace(META, title="Briefing pack", topic="pack", subject="Briefing pack")
UNREADABLE = LeftOut("broken.txt", "empty")
ELSEWHERE = LeftOut("weather.txt", "nothing in it was chosen")

HARBOUR_SUMMARY = replace(SUMMARY, left_out=(UNREADABLE,))
FERRIES = replace(
    EMPTY,
    topic=Topic("ferries", "Ferries <north>", Phrase(("ferries",))),
    left_out=(UNREADABLE, ELSEWHERE, LeftOut("harbour.txt", "nothing in it was chosen")),
)
QUAY = replace(
    EMPTY,
    topic=Topic("quay", "The *quay*", Phrase(("quay",))),
    key_points=(point(BUDGET, COST), point(HARBOUR, OPENING), point(BUDGET, OPENED_TOO)),
    quotes=(quote("The boats are back."),),
    gaps=("Every point rests on a single source.",),
    sources=(source(BUDGET, 0.1), source(HARBOUR, 0.07)),
    left_out=(UNREADABLE, ELSEWHERE),
)
SUMMARIES: tuple[Summary, ...] = (HARBOUR_SUMMARY, FERRIES, QUAY)
