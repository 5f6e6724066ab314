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
    "subject",
    [
        "The/DT/det/4 Secretary/NNP/compound/4 -/HYPH/punct/4 General/NNP/nsubj/5",
        "The/DT/det/3 Secretary/NNP/compound/3 General/NNP/nsubj/4",
    ],
)
def test_the_secretary_general_is_of_the_body_spoken_of(subject: str) -> None:
    at = len(subject.split()) + 1
    told = f"{subject} agreed/VBD/ROOT/{at} ././punct/{at}"
    assert parties(told, word="General") == ["United Nations"]
    assert parties("NATO/NNP/nsubj/2 met/VBD/ROOT/2 ././punct/2", told, word="General") == ["NATO"]


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


def test_rebels_of_a_state_are_not_it() -> None:
    bek = (
        "Spanish/JJ/amod/3 rebel/NN/compound/3 spokesman/NN/nmod:desc/4 Olim/NNP/nsubj/6 Bek/NNP/flat/4 "
        "agreed/VBD/ROOT/6 ././punct/6"
    )
    assert parties(bek, word="Olim") == ["Spanish rebels"]


def test_a_coalition_is_called_by_the_name_that_follows_its_country() -> None:
    told = (
        "The/DT/det/2 coalition/NN/nsubj/8 in/IN/case/4 Spain/NNP/nmod/2 ,/,/punct/7 Lake/NNP/compound/7 "
        "Alliance/NNP/appos/4 agreed/VBD/ROOT/8 ././punct/8"
    )
    assert parties(told, word="coalition") == ["Lake Alliance"]


def test_a_place_before_a_minister_who_says_so_is_not_his_name() -> None:
    said = (
        "They/PRP/nsubj/2 left/VBD/ccomp/7 Marn/NNP/obj/2 ,/,/punct/2 a/DT/det/6 minister/NN/nsubj/7 said/VBD/ROOT/7 "
        "././punct/7"
    )
    assert parties("Spain/NNP/nsubj/2 met/VBD/ROOT/2 ././punct/2", said, word="Marn") != ["Spain"]
