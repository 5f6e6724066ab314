"""Who a source is and who is none: nobody, the report's own outlet, outlets by half their names, papers seen."""

from __future__ import annotations

import pytest

from tests.unit.attribution.made import actor, made

OWN = ("outlet", "The Weir", None)
WOULD = "Sorrun/NNP/nsubj/2 would/MD/aux/2 pay/VB/root/2 ././punct/2"
ORLOV = "Mira/NNP/nsubj/2 Orlov/NNP/flat/0 said/VBD/root/2 Kelmar/NNP/nsubj/4 agreed/VBD/ccomp/2 ././punct/2"
NOTHING = (
    "Nothing/NN/nsubj/2 would/MD/aux/2 change/VB/root/2 ,/,/punct/5 she/PRP/nsubj/5 said/VBD/parataxis/2 ,/,/punct/12 "
    "until/IN/mark/12 the/DT/det/10 last/JJ/amod/10 soldier/NN/nsubj/12 had/VBD/aux/12 left/VBN/advcl/2 ././punct/2"
)
NOBODY = (
    "{word}/NN/nsubj/3 in/IN/case/2 it/PRP/nmod/0 says/VBZ/root/3 who/WP/nsubj/6 would/MD/aux/6 pay/VB/ccomp/3 "
    "././punct/3"
)
SOON = (
    "Kelmar/NNP/nsubj/2 would/MD/aux/2 reopen/VB/root/2 it/PRP/obj/2 ,/,/punct/7 the/DT/det/6 clerk/NN/nsubj/7 "
    "said/VBD/parataxis/2 ,/,/punct/10 {condition} Sorrun/NNP/nsubj/13 paid/VBD/advcl/10 ././punct/2"
)
COLON = (
    "Kelmar/NNP/nsubj/1 agreed/VBD/root/1 :/:/punct/1 our/PRP$/nmod:poss/4 harbours/NNS/nsubj/11 ,/,/punct/8 "
    "an/DT/det/7 envoy/NN/nsubj/8 said/VBD/parataxis/1 ,/,/punct/11 are/VBP/cop/11 open/JJ/ccomp/8 ././punct/1"
)
TOLD_US = (
    "Three/CD/nummod/1 people/NNS/nsubj/2 told/VBD/root/2 {whom} that/IN/mark/8 Kelmar/NNP/nsubj/8 would/MD/aux/8 "
    "withdraw/VB/ccomp/2 ././punct/2"
)
UNDER = (
    "Under/IN/case/2 a/DT/det/2 draft/NN/obl/10 {seen}/VBN/acl/2 by/IN/case/6 the/DT/det/6 {by}/NNP/obl:agent/3 "
    ",/,/punct/2 Kelmar/NNP/nsubj/10 would/MD/aux/10 withdraw/VB/root/10 ././punct/10"
)
BEHIND = (
    "Corin/NNP/nsubj/1 told/VBD/ccomp/13 both/DT/det/3 generals/NNS/iobj/1 that/IN/mark/7 he/PRP/nsubj/7 "
    "would/MD/aux/7 pay/VB/ccomp/1 nothing/NN/obj/7 ,/,/punct/13 a/DT/det/12 palace/NN/compound/12 "
    "official/NN/nsubj/13 said/VBD/root/13 ././punct/13"
)
SITE = (
    "A/DT/det/2 news/NN/compound/2 site/NN/nsubj/6 ,/,/punct/4 Tide/NNP/appos/2 ,/,/punct/2 reported/VBD/root/6 "
    "on/IN/case/8 Monday/NNP/obl/6 that/IN/mark/12 Kelmar/NNP/nsubj/12 would/MD/aux/12 withdraw/VB/ccomp/6 ././punct/6"
)
OBSERVED = (
    "The/DT/det/2 Harbour/NNP/compound/2 Observer/NNP/nsubj/3 reported/VBD/root/3 on/IN/case/5 Monday/NNP/obl/3 "
    "that/IN/mark/9 Kelmar/NNP/nsubj/9 would/MD/aux/9 withdraw/VB/ccomp/3 ././punct/3"
)
WROTE = (
    "Sorrun/NNP/nsubj/2 would/MD/aux/2 pay/VB/root/2 ,/,/punct/6 the/DT/det/5 Observer/NNP/nsubj/6 "
    "wrote/VBD/parataxis/2 ././punct/2"
)
CONFIRMED = (
    "An/DT/det/1 envoy/NN/nsubj/2 confirmed/VBD/root/2 it/PRP/obj/2 {to} but/CC/cc/7 said/VBD/conj/2 "
    "Kelmar/NNP/nsubj/9 agreed/VBD/ccomp/7 ././punct/2"
)
BRIEFED = (
    "Kelmar/NNP/nsubj/2 would/MD/aux/2 pay/VB/root/2 ,/,/punct/7 according/VBG/case/7 to/IN/fixed/4 two/CD/nummod/7 "
    "people/NNS/obl/2 briefed/VBN/acl/7 on/IN/case/10 it/PRP/obl/8 ././punct/2"
)
LIKED = (
    "Ostra/NNP/nsubj/1 liked/VBD/root/1 {what} report/NN/obj/1 that/IN/mark/8 Kelmar/NNP/nsubj/8 had/VBD/aux/8 "
    "agreed/VBN/acl/4 ././punct/1"
)
ADDED = (
    "In/IN/case/1 1960/CD/obl/3 Kelmar/NNP/nsubj/3 added/VBD/root/3 the/DT/det/5 condition/NN/obj/3 that/WDT/mark/8 "
    "Sorrun/NNP/nsubj/8 withdraw/VBP/acl/5 ././punct/3"
)
DESCRIBED = (
    "The/DT/det/1 paper/NN/nsubj:pass/3 was/VBD/aux:pass/3 described/VBN/root/3 to/IN/case/6 the/DT/det/6 "
    "{whom}/NNP/obl/3 by/IN/case/9 an/DT/det/9 official/NN/obl:agent/3 ././punct/3"
)
MINISTER = (
    "{whose} foreign/JJ/amod/2 minister/NN/nsubj/3 said/VBD/root/3 that/IN/mark/7 Sorrun/NNP/nsubj/7 would/MD/aux/7 "
    "pay/VB/ccomp/3 ././punct/3"
)


