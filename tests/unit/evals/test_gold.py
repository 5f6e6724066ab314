"""The committed gold: whole, split, and scored as it should be by the best and the worst prediction."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from parley.errors import GoldError
from parley.evaluate.counts import Count, Scores
from parley.evaluate.crossing import PredictedConflict, PredictedOrigin, score_crossing
from parley.evaluate.gold import GoldReport
from parley.evaluate.loader import GoldFile, load_crossing, load_folder, load_gold, load_split
from parley.evaluate.prediction import Prediction
from parley.evaluate.score import score_report
from parley.evaluate.table import by_part

EVALS = Path(__file__).parents[3] / "evals"
FOLDERS = ("ukraine", "gaza", "iran")
PATHS = [path for folder in FOLDERS for path in sorted((EVALS / "gold" / folder).glob("*.json"))]

Perfect = Callable[[GoldReport, str], Prediction]


def names(files: tuple[GoldFile, ...]) -> set[str]:
    return {file.name for file in files}


def test_all_of_it_is_there() -> None:
    assert [len(list((EVALS / "gold" / folder).glob("*.json"))) for folder in FOLDERS] == [8, 6, 6]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_perfect_prediction_scores_one(path: Path, perfect: Perfect) -> None:
    file = load_gold(path)
    scores = score_report(file.gold, perfect(file.gold, file.text), file.text)
    for name, count in scores.named():
        assert count.tp == count.predicted == count.gold, name
        assert count.f1 == (1.0 if count.gold else 0.0), name
    assert scores.core.gold > 0


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_an_empty_prediction_scores_zero(path: Path) -> None:
    file = load_gold(path)
    scores = score_report(file.gold, Prediction(), file.text)
    assert {count.f1 for _, count in scores.named()} == {0.0}
    assert scores.core.gold == sum(not entry.optional for entry in file.gold.entries)


def test_split_covers_the_gold_once() -> None:
    split = load_split(EVALS / "split.yml")
    files = {name for folder in FOLDERS for name in names(load_folder(EVALS / "gold" / folder))}
    assert set(split.learn) | set(split.measure) == files
    assert len(split.learn) == 11
    assert len(split.measure) == 9


def test_parts_are_summed_apart_and_together() -> None:
    split = load_split(EVALS / "split.yml")
    one = Scores(core=Count(tp=1, predicted=2, gold=3))
    parts = dict(by_part({"iran/01-three-stages": one, "iran/02-one-year-pause": one, "seeds/s": one}, split))
    assert list(parts) == ["iran", "seeds", "learn", "measure", "together"]
    assert parts["together"].core == Count(tp=2, predicted=4, gold=6)
    assert parts["learn"] == parts["measure"] == parts["seeds"] == one


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_conflicts_yml_says_scores_one(folder: str) -> None:
    gold = load_crossing(EVALS / "gold" / folder / "conflicts.yml")
    reports = names(load_folder(EVALS / "gold" / folder))
    origins = [PredictedOrigin(reports=origin.reports) for origin in gold.origins]
    conflicts = [PredictedConflict(kind=found.kind, reports=found.reports) for found in gold.conflicts]
    conflicts += [PredictedConflict(kind=found.kind, reports=(found.report,)) for found in gold.within]
    scores = score_crossing(gold, origins, conflicts, reports)
    assert scores.origins.f1 == scores.conflicts.f1 == 1.0
    assert scores.within.f1 == (1.0 if gold.within else 0.0)
    assert score_crossing(gold, [], [], reports).conflicts.f1 == 0.0


@pytest.mark.parametrize("folder", FOLDERS)
def test_anchors_of_conflicts_stand_in_their_reports(folder: str) -> None:
    gold = load_crossing(EVALS / "gold" / folder / "conflicts.yml")
    texts = {file.name.partition("/")[2]: file.text for file in load_folder(EVALS / "gold" / folder)}
    claims = [(found.reports, found.anchors) for found in gold.conflicts]
    claims += [((found.report,) * 2, found.anchors) for found in gold.within]
    for reports, anchors in claims:
        for report, anchor in zip(reports, anchors, strict=True):
            text = texts.get(report.removesuffix(".txt"))
            assert text is None or text.count(anchor) == 1, anchor


TEXT = "Northland left Varn."


def write(folder: Path, **changes: Any) -> Path:
    gold = {"report": "a.txt", "outlet": None, "declared_date": None, **changes}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "a.json").write_text(json.dumps(gold), encoding="utf-8")
    return folder / "a.json"


def test_text_in_the_sibling_folder(tmp_path: Path) -> None:
    path = write(tmp_path / "gold" / "seeds")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(TEXT, encoding="utf-8")
    assert load_gold(path).text == TEXT


def test_missing_text_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"'a\.txt' is missing"):
        load_gold(write(tmp_path / "gold" / "seeds"))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        pytest.param({"mood": "grim"}, "mood: Extra inputs", id="unknown-key"),
        pytest.param({"unknowns": [{"anchor": "Elm", "about": "x"}]}, "'Elm' stands 0 times", id="anchor"),
        pytest.param({"unknowns": [{"anchor": "n", "about": "x"}]}, "'n' stands", id="anchor-twice"),
        pytest.param({"outlet": 3}, "outlet: Input should be a valid string", id="type"),
    ],
)
def test_bad_gold_is_an_error(tmp_path: Path, changes: dict[str, Any], message: str) -> None:
    path = write(tmp_path, **changes)
    (tmp_path / "a.txt").write_text(TEXT + " Then none.", encoding="utf-8")
    with pytest.raises(GoldError, match=message):
        load_gold(path)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        pytest.param({"in_return_for": ["e9"]}, "'e9', which is no entry", id="no-such-entry"),
        pytest.param({"in_return_for": ["e2"]}, "does not point back", id="one-sided"),
        pytest.param({"occasion": "o"}, "occasion 'o', which is none", id="no-such-occasion"),
        pytest.param({"chain": [{"type": "document", "name": "x"}]}, "start at the outlet", id="chain"),
        pytest.param({"id": "e2"}, "an id stands twice", id="id-twice"),
        pytest.param({"stance": "hope"}, "entries.0.stance: Input should be", id="stance"),
    ],
)
def test_bad_entry_is_an_error(tmp_path: Path, changes: dict[str, Any], message: str) -> None:
    entry = {
        "id": "e1",
        "party": "Northland",
        "stance": "offer",
        "actor": None,
        "measure": "withdraw",
        "places": [],
        "extent": None,
        "recipient": None,
        "modality": "asserted",
        "in_return_for": [],
        "occasion": None,
        "chain": [{"type": "outlet", "name": None}],
        "anchor": "left Varn",
    }
    path = write(tmp_path, entries=[{**entry, **changes}, {**entry, "id": "e2"}])
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(GoldError, match=message):
        load_gold(path)


def test_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no gold files"):
        load_folder(tmp_path)


def test_a_report_in_both_parts_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "split.yml"
    path.write_text("learn: [x/a]\nmeasure: [x/a]\n", encoding="utf-8")
    with pytest.raises(GoldError, match="'x/a' is in both parts"):
        load_split(path)
