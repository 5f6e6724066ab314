"""What is known of places: which name stands for which others, as given and as the reports say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from parley.consolidate.words import place_key
from parley.model.reading import Reading

_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
# "Donbas, which comprises the Donetsk and Luhansk regions": a report explains a name to its readers.
_COMPRISES = re.compile(
    rf"(?P<whole>{_NAME}),? (?:which|that) (?:comprises|consists of|is made up of|is composed of)"
    rf" (?:the )?(?:\w+ )?(?P<parts>{_NAME}(?:, (?:the )?{_NAME})*,? and (?:the )?{_NAME})"
)
_JOIN = re.compile(r",? and (?:the )?|, (?:the )?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """Wholes and the parts they are made of, and places that lie inside others; keys are folded.

    `parts` is exhaustive (Donbas is Donetsk and Luhansk), `inside` is not (Anchorage lies in Alaska).
    """

    parts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    inside: Mapping[str, str] = field(default_factory=dict)

    def atoms(self, places: Iterable[str]) -> frozenset[str]:
        """The places with every whole replaced by its parts."""
        found: set[str] = set()
        for place in places:
            key = place_key(place)
            found |= self.parts.get(key, frozenset({key}))
        return frozenset(found)

    def lies_in(self, small: str, large: str) -> bool:
        """True where one is known to lie in the other, at any number of steps."""
        here, there, seen = place_key(small), place_key(large), set[str]()
        while here not in seen:
            if here == there or here in self.parts.get(there, ()):
                return True
            seen.add(here)
            here = self.inside.get(here, here)
        return False

    def same_spot(self, left: str, right: str) -> bool:
        """True where one place lies in the other, or is it."""
        return self.lies_in(left, right) or self.lies_in(right, left)


def explained(readings: Iterable[Reading], known: Gazetteer | None = None) -> Gazetteer:
    """What is known, and what the reports themselves explain; what is given goes before what is read."""
    known = known or Gazetteer()
    told: dict[str, frozenset[str]] = {}
    for reading in readings:
        for match in _COMPRISES.finditer(reading.report.text):
            parts = frozenset(place_key(name) for name in _JOIN.split(match["parts"]))
            told.setdefault(place_key(match["whole"]), parts)
    return Gazetteer(parts={**told, **known.parts}, inside=known.inside)
