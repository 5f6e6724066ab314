"""What the heads say of one window, to attributions."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parley.language.eye.anchors import Settings, anchors, grown, merged, runs
from parley.language.eye.heads import Array, Heads, sigmoid, softmax

CUE, SOURCE, CONTENT = 0, 1, 2
SAY_SOURCE, SAY_CUE, SAY_CONTENT = 1, 2, 3
LEAST_CONTENT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """An attribution as stretches of words of its window."""

    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    nested: bool
    confidence: float


def attributions(
    heads: Heads, vectors: Array, tags: Mapping[str, Array], settings: Settings, sentence: NDArray[np.int64]
) -> list[Attribution]:
    """The attributions of a window: one a cue, then what is ascribed there without a cue, one a sentence.

    `sentence` numbers the sentence of each word. Those inside another's content follow it.
    """
    chance = softmax(tags["cue"] / settings.temperature("cue"))
    flat = softmax(tags["say"] / settings.temperature("say"))
    own = anchors(chance, settings.threshold("cue"))
    found = []
    roles = np.zeros((0, 3, len(vectors)), dtype=np.float32)
    if len(own):
        links = heads.links("attribution", vectors, own)
        whole = merged(own, sigmoid(links[:, CUE] / settings.temperature("attribution")))
        if len(whole) < len(own):
            own, links = whole, heads.links("attribution", vectors, whole)
        roles = sigmoid(links / settings.temperature("attribution"))
    covered = np.zeros(len(vectors), dtype=np.bool_)
    contents = [grown(r[CONTENT], settings.threshold("content")) & ~w for r, w in zip(roles, own, strict=True)]
    for row, words in enumerate(own):
        source = grown(roles[row, SOURCE], settings.threshold("source")) & ~words
        content = contents[row] & ~source
        covered |= words | source | content
        outer = [c for number, c in enumerate(contents) if number != row and c[words].all()]
        found.append(Attribution(
            source=runs(source), cue=runs(words), content=runs(content),
            nested=bool(outer),
            confidence=float(1 - chance[words, 0].mean()),
        ))  # fmt: skip
    found += _cueless(flat, covered, sentence, settings)
    return sorted(found, key=lambda a: (min(s for group in (a.source, a.cue, a.content) for s, _ in group), a.nested))


def _cueless(
    flat: Array, covered: NDArray[np.bool_], sentence: NDArray[np.int64], settings: Settings
) -> list[Attribution]:
    """Contents and sources that the word-by-word head sees outside all that belongs to a cue."""
    content = grown(flat[:, SAY_CONTENT], settings.threshold("say")) & ~covered
    source = grown(flat[:, SAY_SOURCE], 0.5) & ~covered & ~content
    found = []
    for number in np.unique(sentence):
        here = sentence == number
        said = tuple(r for r in runs(content & here) if r[1] - r[0] >= LEAST_CONTENT)
        if said:
            words = np.zeros(len(flat), dtype=np.bool_)
            for start, end in said:
                words[start:end] = True
            found.append(Attribution(
                source=runs(source & here), cue=(), content=said, nested=False,
                confidence=float(flat[words, SAY_CONTENT].mean()),
            ))  # fmt: skip
    return found
