"""Headers: what stands before the prose, in the forms that reports have."""

from __future__ import annotations

import pytest

from parley.codebook.outlets import load_outlets
from parley.ingest.header import Header, read_header

PROSE = "The rebels said on Monday they would sign, according to two officials.\n\nMore prose follows here."
case = pytest.param


def read(head: str, prose: str = PROSE) -> Header:
    return read_header(head + prose, load_outlets())


@pytest.mark.parametrize(
    ("head", "outlet", "iso"),
    [
        case("", None, None, id="no header"),
        case(" date 2025-06-09 Source: Reuters\n\n", "Reuters", "2025-06-09", id="labels on one line"),
        case("Source: Reuters\nDate: 3 March 2025\n\n", "Reuters", "2025-03-03", id="a label a line"),
        case("Reuters | Published: 3 March 2025\n\n", "Reuters", "2025-03-03", id="name before a label"),
        case("WASHINGTON (Reuters) - ", "Reuters", None, id="dateline without a date"),
        case("(Reuters) - ", "Reuters", None, id="agency alone"),
        case("KYIV, Ukraine (AP) — ", "Associated Press", None, id="dateline with a country"),
        case("KYIV, Aug 17, 2025 (Quayside Wire) — ", "Quayside Wire", "2025-08-17", id="unknown agency"),
        case("KYIV/MOSCOW, March 3, 2025 (Reuters) - ", "Reuters", "2025-03-03", id="two cities"),
        case(
            "Kyiv, Ukraine, Aug 17, 2025 (AFP) – ",
            "Agence France-Presse",
            "2025-08-17",
            id="city in small letters",
        ),
        case("UNITED NATIONS, Sept. 3, 2025 (Xinhua) -- ", "Xinhua", "2025-09-03", id="two hyphens"),
        case("DOHA, Wednesday, April 16, 2025 – ", None, "2025-04-16", id="no agency"),
        case("BRUSSELS (Monday evening) – ", None, None, id="a time is no agency"),
        case(
            "The Lantern\nPublished: Sunday 17 August 2025, 08.15 BST\n\n",
            None,
            "2025-08-17",
            id="lone name, no title",
        ),
        case(
            "The Lantern\nPublished: 17 August 2025\n\nTalks stall\n\n",
            "The Lantern",
            "2025-08-17",
            id="name, date, title",
        ),
        case(
            "NORTHERN NEWS | 26.03.2025 | Middle East\n\nTalks stall\n\n",
            "Northern News",
            "2025-03-26",
            id="bars",
        ),
        case("Northern Daily, 19 October 2025, 14:20\n\n", "Northern Daily", "2025-10-19", id="commas"),
        case(
            "Everything now\n\nCape Bulletin – Sunday 28 September 2025\n",
            "Cape Bulletin",
            "2025-09-28",
            id="dash",
        ),
        case("March 3, 2025, 10:30 a.m. ET\n\n", None, "2025-03-03", id="date and time"),
        case("Updated 3 March 2025\n\n", None, "2025-03-03", id="updated"),
        case(
            "Updated 3 March 2025\nPublished 2 March 2025\n\n",
            None,
            "2025-03-02",
            id="published goes before updated",
        ),
        case("GENEVA, 3 March 2025\n\n", None, "2025-03-03", id="a place is no outlet"),
        case("Ceasefire from 17 August 2025 looks likely\n\n", None, None, id="a date in a headline"),
        case("Source: Rebels ready to sign on Friday\n\n", None, None, id="a headline with a colon"),
        case(
            "Talks: what we know\n\nHARBOUR DESK LIVE | Monday, 3 March 2025 | Latest entries first\n\n",
            "Harbour Desk",
            "2025-03-03",
            id="other words between bars",
        ),
        case("MONSOON LIVE | 3 March 2025 | Summary at 18:40\n\n", "Monsoon Live", "2025-03-03", id="a time in words"),
        case(
            "Geneva, 3 March 2025 – Harbour Commission\n\n", "Harbour Commission", "2025-03-03", id="place, date – name"
        ),
        case("By Jane Doe | El Puerto | 3 March 2025\n\n", "El Puerto", "2025-03-03", id="a name beside a writer"),
        case("By Jane Doe | Foreign Editor | 3 March 2025\n\n", None, "2025-03-03", id="a post beside a writer"),
        case("3 March 2025, 18:40 (Harbour Live)\n\n", "Harbour Live", "2025-03-03", id="name in brackets"),
        case('Radio Harbour, "Evening Desk", 3 March 2025\n\n', "Radio Harbour", "2025-03-03", id="a programme"),
        case("Talks stall\n\nFrom our correspondent, The Harbour Ledger\n\n", "The Harbour Ledger", None, id="byline"),
        case("HARBOUR RADIO, Geneva, March 3, 2025. ", "Harbour Radio", "2025-03-03", id="a full stop for a dash"),
        case("GENEVA, Switzerland, March 3, 2025. ", None, "2025-03-03", id="a place and a full stop"),
        case(
            "Interview: “We sign. Not before.”\n\nHARBOUR RADIO, Geneva, March 3, 2025. ",
            "Harbour Radio",
            "2025-03-03",
            id="a headline of two sentences",
        ),
        case("PORT AMBER, Kelmar | Harbour Wire | ", "Harbour Wire", None, id="bars around an agency"),
        case("LIVE – Talks: who says yes\n\n3 March 2025 (Harbour Live)\n\n", "Harbour Live", "2025-03-03", id="LIVE"),
        case("The Washington Post\n\nTalks stall\n\nLONDON (Reuters) - ", "Washington Post", None, id="reprint"),
    ],
)
def test_outlet_and_date(head: str, outlet: str | None, iso: str | None) -> None:
    header = read(head)
    assert header.outlet == outlet
    assert (header.date.iso if header.date else None) == iso
    assert header.body.of(head + PROSE) == PROSE


