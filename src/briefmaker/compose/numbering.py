"""Source numbers: given after the template has spoken, by first use, over the whole document.

Cited sources come first, in the order of their citations; then those that statements rest on though
nobody cites them, in the order of these statements, so that the record can name them too. A number
is how a document refers to a source; it is never the source's identity.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefmaker.compose.normal import normalised
from briefmaker.compose.rebuild import Run, with_inner, with_runs
from briefmaker.errors import TemplateError
from briefmaker.model.document import (
    Block,
    BulletList,
    Citation,
    Container,
    Inline,
    OrderedList,
    SourceName,
    Statement,
)
from briefmaker.model.summary import Source
from briefmaker.model.walk import iter_blocks, iter_inlines, iter_runs

LONGEST = 64
"""Characters of a headline that stands for a publisher."""


def numbered(
    blocks: tuple[Block, ...], sources: Mapping[str, Source], evidence: Mapping[str, str]
) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """Return the tree with its citations labelled and its list of sources in order, and the ids in order.

    `sources` holds the sources by id, `evidence` each piece of evidence's source. Raises
    `TemplateError` where the tree names an id that is in neither.
    """
    order = tuple(dict.fromkeys(_uses(blocks, sources, evidence)))
    numbers = {source: number for number, source in enumerate(order, start=1)}
    labelled = with_runs(blocks, lambda run: _labelled(run, sources, numbers))
    return normalised(_with_sorted_lists(labelled, numbers)), order


def printed_evidence(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the id of each piece of evidence that a statement rests on, in reading order."""
    for inline in _inlines(blocks):
        if isinstance(inline, Statement):
            yield from inline.evidence


def _uses(
    blocks: tuple[Block, ...], sources: Mapping[str, Source], evidence: Mapping[str, str]
) -> Iterator[str]:
    """Yield the ids of the sources in the order of their numbers, again and again."""
    for inline in _inlines(blocks):
        if isinstance(inline, Citation):
            yield _known(inline.source, sources, "source")
    for piece in printed_evidence(blocks):
        yield evidence[_known(piece, evidence, "evidence")]


def _known(name: str, known: Mapping[str, object], kind: str) -> str:
    if name not in known:
        raise TemplateError(f"the template names {kind} `{name}`, which this briefing does not have")
    return name


def _inlines(blocks: Iterable[Block]) -> Iterator[Inline]:
    return (inline for run in iter_runs(blocks) for inline in iter_inlines(run))


def _shortened(title: str) -> str:
    """Return a headline in quotation marks, cut at a word where it is long; empty for none."""
    squeezed = " ".join(title.split())
    if len(squeezed) > LONGEST:
        squeezed = f"{squeezed[: LONGEST + 1].rsplit(' ', 1)[0].rstrip(' ,;:–-')}…"
    return f"“{squeezed}”" if squeezed else ""


def _labelled(run: Run, sources: Mapping[str, Source], numbers: Mapping[str, int]) -> Run:
    """Return `run` with each citation labelled `PUBLISHER N`.

    Where the publisher is not known the headline says which source it is, else the number alone.
    """

    def labelled(inline: Inline) -> Inline:
        if not isinstance(inline, Citation):
            return with_inner(inline, lambda inner: _labelled(inner, sources, numbers))
        source = sources[inline.source]
        name = source.publisher or _shortened(source.title or "")
        return Citation(inline.source, f"{name} {numbers[inline.source]}".strip())

    return tuple(labelled(inline) for inline in run)


def _with_sorted_lists(blocks: tuple[Block, ...], numbers: Mapping[str, int]) -> tuple[Block, ...]:
    """Return the tree with the lists in `::: sources` in the order of the numbers."""
    return tuple(_with_sorted_list(block, numbers) for block in blocks)


def _with_sorted_list(block: Block, numbers: Mapping[str, int]) -> Block:
    match block:
        case Container("sources", inner):
            return Container("sources", tuple(_sorted(each, numbers) for each in inner))
        case Container(kind, inner):
            return Container(kind, _with_sorted_lists(inner, numbers))
        case _:
            return block


def _sorted(block: Block, numbers: Mapping[str, int]) -> Block:
    """Return a list of sources with its items in order, without those that have no number."""
    if not isinstance(block, (OrderedList, BulletList)):
        return block
    ranked = [(_rank(item, numbers), item) for item in block.items]
    ranked.sort(key=lambda pair: pair[0] or 0)
    items = tuple(item for rank, item in ranked if rank is not None)
    return OrderedList(items) if isinstance(block, OrderedList) else BulletList(items)


def _rank(item: tuple[Block, ...], numbers: Mapping[str, int]) -> int | None:
    """Return the number of the source that an item names, None where it is not used; last for other items."""
    names = [inline.source for inline in _inlines(iter_blocks(item)) if isinstance(inline, SourceName)]
    return numbers.get(names[0]) if names else len(numbers) + 1
