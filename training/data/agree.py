"""How far two annotators agree who did not see each other's marks: `python -m training.data.agree`.

Written sentences: training/data/agreement/written-first.txt and written-second.txt, block by block. Treebank
sentences: those that stand in both files of training/data/treebank. By word: a word agrees where both gave it
the same role.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from training.data.compile import Block, Fault, blocks

HERE = Path(__file__).parent
_WORD = re.compile(r"\w+|[^\w\s]")


def pairs_of_written() -> list[tuple[Block, Block]]:
    """The blocks of the two annotators, in order."""
    both = [
        [b for b in blocks(HERE / "agreement" / f"written-{name}.txt") if not isinstance(b, Fault)]
        for name in ("first", "second")
    ]
    texts = {b.text: b for b in both[1]}
    return [(b, texts[b.text]) for b in both[0] if b.text in texts]


def pairs_of_treebank() -> list[tuple[Block, Block]]:
    """The sentences that stand in both files."""
    first, second = (
        {b.text: b for b in blocks(path) if not isinstance(b, Fault)}
        for path in sorted((HERE / "treebank").glob("*.txt"))
    )
    return [(first[text], second[text]) for text in first if text in second]


def figures(pairs: Iterable[tuple[Block, Block]]) -> dict[str, float]:
    """F1 by word of stance words and of each attribution role; shares of stance and measure on common words."""
    count: Counter[str] = Counter()
    for one, other in pairs:
        words = [m.span() for m in _WORD.finditer(one.text)]
        a, b = _marks(one, words), _marks(other, words)
        for role in ("stance", "source", "cue", "content"):
            x, y = {w for w, r in a if r == role}, {w for w, r in b if r == role}
            count[f"{role} both"] += len(x & y)
            count[f"{role} all"] += len(x) + len(y)
        common = _classes(one, words), _classes(other, words)
        for word in common[0].keys() & common[1].keys():
            count["common"] += 1
            count["same stance"] += common[0][word][0] == common[1][word][0]
            count["same measure"] += common[0][word][1] == common[1][word][1]
    found = {
        role: 2 * count[f"{role} both"] / count[f"{role} all"]
        for role in ("stance", "source", "cue", "content")
        if count[f"{role} all"]
    }
    if count["common"]:
        found |= {name: count[name] / count["common"] for name in ("same stance", "same measure")}
    return found


def _marks(block: Block, words: list[tuple[int, int]]) -> set[tuple[int, str]]:
    spans = [("stance", s) for stance in block.stances for s in stance.words]
    for attribution in block.attributions:
        spans += [(role, s) for role in ("source", "cue", "content") for s in getattr(attribution, role)]
    return {(n, role) for n, (a, b) in enumerate(words) for role, (s, e) in spans if s <= a and b <= e}


def _classes(block: Block, words: list[tuple[int, int]]) -> dict[int, tuple[str, str]]:
    return {
        n: (stance.stance, stance.measure)
        for stance in block.stances
        for s, e in stance.words
        for n, (a, b) in enumerate(words)
        if s <= a and b <= e
    }


def main() -> None:
    """Prints the figures."""
    for name, pairs in (("written", pairs_of_written()), ("treebank", pairs_of_treebank())):
        told = ", ".join(f"{role} {value:.2f}" for role, value in figures(pairs).items())
        print(f"{name}: {len(pairs)} sentences; {told}")


if __name__ == "__main__":
    main()
