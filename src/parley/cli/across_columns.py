"""The columns of what holds across reports; the other formats have every field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from parley.cli.columns import SHORT, iso
from parley.views import words
from parley.views.render import Column

if TYPE_CHECKING:
    from parley.model.across import Gap, Movement
    from parley.views.across import PackageRow, PositionRow, TimeRow
    from parley.views.origins import CheckRow, ConflictRow, OriginRow

_FEW = 4  # ids that lead on from a line
_WHY = 3  # reasons, each of a line or more
_SOME = 8  # names in a cell: a longer list is for the other formats


def _ids(entries: tuple[str, ...]) -> str:
    """The entries behind a line, as much of their ids as parley show asks for."""
    return " ".join(entry[:SHORT] for entry in entries[:_FEW]) + (" …" if len(entries) > _FEW else "")


def _some(names: Sequence[str], between: str = "; ", most: int = _SOME) -> str:
    """The first names of a list."""
    return between.join(names[:most]) + (f"{between}…" if len(names) > most else "")


ORIGINS: tuple[Column[OriginRow], ...] = (
    Column(head="outlet", cell=lambda row: row.outlet or "–", style="bold"),
    Column(head="source", cell=lambda row: _some(row.sources, " / ") or row.kind),
    Column(head="reports", cell=lambda row: str(len(row.reports)), right=True, firm=True),
    Column(head="retold by", cell=lambda row: _some(row.reports)),
    Column(
        head="because", cell=lambda row: _some((*row.reasons, *(f"copy: {one}" for one in row.copies)), " / ", _WHY)
    ),
    Column(head="tellings", cell=lambda row: _ids(row.tellings), style="dim"),
    Column(head="entries", cell=lambda row: _ids(row.entries), style="dim"),
)

POSITIONS: tuple[Column[PositionRow], ...] = (
    Column(head="party", cell=lambda row: row.party, style="bold", once=True),
    Column(head="issue", cell=lambda row: row.issue or "–", once=True),
    Column(head="when", cell=lambda row: (iso(row.when) or "no date") + (" (older)" if row.older else "")),
    Column(head="stance", cell=lambda row: row.stance, firm=True),
    Column(head="on", cell=lambda row: words.provision(row.measure, row.actor, row.places, row.extent)),
    Column(head="firmness", cell=lambda row: row.firmness),
    Column(head="origins", cell=lambda row: str(len(row.origins)), right=True, firm=True),
    Column(head="according to", cell=lambda row: _some(row.origins)),
    Column(head="reported by", cell=lambda row: _some(row.reports)),
    Column(head="entries", cell=lambda row: _ids(row.entries), style="dim"),
)

MOVEMENT: tuple[Column[Movement], ...] = (
    Column(head="party", cell=lambda row: row.party, style="bold", once=True),
    Column(head="movement", cell=lambda row: row.kind, firm=True),
    Column(head="issue", cell=lambda row: row.issue or "–"),
    Column(head="what", cell=lambda row: row.about),
    Column(head="before", cell=lambda row: _ids(row.before), style="dim"),
    Column(head="after", cell=lambda row: _ids(row.after), style="dim"),
)

PACKAGES: tuple[Column[PackageRow], ...] = (
    Column(head="party", cell=lambda row: row.party, style="bold", once=True),
    Column(head="occasion", cell=lambda row: row.occasion or iso(row.when), once=True),
    Column(head="provision", cell=lambda row: words.provision(f"{row.stance} {row.measure}", row.actor, (), None)),
    Column(head="place", cell=lambda row: (row.place or "–") + (f" ({', '.join(row.extent)})" if row.extent else "")),
    Column(head="named by", cell=lambda row: "; ".join(row.named_by)),
    Column(head="not by", cell=lambda row: "; ".join(row.not_named_by)),
    Column(head="entries", cell=lambda row: _ids(row.entries), style="dim"),
    Column(head="in return for", cell=lambda row: _ids(row.exchanged), style="dim"),
)

CONFLICTS: tuple[Column[ConflictRow], ...] = (
    Column(head="kind", cell=lambda row: row.kind, firm=True),
    Column(head="about", cell=lambda row: row.about + (" (one origin)" if row.one_origin else ""), style="bold"),
    Column(head="one", cell=lambda row: f"{row.reports[0]}: {row.passages[0]}"),
    Column(head="the other", cell=lambda row: f"{row.reports[1]}: {row.passages[1]}"),
    Column(head="entries", cell=lambda row: _ids(row.entries), style="dim"),
)

CHECKS: tuple[Column[CheckRow], ...] = (
    Column(head="kind", cell=lambda row: row.kind, firm=True),
    Column(head="report", cell=lambda row: row.report, style="bold"),
    Column(head="words", cell=lambda row: row.words),
    Column(head="at odds", cell=lambda row: row.about),
    Column(head="against", cell=lambda row: f"{row.against_report}: {row.against}" if row.against else ""),
)

GAPS: tuple[Column[Gap], ...] = (
    Column(head="issue", cell=lambda row: row.issue or "–", style="bold", once=True),
    Column(head="step", cell=lambda row: row.measure),
    Column(head="by", cell=lambda row: ", ".join(row.actor or ()) or "–"),
    Column(head="state", cell=lambda row: row.state, firm=True),
    Column(head="where the parties stand", cell=lambda row: row.about),
    Column(head="before", cell=lambda row: row.was or "–"),
    Column(head="entries", cell=lambda row: _ids(row.entries), style="dim"),
)

TIMELINE: tuple[Column[TimeRow], ...] = (
    Column(head="when", cell=lambda row: iso(row.when) or "–", firm=True, once=True),
    Column(head="party", cell=lambda row: row.party or "", style="bold"),
    Column(head="what", cell=lambda row: row.stance, firm=True),
    Column(head="about", cell=lambda row: row.about),
    Column(head="origins", cell=lambda row: str(row.origins), right=True, firm=True),
    Column(head="reported by", cell=lambda row: "; ".join(row.reports)),
    Column(head="entries", cell=lambda row: _ids(row.entries), style="dim"),
)
