"""Plain sentences on occasions: who met, spoke or signed, where, when, and whether it was held."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.codebook.loader import load
from parley.mentions.occasions import occasions
from parley.mentions.times import times
from parley.model.mention import Occasion
from tests.unit.mentions.made import made

_Told = tuple[str, set[str], str | None, str | None, str]


def _occasions(sentence: str) -> tuple[Occasion, ...]:
    """What a report of Wednesday, 15 May 2024 tells."""
    report = made(sentence, date="2024-05-15")
    pairs = zip(report.passages, report.mentions, strict=True)
    found = [replace(mentions, times=times(passage, report.report)) for passage, mentions in pairs]
    return occasions(report.report, report.passages, found, load())


def _told(found: Occasion) -> _Told:
    date = found.date.iso if found.date else None
    return found.kind, set(found.participants), found.place, date, found.status


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The/DT presidents/[Chad*] of/IN Chad/[Chad] and/CC Niger/[Niger] met/VBD/meet on/IN Monday/NNP for/IN "
         "three/CD hours/NNS/hour in/IN Cairo/[Egypt] ./.",
         ("meeting", {"Chad", "Niger"}, "Cairo", "2024-05-13", "past")),
        ("Foreign/JJ ministers/[Peru*] from/IN Peru/[Peru] and/CC Ecuador/[Ecuador] met/VBD/meet in/IN "
         "Quito/[Ecuador] last/JJ week/NN ./.",
         ("meeting", {"Ecuador", "Peru"}, "Quito", "2024-05", "past")),
        ("Kenya/[Kenya] 's/POS president/[Kenya*] met/VBD/meet the/DT leader/[Uganda*] of/IN Uganda/[Uganda] on/IN "
         "May/[Britain*] 3/CD ./.",
         ("meeting", {"Kenya", "Uganda"}, None, "2024-05-03", "past")),
        ("The/DT Thai/JJ army/NN chief/[Thailand*] met/VBD/meet with/IN his/PRP$ Cambodian/JJ "
         "counterpart/[Cambodia*] in/IN Bangkok/[Thailand] on/IN Tuesday/NNP ./.",
         ("meeting", {"Cambodia", "Thailand"}, "Bangkok", "2024-05-14", "past")),
        ("Egypt/[Egypt] and/CC Ethiopia/[Ethiopia] held/VBD/hold a/DT meeting/NN in/IN Khartoum/[Sudan] in/IN "
         "March/NNP ./.",
         ("meeting", {"Egypt", "Ethiopia"}, "Khartoum", "2024-03", "past")),
        ("A/DT meeting/NN between/IN Serbia/[Serbia] and/CC Kosovo/[Kosovo] took/VBD/take place/NN in/IN "
         "Vienna/[Austria] on/IN Friday/NNP ./.",
         ("meeting", {"Kosovo", "Serbia"}, "Vienna", "2024-05-10", "past")),
        ("Turkey/[Turkey] said/VBD/say its/PRP$ envoy/[Turkey*] had/VBD/have met/VBN/meet a/DT "
         "delegation/[Taliban] of/IN the/DT Taliban/[Taliban] in/IN Doha/[Qatar] last/JJ month/NN ./.",
         ("meeting", {"Taliban", "Turkey"}, "Doha", "2024-04", "past")),
        ("The/DT two/CD sides/NNS/side met/VBD/meet in/IN Geneva/{Geneva} last/JJ year/NN ,/, according/VBG/accord "
         "to/IN Yemen/[Yemen] 's/POS government/[Yemen] and/CC the/DT Houthis/[Houthis] ./.",
         ("meeting", {"Houthis", "Yemen"}, "Geneva", "2023", "past")),
        ("Colombia/[Colombia] 's/POS negotiators/[Colombia*] sat/VBD/sit down/RP with/IN the/DT ELN/[ELN] in/IN "
         "Havana/[Cuba] on/IN Thursday/NNP ./.",
         ("meeting", {"Colombia", "ELN"}, "Havana", "2024-05-09", "past")),
        ("The/DT leaders/[India*] of/IN India/[India] and/CC Nepal/[Nepal] will/MD meet/VB in/IN Delhi/[India] "
         "on/IN Friday/NNP ./.",
         ("meeting", {"India", "Nepal"}, "Delhi", "2024-05-17", "planned")),
        ("The/DT U.N./[United_Nations] envoy/[United_Nations*] is/VBZ/be to/TO meet/VB "
         "Haftar/[Libyan_National_Army*] in/IN Benghazi/{Benghazi} ./.",
         ("meeting", {"Libyan National Army", "United Nations"}, "Benghazi", None, "planned")),
        ("Officials/[Sudan*] from/IN Sudan/[Sudan] and/CC Chad/[Chad] are/VBP/be due/JJ to/TO meet/VB in/IN "
         "Paris/[France] next/JJ month/NN ./.",
         ("meeting", {"Chad", "Sudan"}, "Paris", "2024-06", "planned")),
        ("The/DT next/JJ meeting/NN between/IN Armenia/[Armenia] and/CC Azerbaijan/[Azerbaijan] ,/, in/IN "
         "Baku/[Azerbaijan] ,/, has/VBZ/have no/DT date/NN ./.",
         ("meeting", {"Armenia", "Azerbaijan"}, "Baku", None, "planned")),
        ("Israel/[Israel] and/CC Lebanon/[Lebanon] agreed/VBD/agree to/TO meet/VB again/RB in/IN Naqoura/{Naqoura} "
         "on/IN May/[Britain*] 20/CD ./.",
         ("meeting", {"Israel", "Lebanon"}, "Naqoura", "2024-05-20", "planned")),
        ("Bolivia/[Bolivia] 's/POS foreign/JJ minister/[Bolivia*] is/VBZ/be expected/VBN/expect in/IN "
         "Santiago/[Chile] on/IN Saturday/NNP for/IN a/DT meeting/NN with/IN his/PRP$ Chilean/JJ "
         "counterpart/[Chile*] ./.",
         ("meeting", {"Bolivia", "Chile"}, "Santiago", "2024-05-18", "planned")),
        ("A/DT meeting/NN between/IN Japan/[Japan] and/CC South_Korea/[South_Korea] planned/VBD/plan for/IN "
         "Tuesday/NNP was/VBD/be cancelled/VBN/cancel ./.",
         ("meeting", {"Japan", "South Korea"}, None, None, "cancelled")),
        ("A/DT summit/NN of/IN Greece/[Greece] and/CC Turkey/[Turkey] ,/, due/JJ to/TO be/VB held/VBN/hold in/IN "
         "Athens/[Greece] in/IN June/NNP ,/, has/VBZ/have been/VBN/be postponed/VBN/postpone ./.",
         ("summit", {"Greece", "Turkey"}, "Athens", "2024-06", "cancelled")),
        ("Talks/NNS/talk between/IN the/DT Philippines/[Philippines] and/CC the/DT "
         "MILF/[Moro_Islamic_Liberation_Front] opened/VBD/open in/IN Kuala_Lumpur/[Malaysia] on/IN Wednesday/NNP "
         "./.",
         ("talks", {"Moro Islamic Liberation Front", "Philippines"}, "Kuala Lumpur", "2024-05-15", "past")),
        ("Talks/NNS/talk between/IN Nepal/[Nepal] and/CC the/DT Maoists/[Maoists] broke/VBD/break down/RP in/IN "
         "April/NNP ./.",
         ("talks", {"Maoists", "Nepal"}, None, "2024-04", "past")),
        ("Trade/NN officials/[Canada*] from/IN Canada/[Canada] and/CC Mexico/[Mexico] will/MD start/VB "
         "talks/NNS/talk in/IN Ottawa/[Canada] on/IN June/NNP 3/CD ./.",
         ("talks", {"Canada", "Mexico"}, "Ottawa", "2024-06-03", "planned")),
        ("A/DT second/JJ round/NN of/IN talks/NNS/talk between/IN Morocco/[Morocco] and/CC the/DT "
         "Polisario_Front/[Polisario_Front] is/VBZ/be planned/VBN/plan in/IN Geneva/{Geneva} for/IN September/NNP "
         "./.",
         ("talks", {"Morocco", "Polisario Front"}, "Geneva", "2024-09", "planned")),
        ("Iran/[Iran] will/MD hold/VB talks/NNS/talk with/IN Iraq/[Iraq] on/IN water/NN on/IN Saturday/NNP ./.",
         ("talks", {"Iran", "Iraq"}, None, "2024-05-18", "planned")),
        ("U.N.-sponsored/[U.N.-sponsored] talks/NNS/talk between/IN Cyprus/[Cyprus] and/CC Turkey/[Turkey] "
         "collapsed/VBD/collapse in/IN July/NNP 2017/CD ./.",
         ("talks", {"Cyprus", "Turkey"}, None, "2017-07", "past")),
        ("At/IN a/DT summit/NN in/IN Sochi/{Sochi} in/IN October/NNP 2022/CD ,/, Armenia/[Armenia] and/CC "
         "Azerbaijan/[Azerbaijan] agreed/VBD/agree not/RB to/TO use/VB force/NN ./.",
         ("summit", {"Armenia", "Azerbaijan"}, "Sochi", "2022-10", "past")),
        ("The/DT president/[president] will/MD travel/VB to/IN Tokyo/[Japan] on/IN June/NNP 16/CD for/IN a/DT "
         "summit/NN with/IN Japan/[Japan] ,/, the/DT South/NNP Korean/JJ foreign/JJ ministry/[South_Korea] "
         "said/VBD/say ./.",
         ("summit", {"Japan", "South Korea"}, "Tokyo", "2024-06-16", "planned")),
        ("Ghana/[Ghana] and/CC Togo/[Togo] held/VBD/hold a/DT summit/NN in/IN Lome/{Lome} on/IN May/[Britain*] "
         "2/CD ./.",
         ("summit", {"Ghana", "Togo"}, "Lome", "2024-05-02", "past")),
        ("President/NNP Tshisekedi/[Democratic_Republic_of_Congo*] spoke/VBD/speak by/IN telephone/NN with/IN "
         "President/NNP Kagame/[Rwanda*] on/IN Sunday/NNP ./.",
         ("call", {"Democratic Republic of Congo", "Rwanda"}, None, "2024-05-12", "past")),
        ("In/IN a/DT phone/NN call/NN on/IN Monday/NNP ,/, Qatar/[Qatar] 's/POS emir/[Qatar*] urged/VBD/urge "
         "Saudi_Arabia/[Saudi_Arabia] 's/POS crown/[Qatar*] prince/[Qatar*] to/TO lift/VB the/DT blockade/NN ./.",
         ("call", {"Qatar", "Saudi Arabia"}, None, "2024-05-13", "past")),
        ("Pakistan/[Pakistan] 's/POS foreign/JJ minister/[Pakistan*] held/VBD/hold a/DT phone/NN call/NN with/IN "
         "his/PRP$ Indian/JJ counterpart/[India*] on/IN Saturday/NNP ./.",
         ("call", {"India", "Pakistan"}, None, "2024-05-11", "past")),
        ("The/DT leaders/[Spain*] of/IN Spain/[Spain] and/CC Morocco/[Morocco] will/MD speak/VB by/IN phone/NN "
         "on/IN Thursday/NNP ./.",
         ("call", {"Morocco", "Spain"}, None, "2024-05-16", "planned")),
        ("The/DT Chinese/JJ foreign/JJ minister/[China*] flew/VBD/fly to/IN Delhi/[India] on/IN Monday/NNP to/TO "
         "meet/VB his/PRP$ Indian/JJ counterpart/[India*] ./.",
         ("meeting", {"China", "India"}, "Delhi", "2024-05-13", "past")),
        ("Kuwait/[Kuwait] 's/POS emir/[Kuwait*] received/VBD/receive Iraq/[Iraq] 's/POS prime/JJ minister/[Iraq*] "
         "in/IN Basra/{Basra} on/IN May/[Britain*] 9/CD ./.",
         ("meeting", {"Iraq", "Kuwait"}, "Basra", "2024-05-09", "past")),
        ("Ethiopia/[Ethiopia] and/CC Eritrea/[Eritrea] signed/VBD/sign an/DT/a accord/NN in/IN Algiers/[Algeria] "
         "in/IN December/NNP 2000/CD ./.",
         ("document", {"Eritrea", "Ethiopia"}, "Algiers", "2000-12", "past")),
        ("The/DT accord/NN that/IN Ethiopia/[Ethiopia] and/CC Eritrea/[Eritrea] signed/VBD/sign in/IN "
         "Algiers/[Algeria] in/IN December/NNP 2000/CD drew/VBD/draw the/DT border/NN ./.",
         ("document", {"Eritrea", "Ethiopia"}, "Algiers", "2000-12", "past")),
        ("Under/IN a/DT treaty/NN of/IN 1965/CD between/IN Japan/[Japan] and/CC South_Korea/[South_Korea] ,/, "
         "the/DT matter/NN was/VBD/be settled/VBN/settle ./.",
         ("document", {"Japan", "South Korea"}, None, "1965", "past")),
        ("Angola/[Angola] drew/VBD/draw up/RP a/DT draft/NN that/WDT would/MD give/VB both/DT sides/NNS/side "
         "six/CD months/NNS/month ./.",
         ("document", {"Angola"}, None, None, "past")),
        ("In/IN a/DT letter/NN on/IN Tuesday/NNP ,/, Zambia/[Zambia] asked/VBD/ask its/PRP$ creditors/NNS/creditor "
         "for/IN more/JJR time/NN ./.",
         ("document", {"Zambia"}, None, "2024-05-14", "past")),
        ("Chile/[Chile] and/CC Argentina/[Argentina] will/MD sign/VB a/DT treaty/NN in/IN Rome/[Italy] on/IN "
         "June/NNP 1/CD ./.",
         ("document", {"Argentina", "Chile"}, "Rome", "2024-06-01", "planned")),
        ("The/DT peace/NN agreement/NN between/IN Colombia/[Colombia] and/CC the/DT FARC/[FARC] ,/, "
         "signed/VBD/sign in/IN Bogota/[Colombia] in/IN November/NNP 2016/CD ,/, promised/VBN/promise land/NN "
         "reform/NN ./.",
         ("document", {"Colombia", "FARC"}, "Bogota", "2016-11", "past")),
        ("Mozambique/[Mozambique] and/CC Renamo/[Renamo] initialled/VBD/initial a/DT pact/NN in/IN "
         "Maputo/[Mozambique] on/IN Monday/NNP ./.",
         ("document", {"Mozambique", "Renamo"}, "Maputo", "2024-05-13", "past")),
        ("Lebanon/[Lebanon] 's/POS prime/JJ minister/[Lebanon*] told/VBD/tell a/DT news/NN conference/NN in/IN "
         "Beirut/[Lebanon] on/IN Tuesday/NNP that/IN the/DT border/NN would/MD stay/VB open/JJ ./.",
         ("briefing", {"Lebanon"}, "Beirut", "2024-05-14", "past")),
        ("At/IN a/DT news/NN conference/NN in/IN Lima/[Peru] ,/, Peru/[Peru] 's/POS foreign/JJ minister/[Peru*] "
         "welcomed/VBD/welcome the/DT deal/NN ./.",
         ("briefing", {"Peru"}, "Lima", None, "past")),
        ("The/DT Polish/JJ foreign/JJ minister/[Poland*] told/VBD/tell reporters/NNS/reporter in/IN "
         "Warsaw/[Poland] on/IN Monday/NNP that/IN talks/NNS/talk were/VBD/be over/RB ./.",
         ("briefing", {"Poland"}, "Warsaw", "2024-05-13", "past")),
        ("In/IN a/DT speech/NN in/IN Harare/[Zimbabwe] on/IN Friday/NNP ,/, Zimbabwe/[Zimbabwe] 's/POS "
         "president/[Zimbabwe*] offered/VBD/offer the/DT farmers/NNS/farmer compensation/NNS ./.",
         ("speech", {"Zimbabwe"}, "Harare", "2024-05-10", "past")),
        ("Burundi/[Burundi] 's/POS leader/[Burundi*] told/VBD/tell a/DT rally/NN in/IN Gitega/{Gitega} on/IN "
         "Saturday/NNP that/IN the/DT border/NN would/MD open/VB ./.",
         ("speech", {"Burundi"}, "Gitega", "2024-05-11", "past")),
        ("The/DT Malian/JJ president/[Mali*] said/VBD/say in/IN a/DT televised/VBN/televise address/NN on/IN "
         "Sunday/NNP that/IN elections/NNS/election would/MD be/VB held/VBN/hold ./.",
         ("speech", {"Mali"}, None, "2024-05-12", "past")),
        ("Negotiators/[Sudanese_army*] for/IN Sudan_'s_army/[Sudanese_army] and/CC the/DT "
         "RSF/[Rapid_Support_Forces] met/VBD/meet face/NN to/TO face/VB in/IN Jeddah/{Jeddah} on/IN Saturday/NNP "
         "for/IN the/DT first/JJ time/NN since/IN April/NNP ./.",
         ("meeting", {"Rapid Support Forces", "Sudanese army"}, "Jeddah", "2024-05-11", "past")),
        ("Israel/[Israel] 's/POS defence/NN minister/[Israel*] flew/VBD/fly to/IN Washington/[United_States] on/IN "
         "Sunday/NNP for/IN talks/NNS/talk with/IN his/PRP$ U.S./[United_States] counterpart/[United_States*] ./.",
         ("talks", {"Israel", "United States"}, "Washington", "2024-05-12", "past")),
        ("The/DT foreign/JJ ministers/[Armenia*] of/IN Armenia/[Armenia] and/CC Azerbaijan/[Azerbaijan] are/VBP/be "
         "to/TO hold/VB a/DT second/JJ day/NN of/IN talks/NNS/talk in/IN Almaty/{Almaty} on/IN Saturday/NNP ./.",
         ("talks", {"Armenia", "Azerbaijan"}, "Almaty", "2024-05-18", "planned")),
        ("Turkey/[Turkey] 's/POS president/[Turkey*] and/CC his/PRP$ Egyptian/JJ counterpart/[Egypt*] "
         "discussed/VBD/discuss Gaza/{Gaza} in/IN Cairo/[Egypt] on/IN February/NNP 14/CD ./.",
         ("meeting", {"Egypt", "Turkey"}, "Cairo", "2024-02-14", "past")),
        ("Ethiopia/[Ethiopia] will/MD host/VB a/DT summit/NN of/IN IGAD/[IGAD] leaders/[IGAD*] in/IN June/NNP ./.",
         ("summit", {"Ethiopia", "IGAD"}, None, "2024-06", "planned")),
        ("During/IN a/DT meeting/NN with/IN the/DT Taliban/[Taliban] in/IN Kabul/[Afghanistan] last/JJ week/NN ,/, "
         "China/[China] 's/POS envoy/[China*] offered/VBD/offer aid/NN ./.",
         ("meeting", {"China", "Taliban"}, "Kabul", "2024-05", "past")),
        ("Rwanda/[Rwanda] and/CC Congo/[Democratic_Republic_of_Congo] resumed/VBD/resume talks/NNS/talk in/IN "
         "Luanda/[Angola] on/IN Tuesday/NNP under/IN Angolan/JJ mediation/NN ./.",
         ("talks", {"Democratic Republic of Congo", "Rwanda"}, "Luanda", "2024-05-14", "past")),
        ("Saudi_Arabia/[Saudi_Arabia] 's/POS crown/[Saudi_Arabia*] prince/[Saudi_Arabia*] hosted/VBD/host "
         "Iran/[Iran] 's/POS president/[Iran*] in/IN Riyadh/[Saudi_Arabia] in/IN November/NNP ./.",
         ("meeting", {"Iran", "Saudi Arabia"}, "Riyadh", "2023-11", "past")),
        ("Pakistan/[Pakistan] postponed/VBD/postpone a/DT visit/NN by/IN Afghanistan/[Afghanistan] 's/POS "
         "foreign/JJ minister/[Afghanistan*] to/IN Islamabad/[Pakistan] that/WDT was/VBD/be planned/VBN/plan "
         "for/IN June/NNP ./.",
         ("meeting", {"Afghanistan", "Pakistan"}, "Islamabad", "2024-06", "cancelled")),
        ("Spain/[Spain] and/CC Britain/[Britain] are/VBP/be expected/VBN/expect to/TO sign/VB a/DT treaty/NN on/IN "
         "Gibraltar/[Gibraltar] next/JJ month/NN ./.",
         ("document", {"Britain", "Spain"}, None, "2024-06", "planned")),
        ("Under/IN the/DT Minsk/[Belarus] agreement/NN of/IN February/NNP 2015/CD ,/, Ukraine/[Ukraine] was/VBD/be "
         "to/TO regain/VB its/PRP$ border/NN ./.",
         ("document", set(), None, "2015-02", "past")),
        ("The/DT two/CD governments/NNS/government signed/VBD/sign a/DT memorandum/NN in/IN Beijing/[China] on/IN "
         "April/NNP 8/CD ,/, China/[China] and/CC Laos/[Laos] said/VBD/say ./.",
         ("document", {"China", "Laos"}, "Beijing", "2024-04-08", "past")),
        ("Greece/[Greece] 's/POS prime/JJ minister/[Greece*] told/VBD/tell lawmakers/NNS/lawmaker in/IN "
         "Athens/[Greece] on/IN Thursday/NNP that/IN talks/NNS/talk would/MD go/VB on/RP ./.",
         ("speech", {"Greece"}, "Athens", "2024-05-09", "past")),
        ("Speaking/VBG/speak at/IN a/DT press/NN conference/NN in/IN Tbilisi/[Georgia] ,/, the/DT Georgian/JJ "
         "premier/[Georgia*] rejected/VBD/reject the/DT demand/NN ./.",
         ("briefing", {"Georgia"}, "Tbilisi", None, "past")),
        ("Poland/[Poland] and/CC Ukraine/[Ukraine] failed/VBD/fail to/TO agree/VB at/IN a/DT meeting/NN in/IN "
         "Warsaw/[Poland] on/IN Thursday/NNP ./.",
         ("meeting", {"Poland", "Ukraine"}, "Warsaw", "2024-05-09", "past")),
        ("Iran/[Iran] 's/POS foreign/JJ minister/[Iran*] spoke/VBD/speak with/IN his/PRP$ Saudi/JJ "
         "counterpart/[Saudi_Arabia*] on/IN the/DT phone/NN late/RB on/IN Monday/NNP ./.",
         ("call", {"Iran", "Saudi Arabia"}, None, "2024-05-13", "past")),
        ("Serbia/[Serbia] 's/POS president/[Serbia*] walked/VBD/walk out/IN of/IN a/DT meeting/NN with/IN "
         "Kosovo/[Kosovo] 's/POS premier/[Kosovo*] in/IN Brussels/[European_Union] on/IN Wednesday/NNP ./.",
         ("meeting", {"Kosovo", "Serbia"}, "Brussels", "2024-05-15", "past")),
        ("The/DT Sudanese/JJ general/[Sudan*] said/VBD/say after/IN talks/NNS/talk with/IN Egypt/[Egypt] 's/POS "
         "president/[Egypt*] in/IN Cairo/[Egypt] that/IN he/PRP would/MD accept/VB a/DT truce/NN ./.",
         ("talks", {"Egypt", "Sudan"}, "Cairo", None, "past")),
    ],
)  # fmt: skip
def test_who_met_where_and_when(sentence: str, expected: _Told) -> None:
    (found,) = _occasions(sentence)
    assert _told(found) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Sudan_'s_army/[Sudanese_army] met/VBD/meet the/DT demand/NN in/IN full/JJ last/JJ year/NN ./.",
        "The/DT two/CD countries/NNS/country have/VBP called/VBN/call for/IN talks/NNS/talk on/IN fishing/NN ./.",
        "Chad/[Chad] will/MD not/RB hold/VB talks/NNS/talk with/IN the/DT rebels/[rebels] until/IN they/PRP "
        "leave/VBP the/DT north/NN ./.",
        "Rwanda/[Rwanda] rejected/VBD/reject a/DT plan/NN to/TO send/VB troops/NNS to/IN Goma/{Goma} ./.",
        "The/DT accord/NN ended/VBD/end a/DT war/NN that/WDT began/VBD/begin in/IN 1998/CD ./.",
        "Ecuador/[Ecuador] bought/VBD/buy a/DT conference/NN centre/NN in/IN Quito/[Ecuador] in/IN May/[Britain*] ./.",
    ],
)
def test_what_was_not_held_or_signed_is_no_occasion(sentence: str) -> None:
    assert _occasions(sentence) == ()
