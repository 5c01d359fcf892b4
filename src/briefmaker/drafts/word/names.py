"""The names of WordprocessingML (ECMA-376, part 1, chapter 17)."""

from __future__ import annotations

from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def value(element: Any, path: str) -> str | None:
    """Return the value of the property at `path` below `element`, such as `pPr/pStyle`; None for none."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else str(found.get(f"{W}val", ""))


def is_on(element: Any, path: str) -> bool:
    """Return whether the toggle at `path` below `element` is on (17.17.4)."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return found is not None and found.get(f"{W}val", "true") not in ("false", "0", "off", "none")
