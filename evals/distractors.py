"""python -m evals.distractors: the entries read from sentences that state no position; there should be none.

Of the sentences in training/data that take no stance only those are read that are held back from training: look-alikes
written to mislead, and ordinary sentences of the open treebanks. Each is a report of its own.
"""

from __future__ import annotations

from pathlib import Path

from parley.model.report import Report
from parley.reading import Reader
from parley.text.spans import Span
from training.eye.written import part, read

DATA = Path(__file__).parent.parent / "training" / "data"


def sentences(folder: Path) -> list[str]:
    """The held-back sentences of a folder that take no stance."""
    return [block.text for block in read(folder) if not block.stances and part(block.text) == "held-back"]


def entries(reader: Reader, text: str) -> int:
    """How many entries are read from a text that stands alone."""
    return len(reader.read(Report(id="x", path="x", text=text, body=Span(0, len(text)))).entries)


def main() -> None:
    """Print the figures of each folder and of both."""
    reader = Reader.load()
    told = {
        name: [entries(reader, text) for text in sentences(DATA / folder)]
        for name, folder in (("look-alikes", "written"), ("treebanks", "treebank"))
    }
    for name, found in [*told.items(), ("together", [n for each in told.values() for n in each])]:
        print(f"{name:12} {sum(found):4} entries in {len(found):4} sentences: {sum(found) / len(found):.3f} a sentence")


if __name__ == "__main__":
    main()
