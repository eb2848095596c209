"""Walks over the graph: of variable length, and shortest."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from heapq import heappop, heappush
from itertools import count, groupby

from loader.cypher.ast.parts import Repeat
from loader.cypher.evaluation.graph_index import Adjacency
from loader.cypher.evaluation.rows import Run
from loader.graph import Node, Relationship

__all__ = ["RelationshipPredicate", "shortest_walks", "walks", "walks_by_length"]

RelationshipPredicate = Callable[[Relationship, Node], bool]
"""Whether a walk may take this relationship to this node."""

Walk = list[Relationship]


def walks(
    run: Run, start: Node, adjacency: Adjacency, times: tuple[Repeat, bool], allowed: RelationshipPredicate
) -> Iterator[tuple[Walk, Node]]:
    """Every walk from `start` that takes no relationship twice, or `again`, depth first, with the node where it ends.

    `times` say how many relationships a walk has, and whether it may take one again. The list given is the walk under
    way: copy it to keep it.
    """
    repeat, again = times
    least, most = repeat.least, repeat.most
    walk: Walk = []
    if least == 0:
        yield walk, start
    if most == 0:
        return
    used: set[int] = set()
    stack = [iter(adjacency.get(start.id, ()))]
    # `stack` has an iterator for the end of every part of the walk, its start among them: one more than the walk has
    # relationships. `used` holds these, so that none is taken twice.
    while stack:
        run.check()
        for relationship, node in stack[-1]:
            if id(relationship) in used or not allowed(relationship, node):
                continue
            walk.append(relationship)
            if len(walk) >= least:
                yield walk, node
            if most is None or len(walk) < most:
                if not again:
                    used.add(id(relationship))
                stack.append(iter(adjacency.get(node.id, ())))
                break
            walk.pop()
        else:
            stack.pop()
            if walk:
                used.discard(id(walk.pop()))


Parents = dict[Hashable, list[tuple[Relationship, Node]]]
"""The nodes that one side of a search has reached, each with the last steps of the shortest walks to it."""


class _Side:
    """One side of a search from both ends: what it has reached in `length` steps, and the nodes reached last."""

    def __init__(self, start: Node, ways: Adjacency) -> None:
        self.parents: Parents = {start.id: []}
        self.frontier = [start]
        self.length = 0
        self._steps = ways.get

    def advance(self, run: Run, allowed: RelationshipPredicate | None) -> None:
        """Go one step further."""
        self.length += 1
        reached: Parents = {}
        following: list[Node] = []
        for node in self.frontier:
            run.check()
            for relationship, other in self._steps(node.id, ()):
                if other.id in self.parents or (allowed is not None and not allowed(relationship, other)):
                    continue
                if other.id not in reached:
                    reached[other.id] = []
                    following.append(other)
                reached[other.id].append((relationship, node))
        self.parents.update(reached)
        self.frontier = following


def shortest_walks(
    run: Run,
    ends: tuple[Node, Node],
    ways: tuple[Adjacency, Adjacency],
    most: int | None,
    allowed: RelationshipPredicate | None,
) -> Iterator[Walk]:
    """All shortest walks from one node to another, by breadth-first search from both; `ways` lead there and back.

    As long as no node has been reached from both sides, every walk is longer than the steps of both together. Once one
    has, the walks are as long, and each goes through one node that the forward side has reached last.
    """
    near, far = (_Side(end, way) for end, way in zip(ends, ways, strict=True))
    while True:
        meeting = [node for node in near.frontier if node.id in far.parents]
        if meeting:
            break
        if not near.frontier or not far.frontier or (most is not None and near.length + far.length >= most):
            return
        if len(near.frontier) <= len(far.frontier):
            near.advance(run, allowed)
        else:
            far.advance(run, allowed)
            if any(node.id in near.parents for node in far.frontier):
                meeting = [node for node in far.frontier if node.id in near.parents]
                break
    for node in meeting:
        for there in _backwards(node, near.parents):
            for back in _backwards(node, far.parents):
                yield [*there, *back[::-1]]


def _backwards(end: Node, parents: Parents) -> Iterator[Walk]:
    """The walks to `end`, put together from the steps by which each node was reached first."""
    if not parents[end.id]:
        yield []
        return
    walk: Walk = []
    stack = [iter(parents[end.id])]
    while stack:
        for relationship, node in stack[-1]:
            walk.append(relationship)
            if parents[node.id]:
                stack.append(iter(parents[node.id]))
                break
            yield walk[::-1]
            walk.pop()
        else:
            stack.pop()
            if walk:
                walk.pop()


def walks_by_length(
    run: Run,
    ends: tuple[Node, Node],
    ways: tuple[Adjacency, Adjacency],
    lengths: tuple[int, int | None],
    allowed: RelationshipPredicate,
) -> Iterator[list[Walk]]:
    """The walks that take no relationship twice, those of each length together, the shortest first.

    `ways` lead forwards and backwards, `lengths` are the least and the most. Those of the first few lengths are sought
    length by length, as there are few ways to go astray; the others all together, as they come.
    """
    start, end = ends
    left = _distances(run, end, ways[1])
    least, most = lengths
    shortest = 1 if start is end else left.get(start.id)
    if shortest is None:
        return
    begin = max(least, shortest)
    stop = begin + _FIRST_LENGTHS
    for length in range(begin, stop if most is None else min(stop, most + 1)):
        found = list(_walks_of(run, start, length, (ways[0], left), allowed))
        if found:
            yield found
    if most is None or most >= stop:
        for size, level in groupby(_longer(run, ends, (ways[0], left), most, allowed), key=len):
            if size >= stop:
                yield list(level)


def _longer(
    run: Run,
    ends: tuple[Node, Node],
    ways: tuple[Adjacency, dict[Hashable, int]],
    most: int | None,
    allowed: RelationshipPredicate,
) -> Iterator[Walk]:
    """All walks, the shortest first.

    Of the walks under way the one is prolonged that can reach the end soonest, and after many of them also those are
    given up that could reach it only along what they have taken.
    """
    start, end = ends
    forwards, left = ways
    number = count()
    waiting: list[tuple[int, int, Walk, Node]] = [(0, next(number), [], start)]
    while waiting:
        run.check()
        _, place, walk, node = heappop(waiting)
        if node is end and walk:
            yield walk
        used = set(map(id, walk))
        if len(walk) == most or (place > _MANY and not _is_open(node, end, forwards, used)):
            continue
        for relationship, other in forwards.get(node.id, ()):
            if other.id not in left or id(relationship) in used or not allowed(relationship, other):
                continue
            length = len(walk) + 1 + left[other.id]
            if most is None or length <= most:
                heappush(waiting, (length, next(number), [*walk, relationship], other))


_FIRST_LENGTHS = 4

_MANY = 1_000
"""So many walks under way before each is looked at for whether it can still reach its end."""


def _walks_of(
    run: Run, start: Node, length: int, ways: tuple[Adjacency, dict[Hashable, int]], allowed: RelationshipPredicate
) -> Iterator[Walk]:
    """The walks of one length, depth first; none is prolonged from where the end is farther than the steps left.

    `ways` are the relationships that lead on, and how far the end is from each node.
    """
    forwards, left = ways
    walk: Walk = []
    used: set[int] = set()
    stack = [iter(forwards.get(start.id, ()))]
    while stack:
        run.check()
        steps_left = length - len(walk) - 1
        for relationship, node in stack[-1]:
            if left.get(node.id, length) > steps_left or id(relationship) in used or not allowed(relationship, node):
                continue
            if steps_left == 0:
                yield [*walk, relationship]
                continue
            walk.append(relationship)
            used.add(id(relationship))
            stack.append(iter(forwards.get(node.id, ())))
            break
        else:
            stack.pop()
            if walk:
                used.discard(id(walk.pop()))


def _distances(run: Run, end: Node, backwards: Adjacency) -> dict[Hashable, int]:
    """How many steps at least lead from each node to the end."""
    found: dict[Hashable, int] = {end.id: 0}
    frontier = [end]
    while frontier:
        run.check()
        following = []
        for node in frontier:
            for _, other in backwards.get(node.id, ()):
                if other.id not in found:
                    found[other.id] = found[node.id] + 1
                    following.append(other)
        frontier = following
    return found


def _is_open(start: Node, end: Node, forwards: Adjacency, used: set[int]) -> bool:
    """Whether a way of one step or more leads to the end along what is not used."""
    seen: set[Hashable] = set()
    waiting = [start]
    while waiting:
        for relationship, other in forwards.get(waiting.pop().id, ()):
            if id(relationship) in used or other.id in seen:
                continue
            if other is end:
                return True
            seen.add(other.id)
            waiting.append(other)
    return False
