"""The typefaces of a theme: families, and the font files they are set with."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path

from briefmaker.errors import ThemeError
from briefmaker.renderers.theme.look import Typeface
from briefmaker.renderers.theme.settings import Setting

# Where the theme's file names none; sans serif, and on every system.
_FALLBACK = "Arial"
_CUTS = {
    ("normal", "normal"): "regular",
    ("bold", "normal"): "bold",
    ("normal", "italic"): "italic",
    ("bold", "italic"): "bold_italic",
}
_WEIGHTS = {"400": "normal", "700": "bold"}
# The first bytes of a TrueType file; ReportLab cannot read PostScript outlines (`OTTO`).
_TRUETYPE = (b"\x00\x01\x00\x00", b"true", b"ttcf")


def read_typeface(fonts: Setting, family: Setting, directory: Path, problems: list[ThemeError]) -> Typeface:
    """Return the typeface called `family` in the list `fonts`, its files beside `directory`.

    What is wrong with it is added to `problems`; the typeface is then not fit for use.
    """
    font = next((font for font in _mappings(fonts) if _text(font, "family") == family.value), None)
    if font is None:
        known = ", ".join(dict.fromkeys(_text(font, "family") for font in _mappings(fonts)))
        problems.append(
            ThemeError(
                f"No font in `typography.fonts` is called “{family.value}”; there are: {known}.", family.where
            )
        )
        font = {}
    cuts = _read_cuts(font, directory, problems)
    missing = [cut.replace("_", " ") for cut in _CUTS.values() if cut not in cuts]
    if missing and font:
        problems.append(
            ThemeError(f"“{family.value}” needs a file for {' and '.join(missing)} in `files`.", family.where)
        )
    cuts = dict.fromkeys(_CUTS.values(), Path()) | cuts
    return Typeface(str(family.value), _text(font, "fallback") or _FALLBACK, **cuts)


def _mappings(fonts: Setting) -> Iterator[dict[str, Setting]]:
    for font in fonts.value:
        if isinstance(font, Setting) and isinstance(font.value, dict):
            yield font.value


def _text(settings: dict[str, Setting], key: str, default: str = "") -> str:
    return str(settings[key].value).strip() if key in settings else default


def _read_cuts(font: dict[str, Setting], directory: Path, problems: list[ThemeError]) -> dict[str, Path]:
    cuts = {}
    package = _text(font, "package")
    base = Path(importlib.import_module(package).font_directory) if package else directory
    for entry in _mappings(font["files"]) if "files" in font else ():
        weight = _text(entry, "weight", "normal")
        cut = _CUTS[_WEIGHTS.get(weight, weight), _text(entry, "style", "normal")]
        cuts[cut] = base / _text(entry, "path")
        if (problem := _file_problem(cuts[cut])) is not None:
            problems.append(
                ThemeError(problem, font["files"].where if "path" not in entry else entry["path"].where)
            )
    return cuts


def _file_problem(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            start = file.read(4)
    except OSError:
        return f"The font file {path} cannot be read; give its path beside the theme file."
    if start not in _TRUETYPE:
        return f"{path.name} is not a TrueType font; name the .ttf file of the font."
    return None
