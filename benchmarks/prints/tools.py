"""The tools, each a function from content to bytes; what is not installed is not among `found()`."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

from prints.matter import Section, as_brief, as_markdown, as_typst

Content = tuple[Section, ...]
Tool = Callable[[Content], bytes]


def ours_pdf(content: Content) -> bytes:
    """Return our tagged PDF."""
    from briefmaker.renderers.pdf import render_pdf
    from briefmaker.renderers.theme import load_theme

    return render_pdf(as_brief(content), load_theme(None))[0]


def ours_docx(content: Content) -> bytes:
    """Return our DOCX, its contents filled with page numbers."""
    from briefmaker.renderers.docx import render_docx
    from briefmaker.renderers.theme import load_theme

    return render_docx(as_brief(content), load_theme(None))[0]


def ours_html(content: Content) -> bytes:
    """Return our web page."""
    from briefmaker.renderers.html import render_html
    from briefmaker.renderers.theme import load_theme

    return render_html(as_brief(content), load_theme(None))[0]


def reportlab_untagged(content: Content) -> bytes:
    """Return an untagged PDF of ReportLab's own Platypus with its own table of contents."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Table
    from reportlab.platypus.tableofcontents import TableOfContents

    styles, buffer = getSampleStyleSheet(), BytesIO()

    class Document(BaseDocTemplate):  # type: ignore[misc]
        def afterFlowable(self, flowable: Any) -> None:  # noqa: N802 - ReportLab's name
            if isinstance(flowable, Paragraph) and flowable.style.name == "Heading2":
                self.notify("TOCEntry", (0, flowable.getPlainText(), self.page))

    document = Document(buffer, invariant=1)
    document.addPageTemplates([PageTemplate("page", [Frame(72, 72, 451, 698)])])
    story: list[Any] = [TableOfContents()]
    for section in content:
        story.append(Paragraph(section.title, styles["Heading2"]))
        story.extend(Paragraph(text, styles["BodyText"]) for text in section.paragraphs)
        story.extend(Paragraph(item, styles["Bullet"], bulletText="•") for item in section.items)
        story.append(Table([list(row) for row in section.rows], repeatRows=0))
    document.multiBuild(story)
    return buffer.getvalue()


def python_docx(content: Content) -> bytes:
    """Return a DOCX as python-docx's own documentation makes it."""
    import docx

    document = docx.Document()
    for section in content:
        document.add_heading(section.title, 2)
        for text in section.paragraphs:
            document.add_paragraph(text)
        for item in section.items:
            document.add_paragraph(item, style="List Bullet")
        table = document.add_table(rows=0, cols=3)
        for row in section.rows:
            cells = table.add_row().cells
            for cell, text in zip(cells, row, strict=True):
                cell.text = text
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def pandoc_docx(content: Content) -> bytes:
    """Return pandoc's DOCX with contents."""
    return _converted(["pandoc", "--toc", "-o", "out.docx", "in.md"], as_markdown(content), "out.docx")


def libreoffice_pdf(content: Content) -> bytes:
    """Return the PDF that LibreOffice makes of our DOCX."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "in.docx").write_bytes(ours_docx(content))
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        _run([*command, "--convert-to", "pdf", "in.docx"], folder)
        return (Path(folder) / "in.pdf").read_bytes()


def weasyprint_pdf(content: Content) -> bytes:
    """Return the PDF/UA that WeasyPrint makes of our web page."""
    weasyprint = import_module("weasyprint")  # no part of the project's environment
    page = weasyprint.HTML(string=ours_html(content).decode())
    return bytes(page.write_pdf(pdf_variant="pdf/ua-1"))


def typst_pdf(content: Content) -> bytes:
    """Return the PDF/UA that typst makes of the same content, with its own outline."""
    typst = import_module("typst")  # likewise
    return bytes(typst.compile(as_typst(content).encode(), pdf_standards=["ua-1"]))


def docxtpl_docx(content: Content) -> bytes:
    """Return a DOCX filled in from a template by docxtpl, without contents."""
    import docx

    docxtpl = import_module("docxtpl")  # likewise
    template, buffer = docx.Document(), BytesIO()
    for line in ("{%p for s in content %}", "{{ s.title }}", "{%p for text in s.paragraphs %}", "{{ text }}"):
        template.add_paragraph(line, style="Heading 2" if "title" in line else None)
    for line in ("{%p endfor %}", "{%p for item in s.bullets %}", "{{ item }}", "{%p endfor %}"):
        template.add_paragraph(line, style="List Bullet" if line == "{{ item }}" else None)
    table = template.add_table(rows=3, cols=3)
    table.cell(0, 0).text, table.cell(2, 0).text = "{%tr for row in s.rows %}", "{%tr endfor %}"
    for at in range(3):
        table.cell(1, at).text = f"{{{{ row[{at}] }}}}"
    template.add_paragraph("{%p endfor %}")
    template.save(buffer)
    filled, out = docxtpl.DocxTemplate(BytesIO(buffer.getvalue())), BytesIO()
    filled.render({"content": [_fields(section) for section in content]}, autoescape=True)
    filled.save(out)
    return out.getvalue()


def _fields(section: Section) -> dict[str, Any]:
    """Return the section as a template reads it: `items` is the name of a method of mappings too."""
    return {name: getattr(section, name) for name in ("title", "paragraphs", "rows")} | {
        "bullets": section.items
    }


def found() -> Mapping[str, Tool]:
    """Return the tools that are here, ours first."""
    tools: dict[str, Tool] = {
        "ours, PDF": ours_pdf,
        "ReportLab, untagged": reportlab_untagged,
        "ours, DOCX": ours_docx,
        "python-docx": python_docx,
        "ours, HTML": ours_html,
    }
    if shutil.which("pandoc"):
        tools["pandoc, DOCX"] = pandoc_docx
    if shutil.which("soffice"):
        tools["LibreOffice, PDF of our DOCX"] = libreoffice_pdf
    if find_spec("weasyprint"):
        tools["WeasyPrint, PDF/UA of our HTML"] = weasyprint_pdf
    if find_spec("typst"):
        tools["typst, PDF/UA"] = typst_pdf
    if find_spec("docxtpl"):
        tools["docxtpl, no contents"] = docxtpl_docx
    return tools


def _converted(command: list[str], text: str, result: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "in.md").write_text(text, encoding="utf-8")
        _run(command, folder)
        return (Path(folder) / result).read_bytes()


def _run(command: list[str], folder: str) -> None:
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=900)
