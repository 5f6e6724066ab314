"""What a careful reader found passes the checks: the gold, put as a model would answer it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from parley.codebook.loader import Codebook
from parley.evaluate.gold import Anchored, GoldReport
from parley.evaluate.loader import GoldFile, load_folder
from parley.ingest.reports import report_of
from parley.llm.paragraphs import Paragraph, paragraphs
from parley.llm.reader import read_answers

FOLDERS = Path(__file__).parent.parent.parent / "evals" / "gold"


def answer_of(gold: GoldReport, text: str, laid: tuple[Paragraph, ...]) -> str:
    """The entries and occasions of the gold in the shape of an answer."""

    def quoted(item: Anchored) -> dict[str, Any]:
        at = text.index(item.all_anchors[0])
        number = next(one.number for one in laid if one.span.start <= at < one.span.end)
        return {"quote": item.all_anchors[0], "paragraph": number}

    occasions = [
        {
            "id": one.id, "kind": one.kind, "status": one.status, "place": one.place, "date": one.date,
            "participants": list(one.participants), **quoted(one),
        }
        for one in gold.occasions
    ]  # fmt: skip
    entries = [
        {
            "id": one.id, "party": one.party, "stance": one.stance, "measure": one.measure,
            "modality": one.modality, "actor": list(one.actor) if one.actor else None,
            "places": list(one.places), "extent": one.extent, "occasion": one.occasion,
            "in_return_for": list(one.in_return_for),
            "sources": [{"type": link.type, "name": link.name, "count": link.count} for link in one.chain[1:]],
            **quoted(one),
        }
        for one in gold.entries
    ]  # fmt: skip
    return json.dumps({"entries": entries, "occasions": occasions})


@pytest.mark.parametrize("name", ["gaza", "iran", "ukraine"])
def test_most_of_the_gold_stands(name: str, codebook: Codebook) -> None:
    wanted = kept = 0
    for file in load_folder(FOLDERS / name):
        wanted += len(file.gold.entries)
        kept += len(_read(file, codebook))
    # The rest is what the gold puts in words of its own ("Israeli media" for "its media"), and what is said twice.
    assert kept >= 0.9 * wanted


def _read(file: GoldFile, codebook: Codebook) -> tuple[object, ...]:
    report = report_of(file.text.encode("utf-8"), file.gold.report, codebook.outlets).report
    raw = answer_of(file.gold, report.text, paragraphs(report))
    return read_answers(report, codebook, [raw], "gold").reading.entries
