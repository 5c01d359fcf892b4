"""A page of ours read back: its words without what is for finding one's way, and its elements."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = frozenset({"br", "hr", "img", "meta"})
FURNITURE = frozenset({"head", "nav"})


class ReadPage(HTMLParser):
    """Reads a page; every tag must be closed in its turn."""

    def __init__(self, page: str, aside: frozenset[str] = FURNITURE | {"caption"}) -> None:
        """Read `page` to its end; the words of elements `aside` are not among its words."""
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.pieces: list[str] = []
        self.words: list[str] = []
        self._aside = 0
        self._names_aside = aside
        self._kinds: list[bool] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        assert len(given) == len(attrs)
        self.elements.append((tag, given))
        if tag == "br":
            self._say("\n")
        if tag not in VOID:
            # The footer of the page is not in the document; a quotation's is.
            aside = tag in self._names_aside or given.get("class") in {"skip", "unseen", "contents"}
            aside = aside or (tag == "footer" and self.open == ["html", "body"])
            self.open.append(tag)
            self._kinds.append(aside)
            self._aside += aside

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self._aside -= self._kinds.pop()

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)
        self._say(data)

    def _say(self, data: str) -> None:
        if not self._aside:
            self.words.append(data)

    @property
    def document_words(self) -> list[str]:
        """Return the words of the document, in reading order."""
        return "".join(self.words).split()

    def all(self, tag: str) -> list[dict[str, str]]:
        """Return the attributes of every `tag`, in order."""
        return [given for name, given in self.elements if name == tag]
