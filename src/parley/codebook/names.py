"""Names: countries, bodies and people, and the words that tell whom somebody speaks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import RootModel

from parley.codebook.files import Strict, read


class CountryLine(Strict):
    """A country's words."""

    capital: str | None = None
    capital_names: list[str] = []
    adjectives: list[str] = []
    names: list[str] = []


class CountryFile(RootModel[dict[str, CountryLine]]):
    """countries.yml."""


class ActorFile(Strict):
    """actors.yml."""

    metonyms: dict[str, list[str]]
    roles: list[str]
    offices: list[str]
    institutions: list[str]
    rebels: list[str]
    groups: list[str]
    private: list[str]
    titles: list[str]
    between: list[str]
    never: list[str]
    collectives: list[str]


class PeopleFile(RootModel[dict[str, list[str]]]):
    """people.yml."""


class PlaceFile(Strict):
    """places.yml."""

    variants: dict[str, list[str]]
    after: list[str]
    before: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Lookups from written names to what they stand for; keys are as written, without a leading "the".

    `parties` maps names, capitals and metonyms to parties; `adjectives` nationalities to parties; `people`
    full names to parties; `known` holds all parties of these; `surnames` last names to full names where only
    one has it; `offices` are the roles and institutions of a state, `rebels` the groups of those who fight one,
    `private` people who speak for themselves;
    `called` are all words that somebody or a body is called by: roles, institutions and groups;
    `between` holds bodies that are neither of "both sides", `never` nouns that take no stance.
    """

    parties: dict[str, str]
    adjectives: dict[str, str]
    capitals: dict[str, str]
    countries: frozenset[str]
    people: dict[str, str]
    known: frozenset[str]
    surnames: dict[str, str]
    person_words: frozenset[str]
    roles: frozenset[str]
    offices: frozenset[str]
    institutions: frozenset[str]
    rebels: frozenset[str]
    groups: frozenset[str]
    private: frozenset[str]
    titles: frozenset[str]
    between: frozenset[str]
    never: frozenset[str]
    collectives: tuple[str, ...]
    places: dict[str, str]
    place_after: frozenset[str]
    place_before: frozenset[str]
    called: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        # Asked of every noun: joined once.
        object.__setattr__(self, "called", self.roles | self.institutions | self.groups)


def load_names(folder: Path) -> Names:
    """The names of the files countries.yml, actors.yml, people.yml and places.yml in `folder`."""
    countries = read(folder / "countries.yml", CountryFile).root
    actors = read(folder / "actors.yml", ActorFile)
    people = read(folder / "people.yml", PeopleFile).root
    places = read(folder / "places.yml", PlaceFile)
    capitals = {name: country for country, line in countries.items() for name in _capitals(line)}
    adjectives = {word: country for country, line in countries.items() for word in line.adjectives}
    parties = dict(capitals)
    for country, line in countries.items():
        parties |= dict.fromkeys([country, *line.names], country)
    for party, names in actors.metonyms.items():
        parties |= dict.fromkeys([party, *names], party)
    full = {name: party for party, names in people.items() for name in names}
    surnames: dict[str, list[str]] = {}
    for name in full:
        surnames.setdefault(name.split()[-1], []).append(name)
    return Names(
        parties=parties,
        adjectives=adjectives,
        capitals=capitals,
        countries=frozenset(countries),
        people=full,
        known=frozenset(parties.values()) | frozenset(full.values()),
        surnames={last: names[0] for last, names in surnames.items() if len({full[name] for name in names}) == 1},
        person_words=frozenset(word for name in full for word in name.split()),
        roles=frozenset(actors.roles),
        offices=frozenset(actors.offices),
        institutions=frozenset(actors.institutions),
        rebels=frozenset(actors.rebels),
        groups=frozenset(actors.groups),
        private=frozenset(actors.private),
        titles=frozenset(actors.titles),
        between=frozenset(actors.between),
        never=frozenset(actors.never),
        collectives=tuple(actors.collectives),
        places={variant: name for name, variants in places.variants.items() for variant in [name, *variants]},
        place_after=frozenset(places.after),
        place_before=frozenset(places.before),
    )


def _capitals(line: CountryLine) -> Iterator[str]:
    if line.capital:
        yield line.capital
    yield from line.capital_names
