"""What a node or an edge of networkx has: labels, a type, properties, as Cypher has them."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from typing import Any

from neo4j.time import Date, ZeroDate

from loader.cypher.values.comparing import LARGEST, SMALLEST
from loader.cypher.values.from_python import PLAIN, from_python, plain_text
from loader.errors import CypherError, UsageError
from loader.graph import Value

__all__ = ["LABELS", "Attributes"]

LABELS = "__labels__"
"""The attribute that holds the labels of a node, or the one type of an edge."""


class Attributes:
    """Reads the attributes of the nodes and edges of one graph, which share their names and labels: each is looked at
    once."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self.may_miss_text = False
        """Whether a property is NaN, which among texts is one that is missing."""

    def labels(self, attributes: Mapping[Any, Any], owner: object) -> frozenset[str]:
        """The labels among the attributes of `owner`; raises UsageError if they are no collection.

        What is missing is none, as in a column of pandas: None, NaN, NA.
        """
        labels = attributes.get(LABELS)
        if labels is None:
            return frozenset()
        if isinstance(labels, str):
            labels = (labels,)
        elif isinstance(labels, bytes | Mapping) or not isinstance(labels, Collection):
            if _is_missing(labels, owner):
                return frozenset()
            raise UsageError(f"{owner!r} has {labels!r} as {LABELS}: make it a set of texts, or one text")
        return frozenset(
            self._name(each, owner) for each in labels if each.__class__ is str or not _is_missing(each, owner)
        )

    def type(self, attributes: Mapping[Any, Any], owner: object) -> str:
        """The one type among the attributes of an edge, the first of several; raises UsageError as `labels` does."""
        labels = attributes.get(LABELS)
        if labels.__class__ is set and len(labels) == 1:
            [label] = labels
            if label.__class__ is str:
                return self._names.get(label) or self._name(label, owner)
        return min(self.labels(attributes, owner), default="")

    def properties(self, attributes: Mapping[Any, Any], owner: object) -> dict[str, Value]:
        """The other attributes, as far as they have a value; raises UsageError for one that Cypher has no value for."""
        found = {}
        names = self._names
        for key, each in attributes.items():
            if key == LABELS:
                continue
            kind = each.__class__
            if (kind is str and each.isascii()) or (kind is int and SMALLEST <= each <= LARGEST):
                value = each
            elif kind is Date and each is not ZeroDate:
                value = _one_of_its_day(each)
            else:
                value = self._value(key, each, owner)
                if value is None:
                    continue
            found[names.get(key) or self._name(key, owner)] = value
        return found

    def _value(self, key: object, each: Any, owner: object) -> Value:
        value = each if each.__class__ in PLAIN else _attribute(key, each, owner)
        if value.__class__ is float and math.isnan(value):
            self.may_miss_text = True
        return value

    def _name(self, key: Any, owner: object) -> str:
        """A label, or the name of an attribute; the text of one that is none."""
        plain = plain_text(key) if isinstance(key, str) else str(key)
        if not plain.isascii():
            _attribute(plain, plain, owner)
        if key.__class__ is str:
            self._names[key] = plain
        return plain


def _is_missing(label: object, owner: object) -> bool:
    value = _attribute(LABELS, label, owner)
    return value is None or (isinstance(value, float) and math.isnan(value))


_DAYS: dict[int, Date] = {}
_MOST_DAYS = 100_000


def _one_of_its_day(date: Date) -> Date:
    """The same object for each date of a day: a graph has few days and many dates, which lie far apart in memory."""
    if len(_DAYS) > _MOST_DAYS:
        _DAYS.clear()
    return _DAYS.setdefault(date.to_ordinal(), date)


def _attribute(key: object, value: Any, owner: object) -> Value:
    if value is None:
        return None
    try:
        return from_python(value, f"The attribute {key!r} of {owner!r}")
    except RecursionError:
        raise UsageError(f"The attribute {key!r} of {owner!r} holds itself, or nests too deeply") from None
    except CypherError as error:
        raise UsageError(error.message) from None
