#!/usr/bin/env python3
"""Scores attributions against PolNeAR: source, cue and content in political news.

    python evals/polnear.py PREDICTIONS.jsonl [FOLDER] [--format table|json]

Predictions: one object an attribution: path, source, cue, content as lists of [start, end] offsets.
FOLDER holds text/ and attributions/ (brat files), ../shared/data/polnear/dev unless named. Where it is not
there the score is left out, and the command says so. Of several annotators the first by name counts.

token    a token's role, over runs of word characters and single marks; a token has the role of the first
         attribution in file order that holds it, as in a tag sequence
span     spans of exactly equal extent, quotation marks and white space at their ends aside
triple   attributions complete in gold (source, cue and content) that one complete prediction overlaps
         in all three
bio      runs of one role in the tag sequence, a sentence at a time, of exactly equal extent

The corpus: Newell, Margolin and Ruths, "An Attribution Relations Corpus for Political News", LREC 2018.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from parley.evaluate.counts import Count
from parley.evaluate.table import as_json, render, rows

FOLDER = Path(__file__).parent.parent.parent / "shared" / "data" / "polnear" / "dev"
ROLES = ("source", "cue", "content")
# Where roles overlap inside one attribution the cue goes before the source and the content.
PRECEDENCE = ("cue", "source", "content")
TOKEN = re.compile(r"\w+|[^\w\s]")
SENTENCE_END = re.compile(r"\n+|(?<=[.!?])[\"'\u2019\u201d)]*\s+(?=[\"'\u2018\u201c(]*[A-Z0-9])")
EDGE = " \n\t\"\u201c\u201d\u2018\u2019',."

Span = tuple[int, int]
Counts = dict[str, Count]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """The spans of one attribution, as half-open character offsets; a role may have several or none."""

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()

    def spans(self, role: str) -> tuple[Span, ...]:
        """The spans of a role by its name."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[role]

    @property
    def complete(self) -> bool:
        """True if it has all three roles."""
        return bool(self.source and self.cue and self.content)


def read_brat(text: str) -> tuple[Attribution, ...]:
    """The attributions of a brat file, in its order."""
    spans: dict[str, tuple[Span, ...]] = {}
    found = []
    for line in text.splitlines():
        ident, _, rest = line.partition("\t")
        if ident.startswith("T"):
            offsets = rest.split("\t")[0].partition(" ")[2]
            spans[ident] = tuple(_span(part.split()) for part in offsets.split(";"))
        elif ident.startswith("E"):
            roles: dict[str, tuple[Span, ...]] = dict.fromkeys(ROLES, ())
            for part in rest.split():
                kind, _, ref = part.partition(":")
                role = re.sub(r"\d+$", "", kind).lower()
                if role in roles:
                    roles[role] += spans.get(ref, ())
            found.append(Attribution(**roles))
    return tuple(found)


def read_predictions(lines: Iterable[str]) -> dict[str, tuple[Attribution, ...]]:
    """Predicted attributions by the name of their text."""
    found: dict[str, list[Attribution]] = defaultdict(list)
    for line in lines:
        if line.strip():
            row = json.loads(line)
            roles = {role: tuple(_span(span) for span in row.get(role) or ()) for role in ROLES}
            found[Path(row["path"]).name].append(Attribution(**roles))
    return {name: tuple(items) for name, items in found.items()}


def score_text(text: str, gold: Sequence[Attribution], predicted: Sequence[Attribution]) -> Counts:
    """The counts of one text, by name ("token/source")."""
    tokens = [match.span() for match in TOKEN.finditer(text)]
    theirs, mine = _tags(gold, tokens), _tags(predicted, tokens)
    breaks = {end for start, end in _gaps(text, tokens)}
    counts: Counts = {}
    for role in ROLES:
        counts[f"token/{role}"] = _overlap(_having(theirs, role), _having(mine, role))
        counts[f"span/{role}"] = _overlap(_trimmed(text, gold, role), _trimmed(text, predicted, role))
        counts[f"bio/{role}"] = _overlap(_runs(theirs, role, breaks), _runs(mine, role, breaks))
    for kind in ("token", "span", "bio"):
        counts[f"{kind}/all"] = sum((counts[f"{kind}/{role}"] for role in ROLES), Count())
    counts["triple"] = _triples(gold, predicted)
    return counts


