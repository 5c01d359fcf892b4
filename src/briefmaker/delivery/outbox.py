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
        name = f"{stem_of(letter.parcel)}-{letter.format}.eml"
        if name not in files:
            files[name] = letter.head(entry, date) + letter.common
    return files


def stem_of(parcel: Parcel) -> str:
    """Return the beginning of the names of an edition's files."""
    return f"{parcel.topic}-{parcel.label}"


def clear(folder: Path, parcel: Parcel) -> None:
    """Take away what an earlier look has left: it names somebody."""
    for path in folder.glob(f"{stem_of(parcel)}-*.eml"):
        path.unlink(missing_ok=True)
