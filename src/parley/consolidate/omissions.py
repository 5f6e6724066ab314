"""What one report says a party did not mention, and another reports; and answers still to come."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from parley.consolidate.claims import Claim
from parley.consolidate.conflicts import quote
from parley.model.across import Conflict, Meeting, Quote
from parley.model.mention import Occasion
from parley.model.note import Omission
from parley.model.reading import Reading

_PENDING = re.compile(
    r"\b(?:yet to|not yet|has not|had not|have not) (?:agree|accept|approve|endorse|sign)", re.IGNORECASE
)
_PLANS = frozenset({"adopt-plan", "sign-agreement"})


def pending(readings: Sequence[Reading], claims: Sequence[Claim]) -> tuple[Conflict, ...]:
    """ "Washington had yet to agree" against "Washington had agreed", where both rest on one origin."""
    found: dict[tuple[str, str, str], Conflict] = {}
    yes: dict[tuple[str, str], list[Claim]] = {}
    beside: dict[str, list[Claim]] = {}
    for claim in claims:
        beside.setdefault(claim.report, []).append(claim)
        if claim.entry.stance == "accept" and claim.entry.provision.measure in _PLANS:
            yes.setdefault((claim.origin, claim.entry.party), []).append(claim)
    for reading in readings:
        for one in reading.omissions:
            if not _PENDING.search(one.span.of(reading.report.text)):
                continue
            origins = {
                claim.origin for claim in beside.get(reading.report.id, ()) if claim.entry.passage.overlaps(one.span)
            }
            for origin in sorted(origins):
                for claim in yes.get((origin, one.party), ()):
                    if claim.report != reading.report.id:
                        made = _against(
                            one,
                            reading,
                            claim,
                            "stance",
                            f"whether {one.party} has agreed: yes in one, not yet in the other",
                        )
                        found.setdefault((claim.report, reading.report.id, one.party), made)
    return tuple(found.values())


def omitted(
    readings: Sequence[Reading], claims: Sequence[Claim], of_member: Mapping[tuple[str, str], Meeting]
) -> tuple[Conflict, ...]:
    """A matter that a party is said not to have mentioned of an occasion, and that others report of it.

    One for each omission and matter, with all the entries of others; its passage is the first of them.
    """
    told: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in claims:
        if claim.meeting:
            for matter in {claim.issue or "", claim.entry.provision.measure}:
                told.setdefault((claim.meeting.id, claim.entry.party, matter), []).append(claim)
    found: list[Conflict] = []
    for reading in readings:
        for one in reading.omissions:
            occasion = _occasion(reading, one)
            meeting = of_member.get((reading.report.id, occasion.id)) if occasion else None
            for matter in one.about if meeting else ():
                others = [
                    claim
                    for claim in told.get((meeting.id if meeting else "", one.party, matter), ())
                    if claim.report != reading.report.id
                ]
                if others:
                    found.append(_left_out(one, matter, reading, others))
    return tuple(found)


def _occasion(reading: Reading, one: Omission) -> Occasion | None:
    """The occasion that the omission is of: the one named last before it, else the first after it."""
    places = sorted(
        ((span.start, occasion.id, occasion) for occasion in reading.occasions
         for span in (occasion.span, *occasion.mentions)),
        key=lambda place: place[:2],
    )  # fmt: skip
    before = [occasion for start, _, occasion in places if start < one.span.end]
    return before[-1] if before else places[0][2] if places else None


def _left_out(one: Omission, matter: str, reading: Reading, others: Sequence[Claim]) -> Conflict:
    first = min(others, key=lambda claim: (claim.report, claim.entry.id))
    said = sorted({f"{claim.entry.stance} {claim.entry.provision.measure}" for claim in others})
    about = f"{one.party} is said not to have mentioned {matter}; other reports have: {', '.join(said)}"
    made = _against(one, reading, first, "omission", about)
    return replace(made, entries=tuple(sorted(claim.entry.id for claim in others)))


def _against(one: Omission, reading: Reading, claim: Claim, kind: str, about: str) -> Conflict:
    left, right = Quote(report=reading.report.id, span=one.span), quote(claim)
    if right.report < left.report:
        left, right = right, left
    return Conflict(
        kind=kind,
        reports=(left.report, right.report),
        quotes=(left, right),
        about=about,
        entries=(claim.entry.id,),
        origin=claim.origin if kind == "stance" else None,
        meeting=claim.meeting.id if claim.meeting else None,
    )
