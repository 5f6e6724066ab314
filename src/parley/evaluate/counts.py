"""How many were right, predicted and in gold; precision, recall and F1 of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many were right, how many predicted, how many in gold; the sum of counts is their micro-average."""

    tp: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(tp=self.tp + other.tp, predicted=self.predicted + other.predicted, gold=self.gold + other.gold)

    @property
    def precision(self) -> float:
        """The share of the predicted that is right; 0 where nothing was predicted."""
        return self.tp / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found; 0 where there is none."""
        return self.tp / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where both are."""
        total = self.predicted + self.gold
        return 2 * self.tp / total if total else 0.0


NOTHING = Count()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The counts of one report, or of several added up.

    chain and grounded count core pairs only: their `predicted` and `gold` are the core pairs, so that
    precision, recall and F1 are one share. exchange counts the links between core pairs; exchange_all
    those between any entries, so that an entry that was missed costs its links too.
    """

    core: Count = NOTHING
    full: Count = NOTHING
    chain: Count = NOTHING
    exchange: Count = NOTHING
    exchange_all: Count = NOTHING
    grounded: Count = NOTHING
    occasions: Count = NOTHING
    figures: Count = NOTHING
    unknowns: Count = NOTHING
    omissions: Count = NOTHING
    checks: Count = NOTHING

    def __add__(self, other: Scores) -> Scores:
        return Scores(**{name: count + getattr(other, name) for name, count in self.named()})

    def named(self) -> tuple[tuple[str, Count], ...]:
        """Every count with its name, in the order of the guide."""
        return tuple((field.name, getattr(self, field.name)) for field in fields(self))


def total(scores: Iterable[Scores]) -> Scores:
    """The micro-average: all counts added up."""
    return sum(scores, Scores())
