#!/usr/bin/env python3
"""Fails when a score fell: compares the scores of a run with those on record.

    parley evaluate --format json | python evals/gate.py -
    python evals/gate.py SCORES.json [SCORES.json ...] [--update [--force]]

A score is every object with an `f1`, named by the keys that lead to it ("measure/core"). More than 0.005
below evals/baseline.json, or not there at all, is a failure; a part that the run says it left out is
not looked at. --update writes what rose into the baseline, unless anything fell; --force writes all,
and drops what was not measured.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

BASELINE = Path(__file__).with_name("baseline.json")
TOLERANCE = 0.005


def scores_in(data: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, float]]:
    """The name and F1 of every score in nested data; the key `scores` itself names nothing."""
    if not isinstance(data, Mapping):
        return
    f1 = data.get("f1")
    if isinstance(f1, int | float):
        yield "/".join(path), float(f1)
        return
    for key, value in data.items():
        yield from scores_in(value, path if key == "scores" else (*path, str(key)))


def left_out_in(data: object) -> tuple[str, ...]:
    """The parts a run says it left out."""
    named = data.get("left_out", []) if isinstance(data, Mapping) else []
    return tuple(str(name) for name in named)


def is_part(name: str, parts: Sequence[str]) -> bool:
    """True if the score is of one of the parts."""
    return any(name == part or name.startswith(part + "/") for part in parts)


def fallen(baseline: Mapping[str, float], scores: Mapping[str, float], left_out: Sequence[str] = ()) -> tuple[str, ...]:
    """One line for each score that fell by more than the tolerance, or was not measured."""
    lines = []
    for name, before in sorted(baseline.items()):
        if is_part(name, left_out):
            continue
        after = scores.get(name)
        if after is None:
            lines.append(f"{name}: was {before:.4f}, was not measured")
        elif after < before - TOLERANCE - 1e-9:
            lines.append(f"{name}: was {before:.4f}, is {after:.4f}, fell by {before - after:.4f}")
    return tuple(lines)


def risen(baseline: Mapping[str, float], scores: Mapping[str, float]) -> dict[str, float]:
    """The scores that are higher than on record, or not on record yet."""
    return {name: after for name, after in scores.items() if name not in baseline or after > baseline[name]}


def read_scores(sources: Sequence[str]) -> tuple[dict[str, float], tuple[str, ...]]:
    """The scores of all files, `-` being standard input, and what they left out."""
    scores: dict[str, float] = {}
    left_out: list[str] = []
    for source in sources:
        data = json.load(sys.stdin) if source == "-" else json.loads(Path(source).read_text("utf-8"))
        scores.update(scores_in(data))
        left_out.extend(left_out_in(data))
    return scores, tuple(left_out)


def write(path: Path, scores: Mapping[str, float]) -> None:
    """The baseline as sorted JSON, each score an object with its `f1`."""
    data = {name: {"f1": round(f1, 4)} for name, f1 in sorted(scores.items())}
    path.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """0 if nothing fell, 1 if something did, 2 if there is nothing to compare."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("scores", nargs="+", help="JSON with scores; - for standard input")
    parser.add_argument("--baseline", type=Path, default=BASELINE)
    parser.add_argument("--update", action="store_true", help="write what rose into the baseline")
    parser.add_argument("--force", action="store_true", help="with --update: write all, also what fell")
    options = parser.parse_args(arguments)
    scores, left_out = read_scores(options.scores)
    if not scores:
        print(f"{' '.join(options.scores)}: no scores; expected objects with an f1", file=sys.stderr)
        return 2
    found = options.baseline.exists()
    baseline = dict(scores_in(json.loads(options.baseline.read_text("utf-8")))) if found else {}
    if not found and not options.update:
        print(f"{options.baseline}: is missing. Write it with --update", file=sys.stderr)
        return 2
    for part in left_out:
        print(f"left out, not compared: {part}", file=sys.stderr)
    lines = fallen(baseline, scores, left_out)
    if lines and not (options.update and options.force):
        print("\n".join((*lines, f"{len(lines)} of {len(baseline)} scores fell")), file=sys.stderr)
        return 1
    if options.update:
        new = scores if options.force else risen(baseline, scores)
        kept = {name: f1 for name, f1 in baseline.items() if not options.force or is_part(name, left_out)}
        if new:
            write(options.baseline, kept | new)
        print(f"{len(new)} scores written to {options.baseline}")
    else:
        print(f"{len(scores)} scores, none fell by more than {TOLERANCE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
