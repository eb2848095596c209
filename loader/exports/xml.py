"""GraphML and GEXF, as networkx writes them.

Text is text, numbers and truths are typed; dates are ISO 8601 text, lists are JSON text. The labels of a node are
the attribute `labels`, joined and led by colons (`:Held:Meeting`); the type of a relationship is its `label`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree as ET  # written, never parsed

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter
from networkx.readwrite.graphml import GraphMLWriter

from loader.errors import UsageError
from loader.exports.values import checked_text, flat, labels_of, ordered_edges, ordered_nodes, properties_of, type_of
from loader.graph import Date, Value
from loader.progress import told_of
from loader.stores.base import GraphStore

__all__ = ["flattened", "gephi", "gexf", "graphml"]

_TAKEN = {"labels", "label", "key", "weight", "start", "end", "viz", "pid", "slices", "spells", "parents", "type"}
"""Attributes that a format, or what reads it, takes for something else than a property."""
_RETURN = "\uffff"
"""Stands for a carriage return until the text is written, as XML reads a bare one as a line feed. No text has it."""


class _Telling:
    """Tells how many nodes and relationships a writer of networkx has written: each has its attributes added once."""

    _written: Iterator[int]

    def add_told(self, add: Callable[[nx.MultiDiGraph[str]], None], graph: nx.MultiDiGraph[str]) -> None:
        """Add the graph as `add` of the writer does."""
        whole = graph.number_of_nodes() + graph.number_of_edges()
        self._written = iter(told_of(range(whole), lambda: whole))
        add(graph)
        next(self._written, None)

    def add_attributes(self, *arguments: Any) -> Any:
        next(self._written, None)
        return super().add_attributes(*arguments)  # type: ignore[misc] # the writer's


class _GraphML(_Telling, GraphMLWriter): ...


class _Gexf(_Telling, GEXFWriter): ...


def graphml(store: GraphStore) -> Iterator[bytes]:
    """GraphML in UTF-8."""
    graph = flattened(store.to_networkx())
    for place, data in _attributes(graph):
        for name, value in data.items():
            if value == "":
                raise UsageError(f"{place}, property {name!r} is empty text, which GraphML cannot tell from no value")
            if isinstance(value, str):
                data[name] = value.replace("\r", _RETURN)
    writer = _GraphML(encoding="utf-8", prettyprint=True)
    writer.add_told(writer.add_graph_element, graph)
    truths = {key.get("id") for key in writer.xml.iter("key") if key.get("attr.type") == "boolean"}
    for data in writer.xml.iter("data"):
        if data.get("key") in truths and data.text:
            data.text = data.text.lower()  # what XML Schema calls a boolean; others read True as false
    yield _document(writer.xml).replace(_RETURN.encode(), b"&#13;")


def gexf(store: GraphStore) -> Iterator[bytes]:
    """GEXF 1.3 in UTF-8, a node shown by its name. It carries no day of writing.

    Each edge has its type as `kind` too, and those of one type between two nodes are numbered there (`MET`, `MET 2`):
    of edges of one kind between two nodes Gephi makes one. What has `earliest` or `latest` has them as `start` and
    `end`, full days of which the last belongs to it, for Gephi's timeline; no bound is an open end.
    """
    return _gexf(store.to_networkx())


def gephi(store: GraphStore) -> Iterator[bytes]:
    """The same of what the documents tell, without documents and claims, and without MET: who met is told by the
    meetings, which are nodes."""
    graph = store.to_networkx()
    told = (id_ for id_, data in graph.nodes(data=True) if not {"Document", "Claim"} & set(labels_of(data)))
    kept: nx.MultiDiGraph[str] = nx.MultiDiGraph(graph.subgraph(told))
    edges = kept.edges(keys=True, data=True)
    kept.remove_edges_from([(start, end, key) for start, end, key, data in edges if type_of(data) == "MET"])
    return _gexf(kept)


def _gexf(own: nx.MultiDiGraph[str]) -> Iterator[bytes]:
    graph = flattened(own)
    for id_, data in graph.nodes(data=True):
        data["id"] = id_
        data["label"] = data.get("name", id_)
        data.update(_spell(own.nodes[id_]))
    for start, end, key, data in graph.edges(keys=True, data=True):
        data.update(_spell(own.edges[start, end, key]))
        data["id"] = key
    writer = _Gexf(encoding="utf-8", prettyprint=True, version="1.3")
    writer.add_told(writer.add_graph, graph)
    _tell_kinds(writer.xml)
    for element in writer.xml.iter("graph"):
        element.set("timerepresentation", "interval")
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)
    yield _document(writer.xml)


def _tell_kinds(xml: ET.Element) -> None:
    seen: Counter[tuple[str | None, ...]] = Counter()
    for edge in xml.iter("edge"):
        type_ = edge.get("label", "")
        parallel = edge.get("source"), edge.get("target"), type_
        seen[parallel] += 1
        edge.set("kind", type_ if seen[parallel] == 1 else f"{type_} {seen[parallel]}")


def _spell(properties: dict[str, Value]) -> dict[str, str]:
    bounds = {"start": properties.get("earliest"), "end": properties.get("latest")}
    return {name: day.iso_format() for name, day in bounds.items() if isinstance(day, Date)}


def flattened(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """The graph with labels, types and properties as formats carry them that know text, numbers and truth alone.
    Raises UsageError, naming the place, for what they cannot carry."""
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for id_, data in ordered_nodes(graph):
        place = f"node {id_!r}"
        labels = "".join(f":{checked_text(label, place)}" for label in labels_of(data))
        made.add_node(checked_text(id_, place), **_flat(properties_of(data), place), labels=labels)
    for start, end, key, data in ordered_edges(graph):
        place = f"relationship {key!r}"
        type_ = checked_text(type_of(data), place)
        made.add_edge(start, end, key=checked_text(key, place), **_flat(properties_of(data), place), label=type_)
    return made


def _flat(properties: dict[str, Value], place: str) -> dict[str, Any]:
    for name in properties:
        if name in _TAKEN:
            raise UsageError(
                f"{place} has a property {name!r}, a name that the format needs", remedy="`export json` carries it"
            )
        checked_text(name, f"{place}, the name of property {name!r}")
    return {name: flat(value, f"{place}, property {name!r}") for name, value in properties.items()}


def _attributes(graph: nx.MultiDiGraph[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from ((f"node {id_!r}", data) for id_, data in graph.nodes(data=True))
    yield from ((f"relationship {key!r}", data) for _, _, key, data in graph.edges(keys=True, data=True))


def _document(root: ET.Element) -> bytes:
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"