def score_folder(folder: Path, predictions: Mapping[str, Sequence[Attribution]], limit: int | None = None) -> Counts:
    """The counts of a folder added up; texts without annotation are passed over."""
    sums: defaultdict[str, Count] = defaultdict(Count)
    for path in sorted((folder / "text").glob("*.txt"))[:limit]:
        annotated = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        if annotated:
            gold = read_brat(annotated[0].read_text(encoding="utf-8"))
            counts = score_text(path.read_text(encoding="utf-8"), gold, predictions.get(path.name, ()))
            for name, count in counts.items():
                sums[name] += count
    return dict(sums)


def _span(pair: Sequence[str | int]) -> Span:
    start, end = map(int, pair)
    return start, end


def _tags(items: Iterable[Attribution], tokens: Sequence[Span]) -> dict[int, str]:
    found: dict[int, str] = {}
    for item in items:
        for role in PRECEDENCE:
            for start, end in item.spans(role):
                for index, (first, last) in enumerate(tokens):
                    if first >= start and last <= end:
                        found.setdefault(index, role)
    return found


def _having(tags: Mapping[int, str], role: str) -> set[int]:
    return {index for index, tag in tags.items() if tag == role}


def _gaps(text: str, tokens: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Each sentence end, and the token that comes after it."""
    starts = [start for start, _ in tokens]
    for match in SENTENCE_END.finditer(text):
        after = next((index for index, start in enumerate(starts) if start >= match.end()), None)
        if after is not None:
            yield match.start(), after


def _runs(tags: Mapping[int, str], role: str, breaks: set[int]) -> set[Span]:
    """The longest stretches of tokens with one role; a sentence end breaks them."""
    runs: list[list[int]] = []
    for index in sorted(_having(tags, role)):
        if runs and runs[-1][1] == index and index not in breaks:
            runs[-1][1] = index + 1
        else:
            runs.append([index, index + 1])
    return {(start, end) for start, end in runs}


def _trimmed(text: str, items: Iterable[Attribution], role: str) -> set[Span]:
    found = set()
    for item in items:
        for start, end in item.spans(role):
            words = text[start:end]
            first = start + len(words) - len(words.lstrip(EDGE))
            found.add((first, max(first, end - len(words) + len(words.rstrip(EDGE)))))
    return found


def _overlap(gold: set[Span] | set[int], predicted: set[Span] | set[int]) -> Count:
    return Count(tp=len(set(gold) & set(predicted)), predicted=len(predicted), gold=len(gold))


def _triples(gold: Sequence[Attribution], predicted: Sequence[Attribution]) -> Count:
    complete = [item for item in gold if item.complete]
    guesses = [item for item in predicted if item.complete]
    right = sum(any(_all_touch(item, guess) for guess in guesses) for item in complete)
    return Count(tp=right, predicted=len(guesses), gold=len(complete))


def _all_touch(left: Attribution, right: Attribution) -> bool:
    return all(
        any(start < last and first < end for start, end in left.spans(role) for first, last in right.spans(role))
        for role in ROLES
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """0, also when the corpus is not there and the score was left out."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("predictions", type=Path)
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    parser.add_argument("--format", choices=("table", "json"), default="table")
    options = parser.parse_args(arguments)
    if not (options.folder / "text").is_dir():
        print(f"polnear: left out, no corpus at {options.folder}", file=sys.stderr)
        if options.format == "json":
            print(json.dumps(as_json((), ["polnear"])))
        return 0
    with options.predictions.open(encoding="utf-8") as lines:
        predictions = read_predictions(lines)
    table = rows("polnear", score_folder(options.folder, predictions).items())
    print(json.dumps(as_json(table), indent=2) if options.format == "json" else render(table))
    return 0


if __name__ == "__main__":
    sys.exit(main())
