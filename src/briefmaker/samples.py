"""The files of a new project: the configuration, sources and templates that this project ships."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_IGNORED = """\
# What briefmaker makes can be made again, and who gets a pack is nobody else's business.
out/
.briefmaker/
recipients.toml
"""


def iter_samples() -> Iterator[tuple[str, bytes]]:
    """Yield each file's path, relative to the project with `/`, and its content, in order."""
    root = samples_root()
    yield ".gitignore", _IGNORED.encode()
    yield "briefmaker.toml", (root / "briefmaker.toml").read_bytes()
    for folder in ("sources", "templates"):
        for path in sorted((root / folder).rglob("*")):
            if path.is_file():
                yield path.relative_to(root).as_posix(), path.read_bytes()


def samples_root() -> Path:
    """Return the project that the samples are: in the wheel beside the code, in a checkout at its top."""
    package = Path(__file__).parent
    return next(path for path in (package / "samples", package.parents[1]) if path.is_dir())
