"""Walks over the graph: of variable length, and shortest."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator

from loader.cypher.frames import Run
from loader.cypher.index import Adjacency, GraphIndex
from loader.cypher.syntax import Repeat
from loader.graph import Node, Path, Relationship

__all__ = ["StepTest", "build_path", "shortest_walks", "walks"]

StepTest = Callable[[Relationship, Node], bool]
"""Whether a walk may take this relationship to this node."""

Walk = list[Relationship]


def walks(
    run: Run, start: Node, adjacency: Adjacency, repeat: Repeat, allowed: StepTest
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
    run: Run, ends: tuple[Node, Node], adjacency: Adjacency, most: int | None, allowed: StepTest
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


def build_path(index: GraphIndex, start: Node, walk: Walk) -> Path:
    """The path that leaves `start` along `walk`."""
    nodes = [start]
    key = start.id
    for each in walk:
        key = each.end if each.start == key else each.start
        nodes.append(index.nodes[key])
    return Path(tuple(nodes), tuple(walk))
