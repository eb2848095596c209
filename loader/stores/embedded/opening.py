"""A store file opened: the graph that queries run over, and the same as a networkx graph.

Every row is read at once and its seal compared. The properties, which are most of a graph, stay as they stand in the
file until somebody asks for one of them; and where queries run, so do the relationships of a type.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, MutableMapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Raw
from msgspec.json import Decoder

from loader import canonical
from loader.cypher import Contents
from loader.cypher.collecting import seldom_collecting
from loader.graph import Node, Relationship
from loader.stores.embedded.tables import Damaged, Tables, sound

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["contents", "multigraph"]

_PLACED: Decoder[list[tuple[str, str, str]]] = Decoder(list[tuple[str, str, str]])
_UNREAD: Decoder[list[tuple[Raw, str, str]]] = Decoder(list[tuple[Raw, str, str]])
_TEXT = Decoder(str)
_ENDS: Decoder[tuple[str, str, str, str, Raw]] = Decoder(tuple[str, str, str, str, Raw])
_LABELS: Decoder[tuple[str, tuple[str, ...], Raw]] = Decoder(tuple[str, tuple[str, ...], Raw])
_BEGINNING = re.compile(r'\["\[\\"([A-Z_]+)\|')
"""How the line of a relationship begins within a row: with its id, which begins with its type. A quote within a line
is written with a backslash, so that no text of a property looks like this."""
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


class _Row(NamedTuple):
    """A row as it is read: the node's name and labels, the whole, and what it says of relationships."""

    name: str
    labels: tuple[str, ...]
    whole: bytes
    body: str


def _names(tables: Tables) -> dict[tuple[str, str], str]:
    """What each thing goes by, in the order of labels: its id; of two things with one id the second is `id (label)`."""
    names: dict[tuple[str, str], str] = {}
    taken: set[str] = set()
    for label, id_ in tables.ids():
        name = id_ if id_ not in taken else f"{id_} ({label})"
        taken.add(name)
        names[label, id_] = name
    return names


def _each(tables: Tables, names: Mapping[tuple[str, str], str]) -> Iterator[_Row]:
    """The rows, as many as there are names; otherwise Damaged is raised at the end."""
    count = 0
    with sound(), seldom_collecting():
        for label, node, body in tables.shown():
            id_, labels, _ = _LABELS.decode(node)
            yield _Row(names[label, id_], labels, f"{node}\n{body}".encode(), body)
            count += 1
    if count != len(names):
        raise Damaged("an index of the file names other things than its rows")


class Unread:
    """The relationships of a file, those of a type read when a query first asks for them. `_by_id` are the names of
    nodes, where ids are enough to read relationships by: no two nodes have one, and in each row the relationships
    stand in the order of their ids, one type after the other."""

    def __init__(self, names: Mapping[tuple[str, str], str]) -> None:
        self._names = names
        self._by_id: Mapping[str, str] | None = {name: name for name in names.values()} if _are_ids(names) else None
        self._rows: list[bytes] = []
        self._with: dict[str, list[bytes]] = defaultdict(list)
        self._first: dict[str, list[int]] = defaultdict(list)
        self._counts: Counter[str] = Counter()

    def add(self, row: bytes, body: str) -> None:
        """Take a row, and what it says of relationships."""
        types = _BEGINNING.findall(body)
        self._rows.append(row)
        for type_ in set(types):
            first, number = types.index(type_), types.count(type_)
            self._counts[type_] += number
            if types[first : first + number].count(type_) < number:
                self._by_id = None
            self._with[type_].append(row)
            self._first[type_].append(first)

    def counts(self) -> Mapping[str, int]:
        return self._counts

    def of_type(self, type_: str) -> list[Relationship]:
        found = self._by_their_ids(type_, self._by_id) if self._by_id else []
        if len(found) != self._counts[type_]:
            found = self._read(self._with[type_], f'"[\\"{type_}|'.encode())
        if len(found) != self._counts[type_]:
            raise Damaged(f"there are {len(found)} relationships {type_} of {self._counts[type_]}")
        return found

    def all(self) -> list[Relationship]:
        return self._read(self._rows, b"")

    def _by_their_ids(self, type_: str, names: Mapping[str, str]) -> list[Relationship]:
        """Those of a type by their ids alone, which say of what they are. None are found whose id has a character that
        is written otherwise within a line."""
        ids = re.compile(f'\\["\\[\\\\"({type_}\\|([^|"\\\\]+)\\|([^|"\\\\]+)\\|[^"\\\\]*)\\\\"'.encode())
        type_ = _type(type_)
        with sound():
            return [
                Relationship(id_.decode(), type_, names[start.decode()], names[end.decode()], Properties(row, place))
                for row, first in zip(self._with[type_], self._first[type_], strict=True)
                for place, (id_, start, end) in enumerate(ids.findall(row), first)
            ]

    def _read(self, rows: list[bytes], beginning: bytes) -> list[Relationship]:
        with sound():
            return [each for row in rows for each in self._of_row(row, beginning)]

    def _of_row(self, row: bytes, beginning: bytes) -> Iterator[Relationship]:
        """Those whose line, as it stands in the row, has this beginning."""
        names = self._names
        placed = _UNREAD.decode(memoryview(row)[row.index(b"\n") + 1 :])
        for place, (line, start_label, end_label) in enumerate(placed):
            if bytes(line).startswith(beginning):
                id_, type_, start, end, _ = _ENDS.decode(_TEXT.decode(line))
                ends = names[start_label, start], names[end_label, end]
                yield Relationship(id_, _type(type_), *ends, Properties(row, place))


def _are_ids(names: Mapping[tuple[str, str], str]) -> bool:
    """Whether no two things have one id."""
    return all(name == id_ for (_, id_), name in names.items())


def contents(tables: Tables) -> Contents:
    """The graph as queries run over it. To be called within one snapshot of the file."""
    names = _names(tables)
    nodes: dict[str, Node | None] = dict.fromkeys(names.values())
    relationships = Unread(names)
    for name, labels, row, body in _each(tables, names):
        nodes[name] = Node(name, _labels(labels), Properties(row, _THE_NODE))
        relationships.add(row, body)
    told_by_id = "id" if _are_ids(names) else None
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

    with sound():  # an index may name other things than the rows
        for name, _, row, body in _each(tables, names):
            packed = zlib.compress(row, _FASTEST)
            attributes[name] = Attributes(packed, _THE_NODE)
            for place, (line, start_label, end_label) in enumerate(_PLACED.decode(body)):
                id_, _, start, end, _ = _ENDS.decode(line)
                ends = names[start_label, start], names[end_label, end]
                between = after[ends[0]].get(ends[1])
                if between is None:
                    between = after[ends[0]][ends[1]] = before[ends[1]][ends[0]] = {}
                between[id_] = Attributes(packed, place)
    return graph


@lru_cache(maxsize=1024)
def _labels(labels: tuple[str, ...]) -> frozenset[str]:
    return frozenset(labels)


@lru_cache(maxsize=1024)
def _type(name: str) -> str:
    """The one text for all relationships of a type."""
    return name
