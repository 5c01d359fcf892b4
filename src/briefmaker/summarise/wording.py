"""How a sentence may be printed out of its place: what is cut, and who its opening pronoun is.

Editors mark both: a cut is an ellipsis, a name that stands for a pronoun is in square brackets.
Nothing else is altered.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefmaker.model.analysis import Analysis, Reference, Sentence
from briefmaker.model.span import Span
from briefmaker.summarise.standing import Cut, Standing, cut

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence as it is printed."""

    spans: tuple[Span, ...]
    """The parts that are printed, in order; an ellipsis stands between them."""
    standing: Standing
    begins: bool
    """Whether the first part begins the sentence: else an ellipsis leads."""
    ends: bool
    """Whether the last part ends it: else an ellipsis follows."""
    opening: str | None = None
    """What is printed in square brackets before the words."""
    named: Span | None = None
    """Where the text names whom `opening` names."""

    def text(self, of: str) -> str:
        """Return the words to print, white space squeezed; `of` is the article's text."""
        parts = [" ".join(span.of(of).split()) for span in self.spans]
        words = f" {ELLIPSIS} ".join(parts)
        if not self.begins and self.named is None:
            words = f"{ELLIPSIS} {words}"
        if self.opening:
            words = f"[{self.opening}] {words}"
        return words if self.ends else f"{words.rstrip(',;')} {ELLIPSIS}"


def worded(analysis: Analysis, sentence: Sentence) -> Wording:
    """Return how `sentence` may be printed; its standing is `never` where it may not."""
    text, span = analysis.article.text, sentence.span
    reference = _reference(analysis, sentence)
    if reference is None:
        return _placed(cut(span.of(text)), span)
    rest = Span(reference.span.end + 1, span.end)
    found = _placed(cut(rest.of(text), follows_name=True), rest)
    return replace(found, opening=reference.name, named=reference.named)


def _placed(found: Cut, sentence: Span) -> Wording:
    spans = tuple(Span(sentence.start + part.start, sentence.start + part.end) for part in found.parts)
    return Wording(
        spans=spans,
        standing=found.standing,
        begins=spans[0].start == sentence.start,
        ends=spans[-1].end == sentence.end,
        opening=found.opening,
    )


def _reference(analysis: Analysis, sentence: Sentence) -> Reference | None:
    return next((r for r in analysis.references if r.span.start == sentence.span.start), None)
