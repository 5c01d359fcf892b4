"""Runs that were altered, parted or joined: what each of their words is now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from itertools import groupby

from briefmaker.drafts.matching import Group
from briefmaker.drafts.runs import Document, Run, Token, face_of, new_target, text_of
from briefmaker.drafts.statements import Fault, Original, Rules, judge, loses, unshown
from briefmaker.model.document import Link
from briefmaker.verify.plain import numbers, plain

_LEFT = 0.4
"""Of the words of a statement, how many must be left for it to be the same one altered."""
_STRETCH = 4
"""Words in a row by which less than that is still the same one."""
_ELLIPSIS = Token("…", "...", " ")


@dataclass(frozen=True, slots=True)
class Placed:
    """A token of the edited draft, and what it is there."""

    token: Token
    run: int
    """The number of its run in the edited draft."""
    statement: int | None = None
    """The number, in the document that was built, of the statement that it belongs to."""
    is_own: bool = False
    """Whether it is the editor's."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the document that was built, beside its words."""

    built: Document
    quotations: frozenset[str]
    """Ids of the evidence of quotations."""
    figures: frozenset[str]
    """The figures, in their plainest form."""
    kept_phrases: tuple[tuple[str, ...], ...]
    """What must stay beside a statement, token by token: that a speaker is inferred, that accounts differ."""
    rules: Rules

    def original(self, number: int, run: Run) -> Original:
        """Return a statement of `run` as it was built."""
        tokens = tuple(token for token in run.tokens if token.statement == number)
        return Original(
            tokens,
            is_quotation=run.kind == "said" or self._is_quoted(number, run),
            is_figure=plain(text_of(tokens)) in self.figures,
            is_name=tuple(token.key for token in tokens) in self.rules.whole_names,
        )

    def _is_quoted(self, number: int, run: Run) -> bool:
        """Return whether the statement is a quotation within its run: marks stand around it."""
        at = [place for place, token in enumerate(run.tokens) if token.statement == number]
        around = [token.key for token in (*run.tokens[: at[0]][-1:], *run.tokens[at[-1] + 1 :][:1])]
        return around == ['"', '"'] and not self.quotations.isdisjoint(self.built.evidence[number])


@dataclass(slots=True)
class Outcome:
    """What has become of altered runs."""

    placed: list[Placed] = field(default_factory=list)
    faults: list[tuple[int, int, Fault]] = field(default_factory=list)
    """With the number of the edited run, and of the statement that was built."""
    reworded: list[int] = field(default_factory=list)
    """Numbers of the statements that are the editor's words now."""
    shortened: list[int] = field(default_factory=list)


def settle_group(group: Group, known: Known) -> Outcome:
    """Return what each token of the group's edited runs is, and what is wrong with them."""
    return _Group(group, known).outcome()


