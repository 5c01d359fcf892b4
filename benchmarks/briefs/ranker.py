"""sumy in its own interpreter, JSON in and out: `{tool, sentences}` to `{worth}` or `{missing}`.

It imports nothing of this project. The words are split here, because sumy's own splitter fetches data.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any


class Words:
    """What sumy asks of a tokenizer."""

    def to_words(self, sentence: str) -> tuple[str, ...]:
        """Return the words of `sentence`."""
        return tuple(re.findall(r"[^\W_][\w’'-]*", sentence.lower()))


def worth(tool: str, sentences: Sequence[str]) -> list[float]:
    """Return how much each sentence is worth to the summariser `tool` of sumy; raises ImportError."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy.summarizers.lsa import LsaSummarizer
    from sumy.summarizers.text_rank import TextRankSummarizer
    from sumy.utils import get_stop_words

    classes = {"LexRank": LexRankSummarizer, "TextRank": TextRankSummarizer, "LSA": LsaSummarizer}
    summarizer = classes[tool]()
    summarizer.stop_words = get_stop_words("english")
    found: list[float] = []
    summarizer._get_best_sentences = _noting(found)  # noqa: SLF001 - the only place where all worths stand
    words = Words()
    document = ObjectDocumentModel([Paragraph([Sentence(sentence, words) for sentence in sentences])])
    summarizer(document, len(sentences))
    return found


def _noting(found: list[float]) -> Callable[..., tuple[()]]:
    def note(
        sentences: Sequence[Any], _count: int, rating: Mapping[Any, float] | Callable[..., float], *args: Any
    ) -> tuple[()]:
        found.extend(
            float(rating(sentence, *args) if callable(rating) else rating[sentence]) for sentence in sentences
        )
        return ()

    return note


def main() -> None:
    """Answer the one question on standard input."""
    question = json.load(sys.stdin)
    answer: dict[str, Any]
    try:
        start = time.process_time()
        answer = {"worth": worth(question["tool"], question["sentences"])}
        answer["seconds"] = time.process_time() - start
    except ImportError as error:
        answer = {"missing": str(error)}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
