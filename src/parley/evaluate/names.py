"""When two names, dates or chains count as the same: the annotation guide's rules of comparison."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Protocol

# Single quotation marks, the modifier apostrophe, and the accents that are typed for them.
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\u0060\u00b4", "'"))
_LEADING = re.compile(r"^the\s+")
_TRAILING = re.compile(r"\s+(?:region|oblast|province)$")
_MONTH_LENGTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Link(Protocol):
    """One link of a chain, from gold or from a prediction."""

    @property
    def type(self) -> str: ...
    @property
    def name(self) -> str | None: ...
    @property
    def count(self) -> int | None: ...


def name_key(name: str) -> str:
    """The name without what the guide ignores: case, diacritics, a leading "the", a final "region"."""
    # The apostrophes first: compatibility decomposition would turn the acute accent into a mark.
    decomposed = unicodedata.normalize("NFKD", name.translate(_APOSTROPHES))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    folded = " ".join(bare.casefold().split())
    return _TRAILING.sub("", _LEADING.sub("", folded))


def same_name(left: str | None, right: str | None) -> bool:
    """True if both are the same name; no name is only like no name."""
    if left is None or right is None:
        return left is right
    return name_key(left) == name_key(right)


def same_names(left: Iterable[str] | None, right: Iterable[str] | None) -> bool:
    """True if both hold the same names, in any order; "not said" (None) is not the same as none."""
    if left is None or right is None:
        return left is right
    return {name_key(name) for name in left} == {name_key(name) for name in right}


def same_date(left: str | None, right: str | None) -> bool:
    """True if both dates span the same days: "2025-08" is "2025-08-01/2025-08-31"."""
    if left is None or right is None:
        return left is right
    return _interval(left) == _interval(right)


def same_chain(gold: Sequence[Link], predicted: Sequence[Link]) -> bool:
    """True if the chains agree in length, types, outlet names and counts; other names are free."""
    return len(gold) == len(predicted) and all(map(_same_link, gold, predicted))


def _same_link(gold: Link, predicted: Link) -> bool:
    if gold.type != predicted.type or _count(gold) != _count(predicted):
        return False
    return gold.type != "outlet" or same_name(gold.name, predicted.name)


def _count(link: Link) -> int | None:
    # An individual is one, whether or not the number is written out.
    if link.count is None and link.type.endswith("-individual"):
        return 1
    return link.count


def _interval(text: str) -> tuple[str, str]:
    first, _, last = text.partition("/")
    return _bound(first, 0), _bound(last or first, 1)


def _bound(text: str, side: int) -> str:
    if re.fullmatch(r"\d{4}", text):
        return text + ("-01-01", "-12-31")[side]
    if match := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", text):
        year, month = int(match[1]), int(match[2])
        leap = month == 2 and (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
        return f"{text}-{(1, _MONTH_LENGTH[month - 1] + leap)[side]:02d}"
    return text
