"""Who meets where words without a name tell it: the two ministers, the negotiators, both men."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.codebook.loader import load
from parley.mentions.occasion_sides import rivals
from parley.mentions.occasions import occasions
from parley.mentions.times import times
from parley.model.mention import Occasion
from tests.unit.mentions.made import made

_LEAD = "Chad/[Chad] and/CC Niger/[Niger] disagree/VBP over/IN the/DT border/NN ./."


def _occasions(*sentences: str) -> tuple[Occasion, ...]:
    """What a report of Wednesday, 15 May 2024 on Chad and Niger tells."""
    report = made(_LEAD, *sentences, date="2024-05-15")
    pairs = zip(report.passages, report.mentions, strict=True)
    found = [replace(mentions, times=times(passage, report.report)) for passage, mentions in pairs]
    return occasions(report.report, report.passages, found, load())


@pytest.mark.parametrize(
    ("sentence", "kind", "date"),
    [
        ("The/DT two/CD foreign/JJ ministers/NNS/minister are/VBP/be due/JJ to/TO meet/VB again/RB in/IN July/NNP ./.",
         "meeting", "2024-07"),
        ("The/DT foreign/JJ ministers/NNS/minister are/VBP/be to/TO meet/VB in/IN Oslo/[Norway] on/IN Friday/NNP ./.",
         "meeting", "2024-05-17"),
        ("A/DT second/JJ round/NN of/IN truce/NN talks/NNS/talk opened/VBD/open in/IN Lagos/{Lagos} on/IN Monday/NNP "
         "./.", "talks", "2024-05-13"),
    ],
)  # fmt: skip
def test_offices_without_a_name_are_those_of_the_two_sides(sentence: str, kind: str, date: str) -> None:
    (found,) = _occasions(sentence)
    assert (found.kind, set(found.participants), found.date and found.date.iso) == (kind, {"Chad", "Niger"}, date)


@pytest.mark.parametrize(
    "sentence",
    [
        "The/DT two/CD bridges/NNS/bridge meet/VBP in/IN Lagos/{Lagos} ./.",
        "The/DT foreign/JJ ministers/NNS/minister of/IN the/DT four/CD guarantors/NNS/guarantor are/VBP/be to/TO "
        "meet/VB in/IN Oslo/[Norway] on/IN Friday/NNP ./.",
        "Germany/[Germany] received/VBD/receive the/DT first/JJ tanks/NNS/tank on/IN Monday/NNP ./.",
    ],
)
def test_other_nouns_are_not(sentence: str) -> None:
    assert not any({*found.participants} & {"Chad", "Niger"} for found in _occasions(sentence))


def test_what_was_called_off_is_not_what_goes_on() -> None:
    off, on = _occasions(
        "A/DT meeting/NN of/IN Chad/[Chad] and/CC Niger/[Niger] planned/VBN/plan for/IN Oslo/[Norway] in/IN March/NNP "
        "was/VBD/be called/VBN/call off/RP ./.",
        "The/DT talks/NNS/talk resume/VBP tomorrow/NN ./.",
    )
    assert (off.status, off.place) == ("cancelled", "Oslo")
    assert (on.status, on.date and on.date.iso) == ("planned", "2024-05-16")


def test_a_delegation_sees_somebody() -> None:
    (found,) = _occasions(
        "The/DT delegation/[Chad] of/IN Chad/[Chad] will/MD see/VB Niger/[Niger] 's/POS president/[Niger*] on/IN "
        "Friday/NNP ./."
    )
    assert (found.status, set(found.participants)) == ("planned", {"Chad", "Niger"})


@pytest.mark.parametrize(
    ("sentence", "kind", "people", "date", "status"),
    [
        ("Kenya/[Kenya] has/VBZ/have invited/VBN/invite both/DT leaders/NNS/leader to/IN Lagos/{Lagos} on/IN "
         "June/NNP 3/CD ./.", "meeting", {"Chad", "Kenya", "Niger"}, "2024-06-03", "planned"),
        ("Niger/[Niger] 's/POS envoy/[Niger*] is/VBZ/be due/JJ in/IN Lagos/{Lagos} on/IN Thursday/NNP ./.",
         "meeting", {"Niger"}, "2024-05-16", "planned"),
        ("Niger/[Niger] 's/POS foreign/JJ minister/[Niger*] flies/VBZ/fly to/IN Lagos/{Lagos} on/IN Friday/NNP ./.",
         "meeting", {"Niger"}, "2024-05-17", "planned"),
        ("Their/PRP$ last/JJ meeting/NN was/VBD/be in/IN Lagos/{Lagos} in/IN March/NNP ./.",
         "meeting", {"Chad", "Niger"}, "2024-03", "past"),
        ("Niger/[Niger] 's/POS president/[Niger*] wrote/VBD/write to/IN Chad/[Chad] on/IN May/NNP 3/CD ./.",
         "document", {"Niger"}, "2024-05-03", "past"),
        ("The/DT text/NN is/VBZ/be the/DT work/NN of/IN Kenya/[Kenya] 's/POS envoy/[Kenya*] ./.",
         "document", {"Kenya"}, None, "past"),
        ("The/DT Kenyan/JJ draft/NN was/VBD/be passed/VBN/pass to/IN Niger/[Niger] last/JJ week/NN ./.",
         "document", {"Kenya"}, None, "past"),
        ("Chad/[Chad] and/CC Niger/[Niger] met/VBD/meet in/IN the/DT Kenyan/JJ resort/NN of/IN Lagos/{Lagos} on/IN "
         "Monday/NNP ./.", "meeting", {"Chad", "Niger"}, "2024-05-13", "past"),
        ("The/DT two/CD presidents/NNS/president may/MD meet/VB in/IN Lagos/{Lagos} in/IN September/NNP ./.",
         "meeting", {"Chad", "Niger"}, "2024-09", "planned"),
        ("A/DT meeting/NN set/VBN/set for/IN Monday/NNP did/VBD/do not/RB take/VB place/NN ./.",
         "meeting", set(), "2024-05-13", "cancelled"),
        ("The/DT joint/JJ committee/NN will/MD meet/VB in/IN Lagos/{Lagos} on/IN June/NNP 3/CD ./.",
         "meeting", {"Chad", "Niger"}, "2024-06-03", "planned"),
        ("Niger/[Niger] 's/POS president/[Niger*] called/VBD/call Chad/[Chad] 's/POS president/[Chad*] late/RB on/IN "
         "Sunday/NNP ./.", "call", {"Chad", "Niger"}, "2024-05-12", "past"),
    ],
)  # fmt: skip
def test_what_verbs_tell_of_who_goes_writes_or_is_awaited(
    sentence: str, kind: str, people: set[str], date: str | None, status: str
) -> None:
    (found,) = _occasions(sentence)
    assert (found.kind, {*found.participants}, found.status) == (kind, people, status)
    assert (found.date and found.date.iso) == date


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya/[Kenya] has/VBZ/have invited/VBN/invite both/DT leaders/NNS/leader ./.",
        "Niger/[Niger] 's/POS president/[Niger*] flew/VBD/fly to/IN Lagos/{Lagos} on/IN Friday/NNP ./.",
        "Niger/[Niger] 's/POS president/[Niger*] called/VBD/call Chad/[Chad] 's/POS president/[Chad*] a/DT liar/NN ./.",
        "Negotiators/NNS/negotiator from/IN both/DT sides/NNS/side left/VBD/leave the/DT summit/NN of/IN "
        "Mount/NNP Tarn/NNP on/IN Friday/NNP ./.",
        "When/WRB do/VBP they/PRP meet/VB ?/.",
    ],
)
def test_what_verbs_tell_of_nothing_held(sentence: str) -> None:
    assert _occasions(sentence) == ()


def test_who_faces_both_sides_is_none_of_them() -> None:
    urged = "Kenya/[Kenya] 's/POS envoy/[Kenya*] urged/VBD/urge both/DT sides/NNS/side to/TO stop/VB ./."
    report = made(_LEAD, urged, urged, urged, date="2024-05-15")
    assert set(rivals(report.passages, report.mentions, load().names).parties) == {"Chad", "Niger"}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Chad/[Chad] and/CC Niger/[Niger] held/VBD/hold phone/NN talks/NNS/talk on/IN Monday/NNP ./.", "call"),
        ("Chad/[Chad] and/CC Niger/[Niger] held/VBD/hold truce/NN talks/NNS/talk on/IN Monday/NNP ./.", "talks"),
    ],
)
def test_phone_talks_are_a_call(sentence: str, kind: str) -> None:
    (found,) = _occasions(sentence)
    assert (found.kind, set(found.participants)) == (kind, {"Chad", "Niger"})