def test_a_pronoun_stands_for_nobody_behind_it() -> None:
    report = made(ORLOV + "\n" + NOTHING, actors={"Mira Orlov": actor("Kelmar", "Mira Orlov")})
    assert report.chain("Nothing would change") == [OWN, ("named-individual", "Mira Orlov", 1)]


@pytest.mark.parametrize("word", ["Nothing", "Nobody"])
def test_nobody_tells_nothing(word: str) -> None:
    assert made(NOBODY.format(word=word) + "\n" + WOULD).chain("Sorrun would pay") == [OWN]


@pytest.mark.parametrize(
    ("condition", "held"),
    [
        ("as/RB/advmod/11 soon/RB/advmod/2 as/IN/mark/13", True),
        ("as/RB/advmod/11 long/RB/advmod/2 as/IN/mark/13", True),
        ("while/IN/mark/13 in/IN/case/13 Tarn/NNP/obl/13", False),
    ],
)
def test_a_condition_behind_the_cue_was_said_too(condition: str, held: bool) -> None:
    assert (len(made(SOON.format(condition=condition)).chain("Sorrun paid")) == 2) is held


def test_behind_a_colon_another_clause_begins() -> None:
    report = made(COLON)
    assert report.chain("Kelmar agreed") == [OWN]
    assert report.chain("our harbours") == [OWN, ("unnamed-individual", "an envoy", 1)]


@pytest.mark.parametrize("whom", ["the/DT/det/4 Weir/NNP/iobj/2", "this/DT/det/4 newspaper/NN/iobj/2"])
def test_what_the_report_s_own_outlet_was_told_rests_on_who_told_it(whom: str) -> None:
    assert made(TOLD_US.format(whom=whom)).chain("Kelmar would") == [OWN, ("unnamed-group", "Three people", 3)]


def test_another_outlet_is_a_link() -> None:
    report = made(TOLD_US.format(whom="the/DT/det/4 Guardian/NNP/iobj/2"))
    assert report.chain("Kelmar would")[1:2] == [("outlet", "Guardian", None)]


@pytest.mark.parametrize("seen", ["seen", "obtained", "reviewed"])
def test_a_paper_the_outlet_has_seen_is_a_link_and_goes_on(seen: str) -> None:
    report = made(UNDER.format(seen=seen, by="Weir") + "\n" + WOULD)
    assert report.chain("Kelmar would") == [OWN, ("document", "draft", None)]
    assert report.chain("Sorrun would") == [OWN, ("document", "draft", None)]


