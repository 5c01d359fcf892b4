"""Predictions of other tools, each run in an interpreter of its own, and why some do not run."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WORKER = Path(__file__).with_name("worker.py")
QUOTATION_TOOLS = ("textacy, whole article", "textacy, each paragraph")
QUANTITY_TOOLS = ("quantulum3", "price-parser")
NOT_RUN = {
    "GenderGapTracker": "it is on no package index; its published figures are printed",
    "Citron": "it is on no package index (what is called so there is another thing); its published figures "
    "are printed",
    "CQE": "its package pins typing_extensions 4.4.0 and protobuf 3.20.1, and fetches its spaCy model "
    "while it runs; its published figures are printed",
    "trafilatura, jusText": "they cut articles out of HTML and read no pasted text",
}
"""Tools that belong into the comparison and cannot be run here, with the reason."""

Found = list[list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Peer:
    """What a tool found in each text, or why it did not run."""

    tool: str
    found: Found | None
    missing: str | None = None
    seconds: float | None = None
    """Processor time over all texts, without that of loading the tool."""


def ask(python: Path | None, tool: str, texts: Sequence[str]) -> Peer:
    """Return what `tool` finds in the texts, run by the interpreter `python`."""
    if python is None:
        return Peer(tool, None, "not run: give --peers PYTHON, an interpreter that has it")
    question = json.dumps({"tool": tool, "texts": list(texts)})
    try:
        done = subprocess.run(
            [python, "-W", "ignore", WORKER], input=question, capture_output=True, text=True, check=False
        )
    except OSError as error:
        return Peer(tool, None, f"not run: {error}")
    if done.returncode:
        return Peer(tool, None, f"it failed: {(done.stderr.strip().splitlines() or ['no message'])[-1]}")
    return _answered(tool, json.loads(done.stdout))


def notes_of(peers: Sequence[Peer]) -> tuple[str, ...]:
    """Return a line for each peer that did not run."""
    return tuple(f"{peer.tool}: {peer.missing}" for peer in peers if peer.missing)


def _answered(tool: str, answer: Mapping[str, Any]) -> Peer:
    return Peer(tool, answer.get("found"), answer.get("missing"), answer.get("seconds"))
