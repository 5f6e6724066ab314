"""Whose report it is by its title ("Kelmar's foreign ministry: briefing of May 4") and where it is sent from."""

from __future__ import annotations

import re

from parley.codebook.names import Names

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?")
_LONGEST = 4
_SPEAKING = frozenset(
    "briefing briefings conference remarks interview statement transcript readout q&a answers".split()
)


def titled(title: str | None, names: Names) -> str | None:
    """The one state that the title of a briefing, interview or statement names, if it names one alone."""
    words = _WORD.findall(title or "")
    if not _SPEAKING & {word.lower().rstrip(".") for word in words}:
        return None
    found: set[str] = set()
    at = 0
    while at < len(words):
        for end in range(min(len(words), at + _LONGEST), at, -1):
            text = re.sub(r"['’]s?$", "", " ".join(words[at:end]))
            party = names.parties.get(text) or names.adjectives.get(text) or names.people.get(text)
            if party:
                found.add(party)
                at = end
                break
        else:
            at += 1
    states = found & names.countries
    return next(iter(states)) if len(states) == 1 else None


def sent_from(opening: str, names: Names) -> str | None:
    """The state that a dateline names, by its capital or beside another town: "TARN, May 4 -"."""
    place = re.split(r"\d|\(|-|–|—|\|", opening)[0]
    for part in place.split(","):
        text = part.strip()
        for written in (text, text.title()):
            party = names.parties.get(written)
            if party in names.countries and (written in names.capitals or written == party):
                return party
    return None
