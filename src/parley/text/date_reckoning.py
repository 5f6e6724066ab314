"""From the fields of a date expression to the interval that they name."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import date, timedelta

from parley.text.date_interval import DateInterval
from parley.text.date_words import MONTHS, NUMBERS, WEEKDAYS

Fields = Mapping[str, str]

# Days from the reference to the first and the last day; what is not here is the same day.
_NEAR = {
    "the day before yesterday": (-2, -2),
    "yesterday": (-1, -1),
    "last night": (-1, -1),
    "overnight": (-1, 0),
    "tomorrow": (1, 1),
    "the day after tomorrow": (2, 2),
}
_ORDER = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}
_DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS_IN = {"month": 1, "year": 12, "decade": 120}


def reckon(fields: Fields, reference: date | None, future: bool) -> DateInterval | None:
    """The interval that the fields name; see DateExpression. Raises ValueError for a day no calendar has."""
    end = {key[3:]: value for key, value in fields.items() if key.startswith("to_")}
    if end:
        begin = {key: value for key, value in fields.items() if not key.startswith("to_")}
        return _range(begin, end, reference, future)
    whole = _stated(fields) or (_reckoned(fields, reference, future) if reference else None)
    if whole and (part := fields.get("part")):
        return _part(whole, part.lower())
    return _around(whole, fields["around"].strip()) if whole and "around" in fields else whole


def _range(begin: Fields, end: Fields, reference: date | None, future: bool) -> DateInterval | None:
    """From one point to another: the one that is certain is reckoned, the other is the nearest to it.

    What is past is reckoned by its end, what is to come by its beginning.
    """
    first, last = _stated(begin), _stated(end)
    since = None
    if not first and not last:
        if reference is None:
            return None
        since = reference.isoformat()
        first = _reckoned(begin, reference, True) if future else None
        last = None if future else _reckoned(end, reference, False)
    if first is None and last is not None:
        first = _nearest(begin, last.last, before=True)
    elif last is None and first is not None:
        last = _nearest(end, first.first, before=False)
    return DateInterval(first.first, last.last, since) if first and last else None


def _nearest(fields: Fields, day: date, *, before: bool) -> DateInterval | None:
    """The last such day, month or weekday up to `day`, or the first one from it on."""
    if "weekday" in fields:
        distance = (day.weekday() - WEEKDAYS[fields["weekday"].lower()]) % 7
        return DateInterval.day(day - timedelta(days=distance) if before else day + timedelta(days=-distance % 7))
    for year in (day.year, day.year - 1 if before else day.year + 1):
        found = _stated({**fields, "year": str(year)})
        if found and (found.first <= day if before else found.last >= day):
            return found
    return None


def _stated(fields: Fields) -> DateInterval | None:
    """The interval of words that state their year."""
    if iso := fields.get("iso"):
        return DateInterval.day(date.fromisoformat(iso))
    if "dmy" in fields:
        return _in_figures(fields["dmy"], fields["mark"])
    if decade := fields.get("decade"):
        return DateInterval(date(int(decade), 1, 1), date(int(decade) + 9, 12, 31))
    if "year" not in fields:
        return None
    year = int(fields["year"])
    if "month" not in fields:
        return DateInterval.year(year)
    month = MONTHS[fields["month"].lower()]
    return (
        DateInterval.day(date(year, month, int(fields["day"]))) if "day" in fields else DateInterval.month(year, month)
    )


def _in_figures(words: str, mark: str) -> DateInterval | None:
    day, month, year = (int(part) for part in re.split(r"[./]", words))
    if mark == "/" and day <= 12 and month <= 12 and day != month:
        return None
    if month > 12 and mark == "/":
        day, month = month, day
    return DateInterval.day(date(year, month, day))


def _reckoned(fields: Fields, reference: date, future: bool) -> DateInterval | None:
    """The interval of words that need a reference date."""
    since = reference.isoformat()
    if name := fields.get("month") or fields.get("monthonly") or fields.get("possmonth"):
        return _in_year(name, fields, reference, future)
    if "weekday" in fields:
        days = _days_to(fields["weekday"], fields.get("shift", "").lower(), reference, future)
        return DateInterval.day(reference + timedelta(days=days), since)
    if near := fields.get("near", "").lower():
        first, last = _NEAR.get(near, (0, 0))
        return DateInterval(reference + timedelta(days=first), reference + timedelta(days=last), since)
    if unit := fields.get("unit") or fields.get("step_unit"):
        return _this(unit, fields.get("step", "this").lower(), reference)
    if weekend := fields.get("weekend"):
        return _weekend(weekend.lower(), reference, future)
    if length := fields.get("length") or fields.get("one"):
        count = fields.get("count", "one").lower()
        return _away(NUMBERS.get(count) or int(count), length, fields, reference)
    return None


def _in_year(name: str, fields: Fields, reference: date, future: bool) -> DateInterval:
    """A month or a day of it in the year that the words or the tense tell."""
    since, month, day = reference.isoformat(), MONTHS[name.lower()], int(fields.get("day", 1))
    ahead = fields["side"].lower() == "next" if "side" in fields else future
    step = fields.get("year_step")
    year = reference.year + _step(step) if step else _nearest_year(month, day, reference, ahead)
    return (
        DateInterval.day(date(year, month, day), since) if "day" in fields else DateInterval.month(year, month, since)
    )


def _nearest_year(month: int, day: int, reference: date, future: bool) -> int:
    candidate = date(reference.year, month, min(day, 28))
    if future and candidate < reference - timedelta(days=31):
        return reference.year + 1
    if not future and candidate > reference + timedelta(days=31):
        return reference.year - 1
    return reference.year


def _days_to(weekday: str, shift: str, reference: date, future: bool) -> int:
    distance = (WEEKDAYS[weekday.lower()] - reference.weekday()) % 7
    if shift in ("next", "this coming") or (future and shift != "last"):
        return distance or (7 if shift == "next" else 0)
    # "Last Monday" on a Monday is a week ago; a bare "Monday" then is today.
    return distance - 7 if distance or shift == "last" else 0


def _step(word: str) -> int:
    return {"last": -1, "next": 1}.get(word.lower(), 0)


def _this(unit: str, step: str, reference: date) -> DateInterval:
    """ "Last month", "this week"; "earlier this week" ends with the reference, "later this week" begins there."""
    whole = _whole_unit(unit, _step(step), reference)
    if step == "earlier this":
        return DateInterval(whole.first, reference, whole.reckoned_from)
    return DateInterval(reference, whole.last, whole.reckoned_from) if step == "later this" else whole


def _whole_unit(unit: str, step: int, reference: date) -> DateInterval:
    since = reference.isoformat()
    if unit == "year":
        return DateInterval.year(reference.year + step, since)
    if unit == "month":
        count = reference.year * 12 + reference.month - 1 + step
        return DateInterval.month(count // 12, count % 12 + 1, since)
    monday = reference - timedelta(days=reference.weekday()) + timedelta(weeks=step)
    return DateInterval(monday, monday + timedelta(days=6), since)


def _weekend(words: str, reference: date, future: bool) -> DateInterval:
    """The weekend that is on or was last; for what is to come, the one that is on or comes next."""
    saturday = reference - timedelta(days=(reference.weekday() - 5) % 7)
    on = reference.weekday() >= 5
    # From the middle of a week on, "this weekend" is the one that its days lead up to.
    near = words == "this" and reference.weekday() >= 2
    if words.endswith("coming") or near or (future and words in ("the", "this")):
        saturday += timedelta(days=0 if on and words in ("the", "this") else 7)
    elif words == "last" and on:
        saturday -= timedelta(days=7)
    return DateInterval(saturday, saturday + timedelta(days=1), reference.isoformat())


def _away(count: int, length: str, fields: Fields, reference: date) -> DateInterval:
    """A day, month or year so far away ("two weeks ago"), or the stretch up to there ("the past two weeks")."""
    since, stretch = reference.isoformat(), fields.get("stretch", "").lower()
    steps = -count if fields.get("way") == " ago" or stretch.endswith(("past", "last")) else count
    if length in _DAYS_IN:
        then = DateInterval.day(reference + timedelta(days=steps * _DAYS_IN[length]), since)
    elif stretch or length == "month":
        then = _whole_unit("month", steps * _MONTHS_IN[length], reference)
    else:
        then = DateInterval.year(reference.year + steps * _MONTHS_IN[length] // 12, since)
    if not stretch:
        return then
    if length not in _DAYS_IN:
        # The same day of that month, or its last one.
        day = min(reference.day, calendar.monthrange(then.first.year, then.first.month)[1])
        then = DateInterval.day(then.first.replace(day=day))
    return DateInterval(min(then.first, reference), max(then.last, reference), since)


def _around(day: DateInterval, words: str) -> DateInterval:
    """The calendar week, from Monday, or the weekend that holds the day; a week that begins or ends with it."""
    if words in ("beginning", "starting"):
        return DateInterval(day.first, day.first + timedelta(days=6), day.reckoned_from)
    if words == "ending":
        return DateInterval(day.first - timedelta(days=6), day.first, day.reckoned_from)
    monday = day.first - timedelta(days=day.first.weekday())
    begin = monday + timedelta(days=5) if words == "end of" else monday
    return DateInterval(begin, monday + timedelta(days=6), day.reckoned_from)


def _part(whole: DateInterval, part: str) -> DateInterval | None:
    """A part of a week, month or year; early, mid and late are its thirds. None for a part it does not have."""
    name, _, unit = part.rpartition(" ")
    if not name:
        third = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}[part]
        return _slice(whole, 3, third)
    days = (whole.last - whole.first).days + 1
    if unit == "week":
        at = _ORDER[name]
        first = whole.first + timedelta(weeks=at) if at >= 0 else whole.last - timedelta(days=6)
        return DateInterval(first, first + timedelta(days=6), whole.reckoned_from) if days > 7 else None
    parts = 2 if unit == "half" else 4
    at = _ORDER[name] % parts if name == "last" or _ORDER[name] < parts else -1
    # Only a year has quarters, and a week no halves.
    return _slice(whole, parts, at) if at >= 0 and days > (7 if parts == 2 else 31) else None


def _slice(whole: DateInterval, parts: int, at: int) -> DateInterval:
    """One of so many equal parts of a month, as if it had thirty days, or of a year; of a week its three days."""
    days = (whole.last - whole.first).days + 1
    if days > 31:
        size = 12 // parts
        last = DateInterval.month(whole.first.year, (at + 1) * size).last
        return DateInterval(date(whole.first.year, at * size + 1, 1), last, whole.reckoned_from)
    size, begin = (30 // parts, at * 30 // parts) if days > 7 else (3, (0, 2, 4)[at])
    first = whole.first + timedelta(days=begin)
    last = whole.last if at == parts - 1 else first + timedelta(days=size - 1)
    return DateInterval(first, last, whole.reckoned_from)
