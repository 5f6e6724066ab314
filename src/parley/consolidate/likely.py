"""How likely two tellings go back to one source, and by what: the marks of a retelling.

Each mark counts for or against; three points make a tie, of which at least one must be for what is told
(a claim that both make) or where (one occasion). Nothing here is fitted to a text: the marks are what a
retelling keeps (the outlet, the number and description of its sources, the occasion, the substance) and
what it changes (the words).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from parley.consolidate.claims import Claim, same_actor
from parley.consolidate.readings import near
from parley.consolidate.seen import may_be_one
from parley.consolidate.told import Told, near_days
from parley.consolidate.words import described, likeness, place_key, same_surname, surname
from parley.model.across import Telling

ENOUGH = 3

# Every negotiation has these.
_COMMON = frozenset({"meet", "adopt-plan", "sign-agreement"})

# "Two sources": a description that describes nothing is like every other.
_BARE = re.compile(r"(?:other |same |senior )?(?:sources?|officials?|people|persons?|diplomats?|insiders?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Likelihood:
    """Points for and against, with the reasons for."""

    points: int
    reasons: tuple[str, ...]
    substance: bool

    @property
    def enough(self) -> bool:
        """True where the two are taken for one."""
        return self.points >= ENOUGH and self.substance


def likely(one: Told, other: Told, copied: Mapping[frozenset[str], float]) -> Likelihood:
    """How likely the two go back to one source; both are of one block (outlet, name or owner)."""
    kinds = {one.telling.kind, other.telling.kind}
    named, retelling = "named" in kinds, kinds <= {"anonymous", "cited", "voice"}
    if named and not same_surname(surname(one.telling.source or ""), surname(other.telling.source or "")):
        return Likelihood(points=-9, reasons=(), substance=False)
    days = near_days(one, other)
    marks = [(1, f"both name {one.telling.source}")] if named else []
    described = _described(one.telling, other.telling, days) if retelling else []
    if retelling:
        marks += [(0, f"both on the word of {one.telling.outlet}"), *described]
        marks += _outlets(one, other, days)
    placed, substance = _placed(one.claims, other.claims, sure=named)
    told = _substance(one, other, named)
    # Leaders speak of one meeting here and there, of this and of that: some of what they say must be the same.
    substance = substance and (not named or bool(told))
    marks += [*placed, *told]
    if days:
        # The outlet, the number and the description of its sources, within days: what else could it be. Three
        # or more unnamed sources are seldom the same number twice in days.
        count = one.telling.count if one.telling.count == other.telling.count else None
        many = not named and count is not None and count > 2
        substance = substance or many or sum(points for points, _ in described) >= 3
        marks.append((1, "published within days"))
    elif told and not named and _same_days(one, other):
        marks.append((1, "what both tell is of the same days"))
    elif not substance and one.day and other.day and not near(one.day, other.day, days=60):
        marks.append((-2, "published more than two months apart"))
    if frozenset({one.telling.report, other.telling.report}) in copied:
        marks.append((3, "near-duplicate texts"))
        substance = True
    return Likelihood(
        points=sum(points for points, _ in marks),
        reasons=tuple(reason for points, reason in marks if points >= 0),
        substance=substance or any(points > 0 for points, _ in told),
    )


def _substance(one: Told, other: Told, named: bool) -> list[tuple[int, str]]:
    """What both tell: the same claims, else the same matter, words, names or figures."""
    documents = "document" in (one.telling.kind, other.telling.kind)
    told = _told(one, other, plain=named)
    if not told and not documents:
        told = [*([] if named else _matter(one, other)), *_worded(one, other, plain=named)]
    if documents and (shared := one.figures & other.figures):
        told.append((2, f"both give {sorted(shared)[0][1]:g} {sorted(shared)[0][0]}"))
    return told


def _described(one: Telling, other: Telling, days: bool) -> list[tuple[int, str]]:
    """The number of the sources, and how they are described; of one day's report numbers are often told apart."""
    marks: list[tuple[int, str]] = []
    if one.source is None or other.source is None:
        return marks
    if one.type != other.type:
        marks.append((-2, "one is a single source, the other several"))
    names = described(one.source), described(other.source)
    told = not any(_BARE.fullmatch(name) for name in names)
    alike = likeness(*names) if told else 0.0
    otherwise = told and alike < 45
    # A single source has always the number one.
    if one.count and other.count and not one.count == other.count == 1:
        same = one.count == other.count
        against = -1 if otherwise or not days else 0
        marks.append((2, f"both have {one.count} of them") if same else (against, "their numbers differ"))
    if alike >= 60:
        marks.append((2 if alike >= 90 else 1, f"described alike: {one.source} / {other.source}"))
    if otherwise:
        marks.append((-1, "they are described otherwise"))
    return marks


