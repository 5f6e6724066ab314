"""Whose the government is: not of those it turns to, but of the place where the paragraph has gone."""

from __future__ import annotations

import pytest

from parley.codebook.loader import load
from parley.mentions.actors import Actors
from parley.mentions.facing import faced
from tests.unit.mentions.parsed import parties, passages

_CLAIM = "Spain/NNP/nsubj/2 claim/VBP/ROOT/2 it/PRP/obj/2 ././punct/2"
_COME = "Norway/NNP/nsubj/2 left/VBD/ROOT/2 ././punct/2"
_GOVERNMENT = "The/DT/det/2 government/NN/nsubj/3"

_FACES = [
    f"{_GOVERNMENT} tell/VBD/ROOT/3 Norway/NNP/obj/3 to/TO/mark/6 leave/VB/xcomp/3",
    f"{_GOVERNMENT} demand/VBD/ROOT/3 that/IN/mark/6 Norway/NNP/nsubj/6 leave/VB/ccomp/3",
    f"{_GOVERNMENT} say/VBD/ROOT/3 Norway/NNP/nsubj/6 must/MD/aux/6 leave/VB/ccomp/3",
    f"{_GOVERNMENT} reject/VBD/ROOT/3 talks/NNS/obj/3 with/IN/case/6 Norway/NNP/nmod/4",
    f"{_GOVERNMENT} offer/VBD/ROOT/3 Norway/NNP/compound/5 talks/NNS/obj/3",
    f"{_GOVERNMENT} say/VBD/ROOT/3 it/PRP/nsubj/6 would/MD/aux/6 talk/VB/ccomp/3 with/IN/case/8 Norway/NNP/obl/6",
]
_ITS_OWN = [
    f"{_GOVERNMENT} say/VBD/ROOT/3 Norway/NNP/nsubj/6 would/MD/aux/6 leave/VB/ccomp/3",
    f"{_GOVERNMENT} reject/VBD/ROOT/3 talks/NNS/obj/3 in/IN/case/6 Norway/NNP/nmod/4",
    f"{_GOVERNMENT} agree/VBD/ROOT/3 ././punct/3",
    f"{_GOVERNMENT} tell/VBD/ROOT/3 reporters/NNS/obj/3 so/RB/advmod/3",
]


@pytest.mark.parametrize("sentence", _FACES)
def test_the_government_is_none_that_it_turns_to(sentence: str) -> None:
    assert parties(_CLAIM, _COME, sentence, word="government") == ["Spain"]


@pytest.mark.parametrize("sentence", _ITS_OWN)
def test_the_government_is_that_of_whom_was_spoken_last(sentence: str) -> None:
    assert parties(_CLAIM, _COME, sentence, word="government") == ["Norway"]


def test_who_is_no_subject_turns_to_nobody() -> None:
    made = passages("Spain/NNP/nsubj/2 tell/VBD/ROOT/2 the/DT/det/4 government/NN/obj/2 so/RB/advmod/2")
    assert faced(made[0].parse[3]) == frozenset()


_SCENE = "In/IN/case/2 Madrid/NNP/obl/4 thousands/NNS/nsubj/4 marched/VBD/ROOT/4"
_AGREES = f"{_GOVERNMENT} agree/VBD/ROOT/3"


@pytest.mark.parametrize(
    ("told", "party"),
    [
        ((_CLAIM, _COME, _SCENE, _AGREES), "Spain"),
        ((_CLAIM, _COME, _SCENE, _COME, _AGREES), "Norway"),
        ((_COME, _SCENE, _AGREES), "Norway"),
        ((_CLAIM, "Spain/NNP/nsubj/2 host/VBZ/ROOT/2 talks/NNS/obj/2", _COME, _SCENE, _AGREES), "Norway"),
    ],
)
def test_the_scene_stays_until_another_state_is_named(told: tuple[str, ...], party: str) -> None:
    made = passages(*told, paragraph=0)
    found = Actors(made, load().names, load().outlets).actors(made[-1], made[-1].parse[1])
    assert [actor.party for actor in found] == [party]


def test_who_hosts_refugees_brings_nobody_together() -> None:
    hosts = "Spain/NNP/nsubj/2 host/VBZ/ROOT/2 {0}/NNS/obj/2"
    told = (_COME, hosts.format("refugees"), _AGREES)
    assert parties(*told, word="government") == ["Spain"]
    assert parties(_COME, hosts.format("talks"), _AGREES, word="government") == ["Norway"]
