"""How functions are declared: what they take and give, and what null does to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from neo4j.time import Date, DateTime, Duration, Time

from loader.cypher.ast.names import HIDDEN
from loader.cypher.values import points
from loader.cypher.values.arithmetic import as_integer
from loader.cypher.values.comparing import type_name
from loader.errors import CypherTypeError
from loader.graph import Node, Path, Relationship, Value

__all__ = ["FUNCTIONS", "Function", "declared", "function"]

_CLASSES: dict[str, tuple[type, ...]] = {
    "any": (object,),
    "boolean": (bool,),
    "integer": (int,),
    "float": (float,),
    "number": (int, float),
    "string": (str,),
    "list": (list,),
    "map": (dict,),
    "node": (Node,),
    "relationship": (Relationship,),
    "path": (Path,),
    "point": points.CLASSES,
    "temporal": (Date, DateTime, Time, Duration),
}


@dataclass(frozen=True, slots=True)
class Function:
    """A function of Cypher.

    `takes` has for every argument the types that it may have, joined by `|`; those from `least` on may be
    left out. Where it is `integer` alone a float is cut toward zero, as on Neo4j where the text does not show that it
    is one. `gives` is the type of the result, or `any`. Unless `sees_null`, a null argument makes the result null.
    """

    name: str
    call: Callable[..., Value] | None
    """None where the values of the arguments are not enough: then evaluation/calls.py knows what to do."""
    takes: tuple[str, ...]
    gives: str
    least: int
    sees_null: bool
    only_25: bool = False
    """Whether Cypher 5 does not know it."""

    def __call__(self, *arguments: Value) -> Value:
        assert self.call is not None, f"{self.name} needs more than values"
        if not self.sees_null and any(each is None for each in arguments):
            return None
        for place, (argument, types) in enumerate(zip(arguments, self.takes, strict=False)):
            if types != "any" and argument is not None:
                checked = self._checked(argument, types)
                if checked is not argument:
                    arguments = (*arguments[:place], checked, *arguments[place + 1 :])
        return self.call(*arguments)

    def _checked(self, argument: Value, types: str) -> Value:
        kind = argument.__class__
        if any(kind in _CLASSES[each] for each in types.split("|")):
            return argument
        if types == "integer" and kind is float:
            return as_integer(argument)
        wanted = " or ".join(each.upper() for each in types.split("|"))
        message = f"{self.name}() takes {wanted}, got a value of type {type_name(argument)}"
        raise CypherTypeError(message, kind="InvalidArgumentValue")


_Call = TypeVar("_Call", bound=Callable[..., Any] | None)

FUNCTIONS: dict[str, Function] = {}
"""Every function that does not aggregate, by its name in lower case."""


def function(
    *names: str, takes: str = "", gives: str = "any", sees_null: bool = False, only_25: bool = False
) -> Callable[[_Call], _Call]:
    """Register a function under its `names`.

    What follows HIDDEN in a name tells forms of one function apart. `takes` lists the types of its arguments, such as
    `string, integer?` (the `?` makes it optional).
    """

    def register(call: _Call) -> _Call:
        types = [each.strip() for each in takes.split(",") if each.strip()]
        least = sum(not each.endswith("?") for each in types)
        plain = tuple(each.rstrip("?") for each in types)
        for name in names:
            FUNCTIONS[name.lower()] = Function(name.partition(HIDDEN)[0], call, plain, gives, least, sees_null, only_25)
        return call

    return register


def declared(name: str, takes: str, gives: str) -> None:
    """Register what a function takes and gives that needs more than the values of its arguments."""
    function(name, takes=takes, gives=gives)(None)
