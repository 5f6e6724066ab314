"""A reader by rules that needs no pipeline for language."""

from __future__ import annotations

from parley.model.entry import Entry, Provision, Step
from parley.model.reading import Reading
from parley.model.report import Report
from parley.model.source import Link
from parley.text.spans import Span


class StubRules:
    """The rules find the demand of TEXT, and something that the model does not."""

    codebook_fingerprint = "c1"
    pipeline_fingerprint = "p1"

    @classmethod
    def load(cls, pipeline_name: str | None = None, case: object = None) -> StubRules:
        return cls()

    def version_for(self, report: Report) -> str:
        return self.codebook_fingerprint

    def read(self, report: Report) -> Reading:
        if "stumble" in report.text:
            raise ZeroDivisionError("division by zero")
        made = [_by_rules(report, "demand", "withdraw"), _by_rules(report, "threaten", "attack")]
        return Reading(report=report, reader="rules", codebook="c1", pipeline="p1", entries=tuple(made))


def _by_rules(report: Report, stance: str, measure: str) -> Entry:
    at = Span(report.text.index("Kelmar demanded"), report.text.index("the Northern Herald."))
    return Entry(
        id=f"rules-{stance}",
        report=report.id,
        party="Kelmar",
        stance=stance,
        provision=Provision(measure=measure, actor=("Sorrun",), places=("Upper Valley",)),
        modality="asserted",
        chain=(Link(type="outlet", name=report.outlet),),
        passage=at,
        words=(at,),
        trace=(Step(rule=f"measure:{measure}", span=at),),
        doubt=0.2,
    )
