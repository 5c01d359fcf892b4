"""A template tried on samples: all its faults in one go, each with line, column and the nearest name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial

from briefmaker.compose.brief import brief_of
from briefmaker.compose.context import context
from briefmaker.compose.folders import TemplateFolders
from briefmaker.compose.labels import labels_for
from briefmaker.compose.noting import NotingEnvironment, Unknown
from briefmaker.compose.rendering import rendered
from briefmaker.errors import TemplateError
from briefmaker.model.document import Meta
from briefmaker.model.summary import Summary

_TAG, _WORD = re.compile(r"\{[{%]"), re.compile(r"\S")
_PLACE = re.compile(r"(?P<label>.+):(?P<line>\d+)")


def template_faults(
    folders: TemplateFolders, name: str, samples: Iterable[tuple[Summary, ...]], about: Meta
) -> tuple[TemplateError, ...]:
    """Return the faults of the template `name`, each once, in the order of their places; none if it is right.

    It is rendered with each of `samples`, a document's topics each, at least one. Raises
    `TemplateError` where there is no such template.
    """
    folders.find(name)
    found: dict[Unknown, None] = {}
    for sample in samples:
        found.update(dict.fromkeys(_faults_with(sample, folders, name, about)))
    ordered = sorted(found, key=lambda fault: (fault.label, fault.line, _column(fault, folders)))
    return tuple(TemplateError(fault.message, _place(fault, folders)) for fault in ordered)


def _faults_with(
    sample: tuple[Summary, ...], folders: TemplateFolders, name: str, about: Meta
) -> list[Unknown]:
    """Return the names that are not there; where all are, what else is wrong, if anything is."""
    unknown: list[Unknown] = []
    labels = labels_for(about.language)
    names = context(sample, about, labels)
    try:
        output = rendered(folders, name, names, tuple(labels["months"]), partial(NotingEnvironment, unknown))
        if not unknown:  # what is missing could make the Markdown look wrong
            brief_of(output, sample, about)
    except TemplateError as error:
        place = _PLACE.fullmatch(error.where or "")
        label, line = (place["label"], int(place["line"])) if place else (error.where or "", 0)
        unknown.append(Unknown(error.message, "", label, line))
    return unknown


def _place(fault: Unknown, folders: TemplateFolders) -> str | None:
    """Return where messages say that `fault` is."""
    parts = [fault.label, *(str(each) for each in (fault.line, _column(fault, folders)) if each)]
    return ":".join(parts) or None


def _column(fault: Unknown, folders: TemplateFolders) -> int:
    """Return the 1-based column of the name, else of the first tag or word on the line; 0 for none."""
    line = "".join(folders.text(fault.label).splitlines()[fault.line - 1 : fault.line]) if fault.line else ""
    named = re.search(rf"\b{re.escape(fault.name)}\b", line) if fault.name else None
    found = named or _TAG.search(line) or _WORD.search(line)
    return found.start() + 1 if found else 0
