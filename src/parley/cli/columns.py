"""The columns of the tables: what of a row fits a terminal. The other formats have every field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parley.text.dates import DateInterval
from parley.views import words
from parley.views.render import Column

if TYPE_CHECKING:
    from parley.views.entries import EntryRow
    from parley.views.notes import NoteRow
    from parley.views.occasions import OccasionRow
    from parley.views.positions import Position
    from parley.views.reports import IssueRow, ReportRow

# As much of an id as tells it from others in a ledger of a few thousand.
SHORT = 8


def iso(when: DateInterval | None) -> str:
    """The interval, or nothing."""
    return when.iso if when else ""


ENTRIES: tuple[Column[EntryRow], ...] = (
    Column(head="entry", cell=lambda row: row.id[:SHORT], style="dim", firm=True),
    Column(head="when", cell=lambda row: iso(row.when), firm=True),
    Column(head="party", cell=lambda row: row.party, style="bold"),
    Column(head="stance", cell=lambda row: row.stance, firm=True),
    Column(
        head="on",
        cell=lambda row: words.provision(row.measure, row.actor, row.places, row.extent, row.recipient),
    ),
    Column(head="modality", cell=lambda row: row.modality),
    Column(head="according to", cell=lambda row: words.chain(row.chain)),
)

POSITIONS: tuple[Column[Position], ...] = (
    Column(head="party", cell=lambda row: row.party, style="bold", once=True),
    Column(head="issue", cell=lambda row: row.issue or "–", once=True),
    Column(head="when", cell=lambda row: iso(row.when), firm=True),
    Column(head="stance", cell=lambda row: row.stance, firm=True),
    Column(head="on", cell=lambda row: words.provision(row.measure, row.actor, row.places, row.extent)),
    Column(head="according to", cell=lambda row: "; ".join(row.sources)),
    Column(head="reported by", cell=lambda row: "; ".join(row.reports)),
)

REPORTS: tuple[Column[ReportRow], ...] = (
    Column(head="report", cell=lambda row: row.id[:SHORT], style="dim", firm=True),
    Column(head="date", cell=lambda row: iso(row.declared_date), firm=True),
    Column(head="outlet", cell=lambda row: row.outlet or "–", style="bold"),
    Column(head="title", cell=lambda row: row.title or row.path),
    Column(head="entries", cell=lambda row: str(row.entries), right=True, firm=True),
    Column(head="unknown", cell=lambda row: str(row.unknowns + row.omissions), right=True, firm=True),
    Column(head="issues", cell=lambda row: str(row.issues), right=True, firm=True),
)

NOTES: tuple[Column[NoteRow], ...] = (
    Column(head="kind", cell=lambda row: row.kind, firm=True),
    Column(head="party", cell=lambda row: row.party or "–", style="bold"),
    Column(head="about", cell=lambda row: ", ".join(row.about)),
    Column(head="words", cell=lambda row: row.words),
    Column(head="reported by", cell=lambda row: row.outlet or row.path),
)

OCCASIONS: tuple[Column[OccasionRow], ...] = (
    Column(head="occasion", cell=lambda row: row.id, style="bold"),
    Column(head="date", cell=lambda row: iso(row.date), firm=True),
    Column(head="kind", cell=lambda row: row.kind),
    Column(head="place", cell=lambda row: row.place or "–"),
    Column(head="participants", cell=lambda row: ", ".join(row.participants)),
    Column(head="status", cell=lambda row: row.status, firm=True),
    Column(head="entries", cell=lambda row: str(row.entries), right=True, firm=True),
    Column(head="reported by", cell=lambda row: "; ".join(row.reports)),
)

ISSUES: tuple[Column[IssueRow], ...] = (
    Column(head="stage", cell=lambda row: row.stage, firm=True),
    Column(head="path", cell=lambda row: row.path, style="bold"),
    Column(head="issue", cell=lambda row: row.message),
    Column(head="words", cell=lambda row: (row.words or "")[:80]),
)
