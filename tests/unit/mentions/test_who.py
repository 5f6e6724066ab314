"""Whom a report means by a name, an office or a pronoun that it has told of elsewhere."""

from __future__ import annotations

import pytest

from parley.codebook.loader import load
from parley.mentions.actors import Actors
from parley.mentions.heading import titled
from parley.mentions.states import with_states
from tests.unit.mentions.parsed import parties, passages

_AGREED = "{0}/NNP/nsubj/2 agreed/VBD/ROOT/2 ././punct/2"
_THEY = "They/PRP/nsubj/2 left/VBD/ROOT/2 ././punct/2"


def _said(subject: str, at: int) -> str:
    return f"{subject} agreed/VBD/ROOT/{at + 1} ././punct/{at + 1}"


def test_who_has_a_parliament_is_a_state() -> None:
    army = "Torland/NNP/nmod:poss/3 's/POS/case/1 parliament/NN/nsubj/4 met/VBD/ROOT/4"
    found = with_states(passages(army, "Torlandic/JJ/amod/2 envoys/NNS/nsubj/3 left/VBD/ROOT/3"), load().names)
    assert "Torland" in found.countries
    assert found.adjectives["Torlandic"] == "Torland"


@pytest.mark.parametrize(
    "sentence",
    [
        "Marn/NNP/nmod:poss/3 's/POS/case/1 plan/NN/nsubj/4 failed/VBD/ROOT/4",
        "The/DT/det/2 Government/NNP/nsubj/5 of/IN/case/4 Unity/NNP/nmod/2 met/VBD/ROOT/5",
        "Front/NNP/nmod:poss/3 's/POS/case/1 army/NN/nsubj/4 met/VBD/ROOT/4",
        "Spain/NNP/nmod:poss/3 's/POS/case/1 army/NN/nsubj/4 met/VBD/ROOT/4",
    ],
)
def test_a_person_or_body_is_no_state(sentence: str) -> None:
    names = load().names
    assert with_states(passages(sentence), names).countries == names.countries


def test_a_person_of_whom_more_is_said_is_no_state() -> None:
    names = load().names
    full = "Ada/NNP/nsubj/3 Lind/NNP/flat/1 spoke/VBD/ROOT/3"
    army = "Lind/NNP/nmod:poss/3 's/POS/case/1 government/NN/nsubj/4 met/VBD/ROOT/4"
    assert with_states(passages(full, army), names).countries == names.countries


def test_the_government_is_not_the_host_s() -> None:
    army = "Torland/NNP/nmod:poss/3 's/POS/case/1 army/NN/nsubj/4 agreed/VBD/ROOT/4"
    hosts = "Spain/NNP/nsubj/2 host/VBD/ROOT/2 talks/NNS/obj/2 ././punct/2"
    assert parties(army, hosts, _said("The/DT/det/2 government/NN/nsubj/3", 2), word="government") == ["Torland"]
    left = "Spain/NNP/nsubj/2 left/VBD/ROOT/2 talks/NNS/obj/2 ././punct/2"
    assert parties(army, left, _said("The/DT/det/2 government/NN/nsubj/3", 2), word="government") == ["Spain"]


@pytest.mark.parametrize(
    ("full", "short", "party"),
    [
        ("The/DT/det/3 Oren/NNP/compound/3 Tigers/NNPS/nsubj/4", "Tigers", "Oren Tigers"),
        ("The/DT/det/3 ODP/NNP/compound/3 Party/NNP/nsubj/4", "ODP", "ODP Party"),
    ],
)
def test_a_short_form_is_the_body_named_in_full(full: str, short: str, party: str) -> None:
    assert parties(_said(full, 3), _AGREED.format(short), word=short) == [party]


def test_those_of_a_cause_are_called_after_it() -> None:
    leader = "The/DT/det/3 Orenist/JJ/amod/3 leader/NN/nsubj/4"
    assert parties(_said("Orenists/NNPS/nsubj/2", 1), _said(leader, 3), word="leader") == ["Orenists"]


def test_a_council_is_of_the_state_that_was_said_to_have_it() -> None:
    whose = "Spain/NNP/nmod:poss/4 's/POS/case/1 Security/NNP/compound/4 Council/NNP/nsubj/5 met/VBD/ROOT/5"
    again = _said("The/DT/det/3 Security/NNP/compound/3 Council/NNP/nsubj/4", 3)
    assert parties(whose, again, word="Council") == ["Spain"]
    assert parties(_AGREED.format("Spain"), again, word="Council") == ["United Nations"]


