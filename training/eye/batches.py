"""Examples to batches: which sentences stand together in a window, and the windows as tensors."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from training.eye.examples import UNKNOWN, WORD_TASKS, Example, join
from training.eye.labels import ATTRIBUTION_ROLES, STANCE_ROLES

LONGEST = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a pass is made of. A document is its sentences, each with whether it begins a paragraph; a block is
    its sentence and the one before it, if any."""

    documents: tuple[tuple[tuple[Example, bool], ...], ...]
    blocks: tuple[tuple[Example | None, Example], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """The frames of one kind in a batch: row, own words, roles and classes of each."""

    row: Tensor
    own: Tensor
    offset: Tensor
    roles: Tensor
    classes: Tensor

    def to(self, device: torch.device) -> "Anchors":
        """The same on another device."""
        return Anchors(
            row=self.row.to(device), own=self.own.to(device), offset=self.offset.to(device),
            roles=self.roles.to(device), classes=self.classes.to(device),
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Windows as tensors, [windows, pieces] and [windows, words]; UNKNOWN where an answer is not known.

    `hidden` is `ids` with the mask for some pieces.
    """

    ids: Tensor
    hidden: Tensor
    kinds: Tensor
    mask: Tensor
    firsts: Tensor
    seen: Tensor
    sentence: Tensor
    heads: Tensor
    labels: Tensor
    tasks: dict[str, Tensor]
    attribution: Anchors
    stance: Anchors

    def to(self, device: torch.device) -> "Batch":
        """The same on another device."""
        return replace(
            self,
            **{name: getattr(self, name).to(device) for name in ("ids", "hidden", "kinds", "mask", "firsts", "seen")},
            **{name: getattr(self, name).to(device) for name in ("sentence", "heads", "labels")},
            **{name: getattr(self, name).to(device) for name in ("attribution", "stance")},
            tasks={task: values.to(device) for task, values in self.tasks.items()},
        )


def treebank_windows(material: Material, rng: random.Random) -> list[Example]:
    """Each document cut into windows of one to five sentences."""
    found = []
    for document in material.documents:
        at = 0
        while at < len(document):
            want, size, end = rng.choice((1, 1, 2, 2, 3, 4, 5)), 0, at
            while end < len(document) and end - at < want and (end == at or size + document[end][0].length < LONGEST):
                size += document[end][0].length
                end += 1
            lines = [new for _, new in document[at:end]]
            lines[0] = lines[0] or rng.random() < 0.5
            found.append(join([e for e, _ in document[at:end]], lines))
            at = end
    return [w for w in found if 0 < w.length <= 2 * LONGEST]


def block_windows(material: Material, rng: random.Random) -> list[Example]:
    """Each block once, half of them alone, the rest two to four together; the sentence before, where there is
    one, two times in three."""
    order = list(material.blocks)
    rng.shuffle(order)
    found, at = [], 0
    while at < len(order):
        parts: list[Example] = []
        lines: list[bool] = []
        for previous, own in order[at : at + rng.choice((1, 1, 1, 2, 3, 4))]:
            here = [previous, own] if previous is not None and rng.random() < 0.67 else [own]
            size = sum(e.length for e in here if e is not None)
            if parts and sum(p.length for p in parts) + size > LONGEST:
                break
            parts += [e for e in here if e is not None]
            lines += [rng.random() < 0.8, *[rng.random() < 0.35] * (len(here) - 1)]
            at += 1
        found.append(join(parts, lines))
    return [w for w in found if 0 < w.length <= 2 * LONGEST]


def grouped(windows: Sequence[Example], budget: int, rng: random.Random) -> list[list[Example]]:
    """The windows in batches of alike length and at most `budget` padded pieces, in random order."""
    order = sorted(windows, key=lambda w: w.length + rng.random() * 16)
    batches: list[list[Example]] = []
    longest = 0
    for window in order:
        longest = max(longest, window.length)
        if not batches or longest * (len(batches[-1]) + 1) > budget:
            batches.append([])
            longest = window.length
        batches[-1].append(window)
    rng.shuffle(batches)
    return batches


def passes(material: Material, *, seed: int, budget: int, blocks: float) -> Iterator[list[list[Example]]]:
    """Steps without end, each of one batch of treebank windows and one of blocks, which have `blocks` of its pieces."""
    number = 0
    kinds = {"tree": round(budget * (1 - blocks)), "block": round(budget * blocks)}
    stock: dict[str, list[list[Example]]] = {"tree": [], "block": []}
    make = {"tree": treebank_windows, "block": block_windows}
    while True:
        step: list[list[Example]] = []
        for kind, share in kinds.items():
            if share and not stock[kind]:
                number += 1
                rng = random.Random(seed * 1000 + number)
                stock[kind] = grouped(make[kind](material, rng), share, rng)
            if share:
                step.append(stock[kind].pop())
        yield step


def collate(windows: Sequence[Example], cls: int, sep: int, *, jitter: random.Random | None = None) -> Batch:
    """The windows as one batch; with `jitter` anchors are sometimes one piece of the marked words, or a word off."""
    count, longest = len(windows), max(len(w.pieces) for w in windows)
    width = max(w.length for w in windows) + 2
    ids, kinds, mask = (np.zeros((count, width), dtype=np.int64) for _ in range(3))
    firsts, seen = np.zeros((count, longest), dtype=np.int64), np.zeros((count, longest), dtype=bool)
    sentence = np.full((count, longest), -1)
    heads, labels = np.full((count, longest), UNKNOWN), np.full((count, longest), UNKNOWN)
    tasks = {task: np.full((count, longest), UNKNOWN) for task in WORD_TASKS}
    for row, window in enumerate(windows):
        n, lengths = len(window.pieces), [len(p) for p in window.pieces]
        row_ids = [cls, *(p for word in window.pieces for p in word), sep]
        ids[row, : len(row_ids)] = row_ids
        mask[row, : len(row_ids)] = 1
        kinds[row, 1 : len(row_ids) - 1] = np.repeat(window.kinds, lengths)
        firsts[row, :n] = 1 + np.cumsum([0, *lengths[:-1]])
        seen[row, :n] = True
        sentence[row, :n], heads[row, :n], labels[row, :n] = window.sentence, window.heads, window.labels
        for task in WORD_TASKS:
            tasks[task][row, :n] = window.tasks[task]
    return Batch(
        ids=torch.from_numpy(ids), hidden=torch.from_numpy(ids), kinds=torch.from_numpy(kinds),
        mask=torch.from_numpy(mask),
        firsts=torch.from_numpy(firsts), seen=torch.from_numpy(seen), sentence=torch.from_numpy(sentence),
        heads=torch.from_numpy(heads), labels=torch.from_numpy(labels),
        tasks={task: torch.from_numpy(values) for task, values in tasks.items()},
        attribution=_anchors(windows, "attribution", len(ATTRIBUTION_ROLES), longest, jitter),
        stance=_anchors(windows, "stance", len(STANCE_ROLES), longest, jitter),
    )  # fmt: skip


def _anchors(windows: Sequence[Example], kind: str, roles: int, longest: int, jitter: random.Random | None) -> Anchors:
    rows, own, offset, targets, classes = [], [], [], [], []
    for row, window in enumerate(windows):
        for frame in window.frames:
            if frame.kind != kind:
                continue
            words = _own(frame.pieces, len(window.pieces), jitter)
            mine, target = np.zeros(longest, dtype=np.float32), np.zeros((roles, longest), dtype=np.float32)
            mine[words] = 1 / len(words)
            for role, members in enumerate(frame.roles):
                target[role, list(members)] = 1
            away = np.arange(longest)[:, None] - np.array(words)[None, :]
            nearest = np.abs(away).argmin(1)
            rows.append(row)
            own.append(mine)
            offset.append(away[np.arange(longest), nearest])
            targets.append(target)
            classes.append(frame.classes or (UNKNOWN,) * 4)
    if not rows:
        empty = torch.zeros(0, longest)
        return Anchors(row=torch.zeros(0, dtype=torch.long), own=empty, offset=empty.long(),
                       roles=torch.zeros(0, roles, longest), classes=torch.zeros(0, 4, dtype=torch.long))  # fmt: skip
    return Anchors(
        row=torch.tensor(rows), own=torch.from_numpy(np.stack(own)), offset=torch.from_numpy(np.stack(offset)),
        roles=torch.from_numpy(np.stack(targets)), classes=torch.tensor(classes),
    )  # fmt: skip


def _own(pieces: tuple[tuple[int, ...], ...], words: int, jitter: random.Random | None) -> list[int]:
    whole = sorted({i for piece in pieces for i in piece})
    if jitter is None:
        return whole
    if len(pieces) > 1 and jitter.random() < 0.4:
        whole = list(jitter.choice(pieces))
    chance = jitter.random()
    if chance < 0.07 and len(whole) > 1:
        return whole[1:]
    if chance < 0.14 and len(whole) > 1:
        return whole[:-1]
    if chance < 0.21:
        return sorted({*whole, min(words - 1, whole[-1] + 1)})
    if chance < 0.28:
        return sorted({*whole, max(0, whole[0] - 1)})
    return whole
