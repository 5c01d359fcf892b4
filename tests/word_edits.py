"""What editors do to a pack in Word: edits made with python-docx or in the XML, and what becomes of each."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from PIL import Image

Edit = Callable[[Document], None]


@dataclass(frozen=True)
class Case:
    """An edit, what the pack says afterwards, or why it is refused."""

    edit: Edit
    says: tuple[str, ...] = ()
    """What every format says afterwards."""
    lacks: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    """What the error says."""
    told: tuple[str, ...] = ()
    """What is said on the way."""
    options: tuple[str, ...] = ()


def paragraph(document: Document, words: str) -> Paragraph:
    """Return the first paragraph of the body that holds the words."""
    return next(each for each in document.paragraphs if words in each.text)


def remove(document: Document, words: str) -> None:
    element = paragraph(document, words)._p
    element.getparent().remove(element)


def text_with(document: Document, words: str) -> Any:
    """Return the first `w:t` that holds the words, in the body or a table."""
    return next(each for each in document.element.body.iter(qn("w:t")) if words in (each.text or ""))


def replace(document: Document, old: str, new: str, inside: str = "") -> None:
    """Type `new` over `old`, within the run that holds `inside`."""
    element = text_with(document, inside or old)
    element.text = element.text.replace(old, new)


def retype(document: Document, words: str) -> None:
    """Select a whole paragraph and type it again: links and bookmarks are gone."""
    found = paragraph(document, words)
    text = found.text
    for child in list(found._p):
        if child.tag != qn("w:pPr"):
            found._p.remove(child)
    found.add_run(text)


def table(document: Document, words: str) -> Table:
    return next(each for each in document.tables if any(words in cell.text for cell in each._cells))


def row(document: Document, words: str) -> Any:
    found = next(
        each for each in table(document, words).rows if any(words in cell.text for cell in each.cells)
    )
    return found._tr


def move_after(document: Document, words: str, target: str) -> None:
    paragraph(document, target)._p.addnext(paragraph(document, words)._p)


def insert(document: Document, after: str, words: str, style: str = "Body Text") -> Paragraph:
    """Add a paragraph of the editor's own."""
    new = copy.deepcopy(paragraph(document, after)._p)
    for child in list(new):
        new.remove(child)
    paragraph(document, after)._p.addnext(new)
    found = Paragraph(new, document._body)
    found.style = document.styles[style]
    found.add_run(words)
    return found


def tracked(kind: str, run: Any) -> Any:
    """Return a tracked change around a run."""
    mark = OxmlElement(f"w:{kind}")
    for name, value in (("id", "900"), ("author", "Desk"), ("date", "2026-11-30T08:00:00Z")):
        mark.set(qn(f"w:{name}"), value)
    run.addprevious(mark)
    mark.append(run)
    for element in list(run.iter(qn("w:t"))) if kind == "del" else ():
        element.tag = qn("w:delText")
    return mark


def new_run(words: str) -> Any:
    return parse_xml(f'<w:r {nsdecls("w")}><w:t xml:space="preserve">{words}</w:t></w:r>')


def split_run(element: Any, at: int) -> Any:
    """Part a run in two at a letter of its text; return the second."""
    run = element.getparent()
    second = copy.deepcopy(run)
    second.find(qn("w:t")).text = element.text[at:]
    second.find(qn("w:t")).set(qn("xml:space"), "preserve")
    element.text = element.text[:at]
    element.set(qn("xml:space"), "preserve")
    run.addnext(second)
    return second


HOSPITALS = "Ukraine says that Russian artillery has hit three hospitals in Kharkiv since Friday"
TROOPS = "accused Ukraine of having moved 10,000 troops"
LORRY = "A lorry that waits nine hours at a checkpoint delivers nothing."
APRIL = "If the corridors close in March, we will count the dead in April"
ZONE = "The ministers rejected calls for a no-fly zone over Ukraine."
TOWNS = "Town halls along the border of Poland and Ukraine opened schools"
AMBULANCES = "The European Union offered 50 ambulances"
BUSES = "Eighty buses that were to bring civilians out of Mariupol"
AID = "The European Union will provide 500 million euros"
OWN = "We expect the corridor to stay shut."
MARK = "(written by the editor)"


def cut_point(document: Document) -> None:
    remove(document, ZONE)


def cut_quotation(document: Document) -> None:
    found = paragraph(document, APRIL)._p
    found.getparent().remove(found.getnext())
    found.getparent().remove(found)


def cut_row(document: Document) -> None:
    found = row(document, "one billion")
    found.getparent().remove(found)


