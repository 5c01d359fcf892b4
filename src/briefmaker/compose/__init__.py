"""Compose: takes summaries, gives the document tree, changes nothing.

A template (Markdown with Jinja2) is rendered once, its Markdown parsed once, and its sources
numbered; every format is made from that one tree. `parse` and `write` go between the tree and a
draft that can be edited; `record` gives the evidence that goes beside the documents.
"""

from __future__ import annotations

from dataclasses import replace

from briefmaker.compose.context import context
from briefmaker.compose.earlier import is_joint, read_earlier, read_statements
from briefmaker.compose.evidence import iter_evidence
from briefmaker.compose.faults import MarkdownError
from briefmaker.compose.fingerprint import fingerprint
from briefmaker.compose.folders import TemplateFolders
from briefmaker.compose.joint import joint_sources
from briefmaker.compose.labels import labels_for
from briefmaker.compose.markdown import parse
from briefmaker.compose.normal import normalised
from briefmaker.compose.numbering import numbered
from briefmaker.compose.one_page import MOST_WORDS
from briefmaker.compose.passages import passages
from briefmaker.compose.printed import JSON
from briefmaker.compose.record import record, record_pack
from briefmaker.compose.rendering import Rendered, rendered
from briefmaker.compose.write import write
from briefmaker.errors import TemplateError
from briefmaker.model.document import Block, Brief, Meta
from briefmaker.model.summary import Summary, source_id

__all__ = [
    "JSON",
    "MOST_WORDS",
    "TemplateFolders",
    "compose",
    "is_joint",
    "joint_sources",
    "labels_for",
    "normalised",
    "parse",
    "read_earlier",
    "read_statements",
    "record",
    "record_pack",
    "write",
]


def compose(
    summaries: tuple[Summary, ...], meta: Meta, templates: TemplateFolders, name: str = "briefing"
) -> Brief:
    """Return the briefing that the template `name` makes of `summaries`, at least one, in normal form.

    `brief` and `topic` in the template are those of the first summary, `briefs` holds all. Raises
    `TemplateError` where the template, or the Markdown that it gives, is wrong.
    """
    labels = labels_for(meta.language)
    names = context(summaries, meta, labels)
    output = rendered(templates, name, names, tuple(labels["months"]))
    blocks, sources = _numbered(_parsed(output), summaries, output.label)
    marked = replace(meta, fingerprint=fingerprint(blocks))
    return Brief(marked, blocks, sources, passages(summaries, blocks))


def _parsed(output: Rendered) -> tuple[Block, ...]:
    try:
        return parse(output.markdown)
    except MarkdownError as error:
        raise output.located(error) from error


def _numbered(
    blocks: tuple[Block, ...], summaries: tuple[Summary, ...], label: str
) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    sources = {source.id: source for summary in summaries for source in summary.sources}
    evidence = {piece.id: source_id(piece.path) for summary in summaries for piece in iter_evidence(summary)}
    try:
        return numbered(blocks, sources, evidence)
    except TemplateError as error:
        raise TemplateError(error.message, label) from error
