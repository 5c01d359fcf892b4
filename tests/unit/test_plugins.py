"""The register: what is built in is there whatever is installed, and is what the package declares."""

from __future__ import annotations

import tomllib

from briefmaker import plugins
from paths import ROOT


def test_what_is_built_in_is_what_the_package_declares() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {name.removeprefix("briefmaker."): points for name, points in project["entry-points"].items()}

    assert declared == plugins.BUILT_IN


def test_every_built_in_name_loads() -> None:
    for kind, entries in plugins.BUILT_IN.items():
        assert set(entries) <= set(plugins.names(kind))
        assert all(callable(plugins.load(kind, name)) for name in entries)
