"""Whose words a token stands in, by the attributions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from parley.model.mention import Actor
from parley.model.passage import Passage
from parley.model.source import Attribution
from parley.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from parley.provisions.stance import Speaker


def speakers(attributions: Sequence[Attribution]) -> Speaker:
    """A function that tells the party of the innermost source whose content holds a token, or None."""
    held = sorted(
        ((sum(len(s) for s in a.content), span, a) for a in attributions if a.party for span in a.content),
        key=lambda item: item[0],
    )

    def speaker(passage: Passage, token: Token) -> Actor | None:
        at = passage.offset + token.idx
        for _, span, attribution in held:
            if span.start <= at < span.end and attribution.party:
                name = attribution.chain[-1].name if attribution.chain else None
                where = attribution.source[0] if attribution.source else Span(at, at)
                return Actor(span=where, party=attribution.party, name=name, person=True, resolved="who speaks")
        return None

    return speaker
