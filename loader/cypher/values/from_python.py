"""What comes from Python, as Cypher has it: values, and the labels of a node or of an edge."""

from __future__ import annotations

import datetime
import math
from collections.abc import Collection, Mapping
from typing import Any

from neo4j.time import Date, DateTime, Time

from loader.cypher.limits import watched
from loader.cypher.values.comparing import TEMPORAL
from loader.errors import UsageError
from loader.graph import Node, Path, Relationship, Value

__all__ = ["LABELS", "from_python", "labels_of", "properties_of"]

LABELS = "__labels__"
"""The attribute that holds the labels of a node, or the one type of an edge."""

_OWN = {str, int, float, bool, bytes, Node, Relationship, Path, *TEMPORAL}


def from_python(value: Any) -> Value:
    """Python's own dates, sequences and mappings become Cypher's, as do arrays; what is of no such kind stays.

    The time that pandas has for none is null; a class is its name.
    """
    if value is None or value.__class__ in _OWN:
        return value
    if isinstance(value, str | int | float):
        return _plain(value)
    if isinstance(value, (Node, Relationship, Path, *TEMPORAL)):
        return value
    if isinstance(value, Mapping):
        return {str(key): from_python(each) for key, each in value.items()}
    if isinstance(value, datetime.datetime):
        return None if math.isnan(value.year) else DateTime.from_native(value)
    if isinstance(value, datetime.date):
        return Date.from_native(value)
    if isinstance(value, datetime.time):
        return Time.from_native(value)
    if isinstance(value, bytearray | memoryview):
        return bytes(value)
    if isinstance(value, type):
        return value.__name__
    if hasattr(value, "tolist"):
        return from_python(value.tolist())
    if isinstance(value, Collection):
        return [from_python(each) for each in watched(list(value))]
    return value


def _plain(value: str | float) -> Value:
    """A value of a class derived from Python's own, as one of Python's own."""
    if isinstance(value, str):
        return str.__str__(value)
    return float(value) if isinstance(value, float) else int(value)


def labels_of(attributes: Mapping[Any, Any], owner: object) -> frozenset[str]:
    """The labels among the attributes of `owner`; raises UsageError if they are no collection."""
    labels = attributes.get(LABELS)
    if labels is None:
        return frozenset()
    if isinstance(labels, str):
        return frozenset((labels,))
    if not isinstance(labels, Collection):
        raise UsageError(f"{owner!r} has {labels!r} as {LABELS}: make it a set of texts, or one text")
    return frozenset(map(str, labels))


def properties_of(attributes: Mapping[Any, Any], owner: object) -> dict[str, Value]:
    """The other attributes, as far as they have a value; raises UsageError for one that holds itself."""
    try:
        return {str(key): from_python(each) for key, each in attributes.items() if key != LABELS and each is not None}
    except RecursionError:
        raise UsageError(f"An attribute of {owner!r} holds itself, or nests too deeply") from None
