"""`briefmaker approve`."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefmaker.cli.options import JsonOption, ProjectOption, SourcesOption
from briefmaker.cli.printing import show_json
from briefmaker.cli.project import Place, now, settle
from briefmaker.errors import ApprovalError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from briefmaker.cli.correcting import Correcting
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
    corrects: Annotated[
        str | None,
        typer.Option("--corrects", metavar="LABEL", help="The sealed edition that this one corrects."),
    ] = None,
    because: Annotated[
        str, typer.Option("--because", metavar="TEXT", help="What was wrong with it, for its readers.")
    ] = "",
    as_data: JsonOption = False,
) -> None:
    """Approve a draft: it is checked once more, loses its DRAFT mark and is sealed as an edition.

    The sealed edition in OUT/editions/TOPIC/LABEL is read-only and is never changed; its mail, which `send`
    brings to recipients, and its web page are sealed with it. Where the configuration asks for two approvers,
    the second name seals it.

    Example: briefmaker approve ukraine --by "M. Ionescu"
    """
    from briefmaker.cli.correcting import correction_of
    from briefmaker.cli.remade import earlier_of, made_again, standing
    from briefmaker.config import read_desk
    from briefmaker.editions import file_hash
    from briefmaker.editions.draft import build_of, content_hash, require_same
    from briefmaker.editions.manifest import FILE
    from briefmaker.ledger import Approval, Ledger
    from briefmaker.output import recover, write_documents
    from briefmaker.pipeline import read_corpus
    from briefmaker.verify.files import read_document

    if not by.strip():
        raise UsageError("--by needs a name")
    place = settle(project, sources, out)
    recover(place.out)
    draft = read_document(place.out / f"{topic}.json")
    _require_draft(draft.record, topic, place, read_desk(place.settings.root).written(topic))
    earlier = earlier_of(place.out, draft.record)
    build = build_of(draft.record, place.settings, templates, earlier)
    corpus = read_corpus(place.sources, place.settings, deep=place.deep)
    made = made_again(draft.record, corpus, build)
    require_same(standing(place.out, made.files), made.files, place.out)
    _require_terms_met(made, build, topic)
    correction = correction_of(place, corpus, build, topic, corrects, because)
    ledger = Ledger(place.settings.root)
    # Who approves a correction approves its reason, too.
    reason = f"\n{corrects}\n{correction.because}".encode() if correction else b""
    content = content_hash(made.files[f"{topic}.json"] + reason)
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
        if as_data:
            show_json({"topic": topic, "edition": build.edition, "sealed": None})
        return
    with ledger.locked(topic) if correction else nullcontext():  # what is corrected is not sent meanwhile
        folder, files = _sealed(draft.record, place, build, corpus, [*signed, mine], correction)
        ledger.enter_sealed(topic, build.edition, file_hash((folder / FILE).read_bytes()))
        ledger.enter(mine)
    # Last: as long as the draft stands there, an approval that was interrupted can be brought to its end.
    write_documents(place.out, files)
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


def _sealed(
    record: Mapping[str, Any],
    place: Place,
    build: Build,
    corpus: Corpus,
    signed: list[Approval],
    correction: Correcting | None,
) -> tuple[Path, dict[str, bytes]]:
    """Make the approved documents, check and seal them; return where, and what takes the draft's place."""
    import json

    from briefmaker import __version__
    from briefmaker.cli.remade import made_again
    from briefmaker.editions import already_sealed, edition_of, manifest_of, seal
    from briefmaker.editions.draft import inputs_of
    from briefmaker.ledger import Ledger
    from briefmaker.pipeline import SignOff

    topic = record["topic"]["id"]
    known = edition_of(place.out, topic, build.edition)
    sign_off = SignOff(tuple(each.name for each in signed), signed[-1].at)
    if known:  # an approval that was interrupted after sealing is brought to its end
        sign_off = SignOff(known.manifest.approved_by, known.manifest.approved_at)
    approved = replace(build, sign_off=sign_off)
    made = made_again(record, corpus, approved)
    files = {**made.files, **_for_delivery(made, record, corpus, approved)}
    if correction:
        files |= correction.note(sign_off.at[:10])
    told, label = json.loads(files[f"{topic}.json"]), correction.of.label if correction else None
    manifest = manifest_of(told, inputs_of(build), files, __version__, label)
    if known and (signed[-1].name not in sign_off.names or manifest.outputs != known.manifest.outputs):
        raise already_sealed(known.folder)
    if known is None and Ledger(place.settings.root).sealed(topic, build.edition):
        message = "was sealed before and is there no more: build with another --edition"
        raise ApprovalError(message, f"{topic} {build.edition}")
    return known.folder if known else seal(place.out, manifest, files), made.files


def _for_delivery(made: Pack, record: Mapping[str, Any], corpus: Corpus, build: Build) -> dict[str, bytes]:
    """Return what is sealed beside the documents, so that what is sent is what was approved: mail and page.

    Raises VerificationError where one of them, or a document, says what no source does.
    """
    from briefmaker.cli.remade import made_again
    from briefmaker.delivery.mailing import mail_of, sealed_names
    from briefmaker.verify import require_verified

    page = f"{made.name}.html"
    web = made if page in made.files else made_again(record, corpus, replace(build, formats=("html",)))
    mail = mail_of(made.record, corpus, build)
    for files in (made.files, web.files, mail.files):
        require_verified(files, corpus.texts)
    return {page: web.files[page], **sealed_names(mail.files, made.name)}
