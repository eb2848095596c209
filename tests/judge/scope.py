"""What a query under way knows: its variables and their types."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count


class Scope:
    """Variables with their types, in the order in which they came; `fresh` gives names that no other scope uses."""

    def __init__(self, variables: dict[str, str] | None = None, numbers: Iterator[int] | None = None) -> None:
        self.variables = dict(variables or {})
        self._numbers = numbers or count()

    def fresh(self, stem: str) -> str:
        return f"{stem}{next(self._numbers)}"

    def add(self, stem: str, kind: str) -> str:
        """A new variable."""
        name = self.fresh(stem)
        self.variables[name] = kind
        return name

    def of(self, kind: str) -> list[str]:
        return [name for name, own in self.variables.items() if own == kind]

    def inner(self, variables: dict[str, str] | None = None) -> Scope:
        """A scope within this one, or beside it with other variables; its own names go no further."""
        return Scope(self.variables if variables is None else variables, self._numbers)
