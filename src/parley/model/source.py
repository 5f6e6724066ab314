"""Who says so: sources, and the chain from the outlet to who knows."""

from __future__ import annotations

from dataclasses import dataclass

from parley.text.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link of a chain, in the guide's terms.

    `type` is a source type of the codebook (outlet, named-individual, …); `count` the stated number;
    `affiliation` whom the source speaks for, `knowledge` how it is said to know, `terms` on what terms
    it spoke, each in the report's words.
    """

    type: str
    name: str | None
    count: int | None = None
    affiliation: str | None = None
    knowledge: str | None = None
    terms: str | None = None


Chain = tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A source to whom a content is ascribed by a cue; each may stand in several pieces.

    `channel` is a channel of the codebook (said, wrote, read-out, …). `chain` leads from the report's
    outlet to this source. `parent` is the index, in the reading's attributions, of the one this is told
    by. `reason` tells how a pronoun or description was resolved.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    channel: str | None
    chain: Chain
    parent: int | None = None
    party: str | None = None
    rule: str = ""
    reason: str | None = None
