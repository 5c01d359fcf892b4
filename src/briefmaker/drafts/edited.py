"""What an edited draft is, and what it was made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from briefmaker.compose import normalised, parse
from briefmaker.errors import InputError
from briefmaker.model.document import Block, Citation, Container, Contents
from briefmaker.model.walk import iter_blocks, iter_inlines, iter_runs
from briefmaker.renderers.drawing import Type
from briefmaker.renderers.pictures import picture_of


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment on the draft, for its editors and not for its readers."""

    text: str
    author: str
    about: str
    """The words that it is about; empty where it is about none."""
    evidence: tuple[str, ...] = ()
    """Ids of the evidence that these words rest on."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A draft as somebody has left it."""

    blocks: tuple[Block, ...]
    remarks: tuple[Remark, ...] = ()
    lines: tuple[str, ...] = ()
    """Of a draft in Markdown, by which places are told."""


@dataclass(frozen=True, slots=True)
class Original:
    """What an edited draft was before: as it was built, and as it was last written."""

    record: Mapping[str, Any]
    """The record of the draft as it was built."""
    built: tuple[Block, ...]
    """The document as it was built."""
    last: tuple[Block, ...]
    """The document as it was last written: as it was built, or rendered from an earlier edit."""
    labels: Mapping[str, str]
    """Ids of the sources, by how the last document cites them."""
    pictures: Mapping[str, Container]
    """What is drawn, by what it shows in words."""
    depth: int
    """How far down the contents go."""
    has_cover: bool
    logos: frozenset[str] = frozenset()
    """What the logo of the theme shows, in words."""


def original_of(record: Mapping[str, Any], where: str, logo: str | None = None) -> Original:
    """Return what the document of the record at `where` was.

    Raises InputError where the record does not say.
    """
    base = record.get("base") or record
    if not isinstance(record.get("markdown"), str) or not isinstance(base.get("markdown"), str):
        raise InputError("does not hold the document as it was built; build it again", where)
    built, last = parse(base["markdown"], where), parse(record["markdown"], where)
    contents = [block.depth for block in built if isinstance(block, Contents)]
    return Original(
        record=base,
        built=built,
        last=last,
        labels=_labels(last),
        pictures=dict(_pictures(built)),
        depth=max(contents, default=Contents().depth),
        has_cover=any(isinstance(block, Container) and block.kind == "cover" for block in built),
        logos=frozenset((logo,)) if logo is not None else frozenset(),
    )


def _labels(blocks: tuple[Block, ...]) -> dict[str, str]:
    inlines = (inline for run in iter_runs(blocks) for inline in iter_inlines(run))
    return {inline.label: inline.source for inline in inlines if isinstance(inline, Citation)}


def _pictures(blocks: tuple[Block, ...]) -> list[tuple[str, Container]]:
    found = []
    for block in iter_blocks(blocks):
        if isinstance(block, Container) and (draw := picture_of(block.kind, block.blocks)):
            alt = draw(400, Type(8, 10), lambda text: 4.0 * len(text)).alt  # its words alone are wanted
            found.append((alt, block))
    return found


def edited(
    blocks: tuple[Block, ...], remarks: tuple[Remark, ...] = (), lines: tuple[str, ...] = ()
) -> Edited:
    """Return the draft with its tree in normal form."""
    return Edited(normalised(blocks), remarks, lines)
