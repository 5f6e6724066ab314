"""Gold files: what a careful human reader takes from one report, as the annotation guide has it."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

Stance = Literal["offer", "demand", "propose", "accept", "reject", "consider", "deny", "threaten"]
Modality = Literal["asserted", "conditional", "exploratory", "rumoured"]
Extent = Literal["all", "part"]
SourceType = Literal["outlet", "named-individual", "named-group", "unnamed-individual", "unnamed-group", "document"]
Names = tuple[str, ...]
Recipient = str | Names | None


class GoldRecord(BaseModel):
    """Strict and frozen; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Anchored(GoldRecord):
    """Something that stands at an anchor: words copied from the text, that stand once in it."""

    anchor: str
    anchors: Names = ()
    optional: bool = False

    @property
    def all_anchors(self) -> Names:
        """Every anchor, the first one first."""
        return tuple(dict.fromkeys((self.anchor, *self.anchors)))


class GoldLink(GoldRecord):
    """One link of a chain."""

    type: SourceType
    name: str | None
    count: int | None = None


Chain = tuple[GoldLink, ...]


class OccasionAlt(GoldRecord):
    """Values of an occasion that are also right."""

    kind: Names = ()
    place: tuple[str | None, ...] = ()
    date: tuple[str | None, ...] = ()
    participants: tuple[Names, ...] = ()


class GoldOccasion(Anchored):
    """A meeting, call or document at which stances were taken."""

    id: str
    kind: str
    place: str | None
    date: str | None
    participants: Names
    status: Literal["past", "planned", "ongoing", "cancelled"]
    alt: OccasionAlt = OccasionAlt()


class EntryAlt(GoldRecord):
    """Values of an entry that are also right, field by field."""

    party: Names = ()
    stance: tuple[Stance, ...] = ()
    actor: tuple[Names | None, ...] = ()
    measure: Names = ()
    places: tuple[Names, ...] = ()
    extent: tuple[Extent | None, ...] = ()
    recipient: tuple[Recipient, ...] = ()
    modality: tuple[Modality, ...] = ()
    occasion: tuple[str | None, ...] = ()
    chain: tuple[Chain, ...] = ()


class GoldEntry(Anchored):
    """A party's stance towards a measure."""

    id: str
    party: str
    stance: Stance
    actor: Names | None
    measure: str
    places: Names
    extent: Extent | None
    recipient: Recipient
    modality: Modality
    in_return_for: Names
    occasion: str | None
    chain: Chain
    alt: EntryAlt = EntryAlt()


class FigureAlt(GoldRecord):
    """Values of a figure that are also right."""

    value: tuple[float, ...] = ()
    value_to: tuple[float | None, ...] = ()
    unit: Names = ()
    approximate: tuple[bool, ...] = ()
    places: tuple[Names, ...] = ()
    source: tuple[str | None, ...] = ()


class GoldFigure(Anchored):
    """A number with its unit; a range has `value_to` as well."""

    value: float
    value_to: float | None = None
    unit: str
    approximate: bool = False
    about: str
    places: Names
    source: str | None
    alt: FigureAlt = FigureAlt()


class GoldUnknown(Anchored):
    """What the report says is not known."""

    about: str


class GoldOmission(Anchored):
    """What the report says a party did not say."""

    party: str
    about: Names


class GoldCheck(Anchored):
    """Where the report is at odds with itself or with a reference fact."""

    kind: str
    about: str = ""


class GoldReport(GoldRecord):
    """The gold of one report."""

    report: str
    outlet: str | None
    declared_date: str | None
    occasions: tuple[GoldOccasion, ...] = ()
    entries: tuple[GoldEntry, ...] = ()
    figures: tuple[GoldFigure, ...] = ()
    unknowns: tuple[GoldUnknown, ...] = ()
    omissions: tuple[GoldOmission, ...] = ()
    checks: tuple[GoldCheck, ...] = ()


class GoldOrigin(GoldRecord):
    """Reports that retell one and the same source."""

    id: str
    outlet: str | None
    sources: str
    reports: Names


class GoldConflict(GoldRecord):
    """Two reports that cannot both be right; the anchors are one in each."""

    kind: str
    reports: Names
    anchors: Names
    about: str
    origin: str | None = None


class GoldWithin(GoldRecord):
    """Two passages of one report that contradict each other."""

    kind: str
    report: str
    anchors: Names
    about: str


class GoldCrossing(GoldRecord):
    """What holds between the reports of a folder. Reports are named with or without `.txt`."""

    origins: tuple[GoldOrigin, ...] = ()
    conflicts: tuple[GoldConflict, ...] = ()
    within: tuple[GoldWithin, ...] = ()


class Split(GoldRecord):
    """Gold to learn from, and gold that only measures, named `folder/stem`."""

    learn: Names
    measure: Names

    def part_of(self, name: str) -> str | None:
        """`learn`, `measure`, or None for gold that is in neither."""
        if name in self.learn:
            return "learn"
        return "measure" if name in self.measure else None
