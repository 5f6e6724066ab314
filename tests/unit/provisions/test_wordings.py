"""Wordings of demands, answers and measures, and near ones that are none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.codebook.loader import load
from parley.model.mention import Actor, Place
from parley.model.sight import SeenStance, Sight
from parley.provisions.alone import _thin
from parley.provisions.draft import Draft
from parley.provisions.exchange import _another
from parley.provisions.levels import climb
from parley.provisions.triggers import Finder
from parley.text.spans import Span
from tests.unit.provisions.wordings import passage, read, read_on, seen, told

MUST_LEAVE = "Kelmar/NNP/nsubj/2 must/MD/aux/2 leave/VB/ROOT/2 the/DT/det/4 town/NN/obj/2"
OFFERED = (
    "Sorrun/NNP/nsubj/1 renewed/VBD/ROOT/1/renew its/PRP$/nmod:poss/3 offer/NN/obj/1 of/IN/case/5 electricity/NN/nmod/3"
)
DROPPED = OFFERED.replace("renewed/VBD/ROOT/1/renew", "dropped/VBD/ROOT/1/drop").replace("offer/", "demand/")

NOBODY = Actor(span=Span(0, 0), party="")


def _with_sight(cells: str, *stances: SeenStance, speaker: str | None = None) -> list[Draft]:
    return read(replace(passage(cells), sight=Sight(stances=stances, attributions=(), seen=True)), speaker)


def test_a_deadline_is_a_demand() -> None:
    cells = (
        "Kelmar/NNP/nsubj/1 gave/VBD/ROOT/1/give Sorrun/NNP/iobj/1 three/CD/nummod/4 days/NNS/obj/1/day "
        "to/TO/mark/6 withdraw/VB/advcl/1 its/PRP$/nmod:poss/8 troops/NNS/obj/6/troop"
    )
    assert told(read(passage(cells))) == [("Kelmar", "demand", "withdraw", ("Sorrun",))]


def test_means_are_no_deadline() -> None:
    cells = (
        "Kelmar/NNP/nsubj/1 gave/VBD/ROOT/1/give Sorrun/NNP/iobj/1 the/DT/det/4 means/NNS/obj/1 to/TO/mark/6 "
        "withdraw/VB/acl/4 its/PRP$/nmod:poss/8 troops/NNS/obj/6/troop"
    )
    assert read(passage(cells)) == []


def test_who_leaves_without_signing_has_not_accepted() -> None:
    cells = (
        "Sorrun/NNP/nsubj/1 left/VBD/ROOT/1/leave Geneva/NNP/obj/1 without/IN/mark/4 signing/VBG/advcl/1/sign "
        "the/DT/det/6 accord/NN/obj/4"
    )
    assert told(read(passage(cells))) == [("Sorrun", "reject", "sign-agreement", ("Sorrun",))]


def test_who_accepts_without_signing_has_not_rejected() -> None:
    cells = (
        "Sorrun/NNP/nsubj/1 accepted/VBD/ROOT/1/accept the/DT/det/3 text/NN/obj/1 without/IN/mark/5 "
        "signing/VBG/advcl/1/sign the/DT/det/7 accord/NN/obj/5"
    )
    assert "reject" not in [draft.stance for draft in read(passage(cells))]


def test_who_rejects_a_call_has_not_made_it() -> None:
    cells = (
        "Kelmar/NNP/nsubj/1 rejected/VBD/ROOT/1/reject calls/NNS/obj/1/call to/TO/mark/4 withdraw/VB/acl/2 "
        "its/PRP$/nmod:poss/6 troops/NNS/obj/4/troop"
    )
    assert told(read(passage(cells))) == [("Kelmar", "reject", "withdraw", ("Kelmar",))]


def test_a_second_that_is_demanded_too() -> None:
    cells = (
        "Sorrun/NNP/nsubj/1 demanded/VBD/ROOT/1/demand that/IN/mark/6 the/DT/det/4 pilots/NNS/nsubj:pass/6/pilot "
        "be/AUX/aux:pass/6 freed/VBN/ccomp/1/free and/CC/cc/14 that/IN/mark/14 a/DT/det/10 "
        "government/NN/nsubj:pass/14 of/IN/case/12 unity/NN/nmod/10 be/AUX/aux:pass/14 formed/VBN/conj/6/form"
    )
    found = {(draft.stance, draft.measure) for draft in read(passage(cells))}
    assert found == {("demand", "release-captives"), ("demand", "transfer-government")}


@pytest.mark.parametrize(("who", "measure"), [("Families", "return-displaced"), ("Troops", "withdraw")])
def test_who_goes_home_tells_the_measure(who: str, measure: str) -> None:
    lemma = {"Families": "family", "Troops": "troop"}[who]
    cells = f"{who}/NNS/nsubj/2/{lemma} must/MD/aux/2 go/VB/ROOT/2 home/RB/advmod/2"
    assert [draft.measure for draft in read(passage(cells), speaker="Sorrun")] == [measure]


def test_to_whom_somebody_goes_home_does_not_tell_the_measure() -> None:
    cells = (
        "Troops/NNS/nsubj/2/troop must/MD/aux/2 go/VB/ROOT/2 home/RB/advmod/2 to/IN/case/6 their/PRP$/nmod:poss/6 "
        "families/NNS/obl/2/family"
    )
    assert [draft.measure for draft in read(passage(cells), speaker="Sorrun")] == ["withdraw"]


def test_who_must_begin_to_do_it_does_it() -> None:
    cells = (
        "Kelmar/NNP/nsubj/2 must/MD/aux/2 begin/VB/ROOT/2 to/TO/mark/4 withdraw/VB/xcomp/2 its/PRP$/nmod:poss/6 "
        "troops/NNS/obj/4/troop"
    )
    assert told(read(passage(cells), speaker="Sorrun")) == [("Sorrun", "demand", "withdraw", ("Kelmar",))]


def test_a_plan_as_a_whole_is_not_its_owners_to_adopt() -> None:
    cells = (
        "Kelmar/NNP/nsubj/1 turned/VBD/ROOT/1/turn down/RP/compound:prt/1 the/DT/det/4 plan/NN/obj/1 of/IN/case/6 "
        "Sorrun/NNP/nmod/4"
    )
    assert told(read(passage(cells))) == [("Kelmar", "reject", "adopt-plan", None)]


def test_who_denies_having_agreed_would_do_it() -> None:
    cells = (
        "Kelmar/NNP/nsubj/3 has/AUX/aux/3/have not/RB/advmod/3 agreed/VBN/ROOT/3/agree to/TO/mark/5 disarm/VB/xcomp/3"
    )
    assert told(read(passage(cells), speaker="Kelmar")) == [("Kelmar", "deny", "disarm", ("Kelmar",))]


def test_a_body_named_like_a_place_is_nowhere() -> None:
    cells = (
        "Kelmar/NNP/nsubj/1 demanded/VBD/ROOT/1/demand the/DT/det/3 dissolution/NN/obj/1 of/IN/case/7 the/DT/det/7 "
        "Minsk/NNP/compound/7 Group/NNP/nmod/3"
    )
    one = passage(cells)
    start = one.parse.text.index("Minsk Group")
    group = Place(span=Span(start, start + 11), name="Minsk Group")
    (found,) = read(one, places=(group,))
    assert (found.measure, found.places) == ("dissolve-body", ())


def test_more_talks_are_no_deadline() -> None:
    cells = "Kelmar/NNP/nsubj/1 gave/VBD/ROOT/1/give talks/NNS/iobj/1/talk another/DT/det/4 week/NN/obj/1"
    assert read(passage(cells)) == []


def test_a_plural_left_as_its_own_lemma_is_known() -> None:
    cells = (
        "Sorrun/NNP/nsubj/1 refused/VBD/ROOT/1/refuse to/TO/mark/3 withdraw/VB/xcomp/1 its/PRP$/nmod:poss/5 "
        "troops/NNS/obj/3/troops"
    )
    assert told(read(passage(cells))) == [("Sorrun", "reject", "withdraw", ("Sorrun",))]


@pytest.mark.parametrize(("thing", "measures"), [("troops", ["withdraw"]), ("ambassador", [])])
def test_what_it_is_done_to_tells_the_measure(thing: str, measures: list[str]) -> None:
    cells = (
        "Sorrun/NNP/nsubj/1 offered/VBD/ROOT/1/offer to/TO/mark/3 withdraw/VB/xcomp/1 its/PRP$/nmod:poss/5 "
        f"{thing}/NN/obj/3/{thing.removesuffix('s')}"
    )
    assert [draft.measure for draft in read(passage(cells))] == measures


def test_a_name_tells_no_measure() -> None:
    cells = "Kelmar/NNP/nsubj/1 asked/VBD/ROOT/1/ask the/DT/det/4 Sorrun/NNP/compound/4 observer/NN/obj/1"
    assert [draft.measure for draft in read(passage(cells))] == ["monitor"]
    assert read(passage(cells.replace("observer/NN/obj/1", "Observer/NNP/obj/1/observer"))) == []
    named = cells.replace("Sorrun/NNP/compound/4 observer/NN/obj/1", "Sorrun/NNP/obj/1/observer")
    assert read(passage(named.replace("the/DT/det/4", "the/DT/det/3"))) == []


def test_whom_it_is_wanted_of_does_not_want_it() -> None:
    one = passage(MUST_LEAVE)
    look = seen(one, "demand", "lift-blockade", "must leave the town", "Kelmar", "Kelmar")
    assert told(_with_sight(MUST_LEAVE, look, speaker="Sorrun"))[-1][:2] == ("Sorrun", "demand")
    assert told(_with_sight(MUST_LEAVE, look)) == []


@pytest.mark.parametrize(("speaker", "parties"), [("Kelmar", ["Kelmar"]), ("Sorrun", ["Sorrun"])])
def test_who_says_what_itself_must_have_wants_it(speaker: str, parties: list[str]) -> None:
    cells = "Kelmar/NNP/nsubj/2 must/MD/aux/2 keep/VB/ROOT/2 guarantees/NNS/obj/2/guarantee"
    look = seen(passage(cells), "demand", "guarantee-security", "must keep guarantees", "Kelmar", "")
    assert [draft.party.party for draft in _with_sight(cells, look, speaker=speaker)] == parties


def test_who_refuses_as_the_talks_fail_has_refused() -> None:
    cells = (
        "Talks/NNS/nsubj/1/talk failed/VBD/ROOT/1/fail after/IN/mark/4 Sorrun/NNP/nsubj/4 binned/VBD/advcl/1/bin "
        "observers/NNS/obj/4/observer"
    )
    look = seen(passage(cells), "reject", "monitor", "binned observers", "Sorrun", "")
    assert [(draft.stance, draft.measure) for draft in _with_sight(cells, look)] == [("reject", "monitor")]


def test_talks_that_fail_are_offered_by_nobody() -> None:
    cells = "Should/MD/aux/3 the/DT/det/2 talks/NNS/nsubj/3/talk fail/VB/ROOT/3 ,/IN/punct/3 Sorrun/NNP/obl/3"
    assert _with_sight(cells, seen(passage(cells), "offer", "meet", "talks", "Sorrun", "")) == []


def test_an_open_question_is_on_no_table() -> None:
    cells = (
        "Whether/IN/mark/3 Kelmar/NNP/nsubj/3 would/MD/aux/3 leave/VB/csubj/7 the/DT/det/5 town/NN/obj/3 "
        "is/AUX/cop/7/be unclear/JJ/ROOT/7"
    )
    look = seen(passage(cells), "offer", "withdraw", "would leave the town", "Kelmar", "Kelmar")
    assert _with_sight(cells, look) == []


@pytest.mark.parametrize(("cells", "stances"), [(OFFERED, ["offer"]), (DROPPED, [])])
def test_a_stance_word_decides_where_the_eye_does_not(cells: str, stances: list[str]) -> None:
    words = passage(cells).parse.text.removeprefix("Sorrun ")
    look = seen(passage(cells), "reject", "trade", words, "Sorrun", "", sure=0.45)
    assert [draft.stance for draft in _with_sight(cells, look)] == stances


def test_one_stance_seen_twice_is_told_once() -> None:
    cells = "Sorrun/NNP/nsubj/1 demanded/VBD/ROOT/1/demand a/DT/det/3 truce/NN/obj/1 at/IN/case/5 sea/NN/nmod/3"
    one = passage(cells)
    looks = [seen(one, "demand", "ceasefire", words, "Sorrun", "") for words in ("demanded a truce", "sea")]
    assert [draft.measure for draft in _with_sight(cells, *looks)] == ["ceasefire"]


def test_what_two_parties_want_is_told_of_both() -> None:
    cells = (
        "Sorrun/NNP/nsubj/1 demanded/VBD/ROOT/1/demand a/DT/det/3 truce/NN/obj/1 ,/IN/punct/6 Kelmar/NNP/nsubj/6 "
        "too/RB/conj/1"
    )
    one = passage(cells)
    looks = [
        seen(one, "demand", "ceasefire", words, who, "")
        for words, who in (("demanded a truce", "Sorrun"), ("too", "Kelmar"))
    ]
    assert [draft.party.party for draft in _with_sight(cells, *looks)] == ["Sorrun", "Kelmar"]


NO_NO = "No/DT/det/1 disarmament/NN/ROOT/1 ,/,/punct/1 no/DT/det/4 talks/NNS/conj/1/talk"


def test_what_is_asked_and_what_is_barred_till_then() -> None:
    price, barred = read(passage(NO_NO), "Kelmar")
    assert (price.party.party, price.stance, price.measure) == ("Kelmar", "demand", "disarm")
    assert (barred.party.party, barred.stance, barred.measure) == ("Kelmar", "reject", "meet")
    assert barred in price.linked


def test_what_there_was_none_of_is_no_bargain() -> None:
    cells = (
        "There/EX/expl/1 were/VBD/ROOT/1/be no/DT/det/3 talks/NNS/nsubj/1/talk ,/,/punct/3 no/DT/det/6 "
        "elections/NNS/conj/3/election"
    )
    assert read(passage(cells), "Kelmar") == []


def test_nobody_asks_for_the_strikes_that_are_to_stop() -> None:
    cells = (
        "Kelmar/NNP/nsubj/1 wants/VBD/ROOT/1/want air/NN/compound/3 strikes/NNS/obj/1/strike to/TO/mark/5 stop/VB/acl/3"
    )
    assert told(read(passage(cells))) == [("Kelmar", "demand", "halt-offensive", None)]


def test_who_calls_for_strikes_wants_them() -> None:
    cells = "Kelmar/NNP/nsubj/1 wants/VBD/ROOT/1/want new/JJ/amod/3 strikes/NNS/obj/1/strike"
    assert [draft.measure for draft in read(passage(cells))] == ["attack"]


def test_who_refuses_until_a_thing_is_done_does_not_do_it() -> None:
    cells = (
        "There/EX/expl/2 will/MD/aux/2 be/VB/ROOT/2 no/DT/det/4 truce/NN/nsubj/2 until/IN/mark/7 Kelmar/NNP/nsubj/7 "
        "left/VBD/advcl/2/leave the/DT/det/9 town/NN/obj/7"
    )
    found = read(passage(cells), "Kelmar")
    assert told(found) == [("Kelmar", "reject", "ceasefire", None), ("Kelmar", "demand", "withdraw", None)]


def test_a_noun_in_a_condition_is_not_the_pronoun_before_it() -> None:
    def cells(after: str, tag: str) -> str:
        return (
            "It/PRP/nsubj/2 would/MD/aux/2 halt/VB/ROOT/2 its/PRP$/nmod:poss/4 offensive/NN/obj/2 if/IN/mark/7 "
            f"{after}/{tag}/nsubj/7 left/VBD/advcl/2/leave the/DT/det/9 town/NN/obj/7"
        )

    def first(text: str) -> Draft:
        one = passage(text)
        return Draft(
            passage=one, anchor=one.parse[2], measure="halt-offensive", stance="offer", party=NOBODY,
            modality="conditional", words=[one.span], steps=[],
        )  # fmt: skip

    for after, tag, another in (("army", "NN", True), ("it", "PRP", False)):
        draft = first(cells(after, tag))
        assert _another(draft.anchor, draft.passage.parse[7]) is another


def test_what_neither_side_may_do() -> None:
    cells = ("Neither/DT/det/1 side/NN/nsubj/3 may/MD/aux/3 attack/VB/ROOT/3 the/DT/det/5 other/NN/obj/3").replace(
        "Neither", "neither"
    )
    found = Finder(load()).triggers(passage(cells), (), frozenset())
    assert [trigger.measure for trigger in found] == ["non-aggression"]


@pytest.mark.parametrize(
    ("cells", "measure"),
    [
        ("No/DT/det/1 strikes/NNS/ROOT/1/strike on/IN/case/3 towns/NNS/nmod/1/town", "halt-offensive"),
        ("No/DT/det/1 prosecutions/NNS/ROOT/1/prosecution of/IN/case/3 soldiers/NNS/nmod/1", "amnesty"),
        ("strikes/NNS/ROOT/0/strike on/IN/case/2 towns/NNS/nmod/0/town", "attack"),
        ("prosecutions/NNS/ROOT/0/prosecution of/IN/case/2 soldiers/NNS/nmod/0", "prosecute"),
    ],
)
def test_what_there_shall_be_none_of(cells: str, measure: str) -> None:
    found = Finder(load()).triggers(passage(cells), (), frozenset())
    assert [trigger.measure for trigger in found] == [measure]


def test_a_clause_after_a_semicolon_is_no_complement() -> None:
    cells = (
        "Kelmar/NNP/nsubj/1 demanded/VBD/ROOT/1/demand talks/NNS/obj/1/talk {}/,/punct/6 its/PRP$/nmod:poss/5 "
        "army/NN/nsubj/7 will/MD/aux/7 storm/VB/parataxis/1 the/DT/det/9 town/NN/obj/7"
    )
    after = passage(cells.format(";"))
    assert climb(after.parse[7], load().stances) == []


def test_nothing_is_seen_in_words_that_say_nothing() -> None:
    cells = "Kelmar/NNP/nsubj/1 kept/VBD/ROOT/1/keep the/DT/det/3 border/NN/obj/1 shut/JJ/xcomp/1"
    one = passage(cells)
    thin = seen(one, "demand", "open-corridor", " the ", "Kelmar", "", sure=0.7)
    assert _thin("demand", [one.parse[2]])
    assert not _thin("demand", [one.parse[3]])
    assert _with_sight(cells, thin) == []


def test_an_accord_that_could_not_be_signed_is_no_point_of_a_plan() -> None:
    draft = "Sorrun/NNP/nsubj/1 proposed/VBD/ROOT/1/propose a/DT/det/3 plan/NN/obj/1"
    cells = (
        "Under/IN/case/2 that/DT/det/2 plan/NN/obl/8 no/DT/det/4 accord/NN/nsubj:pass/8 could/MD/aux/8"
        " be/AUX/aux:pass/8 ever/RB/advmod/8 signed/VBN/ROOT/8/sign"
    )
    found = told(read_on(draft, cells, speaker="Kelmar"))
    assert ("Kelmar", "reject", "sign-agreement", None) in found
    assert "Sorrun" not in [party for party, stance, measure, _ in found if measure == "sign-agreement"]


@pytest.mark.parametrize(("sure", "found"), [(0.6, True), (0.5, False)])
@pytest.mark.parametrize("stance", ["demand", "accept"])
def test_what_the_eye_alone_sees_has_to_be_likelier_than_not(stance: str, sure: float, found: bool) -> None:
    cells = "Kelmar/NNP/nsubj/1 pressed/VBD/ROOT/1/press the/DT/det/3 matter/NN/obj/1 of/IN/case/5 roads/NNS/nmod/3"
    one = seen(passage(cells), stance, "open-corridor", "roads", "Kelmar", "", sure=sure)
    assert bool(_with_sight(cells.replace("pressed/VBD", "pressing/VBG"), one)) is found


def test_who_refuses_to_sign_refuses_the_accord() -> None:
    cells = "Kelmar/NNP/nsubj/1 refused/VBD/ROOT/1/refuse to/TO/mark/3 sign/VB/xcomp/1"
    assert told(read(passage(cells))) == [("Kelmar", "reject", "sign-agreement", ("Kelmar",))]
    law = f"{cells} a/DT/det/5 decree/NN/obj/3"
    assert read(passage(law)) == []


def test_who_will_not_until_a_thing_is_done_wants_it() -> None:
    cells = (
        "There/EX/expl/2 will/MD/aux/2 be/VB/ROOT/2 no/DT/det/4 union/NN/nsubj/2 until/IN/mark/7 Sorrun/NNP/nsubj/7 "
        "left/VBD/advcl/2/leave the/DT/det/9 town/NN/obj/7"
    )
    assert told(read(passage(cells), "Kelmar")) == [("Kelmar", "demand", "withdraw", ("Sorrun",))]
    others = cells.replace("There/EX/expl/2", "Norway/NNP/nsubj/2").replace("union/NN/nsubj/2", "union/NN/obj/2")
    assert read(passage(others), "Kelmar") == []


@pytest.mark.parametrize(
    ("verb", "found"), [("suspend/VB/ccomp/1", []), ("resume/VB/ccomp/1", [("Kelmar", "demand", "meet")])]
)
def test_who_wants_talks_suspended_does_not_want_them(verb: str, found: list[tuple[str, str, str]]) -> None:
    cells = f"Kelmar/NNP/nsubj/1 asks/VBZ/ROOT/1/ask Sorrun/NNP/nsubj/3 {verb} its/PRP$/nmod:poss/5 talks/NNS/obj/3"
    word = verb.split("/")[0]
    one = seen(passage(cells), "demand", "meet", f"{word} its talks", "Kelmar", "Sorrun")
    assert [(party, stance, measure) for party, stance, measure, _ in told(_with_sight(cells, one))] == found


@pytest.mark.parametrize(
    ("cells", "measures"),
    [
        ("the/DT/det/2 Tarn/NNP/compound/2 Observer/NN/ROOT/2", []),
        ("the/DT/det/2 border/NN/compound/2 observer/NN/ROOT/2", ["monitor"]),
        ("the/DT/det/2 Tarn/NNP/compound/2 Summit/NN/ROOT/2", ["meet"]),
    ],
)
def test_the_last_word_of_a_name_is_no_measure(cells: str, measures: list[str]) -> None:
    found = Finder(load()).triggers(passage(cells), (), frozenset())
    assert [trigger.measure for trigger in found] == measures


def test_what_is_only_reviewed_is_considered_if_the_eye_sees_it_too() -> None:
    cells = "Kelmar/NNP/nsubj/1 discussed/VBD/ROOT/1/discuss the/DT/det/3 ceasefire/NN/obj/1"
    look = seen(passage(cells), "consider", "ceasefire", "discussed the ceasefire", "Kelmar", "", sure=0.9)
    assert told(_with_sight(cells)) == []
    assert [found[:3] for found in told(_with_sight(cells, look))] == [("Kelmar", "consider", "ceasefire")]
