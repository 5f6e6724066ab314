"""Whom names stand for by what else the report names: halves of a country, short forms, bodies with an owner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from parley.codebook.names import Names
from parley.mentions.names import SAME_FOR_MANY, Name
from parley.model.passage import Passage

# What may have a government of its own inside a state.
REGIONS = frozenset({"region", "province", "enclave", "territory"})
KNOWN = ("party", "capital", "adjective")
_OF_PEOPLE = re.compile(r"(?:(?:n|an|ian|i|ese|ite)s?|s)")
# Those of a cause are called after it: "the Orenist leader" is one of the Orenists.
_OF_CAUSE = ("ist", "ite")

# Fewer letters are short for too much.
# What the names of lands end in, and those of who lives there: "Ostria", "Ostrian".
_OF_LANDS, _OF_PEOPLES = ("ia", "ya"), ("an", "ian")
_STEM = 4
_INITIALS = 3
# The names of each passage by its index.
Found = dict[int, tuple[Name, ...]]


def halves(found_in: Found, names: Names) -> None:
    """ "The North" is North Kelmar where the report names it, or South Kelmar, and both are countries."""
    found = {name.party for names_ in found_in.values() for name in names_ if name.party}
    for half, other in (("North", "South"), ("South", "North"), ("East", "West"), ("West", "East")):
        whole = {party.removeprefix(f"{side} ") for side in (half, other) for party in found if party.startswith(side)}
        parties = {f"{half} {rest}" for rest in whole if {f"{half} {rest}", f"{other} {rest}"} <= names.known}
        if len(parties) == 1:
            party = next(iter(parties))
            for index, names_ in found_in.items():
                found_in[index] = tuple(
                    replace(name, kind="party", party=party) if name.text == half else name for name in names_
                )


def congress(found_in: Found, names: Names) -> None:
    """ "Congress" is another country's where the report names nothing else of the one that it is known for."""
    every = [name for found in found_in.values() for name in found]
    for text, party in {(n.text, n.party) for n in every if n.kind == "party" and n.text.lower() in names.institutions}:
        if not any(name.party == party and name.text != text for name in every):
            for index, found in found_in.items():
                found_in[index] = tuple(name for name in found if name.text != text)


def ethnic(found_in: Found, passages: Sequence[Passage], names: Names) -> None:
    """ "The ethnic Kelmarian parties" are those of a people, and not of Kelmar; so are "the Kelmarians" further on."""
    direct = {
        (passage.index, name.start): name.party
        for passage in passages
        for name in found_in[passage.index]
        if name.kind == "adjective" and name.start and passage.parse.doc[name.start - 1].lower_ == "ethnic"
    }
    states = {name.party for found in found_in.values() for name in found if name.kind in ("party", "capital")}
    always = set(direct.values()) - states
    for index, found in found_in.items() if direct else ():
        found_in[index] = tuple(
            replace(name, kind="party", party=_people(name.text))
            if (index, name.start) in direct or (name.kind == "adjective" and name.party in always)
            else name
            for name in found
        )


def _people(adjective: str) -> str:
    """ "ethnic Kelmarians", "ethnic Chinese"."""
    return f"ethnic {adjective}" if adjective.endswith(SAME_FOR_MANY) else f"ethnic {adjective}s"


def regions(passage: Passage, found: Sequence[Name]) -> Iterator[str]:
    """ "The Ostra region", "the breakaway region of Ostra"."""
    doc = passage.parse.doc
    for name in found:
        after = doc[name.end].lower_ if name.end < len(doc) else ""
        led = doc[max(0, name.start - 2) : name.start].text.lower()
        of = led.endswith(" of") and led.split()[0] in REGIONS
        if name.kind in ("unknown", "party") and (after in REGIONS or of):
            yield name.party or name.text


