"""The ground an answer has to stand on: one report, its words, and what was left out for want of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from parley.codebook.loader import Codebook
from parley.llm.answer import STAGE, Quoted
from parley.llm.paragraphs import Paragraph, passage
from parley.llm.quotes import Found, find
from parley.llm.records import shown
from parley.llm.standing import Standing
from parley.model.note import ReadingIssue
from parley.model.report import Report
from parley.text.spans import Span


class Ungrounded(Exception):
    """Something in an item does not stand in the report; the text says what."""


@dataclass(slots=True, kw_only=True)
class Ground:
    """One report with all that its answers are held to; `issues` gathers what was left out."""

    report: Report
    codebook: Codebook
    paragraphs: Sequence[Paragraph]
    standing: Standing
    examples: str
    issues: list[ReadingIssue] = field(default_factory=list)

    def leave_out(self, what: str, why: str, span: Span | None = None) -> None:
        """Notes that something of an answer was left out."""
        self.issues.append(ReadingIssue(stage=STAGE, message=f"{what} left out: {why}", span=span))

    def place(self, item: Quoted) -> Found:
        """Where the item's quote stands; raises Ungrounded where it does not."""
        found = find(self.report.text, self.paragraphs, item.quote, item.paragraph, item.occurrence)
        if found is None:
            where = ", but in an example of the instructions" if self._in_examples(item.quote) else ""
            raise Ungrounded(f"the quote {shown(item.quote)} is not in the report{where}")
        return found

    def passage(self, words: Span) -> Span:
        """The sentence that holds the words."""
        held = next((item.span for item in self.paragraphs if item.span.overlaps(words)), words)
        return passage(self.report.text, held, words)

    def party(self, name: str, role: str) -> str:
        """The party's usual name; raises Ungrounded where it does not stand in the report."""
        usual = self.standing.party(name)
        if usual is None:
            raise Ungrounded(f"the {role} {name!r} does not stand in the report")
        return usual

    def places(self, names: Iterable[str]) -> tuple[str, ...]:
        """The places' usual names, each once; raises Ungrounded where one does not stand in the report."""
        found: list[str] = []
        for name in names:
            usual = self.standing.place(name)
            if usual is None:
                raise Ungrounded(f"the place {name!r} does not stand in the report")
            found += [usual] if usual not in found else []
        return tuple(found)

    def _in_examples(self, quote: str) -> bool:
        return " ".join(quote.split()) in " ".join(self.examples.split())
