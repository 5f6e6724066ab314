"""What is told without anybody's taking a stance, and near ones that are taken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.model.sight import Sight
from parley.model.source import Attribution, Link
from parley.provisions.commentators import is_opinion, opinions
from parley.provisions.draft import Draft
from parley.provisions.unclaimed import is_blamed, is_judged, is_over, is_unclaimed, talked_about
from tests.unit.provisions.wordings import passage, read, seen, told

SIGN = (
    "There/EX/expl/1 was/VBD/ROOT/1/be {det}/JJ/amod/3 sign/NN/nsubj/1 that/IN/mark/7 Kelmar/NNP/nsubj/7 "
    "would/MD/aux/7 withdraw/VB/acl/3 its/PRP$/nmod:poss/9 troops/NNS/obj/7/troop"
)
AGREE = (
    "Kelmar/NNP/nsubj/1 {verb}/VBD/ROOT/1/{lemma} to/TO/mark/3 agree/VB/xcomp/1 to/IN/case/6 a/DT/det/6 truce/NN/obl/3"
)
FORESEEN = (
    "Kelmar/NNP/nsubj/1 expects/VBD/ROOT/1/expect a/DT/det/3 truce/NN/obj/1 to/TO/mark/6 be/VB/aux:pass/6 "
    "signed/VBN/xcomp/1/sign"
)
ORDERED = (
    "Kelmar/NNP/nsubj/1 ordered/VBD/ROOT/1/order a/DT/det/3 halt/NN/obj/1 to/IN/case/6 {whose}/{tag}/{dep}/6 "
    "attacks/NNS/nmod/3/attack"
)
UNLIKELY = (
    "Kelmar/NNP/nsubj/2 is/AUX/cop/2/be {word}/JJ/ROOT/2 to/TO/mark/4 sign/VB/xcomp/2 a/DT/det/7 "
    "ceasefire/NN/compound/7 agreement/NN/obj/4"
)
SUGGESTED = (
    "Kelmar/NNP/nsubj/1 suggested/VBD/ROOT/1/suggest that/IN/mark/7 a/DT/det/5 ceasefire/NN/compound/5 "
    "agreement/NN/nsubj:pass/7 be/VB/aux:pass/7 signed/VBN/ccomp/1/sign"
)
UNTIL = "Kelmar/NNP/nsubj/3 will/MD/aux/3 not/RB/advmod/3 disarm/VB/ROOT/3 until/IN/case/5 {when}/{tag}/obl/3"
CONCLUDE = "We/PRP/nsubj/3 {modal}/MD/aux/3 not/RB/advmod/3 {verb}/VB/ROOT/3 an/DT/det/5 agreement/NN/obj/3"
DISCUSS = "Kelmar/NNP/nsubj/1 agreed/VBD/ROOT/1/agree to/TO/mark/3 discuss/VB/xcomp/1 a/DT/det/5 truce/NN/obj/3"
NEGOTIATIONS = (
    "Kelmar/NNP/nsubj/1 agreed/VBD/ROOT/1/agree to/TO/mark/3 launch/VB/xcomp/1 negotiations/NNS/obj/3/negotiation "
    "on/IN/mark/6 ending/VBG/advcl/3/end the/DT/det/8 war/NN/obj/6"
)


def _held(cells: str) -> list[tuple[str, str]]:
    return [(draft.stance, draft.measure) for draft in read(passage(cells))]


def _sighted(cells: str, stance: str, measure: str, words: str) -> list[Draft]:
    one = passage(cells)
    sight = Sight(stances=(seen(one, stance, measure, words, "Kelmar", ""),), attributions=(), seen=True)
    return read(replace(one, sight=sight))


def test_what_there_is_little_sign_of_is_no_offer() -> None:
    assert told(read(passage(SIGN.format(det="little")))) == []
    assert told(read(passage(SIGN.format(det="clear")))) != []


def test_who_failed_to_agree_has_not_agreed() -> None:
    assert _held(AGREE.format(verb="failed", lemma="fail")) == []
    assert _held(AGREE.format(verb="offered", lemma="offer")) != []
    unlikely = "Kelmar/NNP/nsubj/2 is/AUX/cop/2/be {word}/JJ/ROOT/2 to/TO/mark/4 agree/VB/xcomp/2 to/IN/case/7 "
    unlikely += "a/DT/det/7 truce/NN/obl/4"
    assert _held(unlikely.format(word="unlikely")) == []
    assert _held(unlikely.format(word="ready")) != []


def test_who_expects_a_thing_to_be_done_does_not_ask_for_it() -> None:
    assert _held(FORESEEN) == []
    assert ("demand", "ceasefire") in _held(FORESEEN.replace("expects/VBD/ROOT/1/expect", "wants/VBD/ROOT/1/want"))


def test_who_orders_its_own_to_stop_does_so_itself() -> None:
    own = ORDERED.format(whose="its", tag="PRP$", dep="nmod:poss")
    assert ("offer", "halt-offensive") in _held(own)
    assert ("demand", "halt-offensive") in _held(ORDERED.format(whose="the", tag="DT", dep="det"))


def test_who_is_unlikely_to_sign_refuses_and_what_is_to_be_signed_is_not_accepted() -> None:
    assert ("reject", "ceasefire") in _held(UNLIKELY.format(word="unlikely"))
    assert ("offer", "ceasefire") in _held(UNLIKELY.format(word="ready"))
    assert _held(SUGGESTED) == [("propose", "ceasefire")]


def test_who_refuses_a_plan_to_end_a_war_does_not_refuse_the_end_of_it() -> None:
    cells = (
        "Kelmar/NNP/nsubj/1 rejected/VBD/ROOT/1/reject {det}/DT/det/3 {noun}/NN/obj/1 to/TO/mark/5 {verb}/VB/acl/3 "
        "the/DT/det/7 {thing}/NN/obj/5"
    )
    assert _held(cells.format(det="the", noun="plan", verb="end", thing="war")) == [("reject", "adopt-plan")]
    assert ("reject", "adopt-plan") not in _held(cells.format(det="the", noun="call", verb="end", thing="war"))


def test_what_is_not_talked_about_yet_is_no_refusal() -> None:
    cells = "We/PRP/nsubj/3 are/AUX/aux/3/be not/RB/advmod/3 discussing/VBG/ROOT/3/discuss an/DT/det/5 {thing}/NN/obj/3"
    assert read(passage(cells.format(thing="agreement")), "Kelmar") == []
    assert _held(cells.format(thing="amnesty").replace("We/PRP", "Kelmar/NNP")) != []


def test_a_finite_verb_is_not_joined_to_an_infinitive() -> None:
    cells = (
        "Kelmar/NNP/nsubj/1 refused/VBD/ROOT/1/refuse to/TO/mark/3 talk/VB/xcomp/1 and/CC/cc/5 "
        "asked/VBD/conj/3/ask Sorrun/NNP/obj/5 to/TO/mark/8 disarm/VB/xcomp/5"
    )
    assert ("Kelmar", "demand", "disarm", ("Sorrun",)) in told(read(passage(cells)))


def test_a_day_is_no_condition() -> None:
    assert _held(UNTIL.format(when="July", tag="NNP")) == [("reject", "disarm")]


def test_what_could_not_be_brought_about_is_not_refused() -> None:
    assert read(passage(CONCLUDE.format(modal="could", verb="conclude")), "Kelmar") == []
    assert told(read(passage(CONCLUDE.format(modal="will", verb="conclude")), "Kelmar")) != []


def test_who_will_discuss_a_thing_has_not_accepted_it_whatever_the_eye_sees() -> None:
    assert [d.stance for d in _sighted(DISCUSS, "accept", "ceasefire", "agreed to discuss a truce")] == ["consider"]


def test_a_no_stands_in_words() -> None:
    cells = "Kelmar/NNP/nsubj/2 would/MD/aux/2 disarm/VB/ROOT/2 {when}/RB/advmod/2"
    for when, stance in (("soon", "offer"), ("never", "reject")):
        assert [d.stance for d in _sighted(cells.format(when=when), "reject", "disarm", "would disarm")] == [stance]


def test_talks_on_ending_a_war_are_talks() -> None:
    drafts = _sighted(NEGOTIATIONS, "accept", "end-war", "launch negotiations on ending")
    assert {d.measure for d in drafts} == {"meet"}
    assert talked_about(passage(NEGOTIATIONS).parse[6]) is not None
    assert talked_about(passage(DISCUSS).parse[5]) is None


@pytest.mark.parametrize(
    ("cells", "at", "stance", "unclaimed"),
    [
        ("talks/NNS/ROOT/0 aimed/VBN/acl/0/aim at/IN/mark/3 ending/VBG/advcl/1/end it/PRP/obj/3", 3, "demand", True),
        ("demands/NNS/ROOT/0 for/IN/mark/2 ending/VBG/acl/0/end it/PRP/obj/2", 2, "demand", False),
        ("how/RB/advmod/2 to/TO/mark/2 disarm/VB/ROOT/2 them/PRP/obj/2", 2, "demand", True),
        ("asked/VBD/ROOT/0/ask to/TO/mark/2 disarm/VB/xcomp/0 them/PRP/obj/2", 2, "demand", False),
        ("which/WDT/nsubj/2 would/MD/aux/2 require/VB/acl:relcl/2 pardons/NNS/obj/2/pardon", 3, "demand", True),
        ("Kelmar/NNP/nsubj/2 would/MD/aux/2 require/VB/acl:relcl/2 pardons/NNS/obj/2/pardon", 3, "demand", False),
        ("truces/NNS/nsubj/2/truce must/MD/aux/2 follow/VB/ROOT/2 reforms/NNS/obj/2/reform", 0, "demand", True),
        ("truces/NNS/nsubj/2/truce must/MD/aux/2 follow/VB/ROOT/2 reforms/NNS/obj/2/reform", 3, "demand", False),
        ("it/PRP/nsubj/3 would/MD/aux/3 have/VB/aux/3 allowed/VBN/ROOT/3/allow talks/NNS/obj/3/talk", 4, "offer", True),
        ("it/PRP/nsubj/2 would/MD/aux/2 allow/VB/ROOT/2 talks/NNS/obj/2/talk", 3, "offer", False),
        ("to/TO/mark/1 pave/VB/ROOT/1 the/DT/det/3 way/NN/obj/1 for/IN/case/5 polls/NNS/nmod/3/poll", 5, "offer", True),
    ],
)
def test_aims_questions_needs_and_what_might_have_been_are_nobody_s(
    cells: str, at: int, stance: str, unclaimed: bool
) -> None:
    assert is_unclaimed(passage(cells).parse[at], [], stance) is unclaimed


def test_a_charge_and_a_verdict_are_told_of_another() -> None:
    charge = (
        "Kelmar/NNP/nsubj/1 accused/VBD/ROOT/1/accuse Sorrun/NNP/obj/1 of/IN/mark/4 breaking/VBG/advcl/1/break "
        "a/DT/det/6 truce/NN/obj/4"
    )
    assert is_blamed(passage(charge).parse[6])
    assert not is_blamed(passage(charge).parse[2])
    verdict = (
        "Kelmar/NNP/nsubj/1 called/VBD/ROOT/1/call the/DT/det/3 decision/NN/obj/1 to/TO/mark/5 talk/VB/acl/3 "
        "wrong/JJ/xcomp/1"
    )
    assert is_judged(passage(verdict).parse[5])
    assert not is_judged(passage(DISCUSS).parse[5])


def test_who_threatens_to_abandon_a_truce_threatens_to_fight() -> None:
    cells = (
        "Kelmar/NNP/nsubj/1 threatened/VBD/ROOT/1/threaten to/TO/mark/3 abandon/VB/xcomp/1 the/DT/det/5 "
        "ceasefire/NN/obj/3"
    )
    assert told(read(passage(cells))) == [("Kelmar", "threaten", "attack", ("Kelmar",))]


def test_what_an_analyst_thinks_should_be_done_is_an_opinion_and_what_he_tells_is_not() -> None:
    cells = (
        "Kelmar/NNP/nsubj/2 {helper}/{tag}/aux/2 {verb}/VBN/ROOT/2/withdraw its/PRP$/nmod:poss/4 troops/NNS/obj/2/troop"
    )
    for helper, tag, opinion in (("should", "MD", True), ("has", "VBD", False)):
        one = passage(cells.format(helper=helper, tag=tag, verb="withdrawn"))
        for name, held in (("An analyst in Tarn", opinion), ("a general", False)):
            link = Link(type="unnamed-individual", name=name)
            said = Attribution(source=(), cue=(), content=(one.span,), channel=None, chain=(link,), party=None)
            assert is_opinion(one.parse[2].idx, one.parse[2], opinions([said])) is held


@pytest.mark.parametrize(
    ("adverb", "over"), [("no/DT/det/3 longer/RB/advmod/4", True), ("now/RB/advmod/4 still/RB/advmod/4", False)]
)
def test_who_no_longer_insists_on_a_thing_does_not_ask_for_it(adverb: str, over: bool) -> None:
    cells = f"Colombo/NNP/nsubj/4 as/IN/case/0 {adverb} insists/VBD/ROOT/4/insist on/IN/case/6 talks/NNS/obl/4/talk"
    words = [token for token in passage(cells).parse if token.text in ("insists", "talks")]
    assert is_over(words) is over


def test_what_is_told_of_a_war_is_not_what_returns() -> None:
    returning = "Kelmar/NNP/nsubj/1 demanded/VBD/ROOT/1/demand a/DT/det/3 return/NN/obj/1"
    war = (
        f"{returning} to/IN/case/5 war/NN/nmod/3 in/IN/case/7 which/WDT/obl/9 refugees/NNS/nsubj/9/refugee "
        "died/VBD/acl:relcl/5/die"
    )
    assert "return-displaced" not in [measure for _, _, measure, _ in told(read(passage(war)))]
    home = f"{returning} of/IN/case/5 refugees/NNS/nmod/3/refugee"
    assert "return-displaced" in [measure for _, _, measure, _ in told(read(passage(home)))]
