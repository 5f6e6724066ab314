"""What a careful reader takes from plain sentences: party, stance, measure, actor, places."""

from __future__ import annotations

import pytest

from parley.model.reading import Reading


def said(reading: Reading) -> set[tuple[str, str, str]]:
    """Party, stance and measure of each entry."""
    return {(e.party, e.stance, e.provision.measure) for e in reading.entries}


@pytest.mark.parametrize(
    ("sentence", "party", "stance", "measure"),
    [
        ("Kelmar demanded that Sorrun withdraw its forces from the Ostra region.", "Kelmar", "demand", "withdraw"),
        ("The rebels rejected the ceasefire.", "rebels", "reject", "ceasefire"),
        ("Egypt has proposed a truce of sixty days.", "Egypt", "propose", "ceasefire"),
        ("Iran is ready to cap enrichment, two officials said.", "Iran", "offer", "limit-enrichment"),
        ("Washington would lift the sanctions on Iran, an official said.", "United States", "offer", "lift-sanctions"),
        ("Russian President Ivan Volkov ruled out a ceasefire.", "Russia", "reject", "ceasefire"),
        ("France is considering recognition of the islands.", "France", "consider", "recognise"),
        ("Kelmar denied that it had agreed to a ceasefire.", "Kelmar", "deny", "ceasefire"),
        ("Sudan's army threatened to resume the offensive.", "Sudanese army", "threaten", "attack"),
        ("The mediators called for the release of all hostages.", "mediators", "demand", "release-captives"),
        ("Ukraine must never join NATO, Russia said.", "Russia", "demand", "bar-alliance"),
    ],
)
def test_a_plain_sentence(sentence: str, party: str, stance: str, measure: str, read: object) -> None:
    assert (party, stance, measure) in said(read(sentence))  # type: ignore[operator]


def test_one_entry_a_party(read: object) -> None:
    found = said(read("Russia and Iran rejected the ceasefire."))  # type: ignore[operator]
    assert found == {("Russia", "reject", "ceasefire"), ("Iran", "reject", "ceasefire")}


def test_the_owner_of_a_plan_decides_between_offer_and_demand(read: object) -> None:
    reading = read(  # type: ignore[operator]
        "Under the proposed Russian deal, Ukraine would withdraw from the Ostra region in return for a Russian "
        "pledge to freeze the front lines in the Tarn region, two sources said. Russia and Ukraine are at war."
    )
    withdraw = next(e for e in reading.entries if e.provision.measure == "withdraw")
    freeze = next(e for e in reading.entries if e.provision.measure == "freeze-line")
    assert (withdraw.party, withdraw.stance, withdraw.provision.actor) == ("Russia", "demand", ("Ukraine",))
    assert (freeze.party, freeze.stance, freeze.provision.actor) == ("Russia", "offer", ("Russia",))
    assert freeze.id in withdraw.in_return_for
    assert withdraw.id in freeze.in_return_for


def test_a_place_is_one_by_how_it_stands(read: object) -> None:
    reading = read("Kelmar would withdraw its army from the Ostra and Tarn regions, its minister said.")  # type: ignore[operator]
    assert {place for e in reading.entries for place in e.provision.places} == {"Ostra", "Tarn"}


def test_an_entry_rests_on_who_said_it_and_on_the_words(read: object) -> None:
    reading = read("Kelmar is ready to withdraw from the Ostra region, two senior officials said.")  # type: ignore[operator]
    (entry,) = reading.entries
    assert [(link.type, link.count) for link in entry.chain] == [("outlet", None), ("unnamed-group", 2)]
    assert entry.chain[0].name == "The Ferry Post"
    assert "withdraw" in " ".join(words.of(reading.report.text) for words in entry.words)
    assert entry.trace


@pytest.mark.parametrize(
    "sentence",
    [
        "Heat the oven, fold in the flour and leave the dough to rest for an hour.",
        "The striker rejected a new contract and will leave the club in June.",
        "Shares in the bank rose after it turned down a rival's bid.",
        "The army left the valley in 1994.",
        "It was not clear if Kelmar would accept the ceasefire.",
    ],
)
def test_nothing_is_entered_where_no_party_takes_a_stance(sentence: str, read: object) -> None:
    reading = read(sentence)  # type: ignore[operator]
    assert reading.entries == ()
    assert [issue.stage for issue in reading.issues] == ["provisions"]


def test_the_same_text_gives_the_same_reading(read: object) -> None:
    text = "Kelmar rejected the ceasefire. Sorrun demanded the release of ten hostages."
    assert read(text) == read(text)  # type: ignore[operator]
