"""Claims: entries with what is needed to compare them across reports."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from parley.consolidate.readings import ROUND, near
from parley.consolidate.seen import may_be_one
from parley.consolidate.words import fold, place_key
from parley.model.across import Meeting
from parley.model.entry import Entry
from parley.text.dates import DateInterval, find_dates

if TYPE_CHECKING:
    from parley.model.reading import Reading

# Ways to leave land to another: reports put one and the same step in any of them.
LEAVING = frozenset({"cede", "return", "withdraw", "drop-claim"})
HALTING = frozenset({"freeze-line", "halt-offensive"})
# A claim or sovereignty is given up or recognised for the whole of a place, unless a part is said.
_WHOLE = frozenset({"drop-claim", "recognise"})
_SIDES = {"consider": "offer"}
# "In return for the Donbas, ...": what stands here is the price, and not where the step would be taken.
_PRICE = re.compile(r"\bin (?:return|exchange) for\b[^,;.]*,", re.IGNORECASE)
_FIRM = ("asserted", "conditional", "exploratory", "rumoured")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An entry with its report, its origin, its meeting and the time it is about.

    `when` is the meeting's date, else one that the passage states, else the report's. It is None for
    what the report says in its own voice without a date: that is background, and may be of any time.
    `dated` is true where the report itself tells when it was, not only when it was written. `astray` is true
    where the sentence asks and gives the same places and they stand nearer to the other: these are not its own.
    """

    entry: Entry
    report: str
    text: str
    outlet: str | None
    origin: str
    meeting: Meeting | None
    when: DateInterval | None
    issue: str | None
    dated: bool = False
    astray: bool = False

    @property
    def topic(self) -> str:
        """The measure, or the family of measures that reports use for one another."""
        measure = self.entry.provision.measure
        return "leave-land" if measure in LEAVING else "halt" if measure in HALTING else measure

    @property
    def side(self) -> str:
        """The stance; what is considered is compared with what is offered."""
        return _SIDES.get(self.entry.stance, self.entry.stance)

    @property
    def extent(self) -> str | None:
        """The extent, with what the measure itself says of it."""
        return self.entry.provision.extent or ("all" if self.entry.provision.measure in _WHOLE else None)

    @property
    def lands(self) -> frozenset[str]:
        """Those the claim is about, as places: a whole country says less than a region, not otherwise."""
        provision = self.entry.provision
        names = (self.entry.party, provision.recipient, *(provision.actor or ()))
        return frozenset(place_key(name) for name in names if name)

    @property
    def where(self) -> tuple[str, ...]:
        """The places of the provision as they are compared: not where its occasion was held, nor its price's."""
        if self.astray:
            return ()
        held = {place_key(place) for place in self.meeting.places} if self.meeting and self.topic != "meet" else set()
        price = " ".join(fold(match.group()) for match in _PRICE.finditer(self.text))
        rest = fold(_PRICE.sub(" ", self.text)) if price else ""
        return tuple(
            place
            for place in self.entry.provision.places
            for key in [place_key(place)]
            if key not in held and not (key in price and key not in rest)
        )

    @property
    def exchanged(self) -> bool:
        """True where the stance hangs on something else: such a stance contradicts no plain one."""
        entry = self.entry
        return bool(entry.in_return_for or entry.conditions) or entry.modality in ("conditional", "rumoured")


def firmest(claims: Sequence[Claim]) -> str:
    """The firmest modality of the claims."""
    return min(claims, key=firmness).entry.modality


def firmness(claim: Claim) -> int:
    """How firm the stance is, 0 the firmest."""
    modality = claim.entry.modality
    return _FIRM.index(modality) if modality in _FIRM else len(_FIRM)


