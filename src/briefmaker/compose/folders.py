"""Where templates are found: a given folder, the project's, then the built-in ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import jinja2

from briefmaker.errors import TemplateError, nearest

SUFFIX = ".md.j2"
BUILT_IN = "!builtin/"
BUILT_IN_FOLDER = Path(__file__).parent / "templates"

_LARGEST = 1_000_000
"""Bytes; a template larger than that is some other file."""


@dataclass(frozen=True, slots=True)
class TemplateFolders:
    """The folders that templates are looked for in, before the built-in ones."""

    given: Path | None = None
    """From the command line."""
    project: Path | None = None
    """The project's `templates/`."""

    def places(self) -> Iterator[tuple[str, Path]]:
        """Yield each folder with the name that messages give it, in the order of search."""
        for folder in (self.given, self.project):
            if folder is not None:
                yield f"{folder}/", folder
        yield BUILT_IN, BUILT_IN_FOLDER

    def names(self) -> tuple[str, ...]:
        """Return the names of the templates that can be built, sorted; `_macros` and its like are parts."""
        found = {path.name for _, folder in self.places() for path in folder.glob(f"*{SUFFIX}")}
        return tuple(sorted(name.removesuffix(SUFFIX) for name in found if not name.startswith("_")))

    def find(self, name: str) -> tuple[str, Path]:
        """Return where the template called `name` stands: how messages name it, and its path.

        `!builtin/NAME` is the built-in one, whatever the folders hold. Raises `TemplateError` where
        there is none, naming those that there are.
        """
        file_name = name if name.endswith(SUFFIX) else name + SUFFIX
        for label, folder in self.places():
            wanted = file_name.removeprefix(BUILT_IN) if label == BUILT_IN else file_name
            path = folder / wanted
            if _lies_in(path, folder) and path.is_file():
                return label + wanted, path
        raise TemplateError(
            f"there is no template `{name}`; {nearest(name.removesuffix(SUFFIX), self.names())}"
        )

    def text(self, label: str) -> str:
        """Return the text of the template that messages call `label`; nothing where there is none."""
        for prefix, folder in self.places():
            path = folder / label.removeprefix(prefix)
            if label.startswith(prefix) and path.is_file():
                return _read(path, label)
        return ""


def _lies_in(path: Path, folder: Path) -> bool:
    """Return whether `path` stays in `folder`, links followed: a template reads nothing else."""
    return path.resolve().is_relative_to(folder.resolve())


class FolderLoader(jinja2.BaseLoader):
    """Reads templates from the folders and from nowhere else."""

    def __init__(self, folders: TemplateFolders) -> None:
        """Keep the folders, and each text that is read, for messages."""
        self.folders = folders
        self.texts: dict[str, str] = {}

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Return the template's text and the name that messages give it.

        Raises `TemplateError` where there is no such template, or it is no text.
        """
        del environment
        label, path = self.folders.find(template)
        self.texts[label] = text = _read(path, label)
        return text, label, None


def _read(path: Path, label: str) -> str:
    data = path.read_bytes()
    if len(data) > _LARGEST:
        raise TemplateError(f"the template is larger than {_LARGEST:,} bytes; is it one?", label)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TemplateError("the template is not UTF-8; save it as UTF-8", label) from error
