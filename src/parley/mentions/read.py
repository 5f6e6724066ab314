"""The mentions of a report, passage by passage."""

from __future__ import annotations

from collections.abc import Sequence

from parley.mentions.actors import Actors
from parley.mentions.figures import figures
from parley.mentions.places import places
from parley.mentions.times import times
from parley.model.mention import Mentions
from parley.model.passage import Passage
from parley.model.report import Report
from parley.text.quantities import find_quantities


def mention(passages: Sequence[Passage], report: Report, actors: Actors) -> tuple[Mentions, ...]:
    """Who, where, when and how much, one `Mentions` for each passage in order."""
    return tuple(_mentions(passage, report, actors) for passage in passages)


def _mentions(passage: Passage, report: Report, actors: Actors) -> Mentions:
    named = places(passage, actors.cast, actors.names)
    quantities = find_quantities(report.text, passage.span)
    return Mentions(
        actors=actors.mentions(passage),
        places=named,
        times=times(passage, report),
        figures=figures(passage, quantities, named),
    )
