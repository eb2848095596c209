"""One session: what has been chosen in it, and the answer to each entry."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from loader.api import Graph
from loader.errors import PackError, UsageError
from loader.pack import SavedQuery
from loader.presenter import TEXT_FORMATS
from loader.prompting import commands
from loader.prompting.entries import Entry, is_cypher, whole_words
from loader.result import Result
from loader.suggest import did_you_mean

__all__ = ["Screen", "Session"]


class Screen(Protocol):
    """Where answers go: rows and words to whoever reads on, remarks to the person."""

    def show(self, result: Result, output: str | None, /) -> None:
        """Rows, in one of TEXT_FORMATS or in the one that fits."""

    def say(self, text: str, /) -> None:
        """A text of one or more lines."""

    def complain(self, text: str, /) -> None:
        """A remark, or what went wrong."""


@dataclass
class Session:
    """A graph that is asked one thing after the other. `ended` tells that somebody has left.

    `parameters` are the values of `$name` in Cypher; `output`, `limit`, `seconds` and `reviewed_only` hold for every
    answer, as the options of the same names do for the commands `run` and `query`.
    """

    graph: Graph
    screen: Screen
    output: str | None = None
    limit: int | None = None
    seconds: float | None = None
    reviewed_only: bool = False
    parameters: dict[str, Any] = field(default_factory=dict)
    ended: bool = False

    def answer(self, entry: Entry) -> None:
        """Answer one entry. Raises WhometError for one that has no answer."""
        if is_cypher(entry.text):
            self.screen.show(self.graph.query(entry.text, self.parameters, **self._limits()), self.output)
            return
        name, *rest = _as_said(entry.text) or [""]
        if name.startswith(":") or name.lower() in commands.PLAIN:
            command = commands.find(name.removeprefix(":"))
            command.run(self, rest)
        elif name:
            saved = self._saved(name)
            self.screen.show(self.graph.ask(saved, _given(saved, rest), **self._limits()), self.output)

    def _limits(self) -> dict[str, Any]:
        return {"limit": self.limit, "seconds": self.seconds, "reviewed_only": self.reviewed_only}

    def _saved(self, name: str) -> SavedQuery:
        try:
            return self.graph.pack.find(name)
        except PackError as error:
            near = did_you_mean(name, self.graph.pack, most=3)
            raise UsageError(
                f"{name!r} is no saved query, and begins no Cypher", remedy=near or ":help says what can be typed"
            ) from error

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


def _as_said(line: str) -> list[str]:
    """The words of a line; `whomet run NAME -P name=value`, as remarks suggest it, is `NAME name=value`."""
    words = whole_words(line)
    if words[:1] == ["whomet"]:
        words = words[1:]
    if words[:1] == ["run"]:
        return [word for word in words[1:] if word not in ("-P", "--param")]
    return words


def _given(query: SavedQuery, words: list[str]) -> Mapping[str, str]:
    """What stands behind a query's name: `name=value`, or values in the order of its parameters."""
    given: dict[str, str] = {}
    free = iter(query.parameters)
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or not name.replace("_", "").isalnum():
            name, value = next(free, ""), word
        if not name:
            raise UsageError(f"{query.name} takes {len(query.parameters)} values, and there are more: {word}")
        if name in given:
            raise UsageError(
                f"{query.name}: {name} is given twice", remedy='a value of several words stands in "quotes"'
            )
        given[name] = value
    return given


def _json_or_text(value: str) -> Any:
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return value
