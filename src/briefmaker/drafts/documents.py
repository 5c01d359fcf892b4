"""The documents of an edited draft, made from its tree and the record of what was built."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from briefmaker.compose import fingerprint, labels_for, normalised, numbered, online_address, printed_evidence
from briefmaker.drafts.counts import recounted
from briefmaker.drafts.edited import Original
from briefmaker.drafts.record import edited_record
from briefmaker.drafts.settle import Settled
from briefmaker.model.document import Block, Brief, Meta, Passage
from briefmaker.model.evidence import iter_recorded
from briefmaker.model.rights import Terms
from briefmaker.model.summary import Source, source_id
from briefmaker.pipeline import JOINT, Build, Pack, as_record, meta_of, render, too_long, unmet_terms


def make_edited(settled: Settled, original: Original, build: Build) -> Pack:
    """Return the documents of an edited draft in the formats of the build, and their record.

    A draft that says what was built is one no more edited. Raises ThemeError or RenderError where the
    documents cannot be made, UsageError for an unknown format.
    """
    base = original.record
    meta = _meta(base, build)
    brief = _brief(settled.blocks, base, meta)
    told = edited_record(base, brief, settled.own, settled.slots)
    brief = _brief(recounted(brief.blocks, told, labels_for(meta.language)), base, meta)
    told = edited_record(base, brief, settled.own, settled.slots)
    if brief.blocks == original.built:
        told = {name: value for name, value in told.items() if name not in ("edited", "base")}
    files, diagnostics = render(brief, build)
    sign_off = build.sign_off
    approved = {"approved": {"by": list(sign_off.names), "at": sign_off.at}} if sign_off else {}
    told |= {"status": meta.status, **approved, "build": build.recipe}
    files[f"{meta.topic}.json"] = as_record(told, brief)
    unmet = unmet_terms(recorded_source(each) for each in told["sources"])
    return Pack(files, (*too_long(brief), *unmet, *diagnostics))


def _meta(base: Mapping[str, Any], build: Build) -> Meta:
    topic = base["topic"]
    return meta_of(topic["id"], None if topic["id"] == JOINT else topic["title"], build)


def _brief(blocks: tuple[Block, ...], base: Mapping[str, Any], meta: Meta) -> Brief:
    sources = {source_id(each["path"]): recorded_source(each) for each in base["sources"]}
    paths = {each["number"]: each["path"] for each in base["sources"]}
    selectors = {each["id"]: each for each in iter_recorded(base)}
    evidence = {name: source_id(paths[each["source"]]) for name, each in selectors.items()}
    tree, order = numbered(normalised(blocks), sources, evidence)
    marked = replace(meta, fingerprint=fingerprint(tree))
    return Brief(marked, tree, order, tuple(_passages(tree, selectors, evidence, sources)))


def recorded_source(each: Mapping[str, Any]) -> Source:
    """Return a source as its record tells of it."""
    return Source(
        path=each["path"],
        title=each["title"],
        publisher=each["publisher"],
        published=each["published"],
        url=each["url"],
        sha256=each["sha256"],
        quoted_share=each["quoted_share"],
        characters=0,  # counted where shares are reckoned; here they are known
        kind=each["kind"],
        dateline=each["dateline"],
        terms=Terms(**each["terms"]),
    )


def _passages(
    tree: tuple[Block, ...],
    selectors: Mapping[str, Mapping[str, Any]],
    evidence: Mapping[str, str],
    sources: Mapping[str, Source],
) -> Iterable[Passage]:
    """Yield what can be read online of that which the statements rest on."""
    for name in dict.fromkeys(printed_evidence(tree)):
        source, selector = sources[evidence[name]], selectors[name]
        address = online_address(source)
        if address is not None:
            yield Passage(name, source.id, address, selector["exact"], selector["prefix"])
