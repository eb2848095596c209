"""The saved queries as functions, with the names, parameters and documentation that a notebook completes and shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from inspect import Parameter as Argument
from inspect import Signature
from typing import Any

from loader.errors import UsageError
from loader.graph import Value
from loader.pack import Pack, SavedQuery
from loader.result import Result

__all__ = ["Question", "Questions"]

Ask = Callable[..., Result]


class Questions(Pack):
    """A pack whose queries can be asked: `who-met` is the function `who_met`.

    A query whose name a method of Pack has is reached with `graph.run` alone.
    """

    def __init__(self, pack: Mapping[str, SavedQuery], ask: Ask) -> None:
        super().__init__(pack)
        self._ask = ask

    def __getattr__(self, name: str) -> Question:
        query = None if name.startswith("_") else self.get(name.replace("_", "-"))
        if query is None:
            raise AttributeError(f"there is no saved query {name.replace('_', '-')!r}; graph.pack lists them")
        return Question(query, self._ask)

    def __dir__(self) -> Iterable[str]:
        return [*super().__dir__(), *(name.replace("-", "_") for name in self)]


class Question:
    """One saved query as a function: `graph.pack.who_met("Wang Yi", since="2021")`."""

    def __init__(self, query: SavedQuery, ask: Ask) -> None:
        self._query = query
        self._ask = ask
        self.__name__ = query.name.replace("-", "_")
        self.__doc__ = f"{query.title}.\n\n{query.description.strip()}\n\n{_parameters(query)}"
        self.__signature__ = Signature(list(map(_argument, query.parameters)), return_annotation=Result)

    def __call__(
        self,
        *values: Value,
        limit: int | None = None,
        seconds: float | None = None,
        reviewed_only: bool = False,
        **named: Any,
    ) -> Result:
        """The rows. Values are taken in the order of the query's parameters. `reviewed_only` leaves out what nobody has
        reviewed."""
        names = list(self._query.parameters)
        if len(values) > len(names):
            raise UsageError(f"{self._query.name} has {len(names)} parameters, and {len(values)} values were given")
        given = dict(zip(names, values, strict=False))
        twice = sorted(given.keys() & named.keys())
        if twice:
            raise UsageError(f"{self._query.name}: {twice[0]} is given twice")
        asked = {**given, **named}
        return self._ask(self._query, asked, limit=limit, seconds=seconds, reviewed_only=reviewed_only)

    def __repr__(self) -> str:
        return f"{self.__name__}{self.__signature__}: {self._query.title}"


def _argument(name: str) -> Argument:
    return Argument(name, Argument.POSITIONAL_OR_KEYWORD, default=None)


def _parameters(query: SavedQuery) -> str:
    return "\n".join(
        f"{p.name} ({p.type}{', required' if p.required else ''}): {p.description or f'such as {p.sample}'}"
        for p in query.parameters.values()
    )
