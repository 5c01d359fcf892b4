"""A file of object streams, read back by programs that are not ours."""

from __future__ import annotations

import io

import pikepdf
import pypdf
import pytest

from briefmaker.renderers.pdf.object_file import ObjectFile
from briefmaker.renderers.pdf.strings import literal

PAGES = b"<</Type/Pages/Count 0/Kids[]>>"


def written(objects: int, *, gap: bool = False) -> bytes:
    """Return a file with so many objects beside catalog and pages."""
    file = ObjectFile()
    file.add(1, b"<</Type/Catalog/Pages 2 0 R/First 4 0 R>>")
    file.add(2, PAGES)
    file.add_stream(3, b"<</Length 5>>\nstream\nwords\nendstream\n")
    for number in range(4, objects + 4):
        file.add(number + gap, b"<</Number %d/Stream 3 0 R>>" % (number + gap))
    return file.finish(b"/Root 1 0 R")


@pytest.mark.parametrize("count", [1, 197, 198, 199, 1000])
def test_every_object_is_found_again(count: int) -> None:
    content = written(count)

    with pikepdf.open(io.BytesIO(content)) as pdf:
        numbers = [int(pdf.get_object(number, 0).Number) for number in range(4, count + 4)]
        assert pdf.get_object(count + 3, 0).Stream.read_raw_bytes() == b"words"
    assert numbers == list(range(4, count + 4))
    reader = pypdf.PdfReader(io.BytesIO(content), strict=True)
    assert reader.get_object(count + 3)["/Number"] == count + 3  # type: ignore[index]


def test_a_number_may_be_left_out() -> None:
    with pikepdf.open(io.BytesIO(written(3, gap=True))) as pdf:
        assert int(pdf.get_object(7, 0).Number) == 7


@pytest.mark.parametrize(
    "text", ["plain (with) \\ brackets", "line\r\nends", "Київ (\u2018\u2028)", "\ud83d", ""]
)
def test_a_text_is_read_back_from_a_string(text: str) -> None:
    file = ObjectFile()
    file.add(1, b"<</Type/Catalog/Pages 2 0 R/Text%b>>" % literal(text))
    file.add(2, PAGES)

    with pikepdf.open(io.BytesIO(file.finish(b"/Root 1 0 R"))) as pdf:
        assert str(pdf.Root.Text) == text.replace("\ud83d", "?")
