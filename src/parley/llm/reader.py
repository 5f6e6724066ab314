"""Reads reports with a language model: windows asked about in turn, answers cut short asked for in halves."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from parley.codebook.loader import Codebook
from parley.errors import ParleyError, ReaderError
from parley.llm.answer import STAGE, Answer, CutShort, parse
from parley.llm.client import Client
from parley.llm.endpoint import EndpointError
from parley.llm.gather import Gathered
from parley.llm.instructions import Instructions, instructions, question
from parley.llm.paragraphs import Window, halves, paragraphs, windows
from parley.llm.records import ModelReading, Question, Reply, estimate
from parley.model.answer import RawAnswer
from parley.model.note import ReadingIssue
from parley.model.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A report that the model gave no usable answer about, and why; nothing of it was read."""

    report: Report
    error: ParleyError

    @property
    def issue(self) -> ReadingIssue:
        """The failure as an issue of its report."""
        return ReadingIssue(stage=STAGE, message=self.error.line)


def reader_name(model: str) -> str:
    """What a reading by a model calls its reader."""
    return f"{STAGE}:{model}"


def read_with_model(report: Report, codebook: Codebook, client: Client) -> ModelReading:
    """The model's reading of a report, all of it grounded; raises ReaderError where there is none."""
    return asyncio.run(_read(report, codebook, client, instructions(codebook)))


def read_many(reports: Iterable[Report], codebook: Codebook, client: Client) -> Iterator[ModelReading | Failed]:
    """A reading or a failure for each report, as they are ready; `client.limits.parallel` are read at once.

    Raises EndpointError where no report will fare better, after those that were being read are through.
    """
    told, waiting = instructions(codebook), iter(reports)
    stopped: EndpointError | None = None
    with asyncio.Runner() as runner:
        loop, running = runner.get_loop(), dict[asyncio.Task[ModelReading], Report]()
        while True:
            while stopped is None and len(running) < client.limits.parallel:
                if (report := next(waiting, None)) is None:
                    break
                running[loop.create_task(_read(report, codebook, client, told))] = report
            if not running:
                break
            for task in runner.run(_first(running)):
                report = running.pop(task)
                try:
                    yield task.result()
                except EndpointError as error:
                    stopped = stopped or error
                except ReaderError as error:
                    yield Failed(report=report, error=error)
    if stopped:
        raise stopped


async def _first(running: Iterable[asyncio.Task[ModelReading]]) -> list[asyncio.Task[ModelReading]]:
    tasks = list(running)
    done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    return [task for task in tasks if task in done]


def read_answers(report: Report, codebook: Codebook, raw: Sequence[str], model: str) -> ModelReading:
    """The reading of answers that were obtained elsewhere, one for each window; raises ReaderError."""
    told = instructions(codebook)
    gathered = Gathered(report, codebook, told)
    for number, text in enumerate(raw, 1):
        gathered.take(parse(text, report.path if len(raw) == 1 else f"{report.path}, answer {number}"))
    reading = gathered.reading(reader_name(model))
    answers = (RawAnswer(text=text, model=model, instructions=told.fingerprint) for text in raw)
    return ModelReading(reading=reading, answers=tuple(answers))


def questions(report: Report, codebook: Codebook) -> tuple[Question, ...]:
    """What would be sent about a report, one question for each window, before anything is answered."""
    told, found = instructions(codebook), paragraphs(report)
    return tuple(question(report, window, told, paragraphs=len(found)) for window in windows(found))


@dataclass(slots=True, kw_only=True)
class _Course:
    """One report on its way: what was found in it, and the replies it took."""

    report: Report
    client: Client
    told: Instructions
    gathered: Gathered
    replies: list[Reply]


async def _read(report: Report, codebook: Codebook, client: Client, told: Instructions) -> ModelReading:
    gathered = Gathered(report, codebook, told)
    course = _Course(report=report, client=client, told=told, gathered=gathered, replies=[])
    for window in windows(gathered.paragraphs):
        await _ask(window, course)
    return ModelReading(
        reading=gathered.reading(reader_name(client.model)),
        answers=tuple(
            RawAnswer(
                text=reply.text,
                model=client.model,
                instructions=told.fingerprint,
                tokens_in=reply.tokens_in,
                tokens_out=reply.tokens_out,
            )
            for reply in course.replies
        ),
    )


async def _ask(window: Window, course: _Course) -> None:
    """Asks about a window, and about its halves where the answer is cut short."""
    gathered = course.gathered
    asked = question(
        course.report,
        window,
        course.told,
        paragraphs=len(gathered.paragraphs),
        entries=gathered.entries,
        occasions=gathered.occasions,
    )
    try:
        answer = await _answer(asked, course)
    except CutShort as fault:
        parts = halves(window)
        if not parts:
            found = f"the answer about paragraph {window.paragraphs[0].number} alone is cut short"
            raise ReaderError(fault.where, found, do="Let the model give longer answers") from None
        for part in parts:
            await _ask(part, course)
        return
    gathered.take(answer)


async def _answer(asked: Question, course: _Course) -> Answer:
    try:
        return await _once(asked, course)
    except (CutShort, EndpointError):
        raise
    except _Unusable as fault:
        # The model is told what was wrong in our words alone: its own would be one more thing to repeat.
        again = f"{asked.report}\nYour answer before this one could not be used: {fault.why}."
        try:
            return await _once(replace(asked, report=again), course)
        except _Unusable as second:
            raise second.error from None


class _Unusable(Exception):
    """An answer that is none, though the endpoint worked."""

    def __init__(self, error: ReaderError) -> None:
        self.error = error
        self.why = "it breaks the schema" if "schema" in error.found else "it is no JSON object"


async def _once(asked: Question, course: _Course) -> Answer:
    where = course.report.path
    reply = await course.client.ask(asked, _is_usable)
    course.replies.append(reply)
    if reply.finish == "length":
        raise CutShort(where, "the answer is cut short")
    if reply.finish == "content_filter":
        raise ReaderError(where, "the endpoint's content filter held the answer back", do="Ask another model")
    sent = estimate(asked.instructions + asked.report)
    if reply.tokens_in * 2 < sent:
        found = f"the endpoint counted {reply.tokens_in:,} tokens where about {sent:,} were sent"
        told = f"{found}: it may have read only a part. Give the model a longer context"
        course.gathered.note(ReadingIssue(stage=STAGE, message=told))
    try:
        return parse(reply.text, where)
    except CutShort:
        raise
    except ReaderError as error:
        raise _Unusable(error) from None


def _is_usable(reply: Reply) -> bool:
    """True for an answer worth keeping: a whole one, or one cut short, which tells to ask in parts."""
    if reply.finish == "length":
        return True
    try:
        parse(reply.text, "")
    except CutShort:
        return True
    except ReaderError:
        return False
    return reply.finish != "content_filter"
