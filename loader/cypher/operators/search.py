"""Walks over the graph: of variable length, and shortest."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from heapq import heappop, heappush
from itertools import count

from loader.cypher.ast.nodes import Repeat
from loader.cypher.evaluation.graph_index import Adjacency
from loader.cypher.evaluation.rows import Run
from loader.graph import Node, Relationship

__all__ = ["RelationshipPredicate", "shortest_walks", "walks", "walks_by_length"]

RelationshipPredicate = Callable[[Relationship, Node], bool]
"""Whether a walk may take this relationship to this node."""

Walk = list[Relationship]


def walks(
    run: Run, start: Node, adjacency: Adjacency, repeat: Repeat, allowed: RelationshipPredicate
) -> Iterator[tuple[Walk, Node]]:
    """Every walk from `start` that takes no relationship twice, depth first, with the node where it ends.

    The list given is the walk under way: copy it to keep it.
    """
    least, most = repeat.least, repeat.most
    walk: Walk = []
    if least == 0:
        yield walk, start
    if most == 0:
        return
    used: set[int] = set()
    stack = [iter(adjacency.get(start.id, ()))]
    while stack:
        run.check()
        for relationship, node in stack[-1]:
            if id(relationship) in used or not allowed(relationship, node):
                continue
            walk.append(relationship)
            if len(walk) >= least:
                yield walk, node
            if most is None or len(walk) < most:
                used.add(id(relationship))
                stack.append(iter(adjacency.get(node.id, ())))
                break
            walk.pop()
        else:
            stack.pop()
            if walk:
                used.discard(id(walk.pop()))


def shortest_walks(
    run: Run, ends: tuple[Node, Node], adjacency: Adjacency, most: int | None, allowed: RelationshipPredicate
) -> Iterator[Walk]:
    """All shortest walks from one node to another, by breadth-first search."""
    start, end = ends
    parents: dict[Hashable, list[tuple[Relationship, Node]]] = {start.id: []}
    frontier = [start]
    length = 0
    while frontier and end.id not in parents and (most is None or length < most):
        length += 1
        reached: dict[Hashable, list[tuple[Relationship, Node]]] = {}
        following: list[Node] = []
        for node in frontier:
            run.check()
            for relationship, other in adjacency.get(node.id, ()):
                if other.id in parents or not allowed(relationship, other):
                    continue
                if other.id not in reached:
                    reached[other.id] = []
                    following.append(other)
                reached[other.id].append((relationship, node))
        parents.update(reached)
        frontier = following
    if end.id in parents:
        yield from _backwards(end, parents)


def _backwards(end: Node, parents: dict[Hashable, list[tuple[Relationship, Node]]]) -> Iterator[Walk]:
    """The walks to `end`, put together from the steps by which each node was reached first."""
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
    most: int | None,
    allowed: RelationshipPredicate,
) -> Iterator[Walk]:
    """Every walk of one step or more that takes no relationship twice, the shortest first.

    `ways` lead forwards and backwards. Of the walks under way the one is prolonged that can reach the end soonest;
    after many of them also those are given up that could reach it only along what they have taken.
    """
    start, end = ends
    forwards, backwards = ways
    left = _distances(run, end, backwards)
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


_MANY = 1_000
"""So many walks under way before each is looked at for whether it can still reach its end."""


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
