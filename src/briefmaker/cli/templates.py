"""`briefmaker templates`: what there is, what it says, a copy to change, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefmaker.cli.options import ProjectOption
from briefmaker.errors import OutputError, UsageError

if TYPE_CHECKING:
    from briefmaker.compose import TemplateFolders

app = typer.Typer(
    help="List, show, copy, compare and check the templates and the theme.", rich_markup_mode=None
)

THEME = "theme"
"""The name of the theme in use; the built-in ones have names of their own."""
THEME_FILE = "theme.yml"


@app.command(name="list")
def list_templates(project: ProjectOption = None) -> None:
    """List the templates and the theme, and where each comes from."""
    from briefmaker.renderers.theme import BUILT_IN_THEMES

    folders, own = _folders(project)
    rows = [(name, folders.find(name)[0]) for name in folders.names()]
    themes = ((name, _theme(name, own)) for name in (THEME, *BUILT_IN_THEMES))
    rows.extend((name, theme[0]) for name, theme in themes if theme)
    width = max(len(name) for name, _ in rows)
    for name, place in rows:
        typer.echo(f"{name:<{width}}  {place}")


@app.command()
def show(
    name: Annotated[
        str,
        typer.Argument(
            help="A template, or `theme`, the one in use; or plain or ministry.", show_default=False
        ),
    ],
    project: ProjectOption = None,
) -> None:
    """Print a template, or the theme.

    Example: briefmaker templates show briefing
    """
    folders, own = _folders(project)
    _, path = _theme(name, own) or folders.find(name)
    typer.echo(path.read_text(encoding="utf-8"), nl=False)


@app.command()
def eject(
    name: Annotated[
        str, typer.Argument(help="A built-in template, or a theme: plain or ministry.", show_default=False)
    ],
    project: ProjectOption = None,
) -> None:
    """Copy a built-in template, or the theme, to the project's templates, to be changed there.

    Example: briefmaker templates eject briefing
    """
    from briefmaker.compose import TemplateFolders
    from briefmaker.output import write_files

    _, own = _folders(project)
    theme = _theme(name, None)
    _, source = theme or TemplateFolders().find(name)
    target = own / (THEME_FILE if theme else source.name)
    if target.exists():
        raise OutputError("is already there; change it, or move it away first", str(target))
    (written,) = write_files(own, {target.name: source.read_bytes()})
    typer.echo(str(written))


@app.command()
def diff(
    name: Annotated[str, typer.Argument(help="A template, or `theme`.", show_default=False)],
    project: ProjectOption = None,
) -> None:
    """Print what the project's template, or theme, changes in the built-in one of the same name.

    Example: briefmaker templates diff briefing
    """
    from difflib import unified_diff

    folders, own = _folders(project)
    mine = _theme(name, own) or folders.find(name)
    ours = _theme(name, None) or _built_in(name)
    if ours is None:
        raise UsageError(f"there is no built-in template `{name}` to compare with", mine[0])
    before, after = (path.read_text(encoding="utf-8").splitlines() for _, path in (ours, mine))
    for line in unified_diff(before, after, ours[0], mine[0], lineterm=""):
        typer.echo(line)


@app.command()
def check(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]...", help="Templates. Default: all, and the theme.")
    ] = None,
    project: ProjectOption = None,
) -> None:
    """Try templates on the sample articles, and say all that is wrong with them.

    Example: briefmaker templates check briefing
    """
    from briefmaker.cli.project import today
    from briefmaker.config import load_settings
    from briefmaker.pipeline import Build
    from briefmaker.rehearsal import rehearse, theme_faults

    settings = load_settings(project or Path())
    build = Build(settings, built=today(), edition=today())
    chosen = tuple(dict.fromkeys(names or build.folders.names()))
    found = {name: list(faults) for name, faults in rehearse(chosen, build).items()}
    if not names:
        found[THEME] = list(theme_faults(settings))
    for name, faults in found.items():
        typer.echo(f"{name}: {_count(len(faults))}")
        for fault in faults:
            typer.echo(str(fault), err=True)
    if any(found.values()):
        raise typer.Exit(1)


@app.command()
def variables() -> None:
    """Print what templates may use: each name with its type, its meaning and an example, in Markdown.

    Example: briefmaker templates variables
    """
    from briefmaker.rehearsal import variables as written

    typer.echo(written(), nl=False)


def _built_in(name: str) -> tuple[str, Path] | None:
    """Return how messages name the built-in template `name`, and its path; None where there is none."""
    from briefmaker.compose import TemplateFolders

    built_in = TemplateFolders()
    return built_in.find(name) if name in built_in.names() else None


def _count(faults: int) -> str:
    return "right" if not faults else "1 fault" if faults == 1 else f"{faults} faults"


def _folders(project: Path | None) -> tuple[TemplateFolders, Path]:
    """Return where templates are looked for, and the project's own folder of them."""
    from briefmaker.compose import TemplateFolders
    from briefmaker.config import load_settings

    settings = load_settings(project or Path())
    own = settings.root / settings.project.templates
    return TemplateFolders(None, own if own.is_dir() else None), own


def _theme(name: str, own: Path | None) -> tuple[str, Path] | None:
    """Return how messages name a theme, and its path: `theme` is the one in use; None for no theme's name."""
    from briefmaker.renderers.theme import BUILT_IN_THEMES, PLAIN

    mine = own / THEME_FILE if own else None
    if name == THEME and mine and mine.is_file():
        return str(mine), mine
    path = BUILT_IN_THEMES.get(PLAIN if name == THEME else name)
    return (f"!builtin/{path.name}", path) if path else None