def test_a_paper_another_outlet_has_seen_stands_behind_it() -> None:
    assert made(UNDER.format(seen="seen", by="Guardian")).chain("Kelmar would") == [
        OWN,
        ("outlet", "Guardian", None),
        ("document", "draft", None),
    ]


@pytest.mark.parametrize(("seen", "by"), [("written", "Weir"), ("seen", "ministers")])
def test_a_paper_that_no_outlet_has_seen_is_none(seen: str, by: str) -> None:
    assert made(UNDER.format(seen=seen, by=by)).chain("Kelmar would") == [OWN]


def test_who_tells_behind_what_another_was_told_is_the_source() -> None:
    report = made(BEHIND, actors={"Corin": actor("Kelmar", "Corin")})
    assert report.chain("he would pay") == [OWN, ("unnamed-individual", "a palace official", 1)]


def test_whose_words_others_pass_on_is_the_party_in_what_follows_too() -> None:
    follows = "He/PRP/nsubj/2 would/MD/aux/2 recognise/VB/root/2 Sorrun/NNP/obj/2 ././punct/2"
    report = made(BEHIND + "\n" + follows, actors={"Corin": actor("Kelmar", "Corin")})
    assert report.chain("He would recognise") == [OWN, ("unnamed-individual", "a palace official", 1)]


def test_the_name_behind_a_word_for_outlets() -> None:
    assert made(SITE).chain("Kelmar would") == [OWN, ("outlet", "Tide", None)]


@pytest.mark.parametrize(
    ("object_", "links"),
    [
        ("to/IN/case/5 Reuters/NNP/nmod/3", [("outlet", "Reuters", None)]),
        ("to/IN/case/5 Sorrun/NNP/nmod/3", []),
    ],
)
def test_whom_it_was_confirmed_to(object_: str, links: list[tuple[str, str, None]]) -> None:
    assert made(CONFIRMED.format(to=object_)).chain("Kelmar agreed") == [
        OWN,
        *links,
        ("unnamed-individual", "An envoy", 1),
    ]


def test_who_was_briefed_tells_and_who_briefed_them_does_not() -> None:
    assert made(BRIEFED).told() == [("two people briefed on it", "according to", "Kelmar would pay")]


def test_an_outlet_by_its_last_word() -> None:
    assert made(OBSERVED + "\n" + WROTE).chain("Sorrun would") == [OWN, ("outlet", "Harbour Observer", None)]


@pytest.mark.parametrize(
    ("what", "link"),
    [
        ("a/DT/det/4 Guardian/NNP/compound/4", [("outlet", "Guardian", None)]),
        ("a/DT/det/4 recent/JJ/amod/4", []),
    ],
)
def test_whose_report_it_is(what: str, link: list[tuple[str, str, None]]) -> None:
    assert made(LIKED.format(what=what)).chain("Kelmar had agreed") == [OWN, *link]


def test_a_denial_of_a_report_rests_on_who_tells_the_denial() -> None:
    denied = LIKED.format(what="a/DT/det/4 Guardian/NNP/compound/4").replace("liked", "denied")
    assert made(denied).chain("denied a Guardian report that Kelmar had agreed") == [OWN]


def test_the_clause_of_a_noun_is_not_told() -> None:
    assert made(ADDED).chain("Sorrun withdraw") == [OWN]


@pytest.mark.parametrize(("whom", "told"), [("Weir", True), ("Senate", False)])
def test_what_was_described_to_the_outlet_goes_on(whom: str, told: bool) -> None:
    report = made(DESCRIBED.format(whom=whom) + "\n" + WOULD)
    assert (report.chain("Sorrun would") == [OWN, ("unnamed-individual", "an official", 1)]) is told


@pytest.mark.parametrize(
    ("whose", "kind"),
    [
        ("Its/PRP$/nmod:poss/2", "unnamed-individual"),
        ("Kelmar’s/NNP/nmod:poss/2", "named-individual"),
    ],
)
def test_a_minister_is_known_where_a_country_says_whose(whose: str, kind: str) -> None:
    assert made(MINISTER.format(whose=whose)).chain("Sorrun would")[1][0] == kind
