"""`parley read` and `parley attributions`: reports in."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

import typer

from parley.cli.console import Bar, tell
from parley.cli.options import (
    Cache,
    CaseFile,
    Form,
    MaxTokens,
    Parallel,
    Paths,
    Pipeline,
    Price,
    Readers,
    Timeout,
    Where,
    Who,
)
from parley.errors import ParleyError
from parley.text.spans import Span
from parley.views.render import Column, Format

if TYPE_CHECKING:
    from parley.cli.intake import Tally
    from parley.cli.model import Wanted
    from parley.codebook.case import Case
    from parley.ingest.reports import Ingested, Refused
    from parley.reading import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionRow:
    """An attribution as it is printed: offsets into the file's text."""

    path: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionWords:
    """An attribution as a table shows it: its words, with an ellipsis where something stands between them."""

    path: str
    source: str
    cue: str
    content: str


def add(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command()(read)
    app.command()(attributions)


def read(
    paths: Paths,
    ledger: Where = None,
    pipeline: Pipeline = None,
    case: CaseFile = None,
    reader: Who = Readers.RULES,
    max_tokens: MaxTokens = None,
    parallel: Parallel = 4,
    price: Price = None,
    timeout: Timeout = 300.0,
    cache: Cache = None,
) -> None:
    """Read reports into the ledger.

    A report that was read before with the same codebook and pipeline is left as it is; a changed case
    file reads again the reports that name what was changed. Exits with 3 where something could not be
    read; parley issues tells what. A language model is asked only with --reader llm or both, which needs
    the extra parley[llm]; its endpoint, name and key are taken from PARLEY_LLM_URL, PARLEY_LLM_MODEL and
    PARLEY_LLM_KEY.
    """
    from parley.cli.case import chosen
    from parley.cli.intake import Tally

    tally, known = Tally(), chosen(case)
    if reader is Readers.RULES:
        _by_rules(paths, ledger, pipeline, known, tally)
    else:
        from parley.cli.model import Wanted

        wanted = Wanted(
            reader=reader, max_tokens=max_tokens, parallel=parallel, price=price, timeout=timeout, cache=cache
        )
        _by_model(paths, ledger, pipeline, known, tally, wanted)
    if tally.refused:
        raise typer.Exit(3)


def _by_rules(paths: list[str], ledger: str | None, pipeline: str | None, case: Case | None, tally: Tally) -> None:
    from parley.cli.intake import take_in
    from parley.ingest.reports import reports
    from parley.ledger.store import Ledger
    from parley.reading import Reader
    from parley.views.settle import refer, settle_soon

    with Ledger.open(ledger, create=True) as opened:
        reader = Reader.load(pipeline, case)
        try:
            take_in(reports(paths, stdin=_stdin()), opened, reader, tally)
        finally:
            tell(tally.line + _issues_are_told(tally.refused + tally.issues))
        refer(opened, case)
        settle_soon(opened)


def _by_model(
    paths: list[str], ledger: str | None, pipeline: str | None, case: Case | None, tally: Tally, wanted: Wanted
) -> None:
    from parley.cli.model import Agreement, Model, take_in
    from parley.ingest.reports import reports
    from parley.ledger.store import Ledger
    from parley.views.settle import refer, settle_soon

    model, agreement = Model.load(wanted, pipeline, case), Agreement()
    with Ledger.open(ledger, create=True) as opened:
        try:
            take_in(reports(paths, stdin=_stdin()), opened, model, tally, agreement)
        finally:
            tell(tally.line + _issues_are_told(tally.refused + tally.issues))
            if model.rules:
                tell(agreement.line)
            tell(model.use)
        refer(opened, case)
        settle_soon(opened)


def _issues_are_told(issues: int) -> str:
    return " (parley issues lists them)" if issues else ""


def attributions(paths: Paths, form: Form = Format.TABLE, pipeline: Pipeline = None, case: CaseFile = None) -> None:
    """Print who says what in reports: source, cue and content.

    With --format jsonl one object an attribution, each part a list of [start, end] offsets into the
    text of the file. No ledger is read or written.
    """
    from parley.cli.case import chosen
    from parley.ingest.reports import reports
    from parley.reading import Reader
    from parley.views.render import render

    reader, refused = Reader.load(pipeline, chosen(case)), list[str]()
    found = _attributed(reports(paths, stdin=_stdin()), reader, refused)
    if form is Format.TABLE:
        render((_words(row, text) for row, text in found), _COLUMNS, form, sys.stdout)
    else:
        render((row for row, _ in found), (), form, sys.stdout)
    if refused:
        raise typer.Exit(3)


def _attributed(
    found: Iterable[Ingested | Refused], reader: Reader, refused: list[str]
) -> Iterator[tuple[AttributionRow, str]]:
    from parley.ingest.reports import Refused

    with Bar("reading") as bar:
        for count, one in enumerate(found):
            if isinstance(one, Refused):
                refused.append(one.path)
                bar.tell(one.line)
                continue
            bar.step(count, one.report.path)
            try:
                reading = reader.read(one.report)
            except ParleyError as error:
                refused.append(one.report.path)
                bar.tell(error.line)
                continue
            for said in reading.attributions:
                row = AttributionRow(path=one.report.path, source=said.source, cue=said.cue, content=said.content)
                yield row, one.report.text


def _words(row: AttributionRow, text: str) -> AttributionWords:
    def said(spans: tuple[Span, ...]) -> str:
        return " … ".join(span.of(text) for span in spans)

    return AttributionWords(path=row.path, source=said(row.source), cue=said(row.cue), content=said(row.content))


_COLUMNS: tuple[Column[AttributionWords], ...] = (
    Column(head="report", cell=lambda row: row.path, style="dim", once=True),
    Column(head="source", cell=lambda row: row.source, style="bold"),
    Column(head="cue", cell=lambda row: row.cue),
    Column(head="content", cell=lambda row: row.content),
)


def _stdin() -> BinaryIO:
    return sys.stdin.buffer
