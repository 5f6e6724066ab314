#!/usr/bin/env python3
"""Scores event codes against the gold standard records of the PLOVER ontology.

    python evals/plover.py PREDICTIONS.jsonl [RECORDS] [--format table|json]
    python evals/plover.py --sentences [RECORDS]

Predictions: one object a sentence: text, codes. RECORDS is the file of gold records,
../shared/data/plover/PLOVER_GSR_CAMEO.txt unless named; where it is not there the score is left out, and
the command says so. The second form prints the sentences to be coded, as JSON lines with id and text.

Only the codes that speak of a negotiation are scored, each as a question of its own: was it given
where it should be, and only there. Records of all other codes count as sentences that should get none.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from parley.evaluate.counts import Count
from parley.evaluate.table import as_json, render, rows

RECORDS = Path(__file__).parent.parent.parent / "shared" / "data" / "plover" / "PLOVER_GSR_CAMEO.txt"
CODES = ("AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE", "RETREAT")
# The ontology renamed it; the records still have the old name.
RENAMED = {"DEMAND": "REQUEST"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A sentence and the one code it has."""

    id: str
    text: str
    code: str


def read_records(path: Path) -> tuple[Record, ...]:
    """Every record that has a sentence, in the order of the file, under the present names of the codes."""
    rows_read = json.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Record(id=row["id"], text=row["text"], code=RENAMED.get(row["event"], row["event"]))
        for row in rows_read
        if row.get("text")
    )


def score(records: Sequence[Record], codes_of: Callable[[str], AbstractSet[str]]) -> dict[str, Count]:
    """The counts of each code, and of all; `codes_of` gives the codes predicted for a sentence."""
    gold: dict[str, set[str]] = {}
    for record in records:
        gold.setdefault(record.text, set()).add(record.code)
    predicted = {text: {RENAMED.get(code, code) for code in codes_of(text)} for text in gold}
    counts = {
        code: Count(
            tp=sum(code in gold[text] and code in predicted[text] for text in gold),
            predicted=sum(code in codes for codes in predicted.values()),
            gold=sum(code in codes for codes in gold.values()),
        )
        for code in CODES
    }
    return counts | {"all": sum(counts.values(), Count())}


def main(arguments: Sequence[str] | None = None) -> int:
    """0, also when the records are not there and the score was left out."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", type=Path, nargs="*", metavar="PREDICTIONS.jsonl [RECORDS]")
    parser.add_argument("--sentences", action="store_true", help="print the sentences to be coded")
    parser.add_argument("--format", choices=("table", "json"), default="table")
    options = parser.parse_args(arguments)
    files = list(options.files)
    if not options.sentences and not files:
        parser.error("name the predictions, or ask for the --sentences")
    predictions = None if options.sentences else files.pop(0)
    path = files[0] if files else RECORDS
    if not path.is_file():
        print(f"plover: left out, no records at {path}", file=sys.stderr)
        if options.format == "json" and predictions:
            print(json.dumps(as_json((), ["plover"])))
        return 0
    records = read_records(path)
    if predictions is None:
        for record in records:
            print(json.dumps({"id": record.id, "text": record.text}, ensure_ascii=False))
        return 0
    codes = _read_codes(predictions)
    table = rows("plover", score(records, lambda text: codes.get(text, frozenset())).items())
    print(json.dumps(as_json(table), indent=2) if options.format == "json" else render(table))
    return 0


def _read_codes(path: Path) -> dict[str, frozenset[str]]:
    with path.open(encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines if line.strip()]
    return {row["text"]: frozenset(row["codes"]) for row in found}


if __name__ == "__main__":
    sys.exit(main())
