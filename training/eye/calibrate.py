"""Temperatures that make the heads' chances true, and thresholds that find most, on blocks set aside for it."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parley.language.eye.heads import CLASSES, Array, sigmoid, softmax
from parley.language.eye.reader import Eye
from training.eye.examples import UNKNOWN, Example
from training.eye.labels import ATTRIBUTION_ROLES, STANCE_ROLES

TEMPERATURES = np.exp(np.linspace(np.log(0.5), np.log(4), 43))
THRESHOLDS = np.round(np.linspace(0.2, 0.7, 26), 2)
BINS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Scores of one head with the right answers: class numbers, or 0 and 1 where each score stands alone."""

    scores: Array
    answers: NDArray[np.int64]

    @property
    def alone(self) -> bool:
        """Whether each score is a yes or no of its own."""
        return self.scores.ndim == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """A line of a reliability table: how many answers, their mean confidence, how many were right."""

    count: int
    confidence: float
    right: float


def samples(eye: Eye, examples: Iterable[Example]) -> dict[str, Sample]:
    """The scores of each head on the examples, frames anchored at the marked words."""
    scores: dict[str, list[Array]] = {}
    answers: dict[str, list[NDArray[np.int64]]] = {}

    def add(head: str, found: Array, right: NDArray[np.int64]) -> None:
        known = right != UNKNOWN
        scores.setdefault(head, []).append(found[known])
        answers.setdefault(head, []).append(right[known])

    for example in examples:
        vectors = eye.vectors(example.pieces, example.kinds)
        tags = eye.heads.tags(vectors)
        known = example.tasks["say"] != UNKNOWN
        for head in ("say", "cue", "stance"):
            add(head, tags[head], example.tasks[head])
        for kind, roles in (("attribution", ATTRIBUTION_ROLES), ("stance", STANCE_ROLES)):
            frames = [f for f in example.frames if f.kind == kind]
            if not frames:
                continue
            own = np.zeros((len(frames), len(vectors)), dtype=np.bool_)
            target = np.zeros((len(frames), len(roles), len(vectors)), dtype=np.int64)
            for row, frame in enumerate(frames):
                own[row, sorted({i for piece in frame.pieces for i in piece})] = True
                for role, members in enumerate(frame.roles):
                    target[row, role, list(members)] = 1
            links = eye.heads.links(kind, vectors, own)
            for role, name in enumerate(roles):
                add(f"{kind}.{name}", links[:, role, known].ravel(), target[:, role, known].ravel())
            add(
                "attribution" if kind == "attribution" else "links",
                links[:, :, known].ravel(),
                target[:, :, known].ravel(),
            )
            if kind == "stance":
                classes = np.array([f.classes for f in frames])
                for number, (head, found) in enumerate(eye.heads.kinds(vectors, own, links, tags).items()):
                    add(head, found, classes[:, number])
    return {h: Sample(scores=np.concatenate(scores[h]), answers=np.concatenate(answers[h])) for h in scores}


def temperature(sample: Sample) -> float:
    """The temperature under which the answers are likeliest."""
    return float(round(min(TEMPERATURES, key=lambda t: _surprise(sample, t)), 3))


def _surprise(sample: Sample, by: float) -> float:
    if sample.alone:
        signed = np.where(sample.answers > 0, sample.scores, -sample.scores) / by
        return float(np.logaddexp(0, -signed).mean())
    chance = softmax(sample.scores / by)[np.arange(len(sample.answers)), sample.answers]
    return float(-np.log(np.maximum(chance, 1e-12)).mean())


def threshold(sample: Sample, by: float) -> float:
    """The threshold with the best F1 of yes-or-no scores, or of "not the first class"."""
    if sample.alone:
        chance, wanted = sigmoid(sample.scores / by), sample.answers > 0
    else:
        chance, wanted = 1 - softmax(sample.scores / by)[:, 0], sample.answers > 0

    def f1(limit: float) -> float:
        found = chance > limit
        return 2 * float((found & wanted).sum()) / max(1.0, float(found.sum() + wanted.sum()))

    return float(max(THRESHOLDS, key=f1))


def reliability(sample: Sample, by: float) -> tuple[Bin, ...]:
    """How often the likeliest answer is right, by its confidence."""
    if sample.alone:
        yes = sigmoid(sample.scores / by)
        sure, right = np.maximum(yes, 1 - yes), (yes > 0.5) == (sample.answers > 0)
    else:
        chances = softmax(sample.scores / by)
        sure, right = chances.max(-1), chances.argmax(-1) == sample.answers
    place = np.minimum((sure * BINS).astype(int), BINS - 1)
    return tuple(
        Bin(
            count=int((place == b).sum()),
            confidence=float(sure[place == b].mean()),
            right=float(right[place == b].mean()),
        )
        for b in range(BINS)
        if (place == b).any()
    )


def error(bins: Iterable[Bin]) -> float:
    """Expected calibration error: the mean gap of confidence and rightness, weighted by count."""
    bins = tuple(bins)
    return sum(b.count * abs(b.confidence - b.right) for b in bins) / max(1, sum(b.count for b in bins))


def settings(found: dict[str, Sample]) -> tuple[dict[str, float], dict[str, float]]:
    """Temperatures and thresholds by head."""
    by = {head: temperature(found[head]) for head in ("say", "cue", "stance", "attribution", "links", *CLASSES)}
    limits = {head: threshold(found[head], by[head]) for head in ("cue", "stance")}
    for kind, roles in (("attribution", ("source", "content")), ("stance", STANCE_ROLES[1:])):
        for role in roles:
            limits[role] = threshold(found[f"{kind}.{role}"], by["attribution" if kind == "attribution" else "links"])
    return by, limits
