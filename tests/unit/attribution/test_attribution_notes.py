"""What is not known and what is not said."""

from __future__ import annotations

import pytest

from tests.unit.attribution.made import actor, made

UNCLEAR = (
    "It/PRP/expl/3 was/VBD/cop/3 not/RB/advmod/3 clear/JJ/root/3 whether/IN/mark/8 the/DT/det/6 truce/NN/nsubj/8 "
    "would/MD/aux/8 hold/VB/csubj/3 ././punct/3"
)
COULD_NOT = (
    "The/DT/det/1 Weir/NNP/nsubj/4 could/MD/aux/4 not/RB/advmod/4 confirm/VB/root/4 the/DT/det/6 account/NN/obj/4 "
    "././punct/4"
)
SILENT = "Sorrun/NNP/nsubj/3 did/VBD/aux/3 not/RB/advmod/3 mention/VB/root/3 the/DT/det/5 border/NN/obj/3 ././punct/3"
NEITHER = (
    "Neither/CC/cc:preconj/1 Kelmar/NNP/nsubj/4 nor/CC/cc/3 Sorrun/NNP/conj/1 referred/VBD/root/4 to/IN/case/6 "
    "territory/NN/obl/4 ././punct/4"
)
DECLINED = (
    "The/DT/det/2 Kelmari/JJ/amod/2 ministry/NN/nsubj/3 declined/VBD/root/3 to/TO/mark/5 comment/VB/xcomp/3 ././punct/3"
)
ACTORS = {
    "Sorrun": actor("Sorrun"),
    "Kelmar": actor("Kelmar"),
    "The Kelmari ministry": actor("Kelmar"),
}


@pytest.mark.parametrize(
    ("sentence", "about"),
    [(UNCLEAR, "whether the truce would hold"), (COULD_NOT, "the account")],
)
def test_what_is_not_known(sentence: str, about: str) -> None:
    report = made(sentence)
    (unknown,), omissions = report.notes()
    assert unknown.about == about
    assert unknown.span == report.passages[0].span
    assert omissions == ()


@pytest.mark.parametrize(
    ("sentence", "party", "about"),
    [(SILENT, "Sorrun", "the border"), (DECLINED, "Kelmar", "The Kelmari ministry")],
)
def test_what_a_party_did_not_say(sentence: str, party: str, about: str) -> None:
    unknowns, (omission,) = made(sentence, actors=ACTORS).notes()
    assert (omission.party, omission.about) == (party, (about,))
    assert unknowns == ()


def test_of_two_that_are_silent_each_is() -> None:
    _, omissions = made(NEITHER, actors=ACTORS).notes()
    assert {one.party for one in omissions} <= {"Kelmar", "Sorrun"}
    assert omissions


def test_what_stands_in_a_quotation_is_the_speaker_s() -> None:
    quoted = (
        "“/``/punct/4 It/PRP/expl/4 is/VBZ/cop/4 not/RB/advmod/4 clear/JJ/ccomp/7 ,/,/punct/4 ”/''/punct/4 "
        "said/VBD/root/7 Orlov/NNP/nsubj/7 ././punct/7"
    )
    assert made(quoted).notes() == ((), ())
