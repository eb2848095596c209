"""Plans one MATCH: where to start, which way to go on, and each condition as early as its names are known.

The order is greedy. As long as a connector touches what is known, the cheapest of them is walked; else the node
with the fewest candidates is looked up: by a property that has to be equal to something known, by its smallest
label, or by looking at all nodes.
"""

from __future__ import annotations

from dataclasses import dataclass

from loader.cypher import steps
from loader.cypher import syntax as s
from loader.cypher.compiler import Compiler, Operator, compose
from loader.cypher.frames import Row, Scope
from loader.cypher.labels import label_test, label_text, matching_types, required_labels
from loader.cypher.pattern_graph import Connector, PatternGraph
from loader.cypher.trees import names_in
from loader.cypher.wandering import group_step, keep_walk, selected, shortest_step, walk_step
from loader.graph import Node

__all__ = ["match_operator"]


def match_operator(
    compiler: Compiler,
    patterns: tuple[s.PathPattern, ...],
    where: s.Expression | None,
    scope: Scope,
) -> Operator:
    """An operator that extends each row by every way to match the patterns; `scope` learns their names."""
    known = set(scope.names)
    selecting = [each for each in patterns if each.selector is not None]
    if selecting:
        return _selecting(compiler, patterns, where, scope)
    planner = MatchPlanner(compiler, patterns, where, scope)
    operator = planner.plan()
    for name, slot in planner.scope.names.items():
        if name not in known and not name.startswith(" "):
            scope.names[name] = slot
    return operator


