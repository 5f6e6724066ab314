"""The shape of a model's answer, and how an answer that came as text is taken apart."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, NoReturn, TypeVar

from pydantic import BaseModel, Field, ValidationError

from parley.codebook.files import Strict
from parley.codebook.loader import Codebook
from parley.errors import ReaderError
from parley.llm.records import shown
from parley.model.note import ReadingIssue

STAGE = "llm"
SOURCE_TYPES = (
    "outlet",
    "named-individual",
    "named-group",
    "unnamed-individual",
    "unnamed-group",
    "document",
)
UNITS = ("km2", "percent", "people", "hours", "days", "weeks", "months", "years", "USD", "EUR", "kg")
STATUSES = ("past", "planned", "ongoing", "cancelled")


class Quoted(Strict):
    """Something with the words it was read from: `paragraph` counts from 1, `occurrence` within it."""

    quote: str = Field(min_length=1)
    paragraph: int | None = Field(default=None, ge=1)
    occurrence: int = Field(default=1, ge=1)


class AnsweredSource(Strict):
    """One link of a chain, after the report's own outlet."""

    type: str
    name: str | None = None
    count: int | None = Field(default=None, ge=1)


class AnsweredEntry(Quoted):
    """One stance of one party."""

    id: str
    party: str = Field(min_length=1)
    stance: str
    measure: str
    modality: str
    actor: list[str] | None = None
    places: list[str] = Field(default_factory=list)
    extent: Literal["all", "part"] | None = None
    recipient: str | None = None
    term: str | None = None
    in_return_for: list[str] = Field(default_factory=list)
    occasion: str | None = None
    sources: list[AnsweredSource] = Field(default_factory=list)
    reason: str = ""


class AnsweredOccasion(Quoted):
    """A meeting, call or document at which stances were taken."""

    id: str
    kind: str
    status: str
    place: str | None = None
    date: str | None = None
    participants: list[str] = Field(default_factory=list)


class AnsweredFigure(Quoted):
    """A number with its unit."""

    value: float
    unit: str
    value_to: float | None = None
    about: str | None = None
    places: list[str] = Field(default_factory=list)
    source: str | None = None


class AnsweredUnknown(Quoted):
    """Something the report says is not known."""

    about: str


class AnsweredOmission(Quoted):
    """Something a party is reported not to have said."""

    party: str
    about: list[str]


class Whole(Strict):
    """The answer as the model is asked for it; its JSON schema is what an endpoint may hold it to."""

    occasions: list[AnsweredOccasion] = Field(default_factory=list)
    entries: list[AnsweredEntry]
    figures: list[AnsweredFigure] = Field(default_factory=list)
    unknowns: list[AnsweredUnknown] = Field(default_factory=list)
    omissions: list[AnsweredOmission] = Field(default_factory=list)


class _Envelope(Strict):
    """The five lists, their items not yet looked at, so that one bad item does not cost the others."""

    occasions: list[Any] = Field(default_factory=list)
    entries: list[Any]
    figures: list[Any] = Field(default_factory=list)
    unknowns: list[Any] = Field(default_factory=list)
    omissions: list[Any] = Field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was well formed in an answer, and an issue for each item that was not."""

    occasions: tuple[AnsweredOccasion, ...] = ()
    entries: tuple[AnsweredEntry, ...] = ()
    figures: tuple[AnsweredFigure, ...] = ()
    unknowns: tuple[AnsweredUnknown, ...] = ()
    omissions: tuple[AnsweredOmission, ...] = ()
    issues: tuple[ReadingIssue, ...] = ()


class CutShort(ReaderError):
    """The answer stops before it ends: the stretch of the report has to be asked about in parts."""


Item = TypeVar("Item", bound=BaseModel)


def schema(codebook: Codebook) -> dict[str, Any]:
    """The JSON schema of an answer, with the codebook's own stances, modalities and measures."""
    made = Whole.model_json_schema()
    parts = made["$defs"]
    entry, occasion = parts["AnsweredEntry"]["properties"], parts["AnsweredOccasion"]["properties"]
    entry["stance"]["enum"] = [name for name, _ in codebook.stances.glosses]
    entry["modality"]["enum"] = list(codebook.stances.modalities)
    entry["measure"]["enum"] = [measure.id for measure in codebook.measures]
    parts["AnsweredSource"]["properties"]["type"]["enum"] = list(SOURCE_TYPES)
    parts["AnsweredFigure"]["properties"]["unit"]["enum"] = list(UNITS)
    occasion["status"]["enum"] = list(STATUSES)
    bare: dict[str, Any] = _bare(made)
    return bare


