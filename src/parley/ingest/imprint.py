"""The outlet where words tell it and no line of its own: who speaks, who edited, for whom somebody wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parley.codebook.outlets import Outlets
from parley.ingest.lines import Line
from parley.text.spans import Span

_NAME = r"(?:The )?[A-Z][\w’'&-]*(?: (?:(?:of|the|and) )*[A-Z][\w’'&-]*){0,5}"
_KIND = (
    r"(?:bulletin|news(?:cast)?|headlines|broadcast|programme|program|edition|issue|newsletter|briefing|service|"
    r"update|summary|ticker|blog|report)"
)
# "This is the evening bulletin of Harbour Radio", "You are listening to Harbour Radio".
_PRESENTED = re.compile(
    rf"(?:This is|Here is|Here are|You(?: are|[’']re) (?:listening to|watching|reading)|Welcome to)\s+"
    rf"(?:(?:the|our|a|an) [^.,:;()]{{0,40}}?{_KIND} (?:of|from|on|by) )?(?:the )?(?P<name>{_NAME})"
)
# "(Edited for length by Harbour Record.)", "Transcript by Harbour News".
_MADE = re.compile(
    rf"\b(?:[Ee]dited|[Tt]ranscribed|[Cc]ompiled|[Pp]repared|[Rr]ecorded|[Pp]ublished|[Rr]eleased|[Cc]ondensed|"
    rf"[Ss]hortened|[Tt]ranscript(?:ion)?)(?: (?:and|for|in|slightly|[a-z]+ed|length|clarity|full)){{0,5}} by "
    rf"(?:the )?(?P<name>{_NAME})"
)
# "…, The Harbour Star can reveal": an outlet speaks so of itself alone.
_REVEALS = re.compile(rf"(?:the )?(?P<name>{_NAME}) can (?:exclusively )?(?:reveal|disclose)\b")
_MOST = 300


def presented(line: Line, outlets: Outlets) -> Span | None:
    """The outlet that the first line of prose says it is by, where it is made like an outlet's name."""
    words = line.words[:_MOST]
    found = _PRESENTED.match(words)
    if found is None and words[:1] in "([":
        found = _MADE.search(words)
    found = found or _REVEALS.search(words)
    return next(_outlets(line, found, outlets), None) if found else None


def written_for(line: Line, outlets: Outlets) -> Span | None:
    """The outlet at the end of a byline: "From our correspondent, The Harbour Ledger", "Jane Doe for …"."""
    found = re.search(rf"(?:, | for | of )(?:the )?(?P<name>{_NAME})$", line.words)
    return next(_outlets(line, found, outlets), None) if found else None


def _outlets(line: Line, found: re.Match[str], outlets: Outlets) -> Iterator[Span]:
    if outlets.looks_like_outlet(found["name"]):
        yield Span(line.span.start + found.start("name"), line.span.start + found.end("name"))
