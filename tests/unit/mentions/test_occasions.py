"""Occasions: each once for all its mentions, with who takes part, where, when and what became of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from parley.codebook.loader import DATA, load
from parley.codebook.occasions import load_occasions
from parley.errors import CodebookError
from parley.mentions.occasions import occasion_at, occasions
from parley.mentions.times import times
from parley.model.mention import Mentions, Occasion
from tests.unit.mentions.made import Made, made, span_of

_MET = "Putin/[Russia*] met/VBD/meet Trump/[United_States*] in/IN Tarn/{Tarn} on/IN Friday/NNP ./."


def _mentions(report: Made) -> list[Mentions]:
    pairs = zip(report.passages, report.mentions, strict=True)
    return [replace(found, times=times(passage, report.report)) for passage, found in pairs]


def _occasions(*sentences: str, date: str | None = "2025-08-17") -> tuple[Occasion, ...]:
    report = made(*sentences, date=date)
    return occasions(report.report, report.passages, _mentions(report), load())


def _told(occasion: Occasion) -> tuple[str, set[str], str | None, str | None]:
    return (
        occasion.kind,
        set(occasion.participants),
        occasion.place,
        occasion.date.iso if occasion.date else None,
    )


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (_MET, ("meeting", {"Russia", "United States"}, "Tarn", "2025-08-15")),
        ("The/DT US/[United_States] -/: Russia/[Russia] summit/NN was/VBD/be held/VBN/hold in/IN Tarn/{Tarn} ./.",
         ("summit", {"Russia", "United States"}, "Tarn", None)),
        ("A/DT third/JJ round/NN of/IN talks/NNS/talk between/IN Israel/[Israel] and/CC Hamas/[Hamas] opened/VBD/open "
         "in/IN Tarn/{Tarn} on/IN Friday/NNP ./.", ("talks", {"Israel", "Hamas"}, "Tarn", "2025-08-15")),
        ("Putin/[Russia*] spoke/VBD/speak with/IN Trump/[United_States*] by/IN telephone/NN on/IN Friday/NNP ./.",
         ("call", {"Russia", "United States"}, None, "2025-08-15")),
        ("Trump/[United_States*] briefed/VBD/brief Zelenskiy/[Ukraine*] ./.",
         ("briefing", {"United States", "Ukraine"}, None, None)),
        ("Putin/[Russia*] told/VBD/tell reporters/NNS/reporter on/IN Friday/NNP that/IN it/PRP would/MD stop/VB ./.",
         ("briefing", {"Russia"}, None, "2025-08-15")),
        ("The/DT plan/NN which/WDT was/VBD/be drawn/VBN/draw up/RP by/IN Egypt/[Egypt] failed/VBD/fail ./.",
         ("document", {"Egypt"}, None, None)),
    ],
)  # fmt: skip
def test_each_kind_is_found(sentence: str, expected: tuple[str, set[str], str | None, str | None]) -> None:
    (found,) = _occasions(sentence)
    assert _told(found) == expected


def test_a_journey_to_talk_is_a_planned_meeting() -> None:
    (found,) = _occasions(
        "Zelenskiy/[Ukraine*] is/VBZ/be due/JJ to/TO travel/VB to/IN Tarn/{Tarn} on/IN Monday/NNP to/TO "
        "discuss/VB with/IN Trump/[United_States*] the/DT war/NN ./."
    )
    assert _told(found) == ("meeting", {"Ukraine", "United States"}, "Tarn", "2025-08-18")
    assert found.status == "planned"


def test_all_mentions_are_one_occasion() -> None:
    (found,) = _occasions(
        _MET,
        "The/DT Tarn/NNP summit/NN failed/VBD/fail ./.",
        "After/IN the/DT meeting/NN Trump/[United_States*] left/VBD/leave ./.",
    )
    assert found.kind == "summit"
    assert len(found.mentions) == 3


def test_two_days_are_two_occasions_with_ids_of_their_own() -> None:
    found = _occasions(_MET, _MET.replace("Friday", "Thursday"))
    assert [occasion.id for occasion in found] == ["tarn", "tarn-2"]


def test_a_planned_meeting_is_not_the_past_one() -> None:
    found = _occasions(
        _MET,
        "Putin/[Russia*] plans/VBZ/plan to/TO meet/VB Trump/[United_States*] in/IN Orsk/{Orsk} ./.",
    )
    assert [(occasion.place, occasion.status) for occasion in found] == [("Tarn", "past"), ("Orsk", "planned")]


def test_called_off() -> None:
    (found,) = _occasions(
        "A/DT meeting/NN between/IN Putin/[Russia*] and/CC Trump/[United_States*] was/VBD/be cancelled/VBN/cancel ./."
    )
    assert found.status == "cancelled"


@pytest.mark.parametrize(
    "sentence",
    [
        "Putin/[Russia*] refused/VBD/refuse to/TO meet/VB Zelenskiy/[Ukraine*] ./.",
        "He/PRP renewed/VBD/renew a/DT call/NN for/IN a/DT truce/NN ./.",
        "The/DT talks/NNS/talk were/VBD/be hard/JJ ./.",
        "Russia/[Russia] met/VBD/meet Ukraine/[Ukraine] 's/POS conditions/NNS/condition ./.",
        "The/DT plan/NN worked/VBD/work ./.",
    ],
)
def test_what_was_not_held_or_nobody_held_is_left_out(sentence: str) -> None:
    assert _occasions(sentence) == ()


def test_two_names_after_in_are_the_place_and_who_acts() -> None:
    (found,) = _occasions(
        "At/IN Friday/NNP 's/POS summit/NN with/IN Trump/[United_States*] in/IN Tarn/NNP Russia/[Russia] "
        "asked/VBD/ask for/IN land/NN ./."
    )
    assert _told(found) == ("summit", {"Russia", "United States"}, "Tarn", "2025-08-15")


def test_without_a_declared_date_the_date_stays_open() -> None:
    (found,) = _occasions(_MET, date=None)
    assert found.date is None


_ASKED = "Russia/[Russia] asked/VBD/ask for/IN land/NN at/IN the/DT meeting/NN ./."


@pytest.mark.parametrize(
    ("sentence", "words", "expected"),
    [
        (_ASKED, "land", "tarn"),
        ("Russia/[Russia] would/MD also/RB free/VB prisoners/NNS ./.", "prisoners", "tarn"),
        ("After/IN the/DT meeting/NN Trump/[United_States*] asked/VBD/ask for/IN peace/NN ./.", "peace", None),
        ("Ukraine/[Ukraine] has/VBZ/have rejected/VBN/reject it/PRP ./.", "rejected", None),
        ("Russia/[Russia] would/MD free/VB prisoners/NNS on/IN Monday/NNP ./.", "prisoners", None),
    ],
)
def test_a_stance_belongs_to_the_occasion_in_its_sentence_or_is_carried_over(
    sentence: str, words: str, expected: str | None
) -> None:
    report = made(_MET, sentence, date="2025-08-17")
    found = occasions(report.report, report.passages, _mentions(report), load())
    at = occasion_at(found, report.passages, report.passages[1], span_of(report.report, words))
    assert (at.id if at else None) == expected


def test_the_paragraph_goes_on_at_the_same_occasion() -> None:
    second = "He/PRP asked/VBD/ask for/IN land/NN ./."
    for paragraphs, expected in (((0, 0), "tarn"), ((0, 1), None)):
        report = made(_MET, second, date="2025-08-17", paragraphs=paragraphs)
        found = occasions(report.report, report.passages, _mentions(report), load())
        at = occasion_at(found, report.passages, report.passages[1], span_of(report.report, "land"))
        assert (at.id if at else None) == expected


@pytest.mark.parametrize("kind", ["summit", "meeting", "talks", "call", "briefing", "document"])
def test_every_kind_has_a_gloss_and_an_example_with_its_words(kind: str) -> None:
    words = load().occasions
    assert words.kinds[kind].gloss
    example = words.kinds[kind].example.lower()
    nouns = {last for last, found in words.nouns.items() for _, owner in found if owner == kind}
    told = nouns | {phrase[-1] for phrase in words.by if kind == "call"} | ({"met"} if kind == "meeting" else set())
    assert any(word in example for word in told)


def test_a_noun_of_two_kinds_is_refused(tmp_path: Path) -> None:
    text = (DATA / "occasions.yml").read_text(encoding="utf-8")
    bad = tmp_path / "occasions.yml"
    bad.write_text(text.replace("nouns: [briefing,", "nouns: [summit, briefing,"), encoding="utf-8")
    with pytest.raises(CodebookError, match="summit"):
        load_occasions(bad)
