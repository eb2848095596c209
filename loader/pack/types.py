"""The types that headers declare: whether one is known, and whether a value has it.

A type is a word, or a type in brackets: `[string]` is a list of strings.
"""

from __future__ import annotations

from collections.abc import Mapping

from loader.errors import PackError
from loader.graph import Date, DateTime, Duration, Node, Path, Relationship, Time, Value
from loader.pack.model import NAMED_TYPES, SavedQuery
from loader.result import Result

__all__ = ["COLUMN_TYPES", "PARAMETER_TYPES", "check_rows", "element_type", "has_type", "type_text"]

PARAMETER_TYPES = (*NAMED_TYPES, "string", "integer", "float", "boolean", "date")
COLUMN_TYPES = (
    "string", "integer", "float", "boolean", "date", "datetime", "time", "duration",
    "node", "relationship", "path", "map", "any",
)  # fmt: skip
_CLASSES: Mapping[str, type | tuple[type, ...]] = {
    "string": str,
    **dict.fromkeys(NAMED_TYPES, str),
    "integer": int,
    "float": float,
    "boolean": bool,
    "date": Date,
    "datetime": DateTime,
    "time": Time,
    "duration": Duration,
    "node": Node,
    "relationship": Relationship,
    "path": Path,
    "map": dict,
    "any": object,
}


def element_type(declared: str) -> str | None:
    """The type of a list's elements; None where the declared type is no list."""
    return declared[1:-1] if declared.startswith("[") else None


def type_text(value: Value) -> str:
    """The name of a value's own type, as a header would write it."""
    if isinstance(value, list):
        kinds = sorted({type_text(element) for element in value if element is not None})
        return f"[{' or '.join(kinds)}]" if kinds else "[]"
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    for name in COLUMN_TYPES[:-1]:
        if isinstance(value, _CLASSES[name]):
            return name
    return type(value).__name__


def has_type(value: Value, declared: str) -> bool:
    """Whether a value is of a declared type. Null is of every type, also within a list; true is no integer."""
    if value is None:
        return True
    inner = element_type(declared)
    if inner is not None:
        return isinstance(value, list) and all(has_type(element, inner) for element in value)
    if isinstance(value, bool) and declared not in ("boolean", "any"):
        return False
    return isinstance(value, _CLASSES[declared])


def check_rows(query: SavedQuery, result: Result) -> None:
    """Compare what came back with what the header declares.

    Raises PackError, naming the first column and row that differ.
    """
    declared = tuple(query.returns)
    if tuple(result.columns) != declared:
        raise PackError(
            f"{query.file}: {query.name} gave the columns {', '.join(result.columns)}, "
            f"its header declares {', '.join(declared)}"
        )
    for number, row in enumerate(result.rows, start=1):
        for (column, kind), value in zip(query.returns.items(), row, strict=True):
            if not has_type(value, kind):
                raise PackError(
                    f"{query.file}: returns.{column}: row {number} holds {type_text(value)}, the header declares {kind}"
                )
