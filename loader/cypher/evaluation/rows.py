"""Where values stand while a query runs: rows with numbered slots, and the names of those slots."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from loader.cypher.limits import check_limits, deadline, is_limited
from loader.errors import CypherError
from loader.graph import Value

__all__ = ["Compiled", "Row", "RowLayout", "Rows", "Run", "Scope"]

Row = list[Any]
"""One row: the Run in slot 0, a value in every other slot.

A row is handed from step to step and written in place: a step sets its own slots, gives the row on, and
sets them anew for the next. So a step that keeps rows (to sort them) has to copy them.
"""

Rows = Iterable[Row]
Compiled = Callable[[Row], Value]
"""An expression, ready to be evaluated on a row."""


class Run:
    """One execution of a plan: its parameters and its limits."""

    __slots__ = ("constants", "counts", "deadline", "limited", "parameters", "text")

    def __init__(self, text: str, parameters: Mapping[str, Value], *, profile: bool = False) -> None:
        self.text = text
        self.constants: dict[object, Any] = {}
        """What is worked out once in a run, by whatever worked it out."""
        self.parameters = parameters
        self.deadline = deadline()
        self.limited = is_limited()
        self.counts: Counter[int] | None = Counter() if profile else None

    def check(self) -> None:
        """Raise CypherLimitExceeded once a limit is reached. Cheap enough for every step of a search."""
        if self.limited:
            check_limits()

    def locate(self, error: CypherError, at: int) -> CypherError:
        """The same error, with its place in the text."""
        error.locate(self.text, at)
        return error


class RowLayout:
    """The slots of the rows between one projection and the next. Slot 0 holds the Run."""

    def __init__(self) -> None:
        self.width = 1

    def slot(self) -> int:
        """A new slot."""
        self.width += 1
        return self.width - 1

    def row(self, run: Run) -> Row:
        """A row with nothing in it."""
        row: Row = [None] * self.width
        row[0] = run
        return row


class Scope:
    """The names that an expression can see, each with its slot in one layout."""

    def __init__(self, layout: RowLayout | None = None, names: Mapping[str, int] | None = None) -> None:
        self.layout = layout or RowLayout()
        self.names = dict(names or {})

    def declare(self, name: str) -> int:
        """Give `name` a new slot."""
        slot = self.names[name] = self.layout.slot()
        return slot

    def inner(self) -> Scope:
        """A scope within this one: it sees the same names, and its own names stay its own."""
        return Scope(self.layout, self.names)
