"""Keeps what holds across reports up to date: what was read since is laid beside what it may touch."""

from __future__ import annotations

from collections.abc import Sequence

from parley.ledger import derived
from parley.ledger.store import Ledger

# As many readings are laid beside one that comes alone; a ledger of no more is always laid as a whole.
NEAR = 40
# Where more than so many are waiting, it takes a while: they are laid side by side as a whole.
MANY = 40


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
    if not new and not replaced:
        return 0
    from parley.views.laying import bring_up_to_date

    with ledger.writing() as connection:
        # Another program may have been faster.
        new, replaced = derived.unsettled(connection)
        bring_up_to_date(connection, ledger.issues, new, replaced, near)
    return len(new)


def settle_again(ledger: Ledger, *, near: int = NEAR, reports: Sequence[str] = ()) -> None:
    """Lays these reports beside their neighbours once more, or the whole ledger where none are named."""
    from parley.views.laying import lay_again

    with ledger.writing() as connection:
        lay_again(connection, ledger.issues, reports, near)