def _selecting(
    compiler: Compiler,
    patterns: tuple[s.PathPattern, ...],
    where: s.Expression | None,
    scope: Scope,
) -> Operator:
    """Patterns with a selector one after the other: all matches, of which the selector keeps some."""
    operators = []
    for pattern in patterns:
        selector = pattern.selector
        name = pattern.variable or " selected"
        plain = s.PathPattern(name, pattern.elements, pattern.shortest, at=pattern.at)
        operator = match_operator(compiler, (plain,), None, scope if pattern.variable else (inner := scope.inner()))
        if not pattern.variable:
            scope.names.update({k: v for k, v in inner.names.items() if k != name})
        slot = (scope if pattern.variable else inner).names.get(name)
        operators.append(operator if selector is None else selected(operator, selector, slot))
    if where is not None:
        operators.append(steps.keep(compiler.predicate(where, scope)))
    return compose(operators)


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
    ) -> None:
        self.compiler = compiler
        self.index = compiler.index
        self.scope = scope.inner()
        self.graph = PatternGraph(patterns, where, self._invent)
        self.known = set(scope.names)
        self.own = {*self.graph.names()}
        for name in self.graph.names():
            if name not in self.scope.names:
                self.scope.declare(name)
        self.waiting = list(self.graph.conditions)
        self.connectors = list(self.graph.connectors)
        self.walked: list[Connector] = []
        self.operators: list[Operator] = []

    def _invent(self) -> str:
        name = f" {self.scope.frame.width}"
        self.scope.declare(name)
        return name

    def plan(self) -> Operator:
        """The operator."""
        self._check_known()
        while self.connectors or self._unknown_nodes():
            ready = [each for each in self.connectors if self._touches(each)]
            if ready:
                self._walk(min(ready, key=self._walk_cost))
            else:
                self._begin()
        self._name_paths()
        assert not self.waiting
        return compose(self.operators)

    # Conditions

    def _ready_tests(self, binds: set[str]) -> list[steps.Test]:
        """Take the conditions that can be decided once the names of `binds` are known too."""
        known = self.known | binds
        found = [each for each in self.waiting if names_in(each) & self.own <= known]
        self.waiting = [each for each in self.waiting if each not in found]
        found.sort(key=lambda each: not isinstance(each, s.HasLabels))
        return [self._test(each) for each in found]

    def _test(self, condition: s.Expression) -> steps.Test:
        if isinstance(condition, s.HasLabels) and isinstance(condition.subject, s.Variable):
            return self._label_test(condition, condition.subject.name)
        return self.compiler.predicate(condition, self.scope)

    def _label_test(self, condition: s.HasLabels, name: str) -> steps.Test:
        if name not in self.graph.nodes:
            return self.compiler.predicate(condition, self.scope)
        slot = self.scope.names[name]
        if isinstance(condition.labels, s.LabelName):
            label = condition.labels.name
            return lambda row: label in row[slot].labels
        test = label_test(condition.labels)
        return lambda row: test(row[slot].labels)

    def _add(self, name: str, details: str, operator: Operator) -> None:
        self.operators.append(self.compiler.step(name, details, operator))

    def _check_known(self) -> None:
        """Nodes known from before have to be nodes, not null; then conditions on them alone can be decided."""
        slots = [self.scope.names[name] for name in self.graph.nodes if name in self.known]
        tests: list[steps.Test] = []
        if slots:
            tests.append(lambda row: all(row[slot].__class__ is Node for slot in slots))
        tests += self._ready_tests(set())
        if tests:
            self._add("Filter", "what is known before", steps.keep(steps.join_tests(tests)))

    # Starting

    def _unknown_nodes(self) -> list[str]:
        return [name for name in self.graph.nodes if name not in self.known]

    def _touches(self, connector: Connector) -> bool:
        ends = (connector.left in self.known, connector.right in self.known)
        if connector.shortest:
            return all(ends)
        return any(ends) or (connector.repeat is None and connector.name in self.known)

    def _begin(self) -> None:
        start = min((self._start(name) for name in self._unknown_nodes()), key=lambda each: each.cost)
        slot = self.scope.names[start.node]
        value = None if start.value is None else self.compiler.compile(start.value, self.scope)
        test = steps.join_tests(self._ready_tests({start.node}))
        self.known.add(start.node)
        label = f"({_shown(start.node)}{':' + start.label if start.label else ''})"
        if value is not None and start.key is not None:
            wanted = steps.members_of(value) if start.many else steps.values_of(value)
            operator = steps.seek(self.index, slot, start.label, start.key, wanted, test)
            self._add("Seek", f"{label} by .{start.key}", operator)
        elif start.label is not None:
            operator = steps.scan(slot, self.index.with_label(start.label), test)
            self._add("ScanLabel", label, operator)
        else:
            self._add("ScanAll", label, steps.scan(slot, self.index.all_nodes, test))

    def _start(self, name: str) -> _Start:
        labels = [label for each in self.waiting for label in _labels_of(each, name)]
        label = min(labels, key=lambda each: len(self.index.with_label(each)), default=None)
        size = len(self.index.all_nodes if label is None else self.index.with_label(label))
        best = _Start(size + 2, name, label)
        for condition in self.waiting:
            sought = _sought(condition, name)
            if sought is None:
                continue
            key, value, many = sought
            if names_in(value) & self.own <= self.known:
                cost = min(size, 10 if many else 1)
                best = min(best, _Start(cost, name, label, key, value, many), key=lambda each: each.cost)
        return best

    # Walking

    def _types(self, connector: Connector) -> frozenset[str] | None:
        return matching_types(connector.types, self.index.types())

    def _walk_cost(self, connector: Connector) -> float:
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
            if _sought(condition, name) is not None:
                share *= 0.05
            for label in _labels_of(condition, name):
                share *= len(self.index.with_label(label)) / max(len(self.index.all_nodes), 1)
        return share

    def _walk(self, connector: Connector) -> None:
        self.connectors.remove(connector)
        if connector.shortest:
            self._walk_shortest(connector)
        elif connector.group is not None:
            self._walk_group(connector)
        elif connector.repeat is not None:
            self._walk_repeated(connector)
        else:
            self._walk_single(connector)
        self.walked.append(connector)

    def _fresh(self, connector: Connector) -> list[steps.Test]:
        """Tests that the relationship of `connector` is none that this MATCH walked before."""
        slot = self.scope.names[connector.name]
        tests = []
        for other in self.walked:
            if self._disjoint(connector, other) or other.shortest:
                continue
            tests.append(_unlike(slot, self.scope.names[other.name], single=other.repeat is None))
        return tests

    def _disjoint(self, one: Connector, other: Connector) -> bool:
        if one.group is not None or other.group is not None:
            return False
        types, others = self._types(one), self._types(other)
        return types is not None and others is not None and not types & others

    def _walk_single(self, connector: Connector) -> None:
        binds = {connector.left, connector.name, connector.right}
        was_known = connector.name in self.known
        tests = self._fresh(connector)
        slots = (
            self.scope.names[connector.left],
            self.scope.names[connector.name],
            self.scope.names[connector.right],
        )
        if was_known and connector.types is not None:
            subject = s.Variable(connector.name, at=connector.at)
            self.waiting.append(s.HasLabels(subject, connector.types, at=connector.at))
        tests += self._ready_tests(binds)
        test = steps.join_tests(tests)
        ends = (connector.left in self.known, connector.right in self.known)
        details = _arrow(connector)
        if was_known:
            operator = steps.relationship_ends(self.index, connector.direction, slots, ends, test)
            self._add("Relationship", details, operator)
        elif all(ends):
            operator = steps.expand_into(
                (slots[0], slots[2]),
                slots[1],
                self.index.adjacency(connector.direction, self._types(connector)),
                self.index.adjacency(_turned(connector.direction), self._types(connector)),
                test,
            )
            self._add("ExpandInto", details, operator)
        else:
            source, target, direction = self._way(connector)
            adjacency = self.index.adjacency(direction, self._types(connector))
            self._add("Expand", details, steps.expand(source, slots[1], target, adjacency, test))
        self.known |= binds

    def _way(self, connector: Connector) -> tuple[int, int, s.Direction]:
        """From the known end to the other: their slots, and the direction to walk."""
        left, right = self.scope.names[connector.left], self.scope.names[connector.right]
        if connector.left in self.known:
            return left, right, connector.direction
        return right, left, _turned(connector.direction)

    def _walk_repeated(self, connector: Connector) -> None:
        binds = {connector.left, connector.name, connector.right}
        source, target, direction = self._way(connector)
        slot, each = self.scope.names[connector.name], self.scope.frame.slot()
        allowed = steps.join_tests([*self._each_fresh(connector, each), *self._each_tests(connector, each)])
        into = connector.left in self.known and connector.right in self.known
        known_list = connector.name in self.known
        test = steps.join_tests(self._ready_tests(binds))
        assert connector.repeat is not None
        if known_list:
            operator = keep_walk(self.index, connector, (source, slot, target), each, (into, allowed, test))
        else:
            operator = walk_step(
                self.index.adjacency(direction, self._types(connector)),
                connector.repeat,
                (source, slot, target),
                each,
                (into, allowed, test),
                backwards=connector.left not in self.known,
            )
        self._add("ExpandWalk", _arrow(connector), operator)
        self.known |= binds

    def _each_fresh(self, connector: Connector, each: int) -> list[steps.Test]:
        return [
            _unlike(each, self.scope.names[other.name], single=other.repeat is None)
            for other in self.walked
            if not self._disjoint(connector, other) and not other.shortest
        ]

    def _each_tests(self, connector: Connector, each: int) -> list[steps.Test]:
        """The conditions on every relationship of a walk, which stands in the slot `each`."""
        inner = self.scope.inner()
        inner.names[connector.name] = each
        return [self.compiler.predicate(test, inner) for test in connector.tests]

    def _walk_shortest(self, connector: Connector) -> None:
        slots = (
            self.scope.names[connector.left],
            self.scope.names[connector.name],
            self.scope.names[connector.right],
        )
        each = self.scope.frame.slot()
        allowed = steps.join_tests(self._each_tests(connector, each))
        path = next((path for path in self.graph.paths if connector in path.connectors), None)
        binds = {connector.name} | ({path.name} if path else set())
        test = steps.join_tests(self._ready_tests(binds))
        operator = shortest_step(
            self.index,
            self.index.adjacency(connector.direction, self._types(connector)),
            connector,
            slots,
            each,
            (self.scope.names[path.name] if path else None, allowed, test),
        )
        self._add("ShortestPath", _arrow(connector), operator)
        self.known |= binds

    def _walk_group(self, connector: Connector) -> None:
        group = connector.group
        assert group is not None and connector.repeat is not None
        forwards = connector.left in self.known
        source, target, _ = self._way(connector)
        inner = Scope(self.scope.frame, {k: v for k, v in self.scope.names.items() if k in self.known})
        members = sorted(names_in(group.elements))
        for name in members:
            inner.names.pop(name, None)
        first, last = group.elements[0], group.elements[-1]
        assert isinstance(first, s.NodePattern) and isinstance(last, s.NodePattern)
        here = (first if forwards else last).variable or " here"
        there = (last if forwards else first).variable or " there"
        path = s.PathPattern(" walk", _named_ends(group.elements, forwards, here, there), at=group.at)
        inner.declare(here)
        planner = MatchPlanner(self.compiler, (path,), group.where, inner)
        with self.compiler.nested():
            operator = planner.plan()
        names = planner.scope.names
        into = connector.left in self.known and connector.right in self.known
        others = [(self.scope.names[o.name], o.repeat is None) for o in self.walked if not o.shortest]
        binds = {connector.left, connector.right, connector.name, *members}
        test = steps.join_tests(self._ready_tests(binds))
        step = group_step(
            operator,
            connector.repeat,
            (source, self.scope.names[connector.name], target),
            (names[here], names[" walk"], names[there]),
            [(names[name], self.scope.names[name]) for name in members],
            (others, into, forwards, test),
        )
        self._add("Repeat", f"{{{connector.repeat.least},{connector.repeat.most or ''}}}", step)
        self.known |= binds

    def _name_paths(self) -> None:
        for path in self.graph.paths:
            if path.name not in self.known:
                slot, start = self.scope.names[path.name], self.scope.names[path.start]
                connectors = [self.scope.names[each.name] for each in path.connectors]
                self._add("Path", _shown(path.name), steps.name_path(self.index, slot, start, connectors))
                self.known.add(path.name)
            tests = self._ready_tests(set())
            if tests:
                self._add("Filter", _shown(path.name), steps.keep(steps.join_tests(tests)))


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


