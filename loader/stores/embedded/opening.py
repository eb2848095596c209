"""A store file opened: the graph that queries run over, and the same as a networkx graph.

Which nodes there are and what joins them is read at once. The properties, which are most of a graph, stay as they
stand in the file, the row of a thing packed as one, until somebody asks for one of them.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from msgspec import Raw
from msgspec.json import Decoder

from loader import canonical
from loader.collecting import seldom_collecting
from loader.cypher import Contents
from loader.graph import Node, Relationship
from loader.stores.embedded.tables import Damaged, Tables, sound

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["contents", "multigraph"]

_PLACED: Decoder[list[tuple[str, str, str]]] = Decoder(list[tuple[str, str, str]])
_ENDS: Decoder[tuple[str, str, str, str, Raw]] = Decoder(tuple[str, str, str, str, Raw])
_LABELS: Decoder[tuple[str, tuple[str, ...], Raw]] = Decoder(tuple[str, tuple[str, ...], Raw])
_FASTEST = 1
_PLAIN = ord("[")
"""How a row begins that is not packed, as where the first answer is waited for; a packed one never does."""
_THE_NODE = -1


class Properties(MutableMapping[str, Any]):
    """The properties of a node or relationship, read when one of them is asked for. `place` says of which
    relationship in the row; `_THE_NODE` is the node itself."""

    __slots__ = ("_packed", "_place")

    def __init__(self, packed: bytes, place: int) -> None:
        self._packed: bytes | dict[str, Any] = packed
        self._place = place

    def _read(self) -> dict[str, Any]:
        found = self._packed
        if type(found) is bytes:
            found = self._packed = self._found(found)
        return found  # type: ignore[return-value]

    def _found(self, packed: bytes) -> dict[str, Any]:
        return dict(_thing(packed, self._place).properties)

    def __getitem__(self, name: str) -> Any:
        return self._read()[name]

    def get(self, name: str, default: Any = None) -> Any:
        return self._read().get(name, default)

    def __setitem__(self, name: str, value: Any) -> None:
        self._read()[name] = value

    def __delitem__(self, name: str) -> None:
        del self._read()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())

    def __contains__(self, name: object) -> bool:
        return name in self._read()

    def copy(self) -> dict[str, Any]:
        return dict(self._read())

    def __repr__(self) -> str:
        return repr(self._read())

    def __reduce__(self) -> tuple[type[dict[str, Any]], tuple[dict[str, Any]]]:
        return dict, (self._read(),)


class Attributes(Properties):
    """The same as attributes of a networkx graph: with `__labels__`."""

    __slots__ = ()

    def _found(self, packed: bytes) -> dict[str, Any]:
        thing = _thing(packed, self._place)
        labels = set(thing.labels) if isinstance(thing, Node) else {thing.type}
        return {"__labels__": labels, **thing.properties}


def _thing(packed: bytes, place: int) -> Node | Relationship:
    node, lines = _row(packed)
    return canonical.read_node(node) if place == _THE_NODE else canonical.read_relationship(lines[place])


@lru_cache(maxsize=64)
def _row(packed: bytes) -> tuple[str, list[str]]:
    """The line of the node and those of its relationships. Those of one row are often read one after the other."""
    row = packed if packed[0] == _PLAIN else zlib.decompress(packed)
    node, _, relationships = row.decode().partition("\n")
    return node, [line for line, _, _ in _PLACED.decode(relationships)]


class _Row:
    """A row as it is read: the node, and where its relationships lead."""

    __slots__ = ("ends", "labels", "name", "packed")

    def __init__(self, names: Mapping[tuple[str, str], str], label: str, node: str, body: str, packed: bool) -> None:
        id_, self.labels, _ = _LABELS.decode(node)
        self.name = names[label, id_]
        row = f"{node}\n{body}".encode()
        self.packed = zlib.compress(row, _FASTEST) if packed else row
        decode = _ENDS.decode
        self.ends = [
            (id_, type_, names[start_label, start], names[end_label, end])
            for line, start_label, end_label in _PLACED.decode(body)
            for id_, type_, start, end, _ in (decode(line),)
        ]


def _names(tables: Tables) -> dict[tuple[str, str], str]:
    """What each thing goes by, in the order of labels: its id; of two things with one id the second is `id (label)`."""
    names: dict[tuple[str, str], str] = {}
    taken: set[str] = set()
    for label, id_ in tables.ids():
        name = id_ if id_ not in taken else f"{id_} ({label})"
        taken.add(name)
        names[label, id_] = name
    return names


def _each(tables: Tables, names: Mapping[tuple[str, str], str], take: Callable[[_Row], None], *, packed: bool) -> None:
    count = 0
    with sound(), seldom_collecting():
        for label, node, body in tables.shown():
            take(_Row(names, label, node, body, packed))
            count += 1
    if count != len(names):
        raise Damaged("an index of the file names other things than its rows")


def contents(tables: Tables) -> Contents:
    """The graph as queries run over it. To be called within one snapshot of the file."""
    names = _names(tables)
    nodes: dict[str, Node | None] = dict.fromkeys(names.values())
    relationships: list[Relationship] = []

    def take(row: _Row) -> None:
        nodes[row.name] = Node(row.name, _labels(row.labels), Properties(row.packed, _THE_NODE))
        for place, (id_, type_, start, end) in enumerate(row.ends):
            relationships.append(Relationship(id_, _type(type_), start, end, Properties(row.packed, place)))

    _each(tables, names, take, packed=False)
    told_by_id = "id" if all(name == id_ for (_, id_), name in names.items()) else None
    return Contents([node for node in nodes.values() if node is not None], relationships, told_by_id)


def multigraph(tables: Tables) -> nx.MultiDiGraph[str]:
    """The networkx graph, as `loader.stores.graph.build` makes it. To be called within one snapshot of the file."""
    from networkx import MultiDiGraph  # noqa: PLC0415 - slow to import, and queries do without

    names = _names(tables)
    graph: nx.MultiDiGraph[str] = MultiDiGraph()
    graph.add_nodes_from(names.values())
    # What add_edge does, without looking at each attribute: both directions share the relationships between two nodes.
    inside: Any = graph
    attributes, after, before = inside._node, inside._succ, inside._pred

    def take(row: _Row) -> None:
        attributes[row.name] = Attributes(row.packed, _THE_NODE)
        for place, (id_, _, start, end) in enumerate(row.ends):
            between = after[start].get(end)
            if between is None:
                between = after[start][end] = before[end][start] = {}
            between[id_] = Attributes(row.packed, place)

    _each(tables, names, take, packed=True)
    return graph


@lru_cache(maxsize=1024)
def _labels(labels: tuple[str, ...]) -> frozenset[str]:
    return frozenset(labels)


@lru_cache(maxsize=1024)
def _type(name: str) -> str:
    """The one text for all relationships of a type."""
    return name
