"""Which font prints what, and what none can."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefmaker.errors import ThemeError
from briefmaker.renderers.fonts import Cut, Fonts, face_at
from briefmaker.renderers.theme import load_theme


def spelled(text: str, cut: Cut = Cut()) -> list[tuple[str, str]]:  # noqa: B008 - a named tuple
    """Return `text` in stretches, each with the name of its font file."""
    return [(Path(face.name).stem, letters) for face, letters in Fonts(load_theme(None)).spell(text, cut)]


@pytest.mark.parametrize(
    "text", ["Kyiv 500 €", "Київ", "Łódź", "Γεώργιος", "Nguyễn Thị Hồng", "“words” – a…"]
)
def test_roboto_prints_latin_greek_cyrillic_and_vietnamese(text: str) -> None:
    assert spelled(text) == [("Roboto-Regular", text)]


def test_a_symbol_comes_from_the_display_face() -> None:
    assert spelled("east → west") == [
        ("Roboto-Regular", "east "),
        ("SourceSerifPro-Regular", "→"),
        ("Roboto-Regular", " west"),
    ]


def test_an_arrow_is_printed_whatever_the_theme_is_set_in() -> None:
    theme = load_theme(None)
    fonts = Fonts(replace(theme, display_face=theme.text_face))

    assert [letters for _, letters in fonts.spell("→", Cut())] == ["→"]
    assert fonts.missing == set()


def test_a_word_keeps_to_one_face_that_has_all_of_it() -> None:
    stretches = spelled("Talks in Київ", Cut(display=True, italic=True))

    assert stretches == [("SourceSerifPro-It", "Talks in "), ("Roboto-Italic", "Київ")]


def test_what_no_font_has_becomes_its_code_and_is_remembered() -> None:
    fonts = Fonts(load_theme(None))

    stretches = fonts.spell("met 習近平 today", Cut())

    assert "".join(letters for _, letters in stretches) == "met [U+7FD2 U+8FD1 U+5E73] today"
    assert fonts.missing == set("習近平")
    assert not fonts.right_to_left


def test_text_from_right_to_left_is_noticed() -> None:
    fonts = Fonts(load_theme(None))

    fonts.spell("he said שלום", Cut())

    assert fonts.right_to_left


def test_characters_without_ink_are_left_out() -> None:
    assert spelled("soft\u00adhyphen zero\u200bwidth\ufeff bell\x07") == [
        ("Roboto-Regular", "softhyphen zerowidth bell")
    ]


def test_tabs_and_line_separators_become_blanks() -> None:
    assert spelled("one\ttwo\u2028three") == [("Roboto-Regular", "one two three")]


def test_spaces_that_do_not_break_are_kept() -> None:
    assert spelled("500\u202f000\u00a0€") == [("Roboto-Regular", "500\u202f000\u00a0€")]


def test_a_file_that_is_no_font_is_told(tmp_path: Path) -> None:
    file = tmp_path / "broken.ttf"
    file.write_bytes(b"\x00\x01\x00\x00 nothing more")

    with pytest.raises(ThemeError) as raised:
        face_at(file)

    assert str(raised.value) == f"{file}: This font file cannot be read; name another .ttf file."
