"""Gold files turned into readings: what a perfect reader would hand to the consolidation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from parley.evaluate.gold import GoldEntry, GoldReport
from parley.evaluate.loader import GoldFile, load_folder
from parley.model.entry import Entry, Provision
from parley.model.mention import Figure, Occasion
from parley.model.note import Omission, Unknown
from parley.model.reading import Reading
from parley.model.report import Report
from parley.model.source import Link
from parley.text.dates import DateInterval, find_dates
from parley.text.spans import Span

ROOT = Path(__file__).parents[3]
GOLD = ROOT / "evals" / "gold"
SEEDS = ROOT.parent / "shared" / "gold" / "seeds"

_END = re.compile(r"(?<=[.!?”’:])\s+(?=[\"“‘A-Z0-9•–])|\n+")


def readings(folder: Path) -> tuple[Reading, ...]:
    """The readings of a folder of gold files."""
    return tuple(map(reading, load_folder(folder)))


def reading(file: GoldFile) -> Reading:
    """The gold of one report as a reading; the report's id is the stem of its file."""
    gold, text = file.gold, file.text
    name = file.path.stem
    return Reading(
        report=_report(gold, text, name),
        reader="gold",
        codebook="gold",
        pipeline="gold",
        entries=tuple(_entry(one, name, text) for one in gold.entries),
        occasions=tuple(
            Occasion(
                id=one.id,
                kind=one.kind,
                place=one.place,
                date=DateInterval.parse(one.date) if one.date else None,
                participants=one.participants,
                status=one.status,
                span=_at(one.anchor, text),
            )
            for one in gold.occasions
        ),
        figures=tuple(
            Figure(
                span=_at(one.anchor, text),
                value=one.value,
                value_to=one.value_to,
                unit=one.unit,
                approximate=one.approximate,
                about=one.about,
                places=one.places,
                source=one.source,
            )
            for one in gold.figures
        ),
        unknowns=tuple(Unknown(span=_at(one.anchor, text), about=one.about) for one in gold.unknowns),
        omissions=tuple(
            Omission(span=sentence(_at(one.anchor, text), text), party=one.party, about=one.about)
            for one in gold.omissions
        ),
    )


def _report(gold: GoldReport, text: str, name: str) -> Report:
    declared = DateInterval.parse(gold.declared_date) if gold.declared_date else None
    header = next(
        (
            one.span
            for one in find_dates(text, Span(0, min(len(text), 400)))
            if declared and one.reckon(None) == declared
        ),
        None,
    )
    return Report(
        id=name,
        path=gold.report,
        text=text,
        body=Span(0, len(text)),
        outlet=gold.outlet,
        declared_date=declared,
        declared_date_span=header,
    )


def _entry(one: GoldEntry, name: str, text: str) -> Entry:
    recipient = one.recipient if isinstance(one.recipient, str) or one.recipient is None else one.recipient[0]
    anchor = _at(one.anchor, text)
    return Entry(
        id=f"{name}:{one.id}",
        report=name,
        party=one.party,
        stance=one.stance,
        provision=Provision(
            measure=one.measure, actor=one.actor, places=one.places, extent=one.extent, recipient=recipient
        ),
        modality=one.modality,
        chain=tuple(Link(type=link.type, name=link.name, count=link.count) for link in one.chain),
        passage=sentence(anchor, text),
        words=(anchor,),
        trace=(),
        occasion=one.occasion,
        in_return_for=tuple(f"{name}:{other}" for other in one.in_return_for),
    )


def _at(anchor: str, text: str) -> Span:
    start = text.index(anchor)
    return Span(start, start + len(anchor))


def sentence(span: Span, text: str) -> Span:
    """The sentence around a span, ends at marks before a capital, or at the end of a line."""
    start = max((match.end() for match in _END.finditer(text, 0, span.start)), default=0)
    end = next((match.start() for match in _END.finditer(text, span.end)), len(text))
    return Span(start, max(end, span.end))


def issues() -> dict[str, str]:
    """The issue of each measure, by the shipped codebook."""
    from parley.codebook.loader import load

    return {measure.id: measure.issue for measure in load().measures}


def folder_readings(*folders: str) -> tuple[Reading, ...]:
    """The readings of folders of the gold, with the seeds where they are there and asked for."""
    found: list[Reading] = []
    for name in folders:
        found += readings(SEEDS if name == "seeds" else GOLD / name)
    return tuple(found)


def names(reports: Iterable[str]) -> tuple[str, ...]:
    """Reports by the stem of their file."""
    return tuple(report.removesuffix(".txt") for report in reports)
