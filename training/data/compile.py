"""Marked blocks, as data/README.md describes them, to records; as a command, to JSON Lines.

    python -m training.data.compile FILE.txt ... > sentences.jsonl

Faults go to standard error with their file and line; the exit status is 1 if there is any.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from parley.codebook.loader import load

STANCES = frozenset(["offer", "demand", "propose", "accept", "reject", "consider", "deny", "threaten"])
MODALITIES = frozenset(["asserted", "conditional", "exploratory", "rumoured"])
REGISTERS = frozenset(["wire", "broadsheet", "tabloid", "read-out", "transcript", "analysis"])
MEASURES = frozenset(measure.id for measure in load().measures)

_HEAD = re.compile(r"= ([a-z-]+) \| (.+)$")
_STANCE = re.compile(r"(\d) (\S+) (\+?)(\S+) (\S+) (all|part|-)$")
_LABEL = re.compile(r"[SC][a-z]?|[PALRX]\d|\d")
_OPEN = re.compile(r"\[((?:[SC][a-z]?|[PALRX]\d|\d)+) ")
_CONTENT = re.compile(r"\{(?:([a-z]): )?")

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A labelled stretch of the bare text: `1`, `P1`, `Sb`, `Tb` (content)."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedStance:
    """One stance of a block; `extent_value` is `all`, `part` or None."""

    words: Spans
    stance: str
    measure: str
    modality: str
    extent_value: str | None
    party: Spans
    actor: Spans
    places: Spans
    recipient: Spans
    extent: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedAttribution:
    """One attribution of a block; any of the three may be empty."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A sentence without its marks, the sentence before where one is given, and what was marked."""

    register: str
    negotiation: str
    previous: str | None
    text: str
    stances: tuple[MarkedStance, ...]
    attributions: tuple[MarkedAttribution, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A block that cannot be read: where it begins, and why."""

    path: Path
    line: int
    reason: str


def unmark(line: str) -> tuple[str, tuple[Mark, ...]]:
    """The bare text of a marked line and its marks. Raises ValueError where the marks do not balance."""
    text, marks, at = "", [], 0
    stack: list[tuple[str, list[str], int]] = []
    while at < len(line):
        char = line[at]
        if char == "[":
            opened = _OPEN.match(line, at)
            if not opened:
                raise ValueError(f"mark without a label at …{line[at : at + 25]!r}")
            stack.append(("]", _LABEL.findall(opened[1]), len(text)))
            at = opened.end()
        elif char == "{":
            content = _CONTENT.match(line, at)
            assert content
            stack.append(("}", ["T" + (content[1] or "")], len(text)))
            at = content.end()
        elif char in "]}":
            if not stack or stack[-1][0] != char:
                raise ValueError(f"{char!r} closes nothing at …{line[max(0, at - 20) : at + 1]!r}")
            _, labels, start = stack.pop()
            marks += [Mark(label=label, start=start, end=len(text)) for label in labels]
            at += 1
        else:
            text += char
            at += 1
    if stack:
        raise ValueError(f"mark {stack[-1][1]} is not closed")
    return text, tuple(marks)


def block(source: str) -> Block:
    """The block that `source` writes. Raises ValueError with what is wrong."""
    lines = source.strip().split("\n")
    head = _HEAD.match(lines[0])
    if not head or head[1] not in REGISTERS:
        raise ValueError(f"first line is not '= register | negotiation': {lines[0]!r}")
    rest = lines[1:]
    previous = rest.pop(0)[2:] if rest and rest[0].startswith("~ ") else None
    if not rest:
        raise ValueError("no sentence")
    text, marks = unmark(rest.pop(0))
    stances = tuple(_stance(line, marks) for line in rest)
    numbers = {mark.label[-1] for mark in marks if mark.label[-1].isdigit()}
    if len(numbers) != len(stances):
        raise ValueError(f"marks speak of stances {sorted(numbers)}, lines of {len(stances)}")
    groups = sorted({m.label[1:] for m in marks if m.label[0] in "SCT" and not m.label[-1].isdigit()})
    attributions = tuple(
        MarkedAttribution(
            source=_spans(marks, "S" + group), cue=_spans(marks, "C" + group), content=_spans(marks, "T" + group)
        )
        for group in groups
    )
    return Block(
        register=head[1], negotiation=head[2], previous=previous, text=text, stances=stances, attributions=attributions
    )  # fmt: skip


def _spans(marks: Iterable[Mark], label: str) -> Spans:
    return tuple((m.start, m.end) for m in marks if m.label == label)


def _stance(line: str, marks: tuple[Mark, ...]) -> MarkedStance:
    match = _STANCE.match(line)
    if not match:
        raise ValueError(f"not 'number stance measure modality extent': {line!r}")
    number, stance, new, measure, modality, extent = match.groups()
    if stance not in STANCES or modality not in MODALITIES or (not new and measure not in MEASURES):
        raise ValueError(f"unknown word in {line!r}")
    words = _spans(marks, number)
    if not words:
        raise ValueError(f"stance {number} has no words marked")
    return MarkedStance(
        words=words,
        stance=stance,
        measure=measure,
        modality=modality,
        extent_value=None if extent == "-" else extent,
        party=_spans(marks, "P" + number),
        actor=_spans(marks, "A" + number),
        places=_spans(marks, "L" + number),
        recipient=_spans(marks, "R" + number),
        extent=_spans(marks, "X" + number),
    )


def blocks(path: Path) -> Iterator[Block | Fault]:
    """The blocks of a file in order; a Fault in the place of one that cannot be read or stands twice."""
    seen: set[str] = set()
    content = path.read_text(encoding="utf-8")
    for part in re.finditer(r"(?:[^\n]*\S[^\n]*\n?)+", content):
        line = content.count("\n", 0, part.start()) + 1
        try:
            found = block(part[0])
            if found.text in seen:
                raise ValueError("stands twice")
            seen.add(found.text)
            yield found
        except ValueError as error:
            yield Fault(path=path, line=line, reason=str(error))


def main(names: list[str]) -> int:
    """Print the blocks of all files as JSON Lines; 1 if any has a fault."""
    faults = 0
    for name in names:
        for found in blocks(Path(name)):
            if isinstance(found, Fault):
                faults += 1
                print(f"{found.path}:{found.line}: {found.reason}", file=sys.stderr)
            else:
                print(json.dumps({"file": Path(name).name, **asdict(found)}, ensure_ascii=False))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