def _bare(node: Any) -> Any:
    """The schema without titles and descriptions, which the instructions already give in words."""
    if isinstance(node, dict):
        named = {"properties", "$defs"}
        return {
            key: {name: _bare(part) for name, part in value.items()} if key in named else _bare(value)
            for key, value in node.items()
            if key not in ("title", "description")
        }
    return [_bare(part) for part in node] if isinstance(node, list) else node


_FENCE = re.compile(r"```(?:json)?\s*\n(.*?)\n?```", re.DOTALL)
_THOUGHT = re.compile(r"<think>.*?</think>", re.DOTALL)


def parse(raw: str, where: str) -> Answer:
    """The answer in `raw`, which may stand in a fence or between remarks.

    Raises CutShort where the JSON stops before it ends, ReaderError where there is none or where its
    outline is not the one asked for.
    """
    text = _THOUGHT.sub("", raw)
    fenced = _FENCE.search(text)
    text = (fenced[1] if fenced else text).strip()
    start = text.find("{")
    if start < 0:
        raise ReaderError(where, f"the answer is no JSON: {shown(raw)}", "one JSON object", "Ask again")
    text = text[start:]
    try:
        value, _ = json.JSONDecoder(parse_constant=_refused).raw_decode(text)
        envelope = _Envelope.model_validate(value)
    except ValidationError as fault:
        raise ReaderError(where, f"the answer breaks the schema: {_told(fault)}", "the five lists") from None
    except RecursionError:
        raise ReaderError(where, "the answer is nested without end", "one flat JSON object") from None
    except json.JSONDecodeError as fault:
        # An error in the last few characters, or an unclosed string, is an answer that stops too early.
        if fault.pos >= len(text.rstrip()) - 1 or fault.msg.startswith("Unterminated string"):
            raise CutShort(where, "the answer is cut short", do="Ask about the report in parts") from None
        raise ReaderError(where, f"the answer is no JSON ({fault.msg}, character {fault.pos})") from None
    except ValueError as fault:
        raise ReaderError(where, f"the answer is no JSON ({fault})") from None
    return _answer(envelope)


def _answer(envelope: _Envelope) -> Answer:
    issues: list[ReadingIssue] = []
    return Answer(
        occasions=_items(envelope.occasions, AnsweredOccasion, "occasion", issues),
        entries=_items(envelope.entries, AnsweredEntry, "entry", issues),
        figures=_items(envelope.figures, AnsweredFigure, "figure", issues),
        unknowns=_items(envelope.unknowns, AnsweredUnknown, "unknown", issues),
        omissions=_items(envelope.omissions, AnsweredOmission, "omission", issues),
        issues=tuple(issues),
    )


def _items(values: Iterable[Any], model: type[Item], name: str, into: list[ReadingIssue]) -> tuple[Item, ...]:
    found = []
    for number, value in enumerate(values, 1):
        try:
            found.append(model.model_validate(value))
        except ValidationError as fault:
            message = f"{name} {number} of the answer breaks the schema and is left out: {_told(fault)}"
            into.append(ReadingIssue(stage=STAGE, message=message))
    return tuple(found)


def _told(fault: ValidationError) -> str:
    first = fault.errors(include_url=False)[0]
    place = ".".join(str(part) for part in first["loc"]) or "the answer"
    return f"{place}: {first['msg'][0].lower()}{first['msg'][1:]}, found {shown(str(first['input']))}"


def _refused(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON value")
