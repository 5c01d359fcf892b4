"""The built-in templates' trees for summaries made by hand. Run as a script, this rewrites the files."""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))  # for the rewriting script; pytest has it already

from briefmaker.compose import TemplateFolders, compose
from golden.invented import META, SUMMARY
from golden.invented_pack import PACK_META, SUMMARIES

DOCUMENTS = {
    "briefing": ((SUMMARY,), META),
    "one-page": ((SUMMARY,), META),
    "pack": (SUMMARIES, PACK_META),
}
"""What each built-in template is given."""


def dumped(value: Any) -> Any:
    """Return a tree as JSON values, each node with the name of its kind."""
    if dataclasses.is_dataclass(value):
        fields = {field.name: dumped(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return {"kind": type(value).__name__} | fields
    return [dumped(item) for item in value] if isinstance(value, tuple) else value


def golden(template: str) -> Path:
    """Return the file that holds the tree of `template`."""
    return Path(__file__).with_name(f"{template}.tree.json")


def tree(template: str) -> str:
    """Return the tree as the golden file holds it."""
    summaries, meta = DOCUMENTS[template]
    brief = compose(summaries, meta, TemplateFolders(), template)
    return json.dumps(dumped(brief), ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("template", DOCUMENTS)
def test_the_built_in_template_gives_the_golden_tree(template: str) -> None:
    assert tree(template) == golden(template).read_text(encoding="utf-8")


if __name__ == "__main__":
    for each in DOCUMENTS:
        golden(each).write_text(tree(each), encoding="utf-8")
