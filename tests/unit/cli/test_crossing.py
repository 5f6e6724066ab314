"""What holds across the reports of gold folders is scored by evals' rules."""

from __future__ import annotations

from parley.cli.crossing import crossed
from tests.unit.consolidate.gold import GOLD, issues, readings


def test_a_folder_with_conflicts_is_scored_and_its_checks_are_kept() -> None:
    folder = GOLD / "gaza"
    found = crossed([folder], {f"gaza/{one.report.id}": one for one in readings(folder)}, issues())
    ((name, scores),) = found.scores
    assert (name, scores.origins.f1) == ("gaza", 1.0)
    assert [check.kind for check in found.readings["gaza/04-a-million-red-lines"].checks] == ["reference-fact"]
    assert found.left_out == ()


def test_reports_that_were_not_read_are_told_and_not_scored() -> None:
    folder = GOLD / "gaza"
    some = {f"gaza/{one.report.id}": one for one in readings(folder)[:3]}
    found = crossed([folder], some, issues())
    assert found.scores[0][1].origins.gold == 1
    assert any("04-a-million-red-lines is left out" in line for line in found.left_out)


def test_a_folder_without_conflicts_is_none() -> None:
    assert crossed([GOLD.parent], {}, issues()).scores == ()
