"""Messages as files, for looking at them in a mail program before they are sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path

from briefmaker.delivery.letter import Letter
from briefmaker.delivery.parcel import Parcel
from briefmaker.delivery.plan import Entry

FOLDER = "mail"


def messages_to_look_at(
    due: Iterable[Entry], letter_of: Callable[[Entry], Letter], date: dt.datetime
) -> dict[str, bytes]:
    """Return a message for each format, by file name, as the first of those who get it gets it.

    A file for each recipient would be the same again and again, but for the address.
    """
    files: dict[str, bytes] = {}
    for entry in due:
        letter = letter_of(entry)
        format_, corrected = entry.kind
        name = "-".join([letter.parcel.label, format_, *(["corrects", corrected] if corrected else [])])
        name = f"{name}.eml"
        if name not in files:
            files[name] = letter.head(entry, date) + letter.common
    return files


def place_for(out: Path, parcel: Parcel) -> Path:
    """Return the folder of a topic's messages."""
    return out / FOLDER / parcel.topic


def clear(out: Path, parcel: Parcel) -> None:
    """Take away what earlier looks have left, of this edition and of others: it names somebody."""
    for path in place_for(out, parcel).glob("*.eml"):
        path.unlink(missing_ok=True)
