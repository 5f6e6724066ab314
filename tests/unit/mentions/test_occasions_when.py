"""When and where something was done at an occasion, and what brings nobody together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.tokens import Token

from parley.codebook.loader import load
from parley.mentions.occasions import occasions
from parley.mentions.times import times
from parley.model.mention import Actor, Occasion
from parley.model.passage import Passage
from parley.model.resolver import Resolver
from parley.text.spans import Span
from tests.unit.mentions.made import made

_IRAN = "Iran/[Iran] and/CC Iraq/[Iraq]"
_ISRAEL = "Israel/[Israel] and/CC Hamas/[Hamas]"


def _occasions(sentence: str, resolver: Resolver | None = None) -> tuple[Occasion, ...]:
    """What a report of Wednesday, 15 May 2024 tells."""
    report = made(sentence, date="2024-05-15")
    pairs = zip(report.passages, report.mentions, strict=True)
    found = [replace(mentions, times=times(passage, report.report)) for passage, mentions in pairs]
    return occasions(report.report, report.passages, found, load(), resolver)


@pytest.mark.parametrize(
    ("sentence", "kind", "people", "date"),
    [
        (f"{_ISRAEL} agreed/VBD/agree at/IN the/DT meeting/NN on/IN Thursday/NNP to/TO stop/VB ./.",
         "meeting", {"Hamas", "Israel"}, "2024-05-09"),
        (f"{_IRAN} pledged/VBD/pledge in/IN March/NNP at/IN a/DT round/NN of/IN talks/NNS/talk in/IN Orsk/{{Orsk}} "
         "to/TO stop/VB ./.", "talks", {"Iran", "Iraq"}, "2024-03"),
        ("The/DT offer/NN was/VBD/be made/VBN/make last/JJ week/NN when/WRB Putin/[Russia*] met/VBD/meet "
         "Trump/[United_States*] in/IN Tarn/{Tarn} ./.", "meeting", {"Russia", "United States"}, "2024-05"),
        ("The/DT last/JJ time/NN Putin/[Russia*] met/VBD/meet Trump/[United_States*] was/VBD/be in/IN March/NNP ./.",
         "meeting", {"Russia", "United States"}, "2024-03"),
        (f"{_ISRAEL} met/VBD/meet face/NN to/IN face/VB on/IN Monday/NNP ./.",
         "meeting", {"Hamas", "Israel"}, "2024-05-13"),
        (f"In/IN talks/NNS/talk led/VBN/lead by/IN Egypt/[Egypt] in/IN Tarn/{{Tarn}} ,/, {_ISRAEL} agreed/VBD/agree "
         "to/TO stop/VB ./.", "talks", {"Hamas", "Israel"}, None),
        (f"{_IRAN} will/MD send/VB delegations/NNS/delegation to/IN Orsk/{{Orsk}} on/IN Monday/NNP ./.",
         "meeting", {"Iran", "Iraq"}, "2024-05-20"),
        ("In/IN a/DT letter/NN dated/VBN/date May/NNP 2/CD Putin/[Russia*] asked/VBD/ask Trump/[United_States*] "
         "to/TO stop/VB ./.", "document", {"Russia"}, "2024-05-02"),
    ],
)  # fmt: skip
def test_when_something_was_done_at_it(sentence: str, kind: str, people: set[str], date: str | None) -> None:
    (found,) = _occasions(sentence)
    assert (found.kind, {*found.participants}) == (kind, people)
    assert (found.date and found.date.iso) == date


@pytest.mark.parametrize(
    "sentence",
    [
        "After/IN a/DT cabinet/NN meeting/NN in/IN Orsk/{Orsk} on/IN Monday/NNP Putin/[Russia*] refused/VBD/refuse ./.",
        "Putin/[Russia*] said/VBD/say in/IN Tarn/{Tarn} on/IN Monday/NNP that/IN Trump/[United_States*] lied/VBD/lie "
        "./.",
    ],
)
def test_what_brings_nobody_together_is_no_occasion(sentence: str) -> None:
    assert _occasions(sentence) == ()


def test_what_may_be_delayed_is_still_planned() -> None:
    (found,) = _occasions(
        f"Talks/NNS/talk of/IN {_IRAN} in/IN Orsk/{{Orsk}} may/MD be/VB delayed/VBN/delay ./.",
    )
    assert found.status == "planned"


class _Egypt:
    """Takes every pronoun for the president of Egypt, who was named last."""

    def actors(self, passage: Passage, token: Token) -> tuple[Actor, ...]:
        start = passage.offset + token.idx
        return (Actor(span=Span(start, start + len(token)), name="El-Sisi", party="Egypt", person=True),)


def test_whose_it_is_may_be_named_after_it() -> None:
    (found,) = _occasions(
        "After/IN his/PRP$ meeting/NN with/IN Trump/[United_States*] on/IN Monday/NNP Putin/[Russia*] "
        "left/VBD/leave ./.",
        _Egypt(),
    )
    assert {*found.participants} == {"Russia", "United States"}
