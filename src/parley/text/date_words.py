"""The forms in which English writes dates, as patterns; the named groups are the fields of an expression."""

from __future__ import annotations

import calendar
import re

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
NUMBERS |= {"nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15}
NUMBERS |= {"sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20}


def _cased(names: list[str]) -> str:
    """The names as English writes them, longest first: "may" is a verb and "march" a walk."""
    longest_first = sorted(names, key=len, reverse=True)
    return "|".join(form for name in longest_first for form in (name.capitalize(), name.upper()))


_FULL_MONTH = _cased([name.lower() for name in calendar.month_name if name])
_ANY_WEEKDAY = _cased(list(WEEKDAYS))
_WEEKDAY = rf"(?P<weekday>{_ANY_WEEKDAY})"
_MONTH = rf"(?P<month>{_cased(list(MONTHS))})\b\.?"
_WHOLE_MONTH = rf"(?P<month>{_FULL_MONTH})\b"
_DAY = r"(?P<day>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[89][0-9]{2}|20[0-9]{2})"
# "Sunday 17 August" is one date, not two; the weekday adds nothing to the day it stands with.
_ON_WEEKDAY = rf"(?:(?:{_ANY_WEEKDAY}),? (?:the )?)?"
_BEFORE_MONTH = "in|for|since|of|by|until|early|late|mid|from|during|before|after|his|her|their|its|the|this"
_NUMBER = rf"(?i:[0-9]{{1,3}}|{'|'.join(NUMBERS)})"
_LENGTH = "day|week|fortnight|month|year|decade"
_UNIT = r"(?P<unit>week|month|year)"
_MONTH_DAY = rf"{_ON_WEEKDAY}{_MONTH} {_DAY}(?:,? {_YEAR})?"
_DAY_MONTH = rf"{_ON_WEEKDAY}{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?"
_MONTH_YEAR = rf"{_WHOLE_MONTH}(?:,? {_YEAR})?"
_AFTER_DAY = r"\b(?![0-9.,]*[0-9]|-[a-z])"
_AFTER_YEAR = r"\b(?![-/.,]?[0-9])"
# Without this look ahead every small letter would be held against all names of days and months.
_HEAD = r"\b(?=[0-9A-Z])"
_TO = r"(?: ?[-–—] ?| (?:to|through|until|till) )"
_BETWEEN = r"(?<=\b[Bb]etween )"
_FROM = r"(?<=\b[Ff]rom )"
_JOINED = r"(?P<joined> and | or |/)"


def _end(form: str) -> str:
    """The form as the end of a range: its fields told apart from those of the beginning."""
    return form.replace("(?P<", "(?P<to_")


def _parts(*wholes: str) -> tuple[str, ...]:
    """ "Late June", "mid-2024", "the end of the year", "the second half of May", "early next week"."""
    early = r"(?<![ -]to[ -])\b(?P<part>(?i:early|mid|late))[ -](?:in )?"
    first = r"\b(?P<part>(?i:beginning|start|middle|end|(?:first|second|third|fourth|last) (?:week|half|quarter))) of "
    return tuple(part + whole for whole in wholes for part in (early, first))


# From one point to another; "1 to 4 March" and "March 1-4" state the month once.
_POINTS = (
    (_MONTH_DAY, _MONTH_DAY + _AFTER_DAY),
    (_DAY_MONTH, _DAY_MONTH + r"(?!\w)"),
    (_ON_WEEKDAY + _DAY, _DAY_MONTH + r"(?!\w)"),
    (rf"{_ON_WEEKDAY}{_MONTH} {_DAY}", rf"{_DAY}(?:,? {_YEAR})?{_AFTER_DAY}"),
    (_MONTH_YEAR, _MONTH_YEAR + r"\b(?! [0-9])"),
)
_WEEK_OF = r"\b[Ww]eek(?P<around>end of| of| beginning| starting| ending) (?:on )?"
_YEAR_STEP = r"(?:,? (?:of )?(?P<year_step>last|this|next) year\b)"
_OF_MONTHS = (
    *(rf"{_HEAD}{first}{_TO}{_end(last)}" for first, last in _POINTS),
    *(rf"{_BETWEEN}{_HEAD}{first} and {_end(last)}" for first, last in _POINTS),
    # Only two days that follow each other: others that "and" joins are two dates.
    rf"{_HEAD}{_ON_WEEKDAY}{_DAY}{_JOINED}{_end(_DAY_MONTH)}(?!\w)",
    rf"{_HEAD}{_ON_WEEKDAY}{_MONTH} {_DAY}{_JOINED}{_end(_DAY)}(?:,? {_end(_YEAR)})?{_AFTER_DAY}",
    rf"{_WEEK_OF}{_MONTH_DAY}{_AFTER_DAY}",
    rf"{_WEEK_OF}{_DAY_MONTH}(?!\w)",
    rf"{_HEAD}{_ON_WEEKDAY}{_MONTH} {_DAY}{_YEAR_STEP}",
    rf"{_HEAD}{_ON_WEEKDAY}{_DAY}(?: of)? {_MONTH}{_YEAR_STEP}",
    rf"{_HEAD}{_WHOLE_MONTH}{_YEAR_STEP}",
    rf"{_HEAD}{_MONTH_DAY}{_AFTER_DAY}",
    rf"{_HEAD}{_DAY_MONTH}(?!\w)",
    *_parts(rf"{_MONTH}(?:,? (?:of )?{_YEAR}\b)?(?!\w| [0-9]{{1,2}}\b)"),
    rf"{_HEAD}{_MONTH},? (?:of )?{_YEAR}\b",
    rf"\b(?:(?i:{_BEFORE_MONTH})|(?P<side>(?i:last|next)))[ -](?P<monthonly>{_FULL_MONTH})\b(?! [0-9])",
    rf"{_HEAD}(?P<possmonth>{_FULL_MONTH})['’]s\b",
)
_OF_WEEKDAYS = (
    # Without its "from", "on Monday to Tuesday's talks" may be two dates.
    rf"{_FROM}{_WEEKDAY} to {_end(_WEEKDAY)}\b",
    rf"{_BETWEEN}{_WEEKDAY} and {_end(_WEEKDAY)}\b",
    rf"{_HEAD}{_WEEKDAY}(?:[-–—]| (?:through|until|till) ){_end(_WEEKDAY)}\b",
    rf"\b(?:(?P<shift>(?i:last|next|this past|this coming|this)) )?(?=[A-Z]){_WEEKDAY}\b",
)
_OF_YEARS = (
    rf"{_FROM}{_YEAR}{_TO}{_end(_YEAR)}{_AFTER_YEAR}",
    rf"{_BETWEEN}{_YEAR} and {_end(_YEAR)}{_AFTER_YEAR}",
    r"(?:(?<=\b[Ii]n )|(?<=\bof )|(?<=\b[Tt]he )|(?<=\b[Dd]uring ))"
    rf"{_YEAR}[-–—/](?P<to_year>(?:1[89]|20)?[0-9]{{2}}){_AFTER_YEAR}",
    *_parts(_YEAR + _AFTER_YEAR),
    r"\b(?P<decade>(?:1[89]|20)[0-9]0)s\b",
    rf"\b(?i:in|since|of|the|from|by|until|before|after|during) {_YEAR}{_AFTER_YEAR}",
    # "Iran's 2015 deal", "its 2015 deal".
    rf"(?:\b(?i:an?|his|her|its|their) |(?<=['’]s )){_YEAR}(?= [a-z])",
)
# Words that tell of a time and not of which, or only within a story: they are found and never reckoned.
_VAGUE = (
    rf"(?i:more than|over|at least|less than|under|nearly|almost|about|around|roughly|some|up to) "
    rf"{_NUMBER} (?:{_LENGTH})s? ago",
    rf"(?i:an? (?:few|couple of|number of)|several|some|many) (?:{_LENGTH})s ago",
    rf"(?:{_NUMBER} )?and a half (?:{_LENGTH})s ago",
    rf"(?:{_NUMBER}|(?i:an? (?:few|couple of)|several|some|many)) (?:{_LENGTH})s? (?:earlier|later)",
    r"(?i:the) (?:following|previous|preceding) (?:day|night|week|weekend|month|year)",
    r"(?i:the next) (?:day|week|month|year)",
    rf"(?i:the) (?:past|last|next|coming) (?:few |several |couple of )?(?:{_LENGTH})s",
    r"(?i:last|next|this) (?:spring|summer|autumn|winter)",
    r"(?i:next) weekend",
)
_NEAR = "the day before yesterday|the day after tomorrow|yesterday|today|tonight|tomorrow|last night"
_OF_WORDS = (
    rf"\b(?P<near>(?i:{_NEAR})|[Tt]his (?:morning|afternoon|evening)|overnight|Overnight(?=,| [a-z]))\b",
    *_parts(
        rf"(?P<step>(?i:last|next|this)) {_UNIT}\b", r"the (?P<step_unit>week|month|year)\b(?! (?:of|before|after)\b)"
    ),
    r"\b(?P<weekend>(?i:the|last|this|(?:the|this) (?:past|last|coming))) weekend\b"
    r"(?! (?:before|after|of|that|when)\b)",
    r"\b(?P<stretch>(?i:the (?:past|last)|(?:in|over|within|during) the (?:next|coming))) "
    rf"(?:(?P<count>{_NUMBER}) (?P<length>{_LENGTH})s?|(?P<one>week|month|year))\b(?! of\b)",
    *(rf"\b(?P<vague>{form})\b" for form in _VAGUE),
    rf"\b(?P<step>(?i:last|next|(?:earlier |later )?this)) {_UNIT}\b",
    rf"\b(?P<count>{_NUMBER}) (?P<length>{_LENGTH})s?(?P<way> ago| from now|['’]s? time)\b",
)
_OF_FIGURES = (
    r"(?<![0-9-])(?P<iso>(?:1[89]|20)[0-9]{2}-[01][0-9]-[0-3][0-9])(?![0-9-])",
    r"(?<![0-9./])(?P<dmy>[0-3]?[0-9](?P<mark>[./])[0-3]?[0-9][./](?:1[89]|20)[0-9]{2})(?![0-9])",
)

# The forms, the longer ones before those that may be their parts, each group with what a line must have for any of it.
PATTERNS = tuple(
    (re.compile(needed), tuple(re.compile(form) for form in forms))
    for needed, forms in (
        (r"(?:1[89]|20)[0-9]{2}", _OF_FIGURES),
        (rf"\b(?=[A-Z])(?:{_cased(list(MONTHS))})\b", _OF_MONTHS),
        (rf"\b(?=[A-Z])(?:{_ANY_WEEKDAY})\b", _OF_WEEKDAYS),
        (r"(?:1[89]|20)[0-9]{2}", _OF_YEARS),
        (
            r"(?i:day|night|week|month|year|decade|yesterday|tomorrow|morning|afternoon|evening)"
            r"|spring|summer|autumn|winter",
            _OF_WORDS,
        ),
    )
)
