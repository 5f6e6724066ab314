"""The words of each head, numbered."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from parley.language.eye.lemmas import edit
from parley.model.sight import OTHER
from training.data.compile import MEASURES, MODALITIES, STANCES
from training.eye.examples import UNKNOWN

if TYPE_CHECKING:
    from training.eye.treebank import Sentence

ATTRIBUTION_ROLES = ("cue", "source", "content")
STANCE_ROLES = ("words", "party", "actor", "places", "recipient", "extent")
EXTENTS = ("-", "all", "part")


@dataclass(frozen=True, slots=True)
class Labels:
    """Names of each head's classes, in the order of the network's outputs."""

    names: dict[str, tuple[str, ...]]
    _numbers: dict[str, dict[str, int]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        numbers = {head: {name: i for i, name in enumerate(names)} for head, names in self.names.items()}
        object.__setattr__(self, "_numbers", numbers)

    def number(self, head: str, name: str) -> int:
        """The number of a class; UNKNOWN where the head does not know it."""
        return self._numbers[head].get(name, UNKNOWN)

    def size(self, head: str) -> int:
        """How many classes a head has."""
        return len(self.names[head])

    def save(self, path: Path) -> None:
        """Write the names as JSON."""
        path.write_text(json.dumps(self.names, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> "Labels":
        """Read what `save` wrote."""
        return cls({head: tuple(names) for head, names in json.loads(path.read_text(encoding="utf-8")).items()})


def measure(name: str) -> str:
    """The measure as the eye knows it: OTHER for one outside the codebook."""
    return name if name in MEASURES else OTHER


def gather(sentences: Iterable["Sentence"]) -> Labels:
    """The labels that the data need; lemma edits seen three times or more."""
    upos: Counter[str] = Counter()
    xpos: Counter[str] = Counter()
    label: Counter[str] = Counter()
    lemma: Counter[str] = Counter()
    for sentence in sentences:
        for word in sentence.words:
            upos[word.upos] += 1
            xpos[word.xpos] += 1
            label[word.label] += 1
            lemma[edit(word.form, word.lemma)] += 1
    return Labels(
        {
            "upos": tuple(sorted(upos)),
            "xpos": tuple(sorted(xpos)),
            "label": tuple(sorted(label)),
            "lemma": tuple(rule for rule, count in lemma.most_common() if count >= 3),
            "start": ("inside", "start"),
            "say": ("-", "source", "cue", "content"),
            "cue": ("O", "B", "I"),
            "stance": ("O", "B", "I"),
            "stances": tuple(sorted(STANCES)),
            "measures": (*sorted(MEASURES), OTHER),
            "modalities": tuple(sorted(MODALITIES)),
            "extents": EXTENTS,
            "attribution_roles": ATTRIBUTION_ROLES,
            "stance_roles": STANCE_ROLES,
        }
    )
