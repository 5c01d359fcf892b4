"""What all tests share: hypothesis profiles and a project with invented articles."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, print_blob=True, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")

HERALD = """Harbour

Storm shuts the northern harbour

By Mira Holt

NORDVIK – The council closed the northern harbour of Nordvik to all ships on Friday.

A crane in the storm (Herald Pictures)
The crane on the outer pier, seen on Friday. (Herald Pictures)

“We had no choice, and the ships will wait at sea,” Mayor Anna Berg said. She added: “No one is hurt.”

Some 40 ships wait outside the harbour, the council said.

ALSO READ: A library for the island
"""
POST = """---
title: Fishermen ask for help
publisher: The Island Post
date: 2021-12-05
url: https://post.example/fishermen
---
Fishermen from the island asked the council of Nordvik to open the harbour again.

The council promised 2 million euros for repairs to the harbour.
"""
CONFIG = """[project]
author = "Press office"

[topics.harbour]
title = "The harbour"
query = "harbour* OR ships"

[topics.moon]
title = "The moon"
query = "moon"
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder with two invented articles, a topic that they are about and one that they are not."""
    folder = tmp_path / "project"
    (folder / "sources").mkdir(parents=True)
    (folder / "sources" / "herald.txt").write_text(HERALD, encoding="utf-8")
    (folder / "sources" / "post.md").write_text(POST, encoding="utf-8")
    (folder / "briefmaker.toml").write_text(CONFIG, encoding="utf-8")
    return folder
