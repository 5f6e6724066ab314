"""The header of a report: what stands before its first paragraph of prose, read by how headers are made."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice, takewhile

from parley.codebook.outlets import Outlets
from parley.ingest.dateline import read_dateline
from parley.ingest.imprint import presented, written_for
from parley.ingest.lines import Line, byline, date_line, head_lines, is_name, is_title, labelled
from parley.model.note import ReadingIssue
from parley.text.dates import DateExpression, DateInterval, find_dates
from parley.text.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the header says; `body` runs from the first character of prose to the last of the text."""

    body: Span
    outlet: str | None = None
    outlet_span: Span | None = None
    title: str | None = None
    byline: str | None = None
    url: str | None = None
    date: DateInterval | None = None
    date_span: Span | None = None
    issues: tuple[ReadingIssue, ...] = ()


# Where a name or date of a report is looked for first: a label says it outright, a dateline may be
# another agency's whose report the outlet prints.
_LABEL, _DATE_LINE, _NAME_LINE, _DATELINE, _UPDATE = range(5)
_MOST_LINES = 40
# A headline this long is rare, a broken line of prose is mostly longer.
_WRAPPED = 90
_MOST_TITLES = 5
# What stands between bars beside a writer's name and is no outlet's.
_POSTS = frozenset("editor correspondent reporter writer columnist staff desk team bureau chief analyst".split())
_URL = re.compile(r"<?(?P<url>(?:https?://|www\.)[^\s<>]+)>?")


@dataclass(slots=True)
class _Found:
    """What the lines have given so far: names and dates with their rank."""

    outlets: list[tuple[int, Span]] = field(default_factory=list)
    dates: list[tuple[int, DateExpression]] = field(default_factory=list)
    titles: list[Line] = field(default_factory=list)
    beside_date: set[int] = field(default_factory=set)
    title: str | None = None
    byline: str | None = None
    url: str | None = None
    body: int | None = None


def read_header(text: str, outlets: Outlets) -> Header:
    """The header of `text`; a text without one is all body."""
    found = _Found()
    lines = [line for line in islice(head_lines(text), 3 * _MOST_LINES) if line]
    if lines and lines[0].words == "---":
        lines = _front_matter(lines, found)
    for number, line in enumerate(lines[:_MOST_LINES]):
        if not _take(line, lines[number + 1 :], found, outlets):
            found.body = _body(line, lines[number + 1 :], found, outlets)
            break
    end = max(len(text.rstrip()), 0)
    if found.body is None:
        # Nothing but short lines: they are the text, and none of them its title.
        found.body = found.titles[0].span.start if found.titles else end
        found.titles = []
        # What stands among them is text too.
        found.dates = [(rank, date) for rank, date in found.dates if date.span.end <= found.body]
        found.outlets = [(rank, span) for rank, span in found.outlets if span.end <= found.body]
    _name_from_titles(found, outlets)
    return _header(text, found, outlets, Span(min(found.body, end), end))


def _front_matter(lines: list[Line], found: _Found) -> list[Line]:
    """Takes YAML front matter as labelled lines; gives the lines after it, all where it never ends."""
    for number, line in enumerate(lines[1:_MOST_LINES], start=1):
        if line.words in ("---", "..."):
            for inner in lines[1:number]:
                _take_labels(inner, found)
            return lines[number + 1 :]
    return lines


def _wrapped(line: Line, following: list[Line]) -> bool:
    """True where a line is prose that its writer's program broke: it goes on below, and a sentence ends there."""
    block = list(takewhile(lambda below: not below.after_blank, following))
    if not block or not (block[0].words[:1].islower() or len(line.words) >= _WRAPPED):
        return False
    return any(below.words.rstrip("”’\"')").endswith((".", "?", "!")) or ". " in below.words for below in block)


def _take(line: Line, following: list[Line], found: _Found, outlets: Outlets) -> bool:
    """Takes what a header line says; False for the first line that is none."""
    if _take_labels(line, found):
        return True
    if url := _URL.fullmatch(line.words):
        found.url = found.url or url["url"]
        return True
    if read_dateline(line) and not is_date_only(line):
        return False
    if _take_date_line(line, found, outlets):
        return True
    if writer := byline(line):
        found.byline = found.byline or writer
        if outlet := written_for(line, outlets):
            found.outlets.append((_NAME_LINE, outlet))
        return True
    if is_title(line) and not _wrapped(line, following) and len(found.titles) < _MOST_TITLES:
        found.titles.append(line)
        return True
    return bool(re.fullmatch(r"[\W_]+", line.words)) and not re.search(r"[\"“”]", line.words)


def is_date_only(line: Line) -> bool:
    """True for "Friday, 21 November 2025 – updated 22:05": a dash in it makes no dateline."""
    return (found := date_line(line)) is not None and not found.names


def _take_labels(line: Line, found: _Found) -> bool:
    taken = False
    for item in labelled(line):
        match item.label:
            case "outlet" if is_name(item.words):
                found.outlets.append((_LABEL, item.span))
            case "date" | "updated":
                dates = find_dates(item.words)
                if not dates:
                    continue
                rank = _LABEL if item.label == "date" else _UPDATE
                found.dates.append((rank, _moved(dates, item.span.start)))
                found.beside_date.add(len(found.titles))
            case "url" if match := _URL.search(item.words):
                found.url = found.url or match["url"]
            case "title" if item.words:
                found.title = found.title or item.words
            case "byline" if item.words:
                found.byline = found.byline or item.words.strip("[]")
            case _:
                continue
        taken = True
    return taken


