"""Speed across reports: one more reading into a ledger of 100,000 entries, and each command there.

    python -m bench.across [ENTRIES]

Prints a line a measurement: what, seconds, and the limit where there is one.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from parley.codebook.loader import load
from parley.ledger.store import Ledger
from parley.model.entry import Entry, Provision
from parley.model.mention import Figure, Occasion
from parley.model.reading import Reading
from parley.model.report import Report, fingerprint
from parley.model.source import Link
from parley.text.dates import DateInterval
from parley.text.spans import Span
from parley.views.settle import settle

ENTRIES = 100_000
_PER_REPORT = 20
_FIRST = date(2023, 1, 1)
_DAYS = 1000
_PARTIES = [f"Land {number}" for number in range(40)]
_PLACES = [f"Province {number}" for number in range(200)]
_OUTLETS = [f"Herald {number}" for number in range(120)]
_STANCES = ("offer", "demand", "propose", "accept", "reject", "consider")
_MODALITIES = ("asserted", "conditional", "exploratory")
_WORDS = "the envoy said talks on the valley and the river would go on in spring if both sides agreed".split()


def reading(number: int, chance: random.Random) -> Reading:
    """A made-up reading of 20 entries, three sources, two occasions and two figures."""
    day = _FIRST + timedelta(days=number % _DAYS)
    text = f"{number}. " + " ".join(chance.choice(_WORDS) for _ in range(400))
    ident, own = fingerprint(text), chance.choice(_OUTLETS)
    # A negotiation has its parties: they take turns, day by day.
    pair = [_PARTIES[(number % _DAYS) // 7 % 40], _PARTIES[((number % _DAYS) // 7 + 11) % 40]]
    chains = (
        (Link(type="outlet", name=own),),
        (
            Link(type="outlet", name=own),
            Link(type="outlet", name=chance.choice(_OUTLETS)),
            Link(type="unnamed-group", name="sources briefed on the talks", count=chance.randint(2, 4)),
        ),
        (Link(type="outlet", name=own), Link(type="named-individual", name=f"Speaker {pair[0]}", count=1)),
    )
    when = DateInterval.day(day - timedelta(days=1))
    met = tuple(
        Occasion(id=name, kind=kind, place=place, date=when, participants=tuple(pair), status="past", span=Span(0, 20))
        for name, kind, place in (("summit", "summit", f"City {number % 30}"), ("call", "call", None))
    )
    measures = [measure.id for measure in load().measures]
    entries = tuple(
        Entry(
            id=fingerprint(f"{ident} {place}")[:24],
            report=ident,
            party=chance.choice(pair),
            stance=chance.choice(_STANCES),
            provision=Provision(
                measure=chance.choice(measures), actor=(chance.choice(pair),),
                places=tuple(sorted(chance.sample(_PLACES, chance.randint(0, 2)))),
            ),
            modality=chance.choice(_MODALITIES),
            chain=chance.choice(chains),
            passage=Span(place * 50, place * 50 + 48),
            words=(Span(place * 50, place * 50 + 10),),
            trace=(),
            occasion=chance.choice((None, "summit", "call")),
        )
        for place in range(_PER_REPORT)
    )  # fmt: skip
    figures = tuple(
        Figure(span=Span(at, at + 8), value=chance.randint(1, 900), value_to=None, unit=unit, approximate=False,
               about=f"held by {pair[0]}", places=(chance.choice(_PLACES),))
        for at, unit in ((60, "km2"), (160, "people"))
    )  # fmt: skip
    report = Report(
        id=ident,
        path=f"{number}.txt",
        text=text,
        body=Span(0, len(text)),
        outlet=own,
        declared_date=DateInterval.day(day),
    )
    return Reading(
        report=report,
        reader="rules",
        codebook="bench",
        pipeline="bench",
        entries=entries,
        occasions=met,
        figures=figures,
    )


def _timed(what: str, work: Callable[[], object], limit: float | None = None) -> None:
    """Prints how long it took, and the processor's time, by which the limit is held: others may use it too."""
    began, busy = time.perf_counter(), _busy()
    work()
    took, used = time.perf_counter() - began, _busy() - busy
    verdict = "" if limit is None else f"  limit {limit} s  {'ok' if used < limit else 'TOO SLOW'}"
    print(f"across  {what:<44} {took:8.3f} s, processor {used:8.3f} s{verdict}", flush=True)


def _busy() -> float:
    """The processor's seconds used by this process and those it started."""
    return sum(sum(os.times()[part : part + 2]) for part in (0, 2))


def _command(ledger: Path, *words: str) -> None:
    """Runs a command as a user does: in a process of its own, its start included."""
    program = "from parley.cli import main; main()"
    line = [sys.executable, "-c", program, *words, "--ledger", str(ledger)]
    # Compiled modules are kept, as they are where the package is installed.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    kept["PYTHONPYCACHEPREFIX"] = str(ledger.parent / "compiled")
    done = subprocess.run(line, capture_output=True, text=True, check=False, env=kept)
    if done.returncode:
        raise SystemExit(f"parley {' '.join(words)}: {done.stderr}")


def main(count: int = ENTRIES) -> None:
    """Builds the ledger in a temporary folder and measures."""
    chance = random.Random(6)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "bench.db"
        with Ledger.open(place, create=True) as ledger:
            made = [reading(number, chance) for number in range(count // _PER_REPORT)]
            _timed(f"storing {count} entries", lambda: [ledger.store(one) for one in made])
            _timed("laying all of it side by side, once", lambda: settle(ledger))
            for number in (count, count + _DAYS // 2, count + _DAYS - 1):
                ledger.store(reading(number, chance))
                _timed("one more reading, beside its neighbours", lambda: settle(ledger), 1.0)
        days = [(_FIRST + timedelta(days=number)).isoformat() for number in (400, 430)]
        _timed("parley reports, the first start", lambda: _command(place, "reports", "--report", "none"))
        _timed("parley reports, to compare with", lambda: _command(place, "reports", "--report", "none"))
        for name in COMMANDS:
            words = ("compare", *days) if name == "compare" else (name,)
            _command(place, *words)
            _timed(f"parley {name}", lambda words=words: _command(place, *words), 0.5)  # type: ignore[misc]
            narrow = (*words, "--party", "Land 3", "--from", days[0], "--to", days[1])
            _timed(f"parley {name} --party --from --to", lambda words=narrow: _command(place, *words), 0.5)  # type: ignore[misc]


COMMANDS = ("origins", "positions", "compare", "packages", "conflicts", "checks", "gap", "timeline")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ENTRIES)
