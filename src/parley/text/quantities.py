"""Quantities: a number with a unit of the annotation guide, as a text states it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parley.text.numerals import FRACTION, NUMBER, fraction, number, scale_of
from parley.text.spans import Span
from parley.text.units import LENGTHS, NO_LENGTH, PEOPLE, UNITS, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit: km2, percent, people, hours, days, weeks, months, years, USD, EUR or kg.

    `span` covers the words from the approximating one ("about", "up to") to the unit. A range has
    `value_to` too, never below `value`. `converted` names the unit the text uses where it is another.
    """

    span: Span
    value: float
    value_to: float | None = None
    unit: str
    approximate: bool = False
    converted: str | None = None


_ABOUT = (
    r"(?:about|around|some|roughly|nearly|almost|approximately|circa|an? estimated|estimated|close to"
    r"|(?<!no )more than|(?<!no )less than|(?<!no )fewer than|at least|at most|up to|over|under|as many as"
    r"|as much as|as few as)"
)
_OPENING = re.compile(rf"(?:\b(?i:{_ABOUT})[ \u00a0]|[~≈])(?i:the |an? (?=total of )|total of )?$")
_DOLLAR, _EURO = Unit(unit="USD"), Unit(unit="EUR")
_CURRENCY = {"$": _DOLLAR, "USD": _DOLLAR, "€": _EURO, "EUR": _EURO}
_MONEY = re.compile(r"(?:\b(?:US|U\.S\.) ?)?(?:(?P<mark>[$€]|\b(?:USD|EUR)) ?)$")
_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_FRACTION = re.compile(rf"\b{FRACTION}", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween (?:US?\$|\$|€)?$", re.IGNORECASE)
_RANGE = re.compile(r" ?(?P<mark>to|and|or|[-–—]|%? ?[-–] ?) ?(?:US?\$|\$|€)?", re.IGNORECASE)
_SHARE = re.compile(r" (?:of|the|its|their|his|her)\b(?! (?:a )?(?:million|billion|dozen|hundred|thousand))")
_MONTHS_BEFORE = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? $")
_DATE_BEFORE = re.compile(
    r"\b(?:past|(?<!would )(?<!will )(?<!could )(?<!should )(?<!must )(?<!may )(?<!to )last|previous|preceding"
    r"|coming|next|first|final|same|these|those) $",
    re.IGNORECASE,
)
_SOURCES_AFTER = re.compile(
    r",? (?:all |both |each )?(?:familiar|briefed|close to|aware|privy|involved|present"
    r"|with (?:\w+ )?(?:knowledge|access)|in the (?:room|know)"
    r"|who (?:\w+ ){0,2}(?:know|knows|knew|spoke|asked|requested|attended|read|saw))\b"
)
_ARMED = re.compile(r"\b(?:army|armies|forces?|military|garrison|contingent|troops|soldiers)\b", re.IGNORECASE)
_CAPPED = re.compile(
    r"(?:\b(?:army|force|forces|military|garrison|contingent) of|\b(?:cap|caps|capped|limit|limits|limited"
    r"|ceiling|reduced|cut|number|numbers)(?: it| them)? (?:at|to|of|around|about|some|nearly)?) ?$",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(r"\b(?:of whom|of them|remains of|bodies of|captives number|hostages number) $", re.IGNORECASE)
# "A week" is a length only where something lasts it: "five a week" and "a week ago" are none.
_ONE = re.compile(
    r"\b(?i:(?P<lasting>for|lasts?|lasted|lasting|within|over|wait|waited|spent|truce of|pause of|period of"
    r"|at least|about|nearly|almost|around|just|only|more than|less than)) (?:an?|one)"
    r"|\b(?:a|one) (?:single|full|whole)"
)
_ROUNDING = frozenset(("about", "nearly", "almost", "around", "at least", "over", "more than", "less than"))
_HALF = re.compile(
    r"\bhalf an? (?P<unit>hour|day|year)\b|\ba (?P<whole>year|month|week|day) and a half\b", re.IGNORECASE
)
_HALVES = {"hour": (0.5, "hours"), "day": (12.0, "hours"), "year": (6.0, "months")}
_LONG = re.compile(r"(?<![\w-])(?<![0-9] )(?P<unit>hour|day|week|month|year)[- ]?long\b")
_LENGTH = re.compile(r" (?P<unit>hour|day|week|month|year)(?:[’']s)?" + NO_LENGTH)


def find_quantities(text: str, within: Span | None = None) -> list[Quantity]:
    """The quantities of `text` in order, none inside another; `within` limits the search.

    Lengths of time count ("for 60 days"), ages and dates do not ("60-year-old", "ten days ago"). A
    number of people who are a report's sources ("three people familiar with the talks") is none. A bare
    number is people where an army is capped at it.
    """
    area = within or Span(0, len(text))
    found: list[Quantity] = []
    for quantity in (*_counted(text, area), *_shares(text, area), *_single_lengths(text, area)):
        if not any(quantity.span.overlaps(other.span) for other in found):
            found.append(quantity)
    return sorted(found, key=lambda item: item.span)


def _counted(text: str, area: Span) -> Iterator[Quantity]:
    """Numbers in figures and words, with the unit after or the currency before them."""
    position = area.start
    while match := _NUMBER.search(text, position, area.end):
        position = match.end()
        second = _second(text, match, area)
        read = _read(text, match, second, area) if second else None
        # "Five to 30 hostages" that is no range still holds "30 hostages", which the next round reads.
        read = read or _read(text, match, None, area) or (_alternative(text, match, second, area) if second else None)
        if read:
            yield read
            position = max(position, read.span.end)


def _second(text: str, first: re.Match[str], area: Span) -> re.Match[str] | None:
    link = _RANGE.match(text, first.end(), area.end)
    if not link:
        return None
    before = _before(text, first.start(), area)
    if link["mark"].lower() == "and" and not _BETWEEN.search(before):
        return None
    return _NUMBER.match(text, link.end(), area.end)


def _read(text: str, first: re.Match[str], second: re.Match[str] | None, area: Span) -> Quantity | None:
    last = second or first
    money = _MONEY.search(_before(text, first.start(), area))
    start = first.start() - len(money.group()) if money else first.start()
    unit, end = (_CURRENCY[money["mark"]], last.end()) if money else _written(text, first, last, area)
    if unit is None:
        return None
    opening = _OPENING.search(_before(text, start, area))
    value, value_to = _values(first, second, unit.factor)
    if value_to is not None and value_to <= value:
        return None
    is_or = second is not None and " or " in text[first.end() : second.start()]
    if is_or and value_to != value + unit.factor:
        return None
    return Quantity(
        span=Span(start - len(opening.group()) if opening else start, end),
        value=value,
        value_to=value_to,
        unit=unit.unit,
        approximate=bool(opening) or is_or,
        converted=unit.converted,
    )


def _values(first: re.Match[str], second: re.Match[str] | None, factor: float) -> tuple[float, float | None]:
    value = number(first.group())
    if second is None:
        return _tidy(value * factor), None
    # In "5 to 10 billion" the scale stands once and counts for both.
    scale = scale_of(second.group()) if scale_of(first.group()) == 1.0 and value < 1000 else 1.0
    return _tidy(value * scale * factor), _tidy(number(second.group()) * factor)


def _alternative(text: str, first: re.Match[str], second: re.Match[str], area: Span) -> Quantity | None:
    """ "Three or six months": the first number takes the unit of the second, its span the number alone."""
    if " or " not in text[first.end() : second.start()]:
        return None
    other = _read(text, second, None, area)
    if other is None or other.unit not in LENGTHS:
        return None
    return Quantity(span=Span(*first.span()), value=number(first.group()), unit=other.unit)


def _written(text: str, first: re.Match[str], last: re.Match[str], area: Span) -> tuple[Unit | None, int]:
    before = _before(text, first.start(), area)
    for unit in UNITS:
        match = unit.words.match(text, last.end(), area.end) if unit.words else None
        if match and _fits(text, unit, before, first, match):
            return unit, match.end()
    if _OF_WHOM.search(before):
        return PEOPLE, last.end()
    opening = _OPENING.search(before)
    bare = before[: opening.start()] if opening else before
    near = text[max(0, first.start() - 600) : first.start()]
    if _CAPPED.search(bare) and number(last.group()) >= 1000 and not _is_year(last) and _ARMED.search(near):
        return PEOPLE, last.end()
    return None, last.end()


def _fits(text: str, unit: Unit, before: str, first: re.Match[str], match: re.Match[str]) -> bool:
    if unit.unit in LENGTHS:
        single = first.group().lower() == "one" and not _ONE.search(f"{before}{first.group()}")
        return not single and not _DATE_BEFORE.search(before) and not _MONTHS_BEFORE.search(before)
    if unit.unit != "people":
        return True
    if _is_year(first) or _MONTHS_BEFORE.search(before):
        return False
    few = number(first.group()) <= 20
    return not (few and _SOURCES_AFTER.match(text, match.end()))


def _is_year(match: re.Match[str]) -> bool:
    return bool(re.fullmatch(r"1[89]\d\d|20\d\d", match.group()))


def _shares(text: str, area: Span) -> Iterator[Quantity]:
    """Fractions of a whole, as percent: they are round figures and so approximate."""
    for match in _FRACTION.finditer(text, area.start, area.end):
        if not _SHARE.match(text, match.end(), area.end):
            continue
        opening = _OPENING.search(_before(text, match.start(), area))
        start = match.start() - len(opening.group()) if opening else match.start()
        share = _tidy(100 * fraction(match.group()))
        yield Quantity(span=Span(start, match.end()), value=share, unit="percent", approximate=True)


def _single_lengths(text: str, area: Span) -> Iterator[Quantity]:
    """One week, a single month, half a year, a year-long pause."""
    for match in _ONE.finditer(text, area.start, area.end):
        if unit := _LENGTH.match(text, match.end(), area.end):
            rounded = (match["lasting"] or "").lower() in _ROUNDING
            start = match.start() if not match["lasting"] or rounded else match.end("lasting") + 1
            yield Quantity(span=Span(start, unit.end()), value=1.0, unit=f"{unit['unit']}s", approximate=rounded)
    for match in _HALF.finditer(text, area.start, area.end):
        value, unit_name = _HALVES[match["unit"].lower()] if match["unit"] else (1.5, f"{match['whole'].lower()}s")
        yield Quantity(span=Span(*match.span()), value=value, unit=unit_name)
    for match in _LONG.finditer(text, area.start, area.end):
        yield Quantity(span=Span(*match.span()), value=1.0, unit=f"{match['unit']}s")


def _before(text: str, position: int, area: Span) -> str:
    """The few words in front of a number: as far as any rule looks back."""
    return text[max(area.start, position - 40) : position]


def _tidy(value: float) -> float:
    """Without the crumbs of binary fractions: 33.3, not 33.33333333333333."""
    return float(f"{value:.10g}") if value >= 1000 else round(value, 2)
