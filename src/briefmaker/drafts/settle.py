"""An edited draft beside what was built: statements put back on their evidence, the editor's words marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from briefmaker.analysis import lexicon
from briefmaker.compose import normalised, with_runs
from briefmaker.diagnostics import Diagnostic
from briefmaker.drafts.altered import Known, Placed, settle_group
from briefmaker.drafts.counts import recounted
from briefmaker.drafts.edited import Edited, Original
from briefmaker.drafts.findings import Findings, lines_of
from briefmaker.drafts.matching import Group, Matches, match_runs
from briefmaker.drafts.runs import Document, Run, Token, face_of, new_target, read_document, text_of
from briefmaker.drafts.slots import slot_headings, without_written, written_slots
from briefmaker.drafts.statements import Fault, Rules
from briefmaker.drafts.structure import torn
from briefmaker.drafts.writing import own_words, write_run
from briefmaker.errors import BriefmakerError, DraftError
from briefmaker.model.desk import Slot
from briefmaker.model.document import Block, Inline, Link, Paragraph, Text
from briefmaker.model.evidence import iter_recorded
from briefmaker.model.summary import source_id
from briefmaker.verify.plain import numbers, plain, squeezed

_CAVEATS = (
    "disputed",
    "speaker_not_stated",
    "single_source",
    "one_text",
    "quoting_one_party",
    "outlets_not_known",
)
"""Labels of what must stay beside a statement."""
_COPIED = 5
"""Words in a row that are a copy of a statement, not chance."""
_TAKEN = 5
"""Words of a sentence that stands in a source and is nobody's own."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_QUOTED = re.compile(r'"[^"]{3,}"')


@dataclass(frozen=True, slots=True)
class Settled:
    """An edited draft in which everything is accounted for."""

    blocks: tuple[Block, ...]
    own: tuple[str, ...]
    """The editor's words, stretch by stretch."""
    slots: tuple[Slot, ...]
    """What an editor has written into slots."""
    diagnostics: tuple[Diagnostic, ...]


def settle_draft(
    draft: Edited, original: Original, texts: Mapping[str, str], labels: Mapping[str, Any], where: str
) -> Settled:
    """Return the draft with its statements on their evidence and the editor's words marked.

    `texts` are the sources by path. Raises DraftError with every fault: what was altered that must not be,
    each with its place and the original beside it.
    """
    return _Settler(draft, original, texts, labels, where).settled()


