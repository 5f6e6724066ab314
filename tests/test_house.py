"""The house: nothing heavy loads before it is needed, and what ships is there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import parley
from parley.language.pipeline import SHIPPED

HEAVY = ("spacy", "sqlalchemy", "alembic", "pydantic", "onnxruntime", "numpy", "rich.table", "xlsxwriter", "openai")


def loaded_by(code: str) -> set[str]:
    """The modules that are loaded after `code` ran in a new interpreter."""
    program = f"{code}\nimport sys\nprint(' '.join(sys.modules))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(run.stdout.split("\n")[-2].split())


def test_importing_parley_loads_nothing_heavy() -> None:
    assert not loaded_by("import parley") & set(HEAVY)


def test_help_loads_nothing_heavy() -> None:
    assert not loaded_by("from parley.cli.app import run\nrun(['--help'])") & set(HEAVY)


def test_the_package_is_typed_and_carries_a_pipeline_with_its_card() -> None:
    assert (Path(parley.__file__).parent / "py.typed").exists()
    assert (SHIPPED / "convolutional" / "MODEL_CARD.md").exists()
    assert sum(path.stat().st_size for path in (SHIPPED / "convolutional").rglob("*")) < 20_000_000
