"""What on the page is not the article: captions, credits, labels, lists of other articles, licences.

Losing a line of the article is worse than keeping a caption: each rule asks for a sign of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from briefmaker.analysis.layout import Line, ends_sentence
from briefmaker.analysis.lexicon import Page
from briefmaker.model.analysis import Furniture
from briefmaker.model.span import Span

_CREDIT = re.compile(r"\(([^()]{1,60})\)\W*$")
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.’'-]+(?:[ ,]+[A-Z][A-Z.’'-]+){0,3}|[A-Z][\w.’'-]+(?:,? [A-Z][\w.’'-]+){0,3}(?=,? ?\())"
    r"(?:, (?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+))?(?: ?\([\w ./-]{2,30}\))?"
    r"\s*(?:[–—]|--?)\s*(?=[A-Z“\"‘«„])"
)
_NAME_ALONE = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w.’'-]*){1,3}")
_DATED = re.compile(r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}|[QA]:)\b")
"""A line of a programme or of questions and answers."""
_BULLET = re.compile(r"[-–—•*·▪◦]\s|\d{1,2}[.)]\s")
_QUOTES = re.compile("[\"'“”‘’«»„‚‹›]")
_FULL_STOP = re.compile('[.][”"»“’]?$')
_SIGNED = re.compile('[.?!…][”"»] ?[―—–-] ?[A-Z]')
"""A quotation with its speaker behind a dash."""
_OPENING = ("“", '"', "«", "„")
FAR = 9
"""Lines between two paragraphs that part the article from something else."""
SMALL = 0.45
"""A stretch with fewer words, against the largest, is not the article."""
LONG = 40
"""Words in a paragraph that no teaser has."""
BODY = 8
"""Words in a line that ends like a sentence; the public test pages lose least at eight."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A page sorted: its headline, its furniture and the paragraphs that are the article."""

    headline: Span | None
    furniture: tuple[Furniture, ...]
    body: tuple[Span, ...]


def sort_page(text: str, lines: Sequence[Line], page: Page, title: str | None) -> Layout:
    """Return which lines of `text` are headline, furniture and body; no two overlap.

    `title` is what the metadata say; a line that repeats it is the headline.
    """
    words = [line.span.of(text) for line in lines]
    kinds = [_kind_of_line(said, page) for said in words]
    _mark_captions(lines, words, kinds, page)
    _mark_lists(words, kinds, page)
    _mark_licence(words, kinds, page)
    _mark_foot(words, kinds, page)
    _mark_outside(words, kinds)
    if not any(kind is None and _opens_body(words, n) for n, kind in enumerate(kinds)):
        return _all_body(lines, kinds)
    headline = _mark_head(words, kinds, title)
    _mark_tail(words, kinds)
    _mark_headings(words, kinds)
    furniture, body = [], []
    for number, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if number == headline:
            continue
        if kind:
            furniture.append(Furniture(line.span, kind))
        else:
            dateline = _dateline(line.span, text)
            if dateline:
                furniture.append(Furniture(dateline, "dateline"))
            body.append(Span(dateline.end, line.span.end) if dateline else line.span)
    return Layout(lines[headline].span if headline is not None else None, tuple(furniture), tuple(body))


def _all_body(lines: Sequence[Line], kinds: Sequence[str | None]) -> Layout:
    """Return a page without one full stop: every line that is not furniture by itself is the article's."""
    marked = list(zip(lines, kinds, strict=True))
    return Layout(
        None,
        tuple(Furniture(line.span, kind) for line, kind in marked if kind),
        tuple(line.span for line, kind in marked if not kind),
    )


def _kind_of_line(words: str, page: Page) -> str | None:
    return next((kind for kind, pattern in page.line if pattern.fullmatch(words)), None)


def _is_body(words: str) -> bool:
    return ends_sentence(words) and len(words.split()) >= BODY


def _opens_body(words: Sequence[str], number: int) -> bool:
    """Return whether a line is where the article begins: a label or a headline ends in no full stop."""
    line, count = words[number], len(words[number].split())
    if _is_body(line) or (_FULL_STOP.search(line) and count >= 3) or _SIGNED.search(line):
        return True
    introduces = number + 1 < len(words) and words[number + 1][:1] in _OPENING
    return line.endswith(":") and (count >= BODY or introduces)


def _mark_captions(lines: Sequence[Line], words: list[str], kinds: list[str | None], page: Page) -> None:
    for number, said in enumerate(words):
        if kinds[number] is None and _is_caption(said, page):
            kinds[number] = "caption"
    for number, said in enumerate(words[:-1]):  # an image's description stands right above its caption
        below = number + 1
        same_block = lines[number].block == lines[below].block
        if same_block and kinds[below] == "caption" and kinds[number] is None and not ends_sentence(said):
            kinds[number] = "caption"


def _is_caption(words: str, page: Page) -> bool:
    count = len(words.split())
    if count > LONG + 10:
        return False
    if page.position.search(words) and _QUOTES.sub("", words[:1]) != "":
        return True
    credit = _CREDIT.search(words)
    if not credit:
        return False
    before = words[: credit.start()].rstrip()
    if not before:
        return bool(page.credit.search(credit[1]))
    credited = bool(page.credit.search(credit[1])) or (
        credit[1][:1].isupper() and len(credit[1].split()) <= 5
    )
    return credited and (ends_sentence(before) or not ends_sentence(words)) and not words.endswith(").")


