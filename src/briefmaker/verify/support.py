"""What a record says beside what the sources say: every statement's words, every figure, every quotation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefmaker.verify.expected import Expected, Part, Run, Selector
from briefmaker.verify.findings import Finding
from briefmaker.verify.plain import plain, squeezed

EDITOR = "editor"
"""The speaker is the editor's word, and marked so."""
INFERRED = frozenset(("role", "pronoun", "continued", EDITOR))
"""Ways to a speaker that the source does not name beside the quotation."""
_TOUCHED = re.compile(r"\[[^\[\]]*\]|…|\.\.\.")
"""What an editor may put into a statement: words in square brackets, an ellipsis."""
_QUOTED = re.compile(r'"([^"]{16,})"')
_SCALES = "thousand|million|billion|trillion|per cent|percent|euros?|dollars?|pounds?"
_FIGURE = re.compile(rf"[€$£]\s?\d[\d.,]*|\d[\d.,]*\s?(?:(?:{_SCALES})\b|%)")
_NAME = re.compile(r"[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,4}")


@dataclass(frozen=True)
class Support:
    """The sources as they are now."""

    expected: Expected
    texts: Mapping[str, str]
    """The text of each source by its path, as its reader makes it."""

    def findings(self) -> Iterator[Finding]:
        """Yield where the sources do not hold what the record says, each once."""
        for selector in self.expected.evidence.values():
            yield from self._place(selector)
        for run in self.expected.runs:
            for part in run.parts:
                if part.evidence:
                    yield from self._statement(part)
            yield from self._unsupported(run)
        yield from self._citations()
        yield from self._figures()
        yield from self._speakers()

    def _place(self, selector: Selector) -> Iterator[Finding]:
        text, where = self.texts.get(selector.path), f"{selector.path}:{selector.line}"
        if text is None:
            message = f"the source of “{_short(selector.exact)}” is not there any more"
            yield Finding("source gone", message, selector.path, selector.exact)
        elif selector.exact != text[selector.start : selector.end] and selector.exact not in text:
            message = f"the source no longer says “{_short(selector.exact)}”"
            yield Finding("source changed", message, where, selector.exact)

    def _statement(self, part: Part) -> Iterator[Finding]:
        """Yield a finding where a piece of the statement is in none of the places that it rests on."""
        known = [self.expected.evidence[each] for each in part.evidence if each in self.expected.evidence]
        rests = [squeezed(each.exact) for each in known]
        where = f"{known[0].path}:{known[0].line}" if known else "the record"
        for piece in _TOUCHED.split(plain(part.text)):
            words = squeezed(piece).strip(",;:.\"'")
            if words and not any(words in exact for exact in rests) and not self._is_name(piece.strip()):
                message = f"“{_short(piece.strip())}” is not what the source says"
                yield Finding(
                    "altered", message, where, " ".join(each.exact for each in known), piece.strip()
                )

    def _is_name(self, words: str) -> bool:
        """Return whether they name somebody as another source of the folder does: names are told in full."""
        return _NAME.fullmatch(words) is not None and any(
            words in plain(text) for text in self.texts.values()
        )

    def _unsupported(self, run: Run) -> Iterator[Finding]:
        """Yield quotations and sums that stand beside the statements and that nobody has said."""
        if run.kind in ("source", "heading", "caption"):
            return
        beside = plain(" ".join(part.text for part in run.parts if not part.evidence and part.source is None))
        for match in (*_QUOTED.finditer(beside), *_FIGURE.finditer(beside)):
            words = squeezed(match[1] if match.lastindex else match[0])
            if words and not any(words in text for text in self._known()):
                message = f"“{match[0].strip()}” stands in the document and in no source"
                yield Finding("unsupported", message, "the template", found=match[0])

    def _known(self) -> Iterable[str]:
        """Yield what words beside the statements may be from: sources, titles, desk, the edition before."""
        yield from (squeezed(text) for text in self.texts.values())
        yield from (squeezed(source.get("title") or "") for source in self.expected.sources.values())
        yield from map(squeezed, (*self.expected.own, *self.expected.earlier))

    def _citations(self) -> Iterator[Finding]:
        """Yield citations of a source that nothing rests on in their run, or in those that belong to it."""
        for group in _grouped(self.expected.runs):
            parts = [part for run in group for part in run.parts]
            known = [self.expected.evidence[each] for part in parts for each in part.evidence]
            paths = {each.path for each in known}
            for part in parts:
                cited = self.expected.sources.get(part.source or 0)
                if part.source is not None and paths and (cited is None or cited["path"] not in paths):
                    message = f"{part.text} is cited for “{_short(known[0].exact)}”, which is not from there"
                    yield Finding(
                        "misattributed", message, f"{known[0].path}:{known[0].line}", found=part.text
                    )

    def _figures(self) -> Iterator[Finding]:
        for figure in self.expected.figures:
            first = figure["evidence"][0]
            if squeezed(figure["surface"]) not in squeezed(first["exact"]):
                path = self.expected.sources[first["source"]]["path"]
                message = f"the figure “{figure['surface']}” is not in its source"
                yield Finding(
                    "altered", message, f"{path}:{first['line']}", first["exact"], figure["surface"]
                )

    def _speakers(self) -> Iterator[Finding]:
        """Yield speakers whose names the source of their quotation does not hold."""
        for quote in self.expected.quotes:
            first, speaker = quote["evidence"][0], quote["speaker"] if quote["basis"] != EDITOR else None
            path = self.expected.sources[first["source"]]["path"]
            text = self.texts.get(path)
            if speaker and text is not None and plain(speaker).split()[-1] not in plain(text):
                message = f"“{_short(quote['exact'])}” is given to {speaker}, whom the source does not name"
                yield Finding("misattributed", message, f"{path}:{first['line']}", found=speaker)


def _grouped(runs: Iterable[Run]) -> list[list[Run]]:
    """Return the runs, those that belong together in one group."""
    groups: list[list[Run]] = []
    for run in runs:
        if run.group is not None and groups and groups[-1][0].group == run.group:
            groups[-1].append(run)
        else:
            groups.append([run])
    return groups


def attributed(quotes: Sequence[Mapping[str, object]]) -> tuple[int, int, int]:
    """Return how many quotations have a named, an inferred and no speaker."""
    spoken = [quote for quote in quotes if quote["speaker"]]
    inferred = sum(quote["basis"] in INFERRED for quote in spoken)
    return len(spoken) - inferred, inferred, len(quotes) - len(spoken)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else f"{words[:60].rstrip()}…"
