"""What two retellings of one report have in common where little was read of them, and what they tell apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from parley.consolidate.board import consolidate
from parley.model.across import Across
from parley.model.entry import Entry
from parley.model.mention import Figure
from parley.model.note import Omission
from parley.model.reading import Reading
from parley.model.source import Attribution, Chain
from parley.text.spans import Span
from tests.unit.consolidate.made import ISSUES, entry, group, leak, occasion, outlet, reading

OPENING = "Sorrun wants Vell from Kelmar, the Herald reported on Monday, after talks between Orrin and Tarn."


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def retelling(
    name: str, text: str, *entries: Entry, date: str = "2025-03-12", told: Chain = (), figures: Sequence[Figure] = ()
) -> Reading:
    """A report of a paper of its own that opens with what the Herald reported."""
    made = reading(name, *entries, text=text, outlet=f"Paper {name}", date=date, figures=figures)
    chain = (outlet(f"Paper {name}"), outlet("Herald"))
    cited = Attribution(
        source=(at(text, "the Herald"),),
        cue=(at(text, "reported"),),
        content=(Span(0, text.index(",")),),
        channel="wrote",
        chain=chain,
    )
    whole = Span(0, len(text))
    source = [replace(cited, content=(whole,), chain=(*chain, *told))] if told else []
    return replace(made, attributions=(cited, *source))


def tied(*readings: Reading) -> list[tuple[str, ...]]:
    across = consolidate(readings, ISSUES)
    return [one.reports for one in across.origins if len(one.reports) > 1]


def conflicts(*readings: Reading) -> list[tuple[str, str]]:
    found: Across = consolidate(readings, ISSUES)
    return [(one.kind, one.about.rsplit(": ", 1)[-1]) for one in found.conflicts]


def test_two_papers_that_open_with_one_outlets_report_of_one_day_have_one_origin() -> None:
    later = OPENING.replace("Sorrun wants", "A demand for")
    assert tied(retelling("a", OPENING), retelling("b", later, date="2025-03-14")) == [("a", "b")]


@pytest.mark.parametrize(
    ("text", "date", "told"),
    [
        (OPENING.replace("Monday", "Thursday"), "2025-03-14", ()),
        (OPENING, "2025-03-26", ()),
        ("Ostmark sells its ships, the Herald reported on Monday.", "2025-03-12", ()),
        (OPENING.replace(" on Monday", ""), "2025-03-12", (group("two bankers of the eastern coast", 2),)),
    ],
    ids=["another day", "a fortnight later", "another matter", "other sources"],
)
def test_they_have_not(text: str, date: str, told: Chain) -> None:
    one = retelling("a", OPENING, told=(group("envoys to Kelmar", 3),) if told else ())
    assert tied(one, retelling("b", text, date=date, told=told)) == []


def test_two_reports_long_apart_tell_of_the_same_days() -> None:
    def told(name: str, date: str) -> Reading:
        own = entry(f"{name}:e", outlet(f"Paper {name}"), outlet("Herald"), occasion="o")
        return reading(name, own, date=date, occasions=[occasion("o", "2025-03-08", place="Tarn")])

    assert tied(told("a", "2025-03-09"), told("b", "2025-06-20")) == [("a", "b")]


def number(text: str, words: str, value: float, unit: str) -> Figure:
    return Figure(span=at(text, words), value=value, value_to=None, unit=unit, approximate=False, about=None, places=())


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("for a truce of 60 days", "60 days", 60, "days"), ("for a truce of six weeks", "six weeks", 6, "weeks"),
         [("figure", "60 days, or 6 weeks")]),
        (("for a truce of 60 days", "60 days", 60, "days"),
         ("for a truce of two months", "two months", 2, "months"), []),
        (("for a truce of 60 days", "60 days", 60, "days"),
         ("the harvest took six weeks", "six weeks", 6, "weeks"), []),
        (("for five captives every week", "five captives", 5, "people"),
         ("for five captives in all", "five captives", 5, "people"),
         [("figure", "5 people again and again, or altogether")]),
    ],
)  # fmt: skip
def test_figures_of_one_origin_are_compared_without_entries(
    first: tuple[str, str, float, str], second: tuple[str, str, float, str], expected: list[tuple[str, str]]
) -> None:
    made = []
    for name, (words, which, value, unit) in (("a", first), ("b", second)):
        text = f"{OPENING[:-1]} {words}."
        told = (group("envoys to Kelmar", 3),)
        made.append(retelling(name, text, told=told, figures=[number(text, which, value, unit)]))
    assert conflicts(*made) == expected


def test_sources_are_of_one_side_or_of_two_wherever_the_report_says_so() -> None:
    one, other = (
        OPENING[:-1] + more for more in (", two Kelmari officials.", ", two officials, one Kelmari and one Sorrunian.")
    )
    sources = (group("two Kelmari officials", 2), group("two officials", 2))
    left, right = retelling("a", one, told=sources[:1]), retelling("b", other, told=sources[1:])
    assert conflicts(left, right) == [
        ("count", "two Kelmari officials, or two officials, one Kelmari and one Sorrunian")
    ]


def test_agreed_in_one_and_not_yet_in_the_other() -> None:
    plan = {"measure": "adopt-plan", "stance": "accept", "actor": None, "places": ()}
    yes = retelling("a", OPENING, entry("a:e", outlet("Paper a"), **plan))  # type: ignore[arg-type]
    text = f"{OPENING} Sorrun had yet to agree."
    still = Omission(span=at(text, "Sorrun had yet to agree"), party="Sorrun", about=())
    no = replace(retelling("b", text), omissions=(still,))
    assert conflicts(yes, no) == [("stance", "yes in one, not yet in the other")]
    misread = entry("b:e", outlet("Paper b"), passage=Span(len(OPENING) + 1, len(text)), **plan)  # type: ignore[arg-type]
    assert conflicts(yes, retelling("b", text, misread)) == [("stance", "yes in one, not yet in the other")]


def test_a_day_without_its_year_is_compared_with_one_that_has_it() -> None:
    dated = reading("a", occasions=[occasion("o", "2025-10-18", place="Tarn")], date="2025-10-19")
    mention = replace(occasion("o", place="Tarn"), span=Span(0, 22))
    undated = reading("b", text="The October 17 meeting in Tarn was short.", date=None, occasions=[mention])
    assert conflicts(dated, undated) == [("date", "2025-10-18, or 2025-10-17")]


def test_where_it_was_said_is_not_where_it_would_be_done() -> None:
    def said(name: str, places: tuple[str, ...]) -> Reading:
        own = entry(f"{name}:e", *leak(f"Paper {name}"), places=places, occasion="o")
        return reading(name, own, occasions=[occasion("o", "2025-03-08", place="Tarn")])

    assert conflicts(said("a", ("Vell",)), said("b", ("Tarn", "Vell"))) == []


@pytest.mark.parametrize(("opening", "expected"), [("In return for Orsk, ", []), ("In Orsk and ", ["places"])])
def test_the_price_is_not_where_the_other_step_would_be_taken(opening: str, expected: list[str]) -> None:
    text = f"{opening}the army would halt in Vell."
    passage = Span(0, len(text))
    offer = {"measure": "freeze-line", "stance": "offer", "actor": ("Sorrun",)}
    left = reading("a", entry("a:e", *leak("Paper a"), **offer))  # type: ignore[arg-type]
    right = entry("b:e", *leak("Paper b"), places=("Orsk", "Vell"), passage=passage, **offer)  # type: ignore[arg-type]
    assert [kind for kind, _ in conflicts(left, reading("b", right, text=text))] == expected


def test_nobody_asks_for_and_gives_one_place_in_one_sentence() -> None:
    text = "He made the surrender of Vell a condition, and would part with some of the other two."
    sentence = Span(0, len(text))
    asked = replace(entry("b:e", *leak("Paper b"), passage=sentence), words=(at(text, "surrender"),))
    own = {"stance": "offer", "actor": ("Sorrun",)}
    given = entry("b:f", *leak("Paper b"), passage=sentence, extent="part", **own)  # type: ignore[arg-type]
    given = replace(given, words=(at(text, "part"),))
    whole = entry("a:f", *leak("Paper a"), measure="drop-claim", places=("Orsk", "Tarn"), **own)  # type: ignore[arg-type]
    here = reading("a", entry("a:e", *leak("Paper a")), whole)
    assert [kind for kind, _ in conflicts(here, reading("b", asked, given, text=text))] == ["extent"]


@pytest.mark.parametrize(("header", "found"), [("2025-06-09", ["declared-date"]), ("2025-08-17", [])])
def test_news_is_not_of_another_month_than_others_put_it_in(header: str, found: list[str]) -> None:
    text = "It emerged the day after they met at the lake."
    met = replace(occasion("o", place="Tarn"), span=at(text, "met"))
    news = reading("a", text=text, date=header, occasions=[met])
    words = "In his August meeting in Tarn he asked for land."
    later = replace(occasion("o", place="Tarn"), span=at(words, "his August meeting"))
    across = consolidate([news, reading("b", text=words, date=None, occasions=[later])], ISSUES)
    assert [one.check.kind for one in across.findings] == found
