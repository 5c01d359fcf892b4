"""`briefmaker verify`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefmaker.cli.options import JsonOption, ProjectOption, SourcesOption
from briefmaker.cli.printing import show_json
from briefmaker.cli.project import settle
from briefmaker.errors import InputError, UsageError

if TYPE_CHECKING:
    from briefmaker.verify import Checked, Finding, Verdict


def verify(
    out: Annotated[
        Path | None, typer.Argument(metavar="[OUT]", help="The folder of packs, or one document in it.")
    ] = None,
    project: ProjectOption = None,
    sources: SourcesOption = None,
    manifest: Annotated[
        Path | None,
        typer.Option(
            "--manifest", metavar="FILE", help="Say whether OUT, a file, is one of a sealed edition."
        ),
    ] = None,
    as_data: JsonOption = False,
) -> None:
    """Check finished documents against the sources: every quotation, figure, speaker and source number.

    The documents are read again as they are now, also after somebody has edited them. Words and figures are
    verified; speakers are attributed by rule, and the count of both is printed. Exit status 1 where something
    is wrong.

    Example: briefmaker verify out
    """
    from briefmaker.output import recover
    from briefmaker.readers import read_folder
    from briefmaker.verify import verify_document
    from briefmaker.verify.files import read_documents

    if manifest is not None:
        _verify_seal(manifest, out, as_data=as_data)
        return
    place = settle(project, sources, None)
    recover(out or place.out)
    folder = read_folder(place.sources, deep=place.deep)
    texts = {article.path: article.text for article in folder.articles}
    documents = read_documents(out or place.out)
    checked = [
        each for found in documents for each in verify_document(found.name, found.record, found.files, texts)
    ]
    if not checked:
        raise InputError(
            "holds no record of a pack; name the folder that `build` wrote", str(out or place.out)
        )
    _report(checked, as_data=as_data)
    if any(each.verdict.errors for each in checked):
        raise typer.Exit(1)


def _verify_seal(path: Path, file: Path | None, *, as_data: bool) -> None:
    """Say whether a file is one that was sealed; exit status 1 where it is not."""
    from briefmaker.editions import read_manifest

    manifest = read_manifest(path)
    if file is None:
        raise UsageError("--manifest needs the file to look at: briefmaker verify FILE --manifest MANIFEST")
    try:
        name = manifest.name_of(file.read_bytes())
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", str(file)) from error
    edition = f"{manifest.topic}, edition {manifest.edition}"
    if as_data:
        show_json(
            {"file": str(file), "sealed_as": name, "topic": manifest.topic, "edition": manifest.edition}
        )
    elif name:
        approvers = " and ".join(manifest.approved_by)
        typer.echo(f"{file}: is {name} of {edition}, approved by {approvers} at {manifest.approved_at}")
    else:
        typer.echo(f"{file}: is no file of {edition}: it was changed, or is of another edition", err=True)
    if name is None:
        raise typer.Exit(1)


def _report(checked: list[Checked], *, as_data: bool) -> None:
    if as_data:
        show_json({"documents": [_as_json(each) for each in checked]})
        return
    for each in checked:
        for finding in each.verdict.findings:
            typer.echo(str(finding), err=True)
    for each in checked:
        if not each.name.endswith(".json"):
            typer.echo(f"{each.name}: {_in_words(each.verdict)}")


def _in_words(verdict: Verdict) -> str:
    """Return what was checked, and how much of it stands."""
    if verdict.errors:
        return f"{len(verdict.errors)} wrong"
    told = [f"{verdict.statements} statements and {verdict.figures} figures verified word for word"]
    if verdict.quotations:
        spoken = [f"{verdict.named} speakers named by the source", f"{verdict.inferred} inferred by rule"]
        spoken += [f"{verdict.unattributed} left open"] if verdict.unattributed else []
        told.append(f"{verdict.quotations} quotations attributed: {', '.join(spoken)}")
    return "; ".join(told)


def _as_json(each: Checked) -> dict[str, object]:
    verdict = each.verdict
    return {
        "document": each.name,
        "verified": {
            "statements": verdict.statements,
            "figures": verdict.figures,
            "quotations": verdict.quotations,
        },
        "attributed": {
            "named": verdict.named,
            "inferred": verdict.inferred,
            "left_open": verdict.unattributed,
        },
        "findings": [_finding(found) for found in verdict.findings],
    }


def _finding(found: Finding) -> dict[str, object]:
    return {
        "kind": found.kind,
        "severity": "error" if found.is_error else "note",
        "where": found.where,
        "message": found.message,
        "expected": found.expected,
        "found": found.found,
    }
