"""Transcripts: speakers on lines of their own are the sources of what follows."""

from __future__ import annotations

import pytest

from tests.unit.attribution.made import actor, made

CORIN = (
    "MINISTER/NNP/compound/1 CORIN/NNP/nsubj/5 :/:/punct/5 We/PRP/nsubj/5 will/MD/aux/5 withdraw/VB/root/5 ././punct/5"
)
LAST = "It/PRP/nsubj/3 is/VBZ/cop/3 our/PRP$/nmod:poss/3 offer/NN/root/3 ././punct/3"
ASKED = "Q/NNP/nsubj/3 :/:/punct/3 And/CC/cc/3 Sorrun/NNP/root/3 ?/./punct/3"
LIND = "Mr/NNP/compound/1 Lind/NNP/nsubj/5 :/:/punct/5 Sorrun/NNP/nsubj/5 would/MD/aux/5 pay/VB/root/5 ././punct/5"
LEFT = "The/DT/det/1 envoys/NNS/nsubj/2 left/VBD/root/2 Tarn/NNP/obj/2 ././punct/2"
APPLAUSE = "(/-LRB-/punct/1 Applause/NN/root/1 )/-RRB-/punct/1"


def told(*paragraphs: str) -> list[tuple[str, str, str]]:
    return [one for one in made(*paragraphs).told() if one[0] in ("MINISTER CORIN", "Q", "A", "Mr Lind")]


def test_a_speaker_has_all_up_to_the_next() -> None:
    assert told(CORIN + "\n" + LAST, LAST, LIND) == [
        ("MINISTER CORIN", ":", "We will withdraw. It is our offer. | It is our offer."),
        ("Mr Lind", ":", "Sorrun would pay."),
    ]


def test_who_asks_and_who_answers() -> None:
    assert [source for source, _, _ in told(CORIN, ASKED, CORIN)] == ["MINISTER CORIN", "Q", "MINISTER CORIN"]


def test_what_the_report_tells_after_it_is_nobody_s() -> None:
    assert told(CORIN, LIND, LEFT)[-1] == ("Mr Lind", ":", "Sorrun would pay.")


def test_the_last_speaker_goes_on_in_the_first_person() -> None:
    assert told(LIND, CORIN, LAST, LEFT)[-1][2] == "We will withdraw. | It is our offer."


def test_what_stands_in_brackets_was_not_said() -> None:
    assert told(CORIN, APPLAUSE, LIND)[0][2] == "We will withdraw."


@pytest.mark.parametrize(
    ("line", "words", "link"),
    [
        pytest.param(CORIN, "We will withdraw", ("named-individual", "MINISTER CORIN", 1), id="by name"),
        pytest.param(ASKED, "And Sorrun", ("unnamed-individual", "Q", 1), id="by letter"),
    ],
)
def test_a_speaker_is_one_person(line: str, words: str, link: tuple[str, str, int]) -> None:
    assert made(line, LIND, actors={"MINISTER CORIN": actor("MINISTER CORIN")}).chain(words)[1:] == [link]


@pytest.mark.parametrize("label", ["Note", "Article", "Phase"])
def test_other_labels_are_no_speakers(label: str) -> None:
    lines = [
        f"{label}/NNP/nsubj/3 {number}/CD/dep/0 :/:/punct/3 Kelmar/NNP/nsubj/4 pays/VBZ/root/4 ././punct/4"
        for number in ("One", "2")
    ]
    assert not any(one.rule.endswith(".turn") for one in made(*lines).attributions())


def test_one_line_makes_no_transcript() -> None:
    assert told(CORIN, LEFT) == [("MINISTER CORIN", ":", "We will withdraw")]


def test_crossheads_with_a_colon_are_no_speakers() -> None:
    crossheads = [
        f"Little/NNP/compound/1 {noun}/NNP/nsubj/4 :/:/punct/4 They/PRP/nsubj/4 left/VBD/root/4 ././punct/4"
        for noun in ("Relief", "Hope", "Peace")
    ]
    assert not any(one.rule.endswith(".turn") for one in made(*crossheads, LEFT).attributions())
