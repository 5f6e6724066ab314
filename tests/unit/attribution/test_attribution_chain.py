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


SPEAKS = (
    "Mira/NNP/nsubj/2 Orlov/NNP/flat/0 told/VBD/root/2 Reuters/NNP/iobj/2 that/IN/mark/6 Kelmar/NNP/nsubj/6 "
    "agreed/VBD/ccomp/2 ././punct/2"
)
AGAIN = "Orlov/NNP/nsubj/1 said/VBD/root/1 Ostra/NNP/nsubj/4 would/MD/aux/4 pay/VB/ccomp/1 ././punct/1"
MIRA = {words: actor("Sorrun", "Mira Orlov") for words in ("Mira Orlov", "Mira", "Orlov")}
ASKED = ("outlet", "Reuters", None)


def test_who_goes_on_in_the_paragraph_still_speaks_to_the_outlet() -> None:
    assert made(SPEAKS + "\n" + AGAIN, actors=MIRA).chain("Ostra would pay")[1] == ASKED


def test_in_the_next_paragraph_it_is_spoken_to_nobody() -> None:
    assert [kind for kind, _, _ in made(SPEAKS, AGAIN, actors=MIRA).chain("Ostra would pay")] == [
        "outlet",
        "named-individual",
    ]


def test_a_last_name_stands_for_the_person_named_before() -> None:
    whole = MIRA | {"Orlov": actor("Orlov")}
    assert made(SPEAKS, AGAIN, actors=whole).chain("Ostra would pay")[-1] == ("named-individual", "Mira Orlov", 1)


@pytest.mark.parametrize(
    ("source", "kind", "count"),
    [
        pytest.param("A/DT/det/2 rebel/NN/compound/2 leader/NN/nsubj/3", "unnamed-individual", 1, id="one"),
        pytest.param("Two/CD/nummod/2 rebel/NN/compound/2 leaders/NNS/nsubj/3", "unnamed-group", 2, id="a number"),
        pytest.param("The/DT/det/2 rebel/NN/compound/2 leaders/NNS/nsubj/3", "named-group", None, id="as a body"),
    ],
)
def test_leaders(source: str, kind: str, count: int | None) -> None:
    report = made(source + " said/VBD/root/3 Kelmar/NNP/nsubj/5 agreed/VBD/ccomp/3 ././punct/3")
    assert [(link[0], link[2]) for link in report.chain("Kelmar agreed")[1:]] == [(kind, count)]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(
            "Secretary/NNP/nsubj/5 of/IN/case/2 State/NNP/nmod/0 Lena/NNP/dep/0 Marsh/NNP/dep/0 said/VBD/root/5 "
            "Kelmar/NNP/nsubj/7 agreed/VBD/ccomp/5 ././punct/5",
            id="an office as a name",
        ),
        pytest.param(
            "An/DT/det/1 adviser/NN/nsubj/6 ,/,/punct/4 Lena/NNP/compound/4 Marsh/NNP/appos/1 ,/,/punct/1 "
            "said/VBD/root/6 Kelmar/NNP/nsubj/8 agreed/VBD/ccomp/6 ././punct/6",
            id="beside",
        ),
    ],
)
def test_a_name_in_or_beside_an_office(sentence: str) -> None:
    assert made(sentence).chain("Kelmar agreed")[1:] == [("named-individual", "Lena Marsh", 1)]


@pytest.mark.parametrize(
    ("outlet", "name"),
    [
        pytest.param(
            "the/DT/det/12 Lantern/NNP/compound/12 news/NN/compound/12 agency/NN/obl/7",
            "Lantern news agency",
            id="by its kind",
        ),
        pytest.param(
            "Sorrun/NNP/nmod:poss/12 ’s/POS/case/9 Lantern/NNP/compound/12 agency/NN/obl/7", "Lantern", id="owned"
        ),
        pytest.param(
            "Lantern/NNP/obl/7 ,/,/punct/9 a/DT/det/12 website/NN/appos/9", "Lantern", id="told in an apposition"
        ),
    ],
)
def test_by_whom_somebody_was_quoted_as_saying_it(outlet: str, name: str) -> None:
    report = made(
        "Kelmar/NNP/nsubj/1 agreed/VBD/ccomp/5 ,/,/punct/1 Orlov/NNP/nsubj:pass/5 was/VBD/aux:pass/5 quoted/VBN/root/5 "
        f"as/IN/mark/7 saying/VBG/advcl/5 by/IN/case/9 {outlet} ././punct/5",
        actors={"Orlov": actor("Sorrun", "Mira Orlov")},
    )
    assert report.chain("Kelmar agreed")[1:] == [("outlet", name, None), ("named-individual", "Mira Orlov", 1)]


PRESSED = (
    "Sorrun/NNP/nsubj/1 demanded/VBD/root/1 that/IN/mark/5 Ostra/NNP/nsubj/5 would/MD/aux/5 pay/VB/ccomp/1 ././punct/1"
)
MAYBE = "Sorrun/NNP/nsubj/2 might/MD/aux/2 demand/VB/root/2 that/IN/mark/5 Ostra/NNP/nsubj/5 pay/VB/ccomp/2 ././punct/2"
WANTS = "Ostra/NNP/nsubj/1 wants/VBZ/root/1 a/DT/det/3 truce/NN/obj/1 ././punct/1"
HERSELF = "Mira/NNP/nsubj/2 would/MD/aux/2 stay/VB/root/2 ././punct/2"


def test_a_stance_told_as_a_fact_is_no_part_of_an_account() -> None:
    assert made(THEY.replace("They/PRP", "Kelmar/NNP") + "\n" + PRESSED).chain("Ostra would pay")[1:] == []


def test_a_stance_that_may_be_is() -> None:
    kelmar = made(THEY.replace("They/PRP", "Kelmar/NNP") + "\n" + MAYBE, actors={"Kelmar": actor("Kelmar")})
    assert kelmar.chain("Ostra pay")[1:] == [("named-group", "Kelmar", None)]


def test_another_outlet_s_account_goes_on_in_what_is() -> None:
    assert made(REPORTED + "\n" + WANTS).chain("truce") == [*OUTLETS, OFFICIALS]


def test_who_gives_an_account_is_not_named_in_it() -> None:
    mira = {words: actor("Sorrun", "Mira Orlov") for words in ("Mira", "Mira Orlov", "Mira Orlov, premier")}
    assert made(NAMED + "\n" + HERSELF, actors=mira).chain("would stay")[1:] == []
    assert made(NAMED + "\n" + WOULD, actors=mira).chain("would stay")[1:] == [("named-individual", "Mira Orlov", 1)]


def test_what_is_counted_off_belongs_to_who_said_it() -> None:
    first = "First/RB/advmod/4 ,/,/punct/4 Ostra/NNP/nsubj/4 must/MD/aux/4 pay/VB/root/4 ././punct/4"
    mira = {words: actor("Sorrun", "Mira Orlov") for words in ("Mira", "Mira Orlov", "Mira Orlov, premier")}
    assert made(NAMED, first, actors=mira).chain("Ostra must pay")[1:] == [("named-individual", "Mira Orlov", 1)]
