"""`recipients.toml`: who gets packs, a table for each; read with every fault at once, each with its line."""

from __future__ import annotations

import csv
import json
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Any, get_args

from briefmaker.config.addresses import address_fault, canonical
from briefmaker.errors import BriefmakerError, ConfigError, nearest
from briefmaker.model.recipient import ALL, Attachment, Recipient

FILE = "recipients.toml"
FIELDS = ("address", "name", "topics", "format", "language", "active")
FORMATS: tuple[str, ...] = get_args(Attachment)
_HEAD = """\
# Who gets packs: personal data, kept out of git. `briefmaker recipients` writes this file; it may be edited.
"""
_HEADER = re.compile(r"""\s*\[\[\s*(?:recipient|"recipient"|'recipient')\s*\]\]""")
LONGEST_NAME = 200
"""Letters of a name, which stands on one line of a message."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_YES, _NO = ("true", "yes", "1"), ("false", "no", "0")


def read_recipients(root: Path, topics: Iterable[str]) -> tuple[Recipient, ...]:
    """Return the recipients of the project in `root`, in their order; none where it has no file.

    `topics` are the ids that there are. Raises ConfigError with every fault of the file.
    """
    path = root / FILE
    try:
        source = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise ConfigError((BriefmakerError(f"cannot be read: {error.strerror}", str(path)),)) from error
    except ValueError as error:
        raise ConfigError((BriefmakerError(f"cannot be read as text: {error}", str(path)),)) from error
    return parse_recipients(source, str(path), topics)


def parse_recipients(source: str, path: str, topics: Iterable[str]) -> tuple[Recipient, ...]:
    """Return the recipients of a text; raises ConfigError with every fault."""
    try:
        tables = tomllib.loads(source)
    except ValueError as error:
        raise ConfigError((BriefmakerError(f"cannot be read as TOML: {error}", path),)) from error
    unknown = [
        BriefmakerError(f"there is no table `{name}`; {nearest(name, ['recipient'])}", path)
        for name in tables
        if name != "recipient"
    ]
    rows = tables.get("recipient", [])
    if not isinstance(rows, list):
        message = "`recipient` is no list of tables: each begins with [[recipient]]"
        raise ConfigError((*unknown, BriefmakerError(message, path)))
    begun = [number + 1 for number in _headers(source.split("\n"))]
    # Tables in one line, or in another form, have no lines of their own that could be told.
    places = [f"{path}:{line}" for line in begun] if len(begun) == len(rows) else [path] * len(rows)
    return _checked(zip(rows, places, strict=True), topics, unknown)


def _headers(lines: Sequence[str]) -> list[int]:
    """Return the places of the lines that tables of recipients begin with."""
    return [number for number, line in enumerate(lines) if _HEADER.match(line)]


def import_recipients(
    text: str, name: str, topics: Iterable[str], known: Iterable[Recipient] = ()
) -> tuple[Recipient, ...]:
    """Return the recipients of a CSV file whose first line names its columns; topics are parted by `;`.

    What it does not say of somebody who is `known` stays as it is. Raises ConfigError with every fault: then
    none is to be taken over.
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
        BriefmakerError(f"the column `{column}` stands there twice", f"{name}:1")
        for column in FIELDS
        if columns.count(column) > 1
    ]
    problems += [
        BriefmakerError(f"has {len(cells)} cells for {len(columns)} columns", f"{name}:{number}")
        for number, cells in lines[1:]
        if len(cells) > len(columns)
    ]
    rows = ((_from_csv(dict(zip(columns, cells, strict=False))), f"{name}:{n}") for n, cells in lines[1:])
    before = {each.key: each for each in known}
    return _checked(((_over(before, row), where) for row, where in rows), topics, problems)


def _over(known: Mapping[str, Recipient], row: dict[str, Any]) -> dict[str, Any]:
    """Return what a line says, over what was known of that recipient."""
    before = known.get(canonical(str(row.get("address", ""))).casefold())
    return {**_values(before), **row} if before else row


def _values(each: Recipient) -> dict[str, Any]:
    """Return what differs from a recipient of whom only the address is said, as a table has it."""
    plain = Recipient(each.address)
    told = {name: getattr(each, name) for name in FIELDS if getattr(each, name) != getattr(plain, name)}
    values = {"address": each.address, **told}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


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
    if not isinstance(name, str) or not _is_one_line(name):
        yield "`name` is no text in one line"
    elif len(name) > LONGEST_NAME:
        yield f"`name` has {len(name)} letters, and may have {LONGEST_NAME}"


def _is_one_line(text: str) -> bool:
    """Return whether a text can be written and shown in one line."""
    return not any(unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") for letter in text)


def _twice(found: Iterable[Recipient]) -> Iterator[BriefmakerError]:
    seen: dict[str, Recipient] = {}
    for each in found:
        if each.key in seen:
            yield BriefmakerError(f"{each.masked} stands in {seen[each.key].where} already", each.where)
        seen.setdefault(each.key, each)


def recipients_text(recipients: Iterable[Recipient]) -> str:
    """Return the text of a `recipients.toml` with these."""
    return "\n".join([_HEAD, *(line for each in recipients for line in _lines(each))])


def changed_text(
    source: str, before: Sequence[Recipient], after: Mapping[str, Recipient], gone: Iterable[str] = ()
) -> str:
    """Return the text of the file with those `after` added or changed and the keys `gone` taken out.

    `before` are the recipients that the text has. What is said of the others stays as somebody has written
    it, with the lines above it; a file in a form of TOML that has no lines for each is written anew.
    """
    left = set(gone)
    kept = {each.key: each for each in before if each.key not in left} | dict(after)
    changed = _edited(source, before, after, left)
    topics = {topic for each in kept.values() for topic in each.topics}
    return changed if _says(changed, kept.values(), topics) else recipients_text(kept.values())


def _says(text: str, wanted: Iterable[Recipient], topics: Iterable[str]) -> bool:
    """Return whether a text names these recipients, and says of each what it should."""
    try:
        found = parse_recipients(text, FILE, topics)
    except ConfigError:
        return False
    return [_values(each) for each in found] == [_values(each) for each in wanted]


def _edited(source: str, before: Sequence[Recipient], after: Mapping[str, Recipient], left: set[str]) -> str:
    """Return the text with the lines of some recipients exchanged, as far as each has lines of its own."""
    lines = source.split("\n")
    starts = [_with_comment(lines, number) for number in _headers(lines)]
    ends = [*starts[1:], len(lines)]
    blocks = [lines[: starts[0]] if starts else lines]
    new = dict(after)
    for each, start, end in zip(before, starts, ends[: len(starts)], strict=False):
        changed = new.pop(each.key, each)
        is_same = _values(changed) == _values(each)
        if each.key not in left:
            blocks.append(lines[start:end] if is_same else [*_above(lines[start:end]), *_lines(changed)])
    text = "\n".join(line for block in blocks for line in block).rstrip("\n")
    added = "\n".join(line for each in new.values() for line in _lines(each))
    return f"{text}\n\n{added}".lstrip("\n") if added else f"{text}\n"


def _with_comment(lines: Sequence[str], header: int) -> int:
    """Return where a table begins with the comment that stands right above it."""
    while header and lines[header - 1].lstrip().startswith("#"):
        header -= 1
    return header


def _above(block: Sequence[str]) -> Sequence[str]:
    """Return the comment above a table."""
    return block[: _headers(block)[0]]


def _lines(each: Recipient) -> Iterator[str]:
    yield "[[recipient]]"
    for name, value in _values(each).items():
        yield f"{name} = {json.dumps(value, ensure_ascii=False)}"
    yield ""
