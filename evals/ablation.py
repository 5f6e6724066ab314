"""python -m evals.ablation: what the words of the codebook, and what the eye, gain on the gold.

"Rules" reads with the eye's tree but without what it sees; "eye" with a codebook whose measures have no words, so
that only what the eye sees becomes an entry; "both" is what `parley read` does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from parley.cli.predicted import prediction
from parley.codebook.loader import Codebook
from parley.evaluate.counts import Scores
from parley.evaluate.loader import GoldFile, load_folder, load_split
from parley.evaluate.score import score_report
from parley.evaluate.table import by_part, render, rows
from parley.ingest.reports import report_of
from parley.reading import Reader

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

HERE = Path(__file__).parent
GOLD = [
    *(
        HERE / "gold" / f"{name}"
        for name in (
            "ukraine",
            "gaza",
            "iran",
            "elsewhere-learn",
            "elsewhere-measure",
            "further-learn",
            "further-measure",
        )
    ),
    HERE.parents[1] / "shared" / "gold" / "seeds",
]
SHOWN = ("core", "full", "chain", "exchange")


class _Blind:
    """A pipeline that forgets what its eye saw."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    def pipe(self, texts: Iterable[str], batch_size: int = 32) -> Iterator[Doc]:
        for doc in self._nlp.pipe(texts, batch_size=batch_size):
            doc.user_data.pop("parley.sight", None)
            yield doc


def _wordless(codebook: Codebook) -> Codebook:
    return replace(codebook, measures=tuple(replace(m, verbs=(), nouns=()) for m in codebook.measures))


def main() -> None:
    """Prints the scores of the three ways of reading, by part of the split."""
    both = Reader.load()
    ways = {
        "rules": replace(both, nlp=cast("Language", _Blind(both.nlp))),
        "eye": replace(both, codebook=_wordless(both.codebook)),
        "both": both,
    }
    files: list[GoldFile] = [file for folder in GOLD if folder.is_dir() for file in load_folder(folder)]
    for name, reader in ways.items():
        scores = {file.name: _scored(file, reader) for file in files}
        for part, found in by_part(scores, load_split(HERE / "split.yml")):
            shown = [(key, count) for key, count in found.named() if key in SHOWN]
            print(render(rows(f"{name}: {part}", shown)))


def _scored(file: GoldFile, reader: Reader) -> Scores:
    report = report_of(file.text.encode("utf-8"), file.gold.report, reader.codebook.outlets).report
    return score_report(file.gold, prediction(reader.read(report)), file.text)


if __name__ == "__main__":
    main()
