"""What a careful reader takes from answers that do not repeat what they answer."""

from __future__ import annotations

import pytest

from parley.model.reading import Reading
from parley.reading import Reader
from tests.golden.conftest import Read


@pytest.fixture(scope="module")
def read_by_eye() -> Read:
    """Reads a text with the pipeline that is the default."""
    from parley.ingest.reports import report_of

    reader = Reader.load("eye")
    return lambda text: reader.read(report_of(text.encode(), "answers.txt", ()).report)


def said(reading: Reading) -> set[tuple[str, str, str]]:
    return {(e.party, e.stance, e.provision.measure) for e in reading.entries}


@pytest.mark.parametrize(
    ("text", "party", "stance", "measure"),
    [
        (
            "Ethiopia demanded on Monday that Eritrea withdraw from the valley. Eritrea refused.",
            "Eritrea",
            "reject",
            "withdraw",
        ),
        ("Armenia has offered to send observers: Georgia said yes on the spot.", "Georgia", "accept", "monitor"),
        (
            "Turkey offered to mediate between Serbia and Kosovo. Serbia did not take it up.",
            "Serbia",
            "reject",
            "mediate",
        ),
        (
            "Ethiopia promised to lift the siege of Mekelle. Eritrea dismissed the offer as a trap.",
            "Eritrea",
            "reject",
            "lift-blockade",
        ),
        (
            "The United Nations asked Eritrea to set free the hostages. It refused: they would be put on trial.",
            "Eritrea",
            "reject",
            "release-captives",
        ),
        (
            "Reuters reported that Eritrea would release 200 prisoners. Eritrea dismissed the report as baseless.",
            "Eritrea",
            "deny",
            "release-captives",
        ),
        (
            "The Journal says Armenia would release the prisoners. Armenia denied that it had made any such offer.",
            "Armenia",
            "deny",
            "release-captives",
        ),
        (
            "Armenia will release the prisoners only if Georgia withdraws from the valley.",
            "Armenia",
            "reject",
            "release-captives",
        ),
        ("Georgia must free the prisoners before talks can begin, Armenia said.", "Armenia", "reject", "meet"),
        (
            '"There will be no truce," the president of Armenia said, "without recognition of our state."',
            "Armenia",
            "demand",
            "recognise",
        ),
    ],
)
def test_an_answer_is_to_what_was_put_before(
    text: str, party: str, stance: str, measure: str, read_by_eye: Read
) -> None:
    assert (party, stance, measure) in said(read_by_eye(text))


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Ethiopia demanded that Eritrea withdraw from the valley. Armenia agreed to host the next round.", "accept"),
        ("Armenia offered to send observers. Georgia must accept the offer, Turkey said.", "accept"),
        ("Armenia offered to send observers. Turkey will not leave until Georgia accepts it.", "accept"),
        ("Serbia offered a truce. Serbia denied that its soldiers had fired.", "deny"),
        ("Armenia has offered to release the prisoners, but only if Georgia withdraws.", "reject"),
        ("Armenia demanded a truce before the summit in May.", "reject"),
    ],
)
def test_what_is_no_answer(text: str, stance: str, read_by_eye: Read) -> None:
    found = {(s, m) for _, s, m in said(read_by_eye(text))}
    assert not found & {(stance, m) for m in ("withdraw", "monitor", "ceasefire", "release-captives")}


def test_points_by_number(read_by_eye: Read) -> None:
    found = said(
        read_by_eye(
            "Egypt presented a plan with four points. The army would lift the siege of Tarn. The rebels would release "
            "all prisoners. Elections would be held in May. Monitors would watch over the truce.\n\n"
            "Ethiopia accepted the first two and rejected the third. Eritrea signed off on all but the second."
        )
    )
    assert {
        ("Ethiopia", "accept", "lift-blockade"),
        ("Ethiopia", "accept", "release-captives"),
        ("Ethiopia", "reject", "hold-elections"),
        ("Eritrea", "accept", "adopt-plan"),
        ("Eritrea", "reject", "release-captives"),
    } <= found


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        (
            "Armenia put forward a list of conditions, including the release of all prisoners and the lifting of the "
            "siege of Mekelle.",
            {("Armenia", "demand", "release-captives"), ("Armenia", "demand", "lift-blockade")},
            {("Armenia", "propose", "release-captives"), ("Armenia", "propose", "lift-blockade")},
        ),
        (
            "Turkey insisted that it won't sign any agreement involving the withdrawal of its troops from the island.",
            {("Turkey", "reject", "withdraw")},
            {("Turkey", "accept", "withdraw")},
        ),
        (
            "Serbia and Kosovo, on the last day of the talks in Vienna, proposed a ceasefire.",
            {("Serbia", "propose", "ceasefire"), ("Kosovo", "propose", "ceasefire")},
            {("Serbia", "propose", "meet"), ("Kosovo", "propose", "meet")},
        ),
    ],
    ids=["conditions-are-demands", "an-agreement-not-signed", "the-day-is-no-proposal"],
)
def test_what_stands_round_a_measure(
    text: str, wanted: set[tuple[str, str, str]], unwanted: set[tuple[str, str, str]], read_by_eye: Read
) -> None:
    found = said(read_by_eye(text))
    assert wanted <= found
    assert not unwanted & found
