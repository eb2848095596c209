"""One question to the server. It is told nothing but the question, the model and the key, and asked a bounded number
of times for a bounded time; what it answers is bounded too, and is nobody's word yet."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from loader.errors import ServiceError, UsageError
from loader.extraction.llm.answers import SCHEMA, Mode
from loader.extraction.llm.settings import LlmSettings

if TYPE_CHECKING:
    import openai

__all__ = ["Client", "Cut", "Refused"]

_RETRIES = 2
_LARGEST = 4 * 1024 * 1024
_SENT = frozenset(
    {
        "host",
        "accept",
        "accept-encoding",
        "connection",
        "content-type",
        "content-length",
        "user-agent",
        "x-stainless-raw-response",  # by which the package knows its own answer again
    }
)
"""The headers that are sent, beside the key. Others would tell of this machine, or are meant for other servers."""
_FORMATS: dict[Mode, dict[str, Any] | None] = {
    "schema": {"type": "json_schema", "json_schema": {"name": "contacts", "strict": True, "schema": SCHEMA}},
    "json": {"type": "json_object"},
    "prompt": None,
}
_NOT_UNDERSTOOD = frozenset({400, 413, 422})


class Cut(Exception):
    """The answer, or the question, is longer than the model can write or read."""


class Refused(Exception):
    """The server refuses the question as it is put; `str` says how."""


class _Broken(Exception):
    """The answer ended before its end; `str` says how."""


class Client:
    """Speaks to the server of the settings, and to no other. Raises UsageError where the extra is not installed."""

    def __init__(self, settings: LlmSettings) -> None:
        try:
            import httpx2  # noqa: PLC0415 - an extra
            import openai  # noqa: PLC0415
        except ImportError:
            raise UsageError("--engine llm needs the package openai", remedy="pip install 'whomet[llm]'") from None
        self._openai = openai
        self._broken = (httpx2.HTTPError, httpx2.StreamError)
        self._settings = settings
        self._limit = "max_tokens"
        self._optional: dict[str, Any] = {"temperature": 0}
        self._client = openai.OpenAI(
            base_url=settings.base_url,
            api_key="none",  # the real one is put in on the way out, where nothing logs it
            timeout=settings.timeout,
            max_retries=_RETRIES,
            http_client=openai.DefaultHttpxClient(
                follow_redirects=False,
                timeout=settings.timeout,
                limits=httpx2.Limits(max_keepalive_connections=0),
                event_hooks={"request": [self._bare]},
            ),
        )

    def ask(self, messages: Sequence[Mapping[str, str]], mode: Mode) -> str:
        """What the model writes. Raises Cut, Refused, and ServiceError for a server that is of no use any more."""
        openai = self._openai
        try:
            return _written(self._received(messages, mode))
        except openai.APITimeoutError:
            raise self._too_slow() from None
        except openai.APIStatusError as error:
            status, said = error.status_code, self._told(error)
        except openai.OpenAIError as error:
            raise self._failed(f"cannot be reached ({_cause(error)})", "see WHOMET_LLM_BASE_URL") from None
        if self._adjusted(status, said):
            return self.ask(messages, mode)
        raise self._judged(status, said)

    def _received(self, messages: Sequence[Mapping[str, str]], mode: Mode) -> bytes:
        form = _FORMATS[mode]
        options: dict[str, Any] = {**self._optional, self._limit: self._settings.max_tokens}
        if form is not None:
            options["response_format"] = form
        create: Any = self._client.chat.completions.with_streaming_response.create
        reason = ""
        for _ in range(1 + _RETRIES):
            try:
                with create(model=self._settings.model, messages=list(messages), **options) as response:
                    return self._body(response.iter_bytes())
            except _Broken as error:
                reason = str(error)
        raise self._failed(f"breaks its answers off ({reason[:100]})")

    def _body(self, pieces: Iterator[bytes]) -> bytes:
        """The whole answer, within the time: a server that sends a byte now and then is as bad as one that sends
        none."""
        deadline = time.monotonic() + self._settings.timeout
        body = b""
        try:
            for piece in pieces:
                body += piece
                if len(body) > _LARGEST:
                    raise self._failed(f"sends an answer of more than {_LARGEST} bytes")
                if time.monotonic() > deadline:
                    raise self._too_slow()
        except self._broken as error:
            raise _Broken(str(error) or type(error).__name__) from None
        return body

    def _bare(self, request: Any) -> None:
        """Nothing goes out that is not ours to send: the headers of the package tell of this machine, and variables
        meant for other servers add to them."""
        for name in [name for name in request.headers if name.lower() not in _SENT]:
            del request.headers[name]
        if self._settings.key:
            request.headers["Authorization"] = f"Bearer {self._settings.key.reveal()}"

    def _adjusted(self, status: int, said: str) -> bool:
        """Whether the question can be put otherwise: some models know the limit by another name, or take no
        temperature. Each is changed once."""
        if status not in _NOT_UNDERSTOOD:
            return False
        if "max_completion_tokens" in said and self._limit == "max_tokens":
            self._limit = "max_completion_tokens"
            return True
        return "temperature" in said and self._optional.pop("temperature", None) is not None

    def _judged(self, status: int, said: str) -> Exception:
        """What a status that is no success comes to."""
        if status in {401, 403}:
            return self._failed(f"refuses the key ({status})", "see WHOMET_LLM_API_KEY")
        if status == 404:
            return self._failed(f"does not know the model {self._settings.model!r} or the address: {said}")
        if status == 429:
            return self._failed(f"asks to wait longer than we do: {said}")
        if status < 400:
            return self._failed(f"sends us elsewhere ({status}), where no text is to go", "see WHOMET_LLM_BASE_URL")
        if status in _NOT_UNDERSTOOD and "context" in said:
            return Cut()
        return Refused(f"{status}: {said}")

    def _told(self, error: openai.APIStatusError) -> str:
        """What the server says, in a line, without the key if it says that."""
        said = " ".join(str(error.message).split())[:300]
        key = self._settings.key
        return said.replace(key.reveal(), "***") if key else said

    def _failed(self, reason: str, remedy: str = "") -> ServiceError:
        return ServiceError(f"the server {self._settings.server} {reason}", remedy=remedy)

    def _too_slow(self) -> ServiceError:
        waited = f"gave no answer within {self._settings.timeout:g} seconds"
        return self._failed(waited, "raise WHOMET_LLM_TIMEOUT, or lower WHOMET_LLM_MAX_TOKENS")


def _cause(error: Exception) -> str:
    return str(error.__cause__ or error)[:200] or type(error).__name__


def _written(body: bytes) -> str:
    """The text in a completion, however it is made up; of another JSON, or of none, nothing."""
    try:
        choice = json.loads(body)["choices"][0]
        if choice.get("finish_reason") == "length":
            raise Cut
        content = choice["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
        return ""
    return content if isinstance(content, str) else ""