def cut_section(document: Document) -> None:
    heading = paragraph(document, "Who is who")._p
    while heading.getnext().find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")) != "Heading1":
        heading.getparent().remove(heading.getnext())
    heading.getparent().remove(heading)


def move_point(document: Document) -> None:
    move_after(document, TOWNS, BUSES)


def move_quotation(document: Document) -> None:
    said = paragraph(document, APRIL)._p
    speaker = said.getnext()
    paragraph(document, "Oksana Hrytsenko")._p.addnext(said)
    said.addnext(speaker)


def move_section(document: Document) -> None:
    body = document.element.body
    start = paragraph(document, "Key quotes")._p
    moved = [start]
    while (following := moved[-1].getnext()) is not None and "Key figures" not in "".join(
        each.text or "" for each in following.iter(qn("w:t"))
    ):
        moved.append(following)
    place = body.index(paragraph(document, "Developments")._p)
    for offset, element in enumerate(moved):
        body.remove(element)
        body.insert(place + offset, element)


def retype_point(document: Document) -> None:
    retype(document, AMBULANCES)


def retype_quotation(document: Document) -> None:
    retype(document, APRIL)


def own_paragraph(document: Document) -> None:
    insert(document, "Developments", OWN, "First Paragraph")


def own_heading(document: Document) -> None:
    insert(document, ZONE, "What it means for us", "heading 1")


def own_words_behind(document: Document) -> None:
    paragraph(document, ZONE).add_run(" Paris agrees.")


def own_figure(document: Document) -> None:
    insert(document, "Developments", "We will give 40 lorries.", "First Paragraph")


def own_in_cell(document: Document) -> None:
    cell = next(c for c in table(document, "50 ambulances")._cells if c.text == "no party named")
    cell.paragraphs[0].add_run(", says our envoy")


def reword(document: Document) -> None:
    replace(document, "opened schools and sports halls", "made room in schools", inside=TOWNS)


def shorten(document: Document) -> None:
    replace(document, " for the town of Zaporizhzhia", "", inside=AMBULANCES)


def shorten_quotation(document: Document) -> None:
    replace(document, "that waits nine hours at a checkpoint", "…", inside="A lorry that")


def bracket(document: Document) -> None:
    replace(document, "a checkpoint", "a [Polish] checkpoint", inside="A lorry that")


def embolden(document: Document) -> None:
    for run in paragraph(document, ZONE).runs[:1]:
        run.bold = True


def split_paragraph(document: Document) -> None:
    found = paragraph(document, BUSES)._p
    second = copy.deepcopy(found)
    for child in list(second):
        if child.tag != qn("w:pPr"):
            second.remove(child)
    found.addnext(second)
    ends = [child for child in found if child.tag == qn("w:bookmarkEnd")]
    for child in list(ends[0].itersiblings()):
        second.append(child)


def join_paragraphs(document: Document) -> None:
    first, second = paragraph(document, BUSES)._p, paragraph(document, AMBULANCES)._p
    for child in list(second):
        if child.tag != qn("w:pPr"):
            first.append(child)
    second.getparent().remove(second)


def straight_marks(document: Document) -> None:
    for element in document.element.body.iter(qn("w:t")):
        element.text = (element.text or "").replace("“", '"').replace("”", '"').replace("’", "'")


def word_in_quotation(document: Document) -> None:
    replace(document, "nine hours", "nine days", inside="A lorry that")


def word_out_of_quotation(document: Document) -> None:
    replace(document, "we will count", "we count", inside=APRIL)


def retype_with_a_slip(document: Document) -> None:
    retype(document, APRIL)
    replace(document, "in April", "in May", inside=APRIL)


def digit_in_point(document: Document) -> None:
    replace(document, "500 million", "600 million", inside=AID)


def digit_in_cell(document: Document) -> None:
    replace(document, "214,000", "241,000", inside="214,000")


def digit_in_date(document: Document) -> None:
    replace(document, "4 March", "14 March", inside="dateline Brussels, 4 March")


def denial(document: Document) -> None:
    replace(document, ", while Moscow denies having fired at civilian buildings", "", inside=HOSPITALS)


def speaker(document: Document) -> None:
    replace(document, "Oksana Hrytsenko", "Clara Lindqvist", inside="Oksana Hrytsenko")


def speaker_cut(document: Document) -> None:
    remove(document, "Oksana Hrytsenko, a nurse")


def speakers_swapped(document: Document) -> None:
    one = paragraph(document, APRIL)._p.getnext()
    other = paragraph(document, "Oksana Hrytsenko, a nurse")._p
    other.addnext(copy.deepcopy(one))
    one.addnext(other)
    one.getparent().remove(one)


