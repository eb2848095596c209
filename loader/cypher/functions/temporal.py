"""The temporal functions among the others: what they take is looked at by themselves."""

from __future__ import annotations

from inspect import Parameter, signature

from loader.cypher import temporal
from loader.cypher.functions.registry import function

__all__: list[str] = []


def _declare(name: str) -> None:
    call = temporal.FUNCTIONS[name]
    places = ["any" if each.default is Parameter.empty else "any?" for each in signature(call).parameters.values()]
    function(name, takes=", ".join(places), gives=name.partition(".")[0], sees_null=True)(call)


for _name in temporal.FUNCTIONS:
    _declare(_name)
