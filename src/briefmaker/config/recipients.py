"""`recipients.toml`: who gets packs, a table for each; read with every fault at once, each with its line."""

from __future__ import annotations

import csv
import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any, get_args

from briefmaker.errors import BriefmakerError, ConfigError, nearest
from briefmaker.model.recipient import ALL, Attachment, Recipient, masked

FILE = "recipients.toml"
FIELDS = ("address", "name", "topics", "format", "language", "active")
FORMATS: tuple[str, ...] = get_args(Attachment)
_HEAD = """\
# Who gets packs: personal data, kept out of git. `briefmaker recipients` writes this file; it may be edited.
"""
# RFC 5321, 4.1.2: a dot-string and a domain; quoted local parts and address literals are not taken.
_ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[^@\s]+")
_DOMAIN = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]", re.IGNORECASE
)
_LONGEST = 254
LONGEST_NAME = 200
"""Letters of a name, which stands on one line of a message."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_YES, _NO = ("true", "yes", "1", ""), ("false", "no", "0")


def read_recipients(root: Path, topics: Iterable[str]) -> tuple[Recipient, ...]:
    """Return the recipients of the project in `root`, in their order; none where it has no file.

    `topics` are the ids that there are. Raises ConfigError with every fault of the file.
    """
    path = root / FILE
    try:
        source = path.read_text(encoding="utf-8")
        tables = tomllib.loads(source)
    except FileNotFoundError:
        return ()
    except (OSError, ValueError) as error:
        raise ConfigError((BriefmakerError(f"cannot be read as TOML: {error}", str(path)),)) from error
    rows = tables.get("recipient", [])
    begun = [n for n, line in enumerate(source.split("\n"), 1) if line.strip().startswith("[[recipient]]")]
    unknown = [
        BriefmakerError(f"there is no table `{name}`; {nearest(name, ['recipient'])}", str(path))
        for name in tables
        if name != "recipient"
    ]
    places = [f"{path}:{line}" for line in begun]
    return _checked(zip(rows, places, strict=False), topics, unknown)


def import_recipients(text: str, name: str, topics: Iterable[str]) -> tuple[Recipient, ...]:
    """Return the recipients of a CSV file whose first line names its columns; topics are parted by `;`.

    Raises ConfigError with every fault: then none is to be taken over.
    """
    reader = csv.reader(StringIO(text.removeprefix("\ufeff")), strict=True)
    try:
        lines = [(reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells)]
    except csv.Error as error:
        raise ConfigError((BriefmakerError(f"is no CSV: {error}", f"{name}:{reader.line_num}"),)) from error
    columns = [cell.strip().casefold() for cell in lines[0][1]] if lines else []
    if "address" not in columns:
        message = f"its first line names no column `address`; columns are {', '.join(FIELDS)}"
        raise ConfigError((BriefmakerError(message, f"{name}:1"),))
    problems = [
        BriefmakerError(f"there is no column `{column}`; {nearest(column, FIELDS)}", f"{name}:1")
        for column in columns
        if column not in FIELDS
    ]
    problems += [
        BriefmakerError(f"has {len(cells)} cells for {len(columns)} columns", f"{name}:{number}")
        for number, cells in lines[1:]
        if len(cells) > len(columns)
    ]
    rows = ((_from_csv(dict(zip(columns, cells, strict=False))), f"{name}:{n}") for n, cells in lines[1:])
    return _checked(rows, topics, problems)


def _from_csv(row: Mapping[str, str]) -> dict[str, Any]:
    """Return a line as the table that it stands for; an empty cell is one that is not there."""
    found: dict[str, Any] = {
        key: value.strip() for key, value in row.items() if value.strip() and key in FIELDS
    }
    if "topics" in found:
        found["topics"] = [each.strip() for each in found["topics"].split(";") if each.strip()]
    active = row.get("active", "").strip().casefold()
    if active in (*_YES, *_NO):
        found["active"] = active in _YES
    return found


def _checked(
    rows: Iterable[tuple[Any, str]], topics: Iterable[str], problems: Iterable[BriefmakerError]
) -> tuple[Recipient, ...]:
    known = (*topics, "pack", ALL)
    found: list[Recipient] = []
    faults = list(problems)
    for row, where in rows:
        wrong = list(_faults(row, known))
        faults += [BriefmakerError(message, where) for message in wrong]
        if not wrong:
            found.append(_recipient(row, where))
    faults += _twice(found)
    if faults:
        raise ConfigError(tuple(faults))
    return tuple(found)


def _recipient(row: Mapping[str, Any], where: str) -> Recipient:
    values = {name: row[name] for name in FIELDS if name in row}
    values["address"] = canonical(values["address"])
    if "topics" in values:
        values["topics"] = tuple(values["topics"])
    return Recipient(**values, where=where)


def _faults(row: Any, topics: tuple[str, ...]) -> Iterator[str]:
    """Yield what is wrong with an entry; no message holds an address."""
    if not isinstance(row, dict) or not isinstance(row.get("address"), str):
        yield "the recipient lacks `address`, a text"
        return
    yield from (f"there is no key `{key}`; {nearest(key, FIELDS)}" for key in row if key not in FIELDS)
    fault = address_fault(row["address"])
    if fault:
        yield fault
    yield from _name_faults(row.get("name", ""))
    wanted = row.get("topics", [ALL])
    if not isinstance(wanted, list) or not wanted:
        yield "`topics` is no list of topics; `all` stands for every one"
    else:
        yield from (
            f"there is no topic `{each}`; {nearest(str(each), topics)}"
            for each in wanted
            if each not in topics
        )
    if row.get("format", "pdf") not in FORMATS:
        yield f"there is no format `{row['format']}`; {nearest(str(row['format']), FORMATS)}"
    language = row.get("language", "")
    if not isinstance(language, str) or (language and not _LANGUAGE.fullmatch(language)):
        yield "`language` is no tag such as `en` or `en-GB`"
    if not isinstance(row.get("active", True), bool):
        yield "`active` is neither true nor false"


def _name_faults(name: Any) -> Iterator[str]:
    if not isinstance(name, str) or _has_control(name):
        yield "`name` is no text in one line"
    elif len(name) > LONGEST_NAME:
        yield f"`name` has {len(name)} letters, and may have {LONGEST_NAME}"


def address_fault(address: str) -> str | None:
    """Return what is wrong with an address, without repeating it; None where nothing is."""
    told = masked(address) if "@" in address and not _has_control(address) else "the address"
    if _has_control(address) or len(address) > _LONGEST or not _ADDRESS.fullmatch(address):
        return f"{told} is no address that mail can be sent to, such as name@example.org"
    if _ascii_domain(address) is None:
        return f"{told} has no domain that mail can be sent to"
    return None


def canonical(address: str) -> str:
    """Return an address with its domain in ASCII and small letters (RFC 5891), as it is sent."""
    local, _, _ = address.rpartition("@")
    return f"{local}@{_ascii_domain(address)}"


def _ascii_domain(address: str) -> str | None:
    domain = address.rpartition("@")[2]
    try:
        told = domain.encode("idna").decode().lower()
    except UnicodeError:
        return None
    return told if _DOMAIN.fullmatch(told) else None


def _has_control(text: str) -> bool:
    return any(ord(letter) < 32 or ord(letter) == 127 for letter in text)


def _twice(found: Iterable[Recipient]) -> Iterator[BriefmakerError]:
    seen: dict[str, Recipient] = {}
    for each in found:
        if each.key in seen:
            yield BriefmakerError(f"{each.masked} stands in {seen[each.key].where} already", each.where)
        seen.setdefault(each.key, each)


def recipients_text(recipients: Iterable[Recipient]) -> str:
    """Return the text of a `recipients.toml` with these."""
    return "\n".join([_HEAD, *(line for each in recipients for line in _lines(each))])


def _lines(each: Recipient) -> Iterator[str]:
    plain = replace(Recipient(each.address), where=each.where)
    yield "[[recipient]]"
    for name in FIELDS:
        value = getattr(each, name)
        if name == "address" or value != getattr(plain, name):
            told = list(value) if isinstance(value, tuple) else value
            yield f"{name} = {json.dumps(told, ensure_ascii=False)}"
    yield ""
