"""Reports, answers and clients for the tests of the other reader."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from parley.cli.app import run
from parley.codebook.loader import Codebook, load
from parley.llm.client import Client, Limits
from parley.llm.endpoint import Endpoint, Key, Transport
from parley.model.report import Report, fingerprint
from parley.text.dates import DateInterval
from parley.text.spans import Span
from tests.llm.server import Played
from tests.llm.stub import StubRules

KEY = "sk-very-secret-0123456789"
TEXT = (
    "Kelmar and Sorrun edge towards a truce\n\n"
    "Kelmar demanded on Friday that Sorrun withdraw its army from the Upper Valley, two officials told "
    "the Northern Herald.\n\n"
    "In exchange Kelmar would release 240 prisoners within sixty days, the officials said.\n"
)
Made = dict[str, Any]
Parley = Callable[..., tuple[int, str, str]]


def report_of(text: str = TEXT, path: str = "valley.txt") -> Report:
    return Report(
        id=fingerprint(text),
        path=path,
        text=text,
        body=Span(0, len(text)),
        outlet="Harbour Wire",
        declared_date=DateInterval.parse("2025-08-17"),
    )


def entry(**changes: Any) -> Made:
    """An entry that stands in TEXT, but for what is changed."""
    made: Made = {
        "id": "e1",
        "party": "Kelmar",
        "stance": "demand",
        "measure": "withdraw",
        "modality": "asserted",
        "actor": ["Sorrun"],
        "places": ["Upper Valley"],
        "sources": [
            {"type": "outlet", "name": "Northern Herald"},
            {"type": "unnamed-group", "name": "two officials", "count": 2},
        ],
        "paragraph": 2,
        "quote": "Kelmar demanded on Friday that Sorrun withdraw its army",
        "reason": "A demand that another pull out.",
    }
    return {name: value for name, value in (made | changes).items() if value is not ...}


def release(**changes: Any) -> Made:
    """The offer in exchange."""
    made = entry(
        id="e2",
        stance="offer",
        measure="release-captives",
        modality="conditional",
        actor=["Kelmar"],
        places=[],
        in_return_for=["e1"],
        paragraph=3,
        quote="Kelmar would release 240 prisoners within sixty days",
        reason="What it would do itself.",
    )
    return made | changes


def answer(*entries: Made, **lists: Any) -> str:
    return json.dumps({"entries": list(entries), **lists})


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    return load()


@pytest.fixture
def waits() -> list[float]:
    """The pauses a client made, none of which took any time."""
    return []


@pytest.fixture
def client_at(waits: list[float]) -> Callable[..., Client]:
    """Makes a client for a server's address; its pauses are only written down."""

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    def make(url: str, *, timeout: float = 5.0, cache: Any = None, **limits: Any) -> Client:
        target = Endpoint(url=url, model="player", key=Key(KEY), timeout=timeout)
        return Client(Transport(target), "player", cache=cache, limits=Limits(**limits), sleep=sleep)

    return make


@pytest.fixture
def parley(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Parley:
    """Runs a command in a folder of its own with one report, valley.txt, and without a pipeline for language."""
    stub = ModuleType("parley.reading")
    stub.Reader = StubRules  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "parley.reading", stub)
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("PARLEY_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("COLUMNS", "200")
    Path("valley.txt").write_text(TEXT, encoding="utf-8")

    def ran(*arguments: str, server: Played | None = None) -> tuple[int, str, str]:
        if server:
            monkeypatch.setenv("PARLEY_LLM_URL", server.url)
            monkeypatch.setenv("PARLEY_LLM_MODEL", "player")
            monkeypatch.setenv("PARLEY_LLM_KEY", KEY)
        code = run(arguments)
        sys.stdout.flush()
        told = capfd.readouterr()
        return code, told.out, told.err

    return ran
