"""What an editor may do to a statement, and what is no longer what the source says.

A statement may be cut or moved whole. Of a quotation and a figure nothing else may be changed, but what
stands in square brackets and what an ellipsis stands for. Another statement may be shortened, which an
ellipsis then shows, or worded anew, and is then marked as the editor's; neither may touch a number, a denial
or condition, or who says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from briefmaker.drafts.runs import Token, text_of
from briefmaker.verify.plain import negations, numbers

Outcome = Literal["as it was", "shortened", "reworded"]
_ELLIPSIS = ("...",)
_BOUND = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|refut(?:es?|ed|ing)|if|unless|except|only|until|despite|although|though|"
    r"would|could|may|might|alleged(?:ly)?|reported(?:ly)?|claim(?:s|ed|ing)?|according)\b",
    re.IGNORECASE,
)
"""Words that bind a statement: without them it says more than its source."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What the words of a draft are judged by."""

    speech: frozenset[str]
    """Verbs by which somebody is said to say something, in small letters."""
    names: frozenset[str]
    """Words of the names of whoever speaks in the draft."""
    whole_names: tuple[tuple[str, ...], ...]
    """The same names, token by token."""
    titles: tuple[tuple[str, ...], ...]
    """The headlines of the sources, token by token."""


@dataclass(frozen=True, slots=True)
class Original:
    """A statement as it was built."""

    tokens: tuple[Token, ...]
    is_quotation: bool
    is_figure: bool
    is_name: bool


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with words of an editor."""

    what: str
    found: str
    original: str

    def __str__(self) -> str:
        """Return it in words, the original beside what was found."""
        return f"{self.what}: “{self.found}” should be “{self.original}”"


@dataclass(frozen=True, slots=True)
class _Step:
    """What stands between two words of the statement that were left as they were."""

    at: int
    """The number of the word that it stands before."""
    gone: tuple[Token, ...]
    new: tuple[Token, ...]

    @property
    def is_shown(self) -> bool:
        """Return whether an ellipsis stands for what is gone."""
        return any(token.key in _ELLIPSIS for token in self.new) or _has_dots(self.new)

    @property
    def put_in(self) -> tuple[Token, ...]:
        """Return the new words that are not in square brackets."""
        return tuple(token for token in _outside_brackets(self.new) if token.is_word)

    @property
    def explained(self) -> tuple[Token, ...]:
        """Return the new words in square brackets: they say who or what is meant, and deny nothing."""
        outside = list(_outside_brackets(self.new))
        return tuple(token for token in self.new if token.is_word and token not in outside)

    @property
    def taken_out(self) -> tuple[Token, ...]:
        return tuple(token for token in self.gone if token.is_word)


def judge(
    original: Original, edited: Sequence[Token], places: Sequence[int | None], rules: Rules
) -> Outcome | Fault:
    """Return what has become of a statement of which something is left.

    `edited` are the tokens from its first to its last one that is left, with what stands beside both where
    that is an ellipsis; `places` say which of its own tokens each is, None for a new one.
    """
    steps = list(_steps(original.tokens, edited, places))
    changed = [step for step in steps if step.taken_out or step.put_in]
    gone = [token for step in changed for token in step.taken_out]
    new = [token for step in changed for token in step.put_in]
    is_shown = not new and all(step.is_shown for step in changed)
    what = _wrong(original, gone, new, rules, is_shown=is_shown) if changed else None
    what = _wrongly_explained([token for step in steps for token in step.explained]) or what
    if new and _quotes_touched(original.tokens, places):
        what = what or "a quotation was altered"
    if what:
        return Fault(what, text_of(edited), text_of(original.tokens))
    if new:
        return "reworded"
    return "as it was" if is_shown else "shortened"


def _wrong(
    original: Original, gone: Sequence[Token], new: Sequence[Token], rules: Rules, *, is_shown: bool
) -> str | None:
    """Return what is wrong with taking `gone` out of a statement and putting `new` in, None for nothing."""
    if original.is_figure or (_numbers(new) and _numbers(gone) != _numbers(new)):
        return "a figure was altered"
    if original.is_name:
        return "a name was altered"
    if original.is_quotation and not is_shown:
        return "a quotation was altered"
    return _bound(gone, new, rules)


def _wrongly_explained(tokens: Sequence[Token]) -> str | None:
    """Return what is wrong with words in square brackets, None for nothing."""
    told = " ".join(token.key for token in tokens)
    if numbers(told):
        return "a figure was altered"
    return "a denial or condition was altered" if negations(told) or _BOUND.search(told) else None


def unshown(original: Original, places: Sequence[int | None], edited: Sequence[Token]) -> frozenset[int]:
    """Return before which of the `edited` tokens an ellipsis has to stand; their count for one at the end."""
    steps = _steps(original.tokens, edited, places)
    return frozenset(step.at for step in steps if step.taken_out and not step.is_shown)


def _steps(tokens: Sequence[Token], edited: Sequence[Token], places: Sequence[int | None]) -> Iterator[_Step]:
    """Yield what stands before each word that is left, then what stands behind the last."""
    before, new = -1, list[Token]()
    for at, (token, place) in enumerate(zip(edited, places, strict=True)):
        if place is None:
            new.append(token)
            continue
        yield _Step(at, tuple(tokens[before + 1 : place]), tuple(new))
        before, new = place, []
    yield _Step(len(edited), tuple(tokens[before + 1 :]), tuple(new))


def _has_dots(tokens: Sequence[Token]) -> bool:
    keys = [token.key for token in tokens]
    return any(keys[at : at + 3] == ["."] * 3 for at in range(len(keys)))


def _outside_brackets(tokens: Iterable[Token]) -> Iterator[Token]:
    depth = 0
    for token in tokens:
        depth += token.key == "["
        if not depth:
            yield token
        depth -= token.key == "]" and depth > 0


def _numbers(tokens: Iterable[Token]) -> list[str]:
    return numbers(" ".join(token.key for token in tokens))


def _bound(gone: Sequence[Token], new: Sequence[Token], rules: Rules) -> str | None:
    """Return what was changed that a statement cannot do without."""
    out, put = (" ".join(token.key for token in tokens) for tokens in (gone, new))
    if negations(out) != negations(put):
        return "a denial was altered"
    if sorted(_BOUND.findall(out)) != sorted(_BOUND.findall(put)):
        return "a denial or condition was altered"
    unsaid = rules.speech & _low(gone) if not new else frozenset()  # words anew are marked as the editor's
    if unsaid or _speakers(gone, rules) - _speakers(new, rules):
        return "who says so was altered"
    return None


def _speakers(tokens: Iterable[Token], rules: Rules) -> set[str]:
    return {token.key for token in tokens if token.key in rules.names}


def _low(tokens: Iterable[Token]) -> set[str]:
    return {token.key.casefold() for token in tokens}


def _quotes_touched(tokens: Sequence[Token], places: Sequence[int | None]) -> bool:
    """Return whether words between quotation marks within the statement are not all left, side by side."""
    inside = False
    quoted: list[list[int]] = []
    for at, token in enumerate(tokens):
        if token.key == '"':
            inside = not inside
            quoted += [[]] if inside else []
        elif inside:
            quoted[-1].append(at)
    return any(held and not _holds(places, held) for held in quoted)


def loses(before: Sequence[str], now: Sequence[str], phrases: Iterable[tuple[str, ...]]) -> bool:
    """Return whether one of the phrases stood there, token by token, and does not any more."""
    return any(_holds(before, phrase) and not _holds(now, phrase) for phrase in phrases)


def _holds(tokens: Sequence[object], wanted: Sequence[object]) -> bool:
    """Return whether the wanted ones stand there, side by side."""
    return any(list(tokens[at : at + len(wanted)]) == list(wanted) for at in range(len(tokens)))
