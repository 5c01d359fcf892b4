"""The analysis: an `Article` in, an `Analysis` out; everything is a span into the article's text.

`analyse` reads one article and is pure; `resolve` then looks at all of them: one name for each
person, the topics of each sentence. Nothing is guessed: what the text does not carry stays open.
"""

from briefmaker.analysis.analyse import analyse
from briefmaker.analysis.language import UNKNOWN
from briefmaker.analysis.lexicon import Lexicon, lexicon
from briefmaker.analysis.record import analysis_record
from briefmaker.analysis.resolve import iter_contexts, resolve
from briefmaker.analysis.topics import Context, Match, explain

__all__ = [
    "UNKNOWN",
    "Context",
    "Lexicon",
    "Match",
    "analyse",
    "analysis_record",
    "explain",
    "iter_contexts",
    "lexicon",
    "resolve",
]
