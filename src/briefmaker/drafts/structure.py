"""What belongs together and must not part: a quotation and its speaker, the cells of a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefmaker.drafts.matching import Matches
from briefmaker.drafts.runs import Document, Run
from briefmaker.drafts.statements import Fault

Found = tuple[Run, Fault]


def torn(built: Document, edited: Document, matches: Matches) -> Iterator[Found]:
    """Yield the quotations without their speakers, the speakers without their quotations, and mixed rows."""
    origins = {run.index: matches.origins(run) for run in edited.runs}
    told = [run for run in edited.runs if run.tokens]
    for place, run in enumerate(told):
        for old in origins[run.index]:
            if old.kind == "said":
                yield from _said(run, old, told[place + 1 :], built, origins)
            elif old.kind == "attribution":
                yield from _attribution(run, old, told[:place], built, origins)
    yield from _rows(built, edited, origins)


def _said(
    run: Run, old: Run, behind: list[Run], built: Document, origins: dict[int, tuple[Run, ...]]
) -> Iterator[Found]:
    """Yield a fault where the speaker does not stand behind the quotation, or behind what goes on from it."""
    speaker = next((each for each in built.group_of(old) if each.kind == "attribution"), None)
    if speaker is None or speaker in origins[run.index]:
        return
    for following in behind:
        found = origins[following.index]
        if speaker in found:
            return
        if following.group is not None and following.group == run.group:
            continue  # a translation between them
        if not any(each.kind == "said" and each.group == old.group for each in found):
            break
    yield (
        run,
        Fault("the quotation no longer stands with its speaker", run.text, f"{old.text} {speaker.text}"),
    )


def _attribution(
    run: Run, old: Run, before: list[Run], built: Document, origins: dict[int, tuple[Run, ...]]
) -> Iterator[Found]:
    said = [each for each in built.group_of(old) if each.kind == "said"]
    last = origins[before[-1].index] if before else ()
    if said and not any(each in said for each in (*last, *origins[run.index])):
        should = f"{said[-1].text} {old.text}"
        yield run, Fault("the speaker no longer stands with the quotation", run.text, should)


def _rows(built: Document, edited: Document, origins: dict[int, tuple[Run, ...]]) -> Iterator[Found]:
    """Yield the rows whose cells are of different rows, or lack who says so or the source."""
    for row in _edited_rows(edited):
        stands = [old for run in row for old in origins[run.index] if old.kind == "cell"]
        from_rows = Counter(old.group for old in stands)
        if not stands:
            continue
        most = next(old for old in stands if old.group == from_rows.most_common(1)[0][0])
        should = " | ".join(each.text for each in built.group_of(most))
        found = " | ".join(run.text for run in row)
        if len(from_rows) > 1:
            yield row[0], Fault("the cells of a row no longer stand together", found, should)
            continue
        kept = any(old.statements for old in stands)
        lost = [each for each in built.group_of(most) if each.tokens and each not in stands]
        if kept and any(not each.statements for each in lost):
            yield row[0], Fault("a cell that belongs to the row was taken out", found, should)


def _edited_rows(edited: Document) -> Iterator[list[Run]]:
    groups: dict[int, list[Run]] = {}
    for run in edited.runs:
        if run.kind == "cell" and run.group is not None:
            groups.setdefault(run.group, []).append(run)
    yield from groups.values()
