"""Plans one MATCH: where to start, which way to go on, and each condition as early as its names are known.

The order is greedy. As long as a connector touches what is known, the cheapest of them is walked; else the
node with the fewest candidates is looked up: by a property that has to be equal to something known, by its
smallest label, or by looking at all nodes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from loader.cypher.ast import nodes as s
from loader.cypher.ast.labels import is_computed
from loader.cypher.ast.names import HIDDEN
from loader.cypher.ast.trees import members_of, names_in
from loader.cypher.evaluation.compiler import Compiler, Operator, compose
from loader.cypher.evaluation.labels import label_test, matching_types
from loader.cypher.evaluation.rows import Row, Scope
from loader.cypher.operators.expand import Between, expand, expand_into, relationship_ends
from loader.cypher.operators.filters import Predicate, all_of, are_nodes, keep
from loader.cypher.operators.paths import name_path
from loader.cypher.operators.reach import Reach, Step, reach
from loader.cypher.operators.scans import scan, seek, values_in, values_of
from loader.cypher.operators.variable_length import (
    Repetition,
    Shortest,
    VariableLength,
    check_variable_length,
    expand_variable_length,
    repeat_pattern,
    selected,
    shortest_paths,
)
from loader.cypher.planning.multiplicity import Following
from loader.cypher.planning.pattern_graph import Connector, PatternGraph
from loader.cypher.planning.predicates import arrow, is_one_step, labels_asked, of_every, shown, sought, turned
from loader.errors import CypherUnsupported
from loader.graph import Node, Relationship

__all__ = ["match_operator"]


def match_operator(
    compiler: Compiler,
    patterns: tuple[s.PathPattern, ...],
    where: s.Expression | None,
    scope: Scope,
    rest: Following | None = None,
) -> Operator:
    """An operator that extends each row by every way to match the patterns; `scope` learns their names.

    `rest` is what follows; None, where nothing is known of it.
    """
    if any(each.selector is not None for each in patterns):
        return _selecting(compiler, patterns, where, scope)
    return MatchPlanner(compiler, patterns, where, scope, rest).plan_into(scope)


def _selecting(
    compiler: Compiler,
    patterns: tuple[s.PathPattern, ...],
    where: s.Expression | None,
    scope: Scope,
) -> Operator:
    """Patterns with a selector one after the other: all matches, of which the selector keeps some."""
    operators = []
    for pattern in patterns:
        inner = scope.inner()
        name = pattern.variable or f"{HIDDEN}selected"
        selector, searched = pattern.selector, _breadth_first(pattern)
        plain = replace(pattern, variable=name, selector=selector if searched else None)
        plain = replace(plain, shortest=searched or pattern.shortest)
        operator = MatchPlanner(compiler, (plain,), None, inner).plan_into(inner)
        if selector is not None and not searched:
            operator = selected(operator, selector, inner.names[name])
        operators.append(operator)
        scope.names.update({each: slot for each, slot in inner.names.items() if each != f"{HIDDEN}selected"})
    if where is not None:
        operators.append(keep(compiler.predicate(where, scope)))
    return compose(operators)


def _breadth_first(pattern: s.PathPattern) -> Literal["one", "all"] | None:
    """Whether a selector asks just for what a breadth-first search between two nodes finds."""
    selector = pattern.selector
    if selector is None or len(pattern.elements) != 3 or pattern.named_within:
        return None
    middle = pattern.elements[1]
    if not isinstance(middle, s.RelationshipPattern) or (middle.length or middle.quantifier) is None:
        return None
    least = (middle.length or middle.quantifier or s.Repeat(1, 1)).least
    if least > 1:
        return None
    return "one" if selector.kind in ("any", "shortest") and selector.count == 1 else "all"


@dataclass(slots=True)
class _Start:
    """A way to find the first node: lower costs are better."""

    cost: float
    node: str
    label: str | None
    key: str | None = None
    value: s.Expression | None = None
    many: bool = False


class MatchPlanner:
    """Builds the operator of one MATCH, step by step."""

    def __init__(
        self,
        compiler: Compiler,
        patterns: tuple[s.PathPattern, ...],
        where: s.Expression | None,
        scope: Scope,
        rest: Following | None = None,
    ) -> None:
        self.compiler = compiler
        self.index = compiler.index
        self.scope = scope.inner()
        self.graph = PatternGraph(patterns, where, self._invent)
        self.known = set(scope.names)
        if rest is not None:
            self._leave_out(rest)
        self.own = {*self.graph.names()}
        for name in self.graph.names():
            if name not in self.scope.names:
                self.scope.declare(name)
        self.waiting = list(self.graph.predicates)
        self.connectors = list(self.graph.connectors)
        self.walked: list[Connector] = []
        self.operators: list[Operator] = []

    def _invent(self) -> str:
        name = f"{HIDDEN}{self.scope.layout.width}"
        self.scope.declare(name)
        return name

    def _leave_out(self, rest: Following) -> None:
        """Forget the paths that nobody asks for, and of walks all but their ends where nothing else counts."""
        graph = self.graph
        graph.paths = [path for path in graph.paths if rest.asks_for(path.name, path.pattern)]
        walks = [each for each in graph.connectors if each.repeat is not None]
        if walks and not rest.repeats():
            for connector in walks:
                connector.ends_only = self._is_reach(connector, rest)

    def _is_reach(self, connector: Connector, rest: Following) -> bool:
        """Whether a search with marks finds what this walk leads to.

        Nobody asks for its relationships, no other connector might take one of them, and the shortest walk to a node
        is one of those that are sought.
        """
        if connector.repeat is None or connector.repeat.least > 1 or connector.shortest or connector.selector:
            return False
        names = [connector.name, *(members_of(connector.group) if connector.group else ())]
        if any(name in self.known or rest.asks_for(name, connector.element) for name in names):
            return False
        if any(connector in path.connectors for path in self.graph.paths):
            return False
        if connector.group is not None and not is_one_step(connector.group):
            return False
        if any(names_in(test) & {*self.graph.names()} - {connector.name} for test in connector.tests):
            return False
        return all(each is connector or self._disjoint(connector, each) for each in self.graph.connectors)

    def plan(self) -> Operator:
        """The operator."""
        self._check_known()
        while self.connectors or self._unknown_nodes():
            ready = [each for each in self.connectors if self._touches(each)]
            if ready:
                self._connect(min(ready, key=self._expand_cost))
            else:
                self._begin()
        self._name_paths()
        assert not self.waiting
        return compose(self.operators)

    def plan_into(self, scope: Scope) -> Operator:
        """The operator; `scope` learns the names that can be seen afterwards."""
        operator = self.plan()
        for name, slot in self.scope.names.items():
            if name not in scope.names and (not name.startswith(HIDDEN) or name == f"{HIDDEN}selected"):
                scope.names[name] = slot
        return operator

    # Conditions

    def _ready_tests(self, binds: set[str]) -> list[Predicate]:
        """Take the conditions that can be decided once the names of `binds` are known too."""
        known = self.known | binds
        found = [each for each in self.waiting if names_in(each) & self.own <= known]
        self.waiting = [each for each in self.waiting if each not in found]
        found.sort(key=lambda each: not isinstance(each, s.HasLabels))
        return [self._test(each) for each in found]

    def _test(self, condition: s.Expression) -> Predicate:
        if (
            isinstance(condition, s.HasLabels)
            and isinstance(condition.subject, s.Variable)
            and not is_computed(condition.labels)
        ):
            return self._label_test(condition, condition.subject.name)
        return self.compiler.predicate(condition, self.scope)

    def _label_test(self, condition: s.HasLabels, name: str) -> Predicate:
        if name not in self.graph.nodes:
            return self.compiler.predicate(condition, self.scope)
        slot = self.scope.names[name]
        if isinstance(condition.labels, s.LabelName):
            label = condition.labels.name
            return lambda row: label in row[slot].labels
        test = label_test(condition.labels)
        return lambda row: test(row[slot].labels)

    def _add(self, name: str, details: str, operator: Operator) -> None:
        self.operators.append(self.compiler.enter(name, details, operator))

    def _check_known(self) -> None:
        """Nodes known from before have to be nodes, not null; conditions on them alone come next."""
        slots = [self.scope.names[name] for name in self.graph.nodes if name in self.known]
        wanders = any(each.repeat is not None or each.shortest for each in self.connectors)
        tests: list[Predicate] = []
        if slots:
            tests.append(are_nodes(slots, self.graph.at, strict=not wanders))
        tests += self._ready_tests(set())
        if tests:
            self._add("Filter", "what is known before", keep(all_of(tests)))

    # Starting

    def _unknown_nodes(self) -> list[str]:
        return [name for name in self.graph.nodes if name not in self.known]

    def _touches(self, connector: Connector) -> bool:
        ends = (connector.left in self.known, connector.right in self.known)
        if connector.shortest:
            return all(ends)
        if connector.group is not None and not self._can_decide(connector.group):
            return False
        return any(ends) or (connector.repeat is None and connector.name in self.known)

    def _can_decide(self, group: s.QuantifiedPattern) -> bool:
        """Whether all is known of this MATCH that the conditions within a quantified pattern name."""
        return (names_in(group) - {*members_of(group)}) & self.own <= self.known

    def _begin(self) -> None:
        if not self._unknown_nodes():
            raise CypherUnsupported("Quantified patterns that need each other's values are not supported")
        start = min((self._start(name) for name in self._unknown_nodes()), key=lambda each: each.cost)
        slot = self.scope.names[start.node]
        value = None if start.value is None else self.compiler.compile(start.value, self.scope)
        test = all_of(self._ready_tests({start.node}))
        self.known.add(start.node)
        label = f"({shown(start.node)}{':' + start.label if start.label else ''})"
        if value is not None and start.key is not None:
            wanted = values_in(value) if start.many else values_of(value)
            operator = seek(self.index, slot, (start.label, start.key), wanted, test)
            self._add("Seek", f"{label} by .{start.key}", operator)
        elif start.label is not None:
            operator = scan(slot, self.index.with_label(start.label), test)
            self._add("ScanLabel", label, operator)
        else:
            self._add("ScanAll", label, scan(slot, self.index.all_nodes, test))

    def _start(self, name: str) -> _Start:
        labels = [label for each in self.waiting for label in labels_asked(each, name)]
        label = min(labels, key=lambda each: len(self.index.with_label(each)), default=None)
        size = len(self.index.all_nodes if label is None else self.index.with_label(label))
        best = _Start(size + 2, name, label)
        for condition in self.waiting:
            found = sought(condition, name)
            if found is None:
                continue
            key, value, many = found
            if names_in(value) & self.own <= self.known:
                cost = min(size, 10 if many else 1)
                best = min(best, _Start(cost, name, label, key, value, many), key=lambda each: each.cost)
        return best

    # VariableLength

    def _types(self, connector: Connector) -> frozenset[str] | None:
        return matching_types(connector.types, self.index.types())

    def _expand_cost(self, connector: Connector) -> float:
        """How many rows one row becomes, roughly."""
        if connector.repeat is None and connector.name in self.known:
            return 0.0
        count = self.index.count_types(self._types(connector))
        fan = count / max(len(self.index.all_nodes), 1) * (2 if connector.direction == "both" else 1)
        if connector.left in self.known and connector.right in self.known:
            return 0.1 * fan if connector.repeat is None else 1 + fan
        if connector.repeat is not None:
            most = connector.repeat.most
            return 1000.0 + max(fan, 1.0) ** min(8 if most is None else most, 8)
        target = connector.right if connector.left in self.known else connector.left
        return fan * self._selectivity(target)

    def _selectivity(self, name: str) -> float:
        share = 1.0
        for condition in self.waiting:
            if sought(condition, name) is not None:
                share *= 0.05
            for label in labels_asked(condition, name):
                share *= len(self.index.with_label(label)) / max(len(self.index.all_nodes), 1)
        return share

    def _connect(self, connector: Connector) -> None:
        self.connectors.remove(connector)
        if connector.ends_only:
            self._reach(connector)
        elif connector.shortest:
            self._shortest_path(connector)
        elif connector.group is not None:
            self._repeat_pattern(connector)
        elif connector.repeat is not None:
            self._expand_variable_length(connector)
        else:
            self._expand_single(connector)
        self.walked.append(connector)

    def _taken(self, connector: Connector, *, single: bool) -> list[int]:
        """The slots of relationships, or of lists of them, that `connector` may not take again."""
        return [
            self.scope.names[other.name]
            for other in self.walked
            if not other.shortest and (other.repeat is None) is single and not self._disjoint(connector, other)
        ]

    def _disjoint(self, one: Connector, other: Connector) -> bool:
        types, others = self._all_types(one), self._all_types(other)
        return types is not None and others is not None and not types & others

    def _all_types(self, connector: Connector) -> frozenset[str] | None:
        """The types of all relationships that a connector may take, None for any."""
        if connector.group is None:
            return self._types(connector)
        found: frozenset[str] = frozenset()
        for each in connector.group.elements:
            if isinstance(each, s.RelationshipPattern):
                types = None if is_computed(each.types) else matching_types(each.types, self.index.types())
                if types is None:
                    return None
                found |= types
        return found

    def _reach(self, connector: Connector) -> None:
        source, target, direction = self._way(connector)
        forwards = connector.left in self.known
        inner = self.scope.inner()
        if connector.group is None:
            inner.names[connector.name] = each = self.scope.layout.slot()
            ends = None
            step, types, tests = connector.direction, self._types(connector), connector.tests
            own = {connector.name}
        else:
            round_ = PatternGraph(
                (s.PathPattern(None, connector.group.elements, at=connector.at),), connector.group.where, self._invent
            )
            [only] = round_.connectors
            own = {only.name, only.left, only.right}
            each, left, right = (inner.declare(name) for name in (only.name, only.left, only.right))
            ends = (left, right) if forwards else (right, left)
            step, types, tests = only.direction, self._types(only), round_.predicates
        direction = step if forwards else turned(step)
        predicates = [self.compiler.predicate(test, inner) for test in tests]
        way = Reach(
            source,
            target,
            connector.repeat or s.Repeat(1, 1),
            self.index.adjacency(direction, types),
            _step(all_of(predicates), each, ends) if predicates else None,
            any(names_in(test) - own for test in tests),
            direction == "both" or not self.index.directed,
            connector.left in self.known and connector.right in self.known,
            all_of(self._ready_tests({connector.left, connector.right})),
        )
        self._add("Reach", arrow(connector), reach(way))
        self.known |= {connector.left, connector.right, connector.name}

    def _expand_single(self, connector: Connector) -> None:
        binds = {connector.left, connector.name, connector.right}
        was_known = connector.name in self.known
        slots = (
            self.scope.names[connector.left],
            self.scope.names[connector.name],
            self.scope.names[connector.right],
        )
        if was_known and connector.types is not None:
            subject = s.Variable(connector.name, at=connector.at)
            self.waiting.append(s.HasLabels(subject, connector.types, at=connector.at))
        taken = self._taken(connector, single=True)
        tests = [_unlike(slots[1], each, single=False) for each in self._taken(connector, single=False)]
        is_expand = not was_known and not (connector.left in self.known and connector.right in self.known)
        if not is_expand:
            tests += [_unlike(slots[1], each, single=True) for each in taken]
        test = all_of([*tests, *self._ready_tests(binds)])
        ends = (connector.left in self.known, connector.right in self.known)
        details = arrow(connector)
        if was_known:
            operator = relationship_ends(self.index, connector.direction, slots, ends, test)
            self._add("Relationship", details, operator)
        elif all(ends):
            types = self._types(connector)
            between = Between(
                self.index.adjacency(connector.direction, types),
                self.index.adjacency(turned(connector.direction), types),
                self.index.count_types(types),
                partial(self.index.between, connector.direction, types),
            )
            operator = expand_into((slots[0], slots[2]), slots[1], between, test)
            self._add("ExpandInto", details, operator)
        else:
            source, target, direction = self._way(connector)
            adjacency = self.index.adjacency(direction, self._types(connector))
            self._add("Expand", details, expand((source, target), slots[1], adjacency, taken, test))
        self.known |= binds

    def _way(self, connector: Connector) -> tuple[int, int, s.Direction]:
        """From the known end to the other: their slots, and the direction to walk."""
        left, right = self.scope.names[connector.left], self.scope.names[connector.right]
        if connector.left in self.known:
            return left, right, connector.direction
        return right, left, turned(connector.direction)

    def _expand_variable_length(self, connector: Connector) -> None:
        binds = {connector.left, connector.name, connector.right}
        source, target, direction = self._way(connector)
        slot, each = self.scope.names[connector.name], self.scope.layout.slot()
        allowed = all_of([*self._each_fresh(connector, each), *self._each_tests(connector, each)])
        into = connector.left in self.known and connector.right in self.known
        known_list = connector.name in self.known
        test = all_of(self._ready_tests(binds))
        assert connector.repeat is not None
        way = VariableLength(
            source,
            slot,
            target,
            each,
            connector.repeat,
            direction,
            self.index.adjacency(direction, self._types(connector)),
            allowed,
            test,
            into,
            backwards=connector.left not in self.known,
        )
        operator = check_variable_length(self.index, way) if known_list else expand_variable_length(way)
        self._add("ExpandWalk", arrow(connector), operator)
        self.known |= binds

    def _each_fresh(self, connector: Connector, each: int) -> list[Predicate]:
        return [
            _unlike(each, taken, single=single)
            for single in (True, False)
            for taken in self._taken(connector, single=single)
        ]

    def _each_tests(self, connector: Connector, each: int) -> list[Predicate]:
        """The conditions on every relationship of a walk, which stands in the slot `each`."""
        inner = self.scope.inner()
        inner.names[connector.name] = each
        known = self.known | {connector.name}
        ready = [test for test in connector.tests if names_in(test) & self.own <= known]
        self.waiting += [of_every(connector.name, test) for test in connector.tests if test not in ready]
        return [self.compiler.predicate(test, inner) for test in ready]

    def _shortest_path(self, connector: Connector) -> None:
        names, each = self.scope.names, self.scope.layout.slot()
        path = next((path for path in self.graph.paths if connector in path.connectors), None)
        binds = {connector.name} | ({path.name} if path else set())
        allowed = all_of(self._each_tests(connector, each))
        way = VariableLength(
            names[connector.left],
            names[connector.name],
            names[connector.right],
            each,
            connector.repeat or s.Repeat(1, 1),
            connector.direction,
            self.index.adjacency(connector.direction, self._types(connector)),
            allowed,
            all_of(self._ready_tests(binds)),
            into=True,
            returning=self.index.adjacency(turned(connector.direction), self._types(connector)),
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
        )
        self._add("ShortestPath", arrow(connector), shortest_paths(self.index, way, shortest))
        self.known |= binds

    def _repeat_pattern(self, connector: Connector) -> None:
        group = connector.group
        assert group is not None and connector.repeat is not None
        forwards = connector.left in self.known
        source, target, _ = self._way(connector)
        inner = Scope(self.scope.layout, {k: v for k, v in self.scope.names.items() if k in self.known})
        members = members_of(group)
        for name in members:
            inner.names.pop(name, None)
        first, last = group.elements[0], group.elements[-1]
        assert isinstance(first, s.NodePattern) and isinstance(last, s.NodePattern)
        here = (first if forwards else last).variable or f"{HIDDEN}here"
        there = (last if forwards else first).variable or f"{HIDDEN}there"
        path = s.PathPattern(f"{HIDDEN}walk", _named_ends(group.elements, forwards, here, there), at=group.at)
        inner.declare(here)
        planner = MatchPlanner(self.compiler, (path,), group.where, inner)
        with self.compiler.nested():
            operator = planner.plan()
        names = planner.scope.names
        into = connector.left in self.known and connector.right in self.known
        others = [self.scope.names[other.name] for other in self.walked if not other.shortest]
        binds = {connector.left, connector.right, connector.name, *members}
        grouping = Repetition(
            source,
            self.scope.names[connector.name],
            target,
            names[here],
            names[f"{HIDDEN}walk"],
            names[there],
            [(names[name], self.scope.names[name]) for name in members],
            others,
            connector.repeat,
            into,
            forwards,
            all_of(self._ready_tests(binds)),
        )
        step = repeat_pattern(operator, grouping)
        self._add("Repeat", f"{{{connector.repeat.least},{connector.repeat.most or ''}}}", step)
        self.known |= binds

    def _name_paths(self) -> None:
        for path in self.graph.paths:
            if path.name not in self.known:
                slot, start = self.scope.names[path.name], self.scope.names[path.start]
                connectors = [self.scope.names[each.name] for each in path.connectors]
                self._add("Path", shown(path.name), name_path(self.index, slot, start, connectors))
                self.known.add(path.name)
            tests = self._ready_tests(set())
            if tests:
                self._add("Filter", shown(path.name), keep(all_of(tests)))


def _named_ends(
    elements: tuple[s.PatternElement, ...], forwards: bool, here: str, there: str
) -> tuple[s.PatternElement, ...]:
    """The elements of a repeated pattern with a name for both end nodes."""
    names = (here, there) if forwards else (there, here)
    ends = [elements[0], elements[-1]]
    named = []
    for node, name in zip(ends, names, strict=True):
        assert isinstance(node, s.NodePattern)
        named.append(s.NodePattern(name, node.labels, node.properties, node.where, at=node.at))
    return (named[0], *elements[1:-1], named[1])


def _step(test: Predicate, each: int, ends: tuple[int, int] | None) -> Step:
    """The test of one step: the relationship goes into the slot `each`, its nodes into those of `ends`."""

    def allowed(row: Row, relationship: Relationship, here: Node, there: Node) -> bool:
        row[each] = relationship
        if ends is not None:
            row[ends[0]], row[ends[1]] = here, there
        return test(row)

    return allowed


def _unlike(slot: int, other: int, *, single: bool) -> Predicate:
    if single:
        return lambda row: row[slot] is not row[other]

    def fresh(row: Row) -> bool:
        relationship = row[slot]
        return all(relationship is not each for each in row[other])

    return fresh