def test_the_region_and_its_government() -> None:
    region = _said("The/DT/det/3 Ostra/NNP/compound/3 region/NN/nsubj/4", 3)
    government = _said("The/DT/det/3 regional/JJ/amod/3 government/NN/nsubj/4", 3)
    assert parties(region, government, word="government") == ["Ostra"]
    assert parties(region, _said("The/DT/det/2 region/NN/nsubj/3", 2), word="region") == ["Ostra"]
    other = _said("The/DT/det/3 Vess/NNP/compound/3 province/NN/nsubj/4", 3)
    assert parties(region, other, government, word="government") == ["regional government"]


def test_they_are_those_that_and_joins_before() -> None:
    both = "Spain/NNP/nsubj/4 and/CC/cc/3 Norway/NNP/conj/1 met/VBD/ROOT/4 ././punct/4"
    assert parties(both, _THEY, word="They") == ["Spain", "Norway"]
    rebels = "The/DT/det/2 rebels/NNS/nsubj/3 met/VBD/ROOT/3 Norway/NNP/obj/3 ././punct/3"
    assert parties(both, rebels, _THEY, word="They") == ["rebels"]


def test_neither_side_is_both() -> None:
    met = "Spain/NNP/nsubj/2 met/VBD/ROOT/2 Norway/NNP/obj/2 ././punct/2"
    assert parties(met, met, _said("Neither/DT/det/2 country/NN/nsubj/3", 2), word="country") == ["Spain", "Norway"]
    assert parties(met, met, _said("No/DT/det/2 country/NN/nsubj/3", 2), word="country") == []


def test_officials_from_both_countries_and_of_two_nations() -> None:
    met = "Spain/NNP/nsubj/2 met/VBD/ROOT/2 Norway/NNP/obj/2 ././punct/2"
    officials = _said("Officials/NNS/nsubj/5 from/IN/case/4 both/DT/det/4 countries/NNS/nmod/1", 4)
    assert parties(met, met, officials, word="Officials") == ["Spain", "Norway"]
    joint = _said("Spanish/JJ/compound/3 -/HYPH/punct/1 Norwegian/JJ/amod/4 envoys/NNS/nsubj/5", 4)
    assert parties(joint, word="envoys") == ["Spain", "Norway"]
    backed = "Spanish/JJ/compound/3 -/HYPH/punct/1 backed/VBN/amod/5 Norwegian/JJ/amod/5 envoys/NNS/nsubj/6"
    assert parties(_said(backed, 5), word="envoys") == ["Norway"]


def test_an_office_with_a_hyphen_is_one() -> None:
    spain = _AGREED.format("Spain")
    chief = (
        "U.N./NNP/compound/4 Secretary/NNP/compound/4 -/HYPH/punct/2 General/NNP/nmod:desc/5 Ada/NNP/nsubj/7"
        " Lind/NNP/flat/5 spoke/VBD/ROOT/7"
    )
    he = "He/PRP/nsubj/2 agreed/VBD/ROOT/2"
    assert parties(spain, chief, he, word="He") == ["United Nations"]


def test_who_was_offered_a_thing_refuses_it() -> None:
    told = (
        "Spain/NNP/nsubj/2 offer/VBD/ROOT/2 Norway/NNP/iobj/2 a/DT/det/5 truce/NN/obj/2 ,/,/punct/9"
        " which/WP/obj/9 it/PRP/nsubj/9 refuse/VBD/acl:relcl/5"
    )
    assert parties(told, word="it") == ["Norway"]
    wanted = told.replace("refuse/", "want/")
    assert parties(wanted, word="it") == ["Spain"]


def test_who_want_are_all_that_and_joins() -> None:
    several = (
        "Spain/NNP/nsubj/8 and/CC/cc/3 Norway/NNP/conj/1 ,/,/punct/6 who/WP/nsubj/6 want/VBP/acl:relcl/1"
        " talks/NNS/obj/6 agreed/VBD/ROOT/8"
    )
    assert parties(several, word="who") == ["Spain", "Norway"]