def says_so_cut(document: Document) -> None:
    replace(document, "Ukraine says that Russian", "Russian", inside=HOSPITALS)


def figures_swapped(document: Document) -> None:
    one, other = row(document, "three hospitals"), row(document, "50 ambulances")
    first, second = one.find(qn("w:tc")), other.find(qn("w:tc"))
    other.insert(list(other).index(second), copy.deepcopy(first))
    one.insert(list(one).index(first), second)
    one.remove(first)


def source_number(document: Document) -> None:
    replace(document, "The Northern Herald 7", "The Northern Herald 8")


def source_cut(document: Document) -> None:
    link = text_with(document, "The Northern Herald 7").getparent().getparent()
    link.getparent().remove(link)


def inference_cut(document: Document) -> None:
    replace(document, " (speaker inferred from a pronoun) ", " ", inside="speaker inferred from a pronoun")


def picture(document: Document) -> None:
    content = BytesIO()
    Image.new("RGB", (20, 20), "#003399").save(content, "PNG")
    document.add_paragraph().add_run().add_picture(content)


def tracked_word(document: Document) -> None:
    """Take `over` out and put `above` in."""
    element = text_with(document, ZONE)
    tail = split_run(element, element.text.index("over"))
    rest = split_run(tail.find(qn("w:t")), len("over"))
    put_in = new_run("above")
    rest.addprevious(put_in)
    tracked("del", tail)
    tracked("ins", put_in)


def tracked_digit(document: Document) -> None:
    element = text_with(document, AID)
    tail = split_run(element, element.text.index("500"))
    rest = split_run(tail.find(qn("w:t")), len("500"))
    put_in = new_run("700")
    rest.addprevious(put_in)
    tracked("del", tail)
    tracked("ins", put_in)


def tracked_paragraph(document: Document) -> None:
    """Put a paragraph in."""
    found = insert(document, "Developments", OWN, "First Paragraph")
    properties = found._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:rPr {nsdecls("w")}><w:ins w:id="901" w:author="Desk"/></w:rPr>'))
    tracked("ins", found.runs[0]._r)


def tracked_cut(document: Document) -> None:
    """Take a paragraph out."""
    found = paragraph(document, ZONE)._p
    found.get_or_add_pPr().append(
        parse_xml(f'<w:rPr {nsdecls("w")}><w:del w:id="902" w:author="Desk"/></w:rPr>')
    )
    for run in list(found.iter(qn("w:r"))):
        tracked("del", run)


def tracked_row(document: Document) -> None:
    found = row(document, "50 ambulances")
    found.get_or_add_trPr().append(parse_xml(f'<w:del {nsdecls("w")} w:id="903" w:author="Desk"/>'))
    for run in list(found.iter(qn("w:r"))):
        tracked("del", run)


