"""Inlines as HTML: words with their language, links, citations that lead to their source and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import assert_never

from briefmaker.model.document import (
    Brief,
    Citation,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Passage,
    SourceName,
    Statement,
    Strong,
    Text,
)
from briefmaker.model.walk import iter_inlines, words
from briefmaker.renderers.address import address_of
from briefmaker.renderers.html import anchors, wording
from briefmaker.renderers.html.fragments import address_at
from briefmaker.renderers.html.markup import attributes, element, escape
from briefmaker.renderers.languages import stretches


class InlineWriter:
    """Writes inlines in reading order; citations are counted as they come."""

    __slots__ = (
        "_at",
        "_citations",
        "_cited",
        "_count",
        "_language",
        "_links",
        "_named",
        "_passages",
        "_placed",
        "_said",
    )

    def __init__(self, brief: Brief, links: Mapping[str, str]) -> None:
        """Keep what the words of `brief` refer to; `links` leads from a target to its address."""
        self._language = brief.meta.language
        self._links = links
        self._passages = {passage.evidence: passage for passage in brief.passages}
        self._at = _by_address(brief.passages)
        self._citations = anchors.citations(brief.blocks)
        self._named = anchors.named_sources(brief.blocks)
        self._placed: set[str] = set()
        self._count = 0
        self._said: tuple[str, ...] = ()
        self._cited = False

    def write(self, inlines: Iterable[Inline], *, linked: bool = False) -> str:
        """Return the markup of `inlines`; `linked` says that a link is around them."""
        return "".join([self._inline(inline, linked=linked) for inline in inlines])

    def address_of_words(self, inlines: Iterable[Inline]) -> str | None:
        """Return where what `inlines` state can be read online; None where it cannot."""
        evidence = (e for i in iter_inlines(inlines) if isinstance(i, Statement) for e in i.evidence)
        return self._online(evidence, None)

    def _inline(self, inline: Inline, *, linked: bool) -> str:  # noqa: PLR0911 - one for each kind
        match inline:
            case Text(text):
                return self._text(text)
            case Emphasis(inner):
                return element("em", self.write(inner, linked=linked))
            case Strong(inner):
                return element("strong", self.write(inner, linked=linked))
            case Link(target, inner):
                return self._link(target, inner, linked=linked)
            case Statement(evidence, inner):
                return self._statement(evidence, inner, linked=linked)
            case Citation(source, label):
                return self._citation(source, label, linked=linked)
            case SourceName(source, inner):
                return self._source_name(source, inner, linked=linked)
            case LineBreak():
                return "<br>"
            case _:
                assert_never(inline)

    def _text(self, text: str) -> str:
        return "".join(
            element("span", escape(part.text), lang=part.language, dir="rtl" if part.from_right else None)
            if part.language
            else escape(part.text)
            for part in stretches(text, self._language)
        )

    def _link(self, target: str, inner: tuple[Inline, ...], *, linked: bool) -> str:
        address = self._links.get(target)
        # A link in a link is not HTML; one without words cannot be seen or clicked.
        if address is None or linked or not words(inner).strip():
            return self.write(inner, linked=linked)
        passages = self._at.get(address, ())
        there = address_at(address, passages) if passages else address
        # Paper shows the address alone: nobody types a text fragment.
        return element("a", self.write(inner, linked=True), href=there, data_address=address)

    def _statement(self, evidence: tuple[str, ...], inner: tuple[Inline, ...], *, linked: bool) -> str:
        if self._cited:  # a citation is of what stands before it, back to the citations before that
            self.forget()
        self._said += evidence
        return element("span", self.write(inner, linked=linked), data_evidence=" ".join(evidence))

    def _citation(self, source: str, label: str, *, linked: bool) -> str:
        self._count += 1
        self._cited = True
        name = self._text(label)
        if source in self._named and label.strip() and not linked:
            place = f"#{anchors.source_place(source)}"
            name = element("a", name, href=place, role="doc-biblioref")
        cited = element("cite", f"[{name}]", id=anchors.citation_place(self._count))
        return cited if linked else cited + self._way_to_words(source, label)

    def _way_to_words(self, source: str, label: str) -> str:
        """Return the link to the words before a citation on the page of their source; its arrow is style."""
        there = self._online(self._said, source)
        return (
            f'<a class="online"{attributes(href=there, aria_label=wording.online(label))}></a>'
            if there
            else ""
        )

    def _online(self, evidence: Iterable[str], source: str | None) -> str | None:
        """Return the address of the pieces of `evidence` that are of `source`, or of the first's source."""
        found = [self._passages[piece] for piece in dict.fromkeys(evidence) if piece in self._passages]
        found = [passage for passage in found if passage.source == (source or found[0].source)]
        address = address_of(found[0].address) if found else None
        return address_at(address, found) if address else None

    def _source_name(self, source: str, inner: tuple[Inline, ...], *, linked: bool) -> str:
        name = self.write(inner, linked=linked)
        if source in self._placed:
            return element("span", name)
        self._placed.add(source)
        return element("span", name, id=anchors.source_place(source))

    def forget(self) -> None:
        """Leave what was stated so far: what follows does not belong to it."""
        self._said = ()
        self._cited = False

    def ways_back(self, inlines: Iterable[Inline]) -> str:
        """Return links from the sources that `inlines` name to their citations; the arrows are style.

        They stand where a source is named first, to which its citations lead: call this before `write`.
        """
        names = dict.fromkeys(i.source for i in iter_inlines(inlines) if isinstance(i, SourceName))
        links = "".join(
            f'<a class="back" role="doc-backlink"{attributes(href=f"#{anchors.citation_place(number)}")}'
            f'{attributes(aria_label=wording.back_to(number, label))} data-number="{at}"></a>'
            for name in names
            if name not in self._placed
            for at, (number, label) in enumerate(self._citations.get(name, ()), 1)
        )
        return f'<span class="ways-back">{links}</span>' if links else ""


def _by_address(passages: Iterable[Passage]) -> Mapping[str, tuple[Passage, ...]]:
    found: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        address = address_of(passage.address)
        if address is not None:
            found[address].append(passage)
    return {address: tuple(each) for address, each in found.items()}
