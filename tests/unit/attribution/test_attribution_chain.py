"""The chain from the outlet to who knows, and how a source is described."""

from __future__ import annotations

import pytest

from parley.model.source import Link
from tests.unit.attribution.made import Made, actor, made

REPORTED = (
    "The/DT/det/1 Ferry/NNP/nsubj/2 reported/VBD/root/2 that/IN/mark/6 Kelmar/NNP/nsubj/6 would/MD/aux/6 "
    "withdraw/VB/ccomp/2 ,/,/punct/2 citing/VBG/advcl/2 two/CD/nummod/10 officials/NNS/obj/8 briefed/VBN/acl/10 "
    "on/IN/case/14 the/DT/det/14 talks/NNS/obl/11 ././punct/2"
)
ADDED = (
    "The/DT/det/1 sources/NNS/nsubj/2 added/VBD/root/2 that/IN/mark/6 Sorrun/NNP/nsubj/6 would/MD/aux/6 "
    "pay/VB/ccomp/2 ././punct/2"
)
THEY = "They/PRP/nsubj/1 said/VBD/root/1 Ostra/NNP/nsubj/5 would/MD/aux/5 be/VB/cop/5 free/JJ/ccomp/1 ././punct/1"
ANONYMOUS = (
    "Three/CD/nummod/2 Kelmari/JJ/amod/2 diplomats/NNS/nsubj/11 ,/,/punct/5 who/WP/nsubj/5 asked/VBD/acl:relcl/2 "
    "not/RB/advmod/9 to/TO/mark/9 be/VB/aux:pass/9 named/VBN/xcomp/5 ,/,/punct/2 said/VBD/root/11 the/DT/det/13 "
    "offer/NN/nsubj/14 stood/VBD/ccomp/11 ././punct/11"
)
TOLD = (
    "An/DT/det/1 official/NN/nsubj/2 told/VBD/root/2 Reuters/NNP/iobj/2 that/IN/mark/6 Kelmar/NNP/nsubj/6 "
    "agreed/VBD/ccomp/2 ././punct/2"
)
WOULD = "Ostra/NNP/nsubj/2 would/MD/aux/2 stay/VB/root/2 with/IN/case/4 Sorrun/NNP/obl/2 ././punct/2"
NAMED = (
    "Mira/NNP/nsubj/5 Orlov/NNP/flat/0 ,/,/punct/3 premier/NN/appos/0 ,/,/punct/0 said/VBD/root/5 "
    "Kelmar/NNP/nsubj/7 agreed/VBD/ccomp/5 ././punct/5"
)
OFFICIALS = ("unnamed-group", "two officials briefed on the talks", 2)
OUTLETS = [("outlet", "The Weir", None), ("outlet", "Ferry", None)]


def test_who_is_cited_stands_behind_the_outlet_that_cites() -> None:
    assert made(REPORTED).chain("Kelmar would withdraw") == [*OUTLETS, OFFICIALS]


@pytest.mark.parametrize(("second", "words"), [(ADDED, "Sorrun would pay"), (THEY, "Ostra would be free")])
def test_those_met_before_are_the_same(second: str, words: str) -> None:
    report = made(REPORTED, second)
    assert report.chain(words) == [*OUTLETS, OFFICIALS]
    assert "met before" in (report.attributions()[-1].reason or "")


def test_an_account_goes_on_in_what_would_be() -> None:
    assert made(REPORTED + "\n" + WOULD).chain("Ostra would stay") == [*OUTLETS, OFFICIALS]


def test_what_nobody_tells_is_the_outlet_s_own() -> None:
    assert made(REPORTED, WOULD).chain("Ostra would stay") == [("outlet", "The Weir", None)]


def test_whom_it_was_told_to_is_a_link() -> None:
    found = made(TOLD).chain("Kelmar agreed")
    assert found == [
        ("outlet", "The Weir", None),
        ("outlet", "Reuters", None),
        ("unnamed-individual", "An official", 1),
    ]


def test_its_own_outlet_is_no_second_link() -> None:
    found = made(TOLD, outlet="Reuters").chain("Kelmar agreed")
    assert [kind for kind, _, _ in found] == ["outlet", "unnamed-individual"]


def test_a_name_is_an_individual() -> None:
    mira = {words: actor("Sorrun", "Mira Orlov") for words in ("Mira", "Mira Orlov", "Mira Orlov, premier")}
    found = made(NAMED, actors=mira).chain("Kelmar agreed")
    assert found[1:] == [("named-individual", "Mira Orlov", 1)]


def last(report: Made) -> Link:
    return report.attributions()[-1].chain[-1]


def test_number_side_and_terms_are_kept() -> None:
    link = last(made(ANONYMOUS))
    assert (link.type, link.count, link.affiliation, link.terms) == (
        "unnamed-group",
        3,
        "Kelmari",
        "asked not to be named",
    )


def test_how_a_source_knows_is_kept() -> None:
    link = next(one.chain[-1] for one in made(REPORTED).attributions() if one.chain[-1].type == "unnamed-group")
    assert link.knowledge == "briefed on the talks"


@pytest.mark.parametrize(
    ("words", "channel"),
    [("statement", "statement"), ("speech", "speech"), ("letter", "letter")],
)
def test_the_channel(words: str, channel: str) -> None:
    line = (
        f"In/IN/case/2 a/DT/det/2 {words}/NN/obl/5 the/DT/det/4 ministry/NN/nsubj/5 said/VBD/root/5 the/DT/det/7 "
        "road/NN/nsubj/9 was/VBD/cop/9 open/JJ/ccomp/5 ././punct/5"
    )
    (one,) = made(line).attributions()
    assert one.channel == channel