def tracked_move(document: Document) -> None:
    """Move a point: it is taken from one place and put in another, without its bookmarks."""
    old = paragraph(document, AMBULANCES)._p
    new = copy.deepcopy(old)
    for mark in list(new.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
        mark.getparent().remove(mark)
    paragraph(document, TOWNS)._p.addnext(new)
    for element, kind in ((old, "moveFrom"), (new, "moveTo")):
        mark = f'<w:rPr {nsdecls("w")}><w:{kind} w:id="904" w:author="Desk"/></w:rPr>'
        element.get_or_add_pPr().append(parse_xml(mark))
        for run in [each for each in element.iter(qn("w:r")) if each.getparent() is element]:
            tracked(kind, run)
        for link in element.findall(qn("w:hyperlink")):
            for run in link.findall(qn("w:r")):
                tracked(kind, run)


KEPT = {
    "cut a point": Case(cut_point, lacks=(ZONE,), told=(f"“{ZONE}” is cut",)),
    "cut a quotation": Case(cut_quotation, lacks=(APRIL,)),
    "cut a row": Case(cut_row, lacks=("for Ukraine to one billion euros. | EU leaders",)),
    "cut a section": Case(cut_section, lacks=("Who is who",)),
    "move a point": Case(move_point, says=(TOWNS,)),
    "move a quotation with its speaker": Case(move_quotation, says=(APRIL,)),
    "move a section": Case(move_section, says=(LORRY,)),
    "retype a point": Case(retype_point, says=(AMBULANCES,), lacks=(MARK,)),
    "retype a quotation": Case(retype_quotation, says=(APRIL,), lacks=(MARK,)),
    "write a paragraph": Case(own_paragraph, says=(f"{OWN} {MARK}",)),
    "write a heading": Case(own_heading, says=(f"What it means for us {MARK}",)),
    "write behind a point": Case(own_words_behind, says=(f"Paris agrees. {MARK}",)),
    "write a figure": Case(own_figure, says=(f"We will give 40 lorries. {MARK}",), told=("holds a number",)),
    "write in a cell": Case(own_in_cell, says=(MARK,)),
    "word a point anew": Case(
        reword, says=("made room in schools", MARK), told=("is worded anew and marked as the editor's",)
    ),
    "shorten a point": Case(
        shorten, says=("The European Union offered 50 ambulances and a field hospital …",), lacks=(MARK,)
    ),
    "shorten a quotation, and show it": Case(shorten_quotation, says=("A lorry … delivers nothing.",)),
    "put words in brackets into a quotation": Case(bracket, says=("a [Polish] checkpoint",), lacks=(MARK,)),
    "set words in bold": Case(embolden, says=(ZONE,), lacks=(MARK,)),
    "split a paragraph": Case(split_paragraph, says=(BUSES,), lacks=(MARK,)),
    "join two paragraphs": Case(join_paragraphs, says=(BUSES, AMBULANCES), lacks=(MARK,)),
    "other quotation marks": Case(straight_marks, says=(f"“{LORRY}”",), lacks=(MARK,)),
    "accept a tracked word": Case(
        tracked_word, says=("no-fly zone above Ukraine.", MARK), options=("--changes", "accept")
    ),
    "refuse a tracked word": Case(tracked_word, says=(ZONE,), options=("--changes", "refuse")),
    "refuse a tracked digit": Case(tracked_digit, says=(AID,), options=("--changes", "refuse")),
    "accept a tracked paragraph": Case(
        tracked_paragraph, says=(f"{OWN} {MARK}",), options=("--changes", "accept")
    ),
    "refuse a tracked paragraph": Case(tracked_paragraph, lacks=(OWN,), options=("--changes", "refuse")),
    "accept a tracked cut": Case(tracked_cut, lacks=(ZONE,), options=("--changes", "accept")),
    "refuse a tracked cut": Case(tracked_cut, says=(ZONE,), options=("--changes", "refuse")),
    "accept a tracked row": Case(tracked_row, lacks=("50 ambulances |",), options=("--changes", "accept")),
    "accept a tracked move": Case(
        tracked_move, says=(AMBULANCES,), lacks=(MARK,), options=("--changes", "accept")
    ),
    "refuse a tracked move": Case(
        tracked_move, says=(AMBULANCES,), lacks=(MARK,), options=("--changes", "refuse")
    ),
}

REFUSED = {
    "a word in a quotation": Case(word_in_quotation, refused=("a quotation was altered", "nine days", LORRY)),
    "a word out of a quotation": Case(word_out_of_quotation, refused=("a quotation was altered", APRIL)),
    "a quotation retyped with a slip": Case(
        retype_with_a_slip, refused=("a quotation was altered", "in May", APRIL)
    ),
    "a digit in a point": Case(digit_in_point, refused=("a figure was altered", "600 million", AID)),
    "a digit in a cell": Case(digit_in_cell, refused=("a figure was altered", "241,000", "214,000")),
    "a digit in the date of a source": Case(digit_in_date, refused=("a figure was altered", "14 March")),
    "a denial cut": Case(denial, refused=("a denial or condition was altered", HOSPITALS)),
    "another speaker": Case(speaker, refused=("who says so was altered", "Oksana Hrytsenko")),
    "a speaker cut": Case(speaker_cut, refused=("the quotation no longer stands with its speaker",)),
    "two speakers swapped": Case(speakers_swapped, refused=("no longer stands with",)),
    "who says so cut": Case(says_so_cut, refused=("who says so was altered",)),
    "two figures swapped": Case(figures_swapped, refused=("the cells of a row no longer stand together",)),
    "another source number": Case(source_number, refused=("the number of a source was altered", "Herald 7")),
    "a source number cut": Case(source_cut, refused=("the number of a source was taken out", "Herald 7")),
    "an inference hidden": Case(inference_cut, refused=("what a reader must know was taken out",)),
    "a tracked digit": Case(
        tracked_digit, refused=("a figure was altered", "700 million"), options=("--changes", "accept")
    ),
    "tracked changes without a word on them": Case(
        tracked_word, refused=("2 changes are tracked in it; say `--changes accept` or `--changes refuse`",)
    ),
    "a picture": Case(picture, refused=("holds the picture “”, which a pack has no place for",)),
}
