"""What a page states about its article as JSON-LD, in the words of schema.org."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

Node = Mapping[str, object]

_ARTICLES = ("Article", "BlogPosting", "LiveBlogPosting", "Report")
"""How the types end that are an article: NewsArticle, ReportageNewsArticle, …"""


def article_node(scripts: Iterable[str], address: str | None) -> Node:
    """Return the node of the article, its references resolved; an empty one where there is none.

    Where a page describes several articles, only one that names the page's `address` is this one.
    """
    nodes = [node for script in scripts for node in _nodes(script)]
    by_id = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    articles = [node for node in nodes if _is_article(node)]
    if len(articles) > 1:
        articles = [node for node in articles if address and address in _addresses(node)]
    if not articles:
        return {}
    return {key: _resolved(value, by_id) for key, value in articles[0].items()}


def name_of(value: object) -> str | None:
    """Return the name of a person or an organisation, or of a list of them with commas between."""
    values = value if isinstance(value, list) else [value]
    names = [item.get("name") if isinstance(item, Mapping) else item for item in values]
    return ", ".join(name for name in names if isinstance(name, str) and name.strip()) or None


def _nodes(script: str) -> Iterator[Node]:
    """Yield the nodes of a script: the one, those of a list, those of its graph, and its main entity."""
    try:
        loaded: object = json.loads(script, strict=False)
    except (ValueError, RecursionError):  # many pages hold a broken one; it states nothing
        return
    for node in loaded if isinstance(loaded, list) else [loaded]:
        if isinstance(node, Mapping):
            graph = node.get("@graph")
            yield from (
                inner
                for inner in [node, node.get("mainEntity"), *(graph if isinstance(graph, list) else ())]
                if isinstance(inner, Mapping)
            )


def _is_article(node: Node) -> bool:
    kinds = node.get("@type")
    return any(
        isinstance(kind, str) and kind.endswith(_ARTICLES)
        for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _addresses(node: Node) -> set[object]:
    page = node.get("mainEntityOfPage")
    about = [node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, Mapping) else page]
    return {address for address in about if isinstance(address, str)}


def _resolved(value: object, by_id: Mapping[str, Node]) -> object:
    if isinstance(value, list):
        return [_resolved(item, by_id) for item in value]
    if isinstance(value, Mapping) and set(value) == {"@id"}:
        return by_id.get(str(value["@id"]), value)
    return value
