"""Date expressions are reckoned by the tense around them, and stay None where nothing honest can be said."""

from __future__ import annotations

import pytest

from parley.mentions.times import times
from tests.unit.mentions.made import made

_MEETS = "The/DT leader/NN {verb} the/DT general/NN on/IN Monday/NNP ./."


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("met/VBD/meet", "2025-08-11"),
        ("will/MD meet/VB", "2025-08-18"),
        ("is/VBZ/be due/JJ to/TO meet/VB", "2025-08-18"),
        ("plans/VBZ/plan to/TO meet/VB", "2025-08-18"),
        ("sees/VBZ/see", "2025-08-18"),
        ("had/VBD/have met/VBN/meet", "2025-08-11"),
        ("said/VBD/say he/PRP would/MD meet/VB", "2025-08-18"),
    ],
)
def test_the_tense_tells_the_direction(verb: str, expected: str) -> None:
    report = made(_MEETS.format(verb=verb), date="2025-08-14")
    (found,) = times(report.passages[0], report.report)
    assert found.interval is not None
    assert found.interval.iso == expected
    assert found.interval.reckoned_from == "2025-08-14"


def test_a_coming_weekday_that_is_the_reference_s_own_stays_open() -> None:
    report = made(_MEETS.format(verb="will/MD meet/VB"), date="2025-08-18")
    (found,) = times(report.passages[0], report.report)
    assert found.interval is None


def test_without_a_declared_date_relative_words_stay_relative() -> None:
    report = made(_MEETS.format(verb="met/VBD/meet"), "They/PRP met/VBD/meet on/IN October/NNP 16/CD ./.")
    assert [time.interval for p in report.passages for time in times(p, report.report)] == [None, None]


def test_a_full_date_just_before_gives_the_year() -> None:
    report = made(
        "They/PRP signed/VBD/sign on/IN December/NNP 30/CD ,/, 2024/CD ./.",
        "They/PRP met/VBD/meet on/IN January/NNP 4/CD ./.",
    )
    (found,) = times(report.passages[1], report.report)
    assert found.interval is not None
    assert (found.interval.iso, found.interval.reckoned_from) == ("2025-01-04", "2024-12-30")


def test_a_full_date_two_paragraphs_away_gives_none() -> None:
    report = made(
        "They/PRP signed/VBD/sign on/IN December/NNP 30/CD ,/, 2024/CD ./.",
        "Nobody/NN spoke/VBD/speak ./.",
        "They/PRP met/VBD/meet on/IN January/NNP 4/CD ./.",
    )
    (found,) = times(report.passages[2], report.report)
    assert found.interval is None


def test_the_date_of_a_thing_looks_back_in_the_present() -> None:
    report = made("Thursday/NNP 's/POS article/NN leaves/VBZ/leave it/PRP out/RB ./.", date="2025-08-22")
    (found,) = times(report.passages[0], report.report)
    assert found.interval is not None
    assert found.interval.iso == "2025-08-21"


def test_what_something_came_after_is_past() -> None:
    report = made(
        "Tarn/NNP is/VBZ/be calm/JJ after/IN a/DT meeting/NN on/IN Monday/NNP ./.",
        "They/PRP will/MD leave/VB after/IN a/DT meeting/NN on/IN Monday/NNP ./.",
        date="2025-08-14",
    )
    found = [time.interval for passage in report.passages for time in times(passage, report.report)]
    assert [interval and interval.iso for interval in found] == ["2025-08-11", "2025-08-18"]


def test_what_is_called_off_was_still_to_come() -> None:
    report = made("They/PRP called/VBD/call off/RP Monday/NNP 's/POS meeting/NN ./.", date="2025-08-14")
    (found,) = times(report.passages[0], report.report)
    assert found.interval is not None
    assert found.interval.iso == "2025-08-18"
