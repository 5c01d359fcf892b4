"""`briefmaker approve`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefmaker.cli.options import JsonOption, ProjectOption, SourcesOption
from briefmaker.cli.printing import show_json
from briefmaker.cli.project import Place, now, settle
from briefmaker.errors import ApprovalError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from briefmaker.ledger import Approval
    from briefmaker.pipeline import Build, Corpus, Pack


def approve(
    topic: Annotated[str, typer.Argument(metavar="TOPIC", help="The topic, or `pack` for the joint pack.")],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who approves it.")],
    project: ProjectOption = None,
    sources: SourcesOption = None,
    templates: Annotated[
        Path | None, typer.Option("--templates", metavar="DIR", help="More templates, as for the build.")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help="Where the draft is.")] = None,
    as_data: JsonOption = False,
) -> None:
    """Approve a draft: it is checked once more, loses its DRAFT mark and is sealed as an edition.

    The sealed edition in OUT/editions/TOPIC/LABEL is read-only and is never changed. Where the configuration
    asks for two approvers, the second name seals it.

    Example: briefmaker approve ukraine --by "M. Ionescu"
    """
    from briefmaker.config import read_desk
    from briefmaker.editions.draft import build_of, content_hash, inputs_of, require_same
    from briefmaker.ledger import Approval, Ledger
    from briefmaker.output import recover
    from briefmaker.pipeline import read_corpus
    from briefmaker.verify.files import read_document

    if not by.strip():
        raise UsageError("--by needs a name")
    place = settle(project, sources, out)
    recover(place.out)
    draft = read_document(place.out / f"{topic}.json")
    _require_draft(draft.record, topic, place, read_desk(place.settings.root).written(topic))
    earlier = _earlier(place.out, draft.record)
    build = build_of(draft.record, place.settings, templates, earlier)
    corpus = read_corpus(place.sources, place.settings, deep=place.deep)
    made = _made(draft.record, corpus, build)
    require_same(_standing(place.out, made.files), made.files, place.out)
    _require_terms_met(made, build, topic)
    ledger = Ledger(place.settings.root)
    content = content_hash(made.files[f"{topic}.json"])
    mine = Approval(topic, build.edition, " ".join(by.split()), now(), content)
    signed = [
        each
        for each in ledger.approvals(topic, build.edition)
        if each.content == content and each.name != mine.name
    ]
    needed = place.settings.approval.approvers
    if len(signed) + 1 < needed:
        ledger.enter(mine)
        typer.echo(f"{topic} {build.edition}: approved by {mine.name}; another approver seals it", err=True)
        return
    folder = _sealed(draft.record, place, build, corpus, [*signed, mine], inputs_of(build))
    ledger.enter(mine)
    if as_data:
        show_json({"topic": topic, "edition": build.edition, "sealed": str(folder)})
    else:
        typer.echo(str(folder))


def _require_draft(record: Mapping[str, Any], topic: str, place: Place, written: Mapping[Any, str]) -> None:
    """Raise ApprovalError where there is nothing to approve, or something is left to be filled in."""
    if record.get("status") != "draft":
        message = "is approved already; build it again if it is to be changed"
        raise ApprovalError(message, str(place.out / f"{topic}.json"))
    missing = [name for name in place.settings.approval.required if name not in written]
    if missing:
        fill = f"`briefmaker desk fill {topic} {missing[0]} TEXT` fills it"
        message = f"the slot `{missing[0]}` is not filled; {fill}"
        raise ApprovalError(message, topic)


def _require_terms_met(made: Pack, build: Build, topic: str) -> None:
    """Raise ApprovalError where an external edition would break the terms of a source."""
    broken = [found for found in made.diagnostics if found.code.startswith("rights-")]
    if broken and build.audience == "external":
        message = f"cannot go out: {broken[0].where}: {broken[0].message}"
        raise ApprovalError(message, topic)


def _earlier(out: Path, record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the editions that the draft was compared with, as they were sealed."""
    from briefmaker.compose import read_earlier
    from briefmaker.editions import edition_of

    told = record.get("topics") or [record]
    compared = {topic["topic"]["id"]: topic["edition"]["against"] for topic in told}
    found = {}
    for topic, label in compared.items():
        edition = edition_of(out, topic, label) if label else None
        if label and edition is None:
            message = f"was compared with the edition {label}, which is not sealed in {out}: build it again"
            raise ApprovalError(message, str(out / f"{topic}.json"))
        if edition:
            found[topic] = read_earlier(edition.record)
    return found


def _standing(out: Path, names: Iterable[str]) -> dict[str, bytes]:
    """Return the files that stand in the folder, of those with these names."""
    return {name: (out / name).read_bytes() for name in names if (out / name).is_file()}


def _made(record: Mapping[str, Any], corpus: Corpus, build: Build) -> Pack:
    """Return the documents of a record once more: an edited draft as it was edited, others from the sources.

    Raises ApprovalError where an edited draft cannot be approved.
    """
    from briefmaker.drafts.again import is_edited, make_again, require_signable
    from briefmaker.editions.draft import make

    topic = record["topic"]["id"]
    if not is_edited(record):
        return make(topic, corpus, build)
    if build.sign_off:
        draft = make(topic, corpus, replace(build, sign_off=None)).record["markdown"]
        approved = make(topic, corpus, build).record["markdown"]
        require_signable(draft, approved, build, topic)
    return make_again(record, build, topic)


def _sealed(
    record: Mapping[str, Any],
    place: Place,
    build: Build,
    corpus: Corpus,
    signed: list[Approval],
    inputs: dict[str, bytes],
) -> Path:
    """Make the approved documents, check them, seal them and put them in the draft's place."""
    import json

    from briefmaker import __version__
    from briefmaker.editions import already_sealed, edition_of, manifest_of, seal
    from briefmaker.output import write_documents
    from briefmaker.pipeline import SignOff
    from briefmaker.verify import require_verified

    topic = record["topic"]["id"]
    known = edition_of(place.out, topic, build.edition)
    sign_off = SignOff(tuple(each.name for each in signed), signed[-1].at)
    if known:  # an approval that was interrupted after sealing is brought to its end
        sign_off = SignOff(known.manifest.approved_by, known.manifest.approved_at)
    files = _made(record, corpus, replace(build, sign_off=sign_off)).files
    require_verified(files, corpus.texts)
    manifest = manifest_of(json.loads(files[f"{topic}.json"]), inputs, files, __version__)
    if known and (signed[-1].name not in sign_off.names or manifest.outputs != known.manifest.outputs):
        raise already_sealed(known.folder)
    folder = known.folder if known else seal(place.out, manifest, files)
    write_documents(place.out, files)
    return folder
