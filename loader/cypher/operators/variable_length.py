"""The steps of a plan that take walks: of variable length, shortest, or of a repeated pattern."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from loader.cypher.ast import nodes as s
from loader.cypher.ast import parts
from loader.cypher.evaluation.compiler import Operator
from loader.cypher.evaluation.graph_index import Adjacency, GraphIndex
from loader.cypher.evaluation.rows import Row, Rows, Run
from loader.cypher.operators.filters import Predicate, Test, always
from loader.cypher.operators.paths import build_path, number_of_paths, walk_of
from loader.cypher.operators.search import Closeness, RelationshipPredicate, closeness, walks, walks_by_length
from loader.cypher.operators.shortest import ShortestWalks
from loader.cypher.operators.spreading import Found, Search, spread
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
    node where it ends. Every relationship is put into the slot `each` to see whether it is `allowed`. With `into` the
    end is known before. A walk that goes `backwards` starts at the pattern's right end. `returning` leads back, where
    walks are sought from the end too.
    """

    source: int
    slot: int
    target: int
    each: int
    repeat: parts.Repeat
    direction: s.Direction
    adjacency: Adjacency
    allowed: Predicate
    test: Test
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


class _Nearing:
    """How close nodes are to the end that was asked for last, as far as it helps."""

    def __init__(self, backwards: Sequence[Adjacency] | None, most: int | None) -> None:
        """Nothing is told without ways back, nor of walks without a bound."""
        self._backwards, self._most = backwards, most
        self._end: object = None
        self._found: Closeness = ()

    def to(self, end: object, run: Run) -> Closeness:
        if end is not self._end and isinstance(end, Node) and self._backwards is not None and self._most is not None:
            self._end, self._found = end, closeness(run, end, self._backwards, self._most)
        return self._found


def expand_variable_length(way: VariableLength) -> Operator:
    """Every row once for each walk. Backward walks are turned round, to read from left to right."""
    source, target, into, free = way.source, way.target, way.into, way.allowed is always

    def begin() -> Search:
        nearing = _Nearing(None if way.returning is None else (way.returning,), way.repeat.most)

        def search(row: Row) -> Iterator[Found]:
            start, end = row[source], row[target] if into else None
            if start.__class__ is not Node or (into and end.__class__ is not Node):
                return iter(())
            ways, allowed = (way.adjacency, nearing.to(end, row[0])), None if free else way.relationship_predicate(row)
            found = walks(row[0], start, ways, (way.repeat, way.again), allowed)
            if into:
                return (each for each in found if each[1] is end)
            return ((walk[::-1], node) for walk, node in found) if way.backwards else found

        return search

    return spread((way.slot, target), begin, way.test)


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
            if all(relationship_predicate(relationship, end) for relationship in walk) and way.test.of_row(row):
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
        return way.test.of_row(row)

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
    `here`, ends at the one in `there`, and what it takes is in `connectors`, in their order. `members` pairs
    the slot of each name within the pattern with the slot of the list of its values. `others` are relationships that
    may not be taken again. Along `returning` a round is gone back; None where it has no one length.
    """

    source: int
    slot: int
    target: int
    here: int
    connectors: list[int]
    there: int
    members: list[tuple[int, int]]
    others: list[int]
    repeat: parts.Repeat
    into: bool
    forwards: bool
    again: bool
    test: Test
    returning: list[Adjacency] | None


def repeat_pattern(inner: Operator, group: Repetition) -> Operator:
    """Every row once for each way to repeat the pattern that `inner` matches once."""
    members = [outer for _, outer in group.members]
    places = range(len(members))

    def begin() -> Search:
        nearing = _Nearing(group.returning, group.repeat.most)

        def search(row: Row) -> Iterator[Found]:
            start, end = row[group.source], row[group.target] if group.into else None
            if start.__class__ is not Node or (group.into and end.__class__ is not Node):
                return
            for rounds, node in _rounds(inner, group, row, nearing.to(end, row[0])):
                if not group.into or node is end:
                    ordered = rounds if group.forwards else rounds[::-1]
                    walk = [each for _, part in ordered for each in part]
                    yield node, walk, *[[values[place] for values, _ in ordered] for place in places]

        return search

    return spread((group.target, group.slot, *members), begin, group.test)


Round = tuple[list[Value], list[Relationship]]
"""The values of the members, and the relationships."""


def _rounds(inner: Operator, group: Repetition, row: Row, close: Closeness) -> Iterator[tuple[list[Round], Node]]:
    """Every sequence of rounds, depth first, with the node reached; none that is seen to be too far from where it is to
    end. The list given is the one under way."""
    repeat = group.repeat
    taken: list[Round] = []
    used = {id(each) for other in group.others for each in walk_of(row[other])}
    if repeat.least == 0:
        yield taken, row[group.source]
    stack = [_once(inner, group, row, row[group.source])]
    # Of the rounds taken so far `used` holds the relationships, those of other connectors among them; the last in
    # `stack` gives the rounds that can come next.
    while stack:
        row[0].check()
        left = len(close) if repeat.most is None else repeat.most - len(taken) - 1
        near = close[left] if left < len(close) else None
        for found in stack[-1]:
            node = found[group.there]
            if near is not None and node.id not in near:
                continue
            walk = [each for connector in group.connectors for each in walk_of(found[connector])]
            if not group.again and not used.isdisjoint(map(id, walk)):
                continue
            taken.append(([found[member] for member, _ in group.members], walk))
            if len(taken) >= repeat.least:
                yield taken, node
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
