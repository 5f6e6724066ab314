"""`python -m evals [--update]`: scores of all the gold there is, then the gate."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared"
PARLEY = [sys.executable, "-c", "from parley.cli import main; main()"]


def main() -> int:
    """The gate's exit code; what is not there is said to be left out."""
    names = ("ukraine", "gaza", "iran", "elsewhere-learn", "elsewhere-measure", "further-learn", "further-measure")
    folders = [str(HERE / "gold" / name) for name in names]
    subprocess.run([*PARLEY, "evaluate", *folders, str(SHARED / "gold" / "seeds")], check=True)
    run = subprocess.run(
        [*PARLEY, "evaluate", *folders, "--format", "json"], check=True, capture_output=True, text=True
    )
    _polnear()
    _plover()
    with tempfile.NamedTemporaryFile("w", suffix=".json") as kept:
        json.dump(json.loads(run.stdout), kept)
        kept.flush()
        gate = [sys.executable, str(HERE / "gate.py"), kept.name, *sys.argv[1:]]
        return subprocess.run(gate, check=False).returncode


def _polnear() -> None:
    folder = SHARED / "data" / "polnear" / "dev"
    if not folder.is_dir():
        print("PolNeAR: left out, the corpus is not there")
        return
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as kept:
        subprocess.run([*PARLEY, "attributions", str(folder / "text"), "--format", "jsonl"], stdout=kept, check=False)
        subprocess.run([sys.executable, str(HERE / "polnear.py"), kept.name, str(folder)], check=True)


def _plover() -> None:
    from evals import plover
    from parley.evaluate.table import render, rows
    from parley.reading import Reader

    if not plover.RECORDS.exists():
        print("PLOVER: left out, the records are not there")
        return
    from evals.coded import codes_of

    reader = Reader.load()
    counts = plover.score(plover.read_records(plover.RECORDS), lambda text: codes_of(reader, text))
    print(render(rows("plover", counts.items())))


if __name__ == "__main__":
    sys.exit(main())
