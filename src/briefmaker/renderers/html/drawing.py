"""Pictures of a page, drawn by the browser: they grow with it and need no file."""

from __future__ import annotations

from briefmaker.renderers.drawing import Draw, Type
from briefmaker.renderers.html.markup import attributes, element, escape

WIDTH = 440.0
"""Units of the drawing; the page scales it to its own width, so words can be read on a telephone."""
_TYPE = Type(size=13.0, leading=18.0)
_OF_A_LETTER = 0.56
"""Width of a letter in its size, taken widely: the browser's font is not known here."""


def drawn(draw: Draw) -> str:
    """Return a picture as a figure; its words stand in the label that readers hear."""
    drawing = draw(WIDTH, _TYPE, lambda label: len(label) * _TYPE.size * _OF_A_LETTER)
    pieces = [
        f'<rect class="{box.colour}" x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" '
        f'height="{box.height:.1f}"/>'
        for box in drawing.boxes
    ]
    pieces += [
        f'<text x="{label.x:.1f}" y="{label.baseline:.1f}">{escape(label.text)}</text>'
        for label in drawing.labels
    ]
    box = attributes(viewBox=f"0 0 {WIDTH:g} {drawing.height:g}", role="img", aria_label=drawing.alt)
    return element("figure", f"<svg{box}>{''.join(pieces)}</svg>", class_="picture")
