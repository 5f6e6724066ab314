"""Written and marked blocks as examples, and which of them are held back."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language

from parley.language.eye.pieces import Pieces
from parley.language.eye.seen import Words, visible
from training.data.compile import Block, Fault, MarkedStance, Spans, blocks
from training.eye.examples import Example, Frame, bare
from training.eye.labels import ATTRIBUTION_ROLES, EXTENTS, STANCE_ROLES, Labels, measure

PARTS = ("train", "calibrate", "held-back")


def part(text: str) -> str:
    """Where a sentence belongs, by the hash of its text: a fifth is held back, a twentieth calibrates."""
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") % 20
    return "held-back" if number < 4 else "calibrate" if number == 4 else "train"


def read(folder: Path, last: int = 99) -> Iterator[Block]:
    """All blocks of the text files of a folder, in order of names; those with a fault are left out.

    Files whose number is above `last` are left out too.
    """
    for path in sorted(folder.glob("*.txt")):
        if int(path.stem.split("-")[0]) > last:
            continue
        for found in blocks(path):
            if not isinstance(found, Fault):
                yield found


def before(block: Block, nlp: Language, pieces: Pieces) -> Example | None:
    """The sentence before, of which nothing is known but that it starts."""
    return bare(visible(nlp.make_doc(block.previous), pieces)) if block.previous else None


def example(block: Block, nlp: Language, pieces: Pieces, labels: Labels) -> Example:
    """The block's sentence with its attributions and stances."""
    seen = visible(nlp.make_doc(block.text), pieces)
    found = bare(seen)
    tasks = found.tasks
    for task in ("say", "cue", "stance"):
        tasks[task][:] = 0
    # A block is one sentence: without this the eye would be free to see starts inside it.
    tasks["start"][1:] = 0
    frames = []
    for attribution in reversed(block.attributions):
        for name, spans in (
            ("content", attribution.content),
            ("source", attribution.source),
            ("cue", attribution.cue),
        ):
            for group in _groups(seen, spans):
                tasks["say"][list(group)] = labels.number("say", name)
    for attribution in block.attributions:
        cue = _groups(seen, attribution.cue)
        _tag(tasks["cue"], cue)
        if cue:
            roles = {"cue": attribution.cue, "source": attribution.source, "content": attribution.content}
            frames.append(Frame(
                kind="attribution", pieces=cue,
                roles=tuple(_flat(seen, roles[role]) for role in ATTRIBUTION_ROLES),
            ))  # fmt: skip
    for stance in block.stances:
        groups = _groups(seen, stance.words)
        _tag(tasks["stance"], groups)
        classes = _classes(stance, labels)
        for group in groups:
            tasks["word_stance"][list(group)] = classes[0]
            tasks["word_measure"][list(group)] = classes[1]
        if groups:
            frames.append(Frame(
                kind="stance", pieces=groups, classes=classes,
                roles=tuple(_flat(seen, getattr(stance, role)) for role in STANCE_ROLES),
            ))  # fmt: skip
    return Example(
        pieces=found.pieces, kinds=found.kinds, sentence=found.sentence, heads=found.heads, labels=found.labels,
        tasks=tasks, frames=tuple(frames),
    )  # fmt: skip


def _classes(stance: MarkedStance, labels: Labels) -> tuple[int, ...]:
    return (
        labels.number("stances", stance.stance),
        labels.number("measures", measure(stance.measure)),
        labels.number("modalities", stance.modality),
        EXTENTS.index(stance.extent_value or "-"),
    )


def _groups(seen: Words, spans: Spans) -> tuple[tuple[int, ...], ...]:
    """The word numbers of each span that holds any; a word belongs to a span that covers its middle."""
    groups = (tuple(i for i, (a, b) in enumerate(seen.spans) if start <= (a + b - 1) / 2 < end) for start, end in spans)
    return tuple(sorted(group for group in groups if group))


def _flat(seen: Words, spans: Spans) -> tuple[int, ...]:
    return tuple(sorted({i for group in _groups(seen, spans) for i in group}))


def _tag(tags, groups) -> None:  # type: ignore[no-untyped-def]
    for group in groups:
        tags[list(group)] = 2
        tags[group[0]] = 1
