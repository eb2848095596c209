"""Cypher values as formats can carry them that know text, numbers and truth alone."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from typing import Any

from networkx import MultiDiGraph

from loader.errors import UsageError
from loader.graph import Value
from loader.progress import told_of
from loader.render import json_text, plain

__all__ = ["LABELS", "checked_text", "flat", "labels_of", "ordered_edges", "ordered_nodes", "properties_of", "type_of"]

LABELS = "__labels__"
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 has no place for, and what a program that reads CSV would stumble over."""

Flat = str | int | float | bool


def flat(value: Value, place: str) -> Flat:
    """The value as text, number or truth: a date as ISO 8601, a list or a map as JSON text. Null has no place here.

    Raises UsageError, naming the place, for what could not be read back: NaN and infinities, integers over 64 bits,
    text with control codes or half of a surrogate pair.
    """
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        if not -(2**63) <= value < 2**63:
            raise UsageError(f"{place} is an integer of more than 64 bits", remedy="`export json` can carry it")
        return value
    if isinstance(value, float):
        if not math.isfinite(value):
            raise UsageError(f"{place} is {plain(value)}, which is no number", remedy="`export json` can carry it")
        return value
    text = json_text(value) if isinstance(value, list | tuple | dict) else str(plain(value))
    return checked_text(text, place)


def checked_text(text: str, place: str) -> str:
    """The text, if it can be written and read back. Raises UsageError with the place if not."""
    found = _UNWRITABLE.search(text)
    if found:
        raise UsageError(f"{place} holds the character U+{ord(found[0]):04X}", remedy="`export json` can carry it")
    return text


def labels_of(attributes: Mapping[str, Any]) -> list[str]:
    """The labels of a node, sorted; the type of a relationship, as a list of one."""
    return sorted(attributes.get(LABELS, ()))


def type_of(attributes: Mapping[str, Any]) -> str:
    """The type of a relationship."""
    return "".join(labels_of(attributes))


def properties_of(attributes: Mapping[str, Any]) -> dict[str, Value]:
    """The properties that have a value, by name, in the order of names."""
    return {name: attributes[name] for name in sorted(attributes) if name != LABELS and attributes[name] is not None}


def ordered_nodes(graph: MultiDiGraph[str]) -> Iterable[tuple[str, dict[str, Any]]]:
    """Id and attributes of every node, in the order of ids."""
    return told_of([(id_, graph.nodes[id_]) for id_ in sorted(graph)], graph.number_of_nodes)


def ordered_edges(graph: MultiDiGraph[str]) -> Iterable[tuple[str, str, str, dict[str, Any]]]:
    """Start, end, key and attributes of every relationship, in the order of keys: the same whatever the store."""
    edges = ((start, end, str(key), data) for start, end, key, data in graph.edges(keys=True, data=True))
    return told_of(sorted(edges, key=lambda edge: (edge[2], edge[0], edge[1])), graph.number_of_edges)
