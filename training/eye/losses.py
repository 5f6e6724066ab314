"""What the network is told to get better at: the known answers, and what its guides say of the rest.

A guide is another trained network. It gives its chances for every word and frame, also where nobody has marked
an answer, and it spreads them where the answer is open.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from training.eye.batches import Anchors, Batch
from training.eye.examples import UNKNOWN
from training.eye.network import CLASSES, Eye

WEIGHTS = {
    "arc": 1.0, "label": 1.0, "upos": 0.3, "xpos": 0.3, "lemma": 0.3, "start": 0.5, "say": 1.0, "cue": 0.7,
    "stance": 1.0, "word_stance": 0.4, "word_measure": 0.4, "attribution_links": 0.6, "stance_links": 0.6,
    "stances": 1.0, "measures": 0.8, "modalities": 0.5, "extents": 0.3,
}  # fmt: skip
_BY_WORD = ("upos", "xpos", "lemma", "start", "say", "cue", "stance")
_LINKS = ("attribution_links", "stance_links")
OF_TREEBANKS = frozenset({"arc", "label", "upos", "xpos", "lemma", "start"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """A trained network, and the heads that it has learned."""

    eye: Eye
    heads: frozenset[str]

    @torch.no_grad()
    def says(self, batch: Batch) -> dict[str, Tensor]:
        """The scores of the heads that it has learned, no piece hidden."""
        return {head: values for head, values in scores(self.eye, batch, batch.ids).items() if head in self.heads}


def scores(eye: Eye, batch: Batch, ids: Tensor) -> dict[str, Tensor]:
    """The scores of each head: [words, classes] or [frames, ...], of the words and frames that it is learned on.

    `ids` are the batch's own, all or with some hidden.
    """
    with torch.autocast(ids.device.type, dtype=torch.bfloat16):
        words = eye.words(ids, batch.kinds, batch.mask, batch.firsts)
    words = words.float() * batch.seen.unsqueeze(-1)
    tags = eye.tags(words)
    found = {task: tags[task][batch.seen] for task in _BY_WORD}
    found["word_stance"], found["word_measure"] = tags["stances"][batch.seen], tags["measures"][batch.seen]
    arcs, head_vectors, word_vectors = eye.arcs(words, batch.sentence)
    found["arc"] = arcs[batch.seen]
    row, at = (batch.heads != UNKNOWN).nonzero(as_tuple=True)
    pair = torch.einsum("ni,lij->nlj", word_vectors[row, at], eye.label)
    found["label"] = torch.einsum("nlj,nj->nl", pair, head_vectors[row, batch.heads[row, at]])
    for name, links, anchors in (
        ("attribution", eye.attribution, batch.attribution),
        ("stance", eye.stance, batch.stance),
    ):
        if len(anchors.row):
            vectors = torch.einsum("an,anw->aw", anchors.own, words[anchors.row])
            found[f"{name}_links"] = links(vectors, anchors.row, words, anchors.offset)
            if name == "stance":
                found |= eye.kinds(found["stance_links"], vectors, anchors.row, anchors.own, words, tags)
    return found


def losses(found: dict[str, Tensor], batch: Batch) -> dict[str, Tensor]:
    """The loss of each head against the known answers."""
    gold = {task: batch.tasks[task][batch.seen] for task in (*_BY_WORD, "word_stance", "word_measure")}
    gold |= {"arc": batch.heads[batch.seen], "label": batch.labels[batch.heads != UNKNOWN]}
    gold |= {head: batch.stance.classes[:, number] for number, head in enumerate(CLASSES)}
    told = {head: _cross(found[head], answers) for head, answers in gold.items() if head in found}
    return told | _of_links(found, batch, {"attribution": batch.attribution.roles, "stance": batch.stance.roles})


def guided(found: dict[str, Tensor], batch: Batch, guides: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The loss of each head against the mean chances of the guides that have learned it.

    The stance and measure of a word are asked of stance words alone: of others the guides have learned nothing.
    Labels are asked where the head is known.
    """
    asked = {task: batch.tasks[task][batch.seen] != UNKNOWN for task in ("word_stance", "word_measure")}
    told, roles = {}, {}
    for head, own in found.items():
        those = [guide[head] for guide in guides if head in guide]
        if not those or not len(own):
            continue
        if head in _LINKS:
            roles[head.removesuffix("_links")] = torch.stack(those).sigmoid().mean(0)
            continue
        each = -(torch.stack(those).softmax(-1).mean(0) * own.log_softmax(-1)).sum(-1)
        where = asked.get(head, torch.ones_like(each, dtype=torch.bool))
        told[head] = (each * where).sum() / where.sum().clamp(min=1)
    return told | _of_links(found, batch, roles)


def _cross(own: Tensor, gold: Tensor) -> Tensor:
    # the mean over no answer would be no number
    total = nn.functional.cross_entropy(own, gold, ignore_index=UNKNOWN, reduction="sum")
    return total / (gold != UNKNOWN).sum().clamp(min=1)


def _of_links(found: dict[str, Tensor], batch: Batch, roles: dict[str, Tensor]) -> dict[str, Tensor]:
    anchors: dict[str, Anchors] = {"attribution": batch.attribution, "stance": batch.stance}
    told = {}
    for kind, wanted in roles.items():
        own = found.get(f"{kind}_links")
        if own is not None:
            each = nn.functional.binary_cross_entropy_with_logits(own, wanted, reduction="none")
            seen = batch.seen[anchors[kind].row][:, None, :]
            told[f"{kind}_links"] = (each * seen).sum() / (own.shape[0] * own.shape[1])
    return told
