"""Keeps what holds across reports up to date: what was read since is laid beside what it may touch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from parley.errors import LedgerError
from parley.ledger import cases, derived
from parley.ledger.store import Ledger

if TYPE_CHECKING:
    from parley.codebook.case import Case

# As many readings are laid beside one that comes alone; a ledger of no more is always laid as a whole.
NEAR = 40
# Where more than so many are waiting, it takes a while: they are laid side by side as a whole.
MANY = 40

# After a read, so many are laid at once, or a ledger of so many: it takes some seconds. More wait for a question.
SOON = 10
SMALL = 500


def waiting(ledger: Ledger) -> int:
    """How many readings are not yet laid beside the others."""
    with ledger.connection() as connection:
        return len(derived.unsettled(connection)[0])


def settle(ledger: Ledger, *, near: int = NEAR) -> int:
    """Brings the derived tables up to date with the readings; returns how many readings were new to them.

    A ledger that is up to date, the usual case, is told by one look.
    """
    with ledger.connection() as connection:
        new, replaced = derived.unsettled(connection)
        case = cases.last(connection)
    if not new and not replaced and (case is None or case.laid):
        return 0
    from parley.views.laying import bring_up_to_date

    with ledger.writing() as connection:
        # Another program may have been faster.
        new, replaced = derived.unsettled(connection)
        bring_up_to_date(connection, ledger.issues, new, replaced, near)
    return len(new)


def settle_soon(ledger: Ledger, *, small: int = SMALL) -> int:
    """Does as `settle` where that takes some seconds; otherwise leaves it to the first question, and returns 0.

    A ledger that another program is writing to is left as well: what was read is stored already.
    """
    with ledger.connection() as connection:
        count, size = len(derived.unsettled(connection)[0]), derived.size(connection)
        case = cases.last(connection)
    few = count <= SOON and (case is None or case.laid)
    if not few and size + count > small:
        return 0
    try:
        return settle(ledger)
    except LedgerError:
        return 0


def refer(ledger: Ledger, case: Case | None) -> None:
    """Makes the case the one that the ledger's reports are laid beside from now on; without one the last stays.

    Only a change in what it knows beside the reports has them laid side by side again: facts, and where places lie.
    """
    if case is None:
        return
    from parley.codebook.case import EMPTY, parse_case

    with ledger.writing() as connection:
        before = cases.last(connection)
        known = parse_case(before.text, before.file) if before else EMPTY
        laid = case.reference == known.reference and (before is None or before.laid)
        cases.keep(connection, cases.Kept(file=case.file, text=case.text, laid=laid))


def settle_again(ledger: Ledger, *, near: int = NEAR, reports: Sequence[str] = ()) -> None:
    """Lays these reports beside their neighbours once more, or the whole ledger where none are named."""
    from parley.views.laying import lay_again

    with ledger.writing() as connection:
        lay_again(connection, ledger.issues, reports, near)
