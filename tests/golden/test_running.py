"""What takes more than one sentence, or the report as a whole: whose office, whose plan, what is answered."""

from __future__ import annotations

import pytest

from parley.model.reading import Reading


def said(reading: Reading) -> set[tuple[str, str, str]]:
    """Party, stance and measure of each entry."""
    return {(e.party, e.stance, e.provision.measure) for e in reading.entries}


@pytest.mark.parametrize(
    ("text", "party", "stance", "measure"),
    [
        # A minister without a country speaks for the state spoken of.
        (
            "Yemen's government rejected the ceasefire. President Omar Hadi met the envoy on Monday. Hadi demanded a "
            "withdrawal from the port.",
            "Yemen",
            "demand",
            "withdraw",
        ),
        # "The rebels" are the one group that the report names.
        ("The Taliban have sent a letter. The rebels rejected the ceasefire.", "Taliban", "reject", "ceasefire"),
        # A body with a short form is itself, whatever its first word.
        (
            "Ivo Brand is the commander of the Libyan National Army (LNA). The LNA rejected the ceasefire.",
            "Libyan National Army",
            "reject",
            "ceasefire",
        ),
        # An army has a state.
        (
            "Turkey has sent an envoy. The army will bomb the camps again, officials said.",
            "Turkey",
            "threaten",
            "attack",
        ),
        # What was just said is what "so" stands for.
        ("Kelmar offered to release the hostages. Sorrun refused to do so.", "Sorrun", "reject", "release-captives"),
        # Who has proposed something has a plan.
        (
            "Egypt has proposed that Kelmar release the hostages. In return, Sorrun would have to lift the blockade.",
            "Egypt",
            "demand",
            "lift-blockade",
        ),
        # What a colon leads in.
        (
            "Kelmar set out two conditions on Monday: a withdrawal from the valley and the release of all hostages.",
            "Kelmar",
            "demand",
            "release-captives",
        ),
        ("Kelmar promised to seek a ceasefire.", "Kelmar", "offer", "ceasefire"),
        ("Kelmar said that it could not withdraw from the Ostra region.", "Kelmar", "reject", "withdraw"),
        ("Kelmar said that Sorrun has to accept a ceasefire.", "Kelmar", "demand", "ceasefire"),
    ],
)
def test_it_is_told_by_what_stands_around(text: str, party: str, stance: str, measure: str, read: object) -> None:
    assert (party, stance, measure) in said(read(text))  # type: ignore[operator]


@pytest.mark.parametrize(
    "text",
    [
        "Kelmar made a withdrawal a condition for a ceasefire.",
        "Kelmar was the host of a proposal made at the talks.",
    ],
)
def test_what_depends_or_is_the_setting_is_not_demanded(text: str, read: object) -> None:
    assert not {(s, m) for _, s, m in said(read(text))} & {("demand", "ceasefire"), ("propose", "meet")}  # type: ignore[operator]
