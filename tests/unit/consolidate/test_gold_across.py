"""On perfect readings the origins and conflicts that the gold lists are found, and hardly any others."""

from __future__ import annotations

from types import ModuleType

import pytest

from parley.consolidate.board import Board, consolidate, lay
from parley.consolidate.movement import compare
from parley.evaluate.crossing import CrossingScores, PredictedConflict, PredictedOrigin, score_crossing
from parley.evaluate.loader import load_crossing


def scores(gold: ModuleType, issues: dict[str, str], folder: str) -> CrossingScores:
    seeds = ("seeds",) if folder == "ukraine" and gold.SEEDS.is_dir() else ()
    readings = gold.folder_readings(folder, *seeds)
    across = consolidate(readings, issues)
    return score_crossing(
        load_crossing(gold.GOLD / folder / "conflicts.yml"),
        [PredictedOrigin(reports=one.reports) for one in across.origins],
        [PredictedConflict(kind=one.kind, reports=one.reports) for one in across.conflicts if one.kind != "omission"],
        [reading.report.id for reading in readings],
    )


@pytest.mark.parametrize("folder", ["ukraine", "gaza"])
def test_a_folder(gold: ModuleType, issues: dict[str, str], folder: str) -> None:
    found = scores(gold, issues, folder)
    assert (found.origins.f1 or 0) >= 0.85
    assert (found.conflicts.f1 or 0) >= 0.85
    assert found.conflicts.predicted - found.conflicts.tp < found.conflicts.tp


def test_all_folders_together(gold: ModuleType, issues: dict[str, str]) -> None:
    parts = [scores(gold, issues, folder) for folder in ("ukraine", "gaza", "iran")]
    whole = parts[0] + parts[1] + parts[2]
    assert (whole.origins.f1 or 0) >= 0.85
    assert (whole.conflicts.f1 or 0) >= 0.80


def seeds(gold: ModuleType, issues: dict[str, str]) -> Board:
    if not gold.SEEDS.is_dir():
        pytest.skip("the seeds are not there")
    return lay(gold.folder_readings("seeds"), issues)


def test_the_second_seed_is_less_sweeping(gold: ModuleType, issues: dict[str, str]) -> None:
    board = seeds(gold, issues)
    summit = [claim for claim in board.claims if claim.meeting and claim.meeting.kind == "summit"]
    call = [claim for claim in board.claims if claim.meeting and claim.meeting.kind == "call"]
    found = compare(summit, call, board.places)
    gone = {place for one in found if not one.after for place in one.places}
    changed = {one.places: (one.measures_before, one.measures_after) for one in found if one.kind == "changed in kind"}
    assert {"Luhansk", "Kharkiv", "Sumy", "Dnipropetrovsk"} <= gone
    assert changed["Donetsk",] == (("withdraw",), ("cede",))
    assert changed["Kherson", "Zaporizhzhia"] == (("freeze-line", "halt-offensive"), ("drop-claim",))


def test_the_date_of_the_first_seed_is_found_by_the_second(gold: ModuleType, issues: dict[str, str]) -> None:
    seeds(gold, issues)
    findings = consolidate(gold.folder_readings("seeds"), issues).findings
    assert ("alaska", "declared-date") in {(one.report, one.check.kind) for one in findings}
