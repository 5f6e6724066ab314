"""Records as rows of the ledger's tables, and back: `record(row(x)) == x` for every record."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row

from parley.model.answer import RawAnswer
from parley.model.entry import Entry, Provision, Step
from parley.model.mention import Figure, Occasion
from parley.model.note import Check, Omission, ReadingIssue, Unknown
from parley.model.report import Report
from parley.model.source import Attribution, Chain, Link
from parley.text.dates import DateInterval
from parley.text.spans import Span

# A row of any table; its columns are those of schema.py.
AnyRow = Row[Any]
Values = dict[str, Any]


def path_as_text(path: str) -> str:
    """The path with bytes that are no UTF-8 shown as U+FFFD: a database takes no others."""
    return os.fsencode(path).decode("utf-8", "replace")


def pairs(spans: Iterable[Span]) -> list[list[int]]:
    """Spans as they stand in a column."""
    return [[span.start, span.end] for span in spans]


def spans(stored: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    """The inverse of `pairs`."""
    return tuple(Span(start, end) for start, end in stored)


def span(start: int | None, end: int | None) -> Span | None:
    """A span of two columns, None where they are empty."""
    return None if start is None or end is None else Span(start, end)


def interval(first: date | None, last: date | None, reckoned_from: str | None = None) -> DateInterval | None:
    """A date interval of its columns, None where they are empty."""
    return None if first is None or last is None else DateInterval(first, last, reckoned_from)


def report_row(report: Report) -> Values:
    """The report's columns, without the day it was added."""
    date, outlet, said = report.declared_date, report.outlet_span, report.declared_date_span
    return {
        "id": report.id,
        "path": path_as_text(report.path),
        "outlet": report.outlet,
        "outlet_start": outlet.start if outlet is not None else None,
        "outlet_end": outlet.end if outlet is not None else None,
        "title": report.title,
        "byline": report.byline,
        "url": report.url,
        "declared_first": date.first if date else None,
        "declared_last": date.last if date else None,
        "declared_reckoned_from": date.reckoned_from if date else None,
        "declared_start": said.start if said is not None else None,
        "declared_end": said.end if said is not None else None,
        "body_start": report.body.start,
        "body_end": report.body.end,
        "text": report.text,
    }


def report(row: AnyRow) -> Report:
    """The inverse of `report_row`."""
    return Report(
        id=row.id,
        path=row.path,
        text=row.text,
        body=Span(row.body_start, row.body_end),
        outlet=row.outlet,
        title=row.title,
        byline=row.byline,
        url=row.url,
        declared_date=interval(row.declared_first, row.declared_last, row.declared_reckoned_from),
        declared_date_span=span(row.declared_start, row.declared_end),
        outlet_span=span(row.outlet_start, row.outlet_end),
    )


def occasion_row(item: Occasion) -> Values:
    """The occasion's columns."""
    return {
        "id": item.id,
        "kind": item.kind,
        "place": item.place,
        "first": item.date.first if item.date else None,
        "last": item.date.last if item.date else None,
        "reckoned_from": item.date.reckoned_from if item.date else None,
        "participants": list(item.participants),
        "status": item.status,
        "start": item.span.start,
        "end": item.span.end,
        "mentions": pairs(item.mentions),
    }


def occasion(row: AnyRow) -> Occasion:
    """The inverse of `occasion_row`."""
    return Occasion(
        id=row.id,
        kind=row.kind,
        place=row.place,
        date=interval(row.first, row.last, row.reckoned_from),
        participants=tuple(row.participants),
        status=row.status,
        span=Span(row.start, row.end),
        mentions=spans(row.mentions),
    )


def entry_row(item: Entry, issue: str | None, when: DateInterval | None) -> Values:
    """The entry's columns; `issue` is its measure's, `when` the time of the stance."""
    provision = item.provision
    return {
        "id": item.id,
        "report_id": item.report,
        "party": item.party,
        "stance": item.stance,
        "measure": provision.measure,
        "issue": issue,
        "actor": None if provision.actor is None else list(provision.actor),
        "places": list(provision.places),
        "extent": provision.extent,
        "recipient": provision.recipient,
        "term": provision.term,
        "modality": item.modality,
        "occasion": item.occasion,
        "when_first": when.first if when else None,
        "when_last": when.last if when else None,
        "start": item.passage.start,
        "end": item.passage.end,
        "words": pairs(item.words),
        "conditions": pairs(item.conditions),
        "trace": [
            [s.rule, *((s.span.start, s.span.end) if s.span is not None else (None, None)), s.note] for s in item.trace
        ],
        "doubt": item.doubt,
    }


