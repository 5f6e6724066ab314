"""Loads the codebook; with the rooms at the top it is one of the few places that touch files."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from parley.codebook.cues import Cues, load_cues
from parley.codebook.measures import Measure, load_classes, load_measures
from parley.codebook.names import Names, load_names
from parley.codebook.notes import Notes, load_notes
from parley.codebook.occasions import OccasionWords, load_occasions
from parley.codebook.outlets import Outlets, load_outlets
from parley.codebook.sources import Sources, load_sources
from parley.codebook.stances import Stances, load_stances

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """All that Parley knows of how negotiations are told; `fingerprint` names its version."""

    measures: tuple[Measure, ...]
    classes: dict[str, frozenset[str]]
    stances: Stances
    names: Names
    occasions: OccasionWords
    cues: Cues
    outlets: Outlets
    sources: Sources
    notes: Notes
    fingerprint: str

    def measure(self, ident: str) -> Measure:
        """The measure of that id; raises KeyError."""
        return next(measure for measure in self.measures if measure.id == ident)

    def plover(self, stance: str, measure: str) -> str | None:
        """The PLOVER code of a stance towards a measure; None where there is none."""
        known = next((m for m in self.measures if m.id == measure), None)
        return (known.plover.get(stance) if known else None) or self.stances.plover.get(stance)


@cache
def load(folder: Path = DATA) -> Codebook:
    """The codebook in `folder`; raises CodebookError at the first line that cannot be used."""
    classes = load_classes(folder / "classes.yml")
    return Codebook(
        measures=load_measures(folder / "measures.yml", classes),
        classes=classes,
        stances=load_stances(folder / "stances.yml"),
        names=load_names(folder),
        occasions=load_occasions(folder / "occasions.yml"),
        cues=load_cues(folder / "cues.yml"),
        outlets=load_outlets(folder / "outlets.yml"),
        sources=load_sources(folder / "sources.yml"),
        notes=load_notes(folder / "notes.yml"),
        fingerprint=fingerprint(folder),
    )


def fingerprint(folder: Path) -> str:
    """Twelve hexadecimal digits that change with any file of the codebook."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.yml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]
