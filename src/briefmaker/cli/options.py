"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

ProjectOption = Annotated[
    Path | None,
    typer.Option("--project", metavar="DIR", help="The folder with briefmaker.toml. Default: this one."),
]
SourcesOption = Annotated[Path | None, typer.Option("--sources", metavar="DIR", help="The articles.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
