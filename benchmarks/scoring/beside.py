"""Python modules that lie beside the project, or in its tests, loaded by path."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[2]
"""The project's folder."""


def module_at(path: Path) -> ModuleType:
    """Return the module at `path`; raises FileNotFoundError where it is not there."""
    if not path.is_file():
        raise FileNotFoundError(path)
    spec = importlib.util.spec_from_file_location(f"beside_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    # A module that defines dataclasses looks itself up by name.
    sys.modules[spec.name] = module
    # What lies beside the project stays as it is, without compiled files.
    sys.dont_write_bytecode = True
    spec.loader.exec_module(module)
    return module
