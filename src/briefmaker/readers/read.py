"""What a reader gives back."""

from __future__ import annotations

from dataclasses import dataclass

from briefmaker.diagnostics import Diagnostic
from briefmaker.model.article import Article


@dataclass(frozen=True, slots=True)
class Read:
    """An article and what was odd about its file."""

    article: Article
    diagnostics: tuple[Diagnostic, ...] = ()
