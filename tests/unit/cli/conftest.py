from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from briefmaker.cli.app import app, guarded

Run = Callable[..., int]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs the command line as `main` does and gives its exit status."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1646352000")  # 4 March 2022

    def run(*arguments: object) -> int:
        monkeypatch.setattr("sys.argv", ["briefmaker", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            guarded(partial(app, prog_name="briefmaker"))
        return int(left.value.code or 0)

    return run
