"""Where the words that a document rests on can be read online."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from briefmaker.compose.address import usable_address
from briefmaker.compose.evidence import iter_evidence
from briefmaker.compose.numbering import printed_evidence
from briefmaker.model.document import Block, Passage
from briefmaker.model.summary import Source, Summary


def passages(summaries: Iterable[Summary], blocks: Iterable[Block]) -> tuple[Passage, ...]:
    """Return a passage for each piece of evidence in `blocks` whose source has a web address."""
    several = tuple(summaries)
    sources = {source.path: source for summary in several for source in summary.sources}
    online = {
        path: (source, address) for path, source in sources.items() if (address := online_address(source))
    }
    pieces = {piece.id: piece for piece in chain.from_iterable(map(iter_evidence, several))}
    found = []
    for name in dict.fromkeys(printed_evidence(blocks)):
        piece = pieces[name]
        if piece.path in online:
            source, address = online[piece.path]
            found.append(Passage(name, source.id, address, piece.exact, piece.prefix))
    return tuple(found)


def online_address(source: Source) -> str | None:
    """Return the web address of a source; None where it has none that a document may lead to."""
    address = usable_address(source.url) if source.url else None
    return address if address is not None and address.startswith(("http://", "https://")) else None
