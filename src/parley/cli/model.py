"""The other reader as commands use it: set up from the environment and the options, its use told at the end."""

from __future__ import annotations

import math
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from parley.cli.console import Bar
from parley.cli.intake import put, refuse, sheltered
from parley.cli.options import Readers
from parley.errors import ParleyError

if TYPE_CHECKING:
    from parley.cli.intake import Tally
    from parley.codebook.case import Case
    from parley.codebook.loader import Codebook
    from parley.ingest.reports import Ingested, Refused
    from parley.ledger.store import Ledger
    from parley.llm.client import Client, Prices
    from parley.llm.reader import Failed
    from parley.llm.records import ModelReading
    from parley.model.report import Report
    from parley.reading import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the options ask for: `reader` is llm or both, `price` as it was typed, `cache` a folder."""

    reader: Readers
    max_tokens: int | None
    parallel: int
    price: str | None
    timeout: float
    cache: Path | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A language model that reads, beside the rules where there are any."""

    codebook: Codebook
    client: Client
    prices: Prices | None
    rules: Reader | None

    @classmethod
    def load(cls, wanted: Wanted, pipeline: str | None, case: Case | None = None) -> Model:
        """The model that the environment names; raises ReaderError where it cannot be asked."""
        from parley.codebook.case import EMPTY
        from parley.codebook.loader import load
        from parley.codebook.refine import refined
        from parley.llm.cache import FolderCache
        from parley.llm.client import Client, Limits
        from parley.llm.endpoint import Transport, endpoint

        prices = _prices(wanted.price)
        target = replace(endpoint(os.environ), timeout=wanted.timeout)
        client = Client(
            Transport(target),
            target.model,
            cache=FolderCache(wanted.cache or _cache_folder()),
            limits=Limits(parallel=wanted.parallel, max_tokens=wanted.max_tokens),
        )
        rules = None
        if wanted.reader is Readers.BOTH:
            from parley.reading import Reader

            rules = Reader.load(pipeline, case)
        return cls(codebook=refined(load(), case or EMPTY), client=client, prices=prices, rules=rules)

    @property
    def reader(self) -> str:
        """What its readings call their reader."""
        from parley.llm.merge import reader_of_both
        from parley.llm.reader import reader_name

        name = reader_name(self.client.model)
        return reader_of_both(name) if self.rules else name

    @property
    def pipeline(self) -> str:
        """What its readings have for their pipeline."""
        from parley.llm.instructions import instructions
        from parley.llm.merge import pipeline_of_both

        version = instructions(self.codebook).version
        return pipeline_of_both(self.rules.pipeline_fingerprint, version) if self.rules else version

    @property
    def use(self) -> str:
        """What the model has taken so far, in one line."""
        return self.client.usage.line(self.prices)

    def read(self, reports: Iterable[Report]) -> Iterator[ModelReading | Failed]:
        """A reading or a failure for each report, as they are ready; raises ReaderError as `read_many` does."""
        from parley.llm.reader import Failed, read_many

        for one in read_many(reports, self.codebook, self.client):
            if isinstance(one, Failed):
                yield one
                continue
            try:
                yield self._beside_rules(one)
            except ParleyError as error:
                yield Failed(report=one.reading.report, error=error)

    def _beside_rules(self, one: ModelReading) -> ModelReading:
        from parley.llm.merge import merge

        if self.rules is None:
            return one
        rules, report = self.rules, one.reading.report
        by_rules = sheltered(lambda: rules.read(report), report.path)
        return replace(one, reading=replace(merge(by_rules, one.reading), codebook=self.codebook.fingerprint))


@dataclass(slots=True, kw_only=True)
class Agreement:
    """How many entries both readers found, and how many only one of them."""

    both: int = 0
    rules: int = 0
    model: int = 0

    def add(self, found: ModelReading) -> None:
        """Counts the entries of one more merged reading."""
        from parley.llm.merge import BOTH, ONLY_MODEL, ONLY_RULES

        told = [step.rule for entry in found.reading.entries for step in entry.trace]
        self.both += told.count(BOTH)
        self.rules += told.count(ONLY_RULES)
        self.model += told.count(ONLY_MODEL)

    @property
    def line(self) -> str:
        """The counts in one line."""
        return f"found by both readers {self.both}, only by the rules {self.rules}, only by the model {self.model}"


def take_in(
    found: Iterable[Ingested | Refused], ledger: Ledger, model: Model, tally: Tally, agreement: Agreement
) -> None:
    """Reads and stores each report as soon as its answers are there; otherwise as the rules' `take_in` does.

    Raises ReaderError where the endpoint refuses or the budget is spent: what was read is stored, and what
    was answered is in the cache.
    """
    from parley.llm.reader import Failed

    under_way: dict[str, Ingested] = {}
    with Bar("asking the model") as bar:
        for one in model.read(_new(found, ledger, model, tally, bar, under_way)):
            report = one.report if isinstance(one, Failed) else one.reading.report
            ingested = under_way.pop(report.id)
            if isinstance(one, Failed):
                refuse(report.path, one.error.line, one.issue.stage, ledger, tally, bar)
            else:
                agreement.add(one)
                put(ingested, one.reading, one.answers, ledger, tally, bar)
            bar.step(tally.seen, model.use, width=90)


def _new(
    found: Iterable[Ingested | Refused],
    ledger: Ledger,
    model: Model,
    tally: Tally,
    bar: Bar,
    under_way: dict[str, Ingested],
) -> Iterator[Report]:
    """The reports that this model has not read yet with these instructions, each once."""
    from parley.ingest.reports import Refused

    reader, codebook, pipeline = model.reader, model.codebook.fingerprint, model.pipeline
    for one in found:
        if isinstance(one, Refused):
            refuse(one.path, one.line, "ingest", ledger, tally, bar)
        elif one.report.id in under_way or ledger.known(one.report.id, reader, codebook, pipeline):
            tally.unchanged += 1
        else:
            under_way[one.report.id] = one
            yield one.report


def _prices(typed: str | None) -> Prices | None:
    from parley.llm.client import Prices

    if typed is None:
        return None
    try:
        asked, answered = (float(part) for part in typed.split(","))
    except ValueError:
        asked = answered = math.nan
    if not (0 <= asked < math.inf and 0 <= answered < math.inf):
        raise typer.BadParameter(f"{typed!r} is no price; write two numbers, as 0.5,1.5", param_hint="--price")
    return Prices(tokens_in=asked, tokens_out=answered)


def _cache_folder() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "parley" / "llm"
