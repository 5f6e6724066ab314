"""The model card that lies beside the pipeline: what it is, from what, how good, how to make it again."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.about import __version__ as spacy_version

from training.convolutional import corpus
from training.convolutional.scores import Scores, evaluate

LICENCE = "CC-BY-SA-4.0"
COLUMNS = {
    "UAS": "uas",
    "LAS": "las",
    "UAS without punctuation": "uas_without_punctuation",
    "LAS without punctuation": "las_without_punctuation",
    "UPOS": "upos",
    "XPOS": "xpos",
    "lemmas": "lemmas",
    "sentences": "sentences",
    "words": "words",
}

TEXT = """\
# Parley's convolutional pipeline for English

A spaCy pipeline with Universal Dependencies: words, sentences, UPOS (`token.pos_`), Penn tags (`token.tag_`),
features (`token.morph`), lemmas and relations (`token.dep_`, with subtypes as in `nsubj:pass`; a sentence's
root bears spaCy's label `ROOT`). It has no named entities. It is meant for news, a paragraph at a time.

- Licence of the pipeline: Creative Commons Attribution-ShareAlike 4.0 ({licence}), as its data ask.
- Size: {megabytes:.1f} MB on disk. Loads in {load:.2f} s of processor time.
- Speed: {speed:,.0f} words a second on one core, from raw text to lemmas (the dev texts, best of three).

## How good

F1 in per cent on raw text, one paragraph at a time, with the pipeline's own words and sentences, counted as
the CoNLL 2018 shared task does (over all words, punctuation included, relations with their subtypes).

{table}

GUM dev holds all of GUM's genres; conversations, vlogs, fiction and others among them are not in the
training data. No pass was picked by these scores: the weights are the last pass's, averaged over the steps.

## What it learnt from

Universal Dependencies, release of May 2025, train files: {words:,} words in {sentences:,} sentences.

| Treebank | Texts | Licence |
|---|---|---|
| UD English EWT | weblogs, newsgroups, e-mails, reviews, answers | CC BY-SA 4.0 |
| UD English GUM, annotations | | CC BY 4.0 |
| GUM: news, interviews | Wikinews | CC BY 2.5 |
| GUM: biographies | Wikipedia | CC BY-SA 3.0 |
| GUM: travel guides | Wikivoyage | CC BY-SA 3.0 |
| GUM: academic | open-access journals and proceedings | CC BY 4.0 |
| GUM: textbooks | open textbooks, OpenStax mostly | CC BY 4.0 |
| GUM: court | published hearings | CC BY 4.0 or public domain |
| GUM: speeches | official and published speeches | public domain or CC BY |

GUM's essays, letters, fiction, conversations, vlogs, how-tos, podcasts and Reddit threads, whose licences
forbid commercial use or differ from text to text, were left out. The licences of the genres kept are those
that GUM states for them; each document's address stands in GUM's metadata.

Credit: Natalia Silveira, Timothy Dozat, Marie-Catherine de Marneffe, Samuel Bowman, Miriam Connor, John
Bauer and Christopher D. Manning, "A Gold Standard Dependency Corpus for English", LREC 2014 (EWT); Amir
Zeldes, "The GUM Corpus: Creating Multilayer Resources in the Classroom", Language Resources and Evaluation
51(3), 2017 (GUM), and the annotators named on <https://gucorpling.org/gum/>.

## What it does not do well

- Line-broken or tabular text; headings without a full stop may be drawn to the sentence that follows.
- Words that writers run together against the spelling ("its" for "it's") stay one word.
- Long coordinations and the attachment of prepositional phrases, where most wrong heads are.
- Lemmas are learnt rules and exceptions: a name keeps its plural, figures keep their commas.

## How to make it again

With the four files `ewt-train`, `ewt-dev`, `gum-train` and `gum-dev` (`.conllu`) in a folder:

    OMP_NUM_THREADS=1 python -m training.convolutional make --data FOLDER

from the repository's root; {passes} passes, about half an hour on one core, with fixed seeds. `--resume`
goes on after the last finished pass.{resumed} The figures above are measured by

    OMP_NUM_THREADS=1 python -m training.convolutional score --data FOLDER

Made with spaCy {spacy}. Another version or processor may round differently and give slightly other weights.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Scores by data set, words a second, processor seconds to load, megabytes on disk; its training."""

    scores: Mapping[str, Scores]
    speed: float
    load: float
    megabytes: float
    passes: int
    resumed_after: Sequence[int]


def measure(pipeline: Path, dev: Mapping[str, Sequence[corpus.Run]]) -> Measured:
    """What the pipeline in the folder does on each data set and on all together."""
    # Of this process's own time here and below, for other work may share the core.
    begun = time.process_time()
    nlp = spacy.load(pipeline)
    load = time.process_time() - begun
    together = [run for runs in dev.values() for run in runs]
    texts = [corpus.reference(run, nlp.vocab).text for run in together]
    speeds = []
    for _ in range(3):
        begun = time.process_time()
        count = sum(len(doc) for doc in nlp.pipe(texts))
        speeds.append(count / (time.process_time() - begun))
    scores = {name: evaluate(nlp, runs) for name, runs in (*dev.items(), ("together", together))}
    size = sum(file.stat().st_size for file in pipeline.rglob("*") if file.is_file())
    training = nlp.meta["training"]
    return Measured(
        scores=scores,
        speed=max(speeds),
        load=load,
        megabytes=size / 1e6,
        passes=training["passes"],
        resumed_after=training["resumed_after"],
    )


def write(pipeline: Path, measured: Measured, *, words: int, sentences: int) -> None:
    """The folder's MODEL_CARD.md states what was measured."""
    heads = list(measured.scores)
    rows = [
        f"| {title} | " + " | ".join(f"{getattr(measured.scores[head], name):.1f}" for head in heads) + " |"
        for title, name in COLUMNS.items()
    ]
    table = "\n".join([f"| | {' | '.join(heads)} |", "|---" * (len(heads) + 1) + "|", *rows])
    resumed = ""
    if measured.resumed_after:
        after = " and ".join(str(number) for number in measured.resumed_after)
        resumed = f" These weights were resumed so after pass {after}."
    text = TEXT.format(
        licence=LICENCE,
        megabytes=measured.megabytes,
        load=measured.load,
        speed=round(measured.speed, -2),
        table=table,
        words=words,
        sentences=sentences,
        passes=measured.passes,
        resumed=resumed,
        spacy=spacy_version,
    )
    (pipeline / "MODEL_CARD.md").write_text(text, "utf-8")
