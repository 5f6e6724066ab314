"""What is denied, what has come about or is called off, and near ones that are not."""

from __future__ import annotations

from dataclasses import replace

from parley.model.sight import Sight
from parley.provisions.draft import Draft
from parley.provisions.unclaimed import holds_captives, is_achieved, is_state
from tests.unit.provisions.wordings import passage, read, seen, told

CONFIRMED = (
    "Kelmar/NNP/nsubj/1 {verb}/VBD/ROOT/1/{lemma} that/IN/mark/6 the/DT/det/4 Front/NNP/nsubj/6 {had}/AUX/aux/6/{have} "
    "disarmed/VBN/ccomp/1/disarm"
)
DEPLOYED = (
    "Kelmar/NNP/nsubj/1 denied/VBD/ROOT/1/deny that/IN/mark/6 its/PRP$/nmod:poss/4 troops/NNS/nsubj:pass/6/troop "
    "{aux} deployed/VBN/ccomp/1/deploy"
)
ANNOUNCED = (
    "Kelmar/NNP/nsubj/1 announced/VBD/ROOT/1/announce that/IN/mark/7 an/DT/det/4 agreement/NN/nsubj:pass/7 {aux} "
    "be/VB/aux:pass/7/be {verb}/VBN/ccomp/1/{lemma}"
)
OFF = "Kelmar/NNP/nsubj/1 {verb}/VBD/ROOT/1/{lemma} to/TO/mark/3 {what}/VB/xcomp/1 the/DT/det/5 referendum/NN/obj/3"
PAID = "Kelmar/NNP/nsubj/1 wants/VBZ/ROOT/1/want seven/CD/nummod/3 million/NN/obj/1 {at}/RB/advmod/1"

COMMENT = (
    "Kelmar/NNP/nsubj/1 refused/VBD/ROOT/1/refuse to/TO/mark/3 {verb}/VB/xcomp/1 on/IN/case/6 a/DT/det/6 truce/NN/obl/3"
)
BIDDEN = "Kelmar/NNP/nsubj/1 wanted/VBD/ROOT/1/want the/DT/det/3 peacekeepers/NNS/obj/1/peacekeeper {last}"


def _sighted(cells: str, stance: str, measure: str, words: str) -> list[Draft]:
    one = passage(cells)
    sight = Sight(stances=(seen(one, stance, measure, words, "Kelmar", "", sure=0.97),), attributions=(), seen=True)
    return read(replace(one, sight=sight))


def test_a_denial_stands_in_words() -> None:
    said = CONFIRMED.format(verb="confirmed", lemma="confirm", had="had", have="have")
    denied = CONFIRMED.format(verb="denied", lemma="deny", had="had", have="have")
    assert "deny" not in [d.stance for d in _sighted(said, "deny", "disarm", "had disarmed")]
    assert "deny" in [d.stance for d in _sighted(denied, "deny", "disarm", "denied that the Front had disarmed")]


def test_who_denies_what_is_so_denies_no_promise() -> None:
    assert told(read(passage(DEPLOYED.format(aux="are/AUX/aux:pass/6/be")))) == []
    assert is_state(passage(DEPLOYED.format(aux="are/AUX/aux:pass/6/be")).parse[6])
    assert not is_state(passage(DEPLOYED.format(aux="would/MD/aux/6")).parse[6])


def test_an_agreement_that_has_been_reached_is_not_offered() -> None:
    reached = passage(ANNOUNCED.format(aux="had/AUX/aux/7/have", verb="reached", lemma="reach"))
    assert is_achieved(reached.parse[7])
    assert told(read(reached)) == []
    for aux, verb, lemma in (("will/MD/aux/7", "reached", "reach"), ("had/AUX/aux/7/have", "offered", "offer")):
        assert not is_achieved(passage(ANNOUNCED.format(aux=aux, verb=verb, lemma=lemma)).parse[7])


def test_who_offers_to_cancel_a_vote_is_not_for_it_whatever_the_eye_sees() -> None:
    cancelled = OFF.format(verb="offered", lemma="offer", what="cancel")
    drafts = _sighted(cancelled, "offer", "hold-referendum", "offered to cancel the referendum")
    assert [(d.stance, d.measure) for d in drafts] == [("reject", "hold-referendum")]
    held = _sighted(OFF.format(verb="offered", lemma="offer", what="hold"), "offer", "hold-referendum", "offered to")
    assert [d.stance for d in held] == ["offer"]


def test_nobody_is_bought_free_where_nobody_is_held() -> None:
    assert _sighted(PAID.format(at="now"), "demand", "pay-ransom", "wants seven million") == []
    hostages = PAID.format(at="now") + " for/IN/case/6 the/DT/det/7 hostages/NNS/obl/1/hostage"
    assert holds_captives([passage(hostages)])
    assert [d.measure for d in _sighted(hostages, "demand", "pay-ransom", "wants seven million")] == ["pay-ransom"]


def test_who_will_not_tell_of_a_thing_has_not_refused_it() -> None:
    silent = COMMENT.format(verb="comment")
    assert told(read(passage(silent))) == []
    assert _sighted(silent, "reject", "ceasefire", "refused to comment on a truce") == []
    assert [stance for _, stance, _, _ in told(read(passage(COMMENT.format(verb="agree"))))] == ["reject"]


def test_who_is_bidden_to_do_a_thing_is_not_what_is_wanted() -> None:
    help_them = BIDDEN.format(last="to/TO/mark/5 help/VB/xcomp/1")
    assert told(read(passage(help_them))) == []
    there = BIDDEN.format(last="there/RB/advmod/1")
    assert [(stance, measure) for _, stance, measure, _ in told(read(passage(there)))] == [("demand", "monitor")]