def _mark_lists(words: list[str], kinds: list[str | None], page: Page) -> None:
    """Mark a list of other articles from its heading to where whole paragraphs go on, or to the end."""
    number = 0
    while number < len(words):
        if len(words[number].split()) <= 8 and page.list_heading.fullmatch(words[number].rstrip(":")):
            end = _end_of_list(words, number + 1)
            for inside in range(number, end):
                kinds[inside] = kinds[inside] or "related"
            number = end
        else:
            number += 1


def _end_of_list(words: list[str], start: int) -> int:
    """Return where the article goes on: at a paragraph that no teaser is as long as, or three in a row."""
    for number in range(start, len(words)):
        row = words[number : number + 3]
        whole = [said for said in row if _is_body(said) and not said.endswith(("…", "..."))]
        if whole[:1] == row[:1] and (len(words[number].split()) >= LONG or len(whole) == 3):
            return number if len(whole) == 3 else _first_line_after(words, start, number)
    return len(words)


def _first_line_after(words: list[str], start: int, paragraph: int) -> int:
    """Return where a list that hangs between paragraphs ends: at the first line that is a sentence."""
    return next((number for number in range(start, paragraph) if _is_body(words[number])), paragraph)


def _mark_licence(words: list[str], kinds: list[str | None], page: Page) -> None:
    for number in range(len(words) * 2 // 3, len(words)):
        if kinds[number] is None and page.licence.search(words[number]):
            kinds[number] = "licence"


def _mark_foot(words: list[str], kinds: list[str | None], page: Page) -> None:
    """Mark everything from the readers' comments, or the page's foot, to the end."""
    paragraphs = [n for n, said in enumerate(words) if kinds[n] is None and _is_body(said)]
    if len(paragraphs) < 3:
        return
    for number in range(paragraphs[len(paragraphs) // 3] + 1, len(words)):
        if len(words[number].split()) <= 14 and page.end_heading.fullmatch(words[number].rstrip(" :")):
            for below in range(number, len(words)):
                kinds[below] = kinds[below] or "foot"
            return


def _mark_outside(words: list[str], kinds: list[str | None]) -> None:
    """Mark paragraphs far away from the article's: teasers above it, other stories below it.

    The article is the stretch of lines with most words in paragraphs; between two of its paragraphs
    stand at most a few lines that are none.
    """
    paragraphs = [n for n, said in enumerate(words) if kinds[n] is None and _is_body(said)]
    stretches: list[list[int]] = []
    for number in paragraphs:
        near = stretches and sum(kind is None for kind in kinds[stretches[-1][-1] + 1 : number]) <= FAR
        if near:
            stretches[-1].append(number)
        else:
            stretches.append([number])
    if len(stretches) < 2:
        return
    sizes = [sum(len(words[n].split()) for n in stretch) for stretch in stretches]
    best = stretches[sizes.index(max(sizes))]
    for stretch, size in zip(stretches, sizes, strict=True):
        if stretch is not best and size < max(sizes) * SMALL:
            for number in stretch:
                kinds[number] = "outside"


def _mark_head(words: list[str], kinds: list[str | None], title: str | None) -> int | None:
    """Mark what stands above the first paragraph and return the number of the headline."""
    first_body = next(
        (n for n, kind in enumerate(kinds) if kind is None and _opens_body(words, n)), len(words)
    )
    head = [number for number in range(first_body) if kinds[number] is None]
    if title is not None:
        headline = next(
            (number for number in range(len(words)) if _folded(words[number]) == _folded(title)), None
        )
    else:
        headline = _headline(words, head)
    for number in head:
        if number == headline:
            continue
        kinds[number] = "section" if headline is not None and number < headline else "standfirst"
    if headline is not None:
        wanted = _folded(words[headline])
        for number, said in enumerate(words):
            if number != headline and _folded(said) == wanted:
                kinds[number] = "duplicate-title"
    return headline


def _headline(words: list[str], head: list[int]) -> int | None:
    """Return the first line of the head that is long enough, else the longest of a short head."""
    long = [number for number in head if len(words[number].split()) >= 4]
    if long:
        return long[0]
    return max(head, key=lambda number: len(words[number].split()), default=None)


def _mark_tail(words: list[str], kinds: list[str | None]) -> None:
    """Mark the author's name, alone below the last paragraph."""
    last = max((n for n, kind in enumerate(kinds) if kind is None and _opens_body(words, n)), default=-1)
    for number in range(last + 1, len(words)):
        if kinds[number] is None and not ends_sentence(words[number]) and not _DATED.match(words[number]):
            kinds[number] = "byline" if _NAME_ALONE.fullmatch(words[number]) else "tail"


def _mark_headings(words: list[str], kinds: list[str | None]) -> None:
    """Mark short lines between paragraphs that end like no sentence; list items are kept."""
    for number, said in enumerate(words):
        short = len(said.split()) <= 12 and not ends_sentence(said) and not said.endswith((":", ",", ";"))
        kept = _BULLET.match(said) or _QUOTES.match(said) or _DATED.match(said)
        if kinds[number] is None and short and not kept:
            kinds[number] = "heading"


def _dateline(span: Span, text: str) -> Span | None:
    match = _DATELINE.match(text, span.start, span.end)
    return Span(span.start, match.end()) if match else None


def _folded(words: str) -> str:
    """Return `words` for comparing titles: no quotation marks, no case, single blanks."""
    return " ".join(_QUOTES.sub("", unicodedata.normalize("NFKC", words)).casefold().split()).rstrip(".")
