"""From `-P name=value`, or a notebook's keyword arguments, to the typed parameters of a saved query."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping

from loader.errors import UsageError
from loader.graph import Value
from loader.pack.model import Parameter, SavedQuery, as_text
from loader.pack.types import element_type
from loader.pack.values import read_value
from loader.suggest import did_you_mean

__all__ = ["as_command", "as_option", "bind"]


def bind(query: SavedQuery, values: Mapping[str, Value], resolve_person: Callable[[str], str]) -> dict[str, Value]:
    """A value for every declared parameter, in the order of the header.

    Text is read as the declared type; a Python value must have it. The text `null`, or no text, is null where
    null is the default. `resolve_person` gives a person's id for what was asked, and raises UsageError where
    it cannot. Raises UsageError for an unknown, missing or ill-typed parameter.
    """
    for name in values:
        if name not in query.parameters:
            raise _unknown(query, name)
    missing = [p for p in query.parameters.values() if p.required and p.name not in values]
    if missing:
        raise _missing(query, missing)
    return {
        name: _bound(query, parameter, values.get(name, parameter.default), resolve_person)
        for name, parameter in query.parameters.items()
    }


def _bound(query: SavedQuery, parameter: Parameter, given: Value, resolve_person: Callable[[str], str]) -> Value:
    if parameter.nullable and (given is None or given in ("", "null")):
        return None
    try:
        value = read_value(given, parameter.type, parameter.edge)
    except ValueError as error:
        raise UsageError(
            f"{query.name}: {parameter.name}: {error}", remedy=f"for example {as_option(parameter)}"
        ) from error
    return _resolved(value, parameter.type, resolve_person)


def _resolved(value: Value, declared: str, resolve_person: Callable[[str], str]) -> Value:
    """The value with an id in place of every person's name."""
    inner = element_type(declared)
    if inner is not None:
        return [_resolved(element, inner, resolve_person) for element in value]
    return resolve_person(value) if declared == "person" else value


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
