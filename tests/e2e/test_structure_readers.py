"""Other programs that read the structure of our PDF see the elements and the words that we meant.

pdf.js needs node and a folder with `npm install pdfjs-dist` named by `NODE_TOOLS`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import docx
import pikepdf
import pytest

from briefmaker.compose import TemplateFolders, compose
from briefmaker.renderers.docx import render_docx
from briefmaker.renderers.pdf import render_pdf
from briefmaker.renderers.theme import load_theme
from golden.invented import META, SUMMARY
from golden.invented_pack import PACK_META, SUMMARIES
from pdf_ua.file import File, Node

HOME = Path(os.environ.get("NODE_TOOLS", "nowhere"))
THEME = load_theme(None)
BRIEFS = {
    "briefing": compose((SUMMARY,), META, TemplateFolders(), "briefing"),
    "one-page": compose((SUMMARY,), META, TemplateFolders(), "one-page"),
    "pack": compose(SUMMARIES, PACK_META, TemplateFolders(), "pack"),
}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LABEL = re.compile(r'Lbl \(block\)\n *"[^"]*"')
TEXT = re.compile(r'^ *"(.*)"$', re.MULTILINE)
SCRIPT = """
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
const installed = createRequire(process.cwd() + '/').resolve('pdfjs-dist/legacy/build/pdf.mjs');
const { getDocument } = await import(installed);
const pdf = await getDocument({ data: new Uint8Array(readFileSync(process.argv[2])), verbosity: 0 }).promise;
const said = async page => {
  const words = new Map(), open = [];
  for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
    const id = open.findLast(Boolean);
    if (item.type?.startsWith('beginMarkedContent')) open.push(item.id);
    else if (item.type === 'endMarkedContent') open.pop();
    else if (id) words.set(id, (words.get(id) ?? '') + item.str);
  }
  return words;
};
const walk = (node, words) => node.children
  ? [[node.role, ''], ...node.children.flatMap(child => walk(child, node.role === 'Lbl' ? new Map() : words))]
  : [['', words.get(node.id) ?? '']];
const pages = [];
for (let number = 1; number <= pdf.numPages; number += 1) {
  const page = await pdf.getPage(number), tree = await page.getStructTree();
  pages.push(tree ? walk(tree, await said(page)).slice(1) : []);
}
console.log(JSON.stringify(pages));
"""


@pytest.fixture(params=BRIEFS)
def name(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a PDF of the name that has its DOCX beside it."""
    (tmp_path / "pack.pdf").write_bytes(render_pdf(BRIEFS[request.param], THEME)[0])
    (tmp_path / "pack.docx").write_bytes(render_docx(BRIEFS[request.param], THEME)[0])
    return tmp_path / "pack.pdf"


def squeezed(text: str) -> str:
    return "".join(text.split())


def docx_words(pdf: Path) -> str:
    """Return the words of the DOCX beside `pdf`; the marks of its lists are not among them."""
    body = docx.Document(str(pdf.with_suffix(".docx"))).element.body
    return squeezed("".join(text.text or "" for text in body.iter(f"{W}t")))


def elements(pdf: Path) -> list[list[str]]:
    """Return what stands on each page, in the order of the tree, by the file's own objects."""
    with pikepdf.open(pdf) as opened:
        file = File.of(opened)
        pages = [page.page.objgen for page in file.pages]
        return [[node.kind for node in file.nodes if stands_on(node, page)] for page in pages]


def stands_on(node: Node, page: object) -> bool:
    return any(at == page for at, _ in node.marks) or any(stands_on(kid, page) for kid in node.kids)


@pytest.mark.skipif(not shutil.which("node"), reason="node is not installed")
@pytest.mark.skipif(not (HOME / "node_modules/pdfjs-dist").is_dir(), reason="NODE_TOOLS names no pdfjs-dist")
def test_pdf_js_sees_the_elements_and_the_words(name: Path) -> None:
    run = subprocess.run(
        ["node", "--input-type=module", "-", str(name)],
        input=SCRIPT,
        cwd=HOME,
        capture_output=True,
        text=True,
        check=True,
    )
    pages = json.loads(run.stdout)

    assert [[kind for kind, _ in page if kind] for page in pages] == elements(name)
    assert squeezed("".join(text for page in pages for _, text in page)) == docx_words(name)


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="pdfinfo (Poppler) is not installed")
def test_poppler_reads_the_words_in_their_order(name: Path) -> None:
    run = subprocess.run(["pdfinfo", "-struct-text", str(name)], capture_output=True, text=True, check=True)

    assert squeezed("".join(TEXT.findall(LABEL.sub("", run.stdout)))) == docx_words(name)
