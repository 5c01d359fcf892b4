"""How wide a table's columns are: measured by what stands in them, so that few lines wrap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

_LEAST = 2.0
"""What even an empty column has room for, in sizes."""
_SLACK = 1.25
"""Room for a reader without the theme's fonts: DejaVu Sans is that much wider than Roboto."""


class _Advances(dict[str, float]):
    """The widths of letters in sizes, a little wide of Roboto's; looked at once each."""

    def __missing__(self, letter: str) -> float:
        self[letter] = width = _advance(letter)
        return width


def _advance(letter: str) -> float:
    if letter in " .,:;'|!()[]iIjlftr":
        return 0.32
    if letter.isascii() and not letter.isupper() and letter not in "mw%@":
        return 0.55
    return 0.7 if ord(letter) < 0x2E80 else 1.0  # from there on, scripts set in squares


_ADVANCES = _Advances()


def column_widths(
    texts: Sequence[Sequence[str]], size: float, margin: float, available: float
) -> list[float]:
    """Return the widths in points of the columns `texts`, together `available`.

    `texts` holds the cells column by column, `size` is that of the type, `margin` stands left and
    right of a cell's words. No column is narrower than its longest word, as long as all fit so; one
    whose words fit on a line gets that; longer ones share the rest by their length.
    """
    natural = [_widest(column, str.splitlines) * size + 2 * margin for column in texts]
    least = [_widest(column, str.split) * size * _SLACK + 2 * margin for column in texts]
    if sum(natural) <= available:
        return _scaled(natural, available)
    if sum(least) >= available:
        # A word longer than its column is broken; no such word may starve the other columns.
        return _scaled([min(width, available / 2) for width in least], available)
    return _shared(natural, least, available)


def _widest(column: Iterable[str], split: Callable[[str], list[str]]) -> float:
    measured = (sum(map(_ADVANCES.__getitem__, part)) for text in column for part in split(text))
    return max(measured, default=_LEAST) or _LEAST


def _scaled(widths: Sequence[float], available: float) -> list[float]:
    total = sum(widths)
    return [width * available / total for width in widths]


def _shared(natural: Sequence[float], least: Sequence[float], available: float) -> list[float]:
    widths = list(least)
    wants = [max(0.0, most - width) for most, width in zip(natural, least, strict=True)]
    rest = available - sum(least)
    order = sorted(range(len(wants)), key=wants.__getitem__)
    for place, column in enumerate(order):
        if wants[column] > rest / (len(order) - place):
            long = order[place:]
            break
        widths[column] += wants[column]
        rest -= wants[column]
    else:
        long = order[-1:]
    weight = sum(natural[column] for column in long)
    for column in long:
        widths[column] += rest * natural[column] / weight
    return widths
