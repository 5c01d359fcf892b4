"""The logo of a theme: a picture file, what it shows in words, and how large it is printed."""

from __future__ import annotations

from pathlib import Path

from briefmaker.errors import ThemeError
from briefmaker.renderers.theme.look import Logo
from briefmaker.renderers.theme.settings import Setting
from briefmaker.renderers.theme.values import in_points

_HEIGHT = "14mm"
_WIDEST = 3.0
"""The logo takes at most a third of the text's width, whatever its height."""
_KINDS = {"PNG": "png", "JPEG": "jpeg"}


def read_logo(
    theme: Setting, directory: Path, em: float, across: float, problems: list[ThemeError]
) -> Logo | None:
    """Return the logo of the theme, its file beside `directory`; None where it has none.

    What is wrong with it is added to `problems`.
    """
    settings = theme.items.get("logo")
    if settings is None:
        return None
    given = settings.items
    if "path" not in given or not given.get("alt", Setting("", "")).text:
        message = "A logo needs `path`, its file, and `alt`, what it says in words for who cannot see it."
        problems.append(ThemeError(message, settings.where))
        return None
    path = directory / given["path"].text
    height = in_points(given["height"].text if "height" in given else _HEIGHT, em)
    try:
        kind, (dots_across, dots_down) = _measured(path)
    except (OSError, ValueError, KeyError):
        message = f"The logo {path} cannot be read; name a .png or .jpg file, its path beside the theme file."
        problems.append(ThemeError(message, given["path"].where))
        return None
    width = min(height * dots_across / dots_down, across / _WIDEST)
    return Logo(path, kind, given["alt"].text, round(width, 2), round(width * dots_down / dots_across, 2))


def _measured(path: Path) -> tuple[str, tuple[int, int]]:
    """Return the kind of a picture file, `png` or `jpeg`, and its size in dots."""
    from PIL import Image  # only a theme with a logo pays for it

    with Image.open(path) as image:
        image.verify()
        return _KINDS[str(image.format)], image.size
