"""The shortest walks between two nodes, by searches from both ends that share what they found."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from itertools import chain

from loader.cypher.evaluation.graph_index import Adjacency
from loader.cypher.evaluation.rows import Run
from loader.cypher.operators.search import RelationshipPredicate, Walk
from loader.graph import Node, Relationship

__all__ = ["ShortestWalks"]

_Steps = list[tuple[Relationship, Node]]
_STRETCH = 1_000
_MOST_KEPT = 1_000_000


class ShortestWalks:
    """Searches from both ends. Those that have an end in common share what was found from there, and all of them share
    where one step leads.
    """

    def __init__(self, run: Run, ways: tuple[Adjacency, Adjacency], allowed: RelationshipPredicate | None) -> None:
        """`ways` lead there and back."""
        forth, back = _Ways(run, ways[0], allowed), _Ways(run, ways[1], allowed)
        self._ways = (forth, back), (back, forth)
        self._sides: tuple[dict[Hashable, _Side], dict[Hashable, _Side]] = ({}, {})
        self._room = _MOST_KEPT

    def between(self, start: Node, end: Node, most: int | None) -> tuple[int, Iterator[Walk]] | None:
        """The length of the shortest walks from one node to another, and all of them; None where there is none of at
        `most` that length."""
        if self._room < 0:
            self._sides, self._room = ({}, {}), _MOST_KEPT
        near, far = self._side(0, start), self._side(1, end)
        while True:
            length, meeting = _met(near, far)
            if meeting:
                return None if most is not None and length > most else (length, _through(meeting, near, far))
            if not near.frontier or not far.frontier or (most is not None and near.length + far.length >= most):
                return None
            side = near if near.cost() <= far.cost() else far
            side.advance()
            self._room -= len(side.frontier)

    def _side(self, place: int, end: Node) -> _Side:
        side = self._sides[place].get(end.id)
        if side is None:
            side = self._sides[place][end.id] = _Side(end, *self._ways[place])
        side.uses += 1
        return side


class _Ways:
    """Where one step leads from each node."""

    def __init__(self, run: Run, adjacency: Adjacency, allowed: RelationshipPredicate | None) -> None:
        self.run = run
        self._adjacency = adjacency
        self._allowed = allowed
        self._nodes: dict[Hashable, tuple[Hashable, ...]] = {}

    def steps(self, node: Hashable) -> _Steps:
        found, allowed = self._adjacency.get(node, []), self._allowed
        return found if allowed is None else [step for step in found if allowed(*step)]

    def nodes(self, node: Hashable) -> tuple[Hashable, ...]:
        """The nodes that a step leads to."""
        found = self._nodes.get(node)
        if found is None:
            self.run.check()
            found = self._nodes[node] = tuple(dict.fromkeys([other.id for _, other in self.steps(node)]))
        return found


class _Side:
    """What a breadth-first search from one node has reached in `length` steps: how far away each node is, and the
    nodes reached last."""

    def __init__(self, start: Node, forth: _Ways, back: _Ways) -> None:
        self.run = forth.run
        self.start = start
        self.away: dict[Hashable, int] = {start.id: 0}
        self.frontier: list[Hashable] = [start.id]
        self.length = 0
        self.uses = 0
        self._forth, self._back = forth, back
        self._before: dict[Hashable, _Steps] = {}

    def cost(self) -> float:
        """What a further step costs each of those that have made use of the search."""
        return len(self.frontier) / self.uses

    def advance(self) -> None:
        """Go one step further."""
        self.length += 1
        away, length, reached = self.away, self.length, self.frontier
        self.frontier = []
        for place in range(0, len(reached), _STRETCH):
            self.run.check()
            nodes = map(self._forth.nodes, reached[place : place + _STRETCH])
            fresh = [node for node in dict.fromkeys(chain.from_iterable(nodes)) if node not in away]
            away.update(dict.fromkeys(fresh, length))
            self.frontier += fresh

    def before(self, node: Hashable) -> _Steps:
        """The last steps of the shortest walks to a node, each with the node before."""
        found = self._before.get(node)
        if found is None:
            least = self.away[node] - 1
            steps = self._back.steps(node)
            found = self._before[node] = [step for step in steps if self.away.get(step[1].id) == least]
        return found


def _met(near: _Side, far: _Side) -> tuple[int, list[Hashable]]:
    """How long the shortest walks are, and the nodes that each of them has one of; no nodes where the sides have not
    met.

    Of a walk that is no longer than the steps of both sides one node is as far from the one end as its side has gone,
    unless the side has come to the other end.
    """
    for side, end in ((near, far.start.id), (far, near.start.id)):
        if end in side.away:
            return side.away[end], [end]
    one, other = (near, far) if len(near.frontier) <= len(far.frontier) else (far, near)
    away = other.away
    met = list(filter(away.__contains__, one.frontier))
    least = min(map(away.__getitem__, met), default=0)
    return one.length + least, [node for node in met if away[node] == least]


def _through(meeting: list[Hashable], near: _Side, far: _Side) -> Iterator[Walk]:
    for node in meeting:
        for there in _backwards(node, near):
            for back in _backwards(node, far):
                yield [*there[::-1], *back]


def _backwards(end: Hashable, side: _Side) -> Iterator[Walk]:
    """The shortest walks to `end`, from there on."""
    if side.away[end] == 0:
        yield []
        return
    walk: Walk = []
    stack = [iter(side.before(end))]
    # `walk` has a relationship for each iterator of `stack` but the last, which gives those that can come next.
    while stack:
        side.run.check()
        for relationship, node in stack[-1]:
            walk.append(relationship)
            if side.away[node.id]:
                stack.append(iter(side.before(node.id)))
                break
            yield walk[:]
            walk.pop()
        else:
            stack.pop()
            if walk:
                walk.pop()
