"""The built-in template's tree for a summary made by hand. Run as a script, this rewrites the golden file."""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))  # for the rewriting script; pytest has it already

from briefmaker.compose import TemplateFolders, compose
from golden.invented import META, SUMMARY

GOLDEN = Path(__file__).with_name("briefing.tree.json")


def dumped(value: Any) -> Any:
    """Return a tree as JSON values, each node with the name of its kind."""
    if dataclasses.is_dataclass(value):
        fields = {field.name: dumped(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return {"kind": type(value).__name__} | fields
    return [dumped(item) for item in value] if isinstance(value, tuple) else value


def tree() -> str:
    """Return the tree as the golden file holds it."""
    brief = compose((SUMMARY,), META, TemplateFolders())
    return json.dumps(dumped(brief), ensure_ascii=False, indent=1) + "\n"


def test_the_built_in_template_gives_the_golden_tree() -> None:
    assert tree() == GOLDEN.read_text(encoding="utf-8")


if __name__ == "__main__":
    GOLDEN.write_text(tree(), encoding="utf-8")
