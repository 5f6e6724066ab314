"""Turns what a database says into one clear line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import (
    DatabaseError,
    DataError,
    DBAPIError,
    IntegrityError,
    NoSuchModuleError,
    SQLAlchemyError,
    StatementError,
)

from parley.errors import LedgerError


class UnfitReading(LedgerError):
    """One reading cannot be stored as it is; the ledger itself is sound and takes the next one."""


# What the database says, in lower case, and: found, expected, what to do.
_SAYINGS = (
    ("not a database", "is no database", "a ledger made by Parley", "Name another file with --ledger"),
    ("malformed", "is a damaged database", "a sound one", "Restore a copy, or read into a new ledger"),
    (
        "disk is full",
        "the disk is full",
        "",
        "Make room and run the command again: what was read before is kept",
    ),
    (
        "is locked",
        "is in use by another program",
        "",
        "Wait until that has ended, then run the command again",
    ),
    ("readonly", "cannot be written", "a file and folder you may write", "Name another place with --ledger"),
    (
        "unable to open",
        "cannot be opened",
        "a file in a folder you may write",
        "Name another place with --ledger",
    ),
    (
        "disk i/o error",
        "the disk cannot be read or written",
        "",
        "Check the disk, then run the command again",
    ),
)


@contextmanager
def told(where: str) -> Iterator[None]:
    """Whatever a database raises inside becomes a LedgerError about the ledger `where`."""
    try:
        yield
    except (IntegrityError, DataError) as fault:
        raise UnfitReading(where, f"cannot hold this reading ({_first_line(fault)})") from fault
    except (UnicodeEncodeError, OverflowError) as fault:
        raise UnfitReading(where, f"cannot hold this reading ({fault})") from fault
    except (DBAPIError, StatementError) as fault:
        if isinstance(fault.orig, UnicodeEncodeError | OverflowError):
            raise UnfitReading(where, f"cannot hold this reading ({fault.orig})") from fault
        raise _error(where, fault) from fault
    except NoSuchModuleError as fault:
        raise LedgerError(where, f"is no address Parley knows ({fault})", "a file, or postgresql://…") from fault
    except SQLAlchemyError as fault:
        raise LedgerError(where, f"cannot be used ({_first_line(fault)})") from fault


def _error(where: str, fault: StatementError) -> LedgerError:
    said = str(fault.orig).lower()
    for saying, found, expected, do in _SAYINGS:
        if saying in said:
            return LedgerError(where, found, expected, do)
    verb = "cannot be reached" if not isinstance(fault, DatabaseError) else "cannot be used"
    return LedgerError(where, f"{verb} ({_first_line(fault)})")


def _first_line(fault: SQLAlchemyError) -> str:
    original = getattr(fault, "orig", None)
    return (str(original or fault).strip().splitlines() or [type(fault).__name__])[0]
