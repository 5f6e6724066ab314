"""A reading as the scorer takes it."""

from __future__ import annotations

from parley.evaluate.prediction import (
    PredictedEntry,
    PredictedFigure,
    PredictedLink,
    PredictedNote,
    PredictedOccasion,
    Prediction,
)
from parley.model.entry import Entry
from parley.model.reading import Reading


def prediction(reading: Reading) -> Prediction:
    """What was read, in the guide's terms; offsets count in the report's text."""
    return Prediction(
        entries=tuple(map(_entry, reading.entries)),
        occasions=tuple(
            PredictedOccasion(
                kind=one.kind,
                participants=one.participants,
                date=one.date.iso if one.date else None,
                place=one.place,
            )
            for one in reading.occasions
        ),
        figures=tuple(
            PredictedFigure(
                value=one.value,
                unit=one.unit,
                value_to=one.value_to,
                places=one.places,
                start=one.span.start,
                end=one.span.end,
            )
            for one in reading.figures
        ),
        unknowns=tuple(PredictedNote(start=one.span.start, end=one.span.end) for one in reading.unknowns),
        omissions=tuple(
            PredictedNote(start=one.span.start, end=one.span.end, party=one.party) for one in reading.omissions
        ),
        checks=tuple(PredictedNote(start=one.span.start, end=one.span.end) for one in reading.checks),
        text=reading.report.text,
    )


def _entry(one: Entry) -> PredictedEntry:
    return PredictedEntry(
        id=one.id,
        party=one.party,
        stance=one.stance,
        measure=one.provision.measure,
        start=one.passage.start,
        end=one.passage.end,
        actor=one.provision.actor,
        places=one.provision.places,
        extent=one.provision.extent,
        recipient=one.provision.recipient,
        modality=one.modality,
        in_return_for=one.in_return_for,
        occasion=one.occasion,
        again=tuple((span.start, span.end) for span in one.tellings[1:]),
        chain=tuple(PredictedLink(type=link.type, name=link.name, count=link.count) for link in one.chain),
    )
