"""What a report says is not known or was not said, what it gets wrong, and what was not understood."""

from __future__ import annotations

from dataclasses import dataclass

from parley.text.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """Something the report says is not known."""

    span: Span
    about: str
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """Something a party is reported not to have said."""

    span: Span
    party: str
    about: tuple[str, ...]
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A report at odds with itself or with a reference fact; `kind` names the check."""

    span: Span
    kind: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingIssue:
    """Something in a report that a stage could not read; the reading goes on without it."""

    stage: str
    message: str
    span: Span | None = None
