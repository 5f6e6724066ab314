"""`parley sources`."""

from __future__ import annotations

import json
from pathlib import Path

import typer
from typer.testing import CliRunner

from parley.cli.sources import add
from parley.ledger.store import Ledger
from tests.unit.views.conftest import ISSUES, told

APP = typer.Typer()
APP.callback()(lambda: None)
add(APP)


def ledger(folder: Path) -> str:
    path = str(folder / "parley.db")
    with Ledger.open(path, create=True, issues=ISSUES) as opened:
        opened.store(told("The Ferry", "2031-05-01"))
        opened.store(told("The Weir", "2031-05-02", party="Kelmar"))
    return path


def test_it_lists_who_says_so_and_what_rests_on_each_alone(tmp_path: Path) -> None:
    ran = CliRunner().invoke(APP, ["sources", "--ledger", ledger(tmp_path), "--format", "json"])
    found = {row["told"]: (row["name"], row["count"], row["alone"]) for row in json.loads(ran.stdout)}
    assert ran.exit_code == 0
    assert found == {"The Ferry": ("two officials", 2, 1), "The Weir": ("two officials", 2, 1)}


def test_a_limit_is_told(tmp_path: Path) -> None:
    ran = CliRunner().invoke(APP, ["sources", "--ledger", ledger(tmp_path), "--limit", "1", "--format", "jsonl"])
    assert len(ran.stdout.splitlines()) == 1
    assert "--limit 0 shows all" in ran.stderr


def test_where_there_is_nothing_it_says_what_there_is(tmp_path: Path) -> None:
    ran = CliRunner().invoke(APP, ["sources", "--ledger", ledger(tmp_path), "--party", "Tarn"])
    assert (ran.exit_code, ran.stdout) == (0, "")
    assert "no party 'Tarn'" in ran.stderr
