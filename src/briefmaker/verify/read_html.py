"""A web page of ours, read back: its runs without what is for finding one's way."""

from __future__ import annotations

from html.parser import HTMLParser

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_ASIDE = frozenset(["head", "nav", "script", "style", "svg"])
_BLOCKS = frozenset(
    [
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_CLASSES = frozenset(("skip", "unseen", "contents"))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.runs: list[str] = []
        self._words: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self._aside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.end_run()
        if tag == "br":
            self._words.append(" ")
        if tag not in _VOID:
            aside = tag in _ASIDE or not _CLASSES.isdisjoint((dict(attrs).get("class") or "").split())
            aside = aside or (tag == "footer" and [name for name, _ in self._open] == ["html", "body"])
            self._open.append((tag, aside))
            self._aside += aside

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_run()
        if all(name != tag for name, _ in self._open):
            return
        while self._open:  # a tag that somebody left open ends with what is around it
            name, aside = self._open.pop()
            self._aside -= aside
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if not self._aside:
            self._words.append(data)

    def end_run(self) -> None:
        text = "".join(self._words).strip()
        if text:
            self.runs.append(text)
        self._words.clear()


def read_html(content: bytes) -> list[str]:
    """Return the words of each run of a page, in reading order."""
    reader = _Reader()
    reader.feed(content.decode("utf-8", "replace"))
    reader.close()
    reader.end_run()
    return reader.runs
