"""Whom pronouns and offices stand for by who speaks, who is told what to do and where a report is written."""

from __future__ import annotations

import pytest

from parley.codebook.loader import load
from parley.mentions.actors import Actors
from parley.mentions.heading import sent_from
from tests.unit.mentions.parsed import parties, passages

_SIDES = "Norway/NNP/nsubj/2 met/VBD/ROOT/2 Chile/NNP/obj/2 ././punct/2"


def _said(speaker: str) -> str:
    return (
        f"The/DT/det/3 {speaker}/NNP/compound/3 envoy/NN/nsubj/4 say/VBD/ROOT/4 they/PRP/nsubj/6 agreed/VBD/ccomp/4"
        " ././punct/4"
    )


def test_they_of_whom_a_mediator_speaks_are_both_sides() -> None:
    assert parties(_SIDES, _SIDES, _said("NATO"), word="they") == ["Norway", "Chile"]


def test_they_of_whom_a_side_speaks_are_not_both() -> None:
    assert len(parties(_SIDES, _SIDES, _said("Norway"), word="they")) < 2


def test_they_of_whom_a_mediator_speaks_are_the_many_just_named() -> None:
    rebels = "Rebels/NNS/nsubj/2 left/VBD/ROOT/2 Chile/NNP/obj/2 ././punct/2"
    assert parties(_SIDES, _SIDES, rebels, _said("NATO"), word="they") == ["rebels"]


def _person(nation: str, name: str) -> str:
    return f"The/DT/det/4 {nation}/JJ/amod/4 president/NN/nmod:desc/4 {name}/NNP/nsubj/5 spoke/VBD/ROOT/5 ././punct/5"


@pytest.mark.parametrize(("modal", "party"), [("must", "Norway"), ("will", "Spain")])
def test_who_says_what_a_state_must_do_speaks_for_another(modal: str, party: str) -> None:
    said = f"Spain/NNP/nsubj/3 {modal}/MD/aux/3 leave/VB/ccomp/6 ,/,/punct/6 he/PRP/nsubj/6 say/VBD/ROOT/6 ././punct/6"
    assert parties(_person("Norwegian", "Lind"), _person("Spanish", "Bek"), said, word="he") == [party]


@pytest.mark.parametrize(
    ("opening", "state"),
    [
        ("OSLO, May 4 (Agency) - ", "Norway"),
        ("Marn, Norway (Agency) - ", "Norway"),
        ("Marn, May 4 - ", None),
        ("(Agency) - ", None),
        ("", None),
    ],
)
def test_a_dateline_tells_the_state_a_report_is_sent_from(opening: str, state: str | None) -> None:
    assert sent_from(opening, load().names) == state


def test_the_government_is_of_where_the_report_is_written_if_no_state_is_named() -> None:
    told = "The/DT/det/2 government/NN/nsubj/3 agreed/VBD/ROOT/3 ././punct/3"
    for sentences, party in ((("A/DT/det/2 train/NN/nsubj/3 left/VBD/ROOT/3",), "Norway"), ((_SIDES,), "Chile")):
        made = passages(*(s.replace("Norway", "Spain") for s in sentences), told)
        actors = Actors(made, load().names, load().outlets, None, "OSLO, May 4 - ")
        found = [actor.party for actor in actors.actors(made[-1], made[-1].parse[1])]
        assert found == [party if party == "Norway" else "Spain"]


def test_a_coalition_is_called_by_the_name_that_follows_its_country() -> None:
    told = (
        "The/DT/det/2 coalition/NN/nsubj/8 in/IN/case/4 Spain/NNP/nmod/2 ,/,/punct/7 Lake/NNP/compound/7 "
        "Alliance/NNP/appos/4 agreed/VBD/ROOT/8 ././punct/8"
    )
    assert parties(told, word="coalition") == ["Lake Alliance"]


_MEDIATES = "U.N./NNP/compound/2 {0}/nsubj/3 say/VBD/ROOT/3 they/PRP/nsubj/6 would/MD/aux/6 {1}/VB/ccomp/3"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (_MEDIATES.format("envoys/NNS", "propose") + " it/PRP/obj/6", ["United Nations"]),
        (_MEDIATES.format("envoys/NNS", "withdraw"), ["Norway", "Chile"]),
        (_MEDIATES.format("envoy/NN", "propose") + " it/PRP/obj/6", ["Norway", "Chile"]),
        (_MEDIATES.format("envoy/NN", "ask") + " both/DT/det/8 sides/NNS/obj/6", ["United Nations"]),
    ],
)
def test_they_who_do_what_mediators_do_are_the_mediators(said: str, found: list[str]) -> None:
    assert parties(_SIDES, _SIDES, said, word="they") == found


def test_both_sides_are_none_of_those_who_mediate_between_them() -> None:
    asks = _MEDIATES.format("envoy/NN", "ask") + " both/DT/det/8 sides/NNS/obj/6"
    assert parties(_SIDES, _SIDES, asks, word="sides") == ["Norway", "Chile"]
    said = "The/DT/det/3 two/CD/nummod/3 mediators/NNS/nsubj/4 agreed/VBD/ROOT/4"
    assert parties(_SIDES, _SIDES, said, word="mediators") == ["mediators"]


def test_a_source_in_a_body_is_its_own() -> None:
    front = "The/DT/det/3 Oren/NNP/compound/3 Front/NNP/nsubj/4 left/VBD/ROOT/4"
    said = "A/DT/det/2 {0}/NN/nsubj/6 in/IN/case/5 the/DT/det/5 front/NN/nmod/2 say/VBD/ROOT/6"
    it = "It/PRP/nsubj/2 agreed/VBD/ROOT/2"
    assert parties(front, _SIDES, said.format("source"), it, word="It") == ["Oren Front"]
    assert parties(front, _SIDES, said.format("reporter"), it, word="It") == ["Norway"]


def test_she_is_not_who_he_speaks_for() -> None:
    turns = "He/PRP/nsubj/2 refused/VBD/ROOT/2 and/CC/cc/5 {0}/PRP/nsubj/5 agreed/VBD/conj/2"
    before = (_person("Spanish", "Bek"), _person("Norwegian", "Lind"))
    assert parties(*before, turns.format("she"), word="she") != parties(*before, turns.format("she"), word="He")
    assert parties(*before, turns.format("he"), word="he") == parties(*before, turns.format("he"), word="He")
