"""The network: an encoder over word pieces, and heads over words.

The heads are written so that parley.language.eye can run them with numpy from the same matrices; a change
here is a change in parley.language.eye.heads.
"""

import torch
from torch import Tensor, nn
from transformers import BertModel

from parley.language.eye.words import KINDS
from training.eye.labels import ATTRIBUTION_ROLES, STANCE_ROLES, Labels

WIDTH = 384
ARC, LABEL, FRAME, CLASS = 256, 80, 128, 256
FAR = 15
FLAT = ("upos", "xpos", "lemma", "start", "say", "cue", "stance", "stances", "measures")
CLASSES = ("stances", "measures", "modalities", "extents")


def projection(size: int, width: int = WIDTH) -> nn.Sequential:
    """A layer whose matrix is the one to be exported."""
    return nn.Sequential(nn.Linear(width, size), nn.GELU("tanh"), nn.Dropout(0.2))


def with_one(x: Tensor) -> Tensor:
    """The vectors with a constant at their end, so that a bilinear form has its linear parts."""
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


class Links(nn.Module):
    """For each anchor, how far each word plays each role: a bilinear form and a bias by distance."""

    def __init__(self, roles: int) -> None:
        super().__init__()
        self.anchor, self.word = projection(FRAME), projection(FRAME)
        self.form = nn.Parameter(torch.randn(roles, FRAME + 1, FRAME + 1) * 0.01)
        self.distance = nn.Parameter(torch.zeros(roles, 2 * FAR + 1))
        with torch.no_grad():
            self.form[:, -1, -1] = -3.0

    def forward(self, anchors: Tensor, row: Tensor, words: Tensor, offset: Tensor) -> Tensor:
        """Scores [anchors, roles, words]; `row` is each anchor's row in `words` [rows, words, WIDTH],
        `offset` [anchors, words] each word's signed distance from the anchor."""
        a, t = with_one(self.anchor(anchors)), with_one(self.word(words))[row]
        scores = torch.einsum("ai,rij,anj->arn", a, self.form, t)
        bucket = offset.clamp(-FAR, FAR) + FAR
        return scores + self.distance[:, bucket].transpose(0, 1)


class Eye(nn.Module):
    """Encoder and all heads."""

    def __init__(self, encoder: BertModel, labels: Labels) -> None:
        super().__init__()
        self.encoder, self.labels = encoder, labels
        self.drop = nn.Dropout(0.15)
        self.flat = nn.Linear(WIDTH, sum(labels.size(head) for head in FLAT))
        self.root = nn.Parameter(torch.zeros(WIDTH))
        self.arc_head, self.arc_word = projection(ARC), projection(ARC)
        self.label_head, self.label_word = projection(LABEL), projection(LABEL)
        self.arc = nn.Parameter(torch.randn(ARC + 1, ARC) * 0.02)
        self.label = nn.Parameter(torch.randn(labels.size("label"), LABEL + 1, LABEL + 1) * 0.02)
        self.attribution, self.stance = Links(len(ATTRIBUTION_ROLES)), Links(len(STANCE_ROLES))
        self.hidden = projection(CLASS, 3 * WIDTH + 1)
        self.classes = nn.Linear(CLASS, sum(labels.size(head) for head in CLASSES))

    def words(self, ids: Tensor, kinds: Tensor, mask: Tensor, firsts: Tensor) -> Tensor:
        """Vectors [batch, words, WIDTH]: the encoder's at each word's first piece."""
        found = self.encoder(input_ids=ids, token_type_ids=kinds, attention_mask=mask).last_hidden_state
        return self.drop(torch.gather(found.float(), 1, firsts.unsqueeze(-1).expand(-1, -1, WIDTH)))

    def tags(self, words: Tensor) -> dict[str, Tensor]:
        """Scores of each word-by-word head."""
        parts = self.flat(words).split([self.labels.size(head) for head in FLAT], -1)
        return dict(zip(FLAT, parts, strict=True))

    def arcs(self, words: Tensor, sentence: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores [batch, words, 1 + words] of heads within the sentence (0: root), and the vectors for labels."""
        rooted = torch.cat([self.root.expand(len(words), 1, -1), words], 1)
        scores = with_one(self.arc_word(words)) @ self.arc @ self.arc_head(rooted).transpose(1, 2)
        apart = sentence[:, :, None] != sentence[:, None, :]
        scores = scores.masked_fill(nn.functional.pad(apart, (1, 0)), -1e4)
        return scores, with_one(self.label_head(rooted)), with_one(self.label_word(words))

    def kinds(
        self, links: Tensor, anchors: Tensor, row: Tensor, own: Tensor, words: Tensor, tags: dict[str, Tensor]
    ) -> dict[str, Tensor]:
        """Scores of stance, measure, modality and extent of each anchor, given its links [anchors, roles, words]
        and its own words [anchors, words]."""
        chance = links.sigmoid() * (words.abs().sum(-1) > 0)[row][:, None, :]
        pooled = [
            torch.einsum("an,anw->aw", weight / weight.sum(-1, keepdim=True).clamp(min=1.0), words[row])
            for weight in (chance[:, 1], chance[:, 2])
        ]
        both = torch.minimum(chance[:, 1], chance[:, 2]).amax(-1, keepdim=True)
        scores = self.classes(self.hidden(torch.cat([anchors, *pooled, both], -1)))
        parts = dict(zip(CLASSES, scores.split([self.labels.size(head) for head in CLASSES], -1), strict=True))
        for head in ("stances", "measures"):
            parts[head] = parts[head] + torch.einsum("an,anc->ac", own, tags[head][row])
        return parts


def build(model: str, kept_rows: list[int], labels: Labels) -> Eye:
    """An untrained Eye on the pretrained encoder `model`, with the vocabulary cut to `kept_rows`."""
    encoder = BertModel.from_pretrained(
        model, add_pooling_layer=False, attn_implementation="sdpa", attention_probs_dropout_prob=0.0
    )
    table = encoder.embeddings.word_embeddings.weight.data[kept_rows]
    encoder.embeddings.word_embeddings = nn.Embedding.from_pretrained(table.clone(), freeze=False)
    first = encoder.embeddings.token_type_embeddings.weight.data[:1]
    encoder.embeddings.token_type_embeddings = nn.Embedding.from_pretrained(first.repeat(KINDS, 1), freeze=False)
    encoder.config.vocab_size, encoder.config.type_vocab_size = len(kept_rows), KINDS
    return Eye(encoder, labels)
