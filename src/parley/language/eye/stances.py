"""What the heads say of one window, to stances."""

from collections.abc import Mapping
from dataclasses import dataclass

from parley.language.eye.anchors import Settings, anchors, grown, merged, runs
from parley.language.eye.heads import CLASSES, Array, Heads, sigmoid, softmax

ROLES = ("words", "party", "actor", "places", "recipient", "extent")
Runs = tuple[tuple[int, int], ...]
LEAST = 0.03


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """A stance as stretches of words of its window; `classes` and `chances` by the order of heads.CLASSES.

    `measures` holds the measures likelier than LEAST, likeliest first.
    """

    words: Runs
    roles: tuple[Runs, ...]
    classes: tuple[int, ...]
    chances: tuple[float, ...]
    measures: tuple[tuple[int, float], ...]
    confidence: float


def stances(heads: Heads, vectors: Array, tags: Mapping[str, Array], settings: Settings) -> list[Stance]:
    """The stances of a window, in the order of their first words; `roles` are those of ROLES without the first."""
    chance = softmax(tags["stance"] / settings.temperature("stance"))
    own = anchors(chance, settings.threshold("stance"))
    if not len(own):
        return []
    links = heads.links("stance", vectors, own)
    whole = merged(own, sigmoid(links[:, 0] / settings.temperature("links")))
    if len(whole) < len(own):
        own, links = whole, heads.links("stance", vectors, whole)
    roles = sigmoid(links / settings.temperature("links"))
    scores = heads.kinds(vectors, own, links, tags)
    chances = [softmax(scores[head] / settings.temperature(head)) for head in CLASSES]
    found = []
    for row, words in enumerate(own):
        found.append(Stance(
            words=runs(words),
            roles=tuple(
                runs(grown(roles[row, role], settings.threshold(name))) for role, name in enumerate(ROLES) if role
            ),
            classes=tuple(int(c[row].argmax()) for c in chances),
            chances=tuple(float(c[row].max()) for c in chances),
            measures=_likely(chances[CLASSES.index("measures")][row]),
            confidence=float(1 - chance[words, 0].mean()),
        ))  # fmt: skip
    return sorted(found, key=lambda s: s.words)


def _likely(chance: Array) -> tuple[tuple[int, float], ...]:
    order = sorted(enumerate(chance.tolist()), key=lambda item: -item[1])
    return tuple((number, value) for number, value in order if value > LEAST)
