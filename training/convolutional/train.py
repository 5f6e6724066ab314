"""The training run: fixed seeds, a fixed number of passes, a checkpoint after each."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words
from spacy.util import load_config, load_model_from_config
from thinc.api import Optimizer, fix_random_seed

from training.convolutional import corpus, lemmas, tokenizer
from training.convolutional.scores import evaluate
from training.convolutional.treebank import Sentence

CONFIG = Path(__file__).with_name("config.cfg")
PIPELINE_NAME = "convolutional"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How long and how hard to train; the words of a batch are tokens, the rates Adam's."""

    passes: int = 12
    scored_each: int = 2
    seed: int = 7
    batch_words: int = 700
    dropout: float = 0.15
    highest_rate: float = 0.0015
    lowest_rate: float = 0.00005
    warm_up_steps: int = 300


@dataclass(slots=True, kw_only=True)
class _Schedule:
    """The learning rate by step: up to the highest, then in a straight line down to the lowest."""

    plan: Plan
    steps: int
    step: int = 0

    def rate(self) -> float:
        plan = self.plan
        if self.step < plan.warm_up_steps:
            return plan.highest_rate * (self.step + 1) / plan.warm_up_steps
        left = max(0.0, 1 - (self.step - plan.warm_up_steps) / max(1, self.steps - plan.warm_up_steps))
        return plan.lowest_rate + (plan.highest_rate - plan.lowest_rate) * left


def train(
    train_sentences: Sequence[Sentence],
    dev_sentences: Sequence[Sentence],
    *,
    plan: Plan,
    work: Path,
    resume: bool,
) -> Language:
    """The trained pipeline, its weights averaged over the steps, its lemmatizer filled.

    After each pass the raw weights go to `work/checkpoint`. A resumed run takes them up at the next pass
    with a fresh optimiser, so that its weights differ a little from an unbroken run's; the pipeline's meta
    tells its passes and after which of them it was resumed.
    """
    checkpoint = work / "checkpoint"
    fix_random_seed(plan.seed)
    nlp = spacy.load(checkpoint) if resume else _new(train_sentences, plan.seed)
    history = nlp.meta.setdefault("training", {"passes": 0, "resumed_after": []})
    done = history["passes"]
    if resume:
        history["resumed_after"].append(done)
    optimizer = Optimizer(plan.lowest_rate, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    words = sum(len(sentence.words) for sentence in train_sentences)
    per_pass = max(1, round(words / plan.batch_words))
    schedule = _Schedule(plan=plan, steps=per_pass * plan.passes, step=per_pass * done)
    dev = list(corpus.paragraphs(dev_sentences))
    for number in range(done + 1, plan.passes + 1):
        begun = time.monotonic()
        losses = _pass(nlp, optimizer, schedule, _batches(nlp, train_sentences, plan, number))
        history["passes"] = number
        nlp.to_disk(checkpoint)
        scores = ""
        if number % plan.scored_each == 0 or number == plan.passes:
            with nlp.use_params(optimizer.averages):
                scores = f", dev {evaluate(nlp, dev)}"
        told = " ".join(f"{name} {loss:.0f}" for name, loss in losses.items() if name != "tok2vec")
        print(
            f"pass {number}/{plan.passes}: {time.monotonic() - begun:.0f} s, step {schedule.step},"
            f" losses {told}{scores}",
            file=sys.stderr,
            flush=True,
        )
    return _finished(nlp, optimizer)


def _new(sentences: Sequence[Sentence], seed: int) -> Language:
    """An untrained pipeline that knows every label of the treebanks."""
    nlp = load_model_from_config(load_config(CONFIG), auto_fill=True)
    tokenizer.tune(nlp)
    seen = list(corpus.examples(nlp, corpus.runs(sentences, random.Random(seed))))
    nlp.initialize(lambda: seen)
    lemmas.add(nlp, sentences)
    return nlp


def _batches(nlp: Language, sentences: Sequence[Sentence], plan: Plan, number: int) -> Iterator[list[Example]]:
    """One pass over the treebanks in a new order, cut into new runs."""
    rng = random.Random(f"{plan.seed}:{number}")
    runs = [corpus.disguised(run, rng) for run in corpus.runs(sentences, rng)]
    rng.shuffle(runs)
    examples = corpus.examples(nlp, runs)
    batches = minibatch_by_words(examples, size=plan.batch_words, tolerance=0.2, discard_oversize=False)
    return (list(batch) for batch in batches)


def _pass(
    nlp: Language, optimizer: Optimizer, schedule: _Schedule, batches: Iterator[list[Example]]
) -> dict[str, float]:
    """The losses of one pass, by component."""
    losses: dict[str, float] = {}
    for batch in batches:
        optimizer.learn_rate = schedule.rate()
        nlp.update(batch, sgd=optimizer, losses=losses, drop=schedule.plan.dropout)
        schedule.step += 1
    return losses


def _finished(nlp: Language, optimizer: Optimizer) -> Language:
    """The pipeline with averaged weights for good."""
    with nlp.use_params(optimizer.averages):
        weights = nlp.to_bytes()
    return nlp.from_bytes(weights)
