"""Variable-length expand where only the ends count: a search that marks where it has been.

It takes the place of one that tries every trail (a walk that takes no relationship twice), where nothing but the other
end of the trail is asked for, and however often. The ends are the same: the shortest walk to another node takes no
relationship twice. Only a trail back to where it started needs a look of its own (`is_closed`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass

from loader.cypher.ast.nodes import Repeat
from loader.cypher.evaluation.compiler import Operator
from loader.cypher.evaluation.graph_index import Adjacency
from loader.cypher.evaluation.rows import Row, Rows
from loader.cypher.operators.filters import Predicate
from loader.graph import Node, Relationship

__all__ = ["Reach", "Step", "reach"]

Step = Callable[[Row, Relationship, Node, Node], bool]
"""Whether the search may take a relationship from one node to another."""

_MOST_KEPT = 1_000_000


@dataclass(frozen=True, slots=True)
class Reach:
    """What the search has to know.

    `source` and `target` are the slots of the ends; with `into` the target is known before. `allowed` is None where
    every relationship may be taken; unless it `varies` from row to row, what is found from a node is kept. `both_ways`
    says that relationships are taken whatever their direction. `test` is passed by whole rows.
    """

    source: int
    target: int
    repeat: Repeat
    adjacency: Adjacency
    allowed: Step | None
    varies: bool
    both_ways: bool
    into: bool
    test: Predicate


def reach(way: Reach) -> Operator:
    """Every row once for each node that a trail leads to."""
    source, target, test = way.source, way.target, way.test
    key = object()

    def ends(row: Row, start: Node) -> Iterator[Node] | list[Node]:
        if way.varies:
            return _ends(way, row, start)
        kept, room = row[0].constants.setdefault(key, ({}, [_MOST_KEPT]))
        found = kept.get(start.id)
        if found is None:
            found = list(_ends(way, row, start))
            room[0] -= len(found)
            if room[0] > 0:
                kept[start.id] = found
        return found  # type: ignore[no-any-return]

    def run(rows: Rows, base: Row) -> Rows:
        for row in rows:
            start = row[source]
            if start.__class__ is not Node:
                continue
            if way.into:
                if _leads_to(way, row, start, row[target]) and test(row):
                    yield row
                continue
            for node in ends(row, start):
                row[target] = node
                if test(row):
                    yield row

    return run


def _ends(way: Reach, row: Row, start: Node) -> Iterator[Node]:
    if way.repeat.least == 0:
        yield start
    yield from _others(way, row, start)
    if way.repeat.least == 1 and _is_closed(way, row, start):
        yield start


def _leads_to(way: Reach, row: Row, start: Node, end: object) -> bool:
    if start is end:
        return way.repeat.least == 0 or _is_closed(way, row, start)
    return any(node is end for node in _others(way, row, start))


def _others(way: Reach, row: Row, start: Node) -> Iterator[Node]:
    """The nodes other than the start, the nearest first.

    Whatever is marked has been given; the frontier holds the marked nodes at the distance reached so far.
    """
    marked: set[Hashable] = {start.id}
    frontier, left, steps, allowed = [start], way.repeat.most, way.adjacency.get, way.allowed
    while frontier and left != 0:
        left = None if left is None else left - 1
        following: list[Node] = []
        for node in frontier:
            row[0].check()
            for relationship, other in steps(node.id, ()):
                if other.id in marked or (allowed is not None and not allowed(row, relationship, node, other)):
                    continue
                marked.add(other.id)
                following.append(other)
                yield other
        frontier = following


def _is_closed(way: Reach, row: Row, start: Node) -> bool:
    """Whether a trail of one step or more, and no more than may be, leads back to the start.

    Each node is marked with the relationship by which the search left the start towards it, and with its distance.
    Along directed relationships any one that leads back closes a trail. Taken both ways it has to join two nodes that
    were reached by different first relationships: then the trail goes out along one and comes back along the other.
    """
    most = way.repeat.most
    marks: dict[Hashable, tuple[object, int]] = {}
    frontier, length = [start], 0
    while frontier and (most is None or length < most):
        length += 1
        following: list[Node] = []
        for node in frontier:
            row[0].check()
            for relationship, other in way.adjacency.get(node.id, ()):
                if way.allowed is not None and not way.allowed(row, relationship, node, other):
                    continue
                first = relationship if node is start else marks[node.id][0]
                if other is start:
                    if node is start or not way.both_ways:
                        return True
                    continue
                if other.id not in marks:
                    marks[other.id] = first, length
                    following.append(other)
                elif way.both_ways and marks[other.id][0] is not first and _fits(length + marks[other.id][1], most):
                    return True
        frontier = following
    return False


def _fits(length: int, most: int | None) -> bool:
    return most is None or length <= most
