"""The briefing that a template makes of summaries: rendered, parsed and numbered, once each."""

from __future__ import annotations

from dataclasses import replace

from briefmaker.compose.context import context
from briefmaker.compose.evidence import iter_evidence
from briefmaker.compose.faults import MarkdownError
from briefmaker.compose.fingerprint import fingerprint
from briefmaker.compose.folders import TemplateFolders
from briefmaker.compose.labels import labels_for
from briefmaker.compose.markdown import parse
from briefmaker.compose.numbering import numbered
from briefmaker.compose.passages import passages
from briefmaker.compose.rendering import Rendered, rendered
from briefmaker.compose.slots import Slots, slots_of
from briefmaker.errors import TemplateError
from briefmaker.model.document import Block, Brief, Meta
from briefmaker.model.summary import Summary, source_id


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
    return brief_of(output, summaries, meta)


def brief_of(output: Rendered, summaries: tuple[Summary, ...], meta: Meta) -> Brief:
    """Return the briefing whose Markdown is `output`; raises `TemplateError` where that is wrong."""
    blocks, sources = _numbered(
        _parsed(output, slots_of(summaries, meta, labels_for(meta.language))), summaries, output.label
    )
    marked = replace(meta, fingerprint=fingerprint(blocks))
    return Brief(marked, blocks, sources, passages(summaries, blocks))


def _parsed(output: Rendered, slots: Slots) -> tuple[Block, ...]:
    try:
        return parse(output.markdown, slots=slots)
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
