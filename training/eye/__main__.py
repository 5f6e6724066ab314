"""python -m training.eye [--data FOLDER] [--build FOLDER] [--out FOLDER] [--until STAGE] [--threads N] [--device NAME]

Makes the eye: train, export, calibrate, measure, card. What a step has left in the build folder is not made again.
"""

import argparse
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

# two threads that spin for one another stand still when another program wants a core
os.environ.setdefault("OMP_WAIT_POLICY", "passive")
os.environ.setdefault("GOMP_SPINCOUNT", "0")

import torch

from parley.language.eye.component import SHIPPED
from parley.language.eye.pieces import Pieces
from parley.language.eye.words import blank
from training.eye import card, finish, silver
from training.eye.batches import Material
from training.eye.labels import Labels
from training.eye.learn import Stage, mean, run
from training.eye.losses import Guide
from training.eye.material import Base, base, labels, material, texts
from training.eye.network import Eye, build
from training.eye.stages import MEAN, STAGES

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Run the recipe."""
    parser = argparse.ArgumentParser(prog="python -m training.eye", description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data", help="with ud/ and polnear/")
    parser.add_argument("--out", type=Path, default=SHIPPED, help="where the pipeline goes")
    parser.add_argument("--build", type=Path, default=ROOT / "training" / "build" / "eye")
    parser.add_argument("--until", choices=[s.name for s in STAGES], help="stop after this stage")
    parser.add_argument("--threads", type=int, default=2, help="1 is faster where other programs want the cores")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    given = parser.parse_args()
    given.build.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(given.threads)
    files = [given.data / "ud" / name for name in ("ewt-train.conllu", "gum-train.conllu")]
    start = base(given.build / "vocab.txt")
    pieces = Pieces(given.build / "vocab.txt")
    names = labels(files, given.build / "labels.json")
    for stage in STAGES:
        if not (given.build / f"{stage.name}.pt").exists():
            eye = _network(start, names, given.build, dict.fromkeys(stage.after, 1.0)).to(given.device)
            guides = [
                Guide(eye=_network(start, names, given.build, {s.name: 1.0}).to(given.device).eval(), heads=s.heads)
                for s in STAGES
                if s.name in stage.guides
            ]
            known = _material(files, start, pieces, names, given.build, stage)
            run(eye, guides, known, stage, given.build, pieces)
        if stage.name == given.until:
            return
    eye = _network(start, names, given.build, MEAN)
    finish.calibrated(eye, names, given.build / "vocab.txt", given.out, made="python -m training.eye")
    sources = finish.Sources(
        treebanks=given.data / "ud",
        polnear=given.data / "polnear" / "dev",
        scorer=given.data.parent / "scoring" / "polnear.py",
    )
    card.write(given.out, finish.figures(names, given.out, sources, given.build))


def _network(start: Base, names: Labels, folder: Path, shares: Mapping[str, float]) -> Eye:
    """The network with the mean of the weights of stages, by their shares; untrained where none is named."""
    # the heads of an untrained one are drawn
    torch.manual_seed(0)
    eye = build(str(start.folder), start.rows, names)
    if shares:
        eye.load_state_dict(mean(folder, shares))
    return eye


def _material(
    files: Sequence[Path], start: Base, pieces: Pieces, names: Labels, folder: Path, stage: Stage
) -> Material:
    """What a stage learns from."""
    fill = None
    if stage.silver:
        taught = _network(start, names, folder, {stage.silver: 1.0})
        own, other = silver.teachers(taught, names, folder / "vocab.txt", folder / f"teacher-{stage.silver}")
        fill = silver.filler(texts(), own, other, blank(), pieces, names)
    return material(files, pieces, names, fill, {"written": stage.written, "treebank": stage.treebank})


if __name__ == "__main__":
    main()
