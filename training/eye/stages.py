"""The stages of the recipe, in order; each goes on from the one before, but for those that name others.

`written` and `treebank` are the numbers of the last files of marked sentences that a stage knows: what came later
was too late for it, and the recipe makes the shipped weights and no others. Shipped is the mean of the weights of
several stages: it reads better than any of them.
"""

from training.eye.learn import Stage

# The stage that learned the treebanks alone has the better trees; the others see the more.
MEAN = {"reread": 0.4, "longer": 0.3, "grown": 0.3}

STAGES = (
    Stage(
        name="syntax", steps=600, horizon=1500, rate=2e-4, head_rate=1.5e-3, blocks=0.0, seed=1, measures=0.8,
        written=12,
    ),
    Stage(
        name="all", after=("syntax",), steps=2000, rate=1.7e-4, head_rate=1.2e-3, blocks=0.55, seed=2, measures=0.8,
        written=12,
    ),
    Stage(
        name="more", after=("all",), steps=3000, rate=1.6e-4, head_rate=1.1e-3, blocks=0.5, seed=3, silver="syntax",
        written=12,
    ),
    Stage(
        name="last", after=("more",), steps=2000, rate=1.3e-4, head_rate=9e-4, blocks=0.5, seed=4, silver="syntax",
        hidden=0.07, averaged=True, written=14, treebank=1,
    ),
    Stage(
        name="passages", after=("last",), steps=700, rate=8e-5, head_rate=6e-4, blocks=0.6, seed=5, silver="syntax",
        hidden=0.05, averaged=True, written=16,
    ),
    Stage(
        name="settled", after=("passages",), steps=2400, rate=1.3e-4, head_rate=9e-4, blocks=0.5, seed=7,
        silver="syntax", hidden=0.07, averaged=True, written=23,
    ),
    Stage(
        name="wide", after=("settled",), steps=700, horizon=2400, rate=1.4e-4, head_rate=9e-4, blocks=0.4, seed=8,
        silver="settled", hidden=0.12, averaged=True, written=23,
    ),
    Stage(
        name="whole", after=("wide",), steps=2000, rate=1.3e-4, head_rate=9e-4, blocks=0.5, seed=9, silver="settled",
        hidden=0.1, averaged=True, written=28,
    ),
    Stage(
        name="trees", after=("settled", "whole"), steps=500, rate=1.2e-4, head_rate=9e-4, blocks=0.0, seed=10,
        hidden=0.1, averaged=True,
    ),
    Stage(
        name="guided", after=("settled", "whole"), guides=("trees",), steps=1700, rate=1.3e-4, head_rate=9e-4,
        blocks=0.5, seed=11, silver="settled", hidden=0.1, averaged=True, written=34,
    ),
    Stage(
        name="closing", after=("guided",), guides=("trees",), steps=800, rate=8e-5, head_rate=6e-4, blocks=0.6,
        seed=12, hidden=0.07, averaged=True, written=34,
    ),
    Stage(
        name="longer", after=("closing",), guides=("trees",), steps=1800, rate=1.3e-4, head_rate=9e-4, blocks=0.55,
        seed=13, hidden=0.1, averaged=True, written=34,
    ),
    Stage(
        name="grown", after=("longer", "trees"), steps=600, rate=1.2e-4, head_rate=9e-4, blocks=0.0, seed=14,
        hidden=0.1, averaged=True,
    ),
    Stage(
        name="reread", after=("longer",), guides=("grown",), steps=1600, rate=1.2e-4, head_rate=8e-4, blocks=0.55,
        seed=15, hidden=0.08, averaged=True, written=34,
    ),
)  # fmt: skip
