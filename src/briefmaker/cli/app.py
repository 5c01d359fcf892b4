"""The commands, put together, and the outer wall that no traceback passes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from io import TextIOWrapper
from typing import Annotated

import typer

from briefmaker import __version__
from briefmaker.cli import (
    approve,
    build,
    corrections,
    desk,
    export,
    init,
    inspect,
    preview,
    recipients,
    render,
    send,
    sources,
    templates,
    topics,
    verify,
)
from briefmaker.cli.printing import complain
from briefmaker.errors import BriefmakerError, ConfigError, UsageError
from briefmaker.model.recipient import scrubbed

DONE, FINDINGS, USAGE, INTERNAL, INTERRUPTED = 0, 1, 2, 70, 130

app = typer.Typer(
    name="briefmaker",
    help="Briefing packs from a folder of news articles: every quotation verbatim, every figure in a source.",
    epilog="Exit status: 0 done, 1 findings, 2 usage or configuration, 70 internal error, 130 interrupted.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(name="init")(init.init)
app.command(name="build")(build.build)
app.command(name="render")(render.render)
app.command(name="preview")(preview.preview)
app.command(name="verify")(verify.verify)
app.command(name="approve")(approve.approve)
app.command(name="corrections")(corrections.corrections)
app.command(name="send")(send.send)
app.command(name="export")(export.export)
app.command(name="inspect")(inspect.inspect)
app.add_typer(sources.app, name="sources")
app.add_typer(topics.app, name="topics")
app.add_typer(templates.app, name="templates")
app.add_typer(desk.app, name="desk")
app.add_typer(recipients.app, name="recipients")


def _version(*, asked: bool) -> None:
    if asked:
        typer.echo(f"briefmaker {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=lambda value: _version(asked=value), help="Print the version and exit."
        ),
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
) -> None:
    """Options that every command has; they are seen to before it runs, and by the outer wall."""


def guarded(run: Callable[[], None]) -> None:
    """Run the commands; print errors in plain words and exit with their status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a letter that a terminal has not must not end a run
    try:
        run()
    except BriefmakerError as error:
        complain(error)
        _trace()
        sys.exit(USAGE if isinstance(error, (UsageError, ConfigError)) else FINDINGS)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - the outer wall
        message = (
            f"internal error: {type(error).__name__}: {scrubbed(str(error))}\n"
            "This is a fault of briefmaker, not yours: run again with --debug and report what it prints."
        )
        complain(BriefmakerError(message))
        _trace()
        sys.exit(INTERNAL)


def _trace() -> None:
    """Print the traceback where --debug asks for it; it is passed on to others, and shows no address."""
    if "--debug" in sys.argv:
        from traceback import format_exc

        typer.echo(scrubbed(format_exc()), err=True)
