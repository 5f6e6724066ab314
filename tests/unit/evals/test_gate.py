"""The gate: what falls is named, what rises is written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


@pytest.fixture
def gate(script: Callable[[str], ModuleType]) -> ModuleType:
    return script("gate")


def scores(path: Path, left_out: tuple[str, ...] = (), **values: float) -> str:
    data: dict[str, Any] = {part: {"core": {"f1": f1, "tp": 1}} for part, f1 in values.items()}
    path.write_text(json.dumps({"scores": data, "left_out": left_out}), encoding="utf-8")
    return str(path)


@pytest.fixture
def run(gate: ModuleType, tmp_path: Path) -> Callable[..., int]:
    baseline = tmp_path / "baseline.json"

    def run(*flags: str, left_out: tuple[str, ...] = (), **values: float) -> int:
        path = scores(tmp_path / "scores.json", left_out, **values)
        return int(gate.main([path, "--baseline", str(baseline), *flags]))

    assert run("--update", learn=0.8, measure=0.6) == 0
    return run


def on_record(tmp_path: Path) -> dict[str, float]:
    data = json.loads((tmp_path / "baseline.json").read_text("utf-8"))
    return {name: score["f1"] for name, score in data.items()}


def test_equal_and_a_little_lower_pass(run: Callable[..., int]) -> None:
    assert run(learn=0.8, measure=0.6) == 0
    assert run(learn=0.795, measure=0.7) == 0


def test_each_score_that_fell_is_named(run: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(learn=0.79, measure=0.5) == 1
    told = capsys.readouterr().err
    assert "learn/core: was 0.8000, is 0.7900, fell by 0.0100" in told
    assert "measure/core: was 0.6000, is 0.5000" in told


def test_a_score_that_is_gone_fails_unless_left_out(
    run: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(measure=0.6) == 1
    assert "learn/core: was 0.8000, was not measured" in capsys.readouterr().err
    assert run(measure=0.6, left_out=("learn",)) == 0
    assert "left out, not compared: learn" in capsys.readouterr().err


def test_update_writes_only_what_rose(run: Callable[..., int], tmp_path: Path) -> None:
    assert run("--update", learn=0.797, measure=0.7) == 0
    assert on_record(tmp_path) == {"learn/core": 0.8, "measure/core": 0.7}


def test_update_refuses_when_something_fell(run: Callable[..., int], tmp_path: Path) -> None:
    assert run("--update", learn=0.9, measure=0.5) == 1
    assert on_record(tmp_path) == {"learn/core": 0.8, "measure/core": 0.6}


def test_force_writes_all_and_keeps_what_was_left_out(run: Callable[..., int], tmp_path: Path) -> None:
    assert run("--update", "--force", measure=0.5, left_out=("learn",)) == 0
    assert on_record(tmp_path) == {"learn/core": 0.8, "measure/core": 0.5}
    assert run("--update", "--force", measure=0.5) == 0
    assert on_record(tmp_path) == {"measure/core": 0.5}


def test_no_baseline_and_no_scores_are_no_pass(
    gate: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = scores(tmp_path / "scores.json", learn=0.8)
    assert gate.main([path, "--baseline", str(tmp_path / "none.json")]) == 2
    assert "is missing. Write it with --update" in capsys.readouterr().err
    assert gate.main([scores(tmp_path / "empty.json"), "--baseline", str(tmp_path / "none.json")]) == 2
