"""The training loop: stages of a fixed number of steps, resumable at the last checkpoint."""

import random
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from parley.language.eye.pieces import Pieces
from training.eye.batches import Anchors, Batch, Material, collate, passes
from training.eye.examples import UNKNOWN
from training.eye.network import CLASSES, Eye

CHECKPOINT_EVERY, TELL_EVERY = 150, 25
# of the running average of the weights
_DECAY = 0.998
WEIGHTS = {
    "arc": 1.0, "label": 1.0, "upos": 0.3, "xpos": 0.3, "lemma": 0.3, "start": 0.5, "say": 1.0, "cue": 0.7,
    "stance": 1.0, "word_stance": 0.4, "word_measure": 0.4, "attribution_links": 0.6, "stance_links": 0.6,
    "stances": 1.0, "measures": 0.8, "modalities": 0.5, "extents": 0.3,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stage: its steps, the steps its rates are laid out for (it may stop before), its highest rates, the
    share of marked blocks, the weight of the measures' loss, whether the blocks have the syntax that two parsers
    agree on and after which stage the eye is one of them, the share of pieces hidden from the encoder, whether the
    weights are averaged over the steps, and the numbers of the last files that it knows, `written` and of the marked
    `treebank` (what came later was too late)."""

    name: str
    steps: int
    horizon: int
    rate: float
    head_rate: float
    blocks: float
    budget: int = 1400
    seed: int = 1
    measures: float = 0.8
    silver: bool = False
    teacher: str = "syntax"
    hidden: float = 0.0
    averaged: bool = False
    written: int = 99
    treebank: int = 99


def cross(scores: Tensor, gold: Tensor) -> Tensor:
    """Cross-entropy over the known answers, nought where none is known."""
    if not (gold != UNKNOWN).any():
        return scores.sum() * 0
    return nn.functional.cross_entropy(scores.reshape(-1, scores.shape[-1]), gold.reshape(-1), ignore_index=UNKNOWN)


def losses(eye: Eye, batch: Batch) -> dict[str, Tensor]:
    """The loss of each head on a batch."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        words = eye.words(batch.ids, batch.kinds, batch.mask, batch.firsts)
    words = words.float() * batch.seen.unsqueeze(-1)
    tags = eye.tags(words)
    found = {
        task: cross(tags[task], batch.tasks[task])
        for task in ("upos", "xpos", "lemma", "start", "say", "cue", "stance")
    }
    found["word_stance"] = cross(tags["stances"], batch.tasks["word_stance"])
    found["word_measure"] = cross(tags["measures"], batch.tasks["word_measure"])
    known = batch.heads != UNKNOWN
    if known.any():
        scores, head_vectors, word_vectors = eye.arcs(words, batch.sentence)
        found["arc"] = cross(scores, batch.heads)
        row, at = known.nonzero(as_tuple=True)
        heads = head_vectors[row, batch.heads[row, at]]
        pair = torch.einsum("ni,lij->nlj", word_vectors[row, at], eye.label)
        found["label"] = cross(torch.einsum("nlj,nj->nl", pair, heads), batch.labels[row, at])
    for name, links, anchors in (
        ("attribution", eye.attribution, batch.attribution),
        ("stance", eye.stance, batch.stance),
    ):
        if len(anchors.row):
            vectors = torch.einsum("an,anw->aw", anchors.own, words[anchors.row])
            scores = links(vectors, anchors.row, words, anchors.offset)
            found[f"{name}_links"] = _link_loss(scores, anchors, batch.seen)
            if name == "stance":
                parts = eye.kinds(scores, vectors, anchors.row, anchors.own, words, tags)
                for number, head in enumerate(CLASSES):
                    found[head] = cross(parts[head], anchors.classes[:, number])
    return found


def _link_loss(scores: Tensor, anchors: Anchors, seen: Tensor) -> Tensor:
    each = nn.functional.binary_cross_entropy_with_logits(scores, anchors.roles, reduction="none")
    return (each * seen[anchors.row][:, None, :]).sum() / (scores.shape[0] * scores.shape[1])


def load(eye: Eye, stage: Stage, folder: Path) -> None:
    """Takes the weights that a stage has left in `folder`."""
    eye.load_state_dict(torch.load(folder / f"{stage.name}.pt", weights_only=True))


def run(eye: Eye, material: Material, stage: Stage, folder: Path, pieces: Pieces) -> None:
    """Train one stage, or go on with it where its checkpoint stands; leaves `folder/<stage>.pt`."""
    encoder = list(eye.encoder.parameters())
    rest = [p for name, p in eye.named_parameters() if not name.startswith("encoder.")]
    optimizer = torch.optim.AdamW([{"params": encoder}, {"params": rest}], lr=stage.rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [stage.rate, stage.head_rate], total_steps=stage.horizon + 1, pct_start=0.1
    )
    step, kept = 0, folder / f"{stage.name}.checkpoint.pt"
    if kept.exists():
        state = torch.load(kept, weights_only=True)
        eye.load_state_dict(state["eye"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        step = state["step"]
    average = AveragedModel(eye, multi_avg_fn=get_ema_multi_avg_fn(_DECAY)) if stage.averaged else None
    if average is not None and kept.exists():
        average.load_state_dict(torch.load(kept, weights_only=True)["average"])
    batches = passes(material, seed=stage.seed, budget=stage.budget, blocks=stage.blocks)
    for _ in range(step):
        next(batches)
    eye.train()
    began, shown = time.monotonic(), {}
    while step < stage.steps:
        torch.manual_seed(stage.seed * 100_003 + step)
        optimizer.zero_grad()
        found: dict[str, Tensor] = {}
        # one after the other: in one batch the shorter windows would be padded to the longer ones
        for windows in next(batches):
            batch = collate(windows, pieces.cls, pieces.sep, jitter=random.Random(stage.seed * 100_003 + step))
            _hide(batch, pieces, stage.hidden)
            own = losses(eye, batch)
            weights = WEIGHTS | {"measures": stage.measures, "word_measure": stage.measures / 2}
            sum(weights[name] * loss for name, loss in own.items()).backward()  # type: ignore[union-attr]
            found |= {name: loss for name, loss in own.items() if loss.requires_grad and loss.item()}
        nn.utils.clip_grad_norm_(eye.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if average is not None and step > stage.steps // 4:
            average.update_parameters(eye)
        step += 1
        for name, loss in found.items():
            shown[name] = 0.95 * shown.get(name, loss.item()) + 0.05 * loss.item()
        if step % TELL_EVERY == 0:
            told = " ".join(f"{name} {value:.3f}" for name, value in shown.items() if value)
            print(
                f"{stage.name} {step}/{stage.steps} {time.monotonic() - began:.0f}s {told}", file=sys.stderr, flush=True
            )
        if step % CHECKPOINT_EVERY == 0:
            state = {
                "eye": eye.state_dict(),
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
                "step": step,
            } | ({"average": average.state_dict()} if average is not None else {})
            torch.save(state, kept.with_suffix(".new"))
            kept.with_suffix(".new").replace(kept)
    if average is not None:
        eye.load_state_dict(average.module.state_dict())
    torch.save(eye.state_dict(), folder / f"{stage.name}.pt")


def _hide(batch: Batch, pieces: Pieces, share: float) -> None:
    """Puts the mask for a share of the pieces, so that no single word is leaned on."""
    if share:
        chosen = (torch.rand(batch.ids.shape) < share) & (batch.ids != pieces.cls) & (batch.ids != pieces.sep)
        batch.ids[chosen & (batch.mask > 0)] = pieces.mask
