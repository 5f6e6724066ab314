"""What was predicted for one report, as frozen records in the words of the annotation guide."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictedLink:
    """One link of a chain; `name` is None where it is not given, `count` where no number is."""

    type: str
    name: str | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictedEntry:
    """A party's stance as it was read; `start` and `end` are the passage it was read from.

    `again` holds the other passages that tell it. Offsets are half-open, in characters of the report's text.
    `actor` is None where nobody is said to carry the measure out. `in_return_for` names the ids of other entries
    of the same report.
    """

    id: str
    party: str
    stance: str
    measure: str
    start: int
    end: int
    actor: tuple[str, ...] | None = None
    places: tuple[str, ...] = ()
    extent: str | None = None
    recipient: str | None = None
    modality: str | None = None
    in_return_for: tuple[str, ...] = ()
    occasion: str | None = None
    chain: tuple[PredictedLink, ...] = ()
    again: tuple[tuple[int, int], ...] = ()

    @property
    def passages(self) -> tuple[tuple[int, int], ...]:
        """All that tell it, the one it was read from first."""
        return ((self.start, self.end), *self.again)


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictedOccasion:
    """A meeting, call or document; `date` is "2025-08-15", "2025-08", "2025", "first/last" or None."""

    kind: str
    participants: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictedFigure:
    """A number with its unit; a range has `value_to` as well."""

    value: float
    unit: str
    value_to: float | None = None
    places: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictedNote:
    """The passage of an unknown, an omission or a check; an omission has the party that said nothing."""

    start: int
    end: int
    party: str | None = None

    @property
    def passages(self) -> tuple[tuple[int, int], ...]:
        """The passage, alone."""
        return ((self.start, self.end),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """All that was predicted for one report.

    `text` is the text the offsets count in, where it is not the gold's text to the letter (a reader
    that drops a byte-order mark, say); anchors are then looked up in it.
    """

    entries: tuple[PredictedEntry, ...] = ()
    occasions: tuple[PredictedOccasion, ...] = ()
    figures: tuple[PredictedFigure, ...] = ()
    unknowns: tuple[PredictedNote, ...] = ()
    omissions: tuple[PredictedNote, ...] = ()
    checks: tuple[PredictedNote, ...] = ()
    text: str | None = None
