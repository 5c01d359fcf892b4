"""What on the page is not the article: captions, credits, labels, lists of other articles, licences.

Losing a line of the article is worse than keeping a caption: each rule asks for a sign of its own.
"""

from briefmaker.analysis.furniture.notices import place_of
from briefmaker.analysis.furniture.page import Layout, sort_page

__all__ = ["Layout", "place_of", "sort_page"]
