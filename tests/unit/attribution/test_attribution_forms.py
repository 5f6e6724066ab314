"""Source, cue and content in the forms that news has them."""

from __future__ import annotations

import pytest

from tests.unit.attribution.made import actor, made

CLAUSE = (
    "The/DT/det/1 minister/NN/nsubj/2 said/VBD/root/2 on/IN/case/4 Monday/NNP/obl/2 that/IN/mark/8 "
    "Kelmar/NNP/nsubj/8 would/MD/aux/8 withdraw/VB/ccomp/2 from/IN/case/10 Ostra/NNP/obl/8 ././punct/2"
)
INVERTED = (
    "“/``/punct/4 We/PRP/nsubj/4 will/MD/aux/4 not/RB/advmod/4 sign/VB/ccomp/7 ,/,/punct/4 ”/''/punct/4 "
    "said/VBD/root/7 the/DT/det/9 envoy/NN/nsubj/7 ././punct/7"
)
PUT_IN = (
    "The/DT/det/1 border/NN/nsubj/8 ,/,/punct/4 he/PRP/nsubj/4 said/VBD/parataxis/8 ,/,/punct/4 would/MD/aux/8 "
    "be/VB/cop/8 open/JJ/root/8 by/IN/case/10 spring/NN/obl/8 ././punct/8"
)
AROUND = (
    "“/``/punct/4 The/DT/det/2 talks/NNS/nsubj/4 are/VBP/cop/4 over/RB/ccomp/8 ,/,/punct/4 ”/''/punct/4 "
    "she/PRP/nsubj/8 said/VBD/root/8 ,/,/punct/8 “/``/punct/15 and/CC/cc/15 nobody/NN/nsubj/15 is/VBZ/aux/15 "
    "to/TO/mark/15 blame/VB/conj/4 ././punct/15 ”/''/punct/15"
)
ACCORDING = (
    "Kelmar/NNP/nsubj/2 would/MD/aux/2 withdraw/VB/root/2 ,/,/punct/2 according/VBG/case/7 to/IN/fixed/4 "
    "two/CD/nummod/7 officials/NNS/obl/2 familiar/JJ/amod/7 with/IN/case/11 the/DT/det/11 talks/NNS/obl/8 ././punct/2"
)
NOUN = (
    "Her/PRP$/nmod:poss/1 demand/NN/nsubj:pass/6 that/IN/mark/4 Kelmar/NNP/nsubj/4 withdraw/VB/acl/1 "
    "was/VBD/aux:pass/6 refused/VBN/root/6 ././punct/6"
)
PLEDGE = (
    "The/DT/det/1 group/NN/nsubj/2 pledged/VBD/root/2 to/TO/mark/4 free/VB/xcomp/2 the/DT/det/6 "
    "prisoners/NNS/obj/4 ././punct/2"
)
SPEAKER = "ORLOV/NNP/root/0 :/:/punct/4 We/PRP/nsubj/4 will/MD/aux/4 sign/VB/parataxis/0 ././punct/0"
BELIEF = (
    "The/DT/det/1 diplomat/NN/nsubj/2 believes/VBZ/root/2 that/IN/mark/6 the/DT/det/5 mediators/NNS/nsubj/6 "
    "want/VBP/ccomp/2 the/DT/det/8 truce/NN/obj/6 to/TO/mark/10 hold/VB/xcomp/6 ././punct/2"
)
QUOTED_AS = (
    "Orlov/NNP/nsubj:pass/2 was/VBD/aux:pass/2 quoted/VBN/root/2 by/IN/case/5 The/DT/det/5 Ferry/NNP/obl:agent/2 "
    "as/IN/mark/7 saying/VBG/advcl/2 the/DT/det/9 talks/NNS/nsubj/11 had/VBD/aux/11 failed/VBN/ccomp/7 ././punct/2"
)


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content"),
    [
        pytest.param(CLAUSE, "The minister", "said", "that Kelmar would withdraw from Ostra", id="clause"),
        pytest.param(INVERTED, "the envoy", "said", "“We will not sign,”", id="quotation before an inverted cue"),
        pytest.param(PUT_IN, "he", "said", "The border | would be open by spring", id="cue put in"),
        pytest.param(AROUND, "she", "said", "“The talks are over,” | “and nobody is to blame.”", id="quotation around"),
        pytest.param(
            ACCORDING,
            "two officials familiar with the talks",
            "according to",
            "Kelmar would withdraw",
            id="according to",
        ),
        pytest.param(NOUN, "Her", "demand", "that Kelmar withdraw", id="reported noun"),
        pytest.param(PLEDGE, "The group", "pledged", "to free the prisoners", id="intention"),
        pytest.param(SPEAKER, "ORLOV", ":", "We will sign", id="transcript"),
        pytest.param(QUOTED_AS, "Orlov", "saying", "the talks had failed", id="quoted as saying"),
    ],
)
def test_source_cue_and_content(sentence: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, content) in made(sentence).told()


def test_what_is_wanted_inside_another_s_words_is_no_attribution_of_its_own() -> None:
    cues = [cue for _, cue, _ in made(BELIEF).told()]
    assert cues == ["believes"]


def test_a_word_of_the_cues_inside_a_quotation_ascribes_nothing() -> None:
    quoted = (
        "“/``/punct/2 They/PRP/nsubj/2 said/VBD/ccomp/8 that/IN/mark/5 we/PRP/nsubj/5 agreed/VBD/ccomp/2 ,/,/punct/2 "
        "”/''/punct/2 insisted/VBD/root/8 Orlov/NNP/nsubj/8 ././punct/8"
    )
    assert made(quoted).told() == [("Orlov", "insisted", "“They said that we agreed,”")]


def test_a_quotation_goes_on_in_the_next_sentence() -> None:
    second = (
        "“/``/punct/2 Nothing/NN/nsubj/2 changes/VBZ/root/2 until/IN/mark/4 then/RB/advmod/2 ././punct/2 ”/''/punct/2"
    )
    report = made(INVERTED + "\n" + second)
    assert report.told() == [("the envoy", "said", "“We will not sign,” | “Nothing changes until then.”")]


def test_a_dateline_is_no_part_of_the_source() -> None:
    line = (
        "OSTRA/NNP/root/0 ,/,/punct/0 May/NNP/appos/0 2/CD/nummod/2 (/-LRB-/punct/5 Weir/NNP/appos/0 )/-RRB-/punct/5 "
        "—/:/punct/0 Orlov/NNP/nsubj/9 said/VBD/parataxis/0 Kelmar/NNP/nsubj/12 would/MD/aux/12 pay/VB/ccomp/9 "
        "././punct/0"
    )
    assert made(line).told() == [("Orlov", "said", "Kelmar would pay")]


def test_every_attribution_has_its_rule_and_leads_from_the_outlet() -> None:
    for sentence in (CLAUSE, INVERTED, ACCORDING, PLEDGE):
        (one,) = made(sentence, actors={"The group": actor("Sorruni Front")}).attributions()
        assert one.rule.count(".") == 2
        assert one.chain[0].type == "outlet"
        assert len(one.chain) == 2
