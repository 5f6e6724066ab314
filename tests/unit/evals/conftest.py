"""The scripts of evals/ as modules, and the prediction that says what the gold says."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from parley.evaluate.gold import Anchored, GoldEntry, GoldOmission, GoldReport
from parley.evaluate.prediction import (
    PredictedEntry,
    PredictedFigure,
    PredictedLink,
    PredictedNote,
    PredictedOccasion,
    Prediction,
)

EVALS = Path(__file__).parents[3] / "evals"


@pytest.fixture(scope="session")
def perfect() -> Callable[[GoldReport, str], Prediction]:
    """Makes the perfect prediction for a gold report and its text."""
    return _perfect


@pytest.fixture(scope="session")
def script() -> Callable[[str], ModuleType]:
    """Loads a script of evals/ by its name; it is not on the path of imports."""

    def load(name: str) -> ModuleType:
        spec = importlib.util.spec_from_file_location(f"evals_{name}", EVALS / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
        return module

    return load


def _perfect(gold: GoldReport, text: str) -> Prediction:
    """Every item of the gold, each on the passage of its first anchor."""
    return Prediction(
        entries=tuple(_entry(entry, text) for entry in gold.entries),
        occasions=tuple(
            PredictedOccasion(kind=item.kind, place=item.place, date=item.date, participants=item.participants)
            for item in gold.occasions
        ),
        figures=tuple(
            PredictedFigure(value=item.value, value_to=item.value_to, unit=item.unit, places=item.places)
            for item in gold.figures
        ),
        unknowns=tuple(_note(item, text) for item in gold.unknowns),
        omissions=tuple(_note(item, text) for item in gold.omissions),
        checks=tuple(_note(item, text) for item in gold.checks),
    )


def _span(item: Anchored, text: str) -> tuple[int, int]:
    start = text.index(item.anchor)
    return start, start + len(item.anchor)


def _note(item: Anchored, text: str) -> PredictedNote:
    start, end = _span(item, text)
    return PredictedNote(start=start, end=end, party=item.party if isinstance(item, GoldOmission) else None)


def _entry(entry: GoldEntry, text: str) -> PredictedEntry:
    start, end = _span(entry, text)
    return PredictedEntry(
        id=f"p-{entry.id}",
        party=entry.party,
        stance=entry.stance,
        measure=entry.measure,
        actor=entry.actor,
        places=entry.places,
        extent=entry.extent,
        in_return_for=tuple(f"p-{other}" for other in entry.in_return_for),
        chain=tuple(PredictedLink(type=link.type, name=link.name, count=link.count) for link in entry.chain),
        start=start,
        end=end,
    )
