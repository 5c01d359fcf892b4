"""A template, rendered once into Markdown; every failure as a `TemplateError` with its place."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from jinja2 import Template
from jinja2.exceptions import SecurityError, TemplateRuntimeError, TemplateSyntaxError, UndefinedError
from jinja2.tests import TESTS

from briefmaker.compose.budget import LARGEST_OUTPUT
from briefmaker.compose.environment import Environment
from briefmaker.compose.faults import MarkdownError
from briefmaker.compose.filters import FILTERS
from briefmaker.compose.folders import FolderLoader, TemplateFolders
from briefmaker.compose.plain_words import plain
from briefmaker.errors import TemplateError


@dataclass(frozen=True, slots=True)
class Rendered:
    """Markdown, and the templates that it came from."""

    markdown: str
    label: str
    """How messages name the template."""
    texts: Mapping[str, str]
    """The templates that were read, by their labels."""

    def located(self, error: MarkdownError) -> TemplateError:
        """Return `error` with its place in a template, where the characters at fault stand in one."""
        for label, text in self.texts.items():
            for number, line in enumerate(text.splitlines(), start=1):
                if error.excerpt in line:
                    return TemplateError(error.message, f"{label}:{number}")
        return TemplateError(f"{error.message} (line {error.line} of the Markdown that it gives)", self.label)


def rendered(
    folders: TemplateFolders,
    name: str,
    names: Mapping[str, Any],
    months: tuple[str, ...],
    make: Callable[[FolderLoader, Mapping[str, Any], tuple[str, ...]], Environment] = Environment,
) -> Rendered:
    """Return what the template `name` gives with `names` as its context, in what `make` makes.

    Raises `TemplateError` where it, or one that it uses, is missing, wrong or without end.
    """
    loader = FolderLoader(folders)
    label, _ = folders.find(name)
    with _explained(loader, label):
        template = make(loader, names, months).get_template(name)
        return Rendered(_bounded(template), label, loader.texts)


def _bounded(template: Template) -> str:
    """Return the template's output; raises `TemplateRuntimeError` where there is no end to it."""
    pieces: list[str] = []
    size = 0
    for piece in template.generate():
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST_OUTPUT:
            raise TemplateRuntimeError(f"the template prints more than {LARGEST_OUTPUT:,} characters")
    return "".join(pieces)


@contextmanager
def _explained(loader: FolderLoader, label: str) -> Iterator[None]:
    """Turn what Jinja and Python raise inside into `TemplateError`, the cause kept."""
    try:
        yield
    except TemplateError as error:
        # Not found or unreadable: the place is that of the tag that asked for it.
        raise TemplateError(error.message, error.where or _place(error, loader)) from error
    except TemplateSyntaxError as error:
        raise TemplateError(_plain(error), f"{error.filename or label}:{error.lineno}") from error
    except RecursionError as error:
        message = (
            "a template or macro uses itself without end; to extend the built-in one of the same name, write "
        )
        raise TemplateError(
            message + f'`{{% extends "!builtin/{label.rpartition("/")[2]}" %}}`', label
        ) from error
    except UndefinedError as error:
        raise TemplateError(str(error.message), _place(error, loader) or label) from error
    except SecurityError as error:
        raise TemplateError(f"not allowed in a template: {error}", _place(error, loader) or label) from error
    except (
        TemplateRuntimeError,
        ArithmeticError,
        LookupError,
        TypeError,
        ValueError,
        AttributeError,
    ) as error:
        raise TemplateError(_plain(error), _place(error, loader) or label) from error


def _plain(error: Exception) -> str:
    """Return what is wrong, in the words of somebody who writes templates."""
    return plain(str(getattr(error, "message", None) or error), FILTERS, TESTS)


def _place(error: BaseException, loader: FolderLoader) -> str | None:
    """Return the innermost line of a template that `error` went through; None where it went through none."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.filename}:{frame.lineno}" for frame in frames if frame.filename in loader.texts]
    return places[-1] if places else None
