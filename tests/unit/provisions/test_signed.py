"""What a signed text says, in sentences whose tree is built by hand: no pipeline is loaded."""

from __future__ import annotations

import pytest

from parley.codebook.loader import load
from parley.provisions.signed import Signed
from tests.unit.provisions.told import Named, told

SIGNED = "Kelmar/NNP/nsubj/3 and/CC/cc/2 Sorrun/NNP/conj/0 signed/VBD/ROOT/3/sign an/DT/det/5 accord/NN/obj/3"
SAYS = "{a}/DT/det/1 {noun}/NN/nsubj/2 includes/VBZ/ROOT/2/include an/DT/det/4 amnesty/NN/obj/2"
PARTS = (
    "Key/JJ/amod/1 terms/NNS/nsubj/5/term of/IN/case/4 the/DT/det/4 accord/NN/nmod/1 include/VBZ/ROOT/5 "
    "an/DT/det/7 amnesty/NN/obj/5"
)
IT = "It/PRP/nsubj/1 includes/VBZ/ROOT/1/include an/DT/det/3 amnesty/NN/obj/1"
UNDER = (
    "Under/IN/case/2 the/DT/det/2 accord/NN/obl/5 Kelmar/NNP/nsubj/5 will/MD/aux/5 withdraw/VB/ROOT/5 troops/NNS/obj/5"
)


def signers(*sentences: str) -> list[str]:
    """Those who have agreed to what the last word of the text names."""
    one = told("\n".join(sentences))
    last = one.passages[-1]
    found = Signed(one.passages, Named(), load().stances).parties(last, last.parse[-1])
    return [actor.party for actor in found]


@pytest.mark.parametrize(
    "says",
    [SAYS.format(a="The", noun="accord"), SAYS.format(a="The", noun="deal"), PARTS, IT, UNDER],
    ids=["the-accord", "by-another-word", "its-terms", "it", "under-it"],
)
def test_those_who_signed_have_agreed_to_what_it_says(says: str) -> None:
    assert signers(SIGNED, says) == ["Kelmar", "Sorrun"]


@pytest.mark.parametrize(
    ("before", "says"),
    [
        (SIGNED, SAYS.format(a="An", noun="accord")),
        (SIGNED, SAYS.format(a="The", noun="report")),
        (SIGNED.replace("signed/VBD/ROOT/3/sign", "wants/VBZ/ROOT/3/want"), SAYS.format(a="The", noun="accord")),
        (SIGNED.replace(" and/CC/cc/2 Sorrun/NNP/conj/0", " has/VBZ/aux/3 now/RB/advmod/3"), IT),
    ],
    ids=["another-text", "no-such-text", "not-signed", "by-one-alone"],
)
def test_nobody_has_agreed_to_another_text(before: str, says: str) -> None:
    assert signers(before, says) == []


def test_nobody_is_known_before_the_signing_is_told() -> None:
    assert signers(SAYS.format(a="The", noun="accord"), SIGNED) == []


def test_what_stands_in_the_name_of_a_text_is_not_what_it_says() -> None:
    named = (
        "The/DT/det/1 accord/NN/nsubj/5 signed/VBN/acl/1/sign after/IN/case/4 talks/NNS/obl/2/talk "
        "includes/VBZ/ROOT/5/include an/DT/det/7 amnesty/NN/obj/5"
    )
    one = told(f"{SIGNED}\n{named}")
    last = one.passages[-1]
    signed = Signed(one.passages, Named(), load().stances)
    assert [bool(signed.parties(last, last.parse[word])) for word in (4, 7)] == [False, True]
