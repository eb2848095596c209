"""The one spelling of a node and of a relationship, and the digest of a graph made of these spellings.

Two graphs with the same digest have the same nodes and relationships, whatever store they are in.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from msgspec.json import Decoder, Encoder

from loader.graph import Date, Node, Relationship, Value

__all__ = ["digest", "node_line", "read_node", "read_relationship", "relationship_line"]

_ENCODER = Encoder(order="sorted")
_DECODER: Decoder[Any] = Decoder()
_NOT_OF_JSON = (Date, type(None))


def node_line(node: Node) -> str:
    """One line of JSON: id, labels, properties."""
    return _line([node.id, sorted(node.labels)], node.properties)


def relationship_line(relationship: Relationship) -> str:
    """One line of JSON: id, type, ids of start and end, properties."""
    r = relationship
    return _line([r.id, r.type, r.start, r.end], r.properties)


def read_node(line: str) -> Node:
    """The node that `node_line` wrote."""
    id_, labels, properties = _DECODER.decode(line)
    return Node(id_, frozenset(labels), _values(properties))


def read_relationship(line: str) -> Relationship:
    """The relationship that `relationship_line` wrote."""
    id_, type_, start, end, properties = _DECODER.decode(line)
    return Relationship(id_, type_, start, end, _values(properties))


def digest(lines: Iterable[str]) -> str:
    """SHA-256, in hex, over the lines in the order of their code points."""
    whole = hashlib.sha256()
    for line in sorted(lines):
        whole.update(line.encode())
        whole.update(b"\n")
    return whole.hexdigest()


def _line(beginning: list[Any], properties: Mapping[str, Value]) -> str:
    kinds = set(map(type, properties.values()))
    whole = [*beginning, properties if kinds.isdisjoint(_NOT_OF_JSON) else _typed(properties)]
    if float in kinds:  # which others write with other exponents
        text = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    else:
        text = _ENCODER.encode(whole).decode()
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _typed(properties: Mapping[str, Value]) -> dict[str, Any]:
    return {
        name: {"date": _written(value)} if type(value) is Date else value
        for name, value in properties.items()
        if value is not None
    }


@lru_cache(maxsize=65_536)
def _written(day: Date) -> str:
    return day.iso_format()


def _values(properties: dict[str, Any]) -> dict[str, Value]:
    for name, value in properties.items():
        if type(value) is dict:
            properties[name] = _date(value["date"])
    return properties


@lru_cache(maxsize=65_536)
def _date(text: str) -> Date:
    return Date.from_iso_format(text)
