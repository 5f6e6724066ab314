"""Who holds a stance whose subject takes none."""

from __future__ import annotations

import pytest

from tests.unit.provisions.wordings import SORRUN, passage, read


@pytest.mark.parametrize(
    ("subject", "party"), [("The/DT/det/1 country/NN", SORRUN), ("the/DT/det/1 Kelmar/NNP", "Kelmar")]
)
def test_what_a_country_needs_is_what_the_speaker_wants(subject: str, party: str) -> None:
    drafts = read(passage(f"{subject}/nsubj/2 needs/VBD/ROOT/2/need a/DT/det/4 ceasefire/NN/obj/2"), SORRUN)
    assert [(draft.party.party, draft.stance) for draft in drafts] == [(party, "demand")]


def test_what_a_country_needs_is_nobodys_demand_where_nobody_speaks() -> None:
    assert read(passage("The/DT/det/1 country/NN/nsubj/2 needs/VBD/ROOT/2/need a/DT/det/4 ceasefire/NN/obj/2")) == []
