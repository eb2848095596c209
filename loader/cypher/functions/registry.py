"""How functions are declared: what they take and give, and what null does to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from loader.cypher.ast.names import HIDDEN
from loader.cypher.types import ANY, INTEGER, CypherType, named, type_name
from loader.cypher.values.arithmetic import as_integer
from loader.errors import CypherTypeError
from loader.graph import Value

__all__ = ["FUNCTIONS", "Function", "declared", "function"]


@dataclass(frozen=True, slots=True)
class Function:
    """A function of Cypher.

    `takes` has for every argument the type that it may have; those from `least` on may be left out. Where it is INTEGER
    alone a float is cut toward zero, as on Neo4j where the text does not show that it is one. `gives` is the type of
    the result, or ANY. Unless `sees_null`, a null argument makes the result null.
    """

    name: str
    call: Callable[..., Value] | None
    """None where the values of the arguments are not enough: then evaluation/calls.py knows what to do."""
    takes: tuple[CypherType, ...]
    gives: CypherType
    least: int
    sees_null: bool
    only_25: bool = False
    """Whether Cypher 5 does not know it."""
    tests: tuple[Callable[[Value], bool] | None, ...] = field(init=False)
    """What checks each argument; None where it may be of any type."""
    classes: tuple[frozenset[type], ...] = field(init=False)
    """Of each argument classes of which every value will do."""

    def __post_init__(self) -> None:
        tests = tuple(None if each == ANY else each.test() for each in self.takes)
        object.__setattr__(self, "tests", tests)
        object.__setattr__(self, "classes", tuple(each.classes() for each in self.takes))

    def __call__(self, *arguments: Value) -> Value:
        assert self.call is not None, f"{self.name} needs more than values"
        if not self.sees_null and any(each is None for each in arguments):
            return None
        for place, (argument, test) in enumerate(zip(arguments, self.tests, strict=False)):
            if test is not None and not test(argument):
                cut = self._cut(argument, self.takes[place])
                arguments = (*arguments[:place], cut, *arguments[place + 1 :])
        return self.call(*arguments)

    def _cut(self, argument: Value, type_: CypherType) -> Value:
        """The argument as an integer, where one is wanted and it is a float."""
        if type_ == INTEGER and argument.__class__ is float:
            return as_integer(argument)
        wanted = " or ".join(each.brief for each in type_.parts)
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
        plain, given = tuple(named(each.rstrip("?")) for each in types), named(gives)
        for name in names:
            FUNCTIONS[name.lower()] = Function(name.partition(HIDDEN)[0], call, plain, given, least, sees_null, only_25)
        return call

    return register


def declared(name: str, takes: str, gives: str) -> None:
    """Register what a function takes and gives that needs more than the values of its arguments."""
    function(name, takes=takes, gives=gives)(None)
