"""What a session is about, and what has been chosen in it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Protocol

from loader.api import Graph
from loader.errors import UsageError
from loader.presenter import TEXT_FORMATS
from loader.result import Result

__all__ = ["Screen", "State"]


class Screen(Protocol):
    """Where answers go: rows and words to whoever reads on, remarks to the person."""

    def show(self, result: Result, output: str | None, /) -> None:
        """Rows, in one of TEXT_FORMATS or in the one that fits."""

    def say(self, text: str, /) -> None:
        """A text of one or more lines."""

    def complain(self, text: str, /) -> None:
        """A remark, or what went wrong."""


@dataclass
class State:
    """`parameters` are the values of `$name` in Cypher; `output`, `limit`, `seconds` and `reviewed_only` hold for every
    answer, as the options of the same names do for the commands `run` and `query`. `ended` tells that somebody left."""

    graph: Graph
    screen: Screen
    output: str | None = None
    limit: int | None = None
    seconds: float | None = None
    reviewed_only: bool = False
    parameters: dict[str, Any] = field(default_factory=dict)
    ended: bool = False

    def show(self, result: Result) -> None:
        """Rows, in the format that was chosen."""
        self.screen.show(result, self.output)

    def limits(self) -> dict[str, Any]:
        """What holds for every answer, as Graph's methods take it."""
        return {"limit": self.limit, "seconds": self.seconds, "reviewed_only": self.reviewed_only}

    def choose_output(self, name: str) -> None:
        """Show rows in this format from now on."""
        if name not in TEXT_FORMATS:
            raise UsageError(f"there is no format {name!r}", remedy=f"use {', '.join(TEXT_FORMATS)}")
        self.output = name

    def set_parameter(self, text: str) -> None:
        """Take `name=value` for `$name`: as JSON where it is JSON, else as text."""
        name, equals, value = text.partition("=")
        if not equals or not name.strip():
            raise UsageError(f"{text}: write :param name=value")
        self.parameters[name.strip().removeprefix("$")] = _json_or_text(value.strip())


def _json_or_text(value: str) -> Any:
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return value
