"""The steps of a plan that take walks: of variable length, shortest, or of a repeated pattern."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator

from loader.cypher import syntax as s
from loader.cypher.compiler import Operator
from loader.cypher.frames import Row, Rows
from loader.cypher.index import Adjacency, GraphIndex
from loader.cypher.paths import StepTest, build_path, shortest_walks, walks
from loader.cypher.pattern_graph import Connector
from loader.cypher.steps import Test, walk_of
from loader.errors import CypherArgumentError
from loader.graph import Node, Relationship, Value

__all__ = ["group_step", "keep_walk", "selected", "shortest_step", "walk_step"]

Slots = tuple[int, int, int]
"""The slots of the node where a walk starts, of the walk, and of the node where it ends."""


def _step_test(row: Row, each: int, allowed: Test) -> StepTest:
    def test(relationship: Relationship, node: Node) -> bool:
        row[each] = relationship
        return allowed(row)

    return test


def walk_step(
    adjacency: Adjacency,
    repeat: s.Repeat,
    slots: Slots,
    each: int,
    rules: tuple[bool, Test, Test],
    *,
    backwards: bool,
) -> Operator:
    """Every row once for each walk; `rules`: whether the end is known, a test of each relationship, one of the row.

    A walk that starts at the pattern's right end is turned round, to read from left to right.
    """
    source, slot, target = slots
    into, allowed, test = rules

    def run(rows: Rows, base: Row) -> Rows:
        for row in rows:
            start, end = row[source], row[target] if into else None
            if start.__class__ is not Node:
                continue
            step_test = _step_test(row, each, allowed)
            for walk, node in walks(row[0], start, adjacency, repeat.least, repeat.most, step_test):
                if into and node is not end:
                    continue
                row[slot], row[target] = walk[::-1] if backwards else walk[:], node
                if test(row):
                    yield row

    return run


def keep_walk(
    index: GraphIndex, connector: Connector, slots: Slots, each: int, rules: tuple[bool, Test, Test]
) -> Operator:
    """Rows whose list of relationships, known already, is a walk from one end to the other."""
    source, slot, target = slots
    into, allowed, test = rules
    repeat = connector.repeat
    assert repeat is not None

    def run(rows: Rows, base: Row) -> Rows:
        for row in rows:
            walk, start = row[slot], row[source]
            if not isinstance(walk, list) or len(walk) < repeat.least or start.__class__ is not Node:
                continue
            if repeat.most is not None and len(walk) > repeat.most:
                continue
            end = _end_of(index, start, walk, connector.direction)
            if end is None or (into and end is not row[target]):
                continue
            step_test = _step_test(row, each, allowed)
            row[target] = end
            if all(step_test(relationship, end) for relationship in walk) and test(row):
                yield row

    return run


def _end_of(index: GraphIndex, start: Node, walk: list[Relationship], direction: str) -> Node | None:
    key = start.id
    for relationship in walk:
        if relationship.start == key and direction != "in":
            key = relationship.end
        elif relationship.end == key and (direction != "out" or not index.directed):
            key = relationship.start
        else:
            return None
    return index.nodes[key]


def shortest_step(
    index: GraphIndex,
    adjacency: Adjacency,
    connector: Connector,
    slots: Slots,
    each: int,
    rules: tuple[int | None, Test, Test],
) -> Operator:
    """Every row with the shortest walk between its two nodes that passes the tests, or with all such walks.

    `rules`: the slot of the path, a test of each relationship, a test of the row. The search is breadth first; where
    what it finds fails the test of the row, longer walks are tried in the order of their length.
    """
    source, slot, target = slots
    path_slot, allowed, test = rules
    repeat = connector.repeat or s.Repeat(1, 1)
    single = connector.repeat is None

    def offer(row: Row, walk: list[Relationship]) -> bool:
        row[slot] = walk[0] if single else walk
        if path_slot is not None:
            row[path_slot] = build_path(index, row[source], walk)
        return test(row)

    def candidates(row: Row, step_test: StepTest) -> Iterator[list[list[Relationship]]]:
        start, end = row[source], row[target]
        if start is end:
            if repeat.least == 0:
                yield [[]]
                return
            raise row[0].locate(
                CypherArgumentError("shortestPath needs two different nodes, start and end are the same"),
                connector.at,
            )
        shortest = list(shortest_walks(row[0], start, end, adjacency, repeat.most, step_test))
        yield shortest
        if shortest:
            yield from _longer(row, adjacency, (start, end), (len(shortest[0]), repeat.most), step_test)

    def run(rows: Rows, base: Row) -> Rows:
        for row in rows:
            if row[source].__class__ is not Node or row[target].__class__ is not Node:
                continue
            for level in candidates(row, _step_test(row, each, allowed)):
                found = False
                for walk in level:
                    if offer(row, walk):
                        found = True
                        yield row
                        if connector.shortest == "one":
                            break
                if found:
                    break

    return run


def _longer(
    row: Row,
    adjacency: Adjacency,
    ends: tuple[Node, Node],
    bounds: tuple[int, int | None],
    step_test: StepTest,
) -> Iterator[list[list[Relationship]]]:
    """The walks between two nodes, one list for each length, from the shortest upwards."""
    start, end = ends
    length, most = bounds
    while most is None or length <= most:
        level = []
        reached = False
        for walk, node in walks(row[0], start, adjacency, length, length, step_test):
            reached = True
            if node is end:
                level.append(walk[:])
        if not reached:
            return
        yield level
        length += 1


Others = list[tuple[int, bool]]
"""Slots of relationships that may not be taken again; True where it is one, False where it is a list of them."""


def group_step(
    inner: Operator,
    repeat: s.Repeat,
    slots: Slots,
    inner_slots: Slots,
    members: list[tuple[int, int]],
    rules: tuple[Others, bool, bool, Test],
) -> Operator:
    """Every row once for each way to repeat a pattern.

    `inner` matches the pattern once, from the node in the first of `inner_slots`. `members` pairs the slot of each
    name within the pattern with the slot of the list of its values. `rules`: relationships that are taken, whether
    the end is known, whether the walk goes from left to right, a test of the row.
    """
    source, slot, target = slots
    here, path, there = inner_slots
    others, into, forwards, test = rules

    def once(row: Row, node: Node) -> Iterator[Row]:
        own = row[:]
        own[here] = node
        return iter(inner((own,), own))

    def rounds(row: Row) -> Iterator[tuple[list[list[Value]], list[Relationship], Node]]:
        """Depth first: the values of the members in every round, the relationships, and the node reached."""
        taken: list[tuple[list[Value], list[Relationship]]] = []
        used = {id(each) for other, _ in others for each in walk_of(row[other])}
        start = row[source]
        if repeat.least == 0:
            yield [], [], start
        stack = [once(row, start)]
        while stack:
            row[0].check()
            for found in stack[-1]:
                walk = list(found[path].relationships)
                if any(id(each) in used for each in walk):
                    continue
                taken.append(([found[member] for member, _ in members], walk))
                node = found[there]
                if len(taken) >= repeat.least:
                    yield [v for v, _ in taken], [r for _, w in taken for r in w], node
                if repeat.most is None or len(taken) < repeat.most:
                    used.update(map(id, walk))
                    stack.append(once(row, node))
                    break
                taken.pop()
            else:
                stack.pop()
                if taken:
                    used.difference_update(map(id, taken.pop()[1]))

    def run(rows: Rows, base: Row) -> Rows:
        for row in rows:
            end = row[target] if into else None
            if row[source].__class__ is not Node:
                continue
            for values, walk, node in rounds(row):
                if into and node is not end:
                    continue
                row[target], row[slot] = node, walk if forwards else _turned_round(values, walk)
                ordered = values if forwards else values[::-1]
                for place, (_, outer) in enumerate(members):
                    row[outer] = [each[place] for each in ordered]
                if test(row):
                    yield row

    return run


def _turned_round(values: list[list[Value]], walk: list[Relationship]) -> list[Relationship]:
    """The walk in the order of the pattern. Every round has the same number of relationships, itself in order."""
    if not values:
        return walk
    size = len(walk) // len(values)
    return [each for end in range(len(walk), 0, -size) for each in walk[end - size : end]]


def selected(operator: Operator, selector: s.Selector, path: int | None) -> Operator:
    """Of the paths that the operator finds, for each pair of ends those that the selector keeps."""
    assert path is not None

    def run(rows: Rows, base: Row) -> Rows:
        for row in rows:
            groups: dict[Hashable, list[Row]] = defaultdict(list)
            for found in operator((row,), base):
                nodes = found[path].nodes
                groups[nodes[0].id, nodes[-1].id].append(found[:])
            for group in groups.values():
                group.sort(key=lambda each: len(each[path]))
                yield from _kept(group, selector, path)

    return run


def _kept(group: list[Row], selector: s.Selector, path: int) -> list[Row]:
    if selector.kind in ("any", "shortest"):
        return group[: selector.count]
    lengths = sorted({len(each[path]) for each in group})
    allowed = lengths[: 1 if selector.kind == "all shortest" else selector.count]
    return [each for each in group if len(each[path]) in allowed]
