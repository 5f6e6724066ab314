"""Records in a few plain words, the same in every view."""

from __future__ import annotations

import unicodedata

from parley.model.source import Chain, Link

# Marks that change the order in which a terminal shows what follows them.
_TURNING = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def plain(text: str) -> str:
    """The text on one line and safe to show: a terminal is given no commands that stand in a report."""
    return "".join(
        " "
        if mark in "\n\r\t\u2028\u2029"
        else "\ufffd"
        if mark in _TURNING or unicodedata.category(mark) == "Cc"
        else mark
        for mark in text
    )


def link(one: Link) -> str:
    """Who a link of a chain is, with the stated number where the words do not begin with it."""
    name = one.name or ("outlet not named" if one.type == "outlet" else one.type.replace("-", " "))
    return name if one.count in (None, 1) else f"{name} ({one.count})"


def chain(links: Chain) -> str:
    """The chain from the outlet to who knows, drawn with arrows."""
    return " → ".join(link(one) for one in links)


def provision(
    measure: str,
    actor: tuple[str, ...] | None,
    places: tuple[str, ...],
    extent: str | None,
    recipient: str | None = None,
) -> str:
    """What would be done, by whom, where, how much of it and for whom."""
    said = measure
    if extent:
        said += f" ({extent})"
    if places:
        said += ": " + ", ".join(places)
    if recipient:
        said += f" to {recipient}"
    return said + (f" by {', '.join(actor)}" if actor else "")
