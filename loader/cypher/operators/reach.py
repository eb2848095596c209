"""Variable-length expand where only the ends count: a search that marks where it has been.

It takes the place of one that tries every trail (a walk that takes no relationship twice), where nothing but the other
end of the trail is asked for, and however often. The ends are the same: the shortest walk to another node takes no
relationship twice. Only a trail back to where it started needs a look of its own (`is_closed`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass

from loader.cypher.ast.parts import Repeat
from loader.cypher.evaluation.compiler import Operator
from loader.cypher.evaluation.graph_index import Adjacency
from loader.cypher.evaluation.rows import Row, Rows
from loader.cypher.operators.filters import Predicate
from loader.graph import Node, Relationship

__all__ = ["Reach", "Step", "reach"]

Step = Callable[[Row, Relationship, Node, Node], bool | None]
"""Whether the search may take a relationship from one node to another."""

_MOST_KEPT = 1_000_000


@dataclass(frozen=True, slots=True)
class Reach:
    """What the search has to know.

    `source` and `target` are the slots of the ends; with `into` the target is known before. `allowed` is None where
    every relationship may be taken; unless it `varies` from row to row, what is found from a node is kept. `both_ways`
    says that relationships are taken whatever their direction. `test` is passed by whole
    rows; `back` is the same search from the other end.
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
    back: Reach | None = None


def reach(way: Reach) -> Operator:
    """Every row once for each node that a trail leads to."""
    return _into(way) if way.into else _outwards(way)


def _outwards(way: Reach) -> Operator:
    source, target, test = way.source, way.target, way.test
    key = object()

    def run(rows: Rows, base: Row) -> Rows:
        memory: _Memory = base[0].constants.setdefault(key, _Memory())
        for row in rows:
            start = row[source]
            if start.__class__ is not Node:
                continue
            found = _ends(way, row, start)
            for row[target] in found if way.varies else memory.of(start.id, found):
                if test(row):
                    yield row

    return run


def _into(way: Reach) -> Operator:
    """The target is known. Where it is that of the row before, too, all that leads to it is looked for at once."""
    key = object()

    def run(rows: Rows, base: Row) -> Rows:
        memory: dict[Hashable, set[Hashable]]
        memory, last = base[0].constants.setdefault(key, ({}, [None]))
        for row in rows:
            start, end = row[way.source], row[way.target]
            if start.__class__ is not Node or end.__class__ is not Node:
                continue
            if start is end:
                found = way.repeat.least == 0 or _is_closed(way, row, start)
            elif end.id in memory:
                found = start.id in memory[end.id]
            elif last[0] is end and not way.varies and way.back is not None:
                memory[end.id] = {node.id for node in _others(way.back, row, end)}
                found = start.id in memory[end.id]
            else:
                found = any(node is end for node in _others(way, row, start))
            last[0] = end
            if found and way.test(row):
                yield row

    return run


class _Memory:
    """What was found from a node, as far as anybody asked, for who asks again."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[list[Node], Iterator[Node]]] = {}
        self._room = _MOST_KEPT

    def of(self, start: Hashable, found: Iterator[Node]) -> Iterator[Node]:
        """The nodes found from `start`: those that are known, then those that the search gives on."""
        if start not in self._kept:
            if self._room < 0:
                return found
            self._kept[start] = [], found
        return self._known_first(*self._kept[start])

    def _known_first(self, known: list[Node], source: Iterator[Node]) -> Iterator[Node]:
        place = 0
        while True:
            if place == len(known):
                following = next(source, None)
                if following is None:
                    return
                known.append(following)
                self._room -= 1
            yield known[place]
            place += 1


def _ends(way: Reach, row: Row, start: Node) -> Iterator[Node]:
    if way.repeat.least == 0:
        yield start
    yield from _others(way, row, start)
    if way.repeat.least == 1 and _is_closed(way, row, start):
        yield start


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
