"""What a theme file may say, what it gives, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefmaker.errors import ThemeError
from briefmaker.renderers.theme import BUILT_IN_THEMES, STYLE_NAMES, Theme, load_theme


def themed(folder: Path, text: str) -> Theme:
    """Return the theme that a file holding `text` gives."""
    file = folder / "theme.yml"
    file.write_text(text, encoding="utf-8")
    return load_theme(file)


def complaint(folder: Path, text: str) -> str:
    """Return what is said about a file holding `text`, without the folder's path."""
    with pytest.raises(ThemeError) as raised:
        themed(folder, text)
    return str(raised.value).replace(f"{folder}/", "")


def test_the_built_in_theme_is_a4_with_roboto_at_eleven_points() -> None:
    theme = load_theme(None)

    assert (theme.page.width, theme.page.height) == (595.28, 841.89)
    assert theme.text_face.family == "Roboto"
    assert theme.text_face.regular.suffix == ".ttf"
    assert (theme.styles["body"].size, theme.styles["body"].leading) == (11.0, 15.4)
    assert set(theme.styles) == set(STYLE_NAMES)


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    assert themed(tmp_path, "") == load_theme(None)


def test_a_key_overrides_and_its_neighbours_stay(tmp_path: Path) -> None:
    theme = themed(tmp_path, "page:\n  margins: {left: 1in}\ncolor:\n  palette: {navy: '#003'}\n")

    assert theme.page.left == 72.0
    assert theme.page.right == load_theme(None).page.right
    assert theme.palette.accent == "#000033"
    assert theme.styles["heading2"].colour == "#000033"


def test_sizes_follow_the_base_size(tmp_path: Path) -> None:
    theme = themed(tmp_path, "typography:\n  base: {size: 12pt}\n")

    assert theme.styles["body"].size == 12.0
    assert theme.styles["heading3"].size == 14.4


def test_a_family_may_stand_for_a_mapping_as_in_quarto(tmp_path: Path) -> None:
    theme = themed(tmp_path, "typography:\n  headings: Roboto\n")

    assert theme.display_face.family == "Roboto"


def test_a_theme_names_font_files_beside_it(tmp_path: Path) -> None:
    for cut in ("regular", "bold", "italic", "bold_italic"):
        source: Path = getattr(load_theme(None).text_face, cut)
        (tmp_path / f"{cut}.ttf").write_bytes(source.read_bytes())

    theme = themed(
        tmp_path,
        "typography:\n"
        "  base: Ministry Sans\n"
        "  fonts:\n"
        "    - family: Ministry Sans\n"
        "      files:\n"
        "        - path: regular.ttf\n"
        "        - {path: bold.ttf, weight: 700}\n"
        "        - {path: italic.ttf, style: italic}\n"
        "        - {path: bold_italic.ttf, weight: bold, style: italic}\n",
    )

    assert theme.text_face.family == "Ministry Sans"
    assert theme.text_face.bold == tmp_path / "bold.ttf"
    assert theme.display_face.family == "Source Serif Pro"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "\ncolor:\n  foregruond: ink\n",
            "theme.yml:3: `color.foregruond` is not a key of a theme; did you mean `foreground`?",
        ),
        (
            "styles:\n  sidebar: {size: 9pt}\n",
            "theme.yml:2: `styles.sidebar` is not a key of a theme; there are: "
            + ", ".join(sorted(STYLE_NAMES)),
        ),
        (
            "styles:\n  body:\n    size: big\n",
            "theme.yml:3: `styles.body.size` is “big”; it must be a size such as 11pt or 0.9em.",
        ),
        (
            "color:\n  palette:\n    navy: #003\n",
            (
                "theme.yml:3: `color.palette.navy` is empty; "
                'it must be a colour such as "#1f3a5f", between quotation marks.'
            ),
        ),
        ("page: a4\n", "theme.yml:1: `page` must be a mapping of keys to values."),
        (
            "color:\n  foreground: coal\n",
            "theme.yml:2: No colour is called “coal”; there are: ink, slate, navy, azure, mist, line.",
        ),
        (
            "styles:\n  note: {color: '#999'}\n",
            (
                "theme.yml:2: Text in #999999 on white is too faint to read: its contrast is 2.8 to 1, "
                "and 4.5 to 1 is the least."
            ),
        ),
        (
            "color:\n  secondary: '#767676'\n",
            (
                "theme.yml:2: Text in #767676 on the tint #eef2f7 is too faint to read: "
                "its contrast is 4.0 to 1, and 4.5 to 1 is the least."
            ),
        ),
        (
            "typography:\n  base: Arial Nova\n",
            (
                "theme.yml:2: No font in `typography.fonts` is called “Arial Nova”; "
                "there are: Roboto, Source Serif Pro."
            ),
        ),
        (
            "page:\n  margins:\n    left: 15cm\n",
            "theme.yml:3: These margins leave 96 by 700 points for text; leave 144 at least.",
        ),
        ("page: {}\npage: {}\n", "theme.yml:2: `page` stands twice; keep one of them."),
        (
            "color: &a {link: ink}\nmeta: *a\n",
            "theme.yml:1: An alias (*name) cannot be used in a theme; write the value out.",
        ),
        ("color: [\n", "theme.yml:2: This is not YAML: did not find expected node content."),
        (
            "footer:\n  left: '{author}'\n",
            (
                "theme.yml:2: `footer.left` is “{author}”; "
                "it must be text with {title}, {edition}, {hash}, {page} or {pages}."
            ),
        ),
        (
            "typography:\n  fonts:\n    - {family: X, source: google}\n",
            (
                "theme.yml:3: `typography.fonts.source` is “google”; "
                "it must be file; fonts are never downloaded."
            ),
        ),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    assert complaint(tmp_path, text) == message


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    said = complaint(tmp_path, "page: {size: a5}\nstyles: {body: {colour: ink}}\n")

    assert said.splitlines() == [
        "theme.yml:1: `page.size` is “a5”; it must be a4 or letter.",
        "theme.yml:2: `styles.body.colour` is not a key of a theme; did you mean `color`?",
    ]


