"""Whom names, nouns and pronouns of a report stand for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.codebook.loader import load
from parley.mentions.actors import Actors
from parley.text.spans import Span
from tests.unit.mentions.parsed import parties, passages

_FRONT = "The/DT/det/3 Oren/NNP/compound/3 Front/NNP/nsubj/4 agreed/VBD/ROOT/4 ././punct/4"
_FORCE = "The/DT/det/3 Vess/NNP/compound/3 force/NN/nsubj/4 agreed/VBD/ROOT/4 ././punct/4"
_NORWAY = "Norway/NNP/nsubj/2 agreed/VBD/ROOT/2 ././punct/2"
_SPAIN = "Spain/NNP/nsubj/2 agreed/VBD/ROOT/2 ././punct/2"
_KOREA = "North/NNP/compound/2 Korea/NNP/nsubj/3 agreed/VBD/ROOT/3 ././punct/3"


def _refused(subject: str, at: int) -> str:
    return f"{subject} refused/VBD/ROOT/{at + 1} ././punct/{at + 1}"


@pytest.mark.parametrize(
    ("subject", "word", "party"),
    [
        ("The/DT/det/4 Iraqi/JJ/amod/4 Turkish/JJ/amod/4 leader/NN/nsubj/5", "leader", "Iraqi Turkish"),
        ("Greek/JJ/amod/2 Cypriots/NNPS/nsubj/3", "Cypriots", "Greek Cypriots"),
        ("The/DT/det/4 Greek/JJ/amod/4 Cypriot/JJ/amod/4 president/NN/nsubj/5", "president", "Greek Cypriots"),
    ],
)
def test_two_nations_in_a_row_are_a_people_of_its_own(subject: str, word: str, party: str) -> None:
    assert parties(_refused(subject, len(subject.split())), word=word) == [party]


@pytest.mark.parametrize(
    "subject",
    [
        "The/DT/det/2 Greek/JJ/amod/3 president/NN/nsubj/4",
        "The/DT/det/3 new/JJ/amod/3 Greek/JJ/amod/4 president/NN/nsubj/5",
    ],
)
def test_one_nation_is_its_country(subject: str) -> None:
    assert parties(_refused(subject, len(subject.split())), word="president") == ["Greece"]


def test_half_of_a_divided_country_is_called_by_where_it_lies() -> None:
    assert parties(_KOREA, _refused("The/DT/det/2 North/NNP/nsubj/3", 2), word="North") == ["North Korea"]
    assert parties(_KOREA, _refused("The/DT/det/2 South/NNP/nsubj/3", 2), word="South") == ["South Korea"]


def test_a_direction_is_no_country_where_none_is_divided() -> None:
    assert parties(_SPAIN, _refused("The/DT/det/2 North/NNP/nsubj/3", 2), word="North") == ["North"]


@pytest.mark.parametrize(
    ("before", "noun", "party"),
    [
        (_FRONT, "front/NN", "Oren Front"),
        (_FORCE, "force/NN", "Vess"),
        (
            "The/DT/det/2 House/NNP/nsubj/5 of/IN/case/4 Tarn/NNP/nmod/2 agreed/VBD/ROOT/5",
            "parliament/NN",
            "House of Tarn",
        ),
    ],
)
def test_a_noun_stands_for_the_one_called_so_before(before: str, noun: str, party: str) -> None:
    told = _refused(f"The/DT/det/2 {noun}/nsubj/3", 2)
    assert parties(before, _NORWAY, told, word=noun.split("/")[0]) == [party]


def test_one_of_many_is_not_the_one_called_so_before() -> None:
    assert parties(_FORCE, _NORWAY, _refused("A/DT/det/2 force/NN/nsubj/3", 2), word="force") == []


def test_generals_are_those_of_the_army_or_the_junta() -> None:
    junta = "Norway/NNP/nmod:poss/3 's/POS/case/1 junta/NN/nsubj/4 agreed/VBD/ROOT/4"
    assert parties(junta, _SPAIN, _refused("The/DT/det/2 generals/NNS/nsubj/3", 2), word="generals") == ["Norway"]


@pytest.mark.parametrize(
    ("told", "party"),
    [
        ("In/IN/case/2 Madrid/NNP/obl/6 ,/,/punct/6 the/DT/det/5 minister/NN/nsubj/6 refused/VBD/ROOT/6", "Spain"),
        ("Yesterday/NN/obl/4 the/DT/det/3 minister/NN/nsubj/4 refused/VBD/ROOT/4", "Norway"),
    ],
)
def test_the_place_that_opens_a_sentence_tells_whose_minister_speaks(told: str, party: str) -> None:
    assert parties(_SPAIN, _NORWAY, told, word="minister") == [party]


def test_where_the_others_meet_owns_no_minister() -> None:
    told = "In/IN/case/2 Madrid/NNP/obl/6 ,/,/punct/6 the/DT/det/5 minister/NN/nsubj/6 refused/VBD/ROOT/6"
    assert parties(_NORWAY, told, word="minister") == ["Norway"]


def test_a_pronoun_is_nobody_s_place() -> None:
    setting = "In/IN/case/2 Madrid/NNP/obl/5 Norway/NNP/nsubj/5 's/POS/case/3 spoke/VBD/ROOT/5"
    assert parties(setting, _refused("It/PRP/nsubj/2", 1), word="It") == ["Norway"]


@pytest.mark.parametrize("word", ["Nobody", "Nothing", "Everyone"])
def test_no_one_is_no_party(word: str) -> None:
    assert parties(_NORWAY, _refused(f"{word}/PRP/nsubj/2", 1), word=word) == []


@pytest.mark.parametrize(
    "told",
    [
        "Its/PRP$/nmod:poss/2 chief/NN/nsubj/6 ,/,/punct/4 Ivo/NNP/appos/2 Brand/NNP/flat/4 spoke/VBD/ROOT/6",
        "Ivo/NNP/nsubj/7 Brand/NNP/flat/1 who/WP/nsubj/4 leads/VBZ/acl:relcl/1 Oren/NNP/compound/6 "
        "Front/NNP/obj/4 spoke/VBD/ROOT/7",
    ],
)
def test_who_leads_a_body_speaks_for_it_from_then_on(told: str) -> None:
    assert parties(_FRONT, told, _refused("Brand/NNP/nsubj/2", 1), word="Brand") == ["Oren Front"]


def test_a_people_is_the_body_that_bears_its_name() -> None:
    body = "The/DT/det/4 Oren/NNP/compound/4 Liberation/NNP/compound/4 Front/NNP/nsubj/5 agreed/VBD/ROOT/5"
    told = _refused("The/DT/det/2 Orenians/NNPS/nsubj/3", 2)
    assert parties(body, told, word="Orenians") == ["Oren Liberation Front"]
    other = "The/DT/det/4 Oren/NNP/compound/4 Workers/NNP/compound/4 Party/NNP/nsubj/5 agreed/VBD/ROOT/5"
    assert parties(body, other, told, word="Orenians") == ["Orenians"]


def test_the_two_are_the_two_sides() -> None:
    assert parties(_SPAIN, _NORWAY, _refused("The/DT/det/2 two/CD/nsubj/3", 2), word="two") == ["Spain", "Norway"]


def test_a_militia_beside_its_name_is_called_so_later() -> None:
    named = (
        "The/DT/det/3 Oren/NNP/compound/3 Front/NNP/nsubj/7 ,/,/punct/6 a/DT/det/6 militia/NN/appos/3 agreed/VBD/ROOT/7"
    )
    told = _refused("The/DT/det/2 militia/NN/nsubj/3", 2)
    assert parties(named, _NORWAY, told, word="militia") == ["Oren Front"]


def test_who_brings_the_sides_together_is_none_of_them() -> None:
    told = _refused("Both/DT/det/2 sides/NNS/nsubj/3", 2)
    japan = "Japan/NNP/nsubj/2 agreed/VBD/ROOT/2 ././punct/2"
    hosts = "Japan/NNP/nsubj/2 hosts/VBZ/ROOT/2 talks/NNS/obj/2 ././punct/2"
    assert parties(japan, _SPAIN, _NORWAY, told, word="sides") == ["Japan", "Spain"]
    assert parties(japan, _SPAIN, _NORWAY, hosts, told, word="sides") == ["Spain", "Norway"]


def test_both_sides_are_no_third_party() -> None:
    sides = "Both/DT/det/2 sides/NNS/nsubj/3 agreed/VBD/ROOT/3 ././punct/3"
    assert parties(sides, sides, _SPAIN, _NORWAY, _refused("The/DT/det/2 two/CD/nsubj/3", 2), word="two") == [
        "Spain",
        "Norway",
    ]


def test_the_army_is_the_state_s_and_not_the_one_that_bears_it_in_its_name() -> None:
    state = "The/DT/det/2 army/NN/nsubj/5 of/IN/case/4 Norway/NNP/nmod/2 agreed/VBD/ROOT/5"
    titled = "The/DT/det/3 Oren/NNP/compound/3 Army/NNP/nsubj/4 agreed/VBD/ROOT/4 ././punct/4"
    told = _refused("The/DT/det/2 army/NN/nsubj/3", 2)
    assert parties(state, titled, told, word="army") == ["Norway"]


def test_the_government_is_the_only_one_spoken_of() -> None:
    owned = "Norway/NNP/nmod:poss/3 's/POS/case/1 government/NN/nsubj/4 agreed/VBD/ROOT/4"
    told = _refused("The/DT/det/2 government/NN/nsubj/3", 2)
    assert parties(owned, _SPAIN, told, word="government") == ["Norway"]
    assert parties(owned, owned.replace("Norway", "Spain"), told, word="government") == ["Spain"]


@pytest.mark.parametrize(
    ("subject", "party"),
    [
        ("The/DT/det/3 regional/JJ/amod/3 government/NN/nsubj/4", "regional government"),
        ("The/DT/det/2 government/NN/nsubj/5 in/IN/case/4 exile/NN/nmod/2", "government in exile"),
    ],
)
def test_a_government_that_is_not_the_state_s_is_called_as_it_is(subject: str, party: str) -> None:
    assert parties(_NORWAY, _refused(subject, len(subject.split())), word="government") == [party]


def test_an_apposition_is_seen_by_the_order_of_the_words() -> None:
    named = (
        "The/DT/det/3 Oren/NNP/compound/3 Front/NNP/nsubj/7 ,/,/punct/6 a/DT/det/6 militia/NN/dep/7 agreed/VBD/ROOT/7"
    )
    told = _refused("The/DT/det/2 militia/NN/nsubj/3", 2)
    assert parties(named, _NORWAY, told, word="militia") == ["Oren Front"]


_PERU = "Peru/NNP/nmod:poss/3 's/POS/case/1 president/NN/nsubj/4 refused/VBD/ROOT/4"
_CHILE = "Chile/NNP/nsubj/2 agreed/VBD/ROOT/2 ././punct/2"


def test_a_president_is_of_the_country_that_was_said_to_have_one() -> None:
    assert parties(_PERU, _CHILE, "President/NNP/nsubj/2 Lind/NNP/nsubj/3 agreed/VBD/ROOT/3", word="Lind") == ["Peru"]
    said = "Norway/NNP/nmod:poss/3 's/POS/case/1 president/NN/nsubj/4 agreed/VBD/ROOT/4"
    both = parties(_PERU, said, "President/NNP/nsubj/2 Lind/NNP/nsubj/3 agreed/VBD/ROOT/3", word="Lind")
    assert both == ["Norway"]


@pytest.mark.parametrize(
    ("sentence", "word", "party"),
    [
        ("TURKEY/NNP/nsubj/2 refused/VBD/ROOT/2 ././punct/2", "TURKEY", ["Turkey"]),
        ("ANSWERS/NNP/nsubj/4 :/:/punct/4 Norway/NNP/nsubj/4 agreed/VBD/ROOT/4", "ANSWERS", []),
        ("East/JJ/amod/3 African/JJ/amod/3 envoys/NNS/nsubj/4 agreed/VBD/ROOT/4", "African", []),
        ("Observers/NNS/nsubj/4 from/IN/case/3 America/NNP/nmod/1 came/VBD/ROOT/4", "America", ["United States"]),
        ("In/IN/case/3 Latin/NNP/amod/3 America/NNP/obl/4 fell/VBD/ROOT/4", "America", []),
        ("They/PRP/nsubj/2 met/VBD/ROOT/2 in/IN/case/4 May/NNP/obl/2", "May", []),
        ("The/DT/det/3 Northern/NNP/compound/3 Herald/NNP/nsubj/4 agreed/VBD/ROOT/4", "Herald", []),
    ],
)
def test_labels_regions_months_and_papers_are_nobody(sentence: str, word: str, party: list[str]) -> None:
    assert parties(sentence, word=word) == party


_BOTH = "Spain/NNP/nsubj/2 met/VBD/ROOT/2 Norway/NNP/obj/2 ././punct/2"


def test_who_urges_both_sides_is_none_of_them() -> None:
    urged = "Spain/NNP/nsubj/2 urged/VBD/ROOT/2 both/DT/det/4 sides/NNS/obj/2 to/TO/mark/6 stop/VB/xcomp/2"
    assert parties(_BOTH, _BOTH, _CHILE, urged, word="sides") == ["Norway", "Chile"]


def test_who_proposes_that_both_sides_leave_is_one_of_them() -> None:
    put = (
        "Spain/NNP/nsubj/2 proposed/VBD/ROOT/2 that/IN/mark/6 both/DT/det/5 sides/NNS/nsubj/6 leave/VBP/ccomp/2"
        " ././punct/2"
    )
    assert parties(_BOTH, _BOTH, _CHILE, put, word="sides") == ["Spain", "Norway"]


@pytest.mark.parametrize(("verb", "party"), [("urges", "Norway"), ("promises", "Spain")])
def test_who_is_urged_to_withdraw_its_troops_withdraws_its_own(verb: str, party: str) -> None:
    lemma = f"{verb}/VBZ/ROOT/2"
    sentence = (
        f"Spain/NNP/nsubj/2 {lemma} Norway/NNP/obj/2 to/TO/mark/5 leave/VB/xcomp/2 its/PRP$/nmod:poss/7 base/NN/obj/5"
    )
    assert parties(sentence, word="its") == [party]


def test_a_group_of_a_country_is_the_group_named_and_not_the_government() -> None:
    group = "The/DT/det/3 Iraqi/JJ/amod/3 group/NN/nsubj/4 refused/VBD/ROOT/4"
    iraq = "Iraq/NNP/nsubj/2 agreed/VBD/ROOT/2 ././punct/2"
    assert parties(iraq, _FRONT, group, word="group") == ["Oren Front"]
    assert parties(iraq, "The/DT/det/3 Iraqi/JJ/amod/3 army/NN/nsubj/4 refused/VBD/ROOT/4", word="army") == ["Iraq"]


def test_the_official_is_the_one_called_so_before() -> None:
    first = "A/DT/det/3 Spanish/JJ/amod/3 official/NN/nsubj/4 agreed/VBD/ROOT/4 ././punct/4"
    other = "The/DT/det/3 Norwegian/JJ/amod/3 envoy/NN/nsubj/4 refused/VBD/ROOT/4 ././punct/4"
    assert parties(first, other, _refused("The/DT/det/2 official/NN/nsubj/3", 2), word="official") == ["Spain"]


def test_you_is_who_answers() -> None:
    told = "Ada/NNP/nsubj/7 Lind/NNP/flat/1 ,/,/punct/1 Spain/NNP/nmod:poss/6 's/POS/case/4 envoy/NN/appos/1"
    told += " spoke/VBD/ROOT/7"
    asks = "QUESTION/NN/nsubj/4 :/:/punct/4 You/PRP/nsubj/4 agreed/VBD/ROOT/4"
    answers = "LIND/NNP/nsubj/4 :/:/punct/4 Norway/NNP/nsubj/4 agreed/VBD/ROOT/4"
    assert parties(told, asks, answers, word="You") == ["Spain"]
    assert parties(told, "You/PRP/nsubj/2 agreed/VBD/ROOT/2", word="You") == []


def test_the_letter_speaks_for_who_wrote_in_it() -> None:
    wrote = "Spain/NNP/nsubj/2 promised/VBD/ROOT/2 in/IN/case/5 a/DT/det/5 letter/NN/obl/2 ././punct/2"
    on = "The/DT/det/2 letter/NN/nsubj/3 named/VBD/ROOT/3 Norway/NNP/obj/3"
    assert parties(wrote, on, word="letter") == ["Spain"]
    assert parties(_NORWAY, on, word="letter") == []


def test_the_host_country_is_where_they_meet() -> None:
    held = "Spain/NNP/nsubj/2 host/VBD/ROOT/2 talks/NNS/obj/2 ././punct/2"
    host = _refused("The/DT/det/3 host/NN/compound/3 country/NN/nsubj/4", 3)
    assert parties(held, _NORWAY, host, word="country") == ["Spain"]


def test_they_are_both_sides_of_the_same_sentence() -> None:
    told = "Spain/NNP/nsubj/2 told/VBD/ROOT/2 both/DT/det/4 sides/NNS/obj/2 they/PRP/nsubj/6 lost/VBD/ccomp/2"
    assert parties(_BOTH, _BOTH, _CHILE, told, word="they") == ["Norway", "Chile"]


def test_words_in_a_quotation_are_not_what_a_pronoun_beside_it_points_to() -> None:
    said = (
        "Norway/NNP/nsubj/2 left/VBD/ccomp/8 the/DT/det/5 old/JJ/amod/5 fishing-harbour/NN/obj/2 ,/,/punct/8"
        " it/PRP/nsubj/8 said/VBD/ROOT/8"
    )
    front, beside = passages(_FRONT, said)
    for end, party in ((35, "Oren Front"), (len(beside.span), "Norway")):
        words = replace(beside, quotations=(Span(beside.offset, beside.offset + end),))
        actors = Actors((front, words), load().names, load().outlets)
        assert [actor.party for actor in actors.actors(words, words.parse[6])] == [party]
