"""An edited document made once more from its record, as a draft or as an approved edition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefmaker.compose import labels_for, parse, signed_off, write
from briefmaker.drafts.documents import make_edited
from briefmaker.drafts.edited import original_of
from briefmaker.drafts.settle import Settled
from briefmaker.errors import ApprovalError
from briefmaker.model.desk import Slot
from briefmaker.model.document import Block
from briefmaker.model.walk import iter_runs, words
from briefmaker.pipeline import Build, Pack, meta_of


def is_edited(record: Mapping[str, Any]) -> bool:
    """Return whether the document of a record was edited after it was built."""
    return "base" in record


def make_again(record: Mapping[str, Any], build: Build, where: str) -> Pack:
    """Return the edited document of the record at `where`: signed off where the build is.

    Raises InputError where the record does not hold it, ApprovalError where it is signed off with a slot that
    has not been written.
    """
    original = original_of(record, where)
    blocks = original.last
    if build.sign_off:
        _require_written(blocks, build, where)
        blocks = _approved(blocks, build)
    settled = Settled(blocks, tuple(record["edited"]["own"]), _slots(record), ())
    return make_edited(settled, original, build)


def require_signable(draft: str, approved: str, build: Build, where: str) -> None:
    """Raise ApprovalError where a template says something of its own of approved editions.

    `draft` and `approved` are the Markdown that it gives for both.
    """
    if write(_approved(parse(draft), build)) != approved:
        message = (
            "cannot be approved as an edited draft: its template says something of approved editions that "
            "the draft does not say. Build it with --overwrite, and change a template or desk.toml instead"
        )
        raise ApprovalError(message, where)


def _approved(blocks: tuple[Block, ...], build: Build) -> tuple[Block, ...]:
    meta = meta_of("", None, build)
    return signed_off(blocks, meta, labels_for(meta.language))


def _require_written(blocks: tuple[Block, ...], build: Build, where: str) -> None:
    gap = labels_for(build.settings.project.language)["to_be_written"]
    if any(words(run).strip() == gap for run in iter_runs(blocks)):
        raise ApprovalError(f"still says “{gap}”; write it in the draft and render it again", where)


def _slots(record: Mapping[str, Any]) -> tuple[Slot, ...]:
    topics = record.get("topics") or [record]
    return tuple(
        Slot(topic["topic"]["id"], name, text) for topic in topics for name, text in topic["slots"].items()
    )
