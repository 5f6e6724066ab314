"""python -m training.eye [--data FOLDER] [--build FOLDER] [--out FOLDER] [--until STAGE] [--threads N]

Makes the eye: train, export, calibrate, measure, card. What a step has left in the build folder is not made again.
"""

import argparse
import os
from pathlib import Path

# two threads that spin for one another stand still when another program wants a core
os.environ.setdefault("OMP_WAIT_POLICY", "passive")
os.environ.setdefault("GOMP_SPINCOUNT", "0")

import torch

from parley.language.eye.component import SHIPPED
from parley.language.eye.pieces import Pieces
from parley.language.eye.words import blank
from training.eye import card, finish, silver
from training.eye.learn import Stage, load, run
from training.eye.material import base, labels, material, texts
from training.eye.network import build

ROOT = Path(__file__).resolve().parents[2]
STAGES = (
    Stage(name="syntax", steps=600, horizon=1500, rate=2e-4, head_rate=1.5e-3, blocks=0.0, seed=1),
    Stage(name="all", steps=2000, horizon=2000, rate=1.7e-4, head_rate=1.2e-3, blocks=0.55, seed=2, written=12),
    Stage(
        name="more",
        steps=3000,
        horizon=3000,
        rate=1.6e-4,
        head_rate=1.1e-3,
        blocks=0.5,
        seed=3,
        measures=1.3,
        silver=True,
        written=12,
    ),
    Stage(
        name="last",
        steps=2000,
        horizon=2000,
        rate=1.3e-4,
        head_rate=9e-4,
        blocks=0.5,
        seed=4,
        measures=1.3,
        silver=True,
        hidden=0.07,
        averaged=True,
        written=14,
        treebank=1,
    ),
    Stage(
        name="passages",
        steps=700,
        horizon=700,
        rate=8e-5,
        head_rate=6e-4,
        blocks=0.6,
        seed=5,
        measures=1.3,
        silver=True,
        hidden=0.05,
        averaged=True,
        written=16,
    ),
    Stage(
        name="settled",
        steps=2400,
        horizon=2400,
        rate=1.3e-4,
        head_rate=9e-4,
        blocks=0.5,
        seed=7,
        measures=1.3,
        silver=True,
        hidden=0.07,
        averaged=True,
        written=23,
    ),
    Stage(
        name="wide",
        steps=700,
        horizon=2400,
        rate=1.4e-4,
        head_rate=9e-4,
        blocks=0.4,
        seed=8,
        measures=1.3,
        silver=True,
        teacher="settled",
        hidden=0.12,
        averaged=True,
        written=23,
    ),
    Stage(
        name="whole",
        steps=2000,
        horizon=2000,
        rate=1.3e-4,
        head_rate=9e-4,
        blocks=0.5,
        seed=9,
        measures=1.3,
        silver=True,
        teacher="settled",
        hidden=0.1,
        averaged=True,
        written=28,
    ),
)

# Shipped is the mean of their weights: it reads better than either.
MEAN = ("settled", "whole")


def main() -> None:
    """Run the recipe."""
    parser = argparse.ArgumentParser(prog="python -m training.eye", description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data", help="with ud/ and polnear/")
    parser.add_argument("--out", type=Path, default=SHIPPED, help="where the pipeline goes")
    parser.add_argument("--build", type=Path, default=ROOT / "training" / "build" / "eye")
    parser.add_argument("--until", choices=[s.name for s in STAGES], help="stop after this stage")
    parser.add_argument("--threads", type=int, default=2, help="1 is faster where other programs want the cores")
    given = parser.parse_args()
    given.build.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(given.threads)
    torch.manual_seed(0)
    files = [given.data / "ud" / name for name in ("ewt-train.conllu", "gum-train.conllu")]
    start = base(given.build / "vocab.txt")
    pieces = Pieces(given.build / "vocab.txt")
    names = labels(files, given.build / "labels.json")
    eye = build(str(start.folder), start.rows, names)
    for stage in STAGES:
        if not (given.build / f"{stage.name}.pt").exists():
            fill = None
            if stage.silver:
                taught = build(str(start.folder), start.rows, names)
                taught.load_state_dict(torch.load(given.build / f"{stage.teacher}.pt", weights_only=True))
                own, other = silver.teachers(
                    taught, names, given.build / "vocab.txt", given.build / f"teacher-{stage.teacher}"
                )
                fill = silver.filler(texts(), own, other, blank(), pieces, names)
            run(
                eye,
                material(files, pieces, names, fill, {"written": stage.written, "treebank": stage.treebank}),
                stage,
                given.build,
                pieces,
            )
        else:
            load(eye, stage, given.build)
        if stage.name == given.until:
            return
    left = [torch.load(given.build / f"{name}.pt", weights_only=True) for name in MEAN]
    eye.load_state_dict({name: sum(part[name] for part in left) / len(left) for name in left[0]})
    finish.calibrated(eye, names, given.build / "vocab.txt", given.out, made="python -m training.eye")
    sources = finish.Sources(
        treebanks=given.data / "ud",
        polnear=given.data / "polnear" / "dev",
        scorer=given.data.parent / "scoring" / "polnear.py",
    )
    card.write(given.out, finish.figures(names, given.out, sources, given.build))


if __name__ == "__main__":
    main()
