"""Makes and measures the convolutional pipeline: `python -m training.convolutional make|score`."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from spacy.language import Language

from training.convolutional import card, corpus
from training.convolutional.train import PIPELINE_NAME, Plan, train
from training.convolutional.treebank import Sentence, read

TREEBANKS = {"EWT": "ewt", "GUM": "gum"}
DATA = Path("../shared/data/ud")
OUT = Path("src/parley/language/pipelines") / PIPELINE_NAME
WORK = Path("training/build") / PIPELINE_NAME


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when the pipeline was made or measured; 1 when the data are not there."""
    options = _options(arguments)
    missing = [
        name for part in ("train", "dev") for name in _files(part).values() if not (options.data / name).is_file()
    ]
    if missing:
        print(
            f"{options.data}: {', '.join(missing)} not found; expected the Universal Dependencies files of"
            " EWT and GUM. Name their folder with --data.",
            file=sys.stderr,
        )
        return 1
    if options.resume and not (options.work / "checkpoint").is_dir():
        print(f"{options.work}: no checkpoint to resume from; make without --resume.", file=sys.stderr)
        return 1
    if options.command == "make":
        _make(options)
    _score(options)
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.convolutional", description=__doc__)
    parser.add_argument("command", choices=("make", "score"), help="make includes score")
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the .conllu files (%(default)s)")
    parser.add_argument("--out", type=Path, default=OUT, help="folder of the pipeline (%(default)s)")
    parser.add_argument("--work", type=Path, default=WORK, help="folder of the checkpoint (%(default)s)")
    parser.add_argument("--passes", type=int, default=Plan().passes, help="over the data (%(default)s)")
    parser.add_argument("--resume", action="store_true", help="go on after the last finished pass")
    return parser.parse_args(arguments)


def _files(part: str) -> dict[str, str]:
    return {title: f"{name}-{part}.conllu" for title, name in TREEBANKS.items()}


def _sentences(data: Path, part: str) -> dict[str, list[Sentence]]:
    """The treebanks' sentences by treebank."""
    return {title: list(read(data / name)) for title, name in _files(part).items()}


def _make(options: argparse.Namespace) -> None:
    """Trains and puts the pipeline in place of the one in `options.out`."""
    options.work.mkdir(parents=True, exist_ok=True)
    train_sentences, dev_sentences = (
        [sentence for sentences in _sentences(options.data, part).values() for sentence in sentences]
        for part in ("train", "dev")
    )
    plan = replace(Plan(), passes=options.passes)
    nlp = train(train_sentences, dev_sentences, plan=plan, work=options.work, resume=options.resume)
    save(nlp, options.out)


def save(nlp: Language, out: Path) -> None:
    """`out` holds the pipeline and nothing else."""
    nlp.meta.update(
        name=PIPELINE_NAME,
        version="0.1.0",
        description="English words, sentences, tags, lemmas and Universal Dependencies for news",
        license=card.LICENCE,
        spacy_version=">=3.8.0,<4.0.0",
        sources=[
            {"name": "Universal Dependencies English EWT", "license": "CC BY-SA 4.0"},
            {"name": "Universal Dependencies English GUM, open genres", "license": "CC BY, CC BY-SA"},
        ],
    )
    if out.exists():
        shutil.rmtree(out)
    nlp.to_disk(out)
    # Only the labels are needed again; the other strings are words of the treebanks, addresses among them.
    labels = {label for _, component in nlp.pipeline for label in getattr(component, "labels", ())}
    (out / "vocab" / "strings.json").write_text(json.dumps(sorted(labels), indent=0), "utf-8")


def _score(options: argparse.Namespace) -> None:
    """Prints the pipeline's scores and writes them on its card."""
    dev = {
        f"{title} dev": list(corpus.paragraphs(sentences))
        for title, sentences in _sentences(options.data, "dev").items()
    }
    measured = card.measure(options.out, dev)
    for name, scores in measured.scores.items():
        print(f"{name}: {scores}")
    print(
        f"{measured.speed:.0f} words a second on one core, loads in {measured.load:.2f} s, {measured.megabytes:.1f} MB"
    )
    seen = [s for sentences in _sentences(options.data, "train").values() for s in sentences]
    words = sum(len(sentence.words) for sentence in seen)
    card.write(options.out, measured, words=words, sentences=len(seen))


if __name__ == "__main__":
    sys.exit(main())