class _Group:
    def __init__(self, group: Group, known: Known) -> None:
        self.group, self.known = group, known
        self.old = [(token, run) for run in group.built for token in run.tokens]
        self.new = [(token, run) for run in group.edited for token in run.tokens]
        self.places = self._aligned()
        self.result = Outcome()
        self.own: set[int] = {at for at, place in enumerate(self.places) if place is None}
        self.role: dict[int, int] = {}
        """Statements by the new tokens that belong to them."""
        self.ellipses: dict[int, int] = {}
        """Statements by the new tokens that an ellipsis stands before."""
        self.kept: set[int] = set()
        """Statements that stand, in part or whole."""

    def outcome(self) -> Outcome:
        for number, run in self._statements():
            self._statement(number, run)
        self._beside()
        self._targets()
        if any(run.is_marked for run in self.group.built):  # the desk's own words, changed
            self.own.update(at for at in range(len(self.new)) if at not in self.role)
        self.result.placed = list(self._placed())
        return self.result

    def _aligned(self) -> list[int | None]:
        """Return for each new token the old one that it is, None for one that is new."""
        matcher = SequenceMatcher(
            None, [token.key for token, _ in self.old], [token.key for token, _ in self.new], autojunk=False
        )
        places: list[int | None] = [None] * len(self.new)
        for block in matcher.get_matching_blocks():
            for offset in range(block.size):
                places[block.b + offset] = block.a + offset
        return places

    def _statements(self) -> list[tuple[int, Run]]:
        return [(number, run) for run in self.group.built for number in run.statements]

    def _span(self, number: int) -> range:
        at = [place for place, (token, _) in enumerate(self.old) if token.statement == number]
        return range(at[0], at[-1] + 1)

    def _statement(self, number: int, run: Run) -> None:
        span = self._span(number)
        left = [at for at, place in enumerate(self.places) if place is not None and place in span]
        if not self._is_left(left, span):
            self._replaced_quotation(number, run)
            for at in left:  # chance words of something else
                self.places[at] = None
                self.own.add(at)
            return
        original = self.known.original(number, run)
        inside = self._reach(left, span, is_quotation=original.is_quotation)
        first = inside.start
        edited = [self.new[at][0] for at in inside]
        places = [
            None if (p := self.places[at]) is None or p not in span else p - span.start for at in inside
        ]
        found = judge(original, edited, places, self.known.rules)
        if not isinstance(found, Fault) and original.is_quotation and not self._is_framed(span, inside):
            found = Fault("a quotation was altered", self._around(inside), text_of(run.tokens))
        self.kept.add(number)
        if isinstance(found, Fault):
            self.result.faults.append((self.new[left[0]][1].index, number, found))
        if found == "reworded":
            self.result.reworded.append(number)
            self.own.update(inside)
            return
        if found == "shortened":
            self.result.shortened.append(number)
            self.ellipses |= {first + at: number for at in unshown(original, places, edited)}
        self.own.difference_update(inside)
        self.role |= dict.fromkeys(inside, number)

    def _replaced_quotation(self, number: int, run: Run) -> None:
        """Note where other words stand in the place of a quotation."""
        said = [
            each for each in self.group.edited if each.kind == "said" and any(t.is_word for t in each.tokens)
        ]
        if said and self.known.original(number, run).is_quotation:
            fault = Fault("a quotation was altered", said[0].text, run.text)
            self.result.faults.append((said[0].index, number, fault))

    def _is_left(self, left: Sequence[int], span: range) -> bool:
        """Return whether so much of a statement is left that it is the same one."""
        words = sum(self.old[at][0].is_word for at in span)
        mine = sum(self.new[at][0].is_word for at in left)
        runs = [len(list(each)) for _, each in groupby(enumerate(left), key=lambda pair: pair[1] - pair[0])]
        if not left or (words and not mine):
            return False
        between = [self.new[at][0] for at in range(left[0], left[-1]) if self.places[at] is None]
        is_cut = mine > 1 and bool(between) and not any(token.is_word for token in between)
        return is_cut or mine >= _LEFT * words or max(runs) >= _STRETCH

    def _reach(self, left: Sequence[int], span: range, *, is_quotation: bool) -> range:
        """Return the place of a statement of which the tokens `left` are left.

        What was typed over its beginning or end belongs to it, and an ellipsis beside it; whatever stands
        between the words of a quotation and its marks does too.
        """
        first, last = left[0], left[-1]
        begins, ends = self.places[first] == span.start, self.places[last] == span.stop - 1
        while first and self._is_reached(first - 1, everything=is_quotation or not begins):
            first -= 1
        while last + 1 < len(self.new) and self._is_reached(last + 1, everything=is_quotation or not ends):
            last += 1
        return range(first, last + 1)

    def _is_reached(self, at: int, *, everything: bool) -> bool:
        token = self.new[at][0]
        return self.places[at] is None and not token.cites and (everything or token.key in ("...", "."))

    def _is_framed(self, span: range, inside: range) -> bool:
        """Return whether what stood around the statement, its quotation marks, still stands there."""
        before = self.old[span.start - 1][0].key if span.start else None
        behind = self.old[span.stop][0].key if span.stop < len(self.old) else None
        now_before = self.new[inside.start - 1][0].key if inside.start else None
        now_behind = self.new[inside.stop][0].key if inside.stop < len(self.new) else None
        return (before != '"' or now_before == '"') and (behind != '"' or now_behind == '"')

    def _around(self, inside: range) -> str:
        return text_of(token for token, _ in self.new[max(inside.start - 3, 0) : inside.stop + 3])

    def _beside(self) -> None:
        """Look at what stood beside the statements: citations, speakers, dates of sources."""
        for gone, new in self._replaced():
            for number, fault in self._faults_beside(gone, new):
                run = self.new[min(new.start, len(self.new) - 1)][1]
                self.result.faults.append((run.index, number, fault))
        for at, (token, run) in enumerate(self.new):
            if token.cites and self.places[at] is None:
                self.own.discard(at)
                near = self._kept_before(at)
                if near is not None and not self._cited(token, near):
                    should = text_of(self._old_run(near).tokens)
                    fault = Fault("a source was put in", text_of(run.tokens), should)
                    self.result.faults.append((run.index, near, fault))

    def _targets(self) -> None:
        """Look whether words that were built lead where they led."""
        for at, (token, run) in enumerate(self.new):
            place = self.places[at]
            before = self.old[place][0].face if place is not None else ()
            target = new_target(before, token.face) if place is not None else None
            if target and at not in self.own:
                led = next((outer.target for outer in before if isinstance(outer, Link)), "nowhere")
                self.result.faults.append((run.index, -1, Fault("where words lead was altered", target, led)))

    def _replaced(self) -> Iterator[tuple[range, range]]:
        """Yield the old tokens that are gone, and the new ones in their place."""
        ends: list[tuple[int, int | None]] = [*enumerate(self.places), (len(self.new), len(self.old))]
        old_at = new_at = 0
        for at, place in ends:
            if place is None:
                continue
            if place > old_at:
                yield range(old_at, place), range(new_at, at)
            old_at, new_at = place + 1, at + 1

    def _faults_beside(self, gone: range, new: range) -> Iterator[tuple[int, Fault]]:
        """Yield what was taken from beside a statement that stands, and what was typed over a figure."""
        yield from self._typed_over(gone, [self.new[at] for at in new])
        for _, places in groupby(gone, key=lambda at: self.old[at][1].index):
            outside = [at for at in places if self.old[at][0].statement is None]
            tokens = [self.old[at][0] for at in outside]
            if not tokens:
                continue
            number = self._kept_near(self.old[outside[0]][1], outside[0])
            what = self._wrong(tokens, [self.new[at][0] for at in new], self.old[outside[0]][1], number)
            if what and number is not None:
                yield number, Fault(what, self._now(number), text_of(self.old[outside[0]][1].tokens))
            elif what:
                told = [token for token, held in self.new if held.index == self.new[new.start][1].index]
                yield -1, Fault(what, text_of(told), text_of(self.old[outside[0]][1].tokens))

    def _typed_over(self, gone: range, new: Sequence[tuple[Token, Run]]) -> Iterator[tuple[int, Fault]]:
        """Yield the figures that other words stand in the place of."""
        words = [token for token, _ in new if token.is_word]
        numbers_now = _numbers(words)
        for number, places in groupby(gone, key=lambda at: self.old[at][0].statement):
            tokens = [self.old[at][0] for at in places]
            if not words or number is None or number in self.kept:
                continue
            original = self.known.original(number, self._old_run(number))
            if original.is_figure or (numbers_now and _numbers(tokens) not in ([], numbers_now)):
                yield number, Fault("a figure was altered", text_of(new[0][1].tokens), text_of(tokens))

    def _wrong(self, gone: Sequence[Token], new: Sequence[Token], run: Run, number: int | None) -> str | None:
        """Return what is wrong with taking `gone` out of a run and putting `new` in its place."""
        rules, now = self.known.rules, [token.key for token, _ in self.new]
        old_numbers, new_numbers = _numbers(gone), _numbers(new)
        if old_numbers and new_numbers and old_numbers != new_numbers:
            return "a figure was altered"
        cited, now_cited = ({t.cites.source for t in each if t.cites} for each in (gone, new))
        if cited and now_cited - cited:
            return "the number of a source was altered"
        if run.kind == "source" or (run.kind != "heading" and loses(run.key, now, rules.titles)):
            return "what is said of a source was altered" if any(token.is_word for token in gone) else None
        belongs = run.kind in ("attribution", "cell")  # to a quotation or figure in a run of its own
        return self._wrong_beside(gone, run, number, now) if belongs or number is not None else None

    def _wrong_beside(
        self, gone: Sequence[Token], run: Run, number: int | None, now: Sequence[str]
    ) -> str | None:
        """Return what is wrong with taking `gone` from beside a statement, or from a run of its own."""
        rules = self.known.rules
        cited = {token.cites.source for token in gone if token.cites}
        if cited - {token.cites.source for token, _ in self.new if token.cites}:
            return "the number of a source was taken out"
        speaks = number is None or self.known.original(number, self._old_run(number)).is_quotation
        named = any(token.key in rules.names for token in gone)
        if (speaks or run.kind in ("attribution", "cell")) and (
            named or loses(run.key, now, rules.whole_names)
        ):
            return "who says so was altered"
        if loses(run.key, now, self.known.kept_phrases):
            return "what a reader must know was taken out"
        return None

    def _now(self, number: int) -> str:
        """Return the edited run in which a statement stands."""
        runs = [self.new[at][1] for at, each in self.role.items() if each == number]
        return text_of(runs[0].tokens) if runs else text_of(token for token, _ in self.new)

    def _old_run(self, number: int) -> Run:
        return next(run for run in self.group.built if number in run.statements)

    def _kept_near(self, run: Run, at: int) -> int | None:
        """Return the statement that words of a built run belong to, where it stands: the last before them.

        An attribution belongs to the quotation before it.
        """
        before = [token.statement for token, held in self.old[:at] if held is run]
        behind = [token.statement for token, held in self.old[at:] if held is run]
        near = [number for number in (*reversed(before), *behind) if number is not None]
        return next((number for number in near if number in self.kept), None)

    def _kept_before(self, at: int) -> int | None:
        run = self.new[at][1]
        near = [self.role[place] for place in range(at) if place in self.role and self.new[place][1] is run]
        return near[-1] if near else None

    def _cited(self, token: Token, number: int) -> bool:
        """Return whether the built run of a statement cites the same source."""
        return any(each.key == token.key for each in self._old_run(number).tokens)

    def _placed(self) -> Iterator[Placed]:
        for at, (_, run) in enumerate(self.new):
            if at in self.ellipses:
                yield Placed(_ELLIPSIS, run.index, self.ellipses[at])
            yield Placed(self._worded(at), run.index, self.role.get(at), is_own=at in self.own)
            if at + 1 in self.ellipses and at + 1 == len(self.new):
                yield Placed(_ELLIPSIS, run.index, self.ellipses[at + 1])

    def _worded(self, at: int) -> Token:
        """Return a new token in the letters that it was built with, where it was."""
        token, place = self.new[at][0], self.places[at]
        if place is not None and at not in self.own:
            before = self.old[place][0]
            token = replace(token, text=before.text, face=face_of(before.face, token.face))
        return replace(token, gap=" " if token.is_word else "") if at in self.ellipses else token


def _numbers(tokens: Iterable[Token]) -> list[str]:
    return numbers(" ".join(token.key for token in tokens if token.cites is None))