def _unlike(slot: int, other: int, *, single: bool) -> steps.Test:
    if single:
        return lambda row: row[slot] is not row[other]

    def fresh(row: Row) -> bool:
        relationship = row[slot]
        return all(relationship is not each for each in row[other])

    return fresh


def _labels_of(condition: s.Expression, name: str) -> list[str]:
    if not isinstance(condition, s.HasLabels) or not _is_variable(condition.subject, name):
        return []
    return required_labels(condition.labels)


def _is_variable(tree: s.Expression, name: str) -> bool:
    return isinstance(tree, s.Variable) and tree.name == name


def _sought(condition: s.Expression, name: str) -> tuple[str, s.Expression, bool] | None:
    """Of `name.key = value` or `name.key IN values` the key, the value, and whether there may be many."""
    if isinstance(condition, s.In):
        item = condition.item
        if isinstance(item, s.Property) and _is_variable(item.subject, name):
            return item.key, condition.source, True
        return None
    if not isinstance(condition, s.Comparison) or len(condition.rest) != 1 or condition.rest[0][0] != "=":
        return None
    sides = (condition.first, condition.rest[0][1])
    for side, other in (sides, sides[::-1]):
        if isinstance(side, s.Property) and _is_variable(side.subject, name) and name not in names_in(other):
            return side.key, other, False
    return None


def _turned(direction: s.Direction) -> s.Direction:
    if direction == "both":
        return "both"
    return "in" if direction == "out" else "out"


def _shown(name: str) -> str:
    return "" if name.startswith(" ") else name


def _arrow(connector: Connector) -> str:
    times = ""
    if connector.repeat is not None:
        times = f"*{connector.repeat.least}..{'' if connector.repeat.most is None else connector.repeat.most}"
    left = "<-" if connector.direction == "in" else "-"
    right = "->" if connector.direction == "out" else "-"
    inner = f"{_shown(connector.name)}{label_text(connector.types)}{times}"
    return f"({_shown(connector.left)}){left}[{inner}]{right}({_shown(connector.right)})"
