"""axe-core finds nothing wrong with a page in a real browser, on a telephone and on a desk.

Needs chromium, node, and a folder with `npm install axe-core puppeteer-core` named by `NODE_TOOLS`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from briefmaker.compose import TemplateFolders, compose
from briefmaker.model.document import Meta
from briefmaker.model.summary import Summary
from briefmaker.renderers.html import render_html
from briefmaker.renderers.theme import BUILT_IN_THEMES, load_theme
from golden.invented import META, SUMMARY
from golden.invented_pack import PACK_META, SUMMARIES

HOME = Path(os.environ.get("NODE_TOOLS", "nowhere"))
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
SCRIPT = """
const puppeteer = require('puppeteer-core'), fs = require('fs');
const [page, chromium] = process.argv.slice(2);
(async () => {
  const browser = await puppeteer.launch({executablePath: chromium, args: ['--no-sandbox']});
  const found = [];
  for (const width of [400, 1280]) {
    const tab = await browser.newPage();
    await tab.setBypassCSP(true);
    await tab.setViewport({width, height: 900});
    await tab.goto('file://' + page);
    await tab.evaluate(fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
    const result = await tab.evaluate(() => axe.run());
    const root = 'document.documentElement';
    const over = await tab.evaluate(`${root}.scrollWidth - ${root}.clientWidth`);
    found.push([width, over, result.violations.map(each => each.id)]);
  }
  console.log(JSON.stringify(found));
  await browser.close();
})();
"""


@pytest.mark.skipif(CHROMIUM is None or not shutil.which("node"), reason="chromium or node is not installed")
@pytest.mark.skipif(not (HOME / "node_modules/axe-core").is_dir(), reason="NODE_TOOLS names no axe-core")
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
    run = subprocess.run(
        ["node", "-", str(page), str(CHROMIUM)],
        input=SCRIPT,
        cwd=HOME,
        capture_output=True,
        text=True,
        check=True,
    )

    assert json.loads(run.stdout) == [[400, 0, []], [1280, 0, []]]
