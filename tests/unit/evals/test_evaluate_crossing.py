"""Scores between reports: shared origins and contradictions."""

from __future__ import annotations

from parley.evaluate.counts import Count
from parley.evaluate.crossing import PredictedConflict, PredictedOrigin, left_out, score_crossing
from parley.evaluate.gold import GoldConflict, GoldCrossing, GoldOrigin, GoldWithin

REPORTS = ("case/a", "case/b", "case/c")
GOLD = GoldCrossing(
    origins=(
        GoldOrigin(id="o1", outlet="Courier", sources="two officials", reports=("a.txt", "b.txt")),
        GoldOrigin(id="o2", outlet=None, sources="a speech", reports=("b.txt", "c.txt", "away.txt")),
    ),
    conflicts=(
        GoldConflict(kind="figure", reports=("a", "b"), anchors=("5", "6"), about="how many"),
        GoldConflict(kind="figure", reports=("b", "a"), anchors=("60", "42"), about="how long"),
        GoldConflict(kind="date", reports=("a", "away"), anchors=("Monday", "Friday"), about="when"),
    ),
    within=(GoldWithin(kind="stance", report="c.txt", anchors=("yes", "no"), about="whether"),),
)


def test_origins_by_the_pairs_of_reports_that_share_one() -> None:
    scores = score_crossing(GOLD, [PredictedOrigin(reports=("a", "b", "c"))], [], REPORTS)
    assert scores.origins == Count(tp=2, predicted=3, gold=2)


def test_a_pair_counts_once_however_many_origins_it_shares() -> None:
    origins = [PredictedOrigin(reports=("a", "b"))] * 2
    assert score_crossing(GOLD, origins, [], REPORTS).origins == Count(tp=1, predicted=1, gold=2)


def test_conflicts_by_kind_and_pair_each_counting() -> None:
    conflicts = [
        PredictedConflict(kind="figure", reports=("b", "a")),
        PredictedConflict(kind="date", reports=("a", "b")),
    ]
    scores = score_crossing(GOLD, [], conflicts, REPORTS)
    assert scores.conflicts == Count(tp=1, predicted=2, gold=2)
    assert scores.within == Count(tp=0, predicted=0, gold=1)


def test_contradictions_inside_a_report_are_counted_apart() -> None:
    scores = score_crossing(GOLD, [], [PredictedConflict(kind="stance", reports=("c", "c"))], REPORTS)
    assert scores.within == Count(tp=1, predicted=1, gold=1)
    assert scores.conflicts.predicted == 0


def test_reports_that_are_not_there_are_left_out() -> None:
    assert left_out(GOLD, REPORTS) == ("away",)
    conflicts = [PredictedConflict(kind="date", reports=("a", "away"))]
    assert score_crossing(GOLD, [], conflicts, REPORTS).conflicts == Count(gold=2)


def test_scores_of_folders_add_up() -> None:
    one = score_crossing(GOLD, [PredictedOrigin(reports=("a", "b"))], [], REPORTS)
    assert (one + one).origins == Count(tp=2, predicted=2, gold=4)
