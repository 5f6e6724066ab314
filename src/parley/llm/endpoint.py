"""One request to an endpoint that speaks the OpenAI chat protocol; every failure is told in one line."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from parley.errors import ReaderError
from parley.llm.records import Question, Reply, one_line

if TYPE_CHECKING:
    from pydantic_ai.messages import ModelResponse
    from pydantic_ai.models.openai import OpenAIChatModel

URL, MODEL, KEY = "PARLEY_LLM_URL", "PARLEY_LLM_MODEL", "PARLEY_LLM_KEY"
_EXTRA = "Install it: pip install 'parley[llm]'"
_PLACES = {
    401: f"Check {KEY}",
    403: f"Check {KEY}, and that it may use the model",
    404: f"Check {URL} and {MODEL}",
}


class EndpointError(ReaderError):
    """The endpoint refuses, whatever the report: no other report would fare better."""


class Passing(ReaderError):
    """A failure that may pass: to be tried again, after `wait` seconds where the endpoint said so."""

    def __init__(self, where: str, found: str, do: str = "", *, wait: float | None = None) -> None:
        self.wait = wait
        super().__init__(where, found, do=do)


class Key:
    """A key that shows itself to nobody but the request that needs it."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def __repr__(self) -> str:
        return "Key(…)" if self._value else "Key()"

    def __reduce__(self) -> str:
        raise TypeError("a key is never stored")

    def reveal(self) -> str:
        """The key itself, for the header of a request alone."""
        return self._value

    def hidden_in(self, text: str) -> str:
        """The text with the key blotted out, should somebody have put it there."""
        return text.replace(self._value, "…") if self._value else text


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where a model answers and what it is called; `timeout` is in seconds for one whole answer."""

    url: str
    model: str
    key: Key
    timeout: float = 300.0

    @property
    def name(self) -> str:
        """The endpoint's host, as messages name it."""
        return urlsplit(self.url).netloc


def endpoint(environment: Mapping[str, str]) -> Endpoint:
    """The endpoint that PARLEY_LLM_URL, PARLEY_LLM_MODEL and PARLEY_LLM_KEY tell; a local one needs no key.

    Raises EndpointError where one of them is missing or cannot be used; no message shows the key.
    """
    url, model, key = (environment.get(name, "").strip() for name in (URL, MODEL, KEY))
    if not url:
        raise EndpointError(URL, "is not set", "the address of a chat endpoint, as http://localhost:11434/v1")
    if not model:
        raise EndpointError(MODEL, "is not set", "the name of a model that the endpoint has")
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and parts.hostname and (parts.port or True)
    except ValueError:
        usable = False
    if not usable:
        raise EndpointError(URL, "is no web address", "one that begins with http:// or https://")
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise EndpointError(
            URL, "holds more than an address", "no name, password or query in it", f"Put the key in {KEY}"
        )
    if not all("!" <= char <= "~" for char in key):
        raise EndpointError(KEY, "holds a space or a letter that no key has", do="Copy it again")
    return Endpoint(url=url.rstrip("/").removesuffix("/chat/completions"), model=model, key=Key(key))


