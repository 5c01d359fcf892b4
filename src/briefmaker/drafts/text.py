"""A Markdown draft read back."""

from __future__ import annotations

from briefmaker.compose import parse
from briefmaker.drafts.edited import Edited, edited
from briefmaker.errors import BriefmakerError, DraftError, InputError, TemplateError


def read_text(content: bytes, where: str) -> Edited:
    """Return what the Markdown file at `where` says.

    Raises InputError where it is no text, DraftError where its Markdown is wrong.
    """
    try:
        text = content.decode("utf-8-sig")
        return edited(parse(text, where), lines=tuple(text.splitlines()))
    except UnicodeDecodeError as error:
        raise InputError("is no UTF-8 text", where) from error
    except TemplateError as error:
        raise DraftError((BriefmakerError(error.message, error.where),)) from error
