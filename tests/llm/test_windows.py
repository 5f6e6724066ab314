"""Long reports: overlapping windows, each told what was found before, nothing left out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from parley.codebook.loader import Codebook
from parley.llm.client import Client
from parley.llm.reader import read_with_model
from tests.llm.conftest import answer, entry, release, report_of
from tests.llm.server import Act, playing

FILLING = "The river rose again overnight and the ferries did not run, as in every autumn of the war.\n\n"
DEMAND = (
    "Kelmar demanded on Friday that Sorrun withdraw its army from the Upper Valley, "
    "two officials told the Northern Herald.\n\n"
)
OFFER = "In exchange Kelmar would release 240 prisoners within sixty days, the officials said.\n\n"


def _words(body: dict[str, Any]) -> str:
    return str(body["messages"][-1]["content"])


def test_a_long_report_is_read_in_windows_that_know_of_one_another(
    codebook: Codebook, client_at: Callable[..., Client]
) -> None:
    text = DEMAND + FILLING * 600 + OFFER
    last = text.count("\n\n")

    def script(body: dict[str, Any], number: int) -> Act:
        words = _words(body)
        if "[1] Kelmar demanded" in words:
            return Act(text=answer(entry(paragraph=1)))
        if f"[{last}] In exchange" in words:
            known = next(line.split()[1].rstrip(":") for line in words.splitlines() if line.startswith("entry "))
            return Act(text=answer(release(id="e1", paragraph=last, in_return_for=[known])))
        return Act(text=answer())

    with playing(script) as server:
        found = read_with_model(report_of(text), codebook, client_at(server.url))
    first, second = found.reading.entries
    assert len(server.bodies) >= 3
    assert len(found.raw) == len(server.bodies)
    assert (first.in_return_for, second.in_return_for) == ((second.id,), (first.id,))
    assert found.reading.issues == ()
    asked = " ".join(_words(body) for body in server.bodies)
    assert all(f"[{number}] " in asked for number in range(1, last + 1))


def test_the_same_stance_in_the_overlap_is_one_entry(codebook: Codebook, client_at: Callable[..., Client]) -> None:
    text = FILLING * 250 + DEMAND + FILLING * 250
    number = 251

    def script(body: dict[str, Any], count: int) -> Act:
        return Act(text=answer(*([entry(paragraph=number)] if f"[{number}] " in _words(body) else [])))

    with playing(script) as server:
        found = read_with_model(report_of(text), codebook, client_at(server.url))
    assert sum(f"[{number}] " in _words(body) for body in server.bodies) == 2
    assert len(found.reading.entries) == 1
