"""One session: an answer to each entry, at a terminal or over lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from loader.api import Graph
from loader.errors import PackError, UsageError
from loader.pack import SavedQuery
from loader.prompting import commands
from loader.prompting.entries import Entry, is_cypher, whole_words
from loader.prompting.lines import run_lines
from loader.prompting.state import Screen, State
from loader.settings import Secret
from loader.suggest import did_you_mean

__all__ = ["Session"]

_ROWS_AT_A_TERMINAL = 1000


class Session:
    """A graph that is asked one thing after the other: saved queries, Cypher, and commands such as `:help`.

    `screen` is where answers go. The options are those of the commands `run` and `query`; they can be changed on the
    way. A session only reads.
    """

    def __init__(  # noqa: PLR0913 - the options of the commands
        self,
        graph: Graph,
        screen: Screen,
        *,
        output: str | None = None,
        limit: int | None = None,
        seconds: float | None = None,
        reviewed_only: bool = False,
    ) -> None:
        self.state = State(graph, screen, limit=limit, seconds=seconds, reviewed_only=reviewed_only)
        if output is not None:
            self.state.choose_output(output)

    def in_terminal(self, history: Path | None = None, password: Secret | None = None) -> None:
        """Answer what is typed until somebody leaves. What is typed is kept in the file `history`, by default where
        programs of one user keep such things, and nothing that holds the password."""
        from loader.prompting import history as kept  # noqa: PLC0415 - a pipe needs no line editor
        from loader.prompting import terminal  # noqa: PLC0415 - likewise

        state = self.state
        state.limit = state.limit or _ROWS_AT_A_TERMINAL
        state.screen.say(f"{state.graph.store.place}; :help says what can be typed, Ctrl-D leaves")
        remembered = kept.history(history or kept.history_file(), password, state.screen.complain)
        terminal.run_terminal(state, self.answer, remembered)

    def over(self, lines: Iterable[str]) -> int:
        """Answer all that stands in the lines; the exit code of the first entry that has no answer, else 0."""
        return run_lines(self.state, self.answer, lines)

    def answer(self, entry: Entry) -> None:
        """Answer one entry. Raises WhometError for one that has no answer."""
        state = self.state
        if is_cypher(entry.text):
            state.show(state.graph.query(entry.text, state.parameters, **state.limits()))
            return
        name, *rest = _as_said(entry.text) or [""]
        if name.startswith(":") or name.lower() in commands.PLAIN:
            commands.find(name.removeprefix(":")).run(state, rest)
        elif name:
            saved = self._saved(name)
            state.show(state.graph.ask(saved, _given(saved, rest), **state.limits()))

    def _saved(self, name: str) -> SavedQuery:
        pack = self.state.graph.pack
        try:
            return pack.find(name)
        except PackError as error:
            near = did_you_mean(name, pack, most=3)
            raise UsageError(
                f"{name!r} is no saved query, and begins no Cypher", remedy=near or ":help says what can be typed"
            ) from error


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
