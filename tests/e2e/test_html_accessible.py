"""axe-core finds nothing wrong with a page in a real browser, on a telephone and on a desk."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefmaker.compose import TemplateFolders, compose
from briefmaker.model.document import Meta
from briefmaker.model.summary import Summary
from briefmaker.renderers.html import render_html
from briefmaker.renderers.theme import BUILT_IN_THEMES, load_theme
from browser import looked_at, needs_browser
from golden.invented import META, SUMMARY
from golden.invented_pack import PACK_META, SUMMARIES


@needs_browser
@pytest.mark.parametrize(
    ("summaries", "meta", "template"),
    [((SUMMARY,), META, "briefing"), ((SUMMARY,), META, "one-page"), (SUMMARIES, PACK_META, "pack")],
)
@pytest.mark.parametrize("theme", BUILT_IN_THEMES)
def test_axe_finds_no_violation_and_nothing_is_wider_than_the_screen(
    summaries: tuple[Summary, ...], meta: Meta, template: str, theme: str, tmp_path: Path
) -> None:
    page, looks = tmp_path / "page.html", load_theme(BUILT_IN_THEMES[theme])
    page.write_bytes(render_html(compose(summaries, meta, TemplateFolders(), template), looks)[0])

    assert looked_at(page, 400, 1280) == [[400, 0, []], [1280, 0, []]]
