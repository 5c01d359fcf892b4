"""What a pack holds, for other programs: sources as CSL-JSON, quotations and figures as CSV and JSON.

CSL-JSON is the form that reference managers read (Citation Style Language, data schema 1.0.2).
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

ExportKind = Literal["sources", "quotes", "figures"]
_RISKY = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is a formula to spreadsheet programs (OWASP, CSV injection)."""

Row = dict[str, Any]


def exported(record: Mapping[str, Any]) -> dict[str, bytes]:
    """Return the files that a record is exported as, by the ends of their names, such as `figures.csv`."""
    rows = {"quotes": list(_quotes(record)), "figures": list(_figures(record))}
    files = {"sources.csl.json": _json([_csl(source) for source in record["sources"]])}
    for name, held in rows.items():
        files[f"{name}.json"] = _json(held)
        files[f"{name}.csv"] = _csv(held)
    return files


def _csl(source: Mapping[str, Any]) -> Row:
    """Return a source as a reference manager knows it; what is not known is left out."""
    published = source["published"]
    fields: Row = {
        "id": f"source-{source['number']}",
        "type": "article-newspaper",
        "title": source["title"],
        "container-title": source["publisher"],
        "publisher-place": source["dateline"],
        "URL": source["url"],
        "note": source["path"],
        "issued": {"date-parts": [[int(part) for part in published.split("-")]]} if published else None,
    }
    return {name: value for name, value in fields.items() if value}


def _topics(record: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    return record.get("topics") or [record]


def _quotes(record: Mapping[str, Any]) -> Iterable[Row]:
    sources = {source["number"]: source for source in record["sources"]}
    for topic in _topics(record):
        for quote in topic["quotes"]:
            named = {"speaker": quote["speaker"], "role": quote["role"], "basis": quote["basis"]}
            yield {
                "topic": topic["topic"]["id"],
                "quotation": quote["exact"],
                **named,
                **_place(quote, sources),
            }


def _figures(record: Mapping[str, Any]) -> Iterable[Row]:
    sources = {source["number"]: source for source in record["sources"]}
    for topic in _topics(record):
        for figure in topic["figures"]:
            kept = ("surface", "value", "high", "unit", "measures", "said_by", "status", "sentence")
            yield {
                "topic": topic["topic"]["id"],
                **{name: figure[name] for name in kept},
                **_place(figure, sources),
            }


def _place(item: Mapping[str, Any], sources: Mapping[int, Mapping[str, Any]]) -> Row:
    """Return where the first evidence of an item stands."""
    first = item["evidence"][0]
    source = sources[first["source"]]
    return {
        "source": first["source"],
        "publisher": source["publisher"],
        "published": source["published"],
        "path": source["path"],
        "line": first["line"],
        "url": source["url"],
    }


def _json(rows: Sequence[Row]) -> bytes:
    return (json.dumps(rows, ensure_ascii=False, indent=2) + "\n").encode()


def _csv(rows: Sequence[Row]) -> bytes:
    """Return the rows as RFC 4180 asks, in UTF-8 with the mark by which spreadsheet programs know it."""
    buffer = io.StringIO(newline="")
    names = list(rows[0]) if rows else []
    writer = csv.DictWriter(buffer, names, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: _harmless(value) for name, value in row.items()} for row in rows)
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def _harmless(value: Any) -> Any:
    """Return a cell that no program takes for a formula; a number stays one."""
    if isinstance(value, str) and value.startswith(_RISKY) and not _is_number(value):
        return f"'{value}"
    return "" if value is None else value


def _is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdecimal()
