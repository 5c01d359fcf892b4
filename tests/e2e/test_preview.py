"""The preview as a user has it: a running command, files that are saved, a real browser."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from paths import ROOT

HOME = Path(os.environ.get("NODE_TOOLS", "nowhere"))
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
UNBUFFERED = {**os.environ, "PYTHONUNBUFFERED": "1"}
WATCHING = [
    sys.executable,
    "-m",
    "briefmaker.cli",
    *["build", "--topic", "ukraine", "--to", "html", "--watch"],
]
BROWSE = """
const puppeteer = require('puppeteer-core');
const [address, chromium] = process.argv.slice(1);
(async () => {
  const browser = await puppeteer.launch({executablePath: chromium, args: ['--no-sandbox']});
  const tab = await browser.newPage();
  await tab.goto(address);
  const say = () => tab.evaluate(() => ({
    title: document.getElementById('pack').contentDocument.querySelector('h1')?.textContent ?? '',
    fault: document.getElementById('fault').hidden ? '' : document.getElementById('fault').innerText}));
  for await (const wanted of require('readline').createInterface({input: process.stdin})) {
    let state = {}, until = Date.now() + 10000;
    while (Date.now() < until) {
      try { state = await say(); } catch (error) { state = {}; }
      if (`${state.title}|${state.fault}`.includes(wanted)) break;
      await new Promise(go => setTimeout(go, 50));
    }
    console.log(JSON.stringify(state));
  }
  await browser.close();
})();
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "sources", tmp_path / "sources")
    shutil.copy(ROOT / "briefmaker.toml", tmp_path)
    (tmp_path / "templates").mkdir()
    return tmp_path


@pytest.fixture
def address(project: Path) -> Iterator[str]:
    """Start the preview, and give its address."""
    command = [sys.executable, "-m", "briefmaker.cli", "preview", "--topic", "ukraine", "--port", "0"]
    running = subprocess.Popen(
        command,
        cwd=project,
        env=UNBUFFERED,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert running.stdout is not None
    yield running.stdout.readline().strip()
    running.send_signal(signal.SIGINT)
    assert running.wait(timeout=10) == 130
    running.stdout.close()


def get(address: str, path: str) -> str:
    found = re.fullmatch(r"http://([\d.]+:\d+)/", address)
    assert found is not None
    connection = HTTPConnection(found[1], timeout=5)
    connection.request("GET", path)
    return connection.getresponse().read().decode()


def within(seconds: float, holds: Callable[[], bool]) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if holds():
            return True
        time.sleep(0.05)
    return False


def test_what_is_saved_is_shown_whatever_file_it_is(project: Path, address: str) -> None:
    assert "Briefing: Ukraine</h1>" in get(address, "/pack")

    saved = {
        "templates/briefing.md.j2": (
            '{% extends "!builtin/briefing.md.j2" %}{% block people %}HARBOUR{% endblock %}',
            "HARBOUR",
        ),
        "templates/theme.yml": ('color: {palette: {navy: "#0b4f3c"}}', "#0b4f3c"),
        "briefmaker.toml": ('[topics.ukraine]\ntitle = "Dnipro"\nquery = "Ukrain*"\n', "Briefing: Dnipro"),
        "desk.toml": (
            '[[slot]]\ntopic = "ukraine"\nname = "action"\ntext = "Ring the harbour."\n',
            "Ring the harbour.",
        ),
        "sources/new.txt": (
            "Title: Nine ports\n\nUkraine will open 9,417 ports in Odesa, the ministry said on Friday.\n",
            "9,417 ports",
        ),
    }
    for name, (content, wanted) in saved.items():
        (project / name).write_text(content)
        assert within(10, lambda: wanted in get(address, "/pack")), name  # noqa: B023 - called at once
    assert not (project / "out").exists()


def test_a_fault_is_shown_with_its_line_and_goes_when_it_is_mended(project: Path, address: str) -> None:
    template = project / "templates" / "briefing.md.j2"

    template.write_text("# A\n\n{{ topc.title }}\n")
    fault = "templates/briefing.md.j2:3: there is no variable `topc`; did you mean `topic`?"
    assert within(10, lambda: json.loads(get(address, "/state"))["fault"] == fault)
    assert "Briefing: Ukraine</h1>" in get(address, "/pack")

    template.write_text("# House paper\n")
    assert within(10, lambda: json.loads(get(address, "/state"))["fault"] is None)
    assert "House paper" in get(address, "/pack")


def test_a_watching_build_writes_again_and_outlives_faults(project: Path, tmp_path: Path) -> None:
    said = tmp_path / "said.txt"
    with said.open("w") as errors:
        running = subprocess.Popen(WATCHING, cwd=project, stdout=subprocess.DEVNULL, stderr=errors)
    page, template = project / "out" / "ukraine.html", project / "templates" / "briefing.md.j2"
    assert within(20, page.is_file)
    first = page.read_text()

    template.write_text("# A\n\n{{ topc.title }}\n")
    fault = "templates/briefing.md.j2:3: error: there is no variable `topc`; did you mean `topic`?\n"
    assert within(10, lambda: fault in said.read_text())
    assert page.read_text() == first

    template.write_text("# House paper\n")
    assert within(10, lambda: "House paper" in page.read_text())
    running.send_signal(signal.SIGINT)
    assert running.wait(timeout=10) == 130


def test_packs_that_lie_among_the_articles_start_no_build(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "sources", tmp_path / "desk")
    with (tmp_path / "printed.txt").open("w") as printed:
        running = subprocess.Popen(
            WATCHING, cwd=tmp_path / "desk", env=UNBUFFERED, stdout=printed, stderr=subprocess.DEVNULL
        )
    assert within(20, lambda: "ukraine.json" in (tmp_path / "printed.txt").read_text())
    time.sleep(1.5)

    running.send_signal(signal.SIGINT)
    assert running.wait(timeout=10) == 130
    assert (tmp_path / "printed.txt").read_text().count("ukraine.json") == 1


@pytest.mark.skipif(CHROMIUM is None or not shutil.which("node"), reason="chromium or node is not installed")
@pytest.mark.skipif(not (HOME / "node_modules/puppeteer-core").is_dir(), reason="NODE_TOOLS: no puppeteer")
def test_a_browser_follows_without_being_reloaded(project: Path, address: str) -> None:
    template = project / "templates" / "briefing.md.j2"
    browser = subprocess.Popen(
        ["node", "-e", BROWSE, address, str(CHROMIUM)],
        cwd=HOME,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert browser.stdin is not None
    assert browser.stdout is not None

    def seen(wanted: str) -> dict[str, str]:
        assert browser.stdin is not None
        assert browser.stdout is not None
        browser.stdin.write(f"{wanted}\n")
        browser.stdin.flush()
        state: dict[str, str] = json.loads(browser.stdout.readline())
        return state

    assert seen("Briefing: Ukraine|") == {"title": "Briefing: Ukraine", "fault": ""}

    template.write_text("# House paper\n")
    assert seen("House paper|") == {"title": "House paper", "fault": ""}

    template.write_text("# House paper\n\n{{ topc.title }}\n")
    fault = "templates/briefing.md.j2:3: there is no variable `topc`; did you mean `topic`?"
    assert seen("topc") == {"title": "House paper", "fault": fault}

    template.write_text("# Second paper\n")
    assert seen("Second paper|") == {"title": "Second paper", "fault": ""}

    browser.stdin.close()
    assert browser.wait(timeout=20) == 0
    browser.stdout.close()
