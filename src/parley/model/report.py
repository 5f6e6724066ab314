"""A report is one published text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from parley.text.dates import DateInterval
from parley.text.spans import Span


def fingerprint(text: str) -> str:
    """The sha-256 of the text in UTF-8, in hexadecimal: the report's id."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One published text as it was found; `text` is never changed, all spans point into it.

    `body` is where the prose begins after the header; `declared_date_span` holds the words the
    declared date was read from.
    """

    id: str
    path: str
    text: str
    body: Span
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    url: str | None = None
    declared_date: DateInterval | None = None
    declared_date_span: Span | None = None
    outlet_span: Span | None = None