class _Settler:
    def __init__(
        self,
        draft: Edited,
        original: Original,
        texts: Mapping[str, str],
        labels: Mapping[str, Any],
        where: str,
    ) -> None:
        self.blocks = recounted(draft.blocks, original.record, labels)
        self.original, self.texts = original, texts
        self.marker = f"({labels['written']})"
        marks = _keys(self.marker)
        self.built, self.edited = read_document(original.built, marks), read_document(self.blocks, marks)
        self.matches: Matches = match_runs(self.built, self.edited)
        self.labels, self.slots = labels, slot_headings(labels)
        self.selectors = {each["id"]: each for each in iter_recorded(original.record)}
        self.paths = {each["number"]: each["path"] for each in original.record["sources"]}
        self.sources = frozenset(map(source_id, self.paths.values()))
        self.known = _known(original, self.built, labels)
        self.found = Findings(where, lines_of(self.edited.runs, draft.lines))
        self.runs: dict[int, tuple[Inline, ...]] = {}
        self.own: list[tuple[Run, str]] = []
        self.reworded: list[int] = []

    def settled(self) -> Settled:
        if not any(run.tokens for run in self.edited.runs):
            raise DraftError((BriefmakerError("holds no words; nothing is made of it", self.found.where),))
        self._require_known()
        for index, old in self.matches.same.items():
            self.runs[index] = self._same(self.edited.runs[index], old)
        for group in self.matches.changed:
            self._changed(group)
        for run in self.matches.own:
            self._own(run)
        for run, fault in torn(self.built, self.edited, self.matches):
            self.found.fault(run, fault)
        for run, words in self.own:
            self._look_at(run, words)
        self._cuts()
        if self.found.faults:
            raise DraftError(self.found.problems())
        in_order = iter([self.runs.get(run.index, run.inlines) for run in self.edited.runs])
        blocks = normalised(with_runs(self.blocks, lambda _: next(in_order)))
        slots = written_slots(blocks, self.original.record, self.labels)
        blocks = without_written(blocks, self.original.record, self.labels, slots)
        return Settled(blocks, tuple(words for _, words in self.own), slots, tuple(self.found.notes))

    def _require_known(self) -> None:
        """Look for evidence and sources that the draft does not have."""
        for run in self.edited.runs:
            for token in run.tokens:
                if token.cites and token.cites.source not in self.sources:
                    self.found.fault(run, f"the draft has no source `{token.cites.source}`: “{run.text}”")
            for number in run.statements:
                unknown = [name for name in self.edited.evidence[number] if name not in self.selectors]
                if unknown:
                    message = (
                        f"the draft has no evidence `{unknown[0]}`: “{run.text}”; take the mark off the words"
                    )
                    self.found.fault(run, message)

    def _same(self, run: Run, old: Run) -> tuple[Inline, ...]:
        """Return a run that says what it said: with its looks as they are now."""
        for now, before in zip(run.tokens, old.tokens, strict=True):
            self._require_label(run, now, before)
            self._require_target(run, now, before)
        faces = [face_of(b.face, n.face) for n, b in zip(run.tokens, old.tokens, strict=True)]
        if all(set(face) == set(token.face) for face, token in zip(faces, old.tokens, strict=True)):
            return old.inlines
        placed = [
            Placed(
                replace(before, face=face),
                run.index,
                before.statement,
                is_own=old.is_marked and before.statement is None,
            )
            for before, face in zip(old.tokens, faces, strict=True)
        ]
        return write_run(placed, self.built.evidence, self.marker)

    def _require_label(self, run: Run, now: Token, before: Token) -> None:
        """Look whether a citation has the number that it had."""
        if now.cites and before.cites and now.cites.label not in self._labels(before.cites.source):
            found, should = now.cites.label, before.cites.label
            self.found.fault(run, Fault("the number of a source was altered", f"[{found}]", f"[{should}]"))

    def _require_target(self, run: Run, now: Token, before: Token) -> None:
        """Look whether words lead where they led."""
        target = new_target(before.face, now.face)
        if target:
            led = next((outer.target for outer in before.face if isinstance(outer, Link)), "nowhere")
            self.found.fault(run, Fault("where words lead was altered", target, led))

    def _labels(self, source: str) -> set[str]:
        last = {label for label, known in self.original.labels.items() if known == source}
        built = {
            token.cites.label
            for run in self.built.runs
            for token in run.tokens
            if token.cites and token.cites.source == source
        }
        return last | built

    def _changed(self, group: Group) -> None:
        outcome = settle_group(group, self.known)
        for index, number, fault in outcome.faults:
            self.found.fault(self.edited.runs[index], fault, self._place(number) if number >= 0 else "")
        self.reworded += outcome.reworded
        for number in outcome.reworded:
            self._note("reworded", "is worded anew and marked as the editor's", group, number)
        for number in outcome.shortened:
            self._note("shortened", "is shortened; an ellipsis shows it", group, number)
        for run in group.edited:
            self._write(run, [each for each in outcome.placed if each.run == run.index])

    def _note(self, code: str, what: str, group: Group, number: int) -> None:
        words = self._words(number)
        self.found.note(code, f"“{_short(words)}” {what} ({self._place(number)})", group.edited[0])

    def _own(self, run: Run) -> None:
        """Take a run as the editor's, but for copies of statements in it, and headings of slots."""
        if run.kind == "heading" and run.text in self.slots:
            self.runs[run.index] = run.inlines
            return
        copied = self._copies(run)
        placed = [
            Placed(token, run.index, copied.get(at), is_own=at not in copied and not token.cites)
            for at, token in enumerate(run.tokens)
        ]
        self._require_cited(run, set(copied.values()))
        self._write(run, placed)

    def _require_cited(self, run: Run, copied: set[int]) -> None:
        """Look whether a copy of a statement has its source beside it."""
        for old in self.built.runs:
            bare = any(t.cites for t in old.tokens) and not any(t.cites for t in run.tokens)
            if bare and not copied.isdisjoint(old.statements):
                self.found.fault(run, Fault("the number of a source was taken out", run.text, old.text))
                return

    def _write(self, run: Run, placed: Sequence[Placed]) -> None:
        own = [each for each in placed if each.is_own and each.token.is_word]
        if run.kind == "picture" and own:
            self.found.fault(run, f"a picture shows what the sources give, and nothing else: “{run.text}”")
        if run.kind == "heading" and own:
            placed = [replace(each, is_own=each.statement is None) for each in placed]  # it is one saying
        self.runs[run.index] = write_run(placed, self.built.evidence, self.marker)
        self.own += [(run, words) for words in own_words(placed)]

    def _copies(self, run: Run) -> dict[int, int]:
        """Return the statements that stand to the letter among other words, by the tokens that they are."""
        keys = [token.key for token in run.tokens]
        found: dict[int, int] = {}
        for old in self.built.runs:
            for number in old.statements:
                wanted = [token.key for token in old.tokens if token.statement == number]
                if sum(key[:1].isalnum() for key in wanted) < _COPIED:
                    continue
                for at in range(len(keys) - len(wanted) + 1):
                    inside = range(at, at + len(wanted))
                    if keys[at : at + len(wanted)] == wanted and found.keys().isdisjoint(inside):
                        found |= dict.fromkeys(inside, number)
        return found

    def _look_at(self, run: Run, words: str) -> None:
        """Look at the editor's own words: those of a source are not his, others are marked."""
        taken = self._taken(words)
        if taken:
            place, sentence = taken
            message = (
                f"“{_short(sentence)}” stands word for word in {place}, and would be marked as the editor's: "
                "say it in other words, or build with more --words"
            )
            self.found.fault(run, message)
        elif numbers(words) or _QUOTED.search(plain(words)):
            what = "a quotation" if _QUOTED.search(plain(words)) else "a number"
            message = f"“{_short(words)}” holds {what} that rests on no source; it is marked as the editor's"
            self.found.note("own-figure", message, run, warns=True)

    def _taken(self, words: str) -> tuple[str, str] | None:
        """Return a sentence that a source has, and its place there."""
        for sentence in _SENTENCE.split(words):
            told = squeezed(sentence).strip('"')
            if len(sentence.split()) >= _TAKEN:
                found = self._stands(told, sentence)
                if found:
                    return found
        quoted = (each.strip('"') for each in _QUOTED.findall(plain(words)))
        return next(filter(None, (self._stands(squeezed(q), q) for q in quoted if len(q.split()) > 2)), None)

    def _stands(self, told: str, words: str) -> tuple[str, str] | None:
        for path, text in self.texts.items():
            if told.strip(".,;:!?") in squeezed(text):
                return f"{path}:{_line(words, text)}", words
        return None

    def _cuts(self) -> None:
        """Note what was cut, each statement once."""
        still = {
            name
            for inlines in self.runs.values()
            for run in read_document((Paragraph(inlines),)).evidence
            for name in run
        }
        self._require_both_sides(still)
        told = {name for number in self.reworded for name in self.built.evidence[number]}
        for run in self.built.runs:
            for number in run.statements:
                evidence = self.built.evidence[number]
                if still.isdisjoint(evidence) and told.isdisjoint(evidence):
                    told.update(evidence)
                    self.found.note("cut", f"“{_short(self._words(number))}” is cut ({self._place(number)})")

    def _require_both_sides(self, still: set[str]) -> None:
        """Look for competing accounts of which one side is left: that would be a choice."""
        reworded = {name for number in self.reworded for name in self.built.evidence[number]}
        printed = {name for evidence in self.built.evidence for name in evidence}
        for topic in self.original.record.get("topics") or [self.original.record]:
            for conflict in topic["conflicts"]:
                sides = [
                    ({each["id"] for each in side["evidence"]}, side["text"]) for side in conflict["sides"]
                ]
                gone = [text for ids, text in sides if ids.isdisjoint(still | reworded) and ids <= printed]
                if gone and len(gone) < len(sides):
                    message = f"of competing accounts one side was taken out: “{_short(gone[0])}”"
                    self.found.whole(f"{message}; cut all sides or none")

    def _words(self, number: int) -> str:
        return text_of(token for run in self.built.runs for token in run.tokens if token.statement == number)

    def _place(self, number: int) -> str:
        selector = self.selectors[self.built.evidence[number][0]]
        return f"{self.paths[selector['source']]}:{selector['line']}"


