"""Pictures of a page, drawn by the browser: they grow with it and need no file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from briefmaker.renderers.html.markup import attributes, element, escape
from briefmaker.renderers.timeline import Type, timeline

WIDTH = 640.0
"""Units of the drawing; the page scales it to its own width."""
_TYPE = Type(size=13.0, leading=18.0, tick=8.0)
_OF_A_LETTER = 0.56
"""Width of a letter in its size, taken widely: the browser's font is not known here."""


def drawn_timeline(days: Sequence[tuple[date, str]]) -> str:
    """Return the timeline of `days` as a figure; its words stand in the label that readers hear."""
    drawn = timeline(days, WIDTH, lambda label: len(label) * _TYPE.size * _OF_A_LETTER)
    line, tick = drawn.line(_TYPE), _TYPE.tick
    pieces = [f'<path class="line" d="M0 {line:g}H{WIDTH:g}"/>']
    pieces += [f'<path class="day" d="M{m.x:.1f} {line - tick / 2:g}v{tick:g}"/>' for m in drawn.marks]
    pieces += [
        f'<text x="{m.left:.1f}" y="{line + m.baseline(_TYPE):g}">{escape(m.label)}</text>'
        for m in drawn.marks
        if m.label
    ]
    box = attributes(viewBox=f"0 0 {WIDTH:g} {drawn.height(_TYPE):g}", role="img", aria_label=drawn.alt)
    return element("figure", f"<svg{box}>{''.join(pieces)}</svg>", class_="timeline")
