"""A trained network to a shipped pipeline: export, calibrate, measure, card."""

from dataclasses import dataclass
from pathlib import Path

from parley.language.eye import load_eye
from parley.language.eye.pieces import Pieces
from parley.language.eye.reader import Eye
from parley.language.eye.words import blank
from training.data.compile import Block
from training.eye import calibrate, card, measure, treebank, written
from training.eye.examples import Example, join
from training.eye.export import export, manifest
from training.eye.labels import Labels
from training.eye.material import DATA, aside
from training.eye.network import Eye as Network


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Where the treebanks, PolNeAR's dev folder and its scorer lie."""

    treebanks: Path
    polnear: Path
    scorer: Path


def calibrated(network: Network, labels: Labels, vocabulary: Path, folder: Path, *, made: str) -> None:
    """Write a pipeline to `folder`, with the temperatures and thresholds of the calibration part."""
    export(network, labels, vocabulary, folder, made=made)
    blocks = aside("calibrate") + aside("calibrate", "treebank")
    found = calibrate.samples(Eye(folder), examples(blocks, Pieces(vocabulary), labels))
    temperatures, thresholds = calibrate.settings(found)
    manifest(folder, labels, made, temperatures, thresholds)


def examples(blocks: list[Block], pieces: Pieces, labels: Labels) -> list[Example]:
    """The blocks as windows, each with the sentence before."""
    nlp = blank()
    found = []
    for block in blocks:
        before, own = written.before(block, nlp, pieces), written.example(block, nlp, pieces, labels)
        found.append(join([before, own], [True, False]) if before else join([own], [True]))
    return found


def figures(labels: Labels, folder: Path, sources: Sources, work: Path) -> card.Figures:
    """Measure the pipeline in `folder`."""
    nlp, eye = load_eye(folder), Eye(folder)
    held = aside("held-back")
    samples = calibrate.samples(eye, examples(held, Pieces(folder / "vocab.txt"), labels))
    settings = eye.settings
    heads = ("say", "cue", "stance", "attribution", "links", "stances", "measures", "modalities", "extents")
    return card.Figures(
        counts=_counts(sources),
        treebanks=measure.treebanks(nlp, [sources.treebanks / f"{name}-dev.conllu" for name in ("ewt", "gum")]),
        polnear=measure.polnear(nlp, sources.polnear, sources.scorer, work),
        stances=measure.stances(nlp, held),
        reliability={h: calibrate.reliability(samples[h], settings.temperature(h)) for h in heads},
        temperatures=settings.temperatures,
        thresholds=settings.thresholds,
    )


def _counts(sources: Sources) -> dict[str, int]:
    blocks = list(written.read(DATA / "written"))
    marked = list(written.read(DATA / "treebank"))
    return {
        "treebank sentences": sum(
            1 for name in ("ewt", "gum") for _ in treebank.read(sources.treebanks / f"{name}-train.conllu")
        ),
        "written sentences": len(blocks),
        "of these with a stance": sum(bool(b.stances) for b in blocks),
        "stances": sum(len(b.stances) for b in blocks),
        "attributions in written sentences": sum(len(b.attributions) for b in blocks),
        "treebank sentences marked for attribution": len(marked),
        "attributions in these": sum(len(b.attributions) for b in marked),
    }