def _known(original: Original, built: Document, labels: Mapping[str, Any]) -> Known:
    topics = original.record.get("topics") or [original.record]
    quotes = [quote for topic in topics for quote in topic["quotes"]]
    figures = [figure for topic in topics for figure in topic["figures"]]
    people = [person["name"] for topic in topics for person in topic.get("people", ())]
    spoken = [quote["speaker"] for quote in quotes] + [figure["said_by"] for figure in figures] + people
    kinds = {source["kind"] for source in original.record["sources"] if source["kind"]}
    kept = (*(labels[name] for name in _CAVEATS), *labels["basis"].values(), *sorted(kinds))
    return Known(
        built=built,
        quotations=frozenset(piece["id"] for quote in quotes for piece in quote["evidence"]),
        figures=frozenset(plain(figure["surface"]) for figure in figures),
        kept_phrases=tuple(_keys(text) for text in kept),
        rules=Rules(
            lexicon().speech.verbs,
            frozenset(_names(spoken)),
            tuple(dict.fromkeys(_keys(name) for name in spoken if name)),
            tuple(
                dict.fromkeys(_keys(each["title"]) for each in original.record["sources"] if each["title"])
            ),
        ),
    )


def _names(spoken: Iterable[str | None]) -> Iterator[str]:
    for name in filter(None, spoken):
        yield from (key for key in _keys(name) if key[:1].isupper())


def _keys(text: str) -> tuple[str, ...]:
    return read_document((Paragraph((Text(text),)),)).runs[0].key


def _line(sentence: str, text: str) -> int:
    """Return the line of the source in which the sentence begins, by its first words."""
    start = plain(sentence).strip('.,;:!?"').split(" ")[:4]
    for number, line in enumerate(text.split("\n"), start=1):
        if " ".join(start) in plain(line):
            return number
    return 1


def _short(words: str) -> str:
    return words if len(words) <= 80 else f"{words[:79].rstrip()}…"
