"""The steps of a plan that take walks: of variable length, shortest, or of a repeated pattern."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass

from loader.cypher.ast import nodes as s
from loader.cypher.ast import parts
from loader.cypher.evaluation.compiler import Operator
from loader.cypher.evaluation.graph_index import Adjacency, GraphIndex
from loader.cypher.evaluation.rows import Row, Rows
from loader.cypher.operators.filters import Predicate, always
from loader.cypher.operators.paths import build_path, number_of_paths, walk_of
from loader.cypher.operators.search import Closeness, RelationshipPredicate, closeness, walks, walks_by_length
from loader.cypher.operators.shortest import ShortestWalks
from loader.errors import CypherExecutionError
from loader.graph import Node, Relationship, Value

__all__ = [
    "Repetition",
    "Shortest",
    "VariableLength",
    "check_variable_length",
    "expand_variable_length",
    "repeat_pattern",
    "selected",
    "shortest_paths",
]


@dataclass(frozen=True, slots=True)
class VariableLength:
    """What a step that takes walks has to know.

    `source`, `slot` and `target` are the slots of the node where a walk starts, of the walk, and of the
    node where it ends. Every relationship is put into the slot `each` to see whether it is `allowed`;
    `test` is passed by whole rows. With `into` the end is known before. A walk that goes `backwards` starts
    at the pattern's right end. `returning` leads back, where walks are sought from the end too.
    """

    source: int
    slot: int
    target: int
    each: int
    repeat: parts.Repeat
    direction: s.Direction
    adjacency: Adjacency
    allowed: Predicate
    test: Predicate
    into: bool
    backwards: bool = False
    returning: Adjacency | None = None
    again: bool = False

    def relationship_predicate(self, row: Row) -> RelationshipPredicate:
        """A test whether a walk of this row may take a relationship."""
        each, allowed = self.each, self.allowed

        def test(relationship: Relationship, node: Node) -> bool | None:
            row[each] = relationship
            return allowed(row)

        return test


def expand_variable_length(way: VariableLength) -> Operator:
    """Every row once for each walk. Backward walks are turned round, to read from left to right."""
    source, slot, target, into, test = way.source, way.slot, way.target, way.into, way.test
    free = way.allowed is always

    def run(rows: Rows, base: Row) -> Rows:
        close: Closeness = ()
        closed_in_on = None
        for row in rows:
            start, end = row[source], row[target] if into else None
            if start.__class__ is not Node:
                continue
            if end is not closed_in_on:
                close, closed_in_on = _closeness(way, row, end), end
            times, allowed = (way.repeat, way.again), None if free else way.relationship_predicate(row)
            for walk, node in walks(row[0], start, (way.adjacency, close), times, allowed):
                if into and node is not end:
                    continue
                row[slot], row[target] = walk[::-1] if way.backwards else walk[:], node
                if test(row):
                    yield row

    return run


def _closeness(way: VariableLength, row: Row, end: Value) -> Closeness:
    """How close nodes are to the end, if it is one and walks of several relationships have their bound."""
    most = way.repeat.most
    if not isinstance(end, Node) or way.returning is None or most is None:
        return ()
    return closeness(row[0], end, way.returning, most)


def check_variable_length(index: GraphIndex, way: VariableLength) -> Operator:
    """Rows whose list of relationships, known already, is a walk from one end to the other."""
    repeat = way.repeat

    def run(rows: Rows, base: Row) -> Rows:
        for row in rows:
            walk, start = row[way.slot], row[way.source]
            if not isinstance(walk, list) or len(walk) < repeat.least or start.__class__ is not Node:
                continue
            if repeat.most is not None and len(walk) > repeat.most:
                continue
            end = _end_of(index, start, walk[::-1] if way.backwards else walk, way.direction)
            if end is None or (way.into and end is not row[way.target]):
                continue
            relationship_predicate = way.relationship_predicate(row)
            row[way.target] = end
            if all(relationship_predicate(relationship, end) for relationship in walk) and way.test(row):
                yield row

    return run


def _end_of(index: GraphIndex, start: Node, walk: list[Value], direction: str) -> Node | None:
    key = start.id
    for relationship in walk:
        if not isinstance(relationship, Relationship):
            return None
        if relationship.start == key and direction != "in":
            key = relationship.end
        elif relationship.end == key and (direction != "out" or not index.directed):
            key = relationship.start
        else:
            return None
    return index.nodes[key]


@dataclass(frozen=True, slots=True)
class Shortest:
    """How shortestPath and allShortestPaths differ from other walks.

    `path` is the slot of the path, if it has a name. With `every` all walks of the least length are wanted. With
    `single` it is one relationship that gets a name, not a list of them. With `closed` (as for ANY SHORTEST) a walk
    of one step or more may lead back to where it started, which otherwise is an error. `at` is its place in the text.
    So many `levels` of lengths are wanted, or so many `walks`. Unless the test of a step `varies` from row to row, rows
    share what was found from their ends.
    """

    path: int | None
    every: bool
    single: bool
    closed: bool
    at: int
    levels: int | s.Parameter = 1
    walks: int | s.Parameter | None = None
    varies: bool = False


def shortest_paths(index: GraphIndex, way: VariableLength, shortest: Shortest) -> Operator:
    """Every row with the shortest walk between its two nodes that passes the tests, or with all such walks.

    The search is breadth first; where what it finds fails the test of the row, longer walks are tried in
    the order of their length.
    """

    key = object()

    def offer(row: Row, walk: list[Relationship]) -> bool | None:
        row[way.slot] = walk[0] if shortest.single else walk
        if shortest.path is not None:
            row[shortest.path] = build_path(index, row[way.source], walk)
        return way.test(row)

    def search_of(row: Row) -> ShortestWalks:
        assert way.returning is not None
        allowed = None if way.allowed is always else way.relationship_predicate(row[:])
        return ShortestWalks(row[0], (way.adjacency, way.returning), allowed)

    def run(rows: Rows, base: Row) -> Rows:
        shared: ShortestWalks | None = base[0].constants.get(key)
        for row in rows:
            if row[way.source].__class__ is not Node or row[way.target].__class__ is not Node:
                continue
            search = search_of(row) if shared is None or shortest.varies else shared
            shared = base[0].constants[key] = search
            yield from _wanted(row, _levels(row, way, shortest, search), shortest, offer)

    return run


def _wanted(
    row: Row,
    levels: Iterator[Iterable[list[Relationship]]],
    shortest: Shortest,
    offer: Callable[[Row, list[Relationship]], bool | None],
) -> Iterator[Row]:
    """The row with each walk that passes, until there are as many, or of as many lengths, as are wanted."""
    lengths = number_of_paths(shortest.levels, row)
    left = None if shortest.walks is None else number_of_paths(shortest.walks, row)
    left = left if shortest.every else 1
    for level in levels:
        found = False
        for walk in level:
            if offer(row, walk):
                found = True
                yield row
                left = None if left is None else left - 1
                if left == 0:
                    return
        lengths -= found and shortest.walks is None
        if lengths == 0:
            return


def _levels(
    row: Row, way: VariableLength, shortest: Shortest, search: ShortestWalks
) -> Iterator[Iterable[list[Relationship]]]:
    """The walks between two nodes, those of each length together, from the shortest upwards."""
    start, end = row[way.source], row[way.target]
    length = 1
    if start is not end:
        found = search.between(start, end, way.repeat.most)
        if found is None:
            return
        length, walks = found
        yield walks
        length += 1
    elif way.repeat.least == 0:
        yield [[]]
    elif not shortest.closed:
        message = "shortestPath needs two different nodes, but start and end are the same"
        raise row[0].locate(CypherExecutionError(message), shortest.at)
    yield from _by_length(row, way, way.relationship_predicate(row), length)


def _by_length(
    row: Row, way: VariableLength, relationship_predicate: RelationshipPredicate, length: int
) -> Iterator[list[list[Relationship]]]:
    """The walks of `length`, then the longer ones."""
    assert way.returning is not None
    ends, ways = (row[way.source], row[way.target]), (way.adjacency, way.returning)
    return walks_by_length(row[0], ends, ways, (length, way.repeat.most), relationship_predicate)


@dataclass(frozen=True, slots=True)
class Repetition:
    """What a step that repeats a pattern has to know.

    `source`, `slot` and `target` are as for VariableLength. Within the pattern a round starts at the node in
    `here`, ends at the one in `there`, and its path is in `path`. `members` pairs the slot of each name
    within the pattern with the slot of the list of its values. `others` are relationships that may not be
    taken again.
    """

    source: int
    slot: int
    target: int
    here: int
    path: int
    there: int
    members: list[tuple[int, int]]
    others: list[int]
    repeat: parts.Repeat
    into: bool
    forwards: bool
    again: bool
    test: Predicate


Rounds = tuple[list[list[Value]], list[Relationship], Node]
"""The values of the members in every round, the relationships of all rounds, and the node reached."""


def repeat_pattern(inner: Operator, group: Repetition) -> Operator:
    """Every row once for each way to repeat the pattern that `inner` matches once."""

    def run(rows: Rows, base: Row) -> Rows:
        for row in rows:
            end = row[group.target] if group.into else None
            if row[group.source].__class__ is not Node:
                continue
            for values, walk, node in _rounds(inner, group, row):
                if group.into and node is not end:
                    continue
                row[group.target] = node
                row[group.slot] = walk if group.forwards else _turned_round(values, walk)
                ordered = values if group.forwards else values[::-1]
                for place, (_, outer) in enumerate(group.members):
                    row[outer] = [each[place] for each in ordered]
                if group.test(row):
                    yield row

    return run


def _rounds(inner: Operator, group: Repetition, row: Row) -> Iterator[Rounds]:
    """Every sequence of rounds, depth first."""
    repeat = group.repeat
    taken: list[tuple[list[Value], list[Relationship]]] = []
    used = {id(each) for other in group.others for each in walk_of(row[other])}
    if repeat.least == 0:
        yield [], [], row[group.source]
    stack = [_once(inner, group, row, row[group.source])]
    # Of the rounds taken so far `used` holds the relationships, those of other connectors among them; the last in
    # `stack` gives the rounds that can come next.
    while stack:
        row[0].check()
        for found in stack[-1]:
            walk = list(found[group.path].relationships)
            if any(id(each) in used for each in walk) and not group.again:
                continue
            taken.append(([found[member] for member, _ in group.members], walk))
            node = found[group.there]
            if len(taken) >= repeat.least:
                yield [values for values, _ in taken], [each for _, part in taken for each in part], node
            if repeat.most is None or len(taken) < repeat.most:
                used.update(() if group.again else map(id, walk))
                stack.append(_once(inner, group, row, node))
                break
            taken.pop()
        else:
            stack.pop()
            if taken:
                used.difference_update(map(id, taken.pop()[1]))


def _once(inner: Operator, group: Repetition, row: Row, node: Node) -> Iterator[Row]:
    """One round from `node`, on a row of its own because other rounds are under way on theirs."""
    own = row[:]
    own[group.here] = node
    return iter(inner((own,), own))


def _turned_round(values: list[list[Value]], walk: list[Relationship]) -> list[Relationship]:
    """The walk in the order of the pattern. Every round has the same number of relationships, itself in
    order.
    """
    if not values:
        return walk
    size = len(walk) // len(values)
    return [each for end in range(len(walk), 0, -size) for each in walk[end - size : end]]


def selected(operator: Operator, selector: s.Selector, path: int) -> Operator:
    """Of the paths that the operator finds, for each pair of ends those that the selector keeps."""

    def run(rows: Rows, base: Row) -> Rows:
        for row in rows:
            groups: dict[Hashable, list[Row]] = defaultdict(list)
            for found in operator((row,), base):
                nodes = found[path].nodes
                groups[nodes[0].id, nodes[-1].id].append(found[:])
            for group in groups.values():
                group.sort(key=lambda each: len(each[path]))
                yield from _kept(group, selector.kind, number_of_paths(selector.count, row), path)

    return run


def _kept(group: list[Row], kind: str, count: int, path: int) -> list[Row]:
    if kind in ("any", "shortest"):
        return group[:count]
    lengths = sorted({len(each[path]) for each in group})
    allowed = lengths[: 1 if kind == "all shortest" else count]
    return [each for each in group if len(each[path]) in allowed]
