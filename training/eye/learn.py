"""The training loop: stages of a fixed number of steps, resumable at the last checkpoint."""

import random
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from torch.utils.data import DataLoader, IterableDataset

from parley.language.eye.pieces import Pieces
from training.eye.batches import Batch, Material, collate, passes
from training.eye.losses import OF_TREEBANKS, WEIGHTS, Guide, guided, losses, scores
from training.eye.network import Eye

CHECKPOINT_EVERY, TELL_EVERY = 150, 25
# pieces in a step, with their padding
BUDGET = 1400
# of the running average of the weights
_DECAY = 0.998


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stage.

    after: the stages from the mean of whose weights it starts; none: the pretrained encoder
    guides: the stages whose networks it learns from beside the marks
    steps, horizon: its steps, and those that its rates are laid out for, where it stops before
    rate, head_rate: the highest rates of encoder and heads
    blocks: the share of marked blocks, the rest are treebank sentences
    measures: the weight of the measures' loss
    silver: the stage that is one of the two parsers on whose agreement the blocks' syntax rests; empty: none
    hidden: the share of pieces hidden from the encoder
    averaged: whether the weights are averaged over the steps
    written, treebank: the numbers of the last files of marked sentences that it knows
    """

    name: str
    after: tuple[str, ...] = ()
    guides: tuple[str, ...] = ()
    steps: int
    horizon: int = 0
    rate: float
    head_rate: float
    blocks: float
    seed: int
    measures: float = 1.3
    silver: str = ""
    hidden: float = 0.0
    averaged: bool = False
    written: int = 99
    treebank: int = 99

    @property
    def heads(self) -> frozenset[str]:
        """The heads that it learns."""
        return frozenset(WEIGHTS) if self.blocks else OF_TREEBANKS


class _Steps(IterableDataset[list[Batch]]):
    """The batches of each step of a stage, from step `first` on."""

    def __init__(self, material: Material, stage: Stage, pieces: Pieces, first: int) -> None:
        self.material, self.stage, self.first = material, stage, first
        self.cls, self.sep, self.mask = pieces.cls, pieces.sep, pieces.mask

    def __iter__(self) -> Iterator[list[Batch]]:
        stage = self.stage
        each = passes(self.material, seed=stage.seed, budget=BUDGET, blocks=stage.blocks)
        for step, parts in enumerate(islice(each, self.first, stage.steps), self.first):
            chance = torch.Generator().manual_seed(stage.seed * 100_003 + step)
            jitter = random.Random(stage.seed * 100_003 + step)
            # one after the other: in one batch the shorter windows would be padded to the longer ones
            yield [self._hide(collate(windows, self.cls, self.sep, jitter=jitter), chance) for windows in parts]

    def _hide(self, batch: Batch, chance: torch.Generator) -> Batch:
        """With the mask for a share of the pieces, so that no single word is leaned on."""
        chosen = torch.rand(batch.ids.shape, generator=chance) < self.stage.hidden
        chosen &= (batch.ids != self.cls) & (batch.ids != self.sep) & (batch.mask > 0)
        return replace(batch, hidden=batch.ids.masked_fill(chosen, self.mask))


def mean(folder: Path, shares: Mapping[str, float]) -> dict[str, Tensor]:
    """The mean of the weights that stages have left in `folder`, each with its share."""
    found: dict[str, Tensor] = {}
    for stage, share in shares.items():
        for name, part in torch.load(folder / f"{stage}.pt", weights_only=True).items():
            found[name] = found.get(name, 0) + share / sum(shares.values()) * part.float()
    return found


def run(eye: Eye, guides: Sequence[Guide], material: Material, stage: Stage, folder: Path, pieces: Pieces) -> None:
    """Train one stage, or go on with it where its checkpoint stands; leaves `folder/<stage>.pt`."""
    device = next(eye.parameters()).device
    encoder = list(eye.encoder.parameters())
    rest = [p for name, p in eye.named_parameters() if not name.startswith("encoder.")]
    optimizer = torch.optim.AdamW([{"params": encoder}, {"params": rest}], lr=stage.rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [stage.rate, stage.head_rate], total_steps=(stage.horizon or stage.steps) + 1, pct_start=0.1
    )
    average = AveragedModel(eye, multi_avg_fn=get_ema_multi_avg_fn(_DECAY)) if stage.averaged else None
    held = {"eye": eye, "optimizer": optimizer, "schedule": schedule} | ({"average": average} if average else {})
    step, kept = 0, folder / f"{stage.name}.checkpoint.pt"
    if kept.exists():
        state = torch.load(kept, weights_only=True, map_location=device)
        for name, part in held.items():
            part.load_state_dict(state[name])
        step = state["step"]
    # beside a GPU a process of its own keeps the next batches ready
    steps = DataLoader(_Steps(material, stage, pieces, step), batch_size=None, num_workers=int(device.type == "cuda"))
    eye.train()
    began = time.monotonic()
    for parts in steps:
        torch.manual_seed(stage.seed * 100_003 + step)
        optimizer.zero_grad()
        told: dict[str, Tensor] = {}
        for batch in parts:
            told |= _learn(eye, guides, batch.to(device), stage)
        nn.utils.clip_grad_norm_(eye.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if average is not None and step > stage.steps // 4:
            average.update_parameters(eye)
        step += 1
        if step % TELL_EVERY == 0:
            line = " ".join(f"{name} {loss.item():.3f}" for name, loss in told.items())
            print(f"{stage.name} {step}/{stage.steps} {time.monotonic() - began:.0f}s {line}", file=sys.stderr)
        if step % CHECKPOINT_EVERY == 0:
            state = {name: part.state_dict() for name, part in held.items()} | {"step": step}
            torch.save(state, kept.with_suffix(".new"))
            kept.with_suffix(".new").replace(kept)
    if average is not None:
        eye.load_state_dict(average.module.state_dict())
    torch.save({name: part.cpu() for name, part in eye.state_dict().items()}, folder / f"{stage.name}.pt")


def _learn(eye: Eye, guides: Sequence[Guide], batch: Batch, stage: Stage) -> dict[str, Tensor]:
    """Adds a batch's gradients to those of `eye`; the loss of each head."""
    weights = WEIGHTS | {"measures": stage.measures, "word_measure": stage.measures / 2}
    found = scores(eye, batch, batch.hidden)
    own = losses(found, batch)
    total = sum(weights[name] * loss for name, loss in own.items())
    if guides:
        said = [guide.says(batch) for guide in guides]
        total += sum(weights[name] * loss for name, loss in guided(found, batch, said).items())
    total.backward()
    return {name: loss.detach() for name, loss in own.items()}