@pytest.mark.parametrize(
    ("first", "outlet", "iso"),
    [
        ("This is the evening bulletin of Harbour Radio for 3 March 2025.", "Harbour Radio", "2025-03-03"),
        ("You are listening to Radio Harbour.", "Radio Harbour", None),
        ("(Excerpts, edited for length by Harbour Record. It was given by Jane Doe.)", "Harbour Record", None),
        ("The rebels would pay, the Harbour Star can reveal.", "Harbour Star", None),
        ("This is the end of a war for Kelmar.", None, None),
        ("(The text was edited by Jane Doe.)", None, None),
        ("The rebels would pay, the Harbour Star said.", None, None),
    ],
)
def test_an_outlet_in_the_first_sentence(first: str, outlet: str | None, iso: str | None) -> None:
    header = read("Talks stall\n\n", first + "\n\n" + PROSE)
    assert (header.outlet, header.date.iso if header.date else None) == (outlet, iso)


@pytest.mark.parametrize(
    ("head", "title", "byline"),
    [
        ("Talks stall\n\n", "Talks stall", None),
        ("Trump Meets Putin\n\n", "Trump Meets Putin", None),
        (
            "Talks stall\nas the clock runs down\n\nA second line\n\n",
            "Talks stall as the clock runs down",
            None,
        ),
        ("# Talks stall.\n\n**By Jane Doe**\n\n*Published: 3 March 2025*\n\n", "Talks stall.", "Jane Doe"),
        ("Talks stall - and nobody minds\n\n", "Talks stall - and nobody minds", None),
        (
            "“A million red lines”\n\nBy Jane Doe and John Roe\n\n",
            "“A million red lines”",
            "Jane Doe and John Roe",
        ),
        (
            "Talks stall\n\nFrom our correspondent in Geneva\n\n",
            "Talks stall",
            "From our correspondent in Geneva",
        ),
        ("Talks stall\n\nBy Jane Doe | March 3, 2025\n\n", "Talks stall", "Jane Doe"),
    ],
)
def test_title_and_byline(head: str, title: str, byline: str | None) -> None:
    header = read(head)
    assert (header.title, header.byline) == (title, byline)
    assert header.body.of(head + PROSE) == PROSE


def test_yaml_front_matter() -> None:
    head = '---\ntitle: "Talks stall"\nauthor: Jane Doe\ndate: 2025-03-03T10:00:00Z\n'
    header = read(head + "source: Reuters\nurl: https://example.org/a?b=1\ntags: [x]\n---\n\n")
    assert (header.title, header.byline, header.outlet) == ("Talks stall", "Jane Doe", "Reuters")
    assert header.url == "https://example.org/a?b=1"
    assert header.date is not None
    assert header.date.iso == "2025-03-03"


def test_a_url_may_stand_alone() -> None:
    assert read("https://example.org/1\n\n").url == "https://example.org/1"


def test_spans_hold_the_words_they_were_read_from() -> None:
    text = "The Lantern\nPublished: Sunday 17 August 2025, 08.15 BST\n\nTalks stall\n\n" + PROSE
    header = read_header(text, load_outlets())
    assert header.outlet_span is not None
    assert header.date_span is not None
    assert header.outlet_span.of(text) == "The Lantern"
    assert header.date_span.of(text) == "Sunday 17 August 2025"


@pytest.mark.parametrize("head", ["LONDON, March 3 (AP) — ", "Date: 03/04/2025\n\n"])
def test_a_date_that_names_no_certain_day_is_an_issue(head: str) -> None:
    header = read(head)
    assert header.date is None
    assert ["names no certain day" in issue.message for issue in header.issues] == [True]


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_any_line_ends_do(ends: str) -> None:
    text = f"Talks stall\n\nBy Jane Doe\n3 March 2025\n\n{PROSE}".replace("\n", ends)
    header = read_header(text, load_outlets())
    assert (header.title, header.byline) == ("Talks stall", "Jane Doe")
    assert header.body.of(text) == PROSE.replace("\n", ends)


@pytest.mark.parametrize(
    "text", ["One line", "First line\n\nSecond line\n\nThird", "- a point\n- another", "# Heading"]
)
def test_a_text_without_prose_is_all_body(text: str) -> None:
    header = read_header(text, load_outlets())
    assert header.title is None
    assert header.body.of(text) == text.removeprefix("# ")


def test_prose_broken_into_lines_is_no_headline() -> None:
    text = "The Harbour Post\n\nKelmar would leave the port, two\nofficials said. Sorrun rejected it.\n"
    header = read_header(text, load_outlets())
    assert header.body.of(text).startswith("Kelmar would leave")