def test_a_font_file_that_is_missing_or_no_truetype_is_told(tmp_path: Path) -> None:
    (tmp_path / "outlines.otf").write_bytes(b"OTTO and more")

    said = complaint(
        tmp_path,
        "typography:\n"
        "  base: Own\n"
        "  fonts:\n"
        "    - family: Own\n"
        "      files:\n"
        "        - path: gone.ttf\n"
        "        - {path: outlines.otf, weight: bold}\n"
        "        - {path: gone.ttf, style: italic}\n",
    )

    assert said.splitlines() == [
        "theme.yml:6: The font file gone.ttf cannot be read; give its path beside the theme file.",
        "theme.yml:7: outlines.otf is not a TrueType font; name the .ttf file of the font.",
        "theme.yml:8: The font file gone.ttf cannot be read; give its path beside the theme file.",
        "theme.yml:2: “Own” needs a file for bold italic in `files`.",
    ]


def test_a_theme_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match=r"nowhere\.yml: The theme file cannot be read"):
        load_theme(tmp_path / "nowhere.yml")


def test_a_theme_is_laid_over_the_one_that_it_extends(tmp_path: Path) -> None:
    theme = themed(tmp_path, "meta: {extends: ministry}\ncolor: {palette: {oxblood: '#0b3d2e'}}\n")

    assert theme.name == "ministry"
    assert theme.text_face.family == "Source Serif Pro"
    assert theme.palette.accent == "#0b3d2e"
    assert theme.page.left > load_theme(None).page.left


def test_the_plain_theme_can_be_named(tmp_path: Path) -> None:
    assert themed(tmp_path, "meta: {extends: plain}\n") == load_theme(None)


def test_every_built_in_theme_holds_by_itself() -> None:
    for name, path in BUILT_IN_THEMES.items():
        assert load_theme(path).name == (name if name != "plain" else "briefmaker")


def test_a_theme_that_is_not_there_cannot_be_extended(tmp_path: Path) -> None:
    assert complaint(tmp_path, "meta:\n  extends: minstry\n") == (
        "theme.yml:2: There is no theme `minstry` to extend; did you mean `ministry`?"
    )
    assert (
        complaint(tmp_path, "meta:\n  extends: [plain]\n")
        == "theme.yml:2: `meta.extends` must be some words."
    )
    assert complaint(tmp_path, "meta: house\n").startswith("theme.yml:1: `meta`")
