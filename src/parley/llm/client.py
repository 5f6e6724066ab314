"""Puts questions to a model: again after a failure that passes, within a budget, each only once."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from parley.errors import ReaderError
from parley.llm.cache import Cache
from parley.llm.endpoint import EndpointError, Passing
from parley.llm.records import Question, Reply, estimate

LONGEST_WAIT = 120.0
"""Seconds: an endpoint that asks for a longer pause is not waited for."""

ANSWER = 2_000
"""Tokens a budget keeps for an answer that is not there yet: that of a report with some ten entries."""


class Sender(Protocol):
    """What sends one question and raises Passing for a failure that may pass."""

    async def send(self, question: Question) -> Reply:
        """The reply."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prices:
    """What a million tokens cost, of questions and of answers, in any currency."""

    tokens_in: float
    tokens_out: float


@dataclass(slots=True, kw_only=True)
class Usage:
    """What a run has used so far; `guessed` is true where an endpoint told no count and it was reckoned."""

    requests: int = 0
    cached: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    guessed: bool = False

    @property
    def tokens(self) -> int:
        """All tokens."""
        return self.tokens_in + self.tokens_out

    def cost(self, prices: Prices) -> float:
        """What they cost."""
        return (self.tokens_in * prices.tokens_in + self.tokens_out * prices.tokens_out) / 1e6

    def line(self, prices: Prices | None = None) -> str:
        """The use in one line, for a progress bar."""
        about = "about " if self.guessed else ""
        told = f"{about}{self.tokens_in:,} tokens in, {self.tokens_out:,} out"
        if prices:
            told += f", cost {about}{self.cost(prices):.4f}"
        return told + (f", {self.cached} from the cache" if self.cached else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How hard to work: requests at once, tries for each, seconds before the second try, tokens in all."""

    parallel: int = 4
    tries: int = 5
    pause: float = 1.0
    max_tokens: int | None = None


class Client:
    """Asks one model; a reply is remembered in the cache as soon as it is there.

    `sleep` is what waits between tries. `ask` raises EndpointError where no other question would fare
    better: the endpoint refuses, or the budget is spent.
    """

    def __init__(
        self,
        sender: Sender,
        model: str,
        *,
        cache: Cache | None = None,
        limits: Limits | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.model = model
        self.usage = Usage()
        self.limits = limits or Limits()
        self._sender, self._cache, self._sleep = sender, cache, sleep
        self._reserved = 0

    async def ask(self, question: Question, usable: Callable[[Reply], bool] = lambda _: True) -> Reply:
        """The reply to one question, from the cache where it was asked before.

        Only a reply that is `usable` is remembered, so that a slip of the endpoint is not kept for good.
        """
        if self._cache and (kept := self._cache.get(self.model, question)):
            self.usage.cached += 1
            return kept
        expected = estimate(question.instructions + question.report + question.schema)
        self._afford(expected + ANSWER)
        self._reserved += expected + ANSWER
        try:
            reply = await self._insist(question)
        finally:
            self._reserved -= expected + ANSWER
        reply = self._counted(reply, expected)
        if self._cache and usable(reply):
            self._cache.put(self.model, question, reply)
        return reply

    def _afford(self, expected: int) -> None:
        budget = self.limits.max_tokens
        if budget is not None and self.usage.tokens + self._reserved + expected > budget:
            raise EndpointError(
                "--max-tokens",
                f"the budget of {budget:,} tokens does not allow for another question of about {expected:,}"
                f" ({self.usage.tokens:,} used)",
                do="Raise it and run again: what was answered is in the cache",
            )

    async def _insist(self, question: Question) -> Reply:
        """The reply, with pauses that double between tries, or as long as the endpoint asks for."""
        for attempt in range(1, self.limits.tries + 1):
            try:
                return await self._sender.send(question)
            except Passing as fault:
                last = fault
            if attempt == self.limits.tries:
                break
            # A little chance, so that requests that failed together do not come back together.
            wait = self.limits.pause * 2 ** (attempt - 1) * random.uniform(1.0, 1.25)
            if last.wait is not None:
                if last.wait > LONGEST_WAIT:
                    raise EndpointError(
                        last.where,
                        f"{last.found}; it asks to wait {last.wait:.0f} seconds",
                        do="Run again later",
                    )
                wait = max(last.wait, 0.0)
            await self._sleep(wait)
        raise ReaderError(last.where, f"{last.found} (tried {self.limits.tries} times)", do=last.do)

    def _counted(self, reply: Reply, expected: int) -> Reply:
        """The reply with its tokens counted into the use; where none were told, they are reckoned."""
        told = reply.tokens_in + reply.tokens_out > 0
        tokens_in, tokens_out = (reply.tokens_in, reply.tokens_out) if told else (expected, estimate(reply.text))
        self.usage.requests += 1
        self.usage.tokens_in += tokens_in
        self.usage.tokens_out += tokens_out
        self.usage.guessed |= not told
        return Reply(text=reply.text, finish=reply.finish, tokens_in=tokens_in, tokens_out=tokens_out)