def _moved(dates: list[DateExpression], by: int) -> DateExpression:
    """The date with a day, or else the first, at its place in the text."""
    date = next((item for item in dates if any(key in ("day", "iso", "dmy") for key, _ in item.fields)), dates[0])
    return DateExpression(Span(date.span.start + by, date.span.end + by), date.words, date.fields)


def _words(line: Line, span: Span) -> str:
    return line.words[span.start - line.span.start : span.end - line.span.start]


def _take_date_line(line: Line, found: _Found, outlets: Outlets) -> bool:
    dated = date_line(line)
    if dated is None:
        return False
    words = [_words(line, span) for span in dated.names]
    known = [outlets.looks_like_outlet(name) for name in words]
    writers = [re.match(r"[Bb][Yy] ", name) is not None for name in words]
    named = [is_name(name) for name in words]
    # A programme stands in quotation marks: 'Radio Harbour, "Evening Desk", 3 March 2025'.
    quoted = [is_name(name.strip("“”\"'‘’")) for name in words]
    fitting = [any(of) for of in zip(known, writers, named, quoted, strict=True)]
    # Between bars other things may stand: "Summary at 18:40", "Latest entries first".
    if not (any(fitting) if dated.barred else all(fitting)):
        return False
    # Set off from the date by a comma alone an unknown name may be a place: "Geneva, 3 March 2025".
    likely = (
        span
        for span, name, fits, writer in zip(dated.names, words, named, writers, strict=True)
        if fits
        and not writer
        and len(name.split()) > 1
        and span not in dated.beside
        and name.split()[-1].lower() not in _POSTS
    )
    unknown = next(likely, None) if not any(known) else None
    for span, name, is_known, writer in zip(dated.names, words, known, writers, strict=True):
        if writer:
            found.byline = found.byline or name[3:]
        elif is_known or span == unknown:
            found.outlets.append((_DATE_LINE, span))
    found.dates.append((_UPDATE if dated.updated else _DATE_LINE, dated.date))
    found.beside_date.add(len(found.titles))
    return True


def _body(line: Line, following: list[Line], found: _Found, outlets: Outlets) -> int:
    """Where the prose begins: after the dateline of its first line where it has one."""
    dateline = read_dateline(line)
    if dateline is None:
        if outlet := presented(line, outlets):
            found.outlets.append((_NAME_LINE, outlet))
            if dates := find_dates(re.split(r"[.!?] ", line.words)[0]):
                found.dates.append((_DATELINE, _moved(dates, line.span.start)))
        return line.span.start
    if dateline.agency and (dateline.sure or outlets.looks_like_outlet(_words(line, dateline.agency))):
        found.outlets.append((_DATELINE, dateline.agency))
    if dateline.date:
        found.dates.append((_DATELINE, dateline.date))
    if dateline.body >= line.span.end and following:
        return following[0].span.start
    return dateline.body


def _name_from_titles(found: _Found, outlets: Outlets) -> None:
    """Takes the line that is an outlet's name out of the titles: known, made like one, or placed like one."""
    if any(rank < _DATE_LINE for rank, _ in found.outlets):
        return
    for index, line in enumerate(found.titles):
        if line.marked or len(line.words.split()) > 6 or not is_name(line.words):
            continue
        lonely = len(found.titles) == 1 and not (index in found.beside_date or index + 1 in found.beside_date)
        placed = index == 0 and len(found.titles) > 1 and (1 in found.beside_date or line.words[:4].lower() == "the ")
        if outlets.canonical(line.words) or (outlets.looks_like_outlet(line.words) and not lonely) or placed:
            found.outlets.append((_NAME_LINE, line.span))
            del found.titles[index]
            return


def _header(text: str, found: _Found, outlets: Outlets, body: Span) -> Header:
    outlet = min(found.outlets, key=lambda item: item[0], default=None)
    date, issues = _declared(found)
    return Header(
        body=body,
        outlet=_named(outlet[1].of(text), outlets) if outlet else None,
        outlet_span=outlet[1] if outlet else None,
        title=found.title or _title(found.titles),
        byline=found.byline,
        url=found.url,
        date=date.reckon(None) if date else None,
        date_span=date.span if date else None,
        issues=issues,
    )


def _declared(found: _Found) -> tuple[DateExpression | None, tuple[ReadingIssue, ...]]:
    """The date of the highest rank that is a date without any other; an issue where there is none such."""
    ranked = [date for _, date in sorted(found.dates, key=lambda item: item[0])]
    for date in ranked:
        if date.reckon(None):
            return date, ()
    if not ranked:
        return None, ()
    words = ranked[0].words
    message = f"the header's date {words!r} names no certain day (no year, or day and month may be swapped)"
    return None, (ReadingIssue(stage="ingest", message=message, span=ranked[0].span),)


def _title(titles: list[Line]) -> str | None:
    """The first title and the lines that go on with it without a blank one between."""
    if not titles:
        return None
    lines = [titles[0]]
    for line in titles[1:]:
        if line.after_blank or line.marked != titles[0].marked:
            break
        lines.append(line)
    return " ".join(line.words for line in lines)


def _named(words: str, outlets: Outlets) -> str:
    """The outlet's usual name where it is known; a name all in capitals as names are written."""
    words = " ".join(words.split())
    if known := outlets.canonical(words):
        return known
    # "HARBOUR DESK LIVE": the page is live, not the name.
    if len(words.split()) > 2:
        words = re.sub(r" (?:LIVE|Live)$", "", words)
    if not words.isupper() or len(words.split()) == 1:
        return words
    return " ".join(word if len(word) < 3 else word.capitalize() for word in words.split())
