"""The heads of the eye in numpy: word vectors to scores. The trained counterpart is training.eye.network."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

WIDTH = 384
FAR = 15
FLAT = ("upos", "xpos", "lemma", "start", "say", "cue", "stance", "stances", "measures")
CLASSES = ("stances", "measures", "modalities", "extents")
LINKS = {"attribution": "attribution_roles", "stance": "stance_roles"}


def gelu(x: Array) -> Array:
    """The Gaussian error linear unit in its tanh form."""
    return np.float32(0.5) * x * (1 + np.tanh(np.float32(0.7978845608) * (x + np.float32(0.044715) * x * x * x)))


def softmax(scores: Array) -> Array:
    """Probabilities along the last axis."""
    powers = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(powers / powers.sum(-1, keepdims=True), dtype=np.float32)


def sigmoid(scores: Array) -> Array:
    """Probabilities of each score alone."""
    return np.asarray(0.5 * (1 + np.tanh(0.5 * scores)), dtype=np.float32)


def with_one(x: Array) -> Array:
    """The vectors with a constant at their end."""
    return np.concatenate([x, np.ones((*x.shape[:-1], 1), dtype=np.float32)], -1)


def shapes(sizes: Mapping[str, int]) -> dict[str, tuple[int | None, ...]]:
    """The matrices that the heads need, with their shapes; None where any size will do."""
    flat, classes = sum(sizes[h] for h in FLAT), sum(sizes[h] for h in CLASSES)
    needed: dict[str, tuple[int | None, ...]] = {
        "flat.weight": (flat, WIDTH), "flat.bias": (flat,), "root": (WIDTH,), "arc": (None, None),
        "label": (sizes["label"], None, None), "hidden.0.weight": (None, 3 * WIDTH + 1), "hidden.0.bias": (None,),
        "classes.weight": (classes, None), "classes.bias": (classes,),
    }  # fmt: skip
    for layer in ("arc_head", "arc_word", "label_head", "label_word"):
        needed |= {f"{layer}.0.weight": (None, WIDTH), f"{layer}.0.bias": (None,)}
    for kind, roles in LINKS.items():
        for layer in ("anchor", "word"):
            needed |= {f"{kind}.{layer}.0.weight": (None, WIDTH), f"{kind}.{layer}.0.bias": (None,)}
        needed |= {f"{kind}.form": (sizes[roles], None, None), f"{kind}.distance": (sizes[roles], 2 * FAR + 1)}
    return needed


@dataclass(frozen=True, slots=True)
class Heads:
    """All heads; `matrices` by the names of `shapes`, `sizes` the classes of each head."""

    matrices: Mapping[str, Array]
    sizes: Mapping[str, int]

    def _layer(self, name: str, x: Array) -> Array:
        return gelu(x @ self.matrices[f"{name}.0.weight"].T + self.matrices[f"{name}.0.bias"])

    def tags(self, words: Array) -> dict[str, Array]:
        """Scores [words, classes] of each word-by-word head."""
        scores = words @ self.matrices["flat.weight"].T + self.matrices["flat.bias"]
        ends = np.cumsum([self.sizes[head] for head in FLAT])[:-1]
        return dict(zip(FLAT, np.split(scores, ends, -1), strict=True))

    def arcs(self, words: Array) -> Array:
        """Scores [words, 1 + words] of heads in one sentence; column 0 is the root."""
        rooted = np.concatenate([self.matrices["root"][None], words])
        found = with_one(self._layer("arc_word", words)) @ self.matrices["arc"] @ self._layer("arc_head", rooted).T
        return np.asarray(found, dtype=np.float32)

    def labels(self, words: Array, heads: NDArray[np.int64]) -> Array:
        """Scores [words, labels] of the arcs from each word to its head (0: root)."""
        rooted = np.concatenate([self.matrices["root"][None], words])
        own = with_one(self._layer("label_word", words))
        other = with_one(self._layer("label_head", rooted))[heads]
        form = self.matrices["label"]
        width = form.shape[1]
        pair = (own @ form.transpose(1, 0, 2).reshape(width, -1)).reshape(len(own), -1, width)
        return np.asarray((pair * other[:, None, :]).sum(-1), dtype=np.float32)

    def links(self, kind: str, words: Array, own: NDArray[np.bool_]) -> Array:
        """Scores [anchors, roles, words] of the words of a window; `own` [anchors, words] are the anchors' words."""
        weight = own / own.sum(1, keepdims=True)
        anchors = with_one(self._layer(f"{kind}.anchor", (weight @ words).astype(np.float32)))
        others = with_one(self._layer(f"{kind}.word", words))
        form = self.matrices[f"{kind}.form"]
        scores = np.stack([anchors @ matrix @ others.T for matrix in form], 1)
        bucket = _distances(own) + FAR
        return np.asarray(scores + self.matrices[f"{kind}.distance"][:, bucket].transpose(1, 0, 2), dtype=np.float32)

    def kinds(self, words: Array, own: NDArray[np.bool_], links: Array, tags: Mapping[str, Array]) -> dict[str, Array]:
        """Scores [anchors, classes] of stance, measure, modality and extent; `tags` of the same words."""
        weight = (own / own.sum(1, keepdims=True)).astype(np.float32)
        chance = sigmoid(links)
        pooled = [c / np.maximum(c.sum(-1, keepdims=True), 1) @ words for c in (chance[:, 1], chance[:, 2])]
        both = np.minimum(chance[:, 1], chance[:, 2]).max(-1, keepdims=True)
        hidden = self._layer("hidden", np.concatenate([weight @ words, *pooled, both], -1))
        scores = hidden @ self.matrices["classes.weight"].T + self.matrices["classes.bias"]
        ends = np.cumsum([self.sizes[head] for head in CLASSES])[:-1]
        parts = dict(zip(CLASSES, np.split(scores, ends, -1), strict=True))
        for head in ("stances", "measures"):
            parts[head] = parts[head] + weight @ tags[head]
        return parts


def _distances(own: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The signed distance of each word from the nearest of each anchor's, the earlier of two; at most FAR."""
    places = np.arange(own.shape[1])
    before = np.maximum.accumulate(np.where(own, places, -len(places) - FAR), 1)
    after = np.minimum.accumulate(np.where(own, places, 2 * len(places) + FAR)[:, ::-1], 1)[:, ::-1]
    back, ahead = places - before, after - places
    return np.clip(np.where(back <= ahead, back, -ahead), -FAR, FAR)
