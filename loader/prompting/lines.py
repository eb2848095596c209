"""A session over lines from a file or a pipe: every entry is answered in its turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from loader.errors import WhometError
from loader.prompting.entries import Entry, entries
from loader.prompting.state import State

__all__ = ["run_lines"]


def run_lines(state: State, answer: Callable[[Entry], None], lines: Iterable[str]) -> int:
    """Answer all entries until the lines end or one of them says to. One without an answer is told with its line, and
    the others go on; the exit code is that of the first of these, else 0."""
    codes, waiting, line = [0], "", 1
    for text in lines:
        waiting += text
        if "\n" not in text or (waiting != text and ";" not in text):
            continue  # more of a query that has not ended
        *whole, left = entries(waiting, final=False)
        codes += _answered(state, answer, whole, line)
        waiting, line = left.text, line + left.line - 1
        if state.ended:
            break
    codes += _answered(state, answer, [] if state.ended else entries(waiting, final=True), line)
    return next(filter(None, codes), 0)


def _answered(state: State, answer: Callable[[Entry], None], given: Iterable[Entry], first: int) -> Iterator[int]:
    """The exit code of each entry, until one ends the session."""
    for entry in given:
        try:
            answer(entry)
        except WhometError as error:
            state.screen.complain(f"line {first + entry.line - 1}: {error}")
            yield error.exit_code
        if state.ended:
            return
