"""What movements and parties are called, and which nouns point back to them."""

from __future__ import annotations

import pytest

from tests.unit.mentions.parsed import parties

_SAYS = "agreed/VBD/ROOT/{0} ././punct/{0}"


def _agreed(words: str) -> str:
    """A sentence whose subject is a name of capitalised words, the last of which is its head."""
    cells = words.split()
    last = len(cells) + 1
    tags = {"and": "CC/cc", "of": "IN/case", "for": "IN/case", "the": "DT/det", "'s": "POS/case"}
    told = [f"{word}/{tags.get(word, 'NNP/compound')}/{last}" for word in cells[:-1]]
    return " ".join(["The/DT/det/" + str(last), *told, f"{cells[-1]}/NNP/nsubj/{last + 1}", _SAYS.format(last + 1)])


@pytest.mark.parametrize(
    "name",
    [
        "Somali National Movement",
        "Turkish Lake Front",
        "Ethiopian People 's Lake Party",
        "South Sudan Lake Alliance",
        "Free Syrian Army",
        "Popular Greek Council",
        "Myanmar Lake Alliance Army",
        "Lake and Forest Movement",
        "Movement for Bread and Work",
        "Council for the Unity of Orenia",
        "Union for the Whole Freedom of the Oren Delta",
    ],
)
def test_a_movement_is_called_by_all_its_words(name: str) -> None:
    assert parties(_agreed(name), word=name.split()[-1]) == [name.replace(" '", "'")]


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("Turkish Lake Council", "Turkey"),
        ("Royal Thai Army", "Thailand"),
        ("African Union", "African Union"),
    ],
)
def test_a_state_has_councils_and_armies_of_its_own(name: str, party: str) -> None:
    assert parties(_agreed(name), word=name.split()[-1]) == [party]


def test_a_capital_makes_no_name_of_an_office() -> None:
    sentence = (
        "The/DT/det/4 two/CD/nummod/4 Foreign/NNP/compound/4 Ministers/NNPS/nsubj/5 agreed/VBD/ROOT/5 ././punct/5"
    )
    norway = "Norway/NNP/nsubj/2 met/VBD/ROOT/2 Spain/NNP/obj/2 ././punct/2"
    assert parties(norway, sentence, word="Ministers") == ["Norway", "Spain"]


_SUDAN = "The/DT/det/4 OLM/NNP/compound/4 -/HYPH/punct/2 North/NNP/nsubj/5 met/VBD/ROOT/5 Norway/NNP/obj/5 ././punct/5"


@pytest.mark.parametrize(("noun", "party"), [("movement", "OLM-North"), ("regime", "Norway")])
def test_a_movement_is_no_state_and_a_regime_no_movement(noun: str, party: str) -> None:
    told = f"The/DT/det/2 {noun}/NN/nsubj/3 agreed/VBD/ROOT/3 ././punct/3"
    assert parties(_SUDAN, told, word=noun) == [party]


def test_the_delegation_is_the_one_called_so_last() -> None:
    rebels = "The/DT/det/3 rebel/NN/compound/3 delegation/NN/nsubj/4 left/VBD/ROOT/4 Norway/NNP/obj/4 ././punct/4"
    told = "The/DT/det/2 delegation/NN/nsubj/3 agreed/VBD/ROOT/3 ././punct/3"
    assert parties(rebels, told, word="delegation") == ["rebels"]


def test_the_government_is_not_that_of_the_foreign_soldiers() -> None:
    talks = "Talks/NNS/nsubj/4 on/IN/case/3 Norway/NNP/nmod/1 resumed/VBD/ROOT/4 ././punct/4"
    troops = "Spanish/JJ/amod/2 troops/NNS/nsubj/3 stayed/VBD/ROOT/3 ././punct/3"
    told = "The/DT/det/2 government/NN/nsubj/3 agreed/VBD/ROOT/3 ././punct/3"
    assert parties(talks, troops, told, word="government") == ["Norway"]


_THREE = (
    "Ministers/NNS/nsubj/9 from/IN/case/3 Norway/NNP/nmod/1 ,/,/punct/5 Spain/NNP/conj/3 and/CC/cc/7 "
    "Egypt/NNP/conj/3 then/RB/advmod/9 met/VBD/ROOT/9 ././punct/9"
)


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("The/DT/det/3 three/CD/nummod/3 governments/NNS/nsubj/4", ["Norway", "Spain", "Egypt"]),
        ("The/DT/det/3 four/CD/nummod/3 governments/NNS/nsubj/4", []),
        ("The/DT/det/2 governments/NNS/nsubj/3", []),
    ],
)
def test_three_governments_are_those_named_together(phrase: str, found: list[str]) -> None:
    end = len(phrase.split()) + 1
    assert parties(_THREE, f"{phrase} agreed/VBD/ROOT/{end} ././punct/{end}", word="governments") == found


def test_a_body_of_two_words_keeps_both_after_what_it_is_called() -> None:
    cells = (
        "The/DT/det/6 rebel/NN/compound/6 Peace/NNP/compound/6 and/CC/cc/5 Order/NNP/conj/3 Movement/NNP/nsubj/7 "
        "agreed/VBD/ROOT/7 ././punct/7"
    )
    assert parties(cells, word="Movement") == ["Peace and Order Movement"]
