"""The model card and its tables."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.eye.calibrate import Bin, error
from training.eye.measure import Score, Stances, Told

CONFUSION = "CONFUSION.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All that the card tells that was measured or counted."""

    counts: Mapping[str, int]
    treebanks: Mapping[str, Score]
    polnear: Sequence[str]
    stances: Stances
    reliability: Mapping[str, tuple[Bin, ...]]
    temperatures: Mapping[str, float]
    thresholds: Mapping[str, float]


def write(folder: Path, figures: Figures) -> None:
    """Write MODEL_CARD.md and the confusion tables beside the model."""
    (folder / "MODEL_CARD.md").write_text(_card(figures), encoding="utf-8")
    (folder / CONFUSION).write_text(_confusion(figures.stances), encoding="utf-8")


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines) + "\n"


def percent(value: float) -> str:
    """A share as a percentage with one decimal."""
    return f"{100 * value:.1f}"


def _scores(scores: Mapping[str, Score]) -> list[list[object]]:
    return [[name, percent(s.f1), percent(s.precision), percent(s.recall), s.wanted] for name, s in scores.items()]


HEAD = ("", "F1", "precision", "recall", "wanted")


def _card(f: Figures) -> str:
    counts = "\n".join(f"- {name}: {count:,}" for name, count in f.counts.items())
    right = [
        ["stance", percent(f.stances.stance_right)],
        ["measure", percent(f.stances.measure_right)],
    ]
    pairs = [["modality", percent(f.stances.modality_right)], ["extent", percent(f.stances.extent_right)]]
    reliable = "\n".join(
        f"### {head} (temperature {f.temperatures.get(head, 1.0)}, "
        f"expected calibration error {percent(error(bins))} %)\n\n"
        + table(
            ("answers", "mean confidence", "right"), [[b.count, percent(b.confidence), percent(b.right)] for b in bins]
        )
        for head, bins in f.reliability.items()
    )
    limits = table(("head", "threshold"), [[h, v] for h, v in f.thresholds.items()])
    return f"""# The eye

One encoder of six layers that reads English news text for Parley: tags, lemmas and Universal Dependencies, sentence
starts, attributions (source, cue, content) and stances with their roles. It runs with onnxruntime on one core.

- Base: all-MiniLM-L6-v2 (Apache-2.0), fine-tuned; its vocabulary cut to Latin, Greek and Cyrillic pieces.
- Files: `encoder.onnx` (8-bit weights), `heads.npz` (16 bits), `vocab.txt`, `eye.json` (labels, temperatures,
  thresholds, sha-256 of the files); `config.cfg`, `meta.json` and `tokenizer` make the folder a spaCy pipeline.
- Make it again: `python -m training.eye` (fixed seeds; two cores, about five hours, or a GPU; see training/eye).

## Data and licence

Trained on UD_English-EWT (CC BY-SA 4.0), on the openly licensed genres of UD_English-GUM (news, interview, bio, speech,
court, textbook, academic, voyage: CC BY, CC BY-SA or public domain), on sentences written and marked for Parley and on
sentences of these treebanks marked for attribution (training/data). The weights are given under CC BY-SA 4.0. PolNeAR
was used to measure only; nothing of it, nor of the gold in evals, was trained on or tuned to.

{counts}

A fifth of the marked sentences, by the hash of the text, is held back for measuring, a twentieth for calibration.

## Treebanks

The dev files of EWT and GUM together, from bare text with the eye's own tokenization and sentence starts, scored as in
the CoNLL 2018 shared task but with full labels. GUM dev has all genres, eight of sixteen unseen in training.

{table(HEAD, _scores(f.treebanks))}
## Attribution

PolNeAR dev, the eye alone, no PolNeAR sentence in training:

```
{chr(10).join(f.polnear)}
```

Held-back written sentences, by word:

{table(HEAD, _scores(f.stances.attribution))}
## Stances

Held-back written sentences, each with the sentence before where it has one. Stance words by word, then whole stances
(words overlap, stance and measure right), then the roles of the stances whose words overlap, by word:

{table(HEAD, _scores({"stance words": f.stances.words, "whole stances": f.stances.whole, **f.stances.roles}))}
Right, of the stance words found (%):

{table(("", "right"), right)}
Right, of the stances whose words overlap (%):

{table(("", "right"), pairs)}
By measure and stance, and what is taken for what: [{CONFUSION}]({CONFUSION}).

## Confidence

Temperatures and thresholds are fitted on the calibration part alone; the tables are of the held-back part.
`attribution` and `links` are the yes-or-no of a word in a role of an attribution or a stance, the other heads pick
one class. The polarity of a stance is in the stance itself (reject, deny). Tags and trees carry no confidence.

{reliable}
{limits}
## Limits

English news prose. It marks what it has seen in the sentences it was taught with: a measure outside the guide is
seen as `other`, or forced into a known one with low confidence. A pronoun is marked as it stands, never resolved.
Attributions are sought within a window of neighbouring sentences; a quotation that runs on over paragraphs is found in
its first part.
"""


def _confusion(s: Stances) -> str:
    everything = [*s.told, *s.missed]
    parts = ["# Held-back stance words by measure and stance\n"]
    for kind in ("stance", "measure"):
        parts.append(f"## By {kind}\n\n" + _by(kind, s.told, everything))
    parts.append("## Stance: marked (rows) against seen (columns), in words\n\n" + _square(everything))
    parts.append("## Measure: the forty commonest confusions, in words\n\n" + _commonest(s.told))
    return "\n".join(parts)


def _by(kind: str, told: Sequence[Told], everything: Sequence[Told]) -> str:
    wanted = Counter(getattr(t, kind) for t in everything)
    found = Counter(getattr(t, kind) for t in told)
    stance = Counter(getattr(t, kind) for t in told if t.stance == t.seen_stance)
    measure = Counter(getattr(t, kind) for t in told if t.measure == t.seen_measure)
    rows = [
        [name, count, percent(found[name] / count), percent(stance[name] / max(1, found[name])),
         percent(measure[name] / max(1, found[name]))]
        for name, count in wanted.most_common()
    ]  # fmt: skip
    return table((kind, "words", "found %", "stance right %", "measure right %"), rows)


def _square(everything: Sequence[Told]) -> str:
    names = sorted({t.stance for t in everything})
    count = Counter((t.stance, t.seen_stance) for t in everything)
    return table(("", *names, "not found"), [[a, *(count[a, b] for b in names), count[a, "-"]] for a in names])


def _commonest(told: Sequence[Told]) -> str:
    count = Counter((t.measure, t.seen_measure) for t in told if t.measure != t.seen_measure)
    return table(("marked", "seen", "words"), [[a, b, n] for (a, b), n in count.most_common(40)])
