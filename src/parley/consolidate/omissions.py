"""What one report says a party did not mention, and another reports; and answers still to come."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parley.consolidate.claims import Claim
from parley.consolidate.conflicts import quote
from parley.consolidate.readings import near
from parley.model.across import Conflict, Quote
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


def omitted(readings: Sequence[Reading], claims: Sequence[Claim]) -> tuple[Conflict, ...]:
    """A matter that a party is said not to have mentioned, and that others report of it days around."""
    by_party: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        for name in {claim.issue or "", claim.entry.provision.measure}:
            by_party.setdefault((claim.entry.party, name), []).append(claim)
    found: dict[tuple[str, str, str], Conflict] = {}
    for reading in readings:
        meetings = {c.meeting.id for c in claims_in(claims, reading) if c.meeting}
        for one in reading.omissions:
            for matter in one.about:
                for claim in by_party.get((one.party, matter), ()):
                    told = claim.meeting is not None and claim.meeting.id in meetings
                    if (
                        claim.report != reading.report.id
                        and told
                        and near(claim.when, claim.meeting.date if claim.meeting else None)
                    ):
                        said = f"{claim.entry.stance} {claim.entry.provision.measure}"
                        about = f"{one.party} is said not to have mentioned {matter}; another report: {said}"
                        found.setdefault(
                            (reading.report.id, claim.report, one.party),
                            _against(one, reading, claim, "omission", about),
                        )
    return tuple(found.values())


def claims_in(claims: Sequence[Claim], reading: Reading) -> list[Claim]:
    """The claims of one report."""
    return [claim for claim in claims if claim.report == reading.report.id]


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