def entry(row: AnyRow, chain: Chain, in_return_for: tuple[str, ...]) -> Entry:
    """The inverse of `entry_row`, with what stands in the other two tables."""
    return Entry(
        id=row.id,
        report=row.report_id,
        party=row.party,
        stance=row.stance,
        provision=Provision(
            measure=row.measure,
            actor=None if row.actor is None else tuple(row.actor),
            places=tuple(row.places),
            extent=row.extent,
            recipient=row.recipient,
            term=row.term,
        ),
        modality=row.modality,
        chain=chain,
        passage=Span(row.start, row.end),
        words=spans(row.words),
        trace=tuple(Step(rule=rule, span=span(a, b), note=note) for rule, a, b, note in row.trace),
        occasion=row.occasion,
        in_return_for=in_return_for,
        conditions=spans(row.conditions),
        doubt=row.doubt,
    )


def link_row(item: Link) -> Values:
    """The link's columns."""
    return {name: getattr(item, name) for name in _LINK}


def link(row: AnyRow) -> Link:
    """The inverse of `link_row`."""
    return Link(**{name: getattr(row, name) for name in _LINK})


_LINK = ("type", "name", "count", "affiliation", "knowledge", "terms")


def attribution_row(item: Attribution) -> Values:
    """The attribution's columns."""
    return {
        "source": pairs(item.source),
        "cue": pairs(item.cue),
        "content": pairs(item.content),
        "channel": item.channel,
        "chain": [[getattr(one, name) for name in _LINK] for one in item.chain],
        "parent": item.parent,
        "party": item.party,
        "rule": item.rule,
        "reason": item.reason,
    }


def attribution(row: AnyRow) -> Attribution:
    """The inverse of `attribution_row`."""
    return Attribution(
        source=spans(row.source),
        cue=spans(row.cue),
        content=spans(row.content),
        channel=row.channel,
        chain=tuple(Link(**dict(zip(_LINK, values, strict=True))) for values in row.chain),
        parent=row.parent,
        party=row.party,
        rule=row.rule,
        reason=row.reason,
    )


def figure_row(item: Figure) -> Values:
    """The figure's columns."""
    plain = {name: getattr(item, name) for name in ("value", "value_to", "unit", "approximate", "about", "source")}
    return plain | {"start": item.span.start, "end": item.span.end, "places": list(item.places)}


def figure(row: AnyRow) -> Figure:
    """The inverse of `figure_row`."""
    return Figure(
        span=Span(row.start, row.end),
        value=row.value,
        value_to=row.value_to,
        unit=row.unit,
        approximate=row.approximate,
        about=row.about,
        places=tuple(row.places),
        source=row.source,
    )


def unknown_row(item: Unknown) -> Values:
    """The unknown's columns."""
    return {"start": item.span.start, "end": item.span.end, "about": item.about, "rule": item.rule}


def unknown(row: AnyRow) -> Unknown:
    """The inverse of `unknown_row`."""
    return Unknown(span=Span(row.start, row.end), about=row.about, rule=row.rule)


def omission_row(item: Omission) -> Values:
    """The omission's columns."""
    where = {"start": item.span.start, "end": item.span.end}
    return where | {"party": item.party, "about": list(item.about), "rule": item.rule}


def omission(row: AnyRow) -> Omission:
    """The inverse of `omission_row`."""
    return Omission(span=Span(row.start, row.end), party=row.party, about=tuple(row.about), rule=row.rule)


def check_row(item: Check) -> Values:
    """The check's columns."""
    return {"start": item.span.start, "end": item.span.end, "kind": item.kind, "about": item.about}


def check(row: AnyRow) -> Check:
    """The inverse of `check_row`."""
    return Check(span=Span(row.start, row.end), kind=row.kind, about=row.about)


def answer_row(item: RawAnswer) -> Values:
    """The answer's columns; what a database takes in no text (NUL, halves of pairs) stands as an escape."""
    text = item.text.encode("utf-8", "backslashreplace").decode("utf-8").replace("\0", "\\x00")
    return {name: getattr(item, name) for name in _ANSWER} | {"text": text}


def answer(row: AnyRow) -> RawAnswer:
    """The inverse of `answer_row`."""
    return RawAnswer(**{name: getattr(row, name) for name in _ANSWER})


_ANSWER = ("model", "instructions", "text", "tokens_in", "tokens_out")


def issue_row(item: ReadingIssue) -> Values:
    """The issue's columns."""
    where = item.span
    return {
        "stage": item.stage,
        "message": item.message,
        "start": where.start if where is not None else None,
        "end": where.end if where is not None else None,
    }


def issue(row: AnyRow) -> ReadingIssue:
    """The inverse of `issue_row`."""
    return ReadingIssue(stage=row.stage, message=row.message, span=span(row.start, row.end))
