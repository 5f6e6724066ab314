"""What is put forward by its wording, and what only looks so: left out, imagined, not yet agreed, bidden, refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.model.sight import Sight
from tests.unit.provisions.wordings import passage, read, seen, told

TROOPS = "its/PRP$/nmod:poss/{0} troops/NNS/obj/{1}/troop"


def stances(cells: str, speaker: str | None = "Kelmar") -> list[tuple[str, str]]:
    """Stance and measure of each draft of a sentence that the party says."""
    return [(draft.stance, draft.measure) for draft in read(passage(cells), speaker)]


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ("Free/VB/ROOT/0 the/DT/det/2 hostages/NNS/obj/0/hostage", [("demand", "release-captives")]),
        (
            "Free/VB/ROOT/0 the/DT/det/2 hostages/NNS/obj/0/hostage and/CC/cc/4 stop/VB/conj/0 the/DT/det/6 "
            "bombing/NN/obj/4",
            [("demand", "release-captives"), ("demand", "halt-offensive")],
        ),
        ("We/PRP/nsubj/1 free/VB/ROOT/1 the/DT/det/3 hostages/NNS/obj/1/hostage", []),
        ("To/TO/mark/1 free/VB/ROOT/1 the/DT/det/3 hostages/NNS/obj/1/hostage", []),
    ],
    ids=["bidden", "bidden-twice", "told", "infinitive"],
)
def test_who_bids_demands(cells: str, found: list[tuple[str, str]]) -> None:
    assert stances(cells) == found


REFUSED = "Kelmar/NNP/nsubj/3 will/MD/aux/3 {no} sign/VB/ROOT/3 {a}/DT/det/5 deal/NN/obj/3 that/WDT/nsubj/7 "
REFUSED += "includes/VBD/acl:relcl/5/include an/DT/det/9 amnesty/NN/obj/7"


def test_who_refuses_any_text_with_a_thing_refuses_the_thing() -> None:
    assert ("reject", "amnesty") in stances(REFUSED.format(no="never/RB/advmod/3", a="a"), None)


@pytest.mark.parametrize(
    ("no", "article"), [("never/RB/advmod/3", "the"), ("gladly/RB/advmod/3", "a")], ids=["the-deal", "not-refused"]
)
def test_a_text_of_its_own_or_not_refused_tells_nothing(no: str, article: str) -> None:
    assert ("reject", "amnesty") not in stances(REFUSED.format(no=no, a=article), None)


LEFT_OUT = "The/DT/det/1 accord/NN/nsubj/4 {aux}/MD/aux/4 {no}/RB/advmod/4 include/VB/ROOT/4 an/DT/det/6 "
LEFT_OUT += "amnesty/NN/obj/4"


def test_what_a_text_leaves_out_is_refused_by_who_says_so() -> None:
    assert stances(LEFT_OUT.format(aux="will", no="not")) == [("reject", "amnesty")]


@pytest.mark.parametrize(("aux", "no"), [("did", "not"), ("will", "also")], ids=["missed", "included"])
def test_what_a_text_missed_or_holds_is_not_refused(aux: str, no: str) -> None:
    assert ("reject", "amnesty") not in stances(LEFT_OUT.format(aux=aux, no=no))


IMAGINED = "Sorrun/NNP/nsubj/1 has/VBD/ROOT/1/have a/DT/det/3 {noun}/NN/obj/1 that/IN/mark/7 Kelmar/NNP/nsubj/7 "
IMAGINED += "will/MD/aux/7 withdraw/VB/acl/3 " + TROOPS.format(9, 7)


def test_the_dream_that_a_party_leaves_is_refused_by_it() -> None:
    assert stances(IMAGINED.format(noun="dream")) == [("reject", "withdraw")]
    quoted = (
        "Kelmar/NNP/nsubj/1 says/VBD/ROOT/1/say a/DT/det/3 dream/NN/obj/1 '/''/punct/3 that/IN/mark/8 "
        "Kelmar/NNP/nsubj/8 will/MD/aux/8 withdraw/VB/ccomp/1 " + TROOPS.format(10, 8)
    )
    assert stances(quoted) == [("reject", "withdraw")]


def test_what_another_dreams_of_a_party_is_nothing_of_its_own() -> None:
    assert stances(IMAGINED.format(noun="dream"), "Sorrun") == []
    assert stances(IMAGINED.format(noun="report")) == []


HAVE = "Kelmar/NNP/nsubj/1 has/VBD/ROOT/1/have {adverb}/RB/advmod/1 to/TO/mark/4 {verb} a/DT/det/{n} truce/NN/{end}"


def test_what_has_yet_to_be_agreed_is_nobodys_stance() -> None:
    agree = HAVE.format(adverb="{0}", verb="agree/VB/xcomp/1 to/IN/case/7", n=7, end="obl/4")
    assert stances(agree.format("yet"), None) == []
    assert stances(agree.format("still"), None) == []


def test_a_duty_that_still_stands_is_demanded() -> None:
    leave = "Sorrun/NNP/nsubj/1 has/VBD/ROOT/1/have still/RB/advmod/1 to/TO/mark/4 withdraw/VB/xcomp/1 "
    assert stances(leave + TROOPS.format(6, 4)) == [("demand", "withdraw")]


STAY = "Kelmar/NNP/nsubj/2 will/MD/aux/2 {verb}/VB/ROOT/2 its/PRP$/nmod:poss/4 troops/NNS/obj/2/troop "
STAY += "in/IN/case/7 the/DT/det/7 "


@pytest.mark.parametrize(
    ("verb", "where", "found"),
    [
        ("keep", "valley/NN/obl/2", [("reject", "withdraw")]),
        ("keep", "barracks/NNS/obl/2", [("offer", "limit-forces")]),
        ("keep", "dark/NN/obl/2", []),
    ],
)
def test_who_keeps_forces_somewhere_does_not_withdraw_them(verb: str, where: str, found: list[tuple[str, str]]) -> None:
    assert stances(STAY.format(verb=verb) + where, None) == found


@pytest.mark.parametrize(
    ("who", "found"),
    [("troops/NNS/nsubj/6/troop", [("reject", "withdraw")]), ("peacekeepers/NNS/nsubj/6/peacekeeper", [])],
    ids=["troops", "peacekeepers"],
)
def test_forces_that_stay_are_not_withdrawn(who: str, found: list[tuple[str, str]]) -> None:
    insists = "Kelmar/NNP/nsubj/1 insists/VBD/ROOT/1/insist that/IN/mark/6 its/PRP$/nmod:poss/4 "
    cells = insists + who + " will/MD/aux/6 stay/VB/ccomp/1 in/IN/case/9 the/DT/det/9 valley/NN/obl/6"
    assert stances(cells, None) == found


def test_missile_tests_are_no_supply_of_arms() -> None:
    halt = "Kelmar/NNP/nsubj/1 offered/VBD/ROOT/1/offer to/TO/mark/3 suspend/VB/xcomp/1 its/PRP$/nmod:poss/6 "
    halt += "missile/NN/compound/6 "
    assert stances(halt + "tests/NNS/obj/3/test", None) == []
    assert stances(halt + "shipments/NNS/obj/3/shipment", None) == [("offer", "cut-arms")]


def test_a_boycott_of_talks_refuses_them() -> None:
    boycott = "Kelmar/NNP/nsubj/1 boycotted/VBD/ROOT/1/boycott the/DT/det/3 "
    assert stances(boycott + "talks/NNS/obj/1/talk", None) == [("reject", "meet")]
    assert stances(boycott + "elections/NNS/obj/1/election", None) == []


@pytest.mark.parametrize(
    ("cells", "stance", "measure", "words"),
    [
        (
            "The/DT/det/1 talks/NNS/nsubj/4/talk were/VBD/aux/4/be not/RB/advmod/4 resuming/VBG/ROOT/4/resume "
            "Kelmar/NNP/nsubj/6 said/VBD/parataxis/4/say",
            "reject", "meet", "not resuming",
        ),
        (
            "Kelmar/NNP/nsubj/1 awaits/VBD/ROOT/1/wait that/IN/mark/5 its/PRP$/nmod:poss/4 "
            "demands/NNS/nsubj:pass/5/demand met/VBN/ccomp/1/meet",
            "demand", "meet", "demands met",
        ),
        (
            "Kelmar/NNP/nsubj/1 named/VBD/ROOT/1/name mayors/NNS/obj/1/mayor elected/VBN/acl/2/elect in/IN/case/5 "
            "polls/NNS/obl/3/poll",
            "propose", "hold-elections", "elected in polls",
        ),
    ],
    ids=["talks-that-do-not-go-on", "demands-met", "mayors-elected"],
)  # fmt: skip
def test_what_the_eye_takes_for_a_stance_and_is_none(cells: str, stance: str, measure: str, words: str) -> None:
    one = passage(cells)
    looked = replace(one, sight=Sight(seen=True, stances=(seen(one, stance, measure, words, "Kelmar", "", sure=0.97),)))
    assert told(read(looked)) == []


def test_whom_a_thing_is_asked_of_does_not_ask() -> None:
    one = passage("Sorrun/NNP/nsubj:pass/2 was/VBD/aux:pass/2/be urged/VBN/ROOT/2/urge to/TO/mark/4 leave/VB/xcomp/2")
    sight = Sight(seen=True, stances=(seen(one, "demand", "withdraw", "urged to leave", "Sorrun", "Sorrun"),))
    assert told(read(replace(one, sight=sight))) == []
    assert told(read(replace(one, sight=sight), "Kelmar")) == [("Kelmar", "demand", "withdraw", ("Sorrun",))]


@pytest.mark.parametrize(
    ("verb", "noun", "found"),
    [
        ("raised/VBD/ROOT/1/raise", "demands/NNS/obj/1/demand", [("demand", "amnesty")]),
        ("presented/VBD/ROOT/1/present", "plan/NN/obj/1", [("propose", "adopt-plan"), ("propose", "amnesty")]),
        ("took/VBD/ROOT/1/take", "towns/NNS/obj/1/town", []),
    ],
)
def test_what_is_included_belongs_to_the_noun_before(verb: str, noun: str, found: list[tuple[str, str]]) -> None:
    cells = f"Kelmar/NNP/nsubj/1 {verb} {noun} ,/,/punct/6 including/VB/case/6 an/DT/det/6 amnesty/NN/obl/1"
    assert stances(cells, None) == found


def test_a_prerequisite_is_wanted_and_what_hangs_on_it_is_not() -> None:
    cells = (
        "An/DT/det/1 amnesty/NN/nsubj/4 is/VBD/cop/4/be a/DT/det/4 prerequisite/JJ/ROOT/4 for/IN/case/6 "
        "talks/NNS/nmod/4/talk"
    )
    assert stances(cells) == [("demand", "amnesty")]


def test_who_keeps_forces_out_demilitarises() -> None:
    cells = (
        "Kelmar/NNP/nsubj/1 offered/VBD/ROOT/1/offer to/TO/mark/3 keep/VB/xcomp/1 its/PRP$/nmod:poss/5 "
        "tanks/NNS/obj/3/tank out/RB/advmod/3 of/IN/case/9 the/DT/det/9 valley/NN/obl/3"
    )
    assert stances(cells, None) == [("offer", "demilitarise")]


BLAME = "Kelmar/NNP/nsubj/1 {verb} Sorrun/NNP/obj/1 of/IN/mark/4 refusing/VBG/advcl/1/refuse to/TO/mark/6 "
BLAME += "free/VB/xcomp/4 hostages/NNS/obj/6/hostage"


def test_who_is_accused_of_refusing_refuses() -> None:
    drafts = read(passage(BLAME.format(verb="accused/VBD/ROOT/1/accuse")))
    assert [(draft.party.party, draft.stance) for draft in drafts] == [("Sorrun", "reject")]


def test_a_purpose_is_no_part_of_what_is_denied() -> None:
    cells = (
        "Kelmar/NNP/nsubj/1 offered/VBD/ROOT/1/offer to/TO/mark/3 withdraw/VB/xcomp/1 troops/NNS/obj/3/troop "
        "to/TO/mark/6 reach/VB/xcomp/1 a/DT/det/8 deal/NN/obj/6"
    )
    assert stances(cells, None) == [("offer", "withdraw")]


THREAT = "Kelmar/NNP/nsubj/1 threatened/VBD/ROOT/1/threaten to/TO/mark/3 attack/VB/xcomp/1 if/IN/mark/{0} "


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ("Sorrun/NNP/nsubj/6 holds/VBD/advcl/3/hold a/DT/det/8 referendum/NN/obj/6", "reject"),
        (
            "Sorrun/NNP/nsubj/8 does/AUX/aux/8/do not/RB/advmod/8 hold/VB/advcl/3 a/DT/det/10 referendum/NN/obj/8",
            "demand",
        ),
    ],
    ids=["if-it-does", "if-it-does-not"],
)
def test_what_brings_a_threat_on_is_not_wanted(condition: str, found: str) -> None:
    verb = 6 if found == "reject" else 8
    assert stances(THREAT.format(verb) + condition, None) == [("threaten", "attack"), (found, "hold-referendum")]
