"""Front matter: the YAML block between `---` lines at the head of a file."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from briefmaker.diagnostics import Diagnostic
from briefmaker.errors import InputError
from briefmaker.readers.values import iso_date, words

_NAMES = {
    "title": ("title",),
    "byline": ("byline", "author", "authors"),
    "publisher": ("publisher", "outlet", "site"),
    "published": ("published", "date"),
    "language": ("language", "lang"),
    "url": ("url", "link", "canonical"),
}
"""Our field, and the keys that content systems use for it, the first found wins."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the block says, and the text after it."""

    fields: dict[str, str]
    body: str
    diagnostics: tuple[Diagnostic, ...] = ()


def split_front_matter(text: str, path: str) -> FrontMatter:
    """Return the metadata at the head of `text` and the text after them.

    A file without a block has none. Keys that we do not use are left alone: the block belongs to
    other programs too. Raises InputError, with the line, for a block that is not YAML or not closed.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return FrontMatter({}, text)
    ends = [number for number, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")]
    if not ends:
        raise InputError("the front matter opened by `---` is never closed", f"{path}:1")
    block = _loaded("\n".join(lines[1 : ends[0]]), path)
    found = {
        name: next((block[key] for key in keys if block.get(key)), None) for name, keys in _NAMES.items()
    }
    fields, diagnostics = {}, []
    for name, value in found.items():
        if value is None:
            continue
        said = iso_date(value) if name == "published" else words(value)
        if said is None:
            diagnostics.append(
                Diagnostic(
                    "bad-date", "warning", f"{value!r} is no date like 2022-03-04; taken as undated", path
                )
            )
        else:
            fields[name] = said
    return FrontMatter(fields, "\n".join(lines[ends[0] + 1 :]), tuple(diagnostics))


def _loaded(block: str, path: str) -> dict[str, object]:
    try:
        loaded = yaml.safe_load(block)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        raise InputError(
            f"the front matter is not YAML: {getattr(error, 'problem', error)}", f"{path}:{line}"
        ) from error
    if loaded is None:
        return {}
    if not isinstance(loaded, dict):
        raise InputError("the front matter is not a list of `key: value`", f"{path}:2")
    return {str(key).lower(): value for key, value in loaded.items()}
