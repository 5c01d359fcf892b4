"""What metadata may hold: words, dates, addresses, languages. None stands for a value that is none."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from briefmaker.readers.decoding import cleaned

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].*)?|\d{8}(?:T.*)?")
"""Python would read 1646112000000, a time in milliseconds, as a day of the year 1646."""
_MAIL_DATE = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} .*")
_EARLIEST_YEAR = 1800
"""Content systems write year 1 where they know no date."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_NO_ADDRESS = re.compile(r"[\s<>\"\\^`{|}]")


def words(value: object) -> str:
    """Return the words of a value, or of a list of them with commas between, on one clean line."""
    values = value if isinstance(value, list) else [value]
    return ", ".join(" ".join(cleaned(str(item)).split()) for item in values)


def iso_date(value: object) -> str | None:
    """Return the day in ISO 8601 of a date, a time, or their text as ISO 8601 or mail headers write it."""
    if isinstance(value, dt.date):  # a datetime is a date too
        return value.isoformat()[:10]
    text = str(value).strip()
    try:
        if _ISO_DATE.fullmatch(text):
            return _plausible(dt.datetime.fromisoformat(text))
        if _MAIL_DATE.fullmatch(text):
            return _plausible(parsedate_to_datetime(text))
    except ValueError:
        return None
    return None


def web_address(value: object) -> str | None:
    """Return the address if it is one of the web, whole and without blanks."""
    text = str(value).strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    is_web = parts.scheme.lower() in ("http", "https") and parts.hostname
    return text if is_web and cleaned(text) == text and not _NO_ADDRESS.search(text) else None


def language_tag(value: object) -> str | None:
    """Return the language tag in the form of BCP 47; content systems write an underscore."""
    text = str(value).strip().replace("_", "-")
    return text if _LANGUAGE.fullmatch(text) else None


def _plausible(moment: dt.datetime) -> str | None:
    return moment.date().isoformat() if moment.year >= _EARLIEST_YEAR else None