def owned(found_in: Found, passages: Sequence[Passage], names: Names) -> None:
    """ "The Security Council" is Kelmar's in a report that calls it "Kelmar's Security Council"."""
    whose: dict[str, str] = {}
    for passage in passages:
        doc, found = passage.parse.doc, found_in[passage.index]
        for owner, body in pairwise(found):
            state = owner.party if owner.party in names.countries and owner.kind in KNOWN else None
            last = body.text.split()[-1].lower()
            beside = doc[owner.end : body.start].text in ("'s", "'") or (
                owner.kind == "adjective" and owner.end == body.start
            )
            if state and beside and body.kind == "party" and last in names.institutions and body.party != state:
                whose.setdefault(body.text, state)
    for index, found in found_in.items() if whose else ():
        found_in[index] = tuple(
            replace(name, party=whose[name.text]) if name.kind == "party" and name.text in whose else name
            for name in found
        )


def short_forms(found_in: Found, names: Names) -> None:
    """ "The Tigers" are the Oren Tigers where the report names them, "the OPP" the OPP Party; "Orenist" is Orenists."""
    every = [name for found in found_in.values() for name in found]
    alone = {name.text for name in every if name.kind == "unknown" and name.end == name.start + 1}
    longer: dict[str, set[str]] = {}
    for name in every:
        words = name.text.split()
        kinds = {word.lower() for word in words} & (names.groups | names.institutions)
        party = name.party or name.text
        if name.kind not in ("party", "unknown") or party in names.countries or len(party.split()) < 2:
            continue
        first, *_, last = party.split()
        if last in alone and last.endswith("s"):
            longer.setdefault(last, set()).add(party)
        initials = "".join(word[0] for word in party.split() if word[0].isupper())
        if kinds and initials in alone and len(initials) >= _INITIALS:
            longer.setdefault(initials, set()).add(party)
        if kinds and first in alone and first.isupper() and len(party.split()) == 2:
            longer.setdefault(first, set()).add(party)
    for text in alone:
        if text.endswith(_OF_CAUSE) or f"{text}s" in alone:
            longer.setdefault(text, set()).add(f"{text}s")
    called = {name.text: name.party or name.text for name in every if name.kind in ("party", "unknown")}
    for text in called:
        if len(text.split()) > 1 and f"{text}s" in called:
            # "an Oren Tiger commander" is one of the Oren Tigers.
            longer.setdefault(text, set()).add(called[f"{text}s"])
    for text in alone:
        # "The Ostrian president" is of Ostria, where the report calls the land so.
        lands = {t for t in called if t.endswith(_OF_LANDS) and t not in names.countries}
        for land in lands if text.endswith(_OF_PEOPLES) else ():
            stem = text[: max(len(text) - 2, _STEM)]
            if land.startswith(stem):
                longer.setdefault(text, set()).add(called[land])
    meant = {text: next(iter(parties)) for text, parties in longer.items() if len(parties) == 1}
    for index, found in found_in.items() if meant else ():
        found_in[index] = tuple(
            replace(name, kind="party", party=meant[name.text])
            if name.kind == "unknown" and name.text in meant
            else name
            for name in found
        )


def peoples(found_in: Found, names: Names) -> None:
    """ "The Orenians" are the Oren Liberation Front where the report names one body of that first word."""
    every = [name for names_ in found_in.values() for name in names_]
    bodies: dict[str, set[str]] = {}
    for name in every:
        body = name.party or name.text
        kinds = {word.lower() for word in body.split()[1:]} & (names.groups | names.institutions)
        if kinds and name.kind in ("party", "unknown") and body not in names.countries:
            bodies.setdefault(body.split()[0], set()).add(body)
    people = {
        name.text: next(iter(found))
        for name in every
        for first, found in bodies.items()
        if name.kind == "unknown" and len(found) == 1 and _OF_PEOPLE.fullmatch(name.text.removeprefix(first))
        if name.text.startswith(first)
    }
    for index, names_ in found_in.items():
        found_in[index] = tuple(
            replace(name, kind="party", party=people[name.text]) if name.text in people else name for name in names_
        )
