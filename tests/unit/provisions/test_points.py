"""Which points of a plan words name, and where the points are told."""

from __future__ import annotations

import pytest

from parley.model.mention import Actor
from parley.model.passage import Passage
from parley.provisions.draft import Draft, span_of
from parley.provisions.points import Points, naming
from tests.unit.provisions.parsed import parsed


@pytest.mark.parametrize(
    ("words", "points"),
    [
        ("the/DT second/JJ point/NN", (1,)),
        ("the/DT first/JJ and/CC the/DT last/JJ", (0, -1)),
        ("the/DT first/JJ two/CD", (0, 1)),
        ("the/DT last/JJ two/CD points/NNS///point", (-2, -1)),
        ("to/IN (/-LRB- a/NN )/-RRB- and/CC (/-LRB- c/NN )/-RRB-", (0, 2)),
        ("point/NN 3/CD", (2,)),
    ],
)
def test_points_by_their_number(words: str, points: tuple[int, ...]) -> None:
    found = naming(parsed(words)[0].parse)
    assert found is not None
    assert (found.points, found.all) == (points, False)


@pytest.mark.parametrize(
    "words",
    [
        "the/DT second/JJ round/NN",
        "at/IN first/RB",
        "the/DT first/JJ prime/JJ minister/NN",
        "all/DT captives/NNS",
        "both/DT sides/NNS",
        "the/DT last/JJ week/NN",
        "the/DT other/JJ side/NN",
    ],
)
def test_ordinals_of_something_else_name_no_point(words: str) -> None:
    assert naming(parsed(words)[0].parse) is None


def test_all_but_one() -> None:
    found = naming(parsed("all/DT but/CC the/DT third/JJ point/NN")[0].parse)
    assert found is not None
    assert (found.all, found.but) == (True, (2,))


def test_the_rest_and_the_next_three() -> None:
    rest = naming(parsed("the/DT other/JJ two/CD")[0].parse)
    following = naming(parsed("the/DT next/JJ three/CD")[0].parse)
    assert rest is not None
    assert rest.rest
    assert following is not None
    assert following.after == 3


def told(passage: Passage, measure: str) -> list[Draft]:
    token = passage.parse[0]
    return [
        Draft(
            passage=passage,
            anchor=token,
            measure=measure,
            stance="propose",
            party=Actor(span=passage.span, party="Egypt"),
            modality="conditional",
            words=[span_of(passage, token)],
            steps=[],
        )
    ]


def measures(passages: list[Passage], *named: str | None) -> list[list[str]]:
    by_passage = {p.index: told(p, name) for p, name in zip(passages, named, strict=True) if name}
    return [[d.measure for d in point] for point in Points(passages).before(len(passages) - 1, by_passage)]


LEAD = "Egypt/NNP presented/VBD a/DT plan/NN of/IN two/CD steps/NNS///step"
ANSWER = "Kelmar/NNP accepted/VBD the/DT second/JJ"


def test_points_are_the_sentences_after_the_one_that_counts_them() -> None:
    passages = parsed(LEAD, "The/DT army/NN leaves/VBZ", "Captives/NNS go/VBP", ANSWER)
    assert measures(passages, None, "withdraw", "release-captives", None) == [["withdraw"], ["release-captives"]]


def test_points_are_the_paragraphs_after_it_where_it_ends_its_own() -> None:
    passages = parsed(LEAD, "The/DT army/NN leaves/VBZ", "Captives/NNS go/VBP", ANSWER, paragraphs=(0, 1, 2, 3))
    assert measures(passages, None, "withdraw", "release-captives", None) == [["withdraw"], ["release-captives"]]


def test_a_part_that_is_named_goes_to_the_end_of_its_paragraph() -> None:
    passages = parsed(
        "In/IN the/DT first/JJ captives/VBP go/VBP",
        "The/DT second/JJ part/NN opens/VBZ ports/NNS",
        "The/DT army/NN leaves/VBZ",
        ANSWER,
        paragraphs=(0, 1, 1, 2),
    )
    assert measures(passages, "release-captives", "lift-blockade", "withdraw", None) == [
        ["release-captives"],
        ["lift-blockade", "withdraw"],
    ]


def test_fewer_sentences_than_points_are_no_points() -> None:
    passages = parsed(LEAD, ANSWER)
    assert measures(passages, None, None) == []
