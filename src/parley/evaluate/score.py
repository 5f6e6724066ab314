"""Scores the predictions for a report against its gold, by the rules of the annotation guide."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TypeVar

from parley.evaluate.counts import Count, Scores
from parley.evaluate.entries import score_entries
from parley.evaluate.gold import Anchored, GoldFigure, GoldOccasion, GoldOmission, GoldReport
from parley.evaluate.names import same_date, same_name, same_names
from parley.evaluate.pairing import assign
from parley.evaluate.prediction import (
    PredictedEntry,
    PredictedFigure,
    PredictedNote,
    PredictedOccasion,
    Prediction,
)

_Gold = TypeVar("_Gold", bound=Anchored)
_Predicted = TypeVar("_Predicted")


def score_report(gold: GoldReport, prediction: Prediction, text: str) -> Scores:
    """The scores of one report; `text` is the gold's text, in which the anchors stand."""
    read = prediction.text if prediction.text is not None else text

    def holds(item: Anchored, predicted: PredictedEntry | PredictedNote) -> bool:
        return any(_within(read, anchor, *passage) for anchor in item.all_anchors for passage in predicted.passages)

    def tells(item: GoldOmission, predicted: PredictedNote) -> bool:
        return same_name(item.party, predicted.party) and holds(item, predicted)

    entries = score_entries(gold.entries, prediction.entries, holds)
    return entries + Scores(
        occasions=_tally(gold.occasions, prediction.occasions, same_occasion),
        figures=_tally(gold.figures, prediction.figures, same_figure),
        unknowns=_tally(gold.unknowns, prediction.unknowns, holds),
        omissions=_tally(gold.omissions, prediction.omissions, tells),
        checks=_tally(gold.checks, prediction.checks, holds),
    )


def same_occasion(gold: GoldOccasion, predicted: PredictedOccasion) -> bool:
    """True if kind, participants (as sets) and date agree."""
    return (
        predicted.kind in (gold.kind, *gold.alt.kind)
        and any(same_names(some, predicted.participants) for some in (gold.participants, *gold.alt.participants))
        and any(same_date(date, predicted.date) for date in (gold.date, *gold.alt.date))
    )


def same_figure(gold: GoldFigure, predicted: PredictedFigure) -> bool:
    """True if value (both ends of a range), unit and places agree."""
    units = {unit.casefold() for unit in (gold.unit, *gold.alt.unit)}
    return (
        any(_same_number(value, predicted.value) for value in (gold.value, *gold.alt.value))
        and any(_same_number(value, predicted.value_to) for value in (gold.value_to, *gold.alt.value_to))
        and predicted.unit.casefold() in units
        and any(same_names(places, predicted.places) for places in (gold.places, *gold.alt.places))
    )


def _same_number(gold: float | None, predicted: float | None) -> bool:
    if gold is None or predicted is None:
        return gold is predicted
    return math.isclose(gold, predicted, rel_tol=1e-9)


def _within(text: str, anchor: str, start: int, end: int) -> bool:
    at = text.find(anchor)
    return at >= 0 and start <= at and at + len(anchor) <= end


def _tally(
    gold: Sequence[_Gold], predicted: Sequence[_Predicted], agrees: Callable[[_Gold, _Predicted], bool]
) -> Count:
    """Paired one to one; a pair with an optional item only takes the prediction out of the count."""
    base = min(len(gold), len(predicted)) + 1
    weights = [[agrees(item, guess) * (1 if item.optional else base) for guess in predicted] for item in gold]
    pairs = assign(weights)
    right = sum(not gold[row].optional for row, _ in pairs)
    return Count(
        tp=right,
        predicted=len(predicted) - (len(pairs) - right),
        gold=sum(not item.optional for item in gold),
    )
