"""Occasions arranged, called off and followed by another; the press told; papers put forward and accords agreed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.codebook.loader import load
from parley.mentions.occasion_people import acting
from parley.mentions.occasion_sides import rivals
from parley.mentions.occasions import occasions
from parley.mentions.times import times
from parley.model.mention import Mentions, Occasion
from tests.unit.mentions.made import Made, made

_MET = "Iran/[Iran] and/CC Iraq/[Iraq] met/VBD/meet in/IN Tarn/{Tarn} on/IN Friday/NNP ./."
_Told = tuple[str, set[str], str | None, str | None, str]


def _mentions(report: Made) -> list[Mentions]:
    pairs = zip(report.passages, report.mentions, strict=True)
    return [replace(found, times=times(passage, report.report)) for passage, found in pairs]


def _occasions(*sentences: str) -> tuple[Occasion, ...]:
    report = made(*sentences, date="2025-08-17")
    return occasions(report.report, report.passages, _mentions(report), load())


def _told(found: Occasion) -> _Told:
    date = found.date.iso if found.date else None
    return found.kind, set(found.participants), found.place, date, found.status


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A/DT meeting/NN between/IN Iran/[Iran] and/CC Iraq/[Iraq] ,/, planned/VBN/plan for/IN Monday/NNP ,/, "
         "was/VBD/be put/VBN off/RP ./.", ("meeting", {"Iran", "Iraq"}, None, None, "cancelled")),
        ("A/DT session/NN of/IN Iran/[Iran] and/CC Iraq/[Iraq] ,/, which/WDT was/VBD/be to/TO be/VB held/VBN/hold "
         "in/IN Orsk/{Orsk} on/IN September/NNP 3/CD ,/, fell/VBD/fall through/RP ./.",
         ("talks", {"Iran", "Iraq"}, "Orsk", "2025-09-03", "cancelled")),
        ("A/DT dinner/NN of/IN Iran/[Iran] and/CC Iraq/[Iraq] scheduled/VBN/schedule for/IN Monday/NNP was/VBD/be "
         "called/VBN/call off/RP on/IN Thursday/NNP ./.",
         ("meeting", {"Iran", "Iraq"}, None, None, "cancelled")),
    ],
)  # fmt: skip
def test_a_meeting_called_off_is_of_the_day_for_which_it_was_planned_where_that_is_clear(
    sentence: str, expected: _Told
) -> None:
    (found,) = _occasions(sentence)
    assert _told(found) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Iran/[Iran] and/CC Iraq/[Iraq] spoke/VBD/speak of/IN soldiers/NNS/soldier held/VBN/hold in/IN Orsk/{Orsk} ./.",
        "Iran/[Iran] put/VBD off/RP the/DT payment/NN planned/VBN/plan for/IN Monday/NNP ./.",
        "Iran/[Iran] called/VBD/call off/RP the/DT search/NN on/IN Friday/NNP ./.",
    ],
)
def test_other_things_are_planned_held_and_called_off_too(sentence: str) -> None:
    assert _occasions(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Another/DT is/VBZ/be planned/VBN/plan in/IN Orsk/{Orsk} on/IN September/NNP 3/CD ./.",
         ("meeting", {"Iran", "Iraq"}, "Orsk", "2025-09-03", "planned")),
        ("The/DT next/JJ one/NN is/VBZ/be to/TO be/VB held/VBN/hold in/IN Orsk/{Orsk} ./.",
         ("meeting", {"Iran", "Iraq"}, "Orsk", None, "planned")),
        ("A/DT second/JJ session/NN is/VBZ/be planned/VBN/plan for/IN September/NNP 3/CD ./.",
         ("talks", {"Iran", "Iraq"}, None, "2025-09-03", "planned")),
    ],
)  # fmt: skip
def test_another_is_of_those_who_met_before(sentence: str, expected: _Told) -> None:
    _, found = _occasions(_MET, sentence)
    assert _told(found) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Another/DT was/VBD/be killed/VBN/kill in/IN Orsk/{Orsk} on/IN Friday/NNP ./.",
        "The/DT next/JJ will/MD grow/VB in/IN Orsk/{Orsk} ./.",
        "Another/DT town/NN fell/VBD/fall on/IN Friday/NNP ./.",
    ],
)
def test_another_thing_is_no_meeting(sentence: str) -> None:
    (found,) = _occasions(_MET, sentence)
    assert found.place == "Tarn"


@pytest.mark.parametrize(
    ("sentence", "place", "date"),
    [
        ("Putin/[Russia*] told/VBD/tell reporters/NNS/reporter in/IN Tarn/{Tarn} that/IN it/PRP failed/VBD/fail ./.",
         "Tarn", None),
        ("Putin/[Russia*] set/VBD out/RP his/PRP$ terms/NNS/term to/IN journalists/NNS/journalist on/IN Friday/NNP ./.",
         None, "2025-08-15"),
        ("Speaking/VBG/speak to/IN reporters/NNS/reporter on/IN Friday/NNP ,/, Putin/[Russia*] refused/VBD/refuse ./.",
         None, "2025-08-15"),
    ],
)  # fmt: skip
def test_who_tells_the_press_gives_a_briefing(sentence: str, place: str | None, date: str | None) -> None:
    (found,) = _occasions(sentence)
    assert _told(found) == ("briefing", {"Russia"}, place, date, "past")


@pytest.mark.parametrize(
    "sentence",
    [
        "Putin/[Russia*] told/VBD/tell reporters/NNS/reporter that/IN it/PRP failed/VBD/fail ./.",
        "Russia/[Russia] expelled/VBD/expel reporters/NNS/reporter on/IN Friday/NNP ./.",
    ],
)
def test_without_place_or_date_or_a_word_of_telling_there_is_no_briefing(sentence: str) -> None:
    assert _occasions(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Egypt/[Egypt] put/VBD a/DT draft/NN to/IN Israel/[Israel] ./.", {"Egypt"}),
        ("Egypt/[Egypt] submitted/VBD/submit a/DT proposal/NN ./.", {"Egypt"}),
        ("The/DT letter/NN in/IN which/WDT Egypt/[Egypt] offered/VBD/offer land/NN came/VBD/come ./.", {"Egypt"}),
        ("Egypt/[Egypt] and/CC Iran/[Iran] signed/VBD/sign an/DT accord/NN ./.",
         {"Egypt", "Iran"}),
        ("Under/IN the/DT accord/NN of/IN May/NNP 2023/CD Egypt/[Egypt] and/CC Iran/[Iran] agreed/VBD/agree to/TO "
         "leave/VB ./.", set()),
    ],
)  # fmt: skip
def test_a_paper_is_theirs_who_put_it_forward_and_an_accord_theirs_who_agreed(
    sentence: str, expected: set[str]
) -> None:
    (found,) = _occasions(sentence)
    assert (found.kind, set(found.participants)) == ("document", expected)


def test_those_whose_office_it_is_meet_though_nobody_names_them() -> None:
    ministers = "The/DT {who} met/VBD/meet in/IN Tarn/{{Tarn}} on/IN Friday/NNP ./."
    (found,) = _occasions(ministers.format(who="ministers/NNS/minister"))
    assert _told(found) == ("meeting", set(), "Tarn", "2025-08-15", "past")
    assert _occasions(ministers.format(who="supporters/NNS/supporter")) == ()


def test_a_truce_agreed_somewhere_names_nobody() -> None:
    assert _occasions("Iran/[Iran] broke/VBD/break the/DT truce/NN agreed/VBN/agree in/IN Tarn/{Tarn} ./.") == ()


def test_officials_come_from_their_countries() -> None:
    (found,) = _occasions(
        "Officials/NNS/official from/IN Iran/{Iran} and/CC Iraq/{Iraq} met/VBD/meet in/IN Tarn/{Tarn} on/IN "
        "Friday/NNP ./."
    )
    assert _told(found) == ("meeting", {"Iran", "Iraq"}, "Tarn", "2025-08-15", "past")


@pytest.mark.parametrize(
    "sentence",
    [
        "Egypt/[Egypt] put/VBD the/DT plan/NN at/IN risk/NN ./.",
        "Egypt/[Egypt] gave/VBD/give the/DT plan/NN little/JJ chance/NN ./.",
        "Egypt/[Egypt] refused/VBD/refuse to/TO submit/VB a/DT plan/NN ./.",
        "Under/IN the/DT accord/NN of/IN 2023/CD Egypt/[Egypt] must/MD leave/VB ./.",
    ],
)
def test_a_paper_that_is_only_spoken_of_is_nobodys(sentence: str) -> None:
    assert _occasions(sentence) == ()


def test_what_two_sign_is_a_document() -> None:
    (found,) = _occasions(
        "Iran/[Iran] and/CC Iraq/[Iraq] signed/VBD/sign an/DT accord/NN in/IN Tarn/{Tarn} on/IN Friday/NNP ./."
    )
    assert _told(found) == ("document", {"Iran", "Iraq"}, "Tarn", "2025-08-15", "past")


def test_what_is_met_may_be_a_thing() -> None:
    assert _occasions("Iran/[Iran] and/CC Iraq/[Iraq] met/VBD/meet the/DT deadline/NN ./.") == ()


def test_the_day_since_when_it_goes_on_is_not_its_day() -> None:
    (found,) = _occasions(
        "Iran/[Iran] has/VBZ/have held/VBN/hold talks/NNS/talk with/IN Iraq/[Iraq] since/IN March/NNP 4/CD ./."
    )
    assert found.date is None


def test_the_two_sides_are_those_told_between_not_the_mediator_named_more_often() -> None:
    report = made(
        "Qatar/[Qatar] wants/VBZ/want a/DT truce/NN between/IN Israel/[Israel] and/CC Hamas/[Hamas] ./.",
        "Qatar/[Qatar] and/CC Israel/[Israel] spoke/VBD/speak ./.",
        "Qatar/[Qatar] waits/VBZ/wait ./.",
    )
    names = load().names
    assert set(rivals(report.passages, report.mentions, names).parties) == {"Israel", "Hamas"}
    assert rivals(report.passages[1:], report.mentions[1:], names).parties == ("Qatar", "Israel")


def test_what_is_asked_for_is_not_held_but_where_one_asks_is() -> None:
    assert _occasions("Iran/[Iran] asked/VBD/ask for/IN a/DT meeting/NN with/IN Iraq/[Iraq] ./.") == ()
    (found,) = _occasions(
        "Iran/[Iran] could/MD agree/VB at/IN a/DT meeting/NN with/IN Iraq/[Iraq] in/IN Tarn/{Tarn} ./."
    )
    assert found.place == "Tarn"


def test_a_name_with_a_government_of_its_own_is_a_party() -> None:
    report = made(
        "Kelmar/[Kelmar] 's/POS government/[Kelmar] agreed/VBD/agree ./.",
        "Orrin/[Orrin*] met/VBD/meet rebels/[Orrin] ./.",
    )
    assert acting(report.mentions, report.report.text, load().names) == {"Kelmar"}


def test_kelmar_and_sorrun_met_though_no_list_knows_them() -> None:
    (found,) = _occasions(
        "Kelmar/[Kelmar] 's/POS government/[Kelmar] and/CC Sorrun/[Sorrun] 's/POS army/[Sorrun] met/VBD/meet in/IN "
        "Tarn/{Tarn} ./."
    )
    assert _told(found) == ("meeting", {"Kelmar", "Sorrun"}, "Tarn", None, "past")


def test_whom_talks_join_is_a_party_though_nothing_else_tells_it() -> None:
    (found,) = _occasions(
        "Talks/NNS/talk between/IN Iran/[Iran] and/CC Sorrun/NNP ended/VBD/end in/IN Tarn/{Tarn} on/IN Friday/NNP ./."
    )
    assert _told(found) == ("talks", {"Iran", "Sorrun"}, "Tarn", "2025-08-15", "past")
    (other,) = _occasions(
        "The/DT talks/NNS/talk of/IN Iran/[Iran] and/CC Iraq/[Iraq] between/IN Monday/NNP and/CC Friday/NNP "
        "ended/VBD/end in/IN Tarn/{Tarn} ./."
    )
    assert set(other.participants) == {"Iran", "Iraq"}
