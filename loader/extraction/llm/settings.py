"""Which server and which model: WHOMET_LLM_BASE_URL, _MODEL, _API_KEY, _TIMEOUT, _MAX_TOKENS, _CONTEXT, looked up as
NEO4J_* are (loader/settings.py). There is no default server: text leaves the machine only for one that was named."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import NoReturn
from urllib.parse import SplitResult, urlsplit

from loader.errors import UsageError
from loader.settings import Secret, Variables, showing_no_values

__all__ = ["LlmSettings", "find_llm_settings"]

_TIMEOUT, _MAX_TOKENS, _CONTEXT = 300, 2_000, 8_192
_LEAST_TEXT = 2_000
"""Tokens that must be left for what is asked: the instructions and some sentences."""


@dataclass(frozen=True, slots=True)
class LlmSettings:
    """`timeout` is in seconds and bounds one answer, `max_tokens` its length; `context` is what the model reads and
    writes at most, in tokens."""

    base_url: str
    model: str
    key: Secret | None = None
    timeout: float = _TIMEOUT
    max_tokens: int = _MAX_TOKENS
    context: int = _CONTEXT

    @property
    def server(self) -> str:
        """The host and port, and whether others on the way could read along; for a person to decide on."""
        parts = urlsplit(self.base_url)
        place = parts.netloc if parts.port else parts.hostname or ""
        return f"{place} (not encrypted)" if parts.scheme == "http" and not _here(parts.hostname or "") else place


def _here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@showing_no_values
def find_llm_settings(
    *, env_file: Path | None = None, environment: Mapping[str, str] | None = None, folder: Path | None = None
) -> LlmSettings:
    """The settings. UsageError names the variable that is missing or wrong and what to write; it shows no key."""
    variables = Variables(env_file, os.environ if environment is None else environment, folder or Path())
    key, source = variables.get("WHOMET_LLM_API_KEY")
    settings = LlmSettings(
        base_url=_address(*variables.get("WHOMET_LLM_BASE_URL")),
        model=_model(*variables.get("WHOMET_LLM_MODEL")),
        key=_key(key.strip(), source) if key.strip() else None,
        timeout=_number(*variables.get("WHOMET_LLM_TIMEOUT"), default=_TIMEOUT, least=1),
        max_tokens=_number(*variables.get("WHOMET_LLM_MAX_TOKENS"), default=_MAX_TOKENS, least=50),
        context=_number(*variables.get("WHOMET_LLM_CONTEXT"), default=_CONTEXT, least=_LEAST_TEXT),
    )
    if settings.context - settings.max_tokens < _LEAST_TEXT:
        raise UsageError(
            f"WHOMET_LLM_CONTEXT ({settings.context}) must be {_LEAST_TEXT} more than WHOMET_LLM_MAX_TOKENS"
            f" ({settings.max_tokens}) at least, or no text has room beside the answer"
        )
    return settings


def _address(url: str, source: str) -> str:
    if not url:
        raise UsageError(
            "WHOMET_LLM_BASE_URL is not set",
            remedy="write the address of a server that speaks OpenAI's protocol into it, such as"
            " http://localhost:8080/v1",
        )
    parts = _split(url)
    if parts is None:
        _refuse(source, "is no address that can be read")
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        _refuse(source, "is no address of a web server")
    if "%" in parts.netloc and "[" not in parts.netloc:
        _refuse(source, "names a host with a % in it, which none has")
    if "@" in parts.netloc:
        _refuse(source, "holds a user or password; a key belongs in WHOMET_LLM_API_KEY")
    if parts.query or parts.fragment:
        _refuse(source, "has more after the path than it may; a key belongs in WHOMET_LLM_API_KEY")
    if not url.isascii() or not url.isprintable() or " " in url:
        _refuse(source, "holds a character that no address has")
    return url


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - reading it checks it
    except ValueError:  # its text may quote a key, and an error raised here would show it
        return None
    return parts


def _refuse(source: str, reason: str) -> NoReturn:
    raise UsageError(f"{source} {reason}", remedy="Write for example http://localhost:8080/v1")


def _model(name: str, source: str) -> str:
    if not name:
        raise UsageError(
            "WHOMET_LLM_MODEL is not set", remedy="write the name by which the server knows the model into it"
        )
    if not name.isprintable() or len(name) > 200:
        raise UsageError(f"{source} is no name of a model")
    return name


def _key(key: str, source: str) -> Secret:
    if not key.isascii() or not key.isprintable() or " " in key:
        raise UsageError(
            f"{source} holds a character that no key has (a blank, an accent, a line end)", remedy="copy it anew"
        )
    return Secret(key)


def _number(text: str, source: str, *, default: int, least: int) -> int:
    if not text:
        return default
    if not re.fullmatch(r"[0-9]{1,9}", text.strip()) or int(text) < least:
        raise UsageError(f"{source}: found {text[:40]!r}", remedy=f"expected a whole number from {least} on")
    return int(text)
