"""What holds across reports: origins, meetings, positions, movements, packages, conflicts, gaps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from parley.model.note import Check
from parley.text.dates import DateInterval
from parley.text.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Quote:
    """A passage of a report; `report` is the report's id."""

    report: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One occasion, as told by one report or several; `members` are (report, occasion id).

    `dates` are all the dates it is given; more than one, if they do not overlap, is a conflict. `date` is
    the narrowest. `reasons` tell why the tellings were taken for one occasion.
    """

    id: str
    kind: str
    places: tuple[str, ...]
    date: DateInterval | None
    dates: tuple[DateInterval, ...]
    participants: tuple[str, ...]
    status: str
    members: tuple[tuple[str, str], ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one report tells on the word of one source: the entries that rest on one end of a chain.

    `kind` is voice (the report's own), cited (an outlet, its source not told), anonymous, named or
    document. `outlet` is the one the source spoke to, None where it is not named. `id` is made from the
    report and the source, so that a person's decision about it holds when the report is read again.
    """

    id: str
    report: str
    kind: str
    outlet: str | None
    source: str | None
    type: str
    count: int | None
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Two tellings taken for one origin, and why; `by` is "rules" or the person who said so."""

    left: str
    right: str
    reason: str
    by: str = "rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's word on two tellings: they are one origin (tie), or they are not (untie).

    Of several decisions on the same two the last one given counts.
    """

    action: Literal["tie", "untie"]
    left: str
    right: str
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One independent source of what one report tells, or several; `ties` say why they are one.

    `sources` are the descriptions of it, `reports` the ids of those that retell it.
    """

    id: str
    outlet: str | None
    kind: str
    sources: tuple[str, ...]
    reports: tuple[str, ...]
    entries: tuple[str, ...]
    tellings: tuple[Telling, ...]
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Two reports whose texts are near-duplicates; `share` is how much of the shorter is in the other."""

    reports: tuple[str, str]
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two reports (or two passages of one) that cannot both be right; `about` says so in a sentence.

    `kind`: places, extent, count, date, stance, figure, actor; or omission, where one report says that a
    party did not mention what another reports: this is no contradiction, but belongs beside them.
    `origin` is set where both retell one origin.
    """

    kind: str
    reports: tuple[str, ...]
    quotes: tuple[Quote, Quote]
    about: str
    entries: tuple[str, ...] = ()
    origin: str | None = None
    meeting: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A check of one report; `against` is the passage of another report that it is at odds with."""

    report: str
    check: Check
    against: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What a party is reported to want at one time on one measure.

    `firmness` is the firmest modality it is reported with. `older` is true where a later stance of the
    party on the same matter stands beside it: it is kept, and shown as older. Without a date (`when` is
    None) it is not known which came first. `origins` are independent,
    `reports` only list who printed it.
    """

    party: str
    issue: str | None
    measure: str
    stance: str
    actor: tuple[str, ...] | None
    places: tuple[str, ...]
    extent: str | None
    firmness: str
    when: DateInterval | None
    meeting: str | None
    older: bool
    origins: tuple[str, ...]
    reports: tuple[str, ...]
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """How a party's position differs between two occasions or dates.

    `kind`: new, dropped, narrowed, widened, changed in kind, hardened, softened, unchanged; `about` says
    it in words. `before` and `after` are the ids of the entries behind it.
    """

    kind: str
    party: str
    issue: str | None
    places: tuple[str, ...]
    measures_before: tuple[str, ...]
    measures_after: tuple[str, ...]
    about: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """One line of a package: a provision at one place, and which origins name it."""

    stance: str
    measure: str
    actor: tuple[str, ...] | None
    place: str | None
    extent: tuple[str, ...]
    origins: tuple[str, ...]
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """What belongs to one proposal of a party; `exchanges` are pairs of entries given for one another."""

    id: str
    party: str
    meeting: str | None
    when: DateInterval | None
    origins: tuple[str, ...]
    provisions: tuple[Provision, ...]
    exchanges: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Where the parties' latest positions on one matter stand to each other.

    `state`: agreed, bridgeable, opposed, one-sided; `differs` names place, extent, time or condition.
    `was` is the state before the latest position was taken, None where there was none.
    """

    issue: str | None
    measure: str
    actor: tuple[str, ...] | None
    parties: tuple[str, ...]
    state: str
    differs: tuple[str, ...]
    about: str
    was: str | None
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Across:
    """All that was found across some readings; `notes` are lines on what was odd in them."""

    meetings: tuple[Meeting, ...]
    copies: tuple[Copy, ...]
    origins: tuple[Origin, ...]
    conflicts: tuple[Conflict, ...]
    findings: tuple[Finding, ...]
    notes: tuple[str, ...]
