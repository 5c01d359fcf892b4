"""The errors of briefmaker, by what the user can do about them.

A message says what happened and what to do; `where` says at which file and line.
"""

from __future__ import annotations

from collections.abc import Iterable


class BriefmakerError(Exception):
    """The base of all errors that a user can mend.

    `where` is a place such as `briefmaker.toml:12`, or None where there is no single one.
    """

    def __init__(self, message: str, where: str | None = None) -> None:
        """Keep the message and its place."""
        super().__init__(message)
        self.message = message
        self.where = where

    def __str__(self) -> str:
        """Return the message behind its place, as compilers print it."""
        return f"{self.where}: {self.message}" if self.where else self.message


class InputError(BriefmakerError):
    """A source cannot be read, or there is nothing to read."""


class UsageError(BriefmakerError):
    """The command was called with something that does not exist."""


class ConfigError(BriefmakerError):
    """The configuration is wrong; `problems` holds every fault, each with its place."""

    def __init__(self, problems: tuple[BriefmakerError, ...]) -> None:
        """Gather the problems under one message, a line each."""
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class TemplateError(BriefmakerError):
    """A template, or the Markdown that it gave, is wrong."""


class ThemeError(BriefmakerError):
    """The theme is wrong, or a file that it names cannot be used."""


class RenderError(BriefmakerError):
    """A document cannot be made from the tree."""


class VerificationError(BriefmakerError):
    """A document says what no source does; `problems` holds every fault, each with its place."""

    def __init__(self, problems: tuple[BriefmakerError, ...]) -> None:
        """Gather the problems under one message, a line each."""
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class DraftError(BriefmakerError):
    """An edited draft cannot be made into documents; `problems` holds every fault, each with its place."""

    def __init__(self, problems: tuple[BriefmakerError, ...]) -> None:
        """Gather the problems under one message, a line each."""
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class LedgerError(BriefmakerError):
    """The ledger of approvals and sendings cannot be used."""


class ApprovalError(BriefmakerError):
    """A draft cannot be approved as it is."""


class DeliveryError(BriefmakerError):
    """An edition cannot go out, or the server that would take it cannot be used."""


class OutputError(BriefmakerError):
    """A document cannot be written where it belongs."""


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the half-sentence that helps after an unknown name: the nearest known one, or all of them."""
    from difflib import get_close_matches  # only a mistake pays for it

    names = sorted(known)
    near = get_close_matches(name, names, n=1)
    return f"did you mean `{near[0]}`?" if near else f"there are: {', '.join(names)}"
