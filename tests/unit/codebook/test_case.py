"""A case file: what it says, what it adds to the codebook, and its faults with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from parley.cli.case import STARTER
from parley.codebook.case import EMPTY, Case, load_case, parse_case
from parley.codebook.loader import load
from parley.codebook.refine import named_in, refined, version
from parley.errors import CaseError
from parley.text.dates import DateInterval

CASE = """\
parties:
  Kelmar:
    names: [the Old Guard, Kelmar Republic]
    adjectives: [Kelmari]
    capital: Varn
    people: [Ada Lind]
  Northern Union: {mediator: true}
places:
  Ostra:
    variants: [Ostria, Ostra Oblast]
    parts: [Upper Ostra, Lower Ostra]
occasions:
  the Harbour conference:
    kind: summit
    date: 2031-03
facts:
  - event: the fighting in Ostra
    date: 2014
"""


def case(text: str = CASE) -> Case:
    return parse_case(text, "parley-case.yml")


def test_a_case_says_what_is_written() -> None:
    made = case()
    assert [one.party for one in made.parties] == ["Kelmar", "Northern Union"]
    assert made.parties[0].names == ("Old Guard", "Kelmar Republic")
    assert made.occasions[0].names == ("Harbour conference",)
    assert made.occasions[0].date == DateInterval.month(2031, 3)
    assert (made.facts[0].date, made.facts[0].where) == (DateInterval.year(2014), "parley-case.yml:17")


BAD = [
    pytest.param("parties:\n  Kelmar: {colour: red}\n", 2, "unknown key 'colour'", id="an unknown key"),
    pytest.param("partys:\n  Kelmar: {}\n", 1, "unknown key 'partys'", id="an unknown key at the top"),
    pytest.param("parties:\n  Kelmar: {}\n  Kelmar: {}\n", 3, "party 'Kelmar' stands twice", id="a party twice"),
    pytest.param(
        "parties:\n  Rim: {}\n  the Rim: {}\n", 3, "party 'the Rim' stands twice", id="a party twice, with the"
    ),
    pytest.param(
        "parties:\n  Kelmar:\n    names: [the Old Guard]\n  Sorrun:\n    names:\n    - the Old Guard\n",
        6,
        "'the Old Guard' names both 'Kelmar' and 'Sorrun'",
        id="a name of two parties",
    ),
    pytest.param("parties:\n  Kelmar: {names: [the old guard]}\n", 2, "is no name", id="a name that is no name"),
    pytest.param("parties:\n  Kelmar: {people: ['']}\n", 2, "'' is no name", id="an empty name"),
    pytest.param("places:\n\n  Ostra: {parts: [Ostra]}\n", 3, "'Ostra' is a part of itself", id="its own part"),
    pytest.param(
        "places:\n  Rim: {parts: [Ostra]}\n  Ostra: {parts: [Tarn]}\n  Tarn: {parts: [the Rim]}\n",
        2,
        "'Rim' is a part of itself",
        id="its own part by way of others",
    ),
    pytest.param("places:\n  Ostra: {within: Ostra}\n", 2, "is a part of itself", id="in itself"),
    pytest.param("places:\n  Ostra: {}\n  Ostra: {}\n", 3, "place 'Ostra' stands twice", id="a place twice"),
    pytest.param(
        "occasions:\n  Tarn talks:\n    kind: talks\n    date: 2031-02-30\n",
        4,
        "'2031-02-30' is no date; expected a year, month or day",
        id="a day that no calendar has",
    ),
    pytest.param("occasions:\n  Tarn talks: {kind: party}\n", 2, "found 'party'", id="a kind that is none"),
    pytest.param(
        "facts:\n- event: the war\n  date: 2014\n- event: the war\n  date: spring\n",
        5,
        "'spring' is no date",
        id="a date that is none",
    ),
    pytest.param("facts:\n- event: the war\n  date: 2014/2012\n", 3, "is no date", id="two days the wrong way round"),
    pytest.param("facts:\n- {event: the war}\n", 2, "field required", id="a fact without a date"),
    pytest.param("parties: [Kelmar]\n", 1, "parties: ", id="a list of parties"),
    pytest.param("Kelmar\n", 1, "found 'Kelmar'", id="a word alone"),
    pytest.param("parties:\n  Kelmar: [\n", 3, "is no YAML", id="no YAML"),
]


@pytest.mark.parametrize(("text", "line", "message"), BAD)
def test_a_fault_is_told_with_file_and_line(text: str, line: int, message: str) -> None:
    with pytest.raises(CaseError) as caught:
        case(text)
    assert caught.value.line.startswith(f"parley-case.yml:{line}: ")
    assert message in caught.value.line


def test_a_file_that_is_no_text_or_not_there(tmp_path: Path) -> None:
    (tmp_path / "case.yml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CaseError, match="is not UTF-8 text"):
        load_case(tmp_path / "case.yml")
    with pytest.raises(CaseError, match="no such file"):
        load_case(tmp_path / "none.yml")
    with pytest.raises(CaseError, match="cannot be read"):
        load_case(tmp_path)


@pytest.mark.parametrize("text", ["", "# nothing yet\n\n", "parties:\n"])
def test_an_empty_case_changes_nothing(text: str) -> None:
    book = load()
    assert refined(book, case(text)) is book
    assert version(book, case(text)) == book.fingerprint


def test_the_starter_says_nothing_and_its_example_is_sound() -> None:
    text = STARTER.read_text(encoding="utf-8")
    assert (case(text).version, case(text).reference) == ("", "")
    body = text[text.index("# parties:") :]
    whole = case("\n".join(line.removeprefix("#").removeprefix(" ") for line in body.splitlines()))
    assert [len(of) for of in (whole.parties, whole.places, whole.occasions, whole.facts)] == [2, 2, 1, 1]


def test_the_names_of_a_case_go_before_those_of_the_codebook() -> None:
    names = refined(load(), case(CASE + "")).names
    assert [names.parties[name] for name in ("Kelmar", "Old Guard", "Varn")] == ["Kelmar"] * 3
    assert (names.adjectives["Kelmari"], names.people["Ada Lind"], names.surnames["Lind"]) == (
        "Kelmar",
        "Kelmar",
        "Ada Lind",
    )
    assert "Kelmar" in names.countries
    assert "Northern Union" in names.between
    assert names.places["Ostria"] == "Ostra"
    assert refined(load(), case("parties: {Belgium: {names: [Brussels]}}")).names.parties["Brussels"] == "Belgium"


def test_a_party_of_the_codebook_gets_another_name() -> None:
    names = refined(load(), case("parties: {Government of Ukraine: {names: [Ukraine]}}")).names
    assert names.adjectives["Ukrainian"] == names.people["Volodymyr Zelensky"] == "Government of Ukraine"
    assert "Ukraine" not in names.known
    assert refined(load(), case("places: {Kiev: {variants: [Kyiv]}}")).names.places["Kiev"] == "Kiev"


def test_a_surname_of_two_parties_is_neither_ones() -> None:
    two = "parties: {Kelmar: {people: [Ada Trump]}, Sorrun: {people: [Bo Trump]}}"
    assert "Trump" not in refined(load(), case(two)).names.surnames


def test_only_what_a_text_names_changes_its_version() -> None:
    book = load()

    def of(text: str, words: str) -> str:
        return version(book, named_in(case(text), words, book.names))

    assert of(CASE, "The mill by the river was sold.") == book.fingerprint
    told = "The Old\nGuard rejected a truce."
    assert of(CASE, told) != book.fingerprint
    assert of(CASE, told) == of(CASE.replace("Ostria", "Ostrya").replace("2014", "2015"), told)
    assert of(CASE, told) != of(CASE.replace("  Kelmar:", "  Kelmar State:"), told)
    takes_over = "parties: {Government of Ukraine: {names: [Ukraine]}}"
    assert of(takes_over, "Zelensky rejected it.") != book.fingerprint


def test_versions_change_with_what_they_stand_for() -> None:
    facts = case(CASE.replace("2014", "2015"))
    assert facts.version == case().version
    assert facts.reference != case().reference
    places = case(CASE.replace("Ostria", "Ostrya"))
    assert places.reference == case().reference
    assert places.version != case().version
    assert (EMPTY.version, EMPTY.reference) == ("", "")
