"""The operators of connectors: single relationships, walks, shortest ones, and ends alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from loader.cypher.ast import nodes as s
from loader.cypher.ast import parts
from loader.cypher.ast.names import HIDDEN
from loader.cypher.ast.trees import members_of, names_in, walk
from loader.cypher.evaluation.compiler import Operator
from loader.cypher.evaluation.graph_index import Adjacency
from loader.cypher.evaluation.rows import Row
from loader.cypher.operators.closing import Closing, ways_by_third
from loader.cypher.operators.expand import Between, Goal, expand, expand_into, relationship_ends
from loader.cypher.operators.filters import Predicate, all_of, always
from loader.cypher.operators.reach import Reach, Step, reach
from loader.cypher.operators.scans import by_type, by_value, scan_relationships
from loader.cypher.operators.trails import Trails, number_of_trails
from loader.cypher.operators.variable_length import (
    Shortest,
    VariableLength,
    check_variable_length,
    expand_variable_length,
    shortest_paths,
)
from loader.cypher.planning.match_state import MatchState, Opened, Tail, unlike
from loader.cypher.planning.multiplicity import Following, is_apart
from loader.cypher.planning.pattern_graph import Connector, PatternGraph
from loader.cypher.planning.predicates import arrow, is_one_step, turned
from loader.graph import Node, Relationship

__all__ = [
    "counted_trails",
    "expand_single",
    "is_reach",
    "plan_by_type",
    "plan_by_value",
    "plan_reach",
    "plan_relationships",
    "plan_shortest_path",
    "plan_variable_length",
]


def is_reach(m: MatchState, connector: Connector, rest: Following) -> bool:
    """Whether a search with marks finds what this walk leads to.

    Nobody asks for its relationships, no other connector might take one of them, and the shortest walk to a node
    is one of those that are sought.
    """
    if (
        connector.again
        or connector.repeat is None
        or connector.repeat.least > 1
        or connector.shortest
        or connector.selector
    ):
        return False
    names = [connector.name, *(members_of(connector.group) if connector.group else ())]
    if any(name in m.known or rest.asks_for(name, connector.element) for name in names):
        return False
    if any(connector in path.connectors for path in m.graph.paths):
        return False
    if connector.group is not None and not is_one_step(connector.group):
        return False
    if any(names_in(test) & {*m.graph.names()} - {connector.name} for test in connector.tests):
        return False
    return all(each is connector or m.disjoint(connector, each) for each in m.graph.connectors)


def plan_reach(m: MatchState, connector: Connector) -> None:
    source, target, _ = m.way(connector)
    forwards = connector.left in m.known
    step = one_step(m, connector)
    way = Reach(
        source,
        target,
        connector.repeat or parts.Repeat(1, 1),
        step.adjacency(m, forwards=forwards),
        step.allowed(forwards=forwards),
        step.varies,
        step.direction == "both" or not m.index.directed,
        connector.left in m.known and connector.right in m.known,
        all_of(m.ready_tests({connector.left, connector.right})),
    )
    if way.into:
        back, allowed = step.adjacency(m, forwards=not forwards), step.allowed(forwards=not forwards)
        way = replace(way, back=replace(way, adjacency=back, allowed=allowed))
    m.add("Reach", arrow(connector), reach(way))
    m.known |= {connector.left, connector.right, connector.name}


@dataclass(frozen=True, slots=True)
class OneStep:
    """A relationship of a walk, or a round of a repeated pattern that is one: the `test`, None for any, asks for it in
    the slot `each` and for its nodes in those of `ends`, and if it `varies` for more than these."""

    direction: s.Direction
    types: frozenset[str] | None
    test: Predicate | None
    each: int
    ends: tuple[int, int] | None
    varies: bool

    def adjacency(self, m: MatchState, *, forwards: bool) -> Adjacency:
        return m.index.adjacency(self.direction if forwards else turned(self.direction), self.types)

    def allowed(self, *, forwards: bool) -> Step | None:
        if self.test is None:
            return None
        ends = self.ends if forwards or self.ends is None else self.ends[::-1]
        return _step(self.test, self.each, ends)


def one_step(m: MatchState, connector: Connector) -> OneStep:
    """Of a connector that repeats one relationship."""
    inner = m.scope.inner()
    ends = None
    if connector.group is None:
        inner.names[connector.name] = each = m.scope.layout.slot()
        direction, types, tests, own = connector.direction, m.types(connector), connector.tests, {connector.name}
    else:
        pattern = s.PathPattern(None, connector.group.elements, at=connector.at)
        round_ = PatternGraph((pattern,), connector.group.where, m.invent)
        [only] = round_.connectors
        own = {only.name, only.left, only.right}
        each, *ends = (inner.declare(name) for name in (only.name, only.left, only.right))
        direction, types, tests = only.direction, m.types(only), round_.predicates
    test = all_of([m.compiler.condition(condition, inner) for condition in tests]) if tests else None
    varies = any(names_in(condition) - own for condition in tests)
    return OneStep(direction, types, test, each, (ends[0], ends[1]) if ends else None, varies)


def counted_trails(m: MatchState, connector: Connector) -> Tail | None:
    """How many trails a connector finds, where that can be told from where they start alone. To be asked before it is
    planned."""
    known = {connector.left, connector.right} & m.known
    repeats_one = connector.repeat is not None and (connector.group is None or is_one_step(connector.group))
    if not repeats_one or connector.repeat is None or connector.again or len(known) != 1:
        return None
    [near], third = known, connector.right if connector.left in known else connector.left
    members = members_of(connector.group) if connector.group else ()
    binds = frozenset((connector.name, third, *members))
    is_taken = any(m.taken(connector, single=single) for single in (True, False))
    if third == near or binds & m.known or is_taken or m.names_ready(binds) - {third}:
        return None
    ready = m.ready(binds)
    step = one_step(m, connector)
    if step.varies or any(map(is_apart, walk((*connector.tests, connector.group, *ready)))):
        return None
    source, target, forwards = m.scope.names[near], m.scope.names[third], near == connector.left
    test = all_of([m.test(each) for each in ready])
    way = Trails(
        source, target, connector.repeat, step.adjacency(m, forwards=forwards), step.allowed(forwards=forwards), test
    )
    return Tail(number_of_trails(way), frozenset((near,)), binds)


def plan_by_type(m: MatchState, rest: Following, weight: str) -> bool:
    """Let one relationship of each type stand for all, where they are counted and only their types are asked for;
    whether that is so."""
    if len(m.graph.connectors) != 1 or len(m.graph.nodes) != 2 or m.graph.paths or m.waiting:
        return False
    [each] = m.graph.connectors
    names = {*m.graph.names()}
    if not _is_plain(m, each) or m.known & names or not rest.asks_for_type_alone(each.name, names):
        return False
    types = m.types(each)
    types = frozenset(m.index.types()) if types is None else types
    m.add("CountTypes", arrow(each), by_type(m.index, m.scope.names[each.name], m.scope.declare(weight), types))
    return True


def plan_by_value(m: MatchState, rest: Following, weight: str) -> bool:
    """Let one relationship, or node, of each value stand for all, where they are counted and nothing of them is asked
    for but the one property with these values; whether that is so."""
    found = _counted_things(m)
    if found is None or m.known & {*m.graph.names()}:
        return False
    name, things, details = found
    key = rest.asks_for_property_alone(name, {*m.graph.names()})
    if key is None:
        return False
    m.waiting.clear()
    m.connectors.clear()
    m.add("CountValues", f"{details} by .{key}", by_value(things(), key, m.scope.names[name], m.scope.declare(weight)))
    return True


def _counted_things(m: MatchState) -> tuple[str, Callable[[], Sequence[Node | Relationship]], str] | None:
    """What a pattern finds that is one relationship without conditions, or one node with a label at most: its name,
    all of it, and how a plan shows it."""
    if m.graph.paths or len(m.graph.connectors) > 1 or len(m.graph.nodes) != 1 + len(m.graph.connectors):
        return None
    if m.graph.connectors:
        [each] = m.graph.connectors
        if m.waiting or not _is_plain(m, each):
            return None
        return each.name, lambda: m.index.with_types(m.types(each)), arrow(each)
    [node] = m.graph.nodes
    match m.waiting:
        case []:
            return node, lambda: m.index.all_nodes, f"({node})"
        case [s.HasLabels(s.Variable(name), s.LabelName(label))] if name == node:
            return node, lambda: m.index.with_label(label), f"({node}:{label})"
    return None


def _is_plain(m: MatchState, each: Connector) -> bool:
    """Whether it is one relationship in its own direction, from one node to any other or itself."""
    single = each.repeat is None and not each.shortest and each.left != each.right
    return single and each.direction != "both" and m.index.directed


def plan_relationships(m: MatchState, node: str) -> bool:
    """Begin with all relationships of the one connector that has the node, if nobody asks for its ends; whether so."""
    touching = [each for each in m.connectors if node in (each.left, each.right)]
    if len(touching) != 1 or not _is_loose(m, touching[0]):
        return False
    [connector] = touching
    slot, taken = m.scope.names[connector.name], m.taken(connector, single=True)
    m.connectors.remove(connector)
    tests = [*[unlike(slot, each, single=True) for each in taken], *m.ready_tests({connector.name})]
    test = m.all_of(tests)
    relationships = m.index.with_types(m.types(connector))
    both = connector.direction == "both" or not m.index.directed
    tail = Tail(lambda _: len(relationships), frozenset(), frozenset((connector.name,)))
    operator = scan_relationships(slot, relationships, test, both=both)
    m.add("ScanRelationships", arrow(connector), operator, tail if test.of_row is always and not both else None)
    m.known |= {connector.name, connector.left, connector.right}
    m.walked.append(connector)
    return True


def _is_loose(m: MatchState, connector: Connector) -> bool:
    """Whether it is one relationship, of which nothing else in the MATCH, and nobody afterwards, asks for the ends."""
    ends = {connector.left, connector.right}
    if connector.repeat is not None or connector.shortest or len(ends) < 2 or m.graph.paths:
        return False
    others = [each for each in m.graph.connectors if each is not connector]
    touched = {end for each in others for end in (each.left, each.right)}
    asked = touched.union(m.known, *map(names_in, m.waiting))
    unnamed = all(name.startswith(HIDDEN) for name in ends)
    return unnamed and not ends & asked and not m.taken(connector, single=False)


def expand_single(m: MatchState, connector: Connector) -> None:
    binds = {connector.left, connector.name, connector.right}
    was_known = connector.name in m.known
    slots = (
        m.scope.names[connector.left],
        m.scope.names[connector.name],
        m.scope.names[connector.right],
    )
    if was_known and connector.types is not None:
        subject = s.Variable(connector.name, at=connector.at)
        m.waiting.append(s.HasLabels(subject, connector.types, at=connector.at))
    taken = m.taken(connector, single=True)
    asked = m.names_ready(binds)
    closing = None if asked or was_known else _closing(m, connector, taken)
    tests = [unlike(slots[1], each, single=False) for each in m.taken(connector, single=False)]
    is_expand = not was_known and not (connector.left in m.known and connector.right in m.known)
    if not is_expand:
        tests += [unlike(slots[1], each, single=True) for each in taken]
    tests += m.ready_tests(binds)
    all_, test = m.all_of(tests), all_of(tests)
    ends = (connector.left in m.known, connector.right in m.known)
    details = arrow(connector)
    operator: Operator
    if was_known:
        operator = relationship_ends(m.index, connector.direction, slots, ends, test)
        m.add("Relationship", details, operator)
    elif all(ends):
        types = m.types(connector)
        between = Between(
            m.index.adjacency(connector.direction, types),
            m.index.adjacency(turned(connector.direction), types),
            m.index.count_types(types),
            partial(m.index.between, connector.direction, types),
        )
        operator = expand_into((slots[0], slots[2]), slots[1], between, all_)
        m.add("ExpandInto", details, operator, closing)
    else:
        source, target, direction = m.way(connector)
        adjacency = m.index.adjacency(direction, m.types(connector))
        known, steps = (connector.left, connector.right), adjacency.get
        near, third = known if connector.left in m.known else known[::-1]
        tail = Tail(lambda row: len(steps(row[source].id, ())), frozenset((near,)), frozenset((connector.name, third)))
        operator = expand((source, target), slots[1], (adjacency, _goal(m, connector, third)), taken, all_)
        m.add("Expand", details, operator, None if taken or test is not always else tail)
        if asked <= {third} and not m.taken(connector, single=False):
            m.opened = Opened(connector, near, third, adjacency, taken, test)
    m.known |= binds


def _goal(m: MatchState, connector: Connector, third: str) -> Goal | None:
    """To which known node the relationships lead on that follow, if that is soon."""
    for name, chain in m.chained_with(third, connector).items():
        if name in m.known and 0 < len(chain) <= _SOON:
            back, node = list[Adjacency](), name
            for each in reversed(chain):
                direction = each.direction if node == each.left else turned(each.direction)
                back.append(m.index.adjacency(direction, m.types(each)))
                node = each.left if node == each.right else each.right
            return Goal(m.scope.names[name], back)
    return None


_SOON = 2
"""From so many relationships away it is told which nodes lead on to a known one: from further away nearly all do."""


def _closing(m: MatchState, connector: Connector, taken: list[int]) -> Tail | None:
    """How often this relationship, between known nodes, and the one walked last lead from one to the other."""
    opened = m.opened
    if opened is None or m.taken(connector, single=False):
        return None
    far = {connector.left, connector.right} - {opened.third}
    if opened.third not in (connector.left, connector.right) or len(far) != 1:
        return None
    [end] = far
    direction = connector.direction if connector.left == end else turned(connector.direction)
    names, first = m.scope.names, m.scope.names[opened.connector.name]
    way = Closing(
        names[opened.source],
        names[opened.third],
        names[end],
        opened.adjacency,
        m.index.adjacency(direction, m.types(connector)),
        opened.test,
        opened.taken,
        [each for each in taken if each != first],
        first in taken,
    )
    binds = frozenset((opened.connector.name, opened.third, connector.name))
    return Tail(ways_by_third(way), frozenset((opened.source, end)), binds, 2)


def plan_variable_length(m: MatchState, connector: Connector) -> None:
    binds = {connector.left, connector.name, connector.right}
    source, target, direction = m.way(connector)
    slot, each = m.scope.names[connector.name], m.scope.layout.slot()
    allowed = all_of([*m.each_fresh(connector, each), *m.each_tests(connector, each)])
    into = connector.left in m.known and connector.right in m.known
    known_list = connector.name in m.known
    test = m.all_of(m.ready_tests(binds))
    assert connector.repeat is not None
    way = VariableLength(
        source,
        slot,
        target,
        each,
        connector.repeat,
        direction,
        m.index.adjacency(direction, m.types(connector)),
        allowed,
        test,
        into,
        backwards=connector.left not in m.known,
        returning=m.index.adjacency(turned(direction), m.types(connector)) if into else None,
        again=connector.again,
    )
    operator = check_variable_length(m.index, way) if known_list else expand_variable_length(way)
    m.add("ExpandWalk", arrow(connector), operator)
    m.known |= binds


def plan_shortest_path(m: MatchState, connector: Connector) -> None:
    names, each = m.scope.names, m.scope.layout.slot()
    path = next((path for path in m.graph.paths if connector in path.connectors), None)
    binds = {connector.name} | ({path.name} if path else set())
    allowed = all_of(m.each_tests(connector, each))
    way = VariableLength(
        names[connector.left],
        names[connector.name],
        names[connector.right],
        each,
        connector.repeat or parts.Repeat(1, 1),
        connector.direction,
        m.index.adjacency(connector.direction, m.types(connector)),
        allowed,
        m.all_of(m.ready_tests(binds)),
        into=True,
        returning=m.index.adjacency(turned(connector.direction), m.types(connector)),
    )
    selector = connector.selector
    counts = selector is not None and selector.kind in ("any", "shortest")
    shortest = Shortest(
        names[path.name] if path else None,
        connector.shortest == "all",
        selector is not None and connector.repeat is None,
        selector is not None,
        connector.at,
        1 if counts or selector is None else selector.count,
        selector.count if selector is not None and counts else None,
        any(names_in(test) - {connector.name} for test in connector.tests),
    )
    m.add("ShortestPath", arrow(connector), shortest_paths(m.index, way, shortest))
    m.known |= binds


def _step(test: Predicate, each: int, ends: tuple[int, int] | None) -> Step:
    """The test of one step: the relationship goes into the slot `each`, its nodes into those of `ends`."""

    def allowed(row: Row, relationship: Relationship, here: Node, there: Node) -> bool | None:
        row[each] = relationship
        if ends is not None:
            row[ends[0]], row[ends[1]] = here, there
        return test(row)

    return allowed
