"""A page looked at in a real browser: what axe-core finds wrong, and how much is wider than the screen.

Needs chromium, node, and a folder with `npm install axe-core puppeteer-core` named by `NODE_TOOLS`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

HOME = Path(os.environ.get("NODE_TOOLS", "nowhere"))
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
SCRIPT = """
const puppeteer = require('puppeteer-core'), fs = require('fs');
const [page, chromium, picture, ...widths] = process.argv.slice(2);
(async () => {
  const browser = await puppeteer.launch({executablePath: chromium, args: ['--no-sandbox']});
  const found = [];
  for (const width of widths.map(Number)) {
    const tab = await browser.newPage();
    await tab.setBypassCSP(true);
    await tab.setViewport({width, height: 900});
    await tab.goto('file://' + page);
    await tab.evaluate(fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
    const result = await tab.evaluate(() => axe.run());
    const root = 'document.documentElement';
    const over = await tab.evaluate(`${root}.scrollWidth - ${root}.clientWidth`);
    found.push([width, over, result.violations.map(each => each.id)]);
    if (picture) await tab.screenshot({path: `${picture}-${width}.png`, fullPage: true});
  }
  console.log(JSON.stringify(found));
  await browser.close();
})();
"""

needs_browser = pytest.mark.skipif(
    CHROMIUM is None or not shutil.which("node") or not (HOME / "node_modules/axe-core").is_dir(),
    reason="chromium, node or axe-core is not installed (NODE_TOOLS names the folder)",
)


def looked_at(page: Path, *widths: int, picture: str = "") -> list[list[object]]:
    """Return for each width of the screen: the width, how much is wider, the ids of axe-core's violations.

    `picture` is the beginning of the names of pictures, if any are wanted.
    """
    run = subprocess.run(
        ["node", "-", str(page), str(CHROMIUM), picture, *map(str, widths)],
        input=SCRIPT,
        cwd=HOME,
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[list[object]] = json.loads(run.stdout)
    return found
