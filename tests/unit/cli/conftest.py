"""The command line with a reader that needs no model: it takes the same entry from every report."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from parley.cli.app import run
from parley.codebook.case import Case
from parley.errors import PipelineError
from parley.model.reading import Reading
from parley.model.report import Report
from parley.model.source import Attribution
from parley.text.spans import Span
from tests.ledger.made import reading

TEXT = "Sorrun would withdraw from Ostra, two officials said on Friday. It was not clear when that would be.\n"


class StubReader:
    """Finds one entry and one attribution in each report; the versions can be set."""

    codebook_fingerprint = "c1"
    pipeline_fingerprint = "p1"

    @classmethod
    def load(cls, pipeline_name: str | None = None, case: Case | None = None) -> StubReader:
        if pipeline_name not in (None, "stub"):
            raise PipelineError(pipeline_name, "no such pipeline", "stub")
        return cls()

    def version_for(self, report: Report) -> str:
        return self.codebook_fingerprint

    def read(self, report: Report) -> Reading:
        if "interrupt" in report.text:
            raise KeyboardInterrupt
        if "stumble" in report.text:
            raise ZeroDivisionError("division by zero")
        made = reading(report.text)
        entry = made.entries[0]
        entry = replace(entry, chain=(replace(entry.chain[0], name=report.outlet), *entry.chain[1:]))
        said = Attribution(
            source=(Span(34, 47),),
            cue=(Span(48, 52),),
            content=(Span(0, 32),),
            channel="said",
            chain=(),
        )
        return replace(
            made,
            report=report,
            codebook=self.codebook_fingerprint,
            pipeline=self.pipeline_fingerprint,
            entries=(entry,),
            attributions=(said,),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a command came to."""

    code: int
    out: str
    err: str


Parley = Callable[..., Ran]


@pytest.fixture
def parley(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Parley:
    """Runs a command in a folder of its own, and gives its exit code and what it printed."""
    stub = ModuleType("parley.reading")
    stub.Reader = StubReader  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "parley.reading", stub)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PARLEY_LEDGER", raising=False)
    monkeypatch.delenv("PARLEY_CASE", raising=False)
    monkeypatch.setenv("COLUMNS", "160")

    def ran(*arguments: str, stdin: bytes | None = None) -> Ran:
        if stdin is not None:
            import io

            monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(stdin)))
        code = run(arguments)
        sys.stdout.flush()
        told = capfd.readouterr()
        return Ran(code=code, out=told.out, err=told.err)

    return ran


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report in a file."""
    path = tmp_path / "ostra.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path
