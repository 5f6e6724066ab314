"""Scores as a table and as data."""

from __future__ import annotations

from parley.evaluate.counts import Count
from parley.evaluate.table import as_json, render, rows

TABLE = (
    *rows("learn", [("core", Count(tp=1, predicted=4, gold=2)), ("exchange_all", Count())]),
    *rows("measure", [("core", Count(tp=2, predicted=2, gold=2))]),
)


def test_table_is_aligned_with_a_line_between_parts() -> None:
    assert render(TABLE).splitlines() == [
        "part     name          tp  predicted  gold      P      R     F1",
        "learn    core           1          4     2   25.0   50.0   33.3",
        "learn    exchange-all   0          0     0    0.0    0.0    0.0",
        "",
        "measure  core           2          2     2  100.0  100.0  100.0",
    ]


def test_json_is_by_part_and_name() -> None:
    data = as_json(TABLE, ["seeds"])
    assert data["left_out"] == ["seeds"]
    assert data["scores"] == {
        "learn": {
            "core": {"tp": 1, "predicted": 4, "gold": 2, "precision": 0.25, "recall": 0.5, "f1": 0.3333},
            "exchange-all": {"tp": 0, "predicted": 0, "gold": 0, "precision": 0, "recall": 0, "f1": 0},
        },
        "measure": {"core": {"tp": 2, "predicted": 2, "gold": 2, "precision": 1, "recall": 1, "f1": 1}},
    }