def claims_of(
    readings: Sequence[Reading],
    meetings: Sequence[Meeting],
    origin_of: Mapping[str, str],
    issue_of: Mapping[str, str],
) -> tuple[Claim, ...]:
    """The claims of the readings, in their order; `origin_of` maps entry ids to origins."""
    of_member = {member: meeting for meeting in meetings for member in meeting.members}
    claims = tuple(
        Claim(
            entry=entry,
            report=reading.report.id,
            text=entry.passage.of(reading.report.text),
            outlet=reading.report.outlet,
            origin=origin_of.get(entry.id, entry.id),
            meeting=(meeting := of_member.get((reading.report.id, entry.occasion or ""))),
            when=(when := _when(entry, reading, meeting, published, of_member))[0],
            dated=when[1],
            issue=issue_of.get(entry.provision.measure),
        )
        for reading in readings
        for published in [moment(reading, of_member)]
        for entry in reading.entries
    )
    lost = _astray(claims)
    return tuple(replace(claim, astray=True) if claim.entry.id in lost else claim for claim in claims)


def _astray(claims: Sequence[Claim]) -> set[str]:
    """The entries whose places are those of what the same sentence has the same party ask for, or give, beside it.

    Nobody asks for and gives the same land in one breath: a pronoun or "the other two" was read amiss.
    """
    sentences: dict[tuple[str, int, str, str], list[Claim]] = {}
    for claim in claims:
        key = (claim.report, claim.entry.passage.start, claim.entry.party, claim.topic)
        if claim.entry.provision.places and claim.side in ("offer", "demand"):
            sentences.setdefault(key, []).append(claim)
    lost = set[str]()
    for block in sentences.values():
        for left, right in combinations(block, 2):
            same = set(left.entry.provision.places) == set(right.entry.provision.places)
            if same and left.side != right.side:
                lost.add(max(left, right, key=lambda one: (_off(one), one.entry.id)).entry.id)
    return lost


def _off(claim: Claim) -> int:
    """How far the words of a claim stand from the first of its places."""
    at = claim.entry.passage.start + max(0, claim.text.find(claim.entry.provision.places[0]))
    return min((abs(word.start - at) for word in claim.entry.words), default=0)


def moment(reading: Reading, of_member: Mapping[tuple[str, str], Meeting]) -> DateInterval | None:
    """When a report was written: its declared date, unless it tells of something later as past.

    A header may be wrong, or missing; what the report knows about has happened.
    """
    declared = reading.report.declared_date
    past = [
        date
        for occasion in reading.occasions
        if occasion.status == "past"
        for date in [occasion.date or _date(of_member.get((reading.report.id, occasion.id)))]
        # What was reckoned from the header cannot speak against it.
        if date is not None
        and not (occasion.date and date.reckoned_from)
        and date.last - date.first < timedelta(days=40)
    ]
    latest = max(past, key=lambda date: (date.first, date.last), default=None)
    if latest and (declared is None or latest.first > declared.last):
        return latest
    return declared


def _date(meeting: Meeting | None) -> DateInterval | None:
    return meeting.date if meeting else None


def _when(
    entry: Entry,
    reading: Reading,
    meeting: Meeting | None,
    published: DateInterval | None,
    of_member: Mapping[tuple[str, str], Meeting],
) -> tuple[DateInterval | None, bool]:
    """When it was, and whether the report tells it."""
    if meeting and meeting.date:
        return meeting.date, True
    if meeting is None:
        reference = published.first if published else None
        stated = [
            date
            for found in find_dates(reading.report.text, entry.passage)
            for date in [found.reckon(reference)]
            if date is not None and (reference is None or date.first <= reference)
        ]
        # "In the call after the summit": what is told beside an occasion is of its days.
        beside = [
            date
            for occasion in reading.occasions
            if occasion.status == "past" and any(entry.passage.holds(span) for span in occasion.mentions)
            for date in [_date(of_member.get((reading.report.id, occasion.id)))]
            if date is not None
        ]
        if stated or beside:
            return min(stated or beside), True
    return (None if len(entry.chain) < 2 else published), False


def same_context(left: Claim, right: Claim) -> bool:
    """True where two claims are about one round: one meeting, one origin, or days that lie near."""
    same = may_be_one(left.meeting, right.meeting)
    if left.meeting and right.meeting and left.meeting.id == right.meeting.id:
        return True
    if left.origin == right.origin:
        return same is not False
    return same is not False and near(left.when, right.when, days=ROUND.days)


def same_actor(left: Claim, right: Claim) -> bool:
    """True where the same would act, or one report does not say who."""
    one, other = left.entry.provision.actor, right.entry.provision.actor
    return not one or not other or {fold(name) for name in one} == {fold(name) for name in other}
