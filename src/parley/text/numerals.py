"""Numbers as English writes them: 6,600, 3.67, 1.5 million, twenty-five, two and a half, half a million."""

from __future__ import annotations

import re

_ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL = {word: float(value) for value, word in enumerate((*_ONES, *_TEENS))}
_SMALL |= {word: 10.0 * value for value, word in enumerate(_TENS, start=2)}
_SCALES = {"hundred": 1e2, "dozen": 12.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SHORT = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "tn": 1e12}
_FRACTIONS = {
    "half": 1 / 2,
    "third": 1 / 3,
    "quarter": 1 / 4,
    "fifth": 1 / 5,
    "sixth": 1 / 6,
    "eighth": 1 / 8,
}
_FRACTIONS |= {"tenth": 1 / 10}

_SCALE = "|".join(sorted(_SCALES, key=len, reverse=True))
# The teens before the ones, so that "sixteen" is not read as "six".
_SIMPLE = rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_ONES[1:])}))?|{'|'.join((*_TEENS, *_ONES))})"
_SCALED = rf"(?:{_SIMPLE}(?: and a half)?|(?:half )?a)(?:[ -](?:{_SCALE})\b)+"
_FIGURES = r"(?<![\w.,])(?:[0-9]{1,3}(?:[,\u00a0\u202f][0-9]{3})+|[0-9]{1,15})(?:\.[0-9]+)?(?![0-9])"
_IN_FIGURES = rf"{_FIGURES}(?:[ \u00a0-]?(?:(?:{_SCALE}|mln)\b|(?:k|m|mn|bn|tn)\b(?!²)))?"
_IN_WORDS = rf"(?<![\w-])(?:{_SCALED}(?:(?: and |[ -])(?:{_SCALED}|{_SIMPLE}\b))*|{_SIMPLE}\b)(?: and a half)?"

NUMBER = rf"(?:{_IN_FIGURES}|{_IN_WORDS})(?![a-z])"
"""A pattern, without groups, for one number in figures or in words."""

FRACTION = rf"(?:(?:a|an|one|two|three|four|nine)[ -](?:{'|'.join(_FRACTIONS)})s?|half|three[ -]quarters)(?![\w-])"
"""A pattern, without groups, for a fraction in words: "a fifth", "two-thirds", "half"."""


def number(words: str) -> float:
    """The value of words that NUMBER matches; raises ValueError for others."""
    words = words.strip().lower().replace("\u00a0", " ").replace("\u202f", ",")
    figures = re.match(r"[0-9][0-9,.]*", words)
    if figures:
        rest = words[figures.end() :].strip(" -")
        scale = {**_SCALES, **_SHORT, "": 1.0}.get(rest)
        if scale is None:
            raise ValueError(f"{words!r} is no number")
        return float(figures.group().replace(",", "")) * scale
    return _in_words(words)


def scale_of(words: str) -> float:
    """What the last scale word of a number multiplies by, 1 for none: 1e9 for "6 billion"."""
    last = re.split(r"[ \u00a0-]|(?<=[0-9])(?=[a-z])", words.strip().lower())[-1]
    return _SCALES.get(last) or _SHORT.get(last) or 1.0


def fraction(words: str) -> float:
    """The share that words which FRACTION matches stand for, between 0 and 1; raises KeyError for others."""
    parts = re.split(r"[ -]", words.lower())
    part = parts[-1].removesuffix("s") if parts[-1] != "half" else "half"
    count = _SMALL.get(parts[0], 1.0) if len(parts) > 1 else 1.0
    return count * _FRACTIONS[part]


def _in_words(words: str) -> float:
    total = current = 0.0
    halved = words.startswith("half a ")
    extra = 0.5 if " and a half" in words else 0.0
    for word in re.split(r"[ -]+", words.removeprefix("half a ").replace(" and a half", "")):
        if word in _SMALL:
            current += _SMALL[word]
        elif word in _SCALES:
            scale = _SCALES[word]
            current = ((current or 1.0) + extra) * scale
            extra = 0.0
            if scale >= 1e3:
                total, current = total + current, 0.0
        elif word not in ("and", "a"):
            raise ValueError(f"{words!r} is no number")
    return (total + current + extra) * (0.5 if halved else 1.0)
