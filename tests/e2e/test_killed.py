"""A build or an approval that is killed leaves the earlier documents whole, or the new ones."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from briefmaker.cli.app import app
from briefmaker.output import recover
from paths import ROOT

POINTS = 50
"""Places to be killed at: before the first, the second, … change of the file system."""
CHANGES = (
    *(
        (Path, name)
        for name in ("write_bytes", "write_text", "replace", "rename", "mkdir", "chmod", "unlink", "open")
    ),
    (os, "fsync"),
)

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system knows no fork")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with a built pack, and a source changed since."""
    shutil.copytree(ROOT / "sources", tmp_path / "sources")
    (tmp_path / "briefmaker.toml").write_text("", encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1646897400")
    invoke(tmp_path, "build", "--topic", "ukraine", "--to", "docx,pdf,html")
    return tmp_path


def invoke(project: Path, *words: str) -> int:
    return CliRunner().invoke(app, [words[0], "--project", str(project), *words[1:]]).exit_code


@contextmanager
def killed_before(change: int) -> Iterator[None]:
    """Kill this process before change number `change` of the file system."""
    left = [change]

    def counted(original: Callable[..., Any]) -> Callable[..., Any]:
        def done(*args: Any, **kwargs: Any) -> Any:
            if original.__name__ != "open" or any("x" in str(mode) or "w" in str(mode) for mode in args[1:2]):
                left[0] -= 1
                if left[0] < 0:
                    os.kill(os.getpid(), signal.SIGKILL)
            return original(*args, **kwargs)

        return done

    with pytest.MonkeyPatch.context() as patch:
        for owner, name in CHANGES:
            patch.setattr(owner, name, counted(getattr(owner, name)))
        yield


def in_a_child(run: Callable[[], int]) -> bool:
    """Run in a process of its own; return whether it came to its end."""
    child = os.fork()
    if child == 0:
        try:
            os._exit(run())
        finally:
            os._exit(99)
    _, status = os.waitpid(child, 0)
    return not os.WIFSIGNALED(status)


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_killed_build_leaves_the_earlier_documents_or_the_new_ones(project: Path, tmp_path: Path) -> None:
    out, command = (
        project / "out",
        ("build", "--topic", "ukraine", "--to", "docx,pdf,html", "--edition", "evening"),
    )
    earlier = files(out)
    whole = shutil.copytree(project, tmp_path / "whole", ignore=shutil.ignore_patterns("whole"))
    assert invoke(whole, *command) == 0
    new = files(whole / "out")
    ends = []
    for change in range(POINTS):
        shutil.rmtree(out)
        out.mkdir()
        for name, content in earlier.items():
            (out / name).write_bytes(content)

        def run(change: int = change) -> int:
            with killed_before(change):
                return invoke(project, *command)

        finished = in_a_child(run)
        recover(out)
        assert files(out) in (earlier, new), change
        assert invoke(project, "verify") == 0
        ends.append((finished, files(out) == new))

    assert {end for end in ends if not end[0]} == {(False, False), (False, True)}
    assert (True, True) in ends
    assert (True, False) not in ends


@pytest.mark.timeout(300)
def test_a_killed_approval_leaves_the_draft_or_the_sealed_edition(project: Path, tmp_path: Path) -> None:
    command = "approve", "ukraine", "--by", "M. Ionescu"
    whole = shutil.copytree(project, tmp_path / "whole", ignore=shutil.ignore_patterns("whole"))
    assert invoke(whole, *command) == 0
    sealed = files(whole / "out")
    draft = files(project / "out")
    half = {**draft, **{name: content for name, content in sealed.items() if name.startswith("editions")}}
    ends = set()
    for change in range(POINTS):
        copy = shutil.copytree(
            project, tmp_path / f"copy{change}", ignore=shutil.ignore_patterns("whole", "copy*")
        )

        def run(copy: Path = copy, change: int = change) -> int:
            with killed_before(change):
                return invoke(copy, *command)

        finished = in_a_child(run)
        recover(copy / "out")
        found = {name: content for name, content in files(copy / "out").items() if ".part" not in name}
        assert found in (draft, half, sealed), change
        ends.add((finished, [draft, half, sealed].index(found)))
        assert invoke(copy, "verify") == 0
        if found != sealed:
            assert invoke(copy, *command) == 0, "what was begun can be brought to its end"
            assert files(copy / "out") == sealed
        shutil.rmtree(copy, onerror=writable)

    assert (False, 0) in ends
    assert (True, 2) in ends


def writable(remove: Callable[[str], None], path: str, _: Any) -> None:
    Path(path).parent.chmod(0o755)
    remove(path)
