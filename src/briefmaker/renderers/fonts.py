"""The fonts of a theme: which one has a character, how wide a text is, what none can print.

A font file is read when a character is first looked for in it. ReportLab keeps fonts in a register
of the whole process, under names; the path of the file serves as the name, so that two themes with
a family of the same name do not meet.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import font_roboto
import font_source_serif_pro
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from briefmaker.errors import ThemeError
from briefmaker.renderers.languages import is_latin
from briefmaker.renderers.theme import Theme

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_WORDS = re.compile(r"\s+|\S+")
_VARIATION_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


class Cut(NamedTuple):
    """Which of a theme's eight fonts."""

    display: bool = False
    bold: bool = False
    italic: bool = False


class _Ems(dict[str, float]):
    """Widths of words, found when first asked for: most words of a text come more than once."""

    def __init__(self, widths: Mapping[int, float], default: float) -> None:
        self._widths, self._default = widths, default

    def __missing__(self, text: str) -> float:
        widths, default = self._widths, self._default
        ems = self[text] = sum([widths.get(ord(character), default) for character in text]) / 1000
        return ems


class Face:
    """A font file, loaded and known to ReportLab as `name`."""

    def __init__(self, path: Path) -> None:
        """Load the file at `path`; raise `ThemeError` where it is no TrueType font."""
        self.name = str(path)
        try:
            font = TTFont(self.name, self.name)
        except (TTFError, OSError, LookupError, ValueError, struct.error) as error:
            raise ThemeError("This font file cannot be read; name another .ttf file.", self.name) from error
        pdfmetrics.registerFont(font)
        self._glyphs: dict[int, int] = font.face.charToGlyph
        self.ems = _Ems(font.face.charWidths, font.face.defaultWidth)
        """Widths of words at size 1."""

    def has(self, character: str) -> bool:
        """Return whether the font draws `character`."""
        return self._glyphs.get(ord(character), 0) != 0

    def width(self, text: str, size: float) -> float:
        """Return the width of `text` in points, set in `size`."""
        return self.ems[text] * size


Stretch = tuple[Face, str]


@cache
def face_at(path: Path) -> Face:
    """Return the face in the file at `path`, loaded once in a process."""
    return Face(path)


class Fonts:
    """The faces of a theme and, as text is spelled with them, what they could not print."""

    def __init__(self, theme: Theme) -> None:
        """Take the faces of `theme`; none is loaded yet."""
        self.missing: set[str] = set()
        """Characters that no font has, of everything spelled so far."""
        self.right_to_left = False
        """Whether anything spelled so far is written from right to left."""
        self._theme = theme
        self._spelled: dict[tuple[Cut, str], tuple[Stretch, ...]] = {}
        self._candidates: dict[Cut, tuple[Path, ...]] = {}
        self._plain: dict[Cut, tuple[Face, set[str]]] = {}
        """The first face of each cut, and characters that it prints as they are."""

    def spell(self, text: str, cut: Cut) -> list[Stretch]:
        """Return `text` in stretches, each with the face that has all its characters.

        A word keeps to one face where one has all of it. What no font has becomes its code, as
        `[U+1F600]`. Characters without ink of their own, as soft hyphens and joiners, are left out.
        """
        stretches: list[Stretch] = []
        for word in _WORDS.findall(text):
            for face, letters in self._spell_word(word, cut):
                if stretches and stretches[-1][0] is face:
                    stretches[-1] = (face, stretches[-1][1] + letters)
                else:
                    stretches.append((face, letters))
        return stretches

    def plainly(self, text: str, cut: Cut) -> Face | None:
        """Return the face that prints `text` as it is, all of it Latin; None where that is not sure at once.

        Nearly every text is plain, and its letters are known after the first sentences.
        """
        if cut not in self._plain:
            self._plain[cut] = self.first(cut), set()
        first, plain = self._plain[cut]
        if plain.issuperset(text):
            return first if text else None
        plain.update(letter for letter in text if _is_plain(letter, first))
        return None

    def first(self, cut: Cut) -> Face:
        """Return the face that a text in `cut` is set in where it can be."""
        return face_at(self._paths(cut)[0])

    def _spell_word(self, word: str, cut: Cut) -> tuple[Stretch, ...]:
        key = (cut, word)
        if key not in self._spelled:
            self._spelled[key] = tuple(self._stretches(_visible(word), self._paths(cut)))
        return self._spelled[key]

    def _paths(self, cut: Cut) -> tuple[Path, ...]:
        if cut not in self._candidates:
            self._candidates[cut] = _candidates(self._theme, cut)
        return self._candidates[cut]

    def _stretches(self, word: str, paths: tuple[Path, ...]) -> Iterator[Stretch]:
        self.right_to_left = self.right_to_left or _RIGHT_TO_LEFT.search(word) is not None
        if not word:
            return
        whole = _face_with(word, paths)
        if whole is not None:
            yield whole, word
            return
        for face, run in groupby(word, key=lambda letter: _face_with(letter, paths)):
            letters = "".join(run)
            yield (face, letters) if face else (face_at(paths[0]), self._substitute(letters))

    def _substitute(self, letters: str) -> str:
        if letters.isspace():
            return " " * len(letters)
        self.missing.update(letters)
        return "[" + " ".join(map(code_point, letters)) + "]"


def code_point(character: str) -> str:
    """Return the code of `character` as `U+1F600`."""
    return f"U+{ord(character):04X}"


def _visible(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_with_ink, _VARIATION_SELECTORS.sub("", text)))


def _is_plain(letter: str, face: Face) -> bool:
    """Return whether a letter is Latin or a sign, and printed as it is by `face`."""
    return is_latin(letter) and face.has(letter) and _visible(letter) == letter


def _with_ink(letter: str) -> str:
    if unicodedata.category(letter) not in ("Cc", "Cf", "Zl", "Zp"):
        return letter
    return " " if letter.isspace() else ""


def _face_with(text: str, paths: tuple[Path, ...]) -> Face | None:
    return next((face for face in map(face_at, paths) if all(map(face.has, text))), None)


def _candidates(theme: Theme, cut: Cut) -> tuple[Path, ...]:
    """Return the files to look for a character in: the theme's, then those that we bring along."""
    own = [theme.display_face, theme.text_face] if cut.display else [theme.text_face, theme.display_face]
    style = {(False, False): "regular", (True, False): "bold", (False, True): "italic"}.get(
        (cut.bold, cut.italic), "bold_italic"
    )
    styled = [getattr(face, style) for face in own]
    upright = [face.bold if cut.bold else face.regular for face in own]
    roboto = Path(font_roboto.font_directory, "Roboto-Bold.ttf" if cut.bold else "Roboto-Regular.ttf")
    symbols = Path(font_source_serif_pro.font_directory, "SourceSerifPro-Regular.ttf")
    # Two files of one name would meet in the PDF, where fonts go by their PostScript name.
    by_name: dict[str, Path] = {}
    for path in (*styled, *upright, roboto, symbols):
        by_name.setdefault(path.name, path)
    return tuple(by_name.values())
