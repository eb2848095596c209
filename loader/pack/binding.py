"""From `-P name=value`, or a notebook's keyword arguments, to the typed parameters of a saved query."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from typing import Protocol

from loader.errors import CypherError, UsageError
from loader.graph import Value
from loader.pack.model import NAMED_TYPES, Parameter, SavedQuery, as_text
from loader.pack.types import element_type
from loader.pack.values import read_value
from loader.suggest import did_you_mean

__all__ = ["AsWritten", "Names", "as_command", "as_option", "bind"]


class Names(Protocol):
    """Ids of what is named, whatever the kind. Each raises UsageError where it cannot tell."""

    def one(self, kind: str, text: str, /) -> str:
        """The id of the one thing that is meant."""

    def several(self, kind: str, text: str, /) -> list[str]:
        """The ids of all that are meant by a name, or by several between commas."""


class AsWritten:
    """Leaves every name as it is, where there is no graph to ask."""

    def one(self, _kind: str, text: str, /) -> str:
        """The name."""
        return text

    def several(self, _kind: str, text: str, /) -> list[str]:
        """The name alone, in a list."""
        return [text]


def bind(query: SavedQuery, values: Mapping[str, Value], names: Names) -> dict[str, Value]:
    """A value for every declared parameter, in the order of the header.

    Text is read as the declared type; a Python value must have it. The text `null`, or no text, is null where
    null is the default. `names` gives the ids of what is called so. Raises UsageError for an unknown, missing or
    ill-typed parameter, and for a name that fits nothing, or several where one is meant.
    """
    for name in values:
        if name not in query.parameters:
            raise _unknown(query, name)
    missing = [p for p in query.parameters.values() if p.required and p.name not in values]
    if missing:
        raise _missing(query, missing)
    return {
        name: _bound(query, parameter, values.get(name, parameter.default), names)
        for name, parameter in query.parameters.items()
    }


def _bound(query: SavedQuery, parameter: Parameter, given: Value, names: Names) -> Value:
    given = _as_in_cypher(query, parameter, given)
    if parameter.nullable and (given is None or given in ("", "null")):
        return None
    try:
        value = read_value(given, parameter.type, parameter.edge)
    except ValueError as error:
        raise UsageError(
            f"{query.name}: {parameter.name}: {error}", remedy=f"for example {as_option(parameter)}"
        ) from error
    return _resolved(value, parameter.type, names)


def _as_in_cypher(query: SavedQuery, parameter: Parameter, given: Value) -> Value:
    """What numpy or pandas gave as the same value of Cypher that it is in one's own query."""
    if given.__class__ in _PLAIN:
        return given
    from loader.cypher.values.from_python import from_python  # noqa: PLC0415 - slow to import, and text does without

    try:
        return from_python(given, f"{query.name}: {parameter.name}")
    except CypherError as error:
        raise UsageError(error.message, remedy=f"for example {as_option(parameter)}") from error


_PLAIN = (str, bool, int, float, None.__class__)


def _resolved(value: Value, declared: str, names: Names) -> Value:
    """The value with ids in place of names: in a list the ids of all that each name fits."""
    inner = element_type(declared)
    if inner in NAMED_TYPES:
        return list(dict.fromkeys(id_ for element in value for id_ in names.several(inner, element)))
    return names.one(declared, value) if declared in NAMED_TYPES else value


def _unknown(query: SavedQuery, name: str) -> UsageError:
    takes = f"it takes {', '.join(query.parameters) or 'none'}"
    return UsageError(f"{query.name} has no parameter {name!r}", remedy=did_you_mean(name, query.parameters) or takes)


def _missing(query: SavedQuery, missing: list[Parameter]) -> UsageError:
    names = ", ".join(parameter.name for parameter in missing)
    options = " ".join(as_option(parameter) for parameter in missing)
    return UsageError(f"{query.name} needs {names}", remedy=f"for example {options}")


def as_command(query: SavedQuery, values: Mapping[str, Value]) -> str:
    """The command that asks the query with these values."""
    options = [f"-P {name}={shlex.quote(as_text(value))}" for name, value in values.items()]
    return " ".join(["whomet run", query.name, *options])


def as_option(parameter: Parameter) -> str:
    """The parameter with its sample value, as a person would type it: `-P person='Wang Yi'`."""
    return f"-P {parameter.name}={shlex.quote(as_text(parameter.sample))}"
