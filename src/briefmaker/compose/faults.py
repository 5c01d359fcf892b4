"""What can be wrong with Markdown, with the line that it is on."""

from __future__ import annotations

from briefmaker.errors import TemplateError


class MarkdownError(TemplateError):
    """Markdown that the tree has no place for; `line` is 1-based, `excerpt` the characters at fault."""

    def __init__(self, message: str, line: int, excerpt: str) -> None:
        """Keep the message, the line and the excerpt by which the line can be found in a template."""
        super().__init__(message, f"line {line}")
        self.line = line
        self.excerpt = excerpt
