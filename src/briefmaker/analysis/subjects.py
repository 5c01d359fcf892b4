"""What the clause around an amount is about: a guess from its words, for tools and never printed."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from briefmaker.analysis.counted import is_plural
from briefmaker.analysis.lexicon import Lexicon
from briefmaker.model.analysis import Quantity
from briefmaker.model.span import Span

Token = re.Match[str]

_TOKEN = re.compile(r"[A-Z][a-z]{0,2}\.(?= [A-Z])|\d[\d.,]*\d(?![\w-])|[^\W_](?:[\w’'.&/-]*[\w’'])?|[^\w\s]")
_PHRASE_BEHIND = re.compile(r"[ \xa0](?:\([^()]{1,30}\)[ \xa0])?(?:of|for)[ \xa0]")
_GAP = re.compile(r"\W*(?:(?:and|or|to|from|by|on|down|up|compared with|versus)\W+)?")
_FIGURE = re.compile(r"[ \xa0][($€£+-]?\d")
_REACH = 300
"""How far back a subject is looked for."""
_MOST = 6
"""A guess of more words names nothing."""
_BREAKS = frozenset(',;:—–()“”"!?-•|')


def about(
    text: str,
    sentence: Span,
    span: Span,
    before: Sequence[Quantity],
    lexicon: Lexicon,
    *,
    counts: bool,
) -> Span | None:
    """Return the words that name what is measured at `span`, None where none are seen.

    The noun right behind a unit comes first, `50mph winds`, then the clause's subject.
    `counts` says that the unit is itself the noun, so that what follows it names something else.
    """
    if not counts and (beside := _beside(text, sentence, span, lexicon)):
        return beside
    last = before[-1] if before and before[-1].span.start >= sentence.start else None
    if last and _GAP.fullmatch(text, last.span.end, span.start):
        return last.about
    start = max(sentence.start, span.start - _REACH)
    tokens = list(_TOKEN.finditer(text, start, span.start))
    near = [token for token in tokens if not last or token.start() >= last.span.end]
    if tokens and tokens[-1][0] == "(":
        return _nearest(near, lexicon)
    found = _noun_of(tokens, lexicon) or _subject(tokens, lexicon, counts=counts)
    if not found and not counts and not any(_is_verb(tokens, n, lexicon) for n in range(len(tokens))):
        return _nearest(near, lexicon)
    itself = counts and found and last and found.overlaps(last.span)  # `60 of 80 lorries have left, 20 …`
    return None if itself else found


def _beside(text: str, sentence: Span, span: Span, lexicon: Lexicon) -> Span | None:
    """Return the noun right behind the unit, with `of` or `for` between or without: `6% of the shares`."""
    phrase = _PHRASE_BEHIND.match(text, span.end, sentence.end)
    if phrase:
        kept = _noun_words(text, sentence, phrase.end(), lexicon, lexicon.numbers.clause.openers)
    else:
        kept = _noun_words(text, sentence, span.end, lexicon)
        if not kept or kept[0].start() > span.end + 1 or kept[0][0].endswith("ing"):
            return None  # `15 knots blowing from the north`
        if _FIGURE.match(text, kept[-1].end(), sentence.end):
            return None  # `Dax -1.6%, FTSE -2%`: the next one's
    return Span(kept[0].start(), kept[:_MOST][-1].end()) if kept else None


def _noun_words(
    text: str, sentence: Span, at: int, lexicon: Lexicon, skipped: Set[str] = frozenset()
) -> list[Token]:
    """Return the words from `at` to one that ends a noun, without the articles and so on before them."""
    kept: list[Token] = []
    for token in _TOKEN.finditer(text, at, min(sentence.end, at + 100)):
        word = token[0].lower()
        if not kept and word in skipped:
            continue
        if _ends_noun(word, lexicon) or (kept and token.start() > kept[-1].end() + 1):
            break
        kept.append(token)
    return kept


def _ends_noun(word: str, lexicon: Lexicon) -> bool:
    numbers, clause = lexicon.numbers, lexicon.numbers.clause
    return (
        not word[0].isalpha()
        or word in numbers.stops
        or word in clause.measured_by
        or word in clause.verbs
        or word in numbers.time_units
        or word in clause.relatives
        or word in lexicon.calendar.months
        or word.capitalize() in lexicon.calendar.weekdays
        or word in lexicon.calendar.weekdays
        or (word.endswith("ly") and len(word) > 4)
    )


def _noun_of(tokens: Sequence[Token], lexicon: Lexicon) -> Span | None:
    """Return the noun before `of`: `at a speed of 15 knots`."""
    if len(tokens) < 2 or tokens[-1][0].lower() != "of":
        return None
    if tokens[-2][0].lower() in lexicon.numbers.clause.sums:
        return None
    at = len(tokens) - 1
    while at > 0 and not (
        _ends_noun(tokens[at - 1][0].lower(), lexicon) or _is_verb(tokens, at - 1, lexicon)
    ):
        at -= 1
    return _trimmed(tokens[at:-1], lexicon)


def _subject(tokens: Sequence[Token], lexicon: Lexicon, *, counts: bool) -> Span | None:
    """Return the subject of the clause that the tokens lead up to."""
    clause = lexicon.numbers.clause
    if counts and (not tokens or tokens[-1][0].lower() in clause.joiners | clause.relatives | _BREAKS):
        return None
    for at in range(len(tokens) - 1, -1, -1):
        if not _is_verb(tokens, at, lexicon):
            continue
        found = _before_verb(tokens, at, lexicon)
        if found:
            return None if _is_pronoun(found, lexicon) else _trimmed(found, lexicon)
    return None


def _is_pronoun(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    clause = lexicon.numbers.clause
    return tokens[-1][0].lower() in clause.pronouns or tokens[0][0].lower() in clause.speakers


def _is_verb(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    word = tokens[at][0].lower()
    last = tokens[at - 1][0].lower() if at else ""
    if word in lexicon.numbers.clause.participles or tokens[at][0] == "May":
        return False
    if word.endswith("ing") and at >= len(tokens) - 2 and last.isalpha():
        return last not in lexicon.numbers.clause.openers  # `the index advancing by 2 per cent`
    if last == "to" or last in ("a", "an", "the", "its", "their", "of"):
        return False
    if word in lexicon.numbers.clause.plural_verbs:
        return last in lexicon.numbers.clause.pronouns or is_plural(last, lexicon)
    return word in lexicon.numbers.clause.verbs or (word.endswith("ed") and len(word) > 4 and word.isalpha())


def _before_verb(tokens: Sequence[Token], verb: int, lexicon: Lexicon) -> Sequence[Token]:
    """Return the words of the subject before the verb at `verb`; empty where another verb shares it."""
    clause = lexicon.numbers.clause
    end = verb
    while end and (_is_verb(tokens, end - 1, lexicon) or _is_adverb(tokens[end - 1][0].lower())):
        end -= 1
    if end and tokens[end - 1][0] == ")":
        opened = [n for n in range(end) if tokens[n][0] == "("]
        end = opened[-1] if opened else end
    if end and tokens[end - 1][0] == ",":  # `Berg, who …, paid`
        commas = [n for n in range(end - 1) if tokens[n][0] == ","]
        end = commas[-1] if commas else 0
    if end and tokens[end - 1][0].lower() in clause.relatives:
        end -= 1
        end -= bool(end and tokens[end - 1][0] == ",")
    start = end
    while start and not _begins_clause(tokens, start - 1, lexicon):
        start -= 1
    return tokens[start:end]


def _begins_clause(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    word = tokens[at][0].lower()
    clause = lexicon.numbers.clause
    if word == "and":
        return any(_is_verb(tokens, n, lexicon) for n in range(at))
    return (
        word in _BREAKS or word in clause.joiners or word in clause.relatives or _is_verb(tokens, at, lexicon)
    )


def _is_adverb(word: str) -> bool:
    return (word.endswith("ly") and len(word) > 4) or word in ("also", "now", "then", "still", "just", "not")


def _nearest(tokens: Sequence[Token], lexicon: Lexicon) -> Span | None:
    """Return the noun right before the amount, where no verb is: `Dax -1.6%`, `Anna Berg (12 points)`."""
    end = len(tokens)
    while end and not tokens[end - 1][0][0].isalnum():
        end -= 1
    start = end
    while start and tokens[start - 1][0] not in _BREAKS:
        start -= 1
    if start < end and _is_pronoun(tokens[start:end], lexicon):
        return None
    return _trimmed(tokens[start:end], lexicon)


def _trimmed(tokens: Sequence[Token], lexicon: Lexicon) -> Span | None:
    """Return the place of a noun phrase, without what cannot begin it and with six words at most."""
    clause = lexicon.numbers.clause
    openers = clause.openers
    start, end = 0, len(tokens)
    while start < end and tokens[start][0].lower() in openers:
        start += 1
    while end > start and tokens[end - 1][0].lower() in openers:
        end -= 1
    if end - start > _MOST:  # `sales of cars in the three months to June`: the noun stands in front
        end = next((n for n in range(start + 1, end) if tokens[n][0] in clause.prepositions), end)
    words = tokens[max(start, end - _MOST) : end]
    return Span(words[0].start(), words[-1].end()) if words else None
