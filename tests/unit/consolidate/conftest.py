"""The gold helper as a fixture, so that tests need no path of their own."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def gold() -> ModuleType:
    """The module gold.py of this folder."""
    path = Path(__file__).parent / "gold.py"
    spec = importlib.util.spec_from_file_location("consolidate_gold", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def issues(gold: ModuleType) -> dict[str, str]:
    """The issue of each measure."""
    found: dict[str, str] = gold.issues()
    return found
