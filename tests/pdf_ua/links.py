"""Links and other annotations: in their elements, in their order, with words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pdf_ua.file import File, Node, Page

_HIDDEN = 2


def links(file: File) -> Iterator[str]:
    """Yield what is wrong with the annotations that can be seen."""
    for page in file.pages:
        if page.annotations and page.page.get("/Tabs") != "/S":
            yield f"7.18.3: page {page.number}: links are not visited in the order of the structure"
        for annotation in (each for each in page.annotations if _is_seen(each, page)):
            for fault in _faults(annotation, file):
                yield f"{fault[0]}: page {page.number}: {fault[1]}"
    yield from _clips(file)


def _is_seen(annotation: Any, page: Page) -> bool:
    return not int(annotation.get("/F", 0)) & _HIDDEN and _is_inside(annotation, page)


def _is_inside(annotation: Any, page: Page) -> bool:
    left, low, right, high = map(float, page.page.get("/CropBox", page.page.MediaBox))
    x0, y0, x1, y1 = map(float, annotation.get("/Rect", [0, 0, 0, 0]))
    return min(x0, x1) < right and max(x0, x1) > left and min(y0, y1) < high and max(y0, y1) > low


def _faults(annotation: Any, file: File) -> Iterator[tuple[str, str]]:
    holder = file.holder(annotation)
    match str(annotation.get("/Subtype", "")):
        case "/Link":
            yield from _link(annotation, holder)
        case "/Widget":
            yield from _widget(annotation, holder)
        case "/TrapNet":
            yield "7.18.2", "there is a trap network"
        case "/PrinterMark":
            if holder is not None:
                yield "7.18.8", "a printer's mark is in the structure"
        case _:
            yield from _other(annotation, holder)


def _link(link: Any, holder: Node | None) -> Iterator[tuple[str, str]]:
    if holder is None or holder.kind != "Link":
        yield "7.18.5", "a link is in no Link element"
    if not _says(link, "/Contents"):
        yield "7.18.5", "a link does not say where it leads"


def _widget(widget: Any, holder: Node | None) -> Iterator[tuple[str, str]]:
    if holder is None or holder.kind != "Form":
        yield "7.18.4", "a field is in no Form element"
    if not _says(_field(widget), "/TU") and not _is_described(holder):
        yield "7.18.1", "a field does not say what it is"


def _other(annotation: Any, holder: Node | None) -> Iterator[tuple[str, str]]:
    if holder is None or holder.kind != "Annot":
        yield "7.18.1", "an annotation is in no Annot element"
    if not _says(annotation, "/Contents") and not _is_described(holder):
        yield "7.18.1", "an annotation does not say what it is"


def _is_described(holder: Node | None) -> bool:
    return holder is not None and _says(holder.element, "/Alt")


def _says(holder: Any, name: str) -> bool:
    return bool(str(holder.get(name, "")).strip())


def _field(widget: Any) -> Any:
    """Return the field that a widget shows: itself, or the one above it where it has no name."""
    return widget if "/T" in widget or "/Parent" not in widget else widget.Parent


def _clips(file: File) -> Iterator[str]:
    played = [each.get("/A", {}).get("/R", {}) for page in file.pages for each in page.annotations]
    for clip in (each.get("/C", {}) for each in played):
        if clip.get("/S") != "/MCD":
            continue
        spoken = [str(text) for text in clip.get("/Alt", [])][1::2]
        if "/CT" not in clip or not spoken or not all(spoken):
            yield "7.18.6: a media clip has no type or no text in its place"
