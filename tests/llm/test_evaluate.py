"""`parley evaluate` by the rules, by a language model, and by both."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.llm.conftest import TEXT, Parley, answer, entry, release
from tests.llm.server import Act, playing

ROOT = Path(__file__).parent.parent.parent
GOOD = answer(entry(in_return_for=["e2"]), release())

GOLD = {
    "report": "valley.txt", "outlet": None, "declared_date": None, "occasions": [],
    "entries": [
        {
            "id": "e1", "party": "Kelmar", "stance": "demand", "actor": ["Sorrun"], "measure": "withdraw",
            "places": ["Upper Valley"], "extent": None, "recipient": None, "modality": "asserted",
            "in_return_for": ["e2"], "occasion": None, "anchor": "that Sorrun withdraw its army",
            "chain": [{"type": "outlet", "name": None}, {"type": "outlet", "name": "Northern Herald"},
                      {"type": "unnamed-group", "name": "two officials", "count": 2}],
        },
        {
            "id": "e2", "party": "Kelmar", "stance": "offer", "actor": ["Kelmar"],
            "measure": "release-captives", "places": [], "extent": None, "recipient": None,
            "modality": "conditional", "in_return_for": ["e1"], "occasion": None,
            "anchor": "would release 240 prisoners",
            "chain": [{"type": "outlet", "name": None}, {"type": "outlet", "name": "Northern Herald"},
                      {"type": "unnamed-group", "name": "two officials", "count": 2}],
        },
    ],
    "figures": [], "unknowns": [], "omissions": [], "checks": [],
}  # fmt: skip


@pytest.mark.parametrize(
    ("reader", "text", "found", "right", "code"),
    [
        ("llm", GOOD, 2, 2, 0),
        ("both", GOOD, 3, 2, 0),
        ("rules", GOOD, 2, 1, 0),
        ("llm", "no", 0, 0, 3),
    ],
)
def test_evaluate_by_reader(parley: Parley, reader: str, text: str, found: int, right: int, code: int) -> None:
    Path("gold").mkdir()
    Path("gold/valley.json").write_text(json.dumps(GOLD))
    Path("gold/valley.txt").write_text(TEXT)
    with playing(lambda body, number: Act(text=text)) as server:
        ran, out, err = parley("evaluate", "gold", "--reader", reader, "-f", "json", server=server)
    core = json.loads(out)["scores"]["together"]["core"]
    assert ran == code
    assert (core["predicted"], core["tp"], core["gold"]) == (found, right, 2)
    assert ("tokens in" in err) == (reader != "rules")


def test_evaluate_leaves_out_what_the_model_was_shown(parley: Parley) -> None:
    folder = ROOT / "evals" / "gold" / "ukraine"
    Path("gold").mkdir()
    for path in folder.glob("01-*"):
        (Path("gold") / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    with playing(lambda body, number: Act(text=answer())) as server:
        _, _, err = parley("evaluate", "gold", "--reader", "llm", server=server)
    assert "gold/01-ft-four-people: left out, the model is shown it as an example" in err
    assert server.bodies == []
