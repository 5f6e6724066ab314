"""Figures that two retellings of one origin give differently, whatever entries were read from them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from parley.consolidate.numbers import WOULD, again, differing, kind_of, say
from parley.consolidate.tellings import opened_with, telling_id
from parley.consolidate.words import passage_at
from parley.model.across import Conflict, Origin, Quote
from parley.model.mention import Figure
from parley.model.reading import Reading
from parley.text.spans import Span, cover

_AROUND = 60  # characters to each side of a figure that tell what it is of
# Words of every report, and of every term: they do not tell what a figure is of.
_COMMON = re.compile(
    r"(?:would|could|should|might|have|been|with|from|that|this|they|their|which|would|about|around|after|before"
    r"|during|between|under|over|said|says|told|report|accord|source|offic|peopl|diplo|propo|deal|plan|talks|month|week"
    r"|year|days|hours|more|least|most|than|first|retur|excha|newsp|paper|quote|citin)\w*"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """A figure as one retelling gives it, with its sentence, the words behind it, and what it is of.

    `stems` are those of the words around it, and the measures of the entries in whose passage it stands.
    """

    report: str
    figure: Figure
    passage: Span
    after: str
    stems: frozenset[str]


def retold_figures(
    origins: Iterable[Origin], readings: Sequence[Reading], known: Sequence[Conflict]
) -> tuple[Conflict, ...]:
    """One conflict for each figure that two retellings of an origin give differently.

    Compared are figures of one kind that stand alone in each retelling and have a word around them in common,
    or of which two or more such words single one out. `known` are the conflicts that claims have told already:
    of a pair of reports and a kind of figure there is one.
    """
    by_report = {reading.report.id: reading for reading in readings}
    found: dict[tuple[str, str, str], Conflict] = {}
    told = {(*one.reports, one.about.rsplit(": ", 1)[-1]) for one in known if one.kind == "figure"}
    for origin in origins:
        given = {report: _given(by_report[report], origin) for report in origin.reports if report in by_report}
        for left, right in combinations(sorted(given), 2) if len(given) > 1 else ():
            for one, other in _matched(given[left], given[right]):
                about = f"{say(one.figure)}, or {say(other.figure)}"
                if again(one.after, other.after) and not differing(one.figure, other.figure):
                    about = f"{say(one.figure)} again and again, or altogether"
                elif not differing(one.figure, other.figure):
                    continue
                if (left, right, about) in told:
                    continue
                shared = ", ".join(sorted(one.stems & other.stems))
                made = Conflict(
                    kind="figure",
                    reports=(left, right),
                    quotes=(Quote(report=left, span=one.passage), Quote(report=right, span=other.passage)),
                    about=f"told by {origin.outlet or 'one source'} ({shared} …): {about}",
                    origin=origin.id,
                )
                found.setdefault((left, right, about), made)
    return tuple(found.values())


def _given(reading: Reading, origin: Origin) -> dict[str, list[_Given]]:
    """The figures in what the report tells from the origin, by kind."""
    text, report = reading.report.text, reading.report.id
    stretches, entries = set(_stretches(reading, origin)), set(origin.entries)
    found: dict[str, list[_Given]] = {}
    for figure in reading.figures:
        passage = passage_at(text, figure.span)
        if any(stretch.holds(figure.span) for stretch in stretches):
            steps = {
                entry.provision.measure
                for entry in reading.entries
                if entry.id in entries and entry.passage.holds(figure.span)
            }
            one = _Given(
                report=report,
                figure=figure,
                passage=passage,
                after=text[figure.span.start : min(passage.end, figure.span.end + 40)],
                stems=_stems(text, figure.span, passage) | steps,
            )
            found.setdefault(kind_of(figure), []).append(one)
    return found


def _stretches(reading: Reading, origin: Origin) -> Iterable[Span]:
    ids = {one.id for one in origin.tellings}
    entries = set(origin.entries)
    yield from (entry.passage for entry in reading.entries if entry.id in entries)
    text = reading.report.text
    for one in reading.attributions:
        if one.content and len(one.chain) > 1 and telling_id(reading, one.chain) in ids:
            for span in one.content:
                yield passage_at(text, span)
    if opened_with(reading, origin.outlet):
        # What would be done, in a report that opens with another's account and names no other source, is the account's.
        named = [cover((*one.source, *one.cue, *one.content)) for one in reading.attributions if len(one.chain) > 1]
        for figure in reading.figures:
            passage = passage_at(text, figure.span)
            if WOULD.search(passage.of(text)) and not any(passage.overlaps(span) for span in named):
                yield passage


def _stems(text: str, at: Span, passage: Span) -> frozenset[str]:
    start, end = max(passage.start, at.start - _AROUND), min(passage.end, at.end + _AROUND)
    words = re.findall(r"\b[a-z]{4,}", text[start:end])
    return frozenset(word[:5] for word in words if not _COMMON.match(word))


def _matched(left: dict[str, list[_Given]], right: dict[str, list[_Given]]) -> Iterable[tuple[_Given, _Given]]:
    for kind in sorted(left.keys() & right.keys()):
        here, there = left[kind], right[kind]
        alone = len(here) == len(there) == 1
        for one in here:
            best = _best(one, there)
            if best and _best(best, here) is one and len(one.stems & best.stems) >= (1 if alone else 2):
                yield one, best


def _best(one: _Given, others: Sequence[_Given]) -> _Given | None:
    """The figure with the most words in common; None where two have as many."""
    ranked = sorted(others, key=lambda other: -len(one.stems & other.stems))
    if len(ranked) > 1 and len(one.stems & ranked[0].stems) == len(one.stems & ranked[1].stems):
        return None
    return ranked[0] if ranked else None
