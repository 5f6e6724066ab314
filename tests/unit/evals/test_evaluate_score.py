"""Each rule of scoring in the annotation guide, on a report small enough to see whole."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from parley.evaluate.counts import Count, Scores
from parley.evaluate.gold import GoldEntry, GoldReport
from parley.evaluate.prediction import (
    PredictedEntry,
    PredictedFigure,
    PredictedLink,
    PredictedNote,
    PredictedOccasion,
    Prediction,
)
from parley.evaluate.score import score_report

TEXT = "Northland would leave Varn. In return Southland would lift its ban. It is unclear when."
FIRST, SECOND = (0, 27), (28, 67)
LINK = {"type": "outlet", "name": "Courier", "count": None}


def gold_entry(**changes: Any) -> dict[str, Any]:
    return {
        "id": "e1",
        "party": "Northland",
        "stance": "offer",
        "actor": ["Northland"],
        "measure": "withdraw",
        "places": ["Varn"],
        "extent": None,
        "recipient": None,
        "modality": "conditional",
        "in_return_for": [],
        "occasion": None,
        "chain": [LINK],
        "anchor": "would leave Varn",
        **changes,
    }


def gold_report(**sections: Any) -> GoldReport:
    base = {"report": "x.txt", "outlet": "Courier", "declared_date": None}
    return GoldReport.model_validate_json(json.dumps(base | sections))


def guess(**changes: Any) -> PredictedEntry:
    entry = PredictedEntry(
        id="p1",
        party="Northland",
        stance="offer",
        measure="withdraw",
        actor=("Northland",),
        places=("Varn",),
        chain=(PredictedLink(type="outlet", name="Courier"),),
        start=FIRST[0],
        end=FIRST[1],
    )
    return replace(entry, **changes)


def scored(entries: list[dict[str, Any]], *guesses: PredictedEntry) -> Scores:
    return score_report(gold_report(entries=entries), Prediction(entries=guesses), TEXT)


def right(count: Count) -> tuple[int, int, int]:
    return count.tp, count.predicted, count.gold


def test_all_right() -> None:
    scores = scored([gold_entry()], guess())
    for count in (scores.core, scores.full, scores.chain, scores.grounded):
        assert right(count) == (1, 1, 1)
        assert (count.precision, count.recall, count.f1) == (1.0, 1.0, 1.0)


@pytest.mark.parametrize("field", ["party", "stance", "measure"])
def test_core_needs_party_stance_and_measure(field: str) -> None:
    wrong = {"party": "Southland", "stance": "demand", "measure": "swap"}[field]
    scores = scored([gold_entry()], guess(**{field: wrong}))
    assert right(scores.core) == (0, 1, 1)
    assert right(scores.full) == (0, 1, 1)
    assert right(scores.chain) == right(scores.grounded) == (0, 0, 0)


@pytest.mark.parametrize("wrong", [{"actor": None}, {"places": ()}, {"extent": "all"}])
def test_full_needs_actor_places_and_extent(wrong: dict[str, Any]) -> None:
    scores = scored([gold_entry()], guess(**wrong))
    assert right(scores.core) == (1, 1, 1)
    assert right(scores.full) == (0, 1, 1)


@pytest.mark.parametrize("free", [{"modality": "rumoured"}, {"recipient": "Southland"}, {"occasion": "o"}])
def test_other_fields_are_not_scored(free: dict[str, Any]) -> None:
    assert right(scored([gold_entry()], guess(**free)).full) == (1, 1, 1)


@pytest.mark.parametrize(
    ("alt", "changes"),
    [
        pytest.param({"party": ["Varnish army"]}, {"party": "Varnish army"}, id="party"),
        pytest.param({"stance": ["propose"]}, {"stance": "propose"}, id="stance"),
        pytest.param({"measure": ["cede"]}, {"measure": "cede"}, id="measure"),
        pytest.param({"actor": [None]}, {"actor": None}, id="actor"),
        pytest.param({"places": [[]]}, {"places": ()}, id="places"),
        pytest.param({"extent": ["all"]}, {"extent": "all"}, id="extent"),
        pytest.param({"chain": [[LINK, LINK]]}, {"chain": guess().chain * 2}, id="chain"),
    ],
)
def test_alt_values_are_also_right(alt: dict[str, Any], changes: dict[str, Any]) -> None:
    scores = scored([gold_entry(alt=alt)], guess(**changes))
    assert right(scores.full) == right(scores.chain) == (1, 1, 1)
    without = scored([gold_entry()], guess(**changes))
    assert right(without.full) == (0, 1, 1) or right(without.chain) == (0, 1, 1)


def test_one_prediction_is_paired_once() -> None:
    scores = scored([gold_entry(), gold_entry(id="e2", measure="swap", alt={"measure": ["withdraw"]})], guess())
    assert right(scores.core) == (1, 1, 2)


def test_pairing_is_not_greedy() -> None:
    # The first prediction fits both gold entries, the second only the first.
    gold = [gold_entry(alt={"measure": ["swap"]}), gold_entry(id="e2")]
    scores = scored(gold, guess(), guess(id="p2", measure="swap"))
    assert right(scores.core) == (2, 2, 2)


def test_pairing_prefers_core_to_full() -> None:
    # Pairing the first prediction where it agrees in full would cost the second its only partner.
    gold = [gold_entry(alt={"stance": ["propose"]}), gold_entry(id="e2", places=["Elm"])]
    scores = scored(gold, guess(), guess(id="p2", stance="propose"))
    assert right(scores.core) == (2, 2, 2)
    assert right(scores.full) == (1, 2, 2)


def test_pairing_prefers_full_to_chain_and_anchor() -> None:
    # The first prediction has the chain and the passage of the first entry, but the places of the second.
    long = [LINK, {"type": "document", "name": "draft"}]
    gold = [gold_entry(), gold_entry(id="e2", places=["Elm"], chain=long, anchor="would lift its ban")]
    scores = scored(gold, guess(places=("Elm",)))
    assert right(scores.full) == (1, 1, 2)
    assert right(scores.chain) == right(scores.grounded) == (0, 1, 1)


def test_pairing_prefers_chain_to_anchor() -> None:
    long = [LINK, {"type": "document", "name": "draft"}]
    gold = [gold_entry(chain=long), gold_entry(id="e2", anchor="would lift its ban")]
    scores = scored(gold, guess())
    assert right(scores.chain) == (1, 1, 1)
    assert right(scores.grounded) == (0, 1, 1)


def test_pairing_prefers_the_passage_with_the_anchor() -> None:
    gold = [gold_entry(), gold_entry(id="e2", anchor="would lift its ban")]
    scores = scored(gold, guess(start=SECOND[0], end=SECOND[1]), guess(id="p2"))
    assert right(scores.grounded) == (2, 2, 2)


def test_optional_is_neither_error_nor_miss() -> None:
    gold = [gold_entry(optional=True), gold_entry(id="e2", measure="swap")]
    found = scored(gold, guess(), guess(id="p2", measure="swap"))
    assert right(found.core) == right(found.full) == (1, 1, 1)
    assert right(scored(gold, guess(measure="swap")).core) == (1, 1, 1)


def test_optional_takes_one_prediction_only() -> None:
    scores = scored([gold_entry(optional=True)], guess(), guess(id="p2"))
    assert right(scores.core) == (0, 1, 0)


def test_required_entry_goes_before_an_optional_one() -> None:
    scores = scored([gold_entry(optional=True), gold_entry(id="e2")], guess())
    assert right(scores.core) == (1, 1, 1)


def test_grounded_is_what_any_of_the_passages_that_tell_it_holds() -> None:
    late = gold_entry(anchor="would lift its ban")
    assert right(scored([late], guess(start=0, end=1)).grounded) == (0, 1, 1)
    assert right(scored([late], guess(start=0, end=1, again=(SECOND,))).grounded) == (1, 1, 1)


def test_grounded_needs_an_anchor_inside_the_passage() -> None:
    assert right(scored([gold_entry()], guess(start=0, end=20)).grounded) == (0, 1, 1)
    two = gold_entry(anchors=["would leave Varn", "would lift its ban"])
    assert right(scored([two], guess(start=SECOND[0], end=SECOND[1])).grounded) == (1, 1, 1)


def test_offsets_may_count_in_a_text_of_their_own() -> None:
    shifted = Prediction(entries=(guess(start=10, end=37),), text=" " * 10 + TEXT)
    assert right(score_report(gold_report(entries=[gold_entry()]), shifted, TEXT).grounded) == (1, 1, 1)


def exchange() -> list[dict[str, Any]]:
    back = {"stance": "demand", "measure": "lift-sanctions", "anchor": "would lift its ban"}
    return [gold_entry(in_return_for=["e2"]), gold_entry(id="e2", in_return_for=["e1"], **back)]


def other(**changes: Any) -> PredictedEntry:
    return guess(**{"id": "p2", "stance": "demand", "measure": "lift-sanctions", **changes})


def test_exchange_is_one_link_noted_on_one_side_or_both() -> None:
    for back in ((), ("p1",)):
        scores = scored(exchange(), guess(in_return_for=("p2",)), other(in_return_for=back))
        assert right(scores.exchange) == right(scores.exchange_all) == (1, 1, 1)


def test_exchange_missed_and_invented() -> None:
    assert right(scored(exchange(), guess(), other()).exchange) == (0, 0, 1)
    unlinked = [{**entry, "in_return_for": []} for entry in exchange()]
    assert right(scored(unlinked, guess(in_return_for=("p2",)), other()).exchange) == (0, 1, 0)


def test_exchange_counts_between_core_pairs_exchange_all_everywhere() -> None:
    wrong = other(stance="offer")
    scores = scored(exchange(), guess(in_return_for=("p2",)), wrong)
    assert right(scores.exchange) == (0, 0, 0)
    assert right(scores.exchange_all) == (0, 1, 1)


def test_exchange_with_an_optional_entry_does_not_count() -> None:
    gold = exchange()
    gold[1]["optional"] = True
    scores = scored(gold, guess(in_return_for=("p2",)), other())
    assert right(scores.exchange) == right(scores.exchange_all) == (0, 0, 0)


def test_pairing_breaks_ties_by_links() -> None:
    # Two offers alike, two demands alike; only the links tell which belongs to which.
    first, second = exchange()
    gold = [
        first,
        second,
        {**first, "id": "e3", "in_return_for": ["e4"]},
        {**second, "id": "e4", "in_return_for": ["e3"]},
    ]
    guesses = (
        guess(in_return_for=("p4",)),
        other(),
        guess(id="p3", in_return_for=("p2",)),
        other(id="p4"),
    )
    assert right(scored(gold, *guesses).exchange) == (2, 2, 2)


OCCASION = {
    "id": "o",
    "kind": "summit",
    "place": "Elm",
    "date": "2025-08-15",
    "participants": ["Northland", "Southland"],
    "status": "past",
    "anchor": "Varn",
    "alt": {"kind": ["meeting"], "date": [None]},
}


@pytest.mark.parametrize(
    ("changes", "tp"),
    [
        pytest.param({}, 1, id="all"),
        pytest.param({"kind": "meeting", "date": None}, 1, id="alt"),
        pytest.param({"place": "Ash"}, 1, id="place-is-free"),
        pytest.param({"participants": ("Southland", "northland")}, 1, id="participants-are-a-set"),
        pytest.param({"kind": "call"}, 0, id="kind"),
        pytest.param({"participants": ("Northland",)}, 0, id="participants"),
        pytest.param({"date": "2025-08"}, 0, id="date"),
    ],
)
def test_occasions_by_kind_participants_and_date(changes: dict[str, Any], tp: int) -> None:
    guessed = replace(
        PredictedOccasion(kind="summit", participants=("Northland", "Southland"), date="2025-08-15"),
        **changes,
    )
    scores = score_report(gold_report(occasions=[OCCASION]), Prediction(occasions=(guessed,)), TEXT)
    assert right(scores.occasions) == (tp, 1, 1)


FIGURE = {
    "anchor": "Varn",
    "value": 40,
    "value_to": 70,
    "unit": "days",
    "about": "truce",
    "places": ["Varn"],
    "source": None,
    "alt": {"value": [6], "value_to": [10], "unit": ["weeks"], "places": [[]]},
}


@pytest.mark.parametrize(
    ("changes", "tp"),
    [
        pytest.param({}, 1, id="all"),
        pytest.param({"value": 6, "value_to": 10.0, "unit": "Weeks"}, 1, id="alt"),
        pytest.param({"places": ()}, 1, id="alt-places"),
        pytest.param({"value_to": None}, 0, id="range"),
        pytest.param({"value": 41}, 0, id="value"),
        pytest.param({"unit": "hours"}, 0, id="unit"),
        pytest.param({"places": ("Elm",)}, 0, id="places"),
    ],
)
def test_figures_by_value_unit_and_places(changes: dict[str, Any], tp: int) -> None:
    guessed = replace(PredictedFigure(value=40, value_to=70, unit="days", places=("Varn",)), **changes)
    scores = score_report(gold_report(figures=[FIGURE]), Prediction(figures=(guessed,)), TEXT)
    assert right(scores.figures) == (tp, 1, 1)


def test_unknowns_and_checks_by_the_passage_that_holds_the_anchor() -> None:
    gold = gold_report(
        unknowns=[{"anchor": "It is unclear when", "about": "when"}],
        checks=[{"anchor": "Northland", "kind": "reference-fact"}],
    )
    note = PredictedNote(start=68, end=len(TEXT))
    scores = score_report(gold, Prediction(unknowns=(note,), checks=(note,)), TEXT)
    assert right(scores.unknowns) == (1, 1, 1)
    assert right(scores.checks) == (0, 1, 1)


def test_one_passage_finds_one_unknown() -> None:
    gold = gold_report(
        unknowns=[{"anchor": "unclear", "about": "when"}, {"anchor": "when", "about": "when"}],
    )
    note = PredictedNote(start=68, end=len(TEXT))
    assert right(score_report(gold, Prediction(unknowns=(note,)), TEXT).unknowns) == (1, 1, 2)


def test_omissions_by_party_too() -> None:
    silent = {"anchor": "It is unclear when", "about": ["ban"]}
    gold = gold_report(omissions=[{**silent, "party": "Northland"}, {**silent, "party": "Southland"}])
    notes = [PredictedNote(start=68, end=len(TEXT), party=party) for party in ("Southland", "Elm", None)]
    scores = score_report(gold, Prediction(omissions=tuple(notes)), TEXT)
    assert right(scores.omissions) == (1, 3, 2)


def test_scores_add_up_to_the_micro_average() -> None:
    good = scored([gold_entry()], guess())
    bad = scored([gold_entry()], guess(stance="demand"), guess(id="p2", stance="deny"))
    both = (good + bad).core
    assert right(both) == (1, 3, 2)
    assert both.precision == pytest.approx(1 / 3)
    assert (both.recall, both.f1) == (0.5, 0.4)


def test_gold_entries_refuse_unknown_keys() -> None:
    with pytest.raises(ValueError, match="Extra inputs"):
        GoldEntry.model_validate({**gold_entry(), "mood": "grim"})
