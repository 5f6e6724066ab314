"""Small readings made by hand: a report in a line, its entries with their chains."""

from __future__ import annotations

from collections.abc import Sequence

from parley.model.entry import Entry, Provision
from parley.model.mention import Figure, Occasion
from parley.model.reading import Reading
from parley.model.report import Report
from parley.model.source import Chain, Link
from parley.text.dates import DateInterval
from parley.text.spans import Span

PASSAGE = Span(0, 40)
ISSUES = {"cede": "territory", "withdraw": "territory", "return": "territory", "drop-claim": "territory",
          "freeze-line": "hostilities", "ceasefire": "hostilities", "meet": "process"}  # fmt: skip


def outlet(name: str | None) -> Link:
    return Link(type="outlet", name=name)


def group(name: str, count: int | None = None) -> Link:
    return Link(type="unnamed-group", name=name, count=count)


def person(name: str) -> Link:
    return Link(type="named-individual", name=name, count=1)


def entry(
    ident: str,
    *chain: Link,
    party: str = "Sorrun",
    stance: str = "demand",
    measure: str = "cede",
    actor: tuple[str, ...] | None = ("Kelmar",),
    places: tuple[str, ...] = ("Vell",),
    extent: str | None = None,
    modality: str = "asserted",
    occasion: str | None = None,
    in_return_for: tuple[str, ...] = (),
    passage: Span = PASSAGE,
) -> Entry:
    return Entry(
        id=ident,
        report=ident.split(":")[0],
        party=party,
        stance=stance,
        provision=Provision(measure=measure, actor=actor, places=places, extent=extent),
        modality=modality,
        chain=chain or (outlet(None),),
        passage=passage,
        words=(passage,),
        trace=(),
        occasion=occasion,
        in_return_for=in_return_for,
    )


def occasion(
    ident: str,
    date: str | None = None,
    *,
    place: str | None = None,
    kind: str = "summit",
    participants: tuple[str, ...] = ("Kelmar", "Sorrun"),
    status: str = "past",
) -> Occasion:
    return Occasion(
        id=ident,
        kind=kind,
        place=place,
        date=DateInterval.parse(date) if date else None,
        participants=participants,
        status=status,
        span=Span(0, 10),
    )


def reading(
    name: str,
    *entries: Entry,
    date: str | None = "2025-03-10",
    text: str | None = None,
    outlet: str | None = None,
    occasions: Sequence[Occasion] = (),
    figures: Sequence[Figure] = (),
    reader: str = "rules",
) -> Reading:
    body = text if text is not None else f"{name}: the envoys met and said what they wanted of one another."
    return Reading(
        report=Report(
            id=name,
            path=f"{name}.txt",
            text=body,
            body=Span(0, len(body)),
            outlet=outlet,
            declared_date=DateInterval.parse(date) if date else None,
            declared_date_span=Span(0, 4) if date else None,
        ),
        reader=reader,
        codebook="made",
        pipeline="made",
        entries=entries,
        occasions=tuple(occasions),
        figures=tuple(figures),
    )


def leak(own: str, count: int = 2, told: str = "officials briefed on the talks") -> Chain:
    """The chain of a paper that retells what the Herald was told."""
    return (outlet(own), outlet("Herald"), group(f"{count} {told}", count))
