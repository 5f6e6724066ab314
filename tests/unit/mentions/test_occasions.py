"""Occasions: each once for all its mentions, with who takes part, where, when and what became of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from spacy.tokens import Token

from parley.codebook.loader import DATA, load
from parley.codebook.occasions import load_occasions
from parley.errors import CodebookError
from parley.mentions.occasions import occasion_at, occasions
from parley.mentions.times import times
from parley.model.mention import Actor, Mentions, Occasion
from parley.model.passage import Passage
from parley.text.spans import Span
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
        ("At/IN a/DT briefing/NN on/IN Friday/NNP ,/, Putin/[Russia*] refused/VBD/refuse ./.",
         ("briefing", {"Russia"}, None, "2025-08-15")),
        ("Israel/[Israel] and/CC Hamas/[Hamas] held/VBD/hold discussions/NNS/discussion over/IN the/DT phone/NN ./.",
         ("call", {"Israel", "Hamas"}, None, None)),
        ("Putin/[Russia*] replied/VBD/reply in/IN a/DT letter/NN of/IN October/NNP 16/CD ,/, 2025/CD ./.",
         ("document", {"Russia"}, None, "2025-10-16")),
        ("The/DT deal/NN that/WDT Israel/[Israel] and/CC Hamas/[Hamas] signed/VBD/sign on/IN Friday/NNP holds/VBZ/hold "
         "./.", ("document", {"Israel", "Hamas"}, None, "2025-08-15")),
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


def test_whom_one_goes_to_see_is_met_where_one_goes() -> None:
    (found,) = _occasions(
        "Trump/[United_States*] flew/VBD/fly to/TO Tarn/{Tarn} on/IN Friday/NNP ,/, to/TO talk/VB with/IN "
        "Hamas/[Hamas] about/IN aid/NN ./."
    )
    assert _told(found) == ("meeting", {"United States", "Hamas"}, "Tarn", "2025-08-15")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("On/IN Friday/NNP Putin/[Russia*] met/VBD/meet Trump/[United_States*] ./.",
         ("meeting", {"Russia", "United States"}, None, "2025-08-15")),
        ("After/IN meeting/VBG/meet Putin/[Russia*] in/IN Tarn/{Tarn} ,/, Trump/[United_States*] left/VBD/leave ./.",
         ("meeting", {"Russia", "United States"}, "Tarn", None)),
        ("Egypt/[Egypt] hosted/VBD/host talks/NNS/talk between/IN Israel/[Israel] and/CC Hamas/[Hamas] ./.",
         ("talks", {"Israel", "Hamas"}, None, None)),
        ("Israel/[Israel] met/VBD/meet Hamas/[Hamas] in/IN Cairo/[Egypt] on/IN Friday/NNP ./.",
         ("meeting", {"Israel", "Hamas"}, "Cairo", "2025-08-15")),
        ("Putin/[Russia*] is/VBZ/be expected/JJ in/IN Tarn/{Tarn} on/IN Monday/NNP for/IN talks/NNS/talk with/IN "
         "Trump/[United_States*] ./.", ("talks", {"Russia", "United States"}, "Tarn", "2025-08-18")),
        ("Putin/[Russia*] is/VBZ/be due/JJ in/IN Tarn/{Tarn} on/IN Monday/NNP to/TO discuss/VB aid/NN with/IN "
         "Hamas/[Hamas] ./.", ("meeting", {"Russia", "Hamas"}, "Tarn", "2025-08-18")),
        ("Putin/[Russia*] told/VBD/tell Trump/[United_States*] in/IN Tarn/{Tarn} on/IN Friday/NNP that/IN it/PRP "
         "would/MD stop/VB ./.", ("meeting", {"Russia", "United States"}, "Tarn", "2025-08-15")),
        ("Putin/[Russia*] and/CC Trump/[United_States*] sat/VBD/sit down/RP in/IN Tarn/{Tarn} ./.",
         ("meeting", {"Russia", "United States"}, "Tarn", None)),
        ("In/IN a/DT call/NN of/IN May/[Britain*] 9/CD ,/, Putin/[Russia*] asked/VBD/ask Trump/[United_States*] for/IN "
         "aid/NN ./.", ("call", {"Russia", "United States"}, None, "2025-05-09")),
    ],
)  # fmt: skip
def test_who_where_and_when_may_stand_around_it(
    sentence: str, expected: tuple[str, set[str], str | None, str | None]
) -> None:
    (found,) = _occasions(sentence)
    assert _told(found) == expected


_FOUR = "Israel/[Israel] ,/, Egypt/[Egypt] ,/, Iran/[Iran] and/CC Iraq/[Iraq]"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"A/DT meeting/NN between/IN {_FOUR} opened/VBD/open on/IN Friday/NNP ./.",
         {"Israel", "Egypt", "Iran", "Iraq"}),
        ("The/DT envoy/NN for/IN Iran/[Iran] ,/, Trump/[United_States*] ,/, met/VBD/meet Putin/[Russia*] ./.",
         {"United States", "Russia"}),
        ("Israel/[Israel] cancelled/VBD/cancel talks/NNS/talk with/IN Hamas/[Hamas] ./.", {"Israel", "Hamas"}),
        ("Talks/NNS/talk between/IN Israel/[Israel] and/CC Egypt/[Egypt] during/IN a/DT war/NN with/IN Iran/[Iran] "
         "opened/VBD/open in/IN Tarn/{Tarn} ./.", {"Israel", "Egypt"}),
        ("Orrin/[Orrin*] ,/, Putin/[Russia*] and/CC Trump/[United_States*] met/VBD/meet on/IN Friday/NNP ./.",
         {"Russia", "United States"}),
        ("Putin/[Russia*] and/CC Trump/[United_States*] held/VBD/hold talks/NNS/talk on/IN the/DT "
         "sidelines/NNS/sideline of/IN the/DT NATO/[NATO] summit/NN in/IN Tarn/{Tarn} ./.",
         {"Russia", "United States"}),
    ],
)  # fmt: skip
def test_who_takes_part(sentence: str, expected: set[str]) -> None:
    (found,) = _occasions(sentence)
    assert set(found.participants) == expected


def test_the_two_men_are_the_two_named_before() -> None:
    report = made(
        "Putin/[Russia*] flew/VBD/fly home/NN and/CC Trump/[United_States*] left/VBD/leave ./.",
        "The/DT two/CD men/NNS/man held/VBD/hold talks/NNS/talk in/IN Tarn/{Tarn} ./.",
        date="2025-08-17",
    )
    (found,) = occasions(report.report, report.passages, _mentions(report), load(), _Resolver())
    assert _told(found) == ("talks", {"Russia", "United States"}, "Tarn", None)


class _Resolver:
    """Knows the principals and nobody else."""

    principals = ("Israel", "Hamas")

    def actors(self, passage: Passage, head: Token) -> tuple[Actor, ...]:
        return ()

    def owner(self, passage: Passage, head: Token, links: frozenset[str] = frozenset()) -> Actor | None:
        return None

    def resolve(self, passage: Passage, span: Span) -> Actor | None:
        return None


def test_a_heading_alone_makes_no_occasion() -> None:
    report = made(
        "Putin/[Russia*] meets/VBZ/meet Trump/[United_States*] in/IN Tarn/{Tarn}", "It/PRP rained/VBD/rain ./."
    )
    headed = (replace(report.passages[0], heading=True), report.passages[1])
    assert occasions(report.report, headed, _mentions(report), load()) == ()


def test_what_a_dateline_names_is_no_part_of_it() -> None:
    (found,) = _occasions(
        "KYIV/NNP ,/, August/NNP 16/CD ,/, 2025/CD -/: Talks/NNS/talk between/IN Israel/[Israel] and/CC "
        "Hamas/[Hamas] opened/VBD/open on/IN Friday/NNP ./."
    )
    assert _told(found) == ("talks", {"Israel", "Hamas"}, None, "2025-08-15")


def test_the_same_people_met_once_where_place_and_date_allow_it() -> None:
    talks = "Israel/[Israel] held/VBD/hold talks/NNS/talk with/IN Hamas/[Hamas] {where} ./."
    apart = [talks.format(where="in/IN Tarn/{Tarn}"), talks.format(where="in/IN Orsk/{Orsk}")]
    assert len(_occasions(*apart)) == 2
    (found,) = _occasions(talks.format(where="on/IN Friday/NNP"), "Israel/[Israel] met/VBD/meet Hamas/[Hamas] ./.")
    assert found.kind == "meeting"


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


def test_where_it_was_held_is_a_mention_though_a_name_follows() -> None:
    between = "The/DT weather/NN was/VBD/be fine/JJ and/CC the/DT streets/NNS were/VBD/be full/JJ of/IN people/NNS ./."
    (found,) = _occasions(_MET, between, "In/IN Tarn/NNP Orrin/NNP demanded/VBD/demand land/NN ./.")
    assert len(found.mentions) == 2


def test_what_the_summits_discussions_were_is_of_the_summit() -> None:
    found = _occasions(
        "At/IN Friday/NNP 's/POS summit/NN with/IN Trump/[United_States*] in/IN Tarn/{Tarn} Putin/[Russia*] "
        "refused/VBD/refuse ./.",
        "Israel/[Israel] held/VBD/hold talks/NNS/talk with/IN Hamas/[Hamas] in/IN Orsk/{Orsk} ./.",
        "Trump/[United_States*] spoke/VBD/speak of/IN his/PRP$ summit/NN discussions/NNS/discussion ./.",
    )
    assert [(one.place, len(one.mentions)) for one in found] == [("Tarn", 2), ("Orsk", 1)]


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
        ("In/IN the/DT call/NN that/WDT followed/VBD/follow the/DT meeting/NN he/PRP asked/VBD/ask for/IN peace/NN ./.",
         "peace", None),
        ("Ukraine/[Ukraine] has/VBZ/have rejected/VBN/reject it/PRP ./.", "rejected", None),
        ("Russia/[Russia] would/MD free/VB prisoners/NNS on/IN Monday/NNP ./.", "prisoners", None),
    ],
)  # fmt: skip
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


@pytest.mark.parametrize("kind", ["summit", "meeting", "talks", "call", "briefing", "speech", "document"])
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
