"""The graph as formats read it that tell facts: things with what stands around them, and why some are no facts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from networkx import MultiDiGraph

from loader.exports.values import labels_of, ordered_edges, ordered_nodes, properties_of, type_of
from loader.graph import Value
from loader.records import HELD
from loader.schema import SECOND_LABELS

__all__ = ["Graph", "Thing"]


@dataclass(frozen=True, slots=True)
class Thing:
    """A node with its first label, or a relationship with its type."""

    id: str
    label: str
    properties: dict[str, Value]

    @property
    def name(self) -> str:
        """Its name; its id where it has none."""
        return str(self.properties.get("name") or self.id)

    def texts(self, *names: str) -> list[str]:
        """The texts of these properties, of lists each."""
        values = [self.properties.get(name) for name in names]
        flat = [text for value in values for text in (value if isinstance(value, list) else [value])]
        return [text for text in flat if isinstance(text, str)]


class Graph:
    """Nodes and relationships by id and type, each in the order of ids."""

    def __init__(self, graph: MultiDiGraph[str]) -> None:
        self._nodes = {
            id_: Thing(id_, _first(labels_of(data)), properties_of(data)) for id_, data in ordered_nodes(graph)
        }
        self._between: dict[str, tuple[str, str]] = {}
        self._by_type: dict[str, list[Thing]] = defaultdict(list)
        self._out: dict[tuple[str, str], list[Thing]] = defaultdict(list)
        self._in: dict[tuple[str, str], list[Thing]] = defaultdict(list)
        self._unsure: dict[str, list[Thing]] = defaultdict(list)
        for start, end, key, data in ordered_edges(graph):
            edge = Thing(key, type_of(data), properties_of(data))
            self._between[key] = start, end
            self._by_type[edge.label].append(edge)
            self._out[start, edge.label].append(self._nodes[end])
            self._in[end, edge.label].append(self._nodes[start])
            if edge.properties.get("unreviewed"):
                self._unsure[start].append(self._nodes[end])
                self._unsure[end].append(self._nodes[start])
        self._labels = Counter(node.label for node in self._nodes.values())

    def things(self) -> Iterator[Thing]:
        """Every node."""
        return iter(self._nodes.values())

    def all(self, type_: str) -> list[Thing]:
        """Every relationship of the type."""
        return self._by_type[type_]

    def count(self, name: str) -> int:
        """How many nodes or relationships of a label or type there are."""
        return self._labels[name] or len(self._by_type[name])

    def ends(self, start: Thing, *types: str) -> list[Thing]:
        """The nodes to which relationships of these types lead."""
        return [end for type_ in types for end in self._out[start.id, type_]]

    def starts(self, end: Thing, *types: str) -> list[Thing]:
        """The nodes from which relationships of these types come."""
        return [start for type_ in types for start in self._in[end.id, type_]]

    def unreviewed_beside(self, thing: Thing) -> list[Thing]:
        """What a relationship that nobody has reviewed ties to it, without documents and claims."""
        return [other for other in self._unsure[thing.id] if other.label not in ("Document", "Claim")]

    def start_of(self, relationship: Thing) -> Thing:
        """The node that a relationship starts from."""
        return self._nodes[self._between[relationship.id][0]]

    def end_of(self, relationship: Thing) -> Thing:
        """The node that a relationship leads to."""
        return self._nodes[self._between[relationship.id][1]]

    def why_no_fact(self, thing: Thing) -> str | None:
        """Why a meeting or trip cannot be told as one that took place; None if it can."""
        status = str(thing.properties.get("status"))
        if status not in HELD:
            return "not said whether it was held" if status == "unstated" else f"its status is {status}"
        return "a document denies that it was held" if thing.properties.get("disputed") else None


def _first(labels: list[str]) -> str:
    return next((label for label in labels if label not in SECOND_LABELS), "")