def test_a_minister_speaks_for_where_his_office_sits() -> None:
    told = (
        '"/``/punct/9 Spain/NNP/nsubj/4 must/MD/aux/4 leave/VB/ccomp/9 ,/,/punct/9 "/``/punct/9 said/VBD/ROOT/7'
        " Ada/NNP/nsubj/7 Lind/NNP/flat/8 ,/,/punct/11 director/NN/appos/8 of/IN/case/14 the/DT/det/14"
        " office/NN/nmod/11 ,/,/punct/11 in/IN/case/17 Oslo/NNP/nmod/11"
    )
    assert parties(told, _AGREED.format("Lind"), word="Lind") == ["Norway"]


def test_the_title_tells_whose_briefing_it_is() -> None:
    names = load().names
    assert titled("Briefing by the Foreign Ministry of Norway", names) == "Norway"
    assert titled("Norway's spokesperson: press conference of May 4", names) == "Norway"
    assert titled("Norway and Spain meet", names) is None
    assert titled("Briefing on talks between Norway and Spain", names) is None
    made = passages(_said("The/DT/det/2 ministry/NN/nsubj/3", 2))
    actors = Actors(made, names, load().outlets, "Briefing by the Foreign Ministry of Norway")
    assert [a.party for a in actors.actors(made[0], made[0].parse[1])] == ["Norway"]


def test_initials_stand_for_the_body() -> None:
    union = _said("Oren/NNP/compound/3 Liberation/NNP/compound/3 Union/NNP/nsubj/4", 3)
    assert parties(union, _AGREED.format("OLU"), word="OLU") == ["Oren Liberation Union"]
    assert parties(union, _AGREED.format("OXU"), word="OXU") == ["OXU"]


def test_the_other_side_is_not_the_one_spoken_of() -> None:
    other = "The/DT/det/3 other/JJ/amod/3 side/NN/nsubj/4 left/VBD/ROOT/4 ././punct/4"
    spain, france = _said("Spain/NNP/nsubj/2", 1), _said("France/NNP/nsubj/2", 1)
    assert parties(spain, france, spain, france, other, word="side") == ["Spain"]
    assert parties(spain, france, france, spain, other, word="side") == ["France"]


def test_a_people_s_party_has_its_whole_name() -> None:
    party = (
        "The/DT/det/5 Oren/NNP/compound/3 People/NNP/nmod:poss/5 's/POS/case/3 Party/NNP/nsubj/6 agreed/VBD/ROOT/6 "
        "././punct/6"
    )
    assert parties(party, word="Party") == ["Oren People's Party"]
    tarn = "The/DT/det/4 Oren/NNP/nmod:poss/4 's/POS/case/2 Party/NNP/nsubj/5 agreed/VBD/ROOT/5 ././punct/5"
    assert parties(tarn, word="Party") != ["Oren's Party"]


def test_who_leads_an_alliance_is_not_it() -> None:
    led = (
        "An/DT/det/5 Orenic/NNP/compound/4 -/HYPH/punct/2 led/VBN/amod/5 alliance/NN/nsubj/6 met/VBD/ROOT/6 "
        "Spain/NNP/obj/6 ././punct/6"
    )
    made = passages(led)
    names = [actor.party for actor in Actors(made, load().names, load().outlets).mentions(made[0])]
    assert "Orenic" not in names


def test_what_a_statement_says_its_writer_says() -> None:
    wrote = "Spain/NNP/nsubj/2 issue/VBD/ROOT/2 a/DT/det/4 statement/NN/obj/2 ././punct/2"
    calls = "The/DT/det/2 statement/NN/nsubj/3 names/VBZ/ROOT/3 France/NNP/obj/3 ././punct/3"
    it = "It/PRP/nsubj/2 agreed/VBD/ROOT/2 ././punct/2"
    assert parties(wrote, calls, it, word="It") == ["Spain"]
    france = "France/NNP/nsubj/2 agreed/VBD/ROOT/2 ././punct/2"
    assert parties(wrote, france, it, word="It") == ["France"]


def test_the_group_is_no_state_s_army() -> None:
    rebels = "The/DT/det/3 Oren/NNP/compound/3 Front/NNP/nsubj/4 agreed/VBD/ROOT/4 ././punct/4"
    army = "The/DT/det/3 Sudanese/JJ/amod/3 army/NN/nsubj/4 agreed/VBD/ROOT/4 ././punct/4"
    group = _said("The/DT/det/2 group/NN/nsubj/3", 2)
    assert parties(rebels, army, group, word="group") == ["Oren Front"]
