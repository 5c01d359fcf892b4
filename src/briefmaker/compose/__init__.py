"""Compose: takes summaries, gives the document tree, changes nothing.

A template (Markdown with Jinja2) is rendered once, its Markdown parsed once, and its sources
numbered; every format is made from that one tree. `parse` and `write` go between the tree and a
draft that can be edited; `record` gives the evidence that goes beside the documents.
"""

from __future__ import annotations

from briefmaker.compose.brief import compose
from briefmaker.compose.check import template_faults
from briefmaker.compose.context import context
from briefmaker.compose.dates import date_in_words
from briefmaker.compose.earlier import is_joint, read_earlier, read_statements
from briefmaker.compose.fingerprint import fingerprint
from briefmaker.compose.folders import TemplateFolders
from briefmaker.compose.joint import joint_sources
from briefmaker.compose.labels import labels_for
from briefmaker.compose.markdown import parse
from briefmaker.compose.normal import normalised
from briefmaker.compose.numbering import numbered, printed_evidence
from briefmaker.compose.one_page import MOST_WORDS
from briefmaker.compose.passages import online_address
from briefmaker.compose.printed import JSON, printed_runs
from briefmaker.compose.rebuild import with_runs
from briefmaker.compose.record import record, record_pack
from briefmaker.compose.reference import reference
from briefmaker.compose.sign_off import signed_off
from briefmaker.compose.write import write

__all__ = [
    "JSON",
    "MOST_WORDS",
    "TemplateFolders",
    "compose",
    "context",
    "date_in_words",
    "fingerprint",
    "is_joint",
    "joint_sources",
    "labels_for",
    "normalised",
    "numbered",
    "online_address",
    "parse",
    "printed_evidence",
    "printed_runs",
    "read_earlier",
    "read_statements",
    "record",
    "record_pack",
    "reference",
    "signed_off",
    "template_faults",
    "with_runs",
    "write",
]
