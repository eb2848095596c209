"""The temporal functions among the others: what they take is looked at by themselves."""

from __future__ import annotations

from inspect import Parameter, signature

from loader.cypher import temporal
from loader.cypher.ast.names import HIDDEN
from loader.cypher.functions.registry import function
from loader.cypher.types import type_name
from loader.errors import CypherTypeError
from loader.graph import Value

__all__: list[str] = []


def _declare(name: str) -> None:
    call = temporal.FUNCTIONS[name]
    places = ["any" if each.default is Parameter.empty else "any?" for each in signature(call).parameters.values()]
    function(name, takes=", ".join(places), gives=name.partition(".")[0], sees_null=True)(call)


for _name in temporal.FUNCTIONS:
    _declare(_name)


def _by_pattern(kind: str) -> None:
    """By Cypher 25 the function takes a text and its pattern, too."""
    plain = temporal.FUNCTIONS[kind]

    @function(f"{kind}{HIDDEN}25", takes="any?, string?", gives=kind, sees_null=True, only_25=True)
    def read(*arguments: Value) -> Value:
        if len(arguments) < 2:
            return plain(*arguments)
        text, pattern = arguments
        if text is None or pattern is None:
            return None
        if not isinstance(text, str):
            raise CypherTypeError(f"{kind}() reads a STRING by a pattern, not a value of type {type_name(text)}")
        return temporal.read_by(kind, text, pattern)


for _name in ("date", "localtime", "time", "localdatetime", "datetime"):
    _by_pattern(_name)

function("format", takes="date|localtime|time|localdatetime|datetime|duration, string?", gives="string", only_25=True)(
    temporal.format_value
)
