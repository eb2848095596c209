"""The steps of a plan that read the graph. Each writes its slots into the row that it is given, and gives
it on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from loader.cypher.evaluation.compiler import Operator, fault
from loader.cypher.evaluation.graph_index import Adjacency, GraphIndex
from loader.cypher.evaluation.rows import Compiled, Row, Rows
from loader.cypher.operators.walks import build_path
from loader.cypher.values.comparing import group_key, type_name
from loader.errors import CypherTypeError
from loader.graph import Node, Relationship

__all__ = [
    "Test",
    "are_nodes",
    "expand",
    "expand_into",
    "join_tests",
    "keep",
    "members_of",
    "name_path",
    "relationship_ends",
    "scan",
    "seek",
    "values_of",
    "walk_of",
]

Test = Callable[[Row], bool]


def _always(row: Row) -> bool:
    return True


def join_tests(tests: list[Test]) -> Test:
    """One test that passes if all of these do, tried in their order."""
    if not tests:
        return _always
    if len(tests) == 1:
        return tests[0]
    if len(tests) == 2:
        first, second = tests
        return lambda row: first(row) and second(row)
    return lambda row: all(test(row) for test in tests)


def are_nodes(slots: list[int], at: int, *, strict: bool) -> Test:
    """Whether all of these are nodes; null is none, and anything else, where it is strict, a CypherTypeError."""

    def test(row: Row) -> bool:
        for slot in slots:
            value = row[slot]
            if value.__class__ is not Node:
                if strict and value is not None:
                    raise fault(CypherTypeError(f"Expected a node, got a value of type {type_name(value)}"), row, at)
                return False
        return True

    return test


def keep(test: Test) -> Operator:
    """Rows that pass the test."""

    def run(rows: Rows, base: Row) -> Rows:
        for row in rows:
            if test(row):
                yield row

    return run


def scan(slot: int, nodes: list[Node], test: Test) -> Operator:
    """Every row once for each of the nodes."""

    def run(rows: Rows, base: Row) -> Rows:
        for row in rows:
            row[0].check()
            for node in nodes:
                row[slot] = node
                if test(row):
                    yield row

    return run


def seek(
    index: GraphIndex,
    slot: int,
    sought: tuple[str | None, str],
    wanted: Callable[[Row], list[object]],
    test: Test,
) -> Operator:
    """Every row once for each node whose property is equal to one of the wanted values.

    `sought` is a label (None: any) and the name of the property.
    """
    label, key = sought

    def nodes_for(row: Row) -> Iterator[Node]:
        seen = set()
        for value in wanted(row):
            group = group_key(value)
            if group in seen:
                continue
            seen.add(group)
            found = index.with_property(label, key, value)
            if found is None:
                yield from _the_same(index, label, key, group)
            else:
                yield from found

    def run(rows: Rows, base: Row) -> Rows:
        for row in rows:
            row[0].check()
            for node in nodes_for(row):
                row[slot] = node
                if test(row):
                    yield row

    return run


def _the_same(index: GraphIndex, label: str | None, key: str, group: object) -> Iterator[Node]:
    nodes = index.all_nodes if label is None else index.with_label(label)
    return (node for node in nodes if group_key(node.properties.get(key)) == group)


def expand(ends: tuple[int, int], slot: int, adjacency: Adjacency, taken: list[int], test: Test) -> Operator:
    """Every row once for each relationship that leads from its first end to the other, which it sets.

    A relationship is left out that is in one of the slots `taken`.
    """
    if len(taken) == 1:
        return _expand_beside(ends, slot, adjacency, taken[0], test)
    if taken:
        test = join_tests([_unlike_all(slot, taken), test] if test is not _always else [_unlike_all(slot, taken)])
    source, target = ends
    steps = adjacency.get
    free = test is _always

    def run(rows: Rows, base: Row) -> Rows:
        for row in rows:
            row[0].check()
            node = row[source]
            if node.__class__ is not Node:
                continue
            for row[slot], row[target] in steps(node.id, ()):
                if free or test(row):
                    yield row

    return run


def _expand_beside(ends: tuple[int, int], slot: int, adjacency: Adjacency, taken: int, test: Test) -> Operator:
    """The commonest case of `expand`: one relationship is taken."""
    source, target = ends
    steps = adjacency.get
    free = test is _always

    def run(rows: Rows, base: Row) -> Rows:
        for row in rows:
            row[0].check()
            node = row[source]
            if node.__class__ is not Node:
                continue
            other = row[taken]
            for row[slot], row[target] in steps(node.id, ()):
                if row[slot] is not other and (free or test(row)):
                    yield row

    return run


def _unlike_all(slot: int, taken: list[int]) -> Test:
    if len(taken) == 2:
        first, second = taken
        return lambda row: row[slot] is not row[first] and row[slot] is not row[second]

    def fresh(row: Row) -> bool:
        relationship = row[slot]
        return all(relationship is not row[each] for each in taken)

    return fresh


def expand_into(ends: tuple[int, int], slot: int, forwards: Adjacency, backwards: Adjacency, test: Test) -> Operator:
    """Every row once for each relationship between its two nodes, sought from the one that has fewer."""
    left, right = ends

    def run(rows: Rows, base: Row) -> Rows:
        for row in rows:
            row[0].check()
            start, end = row[left], row[right]
            if start.__class__ is not Node or end.__class__ is not Node:
                continue
            steps, others = forwards.get(start.id, ()), backwards.get(end.id, ())
            if len(others) < len(steps):
                steps, end = others, start
            for relationship, node in steps:
                if node is end:
                    row[slot] = relationship
                    if test(row):
                        yield row

    return run


def relationship_ends(
    index: GraphIndex, direction: str, slots: tuple[int, int, int], bound: tuple[bool, bool], test: Test
) -> Operator:
    """Rows whose relationship is known already: its ends are looked up, or have to agree."""
    left, slot, right = slots
    nodes = index.nodes
    both = direction == "both" or not index.directed

    def run(rows: Rows, base: Row) -> Rows:
        for row in rows:
            each = row[slot]
            if each.__class__ is not Relationship:
                continue
            for start, end in _ways(each, direction, both=both):
                if bound[0] and row[left] is not nodes[start]:
                    continue
                if bound[1] and row[right] is not nodes[end]:
                    continue
                row[left], row[right] = nodes[start], nodes[end]
                if test(row):
                    yield row

    return run


def _ways(each: Relationship, direction: str, *, both: bool) -> list[tuple[object, object]]:
    forwards, backwards = (each.start, each.end), (each.end, each.start)
    if both:
        return [forwards] if each.start == each.end else [forwards, backwards]
    return [backwards] if direction == "in" else [forwards]


def walk_of(value: object) -> list[Relationship]:
    """The relationships that a connector found: one, or a list of them."""
    return value if isinstance(value, list) else [value]  # type: ignore[list-item]


def name_path(index: GraphIndex, slot: int, start: int, connectors: list[int]) -> Operator:
    """Every row with the path that starts at the node in `start` and goes along the connectors."""

    def run(rows: Rows, base: Row) -> Rows:
        for row in rows:
            walk = [each for connector in connectors for each in walk_of(row[connector])]
            row[slot] = build_path(index, row[start], walk)
            yield row

    return run


def values_of(value: Compiled) -> Callable[[Row], list[object]]:
    """The one value to seek; none if it is null."""

    def wanted(row: Row) -> list[object]:
        found = value(row)
        return [] if found is None else [found]

    return wanted


def members_of(value: Compiled) -> Callable[[Row], list[object]]:
    """The values to seek of a list."""

    def wanted(row: Row) -> list[object]:
        found = value(row)
        return [each for each in found if each is not None] if isinstance(found, list) else []

    return wanted
