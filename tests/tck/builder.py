"""Graphs from the TCK's set-ups, which are written in Cypher that creates.

The product never writes, so its parser's tree is walked here: clauses that read are handed to the engine, and
CREATE is done on the networkx graph. In the meantime every node has a key of its own, by which a later clause
that reads finds the nodes that an earlier one made. Where a set-up deletes a relationship, that line is taken
out and the relationship with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import Any

import networkx as nx

from loader.cypher import query
from loader.cypher.ast import nodes as s
from loader.cypher.parsing.parser import parse
from loader.graph import Node, Relationship, Value

Row = dict[str, Value]

_KEY = "key of the set-up"
_ROW = "`row of the set-up`"
_DELETE = re.compile(r"^\s*DELETE (\w+)\s*$", re.MULTILINE)


def build(setups: list[str]) -> nx.MultiDiGraph:
    """The graph that these statements, run one after the other, make of an empty one."""
    graph = nx.MultiDiGraph()
    builder = _Builder(graph)
    for setup in setups:
        builder.run(setup.strip().rstrip(";"))
    for *_, attributes in (*graph.nodes(data=True), *graph.edges(data=True)):
        del attributes[_KEY]
    return graph


class _Builder:
    def __init__(self, graph: nx.MultiDiGraph) -> None:
        self.graph = graph
        self.numbers = count()

    def run(self, setup: str) -> None:
        """Runs one statement."""
        doomed = _DELETE.findall(setup)
        text = _DELETE.sub("", setup)
        rows: list[Row] = [{}]
        for create, part in _parts(text):
            if create is not None:
                for pattern in create.patterns:
                    self._create(text, pattern, rows)
            else:
                rows = [_without_numbers(row) for row in self._read(part, rows, "*")]
            for name in doomed:
                self._delete(name, rows)

    def _delete(self, name: str, rows: list[Row]) -> None:
        for row in rows:
            relationship = row.pop(name, None)
            if isinstance(relationship, Relationship):
                self.graph.remove_edge(relationship.start, relationship.end, relationship.properties[_KEY])

    def _read(self, part: str, rows: list[Row], returned: str) -> list[Row]:
        """The rows that clauses make of `rows`: what was bound before is bound again ahead of them."""
        if not rows:
            return []
        numbered = [{**_portable(row), "number": number} for number, row in enumerate(rows)]
        return list(query(self.graph, f"{_rebind(rows[0])} {part} RETURN {returned}", {"rows": numbered}))

    def _create(self, text: str, pattern: s.PathPattern, rows: list[Row]) -> None:
        maps = [_text_of_map(text, element.properties.at) for element in _with_properties(pattern)]
        if not maps:
            for row in rows:
                self._create_one(pattern, row, iter(()))
            return
        listed = ", ".join(maps)
        needed = [{name: value for name, value in row.items() if name in listed} for row in rows]
        for found in self._read("", needed, f"{_ROW}.number AS number, [{listed}] AS maps"):
            self._create_one(pattern, rows[found["number"]], iter(found["maps"]))

    def _create_one(self, pattern: s.PathPattern, row: Row, properties: Iterator[Row]) -> None:
        nodes: list[Node] = []
        relationships: list[tuple[s.RelationshipPattern, Row]] = []
        for element in pattern.elements:
            own = next(properties) if _has_properties(element) else {}
            if isinstance(element, s.RelationshipPattern):
                relationships.append((element, own))
            elif isinstance(element, s.NodePattern):
                nodes.append(self._node(element, own, row))
        for (relationship, own), left, right in zip(relationships, nodes, nodes[1:], strict=False):
            self._relationship(relationship, own, left, right)

    def _node(self, pattern: s.NodePattern, properties: Row, row: Row) -> Node:
        if pattern.variable in row:
            return row[pattern.variable]
        number = next(self.numbers)
        labels = frozenset(_names(pattern.labels))
        attributes = {**_present(properties), "__labels__": set(labels), _KEY: number}
        self.graph.add_node(number, **attributes)
        node = Node(number, labels, attributes)
        if pattern.variable is not None:
            row[pattern.variable] = node
        return node

    def _relationship(self, pattern: s.RelationshipPattern, properties: Row, left: Node, right: Node) -> None:
        start, end = (right, left) if pattern.direction == "in" else (left, right)
        number = next(self.numbers)
        attributes = {**_present(properties), "__labels__": set(_names(pattern.types)), _KEY: number}
        self.graph.add_edge(start.id, end.id, number, **attributes)


def _parts(text: str) -> Iterator[tuple[s.Create | None, str]]:
    """The statement cut before and after each CREATE: that clause, or the text of clauses that read."""
    clauses = parse(text).query.parts[0].clauses
    ends = [clause.at for clause in clauses[1:]] + [len(text)]
    reading = ""
    for clause, end in zip(clauses, ends, strict=True):
        part = text[clause.at : end]
        if not isinstance(clause, s.Create):
            reading += part
            continue
        if reading:
            yield None, reading
        yield clause, part
        reading = ""


def _with_properties(pattern: s.PathPattern) -> list[Any]:
    return [element for element in pattern.elements if _has_properties(element)]


def _has_properties(element: s.PatternElement) -> bool:
    return getattr(element, "properties", None) is not None


def _text_of_map(text: str, at: int) -> str:
    """The text of the map that begins at an offset."""
    depth = 0
    for token in re.finditer(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|[{}]", text[at:]):
        depth += (token[0] == "{") - (token[0] == "}")
        if depth == 0:
            return text[at : at + token.end()]
    raise ValueError(f"a map without an end: {text[at:]!r}")


def _names(labels: s.LabelExpression | None) -> list[str]:
    if labels is None:
        return []
    if isinstance(labels, s.LabelAll):
        return [name for operand in labels.operands for name in _names(operand)]
    assert isinstance(labels, s.LabelName), labels
    return [labels.name]


def _present(properties: Row) -> Row:
    return {name: value for name, value in properties.items() if value is not None}


def _rebind(row: Row) -> str:
    """The clauses that bind what `row` binds, for every row of the parameter `rows`, in their order."""
    nodes = [name for name, value in row.items() if isinstance(value, Node)]
    matches = [f"MATCH (`{name}` {{`{_KEY}`: {_ROW}.`{name}`}})" for name in nodes]
    names = [f"`{name}`" if name in nodes else f"{_ROW}.`{name}` AS `{name}`" for name in row]
    return " ".join([f"UNWIND $rows AS {_ROW}", *matches, f"WITH {', '.join([*names, _ROW])}"])


def _without_numbers(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != _ROW.strip("`")}


def _portable(row: Row) -> Row:
    return {name: value.properties[_KEY] if isinstance(value, Node) else value for name, value in row.items()}
