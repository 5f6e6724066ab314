"""The command line starts light, and its other verbs answer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from parley import __version__
from parley.cli.demo import DISPATCHES
from tests.unit.cli.conftest import TEXT, Parley

ROOT = Path(__file__).parent.parent.parent.parent
HEAVY = ("alembic", "numpy", "onnxruntime", "pydantic", "rich", "spacy", "sqlalchemy", "yaml")


def test_nothing_heavy_is_loaded_before_a_command_runs() -> None:
    program = (
        "import sys\nfrom parley.cli.app import run\ncode = run(['--help'])\n"
        f"print(code, *[name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    command = [sys.executable, "-c", program]
    ran = subprocess.run(command, cwd=ROOT / "src", capture_output=True, text=True, check=True)
    assert ran.stderr.split() == ["0"]


def test_version(parley: Parley) -> None:
    assert parley("--version").out == f"parley {__version__}\n"


def test_codebook_list_show_check(parley: Parley) -> None:
    assert "withdraw" in parley("codebook", "list", "--issue", "territory").out
    assert "ceasefire" not in parley("codebook", "list", "--issue", "territory").out
    assert "pull forces out of a place" in parley("codebook", "show", "withdraw").out
    assert "offer" in parley("codebook", "show", "offer").out
    assert parley("codebook", "check").out.startswith("sound: ")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (("show", "witdraw"), "no measure or stance 'witdraw'. Known: "),
        (("list", "--issue", "teritory"), "no issue 'teritory'; expected one of "),
        (("check", "nowhere"), "nowhere: no such folder"),
    ],
)
def test_codebook_errors(parley: Parley, wrong: tuple[str, ...], told: str) -> None:
    ran = parley("codebook", *wrong)
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert told in ran.err


def test_demo_reads_its_five_dispatches(parley: Parley, tmp_path: Path) -> None:
    assert len(list(DISPATCHES.glob("*.txt"))) == 5
    ran = parley("demo", "--ledger", "demo.db")
    assert ran.code == 0
    for part in ("The reports", "The entries", "The positions", "One entry", "Look further:  parley entries"):
        assert part in ran.out
    assert ran.err == "5 reports read, 5 entries, 0 unchanged, 0 issues\n"


def test_evaluate_without_gold(parley: Parley) -> None:
    ran = parley("evaluate", "nowhere")
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert "nowhere: no such folder" in ran.err


def test_evaluate_scores_each_folder_and_all_together(parley: Parley, tmp_path: Path) -> None:
    gold = {
        "report": "ostra.txt",
        "outlet": None,
        "declared_date": None,
        "occasions": [],
        "entries": [
            {
                "id": "e1", "party": "Sorrun", "stance": "offer", "actor": ["Sorrun"], "measure": "withdraw",
                "places": ["Ostra"], "extent": None, "recipient": None, "modality": "conditional",
                "in_return_for": [], "occasion": None, "anchor": "would withdraw from Ostra",
                "chain": [{"type": "outlet", "name": None},
                          {"type": "unnamed-group", "name": "two officials", "count": 2}],
            }
        ],
        "figures": [], "unknowns": [], "omissions": [], "checks": [],
    }  # fmt: skip
    folder = tmp_path / "gold" / "case"
    folder.mkdir(parents=True)
    (folder / "ostra.json").write_text(json.dumps(gold))
    (folder / "ostra.txt").write_text(TEXT)
    (tmp_path / "split.yml").write_text("learn: [case/ostra]\nmeasure: []\n")
    ran = parley("evaluate", "gold/case", "elsewhere/seeds", "--format", "json")
    assert (ran.code, ran.err) == (0, "seeds: left out, no such folder\n")
    found = json.loads(ran.out)
    assert found["left_out"] == ["seeds"]
    assert list(found["scores"]) == ["case", "learn", "measure", "together"]
    assert [found["scores"]["together"][name]["f1"] for name in ("core", "full", "chain", "grounded")] == [1.0] * 4
    assert "core" in parley("evaluate", "gold/case").out
