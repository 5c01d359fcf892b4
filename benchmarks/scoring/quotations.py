"""Figures on the public quotations and their speakers, ours beside those of the peers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any

from scoring import baseline, ours
from scoring.bench import REGULAR, Bench
from scoring.coverage import Judged, curve
from scoring.disputed import Key, undisputed, unknown
from scoring.figures import OURS, Figure, Part
from scoring.peers import QUOTATION_TOOLS, Found, Peer, ask, notes_of
from scoring.sets import Sets

Entries = dict[str, list[dict[str, Any]]]
_WORD = re.compile(r"\w[\w'’.-]*")
_LEAST_WORDS = 3


def measure_quotations(sets: Sets, bench: Bench, disputed: Sequence[Key]) -> Part:
    """Return the figures on quotations and speakers with all keys, and again without the disputed ones."""
    if sets.quotes is None:
        return Part()
    articles, scorer = sets.quotes, bench.scorer("score_quotes")
    peers = _tools([article["text"] for article in articles], bench)
    found = {peer.tool: _judgeable(articles, peer.found) for peer in peers if peer.found is not None}
    figures = list(_pace(peers, len(articles)))
    curves = {}
    for prefix, name, keys in _variants(disputed):
        for tool, entries in found.items():
            figures += _scored(scorer, prefix, tool, undisputed(articles, entries, keys))
        judged = judge(scorer, *undisputed(articles, found[OURS], keys))
        curves[f"PolNeAR, {name}"] = curve(tuple(judged))
    return Part(tuple(figures), curves, (*notes_of(peers), *_stale(disputed, articles)))


def _variants(disputed: Sequence[Key]) -> tuple[tuple[str, str, Sequence[Key]], ...]:
    """Return what is left out of the gold in each variant, with its prefix and name."""
    wrong = [key for key in disputed if key.kind == "wrong"]
    return (
        ("polnear", "keys as they come", ()),
        ("corrected", f"without {len(wrong)} wrong keys", wrong),
        ("undisputed", f"without all {len(disputed)} disputed keys", disputed),
    )


def _stale(disputed: Sequence[Key], articles: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    lost = unknown(disputed, articles)
    return tuple(f"disputed.toml: no quotation begins at {key.start} in {key.article}" for key in lost)


def _tools(texts: Sequence[str], bench: Bench) -> tuple[Peer, ...]:
    return (
        Peer(REGULAR, [list(baseline.quotations(text)) for text in texts]),
        *(ask(bench.python, tool, texts) for tool in QUOTATION_TOOLS),
        Peer(OURS, ours.quotations(texts)),
    )


def _pace(peers: Sequence[Peer], articles: int) -> Iterator[Figure]:
    for peer in peers:
        if peer.seconds:
            yield Figure("pace-articles", peer.tool, (round(articles / peer.seconds, 1),))


def _judgeable(articles: Sequence[dict[str, Any]], found: Found) -> Entries:
    return {
        article["id"]: [entry for entry in row if _is_long(article["text"], entry)]
        for article, row in zip(articles, found, strict=True)
    }


def _is_long(text: str, entry: Mapping[str, Any]) -> bool:
    """Return whether it has three words: the gold holds no shorter ones, so that they cannot be judged."""
    return len(_WORD.findall(text[entry["start"] : entry["end"]])) >= _LEAST_WORDS


def _scored(
    scorer: ModuleType, prefix: str, tool: str, judged: tuple[Sequence[dict[str, Any]], Entries]
) -> Iterator[Figure]:
    result = scorer.score(*judged)
    joint = result["joint"]
    yield Figure(f"{prefix}-detection", tool, (result["detection@0.8"]["F1"],))
    yield Figure(f"{prefix}-joint", tool, (joint["P"], joint["R"], joint["F1"]))
    yield Figure(f"{prefix}-resolved", tool, (result["resolved_percent"],))


def judge(scorer: ModuleType, articles: Sequence[dict[str, Any]], entries: Entries) -> Iterator[Judged]:
    """Yield each printed quotation as the scorer's joint measure judges it."""
    for article in articles:
        predicted = scorer.predicted_spans(article["text"], entries.get(article["id"], []))
        gold = article["quotes"]
        spans = [scorer.trimmed(article["text"], quote["start"], quote["end"]) for quote in gold]
        pairs = {
            i: j for value, i, j in scorer.matched([span for span, _ in predicted], spans) if value >= 0.8
        }
        for number, (_, entry) in enumerate(predicted):
            key = gold[pairs[number]]["speaker"] if number in pairs else None
            yield Judged(entry["basis"], key is not None and bool(scorer.judge(entry, key)[0]))
