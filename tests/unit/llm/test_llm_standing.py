"""What a model names has to stand in the report, under any of the names the codebook knows."""

from __future__ import annotations

from datetime import date

import pytest

from parley.codebook.loader import load
from parley.llm.paragraphs import paragraphs
from parley.llm.standing import Standing
from parley.model.report import Report, fingerprint
from parley.text.dates import DateInterval
from parley.text.spans import Span

TEXT = (
    "The Kremlin wants Kyiv to leave the Donetsk region, the FT reported, citing three people close to the talks.\n\n"
    "Volodymyr Zelenskiy told reporters on Monday that they, that is us, would not. A dozen envoys agreed, "
    "a senior official said. He was briefed on the call."
)


@pytest.fixture(scope="module")
def standing() -> Standing:
    report = Report(
        id=fingerprint(TEXT),
        path="a.txt",
        text=TEXT,
        body=Span(0, len(TEXT)),
        outlet="Harbour Wire",
        declared_date=DateInterval.day(date(2025, 8, 13)),
    )
    book = load()
    return Standing(report, paragraphs(report), book.names, book.outlets)


@pytest.mark.parametrize(
    ("name", "usual"),
    [
        ("Russia", "Russia"),
        ("Kremlin", "Russia"),
        ("Ukraine", "Ukraine"),
        ("Zelenskiy", "Ukraine"),
        ("reporters", "reporters"),
        ("France", None),
        ("United States", None),
        ("Pope", None),
    ],
)
def test_parties(standing: Standing, name: str, usual: str | None) -> None:
    found = standing.party(name)
    assert (found is None) == (usual is None)
    if name in ("Russia", "Kremlin", "Ukraine"):
        assert found == usual


@pytest.mark.parametrize(
    ("name", "usual"), [("Donetsk", "Donetsk"), ("the Donetsk region", "Donetsk"), ("Kyiv", "Kyiv"), ("Luhansk", None)]
)
def test_places(standing: Standing, name: str, usual: str | None) -> None:
    assert standing.place(name) == usual


@pytest.mark.parametrize(
    ("name", "usual"), [("Financial Times", "Financial Times"), ("FT", "Financial Times"), ("Reuters", None)]
)
def test_outlets(standing: Standing, name: str, usual: str | None) -> None:
    assert standing.outlet(name) == usual


@pytest.mark.parametrize(
    ("name", "stands"),
    [
        ("three people close to the talks", True),
        ("THREE PEOPLE, close to the talks", True),
        ("a senior official briefed on the call", True),
        ("a junior official", False),
        ("Ivan Petrov", False),
        ("Volodymyr Zelensky", True),
    ],
)
def test_sources(standing: Standing, name: str, stands: bool) -> None:
    assert standing.source(name) is stands


@pytest.mark.parametrize(("count", "stands"), [(1, True), (3, True), (12, True), (2, False), (7, False)])
def test_numbers(standing: Standing, count: int, stands: bool) -> None:
    assert standing.count(count) is stands


@pytest.mark.parametrize(
    ("told", "stands"), [("2025-08-11", True), ("2025-08-13", True), ("2025-08", True), ("2025-10-02", False)]
)
def test_dates(standing: Standing, told: str, stands: bool) -> None:
    assert standing.date(DateInterval.parse(told), date(2025, 8, 13)) is stands
