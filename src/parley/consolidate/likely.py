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
from parley.consolidate.occasions import may_be_one
from parley.consolidate.readings import near
from parley.consolidate.words import described, likeness, place_key, same_surname, surname
from parley.model.across import Telling
from parley.text.dates import DateInterval

ENOUGH = 3

# A name (not the first word of a sentence, which is written large whatever it is) or a number.
_NAME = re.compile(r"(?<=[\w,;:] )[A-Z][a-z]{2,}\b|\b\d+(?:[.,]\d+)*\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A telling with its passages, its claims, the figures in them, and when its report was written."""

    telling: Telling
    words: tuple[str, ...]
    claims: tuple[Claim, ...]
    published: DateInterval | None
    figures: frozenset[tuple[str, float]]


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
    marks: list[tuple[int, str]] = []
    kinds = {one.telling.kind, other.telling.kind}
    if kinds <= {"anonymous", "cited", "voice"}:
        marks.append((0, f"both on the word of {one.telling.outlet}"))
        marks += _described(one.telling, other.telling)
    elif kinds == {"named"}:
        if not same_surname(surname(one.telling.source or ""), surname(other.telling.source or "")):
            return Likelihood(points=-9, reasons=(), substance=False)
        marks.append((1, f"both name {one.telling.source}"))
    placed, substance = _placed(one.claims, other.claims, sure="named" in kinds)
    marks += placed
    told = _told(one, other, plain="named" in kinds)
    marks += told
    if not told and "document" not in kinds:
        told = _worded(one, other, plain="named" in kinds)
        marks += told
    if "document" in kinds and (shared := one.figures & other.figures):
        marks.append((2, f"both give {sorted(shared)[0][1]:g} {sorted(shared)[0][0]}"))
    if near(one.published, other.published, days=3):
        # The outlet, the number and the description of its sources, within days: what else could it be. Three
        # or more unnamed sources are seldom the same number twice in days.
        count = one.telling.count if one.telling.count == other.telling.count else None
        many = "named" not in kinds and count is not None and count > 2
        substance = substance or many or sum(points for points, _ in marks[1:3] if points > 0) >= 3
        marks.append((1, "published within three days"))
    elif not substance and one.published and other.published and not near(one.published, other.published, days=60):
        marks.append((-2, "published more than two months apart"))
    if frozenset({one.telling.report, other.telling.report}) in copied:
        marks.append((3, "near-duplicate texts"))
        substance = True
    return Likelihood(
        points=sum(points for points, _ in marks),
        reasons=tuple(reason for points, reason in marks if points >= 0),
        substance=substance or any(points > 0 for points, _ in told),
    )


def _described(one: Telling, other: Telling) -> list[tuple[int, str]]:
    """The number of the sources, and how they are described."""
    marks: list[tuple[int, str]] = []
    if one.source is None or other.source is None:
        return marks
    if one.type != other.type:
        marks.append((-2, "one is a single source, the other several"))
    if one.count and other.count:
        same = one.count == other.count
        marks.append((2, f"both have {one.count} of them") if same else (-1, "their numbers differ"))
    alike = likeness(described(one.source), described(other.source))
    if alike >= 60:
        marks.append((2 if alike >= 90 else 1, f"described alike: {one.source} / {other.source}"))
    return marks


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


def _worded(one: Told, other: Told, *, plain: bool) -> list[tuple[int, str]]:
    """The names and numbers in both passages, or, of a speaker who is named, the same words."""
    if plain:
        if not near(one.published, other.published, days=3):
            return []
        pairs = ((a, b) for a in one.words for b in other.words if _telling(a) and _telling(b))
        best = max((fuzz.token_set_ratio(a, b) for a, b in pairs), default=0.0)
        return [(2, "they are quoted with the same words")] if best >= 80 else []
    left, right = _names(one), _names(other)
    shared = sorted(left & right)
    if len(shared) < 3:
        return []
    return [(2 if len(shared) > 3 else 1, f"both speak of {', '.join(shared[:6])}")]


def _telling(words: str) -> bool:
    """True for words that say something: "declined to comment" is said of everybody by everybody."""
    return len(words.split()) > 5 and "comment" not in words


def _names(one: Told) -> set[str]:
    own = set((one.telling.outlet or "").split()) | set((one.telling.source or "").split())
    return {name for words in one.words for name in _NAME.findall(words)} - own


def _same_words(left: Claim, right: Claim) -> bool:
    here = set(map(place_key, left.entry.provision.places))
    there = set(map(place_key, right.entry.provision.places))
    return bool(here & there) or fuzz.token_set_ratio(left.text, right.text) >= 75
