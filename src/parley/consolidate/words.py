"""Names and descriptions as they are compared across reports: spelt apart, meant alike."""

from __future__ import annotations

import re
import unicodedata
import zlib

from parley.text.spans import Span

_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\u0060\u00b4", "'"))
_DIPLOMATIC = re.compile(r"\bdiplomatic (?:source|official)(s?)\b")
_NUMBER = re.compile(
    r"^(?:(?:the|an?|some|one|two|three|four|five|six|seven|eight|nine|ten|several|\d+)\s+)+", re.IGNORECASE
)
_REGION = re.compile(r"\s+(?:region|oblast|province|corridor|strip)$")


# Where a sentence ends: a mark and a capital or a quotation behind it, or a line.
_END = re.compile(r"(?<=[.!?”’:])\s+(?=[\"“‘A-Z0-9•–])|\n+")


def passage_at(text: str, span: Span) -> Span:
    """The sentence or line around a span; abbreviations may cut it short, never inside the span."""
    floor = text.rfind("\n", 0, span.start) + 1
    start = max((match.end() for match in _END.finditer(text, floor, span.start)), default=floor)
    match = _END.search(text, span.end)
    return Span(start, match.start() if match else len(text))


def fold(name: str) -> str:
    """The name without case, diacritics, a leading "the"."""
    decomposed = unicodedata.normalize("NFKD", name.translate(_APOSTROPHES))
    bare = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return " ".join(bare.casefold().split()).removeprefix("the ")


def place_key(name: str) -> str:
    """The place without what kind of place it is: "Philadelphi Corridor" is "Philadelphi"."""
    return _REGION.sub("", fold(name))


def surname(name: str) -> str:
    """The last word of a name, in which transliterations differ least at the beginning."""
    words = fold(name).replace("'s office", "").split()
    return words[-1] if words else ""


def same_surname(left: str, right: str) -> bool:
    """True where two surnames are spellings of one: Zelenskyy, Zelenskiy, Zelensky."""
    from rapidfuzz.fuzz import ratio  # not loaded to show what is there already

    return ratio(left, right) >= 85


def described(source: str) -> str:
    """A description of a source without its number, which is compared apart; diplomatic sources are diplomats."""
    return _DIPLOMATIC.sub(r"diplomat\1", _NUMBER.sub("", fold(source)))


def likeness(left: str, right: str) -> float:
    """How alike two descriptions are, 0 to 100, whatever the order of their words."""
    from rapidfuzz.fuzz import token_set_ratio

    return float(token_set_ratio(left, right)) if left and right else 0.0


def token(*parts: str | None) -> str:
    """A short name made from the parts, the same on every machine and at every time."""
    joined = "\x1f".join(part if part is not None else "\x00" for part in parts).encode("utf-8")
    return f"{zlib.crc32(joined):08x}{zlib.adler32(joined) & 0xFFFF:04x}"


def listed(names: tuple[str, ...] | list[str]) -> str:
    """The names as a sentence lists them."""
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + " and " + names[-1]
