"""Occasions: the words for meetings, calls, briefings and documents, and for what becomes of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from parley.codebook.files import Strict, read
from parley.errors import CodebookError


class KindLine(Strict):
    """One kind of occasion."""

    gloss: str
    example: str
    nouns: list[str]
    unless: list[str] = []
    bare: list[str] = []
    verbs: list[str] = []
    weak: list[str] = []
    by: list[str] = []
    treaties: list[str] = []
    hearers: list[str] = []


class StatusWords(Strict):
    """The words that tell what becomes of an occasion."""

    planned: list[str]
    cancelled: list[str]
    ongoing: list[str]


class OccasionFile(Strict):
    """occasions.yml."""

    kinds: dict[str, KindLine]
    holding: list[str]
    happening: list[str]
    journeys: list[str]
    purposes: list[str]
    table: list[str]
    making: list[str]
    signing: list[str]
    putting: list[str]
    giving: list[str]
    status: StatusWords
    unheld: list[str]
    stretches: list[str]
    counts: dict[str, int]


# Kinds at which one party speaks and others listen.
ONE_SPEAKS = frozenset({"briefing", "speech"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of occasion with its example."""

    id: str
    gloss: str
    example: str
    unless: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OccasionWords:
    """Lookups by lemma; `nouns` from a name's last word to (words before it, kind), the longest first."""

    kinds: dict[str, Kind]
    nouns: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    bare: frozenset[str]
    verbs: dict[str, str]
    weak: dict[str, str]
    by: tuple[tuple[str, ...], ...]
    treaties: frozenset[str]
    hearers: dict[str, str]
    holding: frozenset[str]
    happening: frozenset[str]
    journeys: frozenset[str]
    purposes: frozenset[str]
    table: frozenset[str]
    making: frozenset[str]
    signing: frozenset[str]
    putting: frozenset[str]
    giving: frozenset[str]
    planned: frozenset[str]
    cancelled: frozenset[str]
    ongoing: frozenset[str]
    unheld: frozenset[str]
    stretches: frozenset[str]
    counts: dict[str, int]

    @property
    def speaking(self) -> frozenset[str]:
        """The last words of the nouns for what one party says to others: "speech", "conference" of the press."""
        return frozenset(last for last, found in self.nouns.items() for _, kind in found if kind in ONE_SPEAKS)

    @property
    def telling(self) -> frozenset[str]:
        """The verbs that tell of a meeting as what is held, takes place or is called off."""
        return self.holding | self.happening | self.cancelled


def load_occasions(path: Path) -> OccasionWords:
    """The words of the file; raises CodebookError where two kinds claim one noun or verb."""
    file = read(path, OccasionFile)
    nouns: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    verbs: dict[str, str] = {}
    for kind, line in file.kinds.items():
        for text in line.nouns:
            *before, last = text.split()
            if any(words == tuple(before) for words, _ in nouns.get(last, [])):
                raise CodebookError(path.name, f"noun {text!r} stands under two kinds", "each noun once")
            nouns.setdefault(last, []).append((tuple(before), kind))
        for verb in (*line.verbs, *line.weak):
            if verb in verbs:
                raise CodebookError(path.name, f"verb {verb!r} stands twice", "each verb once")
            verbs[verb] = kind
    lines = file.kinds.items()
    return OccasionWords(
        kinds={
            kind: Kind(id=kind, gloss=line.gloss, example=line.example, unless=frozenset(line.unless))
            for kind, line in lines
        },
        nouns={last: tuple(sorted(found, key=lambda item: -len(item[0]))) for last, found in nouns.items()},
        bare=frozenset(word for _, line in lines for word in line.bare),
        verbs={verb: kind for kind, line in lines for verb in line.verbs},
        weak={verb: kind for kind, line in lines for verb in line.weak},
        by=tuple(tuple(phrase.split()) for _, line in lines for phrase in line.by),
        treaties=frozenset(word for _, line in lines for word in line.treaties),
        hearers={word: kind for kind, line in lines for word in line.hearers},
        holding=frozenset(file.holding),
        happening=frozenset(file.happening),
        journeys=frozenset(file.journeys),
        purposes=frozenset(file.purposes),
        table=frozenset(file.table),
        making=frozenset(file.making),
        signing=frozenset(file.signing),
        putting=frozenset(file.putting),
        giving=frozenset(file.giving),
        planned=frozenset(file.status.planned),
        cancelled=frozenset(file.status.cancelled),
        ongoing=frozenset(file.status.ongoing),
        unheld=frozenset(file.unheld),
        stretches=frozenset(file.stretches),
        counts=dict(file.counts),
    )
