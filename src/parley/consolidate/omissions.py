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
from parley.text.spans import cover

_PENDING = re.compile(
    r"\b(?:yet to|not yet|has not|had not|have not) (?:agree|accept|approve|endorse|sign)", re.IGNORECASE
)
_PLANS = frozenset({"adopt-plan", "sign-agreement"})


def pending(
    readings: Sequence[Reading], claims: Sequence[Claim], kin: frozenset[frozenset[str]] = frozenset()
) -> tuple[Conflict, ...]:
    """ "Washington had yet to agree" against "Washington had agreed", where both rest on one origin.

    Reports that share an origin (`kin`) are compared also where one tells the agreement in its own voice: what
    a retelling takes over it seldom marks in every sentence.
    """
    yes: dict[str, list[Claim]] = {}
    beside: dict[str, list[Claim]] = {}
    still: list[tuple[Reading, Omission]] = []
    by_report = {reading.report.id: reading for reading in readings}
    for claim in claims:
        beside.setdefault(claim.report, []).append(claim)
        if claim.entry.stance == "accept" and claim.entry.provision.measure in _PLANS:
            if _PENDING.search(_words(claim)):
                # Read as a yes, where the words are "had yet to agree".
                one = Omission(span=claim.entry.passage, party=claim.entry.party, about=())
                still.append((by_report[claim.report], one))
            else:
                yes.setdefault(claim.entry.party, []).append(claim)
    still += [
        (reading, one)
        for reading in readings
        for one in reading.omissions
        if _PENDING.search(one.span.of(reading.report.text))
    ]
    found: dict[tuple[str, str, str], Conflict] = {}
    for reading, one in still:
        here = beside.get(reading.report.id, ())
        origins = {claim.origin for claim in here if claim.entry.passage.overlaps(one.span)}
        for claim in yes.get(one.party, ()):
            akin = len(claim.entry.chain) == 1 and frozenset({claim.report, reading.report.id}) in kin
            if claim.report != reading.report.id and (claim.origin in origins or akin):
                about = f"whether {one.party} has agreed: yes in one, not yet in the other"
                made = _against(one, reading, claim, "stance", about)
                found.setdefault((claim.report, reading.report.id, one.party), made)
    return tuple(found.values())


def _words(claim: Claim) -> str:
    """The words of the stance and those between them."""
    start = claim.entry.passage.start
    whole = cover(claim.entry.words)
    return claim.text[max(0, whole.start - start - 12) : whole.end - start + 12]


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
