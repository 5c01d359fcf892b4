"""Where a command works: the project, its sources, its output, today's date."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefmaker.errors import UsageError

if TYPE_CHECKING:
    from briefmaker.config import Settings


@dataclass(frozen=True, slots=True)
class Place:
    """The folders of one run."""

    settings: Settings
    sources: Path
    deep: bool
    """Whether folders within the sources are read too."""
    out: Path


def settle(project: Path | None, sources: Path | None, out: Path | None) -> Place:
    """Return where to work: what the options say, else the configuration, else the current folder.

    A folder without `briefmaker.toml` and without `sources/` is taken for the sources itself. Raises
    UsageError where a folder that an option names is not there, ConfigError for a faulty file.
    """
    from briefmaker.config import load_settings

    root = project or Path()
    if not root.is_dir():
        raise UsageError("there is no such project folder; name one with --project", str(root))
    settings = load_settings(root)
    folder = sources or root / settings.project.sources
    bare = sources is None and not settings.is_configured and not folder.is_dir()
    if bare:
        folder = root
    if not folder.is_dir():
        hint = "name the folder with your articles with --sources"
        raise UsageError(f"there is no such folder of sources; {hint}", str(folder))
    return Place(settings, folder, not bare, out or root / settings.project.out)


def watched(place: Place, templates: Path | None) -> list[Path]:
    """Return what the briefing is made of."""
    root = place.settings.root
    own = [root / place.settings.project.templates, root / "briefmaker.toml", root / "desk.toml"]
    return [place.sources, *own, *([templates] if templates else [])]


def now() -> str:
    """Return the moment of this run in ISO 8601, to the second: that of SOURCE_DATE_EPOCH where it is set."""
    return (_epoch() or dt.datetime.now().astimezone()).isoformat(timespec="seconds")


def today() -> str:
    """Return the date of this run in ISO 8601: that of SOURCE_DATE_EPOCH where it is set.

    https://reproducible-builds.org/specs/source-date-epoch/. Raises UsageError where it is no number.
    """
    return (_epoch() or dt.datetime.now().astimezone()).date().isoformat()


def _epoch() -> dt.datetime | None:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return None
    try:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(f"SOURCE_DATE_EPOCH is {epoch!r}; it must be a number of seconds") from error
