"""An invented web page to vary in tests."""

from __future__ import annotations

PARAGRAPHS = (
    "NORDVIK – The council closed the northern harbour to all ships on Friday, after a storm broke a crane.",
    "“We had no choice, and the ships will wait at sea,” Mayor Anna Berg said. “No one is hurt.”",
    "Some 40 ships wait outside the harbour, and the islanders get their food by air, the council said.",
)


def webpage(*, head: str = "", body: str = "", attributes: str = "") -> str:
    """Return a page with the three paragraphs of an article, and `body` behind them."""
    article = "".join(f"<p>{paragraph}</p>\n" for paragraph in PARAGRAPHS)
    return f"""<!DOCTYPE html>
<html{attributes}><head>{head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Storm shuts the northern harbour</h1>
{article}{body}</article>
<footer>© The Northern Herald. All rights reserved.</footer>
</body></html>
"""