def _outlets(one: Told, other: Told, days: bool) -> list[tuple[int, str]]:
    """What the reports say of the outlet's report: on which day it was told, and whether both only retell it.

    Two reports of others that take up one outlet's report of the same days seldom mean two of its reports.
    """
    marks: list[tuple[int, str]] = []
    if {one.telling.kind, other.telling.kind} == {"voice", "anonymous"}:
        marks.append((-1, "one is the outlet's own word, the other a source's"))
    if one.told and other.told:
        if one.told.overlaps(other.told):
            day = min(one.told, other.told, key=lambda when: (when.last - when.first, when.iso))
            marks.append((1, f"both say that it was told on {day.iso}"))
        elif not near(one.told, other.told, days=1):
            marks.append(
                (-1 if near(one.told, other.told, days=3) else -3, "they say that it was told on different days")
            )
    if days and one.retold and other.retold:
        marks.append((1, f"both retell what {one.telling.outlet} told these days"))
    return marks


def _same_days(one: Told, other: Told) -> bool:
    """True where a claim that both make is told of the same days, though the reports are not."""
    return any(
        left.dated and right.dated and near(left.when, right.when, days=3)
        for left in one.claims
        for right in other.claims
        if left.entry.party == right.entry.party and left.topic == right.topic and left.side == right.side
    )


def _placed(one: Sequence[Claim], other: Sequence[Claim], *, sure: bool) -> tuple[list[tuple[int, str]], bool]:
    """Whether they tell of one occasion: of one for sure, perhaps, or not.

    With `sure` "perhaps" counts for nothing: a leader who is named speaks often.
    """
    left = {claim.meeting.id: claim.meeting for claim in one if claim.meeting}
    right = {claim.meeting.id: claim.meeting for claim in other if claim.meeting}
    if shared := sorted(left.keys() & right.keys()):
        where = left[shared[0]]
        return [(2, f"both tell of the {where.kind}{_at(where.places)}")], True
    verdicts = [may_be_one(here, there) for here in left.values() for there in right.values()]
    if any(verdicts):
        if sure:
            return [], False
        return [(1, "both tell of what may be one occasion")], True
    return ([(-3, "they tell of different occasions")] if verdicts else []), False


def _at(places: tuple[str, ...]) -> str:
    return f" in {places[0]}" if places else ""


def _told(one: Told, other: Told, *, plain: bool) -> list[tuple[int, str]]:
    """The claims that both make, and whether they name the same places for them."""
    pairs = [
        (left, right)
        for left in one.claims
        for right in other.claims
        if left.entry.party == right.entry.party and left.topic == right.topic and same_actor(left, right)
        and (left.entry.stance == right.entry.stance if plain else left.side == right.side)
    ]  # fmt: skip
    if not pairs:
        return []
    topics = {(left.entry.party, left.side, left.topic, left.entry.provision.actor) for left, _ in pairs}
    marks = [(min(len(topics), 2), f"both make {len(topics)} of the same claims")]
    if any(_same_words(left, right) for left, right in pairs):
        marks.append((1, "the places or words are the same"))
    return marks


def _matter(one: Told, other: Told) -> list[tuple[int, str]]:
    """A step that both tell of, whoever of the same two would take it or wants it: reports turn that about."""
    topics = {
        left.topic
        for left in one.claims
        for right in other.claims
        if left.topic == right.topic and left.topic not in _COMMON and _parties(left) & _parties(right)
    }
    return [(1, f"both tell of {sorted(topics)[0]}")] if topics else []


def _parties(claim: Claim) -> frozenset[str]:
    return frozenset({claim.entry.party, *(claim.entry.provision.actor or ())})


def _worded(one: Told, other: Told, *, plain: bool) -> list[tuple[int, str]]:
    """The names and numbers in both passages, or, of a speaker who is named, the same words."""
    if plain:
        if not near(one.published, other.published, days=3):
            return []
        pairs = ((a, b) for a in one.words for b in other.words if _telling(a) and _telling(b))
        best = max((fuzz.token_set_ratio(a, b) for a, b in pairs), default=0.0)
        return [(2, "they are quoted with the same words")] if best >= 80 else []
    shared = sorted(one.names & other.names)
    if len(shared) < 3 and (both := one.opening_names & other.opening_names) and len(both) > 2:
        return [(1, f"both open with it, and speak of {', '.join(sorted(both)[:6])}")]
    if len(shared) < 3:
        return []
    return [(2 if len(shared) > 3 else 1, f"both speak of {', '.join(shared[:6])}")]


def _telling(words: str) -> bool:
    """True for words that say something: "declined to comment" is said of everybody by everybody."""
    return len(words.split()) > 5 and "comment" not in words


def _same_words(left: Claim, right: Claim) -> bool:
    here = set(map(place_key, left.entry.provision.places))
    there = set(map(place_key, right.entry.provision.places))
    return bool(here & there) or fuzz.token_set_ratio(left.text, right.text) >= 75
