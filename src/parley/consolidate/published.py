"""When an outlet is said to have told it: "Reuters reported on Monday", "the Post, which published it on Friday"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from parley.consolidate.tellings import telling_id
from parley.consolidate.words import fold, passage_at
from parley.model.reading import Reading
from parley.model.source import Attribution
from parley.text.dates import DateExpression, DateInterval, find_dates
from parley.text.spans import Span

_BESIDE = 16  # characters between the verb and its date: "published the story on Friday"


def told_days(reading: Reading, published: DateInterval | None) -> Mapping[str, DateInterval]:
    """The day on which an outlet told each telling, where the report says so, by the telling's id.

    A day that stands with the outlet's verb holds for all that the sentence lays to that outlet; two days
    for one telling are none.
    """
    found: dict[str, set[DateInterval]] = {}
    for sentence, outlet, day in _dated(reading, published):
        for one in reading.attributions:
            named = {fold(link.name) for link in one.chain[1:] if link.type == "outlet" and link.name}
            if outlet in named and any(sentence.overlaps(span) for span in (*one.source, *one.cue)):
                found.setdefault(telling_id(reading, one.chain), set()).add(day)
    return {ident: next(iter(days)) for ident, days in found.items() if len(days) == 1}


def _dated(reading: Reading, published: DateInterval | None) -> Iterator[tuple[Span, str, DateInterval]]:
    text = reading.report.text
    for one in reading.attributions:
        name = one.chain[-1].name if len(one.chain) > 1 and one.chain[-1].type == "outlet" else None
        if name and one.cue and (day := _day(one, text, published)):
            yield passage_at(text, one.cue[0]), fold(name), day


def _day(one: Attribution, text: str, published: DateInterval | None) -> DateInterval | None:
    end = max(span.end for span in one.cue)
    for found in find_dates(text, Span(end, min(len(text), end + 60))):
        between = text[end : found.span.start]
        if len(between) > _BESIDE or set(between) & set(",;:.()"):
            break
        return _past(found, published)
    # "In March the Post reported", "On Friday, the Post wrote".
    start = min((span.start for span in one.source), default=one.cue[0].start)
    for found in find_dates(text, Span(passage_at(text, one.cue[0]).start, start)):
        around = text[passage_at(text, one.cue[0]).start : found.span.start] + text[found.span.end : start]
        if not re.sub(r"\b(?:in|on|the)\b|[\s,]", "", around, flags=re.IGNORECASE):
            return _past(found, published)
    return None


def _past(found: DateExpression, published: DateInterval | None) -> DateInterval | None:
    day = found.reckon(published.first if published else None)
    if day is None or (published is not None and day.first > published.last):
        return None
    return DateInterval(day.first, day.last)
