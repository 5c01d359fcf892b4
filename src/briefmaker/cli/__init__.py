"""The command line: a file for each command. The only place that prints or exits.

Nothing heavy is imported before a command runs, so that `--help` answers at once.
"""

from __future__ import annotations

import gc

ALLOCATIONS = 500_000
"""Objects between garbage collections; the default of 700 costs a build a tenth of its time."""


def main() -> None:
    """Run the command line and exit with its status."""
    gc.set_threshold(ALLOCATIONS)
    from briefmaker.cli.app import app, guarded

    guarded(app)


__all__ = ["main"]