class Transport:
    """Sends questions to an endpoint, one request each; raises Passing, EndpointError or ReaderError."""

    def __init__(self, target: Endpoint) -> None:
        _need_extra()
        self.endpoint = target
        # What the endpoint has said it does not know; it is asked without from then on.
        self._without: set[str] = set()

    async def send(self, question: Question) -> Reply:
        """The endpoint's reply; an option it does not know (a schema, a temperature) is left away."""
        while True:
            try:
                return await self._once(question)
            except _UnknownOption as fault:
                self._without.add(fault.option)

    async def _once(self, question: Question) -> Reply:
        from openai import AsyncOpenAI
        from pydantic_ai.exceptions import AgentRunError, ModelHTTPError
        from pydantic_ai.models.openai import OpenAIChatModel
        from pydantic_ai.providers.openai import OpenAIProvider

        end = self.endpoint
        try:
            # A client for each request: it belongs to one event loop, and a reading takes many seconds.
            async with (
                asyncio.timeout(end.timeout),
                AsyncOpenAI(
                    base_url=end.url,
                    api_key=end.key.reveal() or "none",
                    organization="",
                    project="",
                    max_retries=0,
                    timeout=end.timeout,
                ) as client,
            ):
                model = OpenAIChatModel(end.model, provider=OpenAIProvider(openai_client=client))
                return _reply(await self._request(model, question))
        except TimeoutError:
            raise Passing(end.name, f"no whole answer within {end.timeout:g} seconds") from None
        except ModelHTTPError as fault:
            raise self._refused(fault.status_code, fault.body, getattr(fault, "retry_after", None)) from None
        except AgentRunError as fault:
            raise self._broken(fault) from None

    async def _request(self, model: OpenAIChatModel, question: Question) -> ModelResponse:
        from pydantic_ai import ModelRequest
        from pydantic_ai.direct import model_request
        from pydantic_ai.models import ModelRequestParameters
        from pydantic_ai.output import OutputObjectDefinition
        from pydantic_ai.settings import ModelSettings

        held = "schema" not in self._without
        form = OutputObjectDefinition(json_schema=json.loads(question.schema), name="reading", strict=False)
        return await model_request(
            model,
            [ModelRequest.user_text_prompt(question.report, instructions=question.instructions)],
            model_settings=ModelSettings() if "temperature" in self._without else ModelSettings(temperature=0.0),
            model_request_parameters=ModelRequestParameters(
                output_mode="native" if held else "text", output_object=form if held else None
            ),
        )

    def _refused(self, status: int, body: object, wait: float | None) -> Exception:
        """What a status other than success means."""
        end = self.endpoint
        told = end.key.hidden_in(_message(body))
        if status in (400, 404, 422, 501):
            named = {"schema": ("response_format", "schema", "grammar"), "temperature": ("temperature",)}
            for option, words in named.items():
                if option not in self._without and any(word in told.lower() for word in words):
                    return _UnknownOption(option)
        found = f"HTTP {status}" + (f": {told}" if told else "")
        if status in (408, 409, 425, 429) or status >= 500:
            return Passing(end.name, found, wait=wait)
        if status in (401, 402, 403, 404):
            return EndpointError(end.name, found, do=_PLACES.get(status, "Check the account"))
        return ReaderError(end.name, found, "an answer")

    def _broken(self, fault: Exception) -> Exception:
        """What a failure without a status means: no connection, no time, or no chat answer."""
        end, kind = self.endpoint, type(fault).__name__
        if "Timeout" in kind:
            return Passing(end.name, f"no answer within {end.timeout:g} seconds")
        if "Connection" in kind or "onnection error" in str(fault):
            return Passing(end.name, "no connection", do=f"Check {URL} and that the server runs")
        told = end.key.hidden_in(" ".join(str(fault).split()))[:120]
        return ReaderError(end.name, f"the reply is no chat completion ({told})", do=f"Check that {URL} ends in /v1")


class _UnknownOption(Exception):
    """The endpoint does not know an option of the request."""

    def __init__(self, option: str) -> None:
        self.option = option


def _reply(response: ModelResponse) -> Reply:
    usage = response.usage
    return Reply(
        text=response.text or "",
        finish=response.finish_reason,
        tokens_in=usage.input_tokens,
        tokens_out=usage.output_tokens,
    )


def _message(body: Any) -> str:
    """The endpoint's own words about a failure, on one line and short."""
    if isinstance(body, Mapping):
        inner = body.get("error", body)
        body = inner.get("message", inner) if isinstance(inner, Mapping) else inner
    flat = one_line(str(body or ""))
    return flat if len(flat) <= 160 else flat[:159] + "…"


def _need_extra() -> None:
    try:
        import openai  # noqa: F401
        import pydantic_ai  # noqa: F401
    except ImportError:
        raise EndpointError("the other reader", "the extra 'llm' is not installed", do=_EXTRA) from None
