"""Walks over the graph: of variable length, and by their length."""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import count, groupby

from loader.cypher.ast.parts import Repeat
from loader.cypher.evaluation.graph_index import Adjacency
from loader.cypher.evaluation.rows import Run
from loader.graph import Node, Relationship

__all__ = ["Closeness", "RelationshipPredicate", "Walk", "closeness", "walks", "walks_by_length"]

RelationshipPredicate = Callable[[Relationship, Node], bool | None]
"""Whether a walk may take this relationship to this node."""

Walk = list[Relationship]

Closeness = Sequence[Container[Hashable]]
"""By a number of steps, from 0 upwards, the ids of the nodes from which no more of them can lead to an end."""


def walks(
    run: Run,
    start: Node,
    ways: tuple[Adjacency, Closeness],
    times: tuple[Repeat, bool],
    allowed: RelationshipPredicate | None,
) -> Iterator[tuple[Walk, Node]]:
    """Every walk from `start` that takes no relationship twice, or `again`, depth first, with the node where it ends.

    `times` say how many relationships a walk has, and whether it may take one again. `ways` are the relationships that
    lead on, and where one end alone is wanted what is close to it: no walk is prolonged to where the end is seen to be
    too far away.
    """
    adjacency, close = ways
    repeat, again = times
    least, most = repeat.least, repeat.most
    walk: Walk = []
    if least == 0:
        yield [], start
    if most == 0:
        return
    used: set[int] = set()
    stack = [iter(adjacency.get(start.id, ()))]
    # `stack` has an iterator for the end of every part of the walk, its start among them: one more than the walk has
    # relationships. `used` holds these, so that none is taken twice.
    while stack:
        run.check()
        length = len(walk) + 1
        left = len(close) if most is None else most - length
        near = close[left] if left < len(close) else None
        for relationship, node in stack[-1]:
            if (near is not None and node.id not in near) or id(relationship) in used:
                continue
            if allowed is not None and not allowed(relationship, node):
                continue
            if length >= least:
                yield [*walk, relationship], node
            if length == most:
                continue
            walk.append(relationship)
            if not again:
                used.add(id(relationship))
            stack.append(iter(adjacency.get(node.id, ())))
            break
        else:
            stack.pop()
            if walk:
                used.discard(id(walk.pop()))


def closeness(run: Run, end: Node, backwards: Sequence[Adjacency], most: int) -> Closeness:
    """How close nodes are to the end, for walks of at most so many steps, each of which goes `backwards` along all of
    these. It is told for half of the steps, as most of the work is in the last ones."""
    found: list[set[Hashable]] = [{end.id}]
    fresh = found[0]
    for _ in range(most // 2):
        for adjacency in backwards:
            run.check()
            fresh = {other.id for node in fresh for _, other in adjacency.get(node, ())}
        fresh = fresh - found[-1]
        found.append(found[-1] | fresh)
    return found


def walks_by_length(
    run: Run,
    ends: tuple[Node, Node],
    ways: tuple[Adjacency, Adjacency],
    lengths: tuple[int, int | None],
    allowed: RelationshipPredicate,
) -> Iterator[list[Walk]]:
    """The walks that take no relationship twice, those of each length together, the shortest first.

    `ways` lead forwards and backwards, `lengths` are the least and the most. Of a length, nodes farther from the end
    than it lets a walk be after its first step are not looked at. Those of the first few lengths are sought
    length by length, as there are few ways to go astray; the others all together, as they come.
    """
    start, end = ends
    distances = _Distances(run, end, ways[1])
    left = distances.found
    least, most = lengths
    while start.id not in left and distances.frontier:
        distances.advance()
    if start.id not in left:
        return
    begin = max(least, left[start.id] or 1)
    stop = begin + _FIRST_LENGTHS
    for length in range(begin, stop if most is None else min(stop, most + 1)):
        while distances.length < length - 1 and distances.frontier:
            distances.advance()
        found = list(_walks_of(run, start, length, (ways[0], left), allowed))
        if found:
            yield found
    if most is None or most >= stop:
        while distances.frontier:
            distances.advance()
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


class _Distances:
    """How many steps at least lead from each node to the end, for those from which no more than `length` do."""

    def __init__(self, run: Run, end: Node, backwards: Adjacency) -> None:
        self.run = run
        self.found: dict[Hashable, int] = {end.id: 0}
        self.frontier = [end]
        self.length = 0
        self._backwards = backwards

    def advance(self) -> None:
        """Go one step further."""
        self.length += 1
        found, length, reached = self.found, self.length, self.frontier
        self.frontier = []
        for node in reached:
            self.run.check()
            for _, other in self._backwards.get(node.id, ()):
                if other.id not in found:
                    found[other.id] = length
                    self.frontier.append(other)


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
