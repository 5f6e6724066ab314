"""What is held back until, without or before a thing."""

from __future__ import annotations

import pytest

from parley.provisions.exchange import after_that, before_meeting, connector, in_return
from tests.unit.provisions.parsed import parsed

PHRASES = ("only if", "until", "the moment")


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        (
            "There/EX/expl/2 will/MD/aux/2 be/AUX no/DT/det/4 truce/NN/nsubj/2 without/IN/case/6 recognition/NN/nmod/4",
            "without",
        ),
        (
            "We/PRP/nsubj/3 will/MD/aux/3 not/RB/advmod/3 leave/VB before/IN/mark/6 they/PRP/nsubj/6 go/VBP/advcl/3",
            "before",
        ),
        (
            "Without/IN/case/2 a/DT/det/2 truce/NN/obl/6 we/PRP/nsubj/6 will/MD/aux/6 not/RB/advmod/6 leave/VB",
            "without",
        ),
        (
            "We/PRP/nsubj/2 will/MD/aux/2 open/VB the/DT/det/4 moment/NN/obl/2 they/PRP/nsubj/6 leave/VBP/acl/4",
            "the moment",
        ),
    ],
)
def test_a_no_makes_without_and_before_a_condition(sentence: str, phrase: str) -> None:
    found = connector(parsed(sentence)[0].parse, PHRASES)
    assert found is not None
    assert found[2] == phrase


@pytest.mark.parametrize(
    "sentence",
    [
        "They/PRP/nsubj/1 left/VBD without/IN/mark/3 signing/VBG/advcl/1",
        "They/PRP/nsubj/1 met/VBD before/IN/case/4 the/DT/det/4 summit/NN/obl/1",
    ],
)
def test_without_a_no_they_are_none(sentence: str) -> None:
    assert connector(parsed(sentence)[0].parse, PHRASES) is None


def test_talks_that_wait_for_a_thing() -> None:
    (waiting,) = parsed(
        "He/PRP/nsubj/2 must/MD/aux/2 go/VB before/IN/mark/6 talks/NNS/nsubj/6/talk can/MD/aux/6 begin/VB/advcl/2"
    )
    (truce,) = parsed("Meet/VB before/IN/mark/4 the/DT/det/3 talks/NNS/nsubj/4/talk fail/VBP/advcl/0")
    (date,) = parsed("He/PRP/nsubj/1 spoke/VBD before/IN/case/4 the/DT/det/4 talks/NNS/obl/1/talk")
    assert before_meeting(waiting.parse[4])
    assert not before_meeting(truce.parse[3])
    assert not before_meeting(date.parse[4])


@pytest.mark.parametrize(
    ("sentence", "waits"),
    [
        pytest.param("Talks/NNS/nsubj/3/talk could/MD/aux/3 only/RB/advmod/3 begin/VB after/IN/case/5 that/DT/obl/3",
                     True, id="only begin after that"),
        pytest.param("Only/RB/advmod/1 then/RB/advmod/4 would/MD/aux/4 he/PRP/nsubj/4 leave/VB", True, id="only then"),
        pytest.param("He/PRP/nsubj/1 left/VBD after/IN/case/3 that/DT/obl/1", False, id="after that, as it happened"),
        pytest.param("Only/RB/advmod/1 he/PRP/nsubj/2 left/VBD then/RB/advmod/2", False, id="only he"),
    ],
)  # fmt: skip
def test_what_waits_for_what_was_told_before(sentence: str, waits: bool) -> None:
    assert after_that(parsed(sentence)[0].parse) is waits


def test_in_return_begins_the_sentence() -> None:
    (given,) = parsed("In/IN/case/1 return/NN/obl/4 he/PRP/nsubj/4 would/MD/aux/4 leave/VB")
    (later,) = parsed("He/PRP/nsubj/2 would/MD/aux/2 leave/VB in/IN/case/4 return/NN/obl/2")
    (home,) = parsed("In/IN/case/1 Tarn/NNP/obl/3 he/PRP/nsubj/3 spoke/VBD")
    assert [in_return(p.parse) for p in (given, later, home)] == [True, False, False]
