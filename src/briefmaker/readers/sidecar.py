"""Sidecars: what a person says about a source, in a file `NAME.EXT.toml` beside it.

What a sidecar says wins over the source's own metadata: somebody looked and wrote it down.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from briefmaker.diagnostics import Diagnostic
from briefmaker.errors import InputError, OutputError, UsageError, nearest
from briefmaker.readers.read import Read
from briefmaker.readers.toml_text import loaded, with_strings
from briefmaker.readers.values import iso_date, language_tag, web_address, words

_ENDING = ".toml"
_MOST_BYTES = 64 * 1024
_FIELDS: Mapping[str, tuple[Callable[[object], str | None], str]] = {
    "title": (words, "text"),
    "byline": (words, "text"),
    "publisher": (words, "text"),
    "published": (iso_date, "date like 2022-03-04"),
    "language": (language_tag, "language like `en-GB`"),
    "url": (web_address, "address that begins with http:// or https://"),
}
"""How each field is read, and what it has to be."""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What a sidecar says, and what is wrong with it."""

    fields: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...] = ()


def sidecar_path(source: Path) -> Path:
    """Return where the sidecar of `source` stands, whether there is one or not."""
    return source.with_name(source.name + _ENDING)


def is_sidecar(path: Path) -> bool:
    """Return whether a file is a sidecar by its name: `harbour.txt.toml` is, `harbour.toml` is not."""
    return path.suffix.lower() == _ENDING and bool(path.with_suffix("").suffix)


def with_sidecar(read: Read, source: Path) -> Read:
    """Return `read` with what the sidecar of the file `source` says, if it has one.

    Never raises for the sidecar's sake: each fault is the diagnostic `bad-sidecar`, and the article
    is read without what is faulty.
    """
    path = sidecar_path(source)
    if not path.is_file():
        return read
    sidecar = _read(path, read.article.path + _ENDING)
    moot = "bad-date" if "published" in sidecar.fields else None
    return Read(
        replace(read.article, **sidecar.fields),
        tuple(found for found in read.diagnostics if found.code != moot) + sidecar.diagnostics,
    )


def write_sidecar(source: Path, **fields: str) -> Path:
    """Write `fields` into the sidecar of `source`, made where there is none, and return its path.

    Its other keys and its comments stay. Raises UsageError for a field or a value that a sidecar cannot
    hold, InputError where what is there cannot be changed safely, OutputError where it cannot be written.
    """
    said = {name: _checked(name, value) for name, value in fields.items()}
    path = sidecar_path(source)
    before = _text(path, str(path)) if path.is_file() else ""
    _put(path, with_strings(before, said, str(path)))
    return path


def _read(path: Path, name: str) -> Sidecar:
    try:
        text = _text(path, name)
        said = loaded(text, name)
    except InputError as error:
        message = f"{error.message}; the article is read without it"
        return Sidecar({}, (Diagnostic("bad-sidecar", "warning", message, error.where),))
    fields = {key: value for key in _FIELDS if key in said and (value := _value(key, said[key]))}
    faults = dict(_faults(said))
    return Sidecar(fields, _placed(faults, text, name) if faults else ())


def _text(path: Path, name: str) -> str:
    try:
        raw = path.read_bytes()
        if len(raw) > _MOST_BYTES:
            raise InputError(f"is longer than a sidecar can be ({_MOST_BYTES // 1024} KiB)", name)
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise InputError(f"cannot be opened: {error.strerror}", name) from error
    except UnicodeDecodeError as error:
        raise InputError("is not in UTF-8", name) from error


def _placed(faults: Mapping[str, str], text: str, name: str) -> tuple[Diagnostic, ...]:
    from briefmaker.config.locate import line_of, lines_of_keys  # takes 80 ms; only a mistake pays for it

    lines = lines_of_keys(text)
    return tuple(
        Diagnostic("bad-sidecar", "warning", f"{fault}; it is left aside", f"{name}:{line_of(lines, (key,))}")
        for key, fault in faults.items()
    )


def _faults(said: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for key, value in said.items():
        if key not in _FIELDS:
            yield key, f"there is no `{key}`; {nearest(key, _FIELDS)}"
        elif _value(key, value) is None:
            yield key, f"`{key}` is no {_FIELDS[key][1]}"


def _value(key: str, value: object) -> str | None:
    """Return what a sidecar says, None where it is not what the field has to be."""
    if isinstance(value, str) or (key == "published" and isinstance(value, dt.date)):
        return _FIELDS[key][0](value) or None
    return None


def _checked(name: str, value: str) -> str:
    if name not in _FIELDS:
        raise UsageError(f"there is no `{name}`; {nearest(name, _FIELDS)}")
    said = _value(name, value)
    if said is None:
        raise UsageError(f"{value!r} is no {_FIELDS[name][1]}, which `{name}` has to be")
    return said


def _put(path: Path, text: str) -> None:
    """Write under another name first, so that nobody reads half a file."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise OutputError(f"cannot be written: {error.strerror}", str(path)) from error
