"""Dates: a first, small part of what the temporal functions will be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from neo4j.time import Date

from loader.errors import CypherArgumentError, CypherTypeError


def _date(text: Any = None) -> Any:
    if text is None or isinstance(text, Date):
        return text
    try:
        return Date.from_iso_format(text)
    except (ValueError, TypeError) as error:
        raise CypherArgumentError(f"{text!r} is not a date") from error


FUNCTIONS: dict[str, Callable[..., Any]] = {"date": _date}


def add(a: Any, b: Any) -> Any:
    raise CypherTypeError(f"Cannot add {a} and {b}")


subtract = multiply = divide = add


def component(value: Any, name: str) -> Any:
    return getattr(value, name, None)


def sort_key(value: Any) -> Any:
    return value.iso_format()


def equals(a: Any, b: Any) -> bool:
    return type(a) is type(b) and bool(a == b)


def compare(a: Any, b: Any) -> int | None:
    return (a > b) - (a < b)


def to_string(value: Any) -> str:
    return str(value.iso_format())
