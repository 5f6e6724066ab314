"""What a case file adds to the codebook; what both know, the case file decides."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from parley.codebook.case import Case, CaseParty
from parley.codebook.loader import Codebook
from parley.codebook.names import Names

_MARKS = str.maketrans("’‘", "''")


def refined(codebook: Codebook, case: Case) -> Codebook:
    """The codebook with the names of the case; its fingerprint is another one where the case says anything."""
    if not case.version:
        return codebook
    return replace(codebook, names=_names(codebook.names, case), fingerprint=version(codebook, case))


def version(codebook: Codebook, case: Case) -> str:
    """The fingerprint that `refined` gives, without the work."""
    if not case.version:
        return codebook.fingerprint
    return hashlib.sha256(f"{codebook.fingerprint} {case.version}".encode()).hexdigest()[:12]


def named_in(case: Case, text: str, names: Names) -> Case:
    """The part of the case that a reading of `text` can touch: a change elsewhere leaves the reading as it is.

    A line is kept where the last word of one of its names stands in the text, and with it the names of which
    this is so. A party that takes over one of the codebook's is kept whole: its words are the codebook's too.
    """
    held = _plain(text)

    def told(words: Iterable[str]) -> tuple[str, ...]:
        return tuple(name for name in words if _plain(name).rsplit(" ", 1)[-1] in held)

    def parties() -> Iterator[CaseParty]:
        for one in case.parties:
            if _taken_over(one, names):
                yield one
                continue
            part = replace(one, names=told(one.names), adjectives=told(one.adjectives), people=told(one.people))
            own = (one.party, one.capital) if one.capital else (one.party,)
            if part.names or part.adjectives or part.people or told(own):
                yield part

    return replace(
        case,
        parties=tuple(parties()),
        places=tuple(
            replace(one, variants=found)
            for one in case.places
            if (found := told(one.variants)) or told((one.place,)) or set(one.variants) & set(names.places.values())
        ),
        occasions=tuple(one for one in case.occasions if told(one.names)),
    )


def _plain(words: str) -> str:
    return " ".join(words.translate(_MARKS).casefold().split())


def _taken_over(one: CaseParty, names: Names) -> frozenset[str]:
    """The codebook's own parties that the case calls by another name."""
    return frozenset(one.names) & names.known - {one.party}


def _names(names: Names, case: Case) -> Names:
    instead = {old: one.party for one in case.parties for old in _taken_over(one, names)}
    parties, adjectives, capitals, people = (
        {name: instead.get(party, party) for name, party in found.items()}
        for found in (names.parties, names.adjectives, names.capitals, names.people)
    )
    for one in case.parties:
        parties |= dict.fromkeys(_spelt((one.party, *one.names)), one.party)
        adjectives |= dict.fromkeys(_spelt(one.adjectives), one.party)
        people |= dict.fromkeys(_spelt(one.people), one.party)
        if one.capital:
            capitals[one.capital] = parties[one.capital] = one.party
    between = {one.party for one in case.parties if one.mediator}
    countries = {one.party for one in case.parties if one.capital}
    mine = frozenset(one.party for one in case.parties)
    return replace(
        names,
        parties=parties,
        adjectives=adjectives,
        capitals=capitals,
        people=people,
        countries=names.countries | countries | {new for old, new in instead.items() if old in names.countries},
        known=frozenset(instead.get(party, party) for party in names.known) | mine,
        surnames=_surnames(names, case),
        person_words=names.person_words
        | {word for one in case.parties for name in one.people for word in name.split()},
        between=frozenset(instead.get(party, party) for party in names.between) | between,
        places=_places(names, case),
    )


def _surnames(names: Names, case: Case) -> dict[str, str]:
    """Last names to full names; one that two parties of the case have tells of neither."""
    found: dict[str, dict[str, str]] = {}
    for one in case.parties:
        for name in one.people:
            found.setdefault(name.split()[-1], {}).setdefault(one.party, name)
    mine = {last: next(iter(of.values())) for last, of in found.items() if len(of) == 1}
    return {last: full for last, full in names.surnames.items() if last not in found} | mine


def _places(names: Names, case: Case) -> dict[str, str]:
    known = frozenset(names.places.values())
    instead = {old: one.place for one in case.places for old in one.variants if old in known}
    places = {variant: instead.get(place, place) for variant, place in names.places.items()}
    for one in case.places:
        places |= dict.fromkeys(_spelt((one.place, *one.variants)), one.place)
    return places


def _spelt(words: Iterable[str]) -> Iterator[str]:
    """The names with straight marks and with curly ones: reports have both."""
    for name in words:
        yield name
        yield name.replace("'", "’")
        yield name.replace("’", "'")
