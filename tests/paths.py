"""Where the tests and the project stand."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
SHARED = ROOT.parent / "shared"
"""Real articles, gold and contracts beside the project; absent in most checkouts."""
