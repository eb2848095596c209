"""Plans one MATCH: where to start, which way to go on, and each condition as early as its names are known.

The order is greedy. As long as a connector touches what is known, the cheapest of them is walked; else the
node with the fewest candidates is looked up: by a property that has to be equal to something known, by its
smallest label, or by looking at all nodes.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from msgspec.structs import replace

from loader.cypher.ast import nodes as s
from loader.cypher.ast import parts
from loader.cypher.ast.names import HIDDEN
from loader.cypher.ast.trees import members_of, names_in
from loader.cypher.evaluation.compiler import Compiler, Operator, compose
from loader.cypher.evaluation.graph_index import Adjacency
from loader.cypher.evaluation.rows import Scope
from loader.cypher.limits import check_limits
from loader.cypher.operators.filters import Predicate, always, are_nodes, keep, weigh
from loader.cypher.operators.paths import name_path
from loader.cypher.operators.scans import scan, seek, values_in, values_of
from loader.cypher.operators.variable_length import (
    Repetition,
    repeat_pattern,
    selected,
)
from loader.cypher.planning.connecting import (
    counted_trails,
    expand_single,
    is_reach,
    plan_by_type,
    plan_by_value,
    plan_reach,
    plan_relationships,
    plan_shortest_path,
    plan_variable_length,
)
from loader.cypher.planning.match_state import MatchState, Tail
from loader.cypher.planning.multiplicity import Following
from loader.cypher.planning.pattern_graph import Connector
from loader.cypher.planning.predicates import is_label, kept, labels_asked, shown, sought, turned
from loader.errors import CypherUnsupported

__all__ = ["SELECTED", "WEIGHT", "match_operator"]

_MANY = 4
"""From so many relationships on it is better to look up the one node at their other ends."""
_NEARLY_ONE = 1.5

SELECTED = f"{HIDDEN}selected"
"""The name of a path that a selector chooses among."""

WEIGHT = f"{HIDDEN}weight"
"""The name of how many rows a row stands for, where they are counted only."""

HERE, THERE = f"{HIDDEN}here", f"{HIDDEN}there"
"""The names of the nodes where a round of a quantified pattern starts and ends."""


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
        name = pattern.variable or SELECTED
        selector, searched = pattern.selector, _breadth_first(pattern)
        plain = replace(pattern, variable=name, selector=selector if searched else None)
        plain = replace(plain, shortest=searched or pattern.shortest)
        operator = MatchPlanner(compiler, (plain,), None, inner).plan_into(inner)
        if selector is not None and not searched:
            operator = selected(operator, selector, inner.names[name])
        operators.append(operator)
        scope.names.update({each: slot for each, slot in inner.names.items() if each != SELECTED})
    if where is not None:
        operators.append(kept(compiler, where, scope))
    return compose(operators)


def _breadth_first(pattern: s.PathPattern) -> Literal["one", "all"] | None:
    """Whether a selector asks just for what a breadth-first search between two nodes finds."""
    selector = pattern.selector
    if selector is None or len(pattern.elements) != 3 or pattern.within is not None:
        return None
    middle = pattern.elements[1]
    if not isinstance(middle, s.RelationshipPattern) or (middle.length or middle.quantifier) is None:
        return None
    least = (middle.length or middle.quantifier or parts.Repeat(1, 1)).least
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
        self.state = MatchState(compiler, patterns, where, scope, rest)
        self.rest = rest
        self.counted = None if rest is None else rest.counted()
        if rest is not None:
            self._count_only_ends(rest)

    def _count_only_ends(self, rest: Following) -> None:
        """Mark the walks of which nothing counts but where they lead."""
        walks = [each for each in self.state.connectors if each.repeat is not None]
        if walks and not rest.repeats():
            for connector in walks:
                connector.ends_only = is_reach(self.state, connector, rest)

    def plan(self) -> Operator:
        """The operator."""
        if self.rest is not None and self._plan_counts(self.rest):
            return compose(self.state.operators)
        self._check_known()
        while self.state.connectors or self._unknown_nodes():
            check_limits()
            ready = [each for each in self.state.connectors if self._touches(each)]
            if not ready:
                self._begin(self._unknown_nodes())
                continue
            connector = min(ready, key=self._expand_cost)
            far = self._far_end(connector)
            if far is not None:
                self._begin([far])
            else:
                self._connect(connector)
        self._name_paths()
        assert not self.state.waiting
        self._count_tails()
        return compose(self.state.operators)

    def _plan_counts(self, rest: Following) -> bool:
        """Whether one of a kind can stand for all, as they are counted, and does."""
        return plan_by_type(self.state, rest, WEIGHT) or plan_by_value(self.state, rest, WEIGHT)

    def plan_into(self, scope: Scope) -> Operator:
        """The operator; `scope` learns the names that can be seen afterwards."""
        operator = self.plan()
        for name, slot in self.state.scope.names.items():
            if name not in scope.names and (not name.startswith(HIDDEN) or name in (SELECTED, WEIGHT)):
                scope.names[name] = slot
        return operator

    def _count_tails(self) -> None:
        """Let the last operators count their rows instead of making them, where nobody asks for anything else."""
        counted, tails = self.counted, list[Tail]()
        while counted is not None and self.state.tails:
            tail = self.state.tails[-1]
            if tail is None or tail.binds & counted or any(each.sources & tail.binds for each in tails):
                break
            tails.append(tail)
            for each in (self.state.tails, self.state.operators, self.state.compiler.plan):
                del each[-tail.operators :]
        if tails:
            weight = self.state.scope.declare(WEIGHT)
            self.state.add("Count", "", weigh(weight, [each.count for each in tails]))

    def _check_known(self) -> None:
        """Nodes known from before have to be nodes, not null; conditions on them alone come next."""
        slots = [self.state.scope.names[name] for name in self.state.graph.nodes if name in self.state.known]
        wanders = any(each.repeat is not None or each.shortest for each in self.state.connectors)
        tests: list[Predicate] = []
        if slots:
            tests.append(are_nodes(slots, self.state.graph.at, strict=not wanders))
        tests += self.state.ready_tests(set())
        if tests:
            self.state.add("Filter", "what is known before", keep(self.state.all_of(tests)))

    # Starting

    def _unknown_nodes(self) -> list[str]:
        return [name for name in self.state.graph.nodes if name not in self.state.known]

    def _touches(self, connector: Connector) -> bool:
        ends = (connector.left in self.state.known, connector.right in self.state.known)
        if connector.shortest:
            return all(ends)
        if connector.group is not None and not self._can_decide(connector.group):
            return False
        return any(ends) or (connector.repeat is None and connector.name in self.state.known)

    def _can_decide(self, group: s.QuantifiedPattern) -> bool:
        """Whether all is known of this MATCH that the conditions within a quantified pattern name."""
        return (names_in(group) - {*members_of(group)}) & self.state.own <= self.state.known

    def _far_end(self, connector: Connector) -> str | None:
        """The other end, if it is one node that can be looked up: of a walk, and of a relationship of which there are
        many, or of a chain of those."""
        unknown = [name for name in (connector.left, connector.right) if name not in self.state.known]
        if len(unknown) != 1 or connector.name in self.state.known:
            return None
        if connector.ends_only:
            return unknown[0] if self._start(unknown[0]).cost <= 1 else None
        if connector.shortest or connector.repeat is not None:
            return unknown[0] if not connector.shortest and self._is_one(unknown[0]) else None
        for name, chain in self.state.chained_with(unknown[0], connector).items():
            fan = math.prod([max(self._fan(each), 1) for each in (connector, *chain)])
            if fan >= _MANY and self._is_one(name):
                return name
        return None

    def _is_one(self, name: str) -> bool:
        """Whether a node is not known, and can be looked up by a value that hardly two nodes share."""
        start = self._start(name)
        if name in self.state.known or start.key is None or start.many:
            return False
        return self.state.index.sharing(start.label, start.key) <= _NEARLY_ONE

    def _begin(self, names: list[str]) -> None:
        if not names:
            raise CypherUnsupported("Quantified patterns that need each other's values are not supported")
        start = min((self._start(name) for name in names), key=lambda each: each.cost)
        if plan_relationships(self.state, start.node):
            return
        slot = self.state.scope.names[start.node]
        nodes = self.state.index.all_nodes if start.label is None else self.state.index.with_label(start.label)
        value = None if start.value is None else self.state.compiler.compile(start.value, self.state.scope)
        self.state.waiting = [each for each in self.state.waiting if not is_label(each, start.node, start.label)]
        test = self.state.all_of(self.state.ready_tests({start.node}))
        tail = Tail(lambda _: len(nodes), frozenset(), frozenset((start.node,))) if test.of_row is always else None
        self.state.known.add(start.node)
        label = f"({shown(start.node)}{':' + start.label if start.label else ''})"
        if value is not None and start.key is not None:
            wanted = values_in(value) if start.many else values_of(value)
            operator = seek(self.state.index, slot, (start.label, start.key), wanted, test)
            self.state.add("Seek", f"{label} by .{start.key}", operator)
        elif start.label is not None:
            operator = scan(slot, nodes, test)
            self.state.add("ScanLabel", label, operator, tail)
        else:
            self.state.add("ScanAll", label, scan(slot, nodes, test), tail)

    def _start(self, name: str) -> _Start:
        labels = [label for each in self.state.waiting for label in labels_asked(each, name)]
        label = min(labels, key=lambda each: len(self.state.index.with_label(each)), default=None)
        size = len(self.state.index.all_nodes if label is None else self.state.index.with_label(label))
        best = _Start(size + 2, name, label)
        for condition in self.state.waiting:
            found = sought(condition, name)
            if found is None:
                continue
            key, value, many = found
            if names_in(value) & self.state.own <= self.state.known:
                cost = min(size, 10 if many else 1)
                best = min(best, _Start(cost, name, label, key, value, many), key=lambda each: each.cost)
        return best

    # VariableLength

    def _expand_cost(self, connector: Connector) -> float:
        """How many rows one row becomes, roughly."""
        if connector.repeat is None and connector.name in self.state.known:
            return 0.0
        fan = self._fan(connector)
        if connector.left in self.state.known and connector.right in self.state.known:
            return 0.1 * fan if connector.repeat is None else 1 + fan
        if connector.repeat is not None:
            most = connector.repeat.most
            return 1000.0 + max(fan, 1.0) ** min(8 if most is None else most, 8)
        target = connector.right if connector.left in self.state.known else connector.left
        return fan * self._selectivity(target)

    def _fan(self, connector: Connector) -> float:
        """How many relationships lead from a node, on average."""
        count = self.state.index.count_types(self.state.types(connector))
        return count / max(len(self.state.index.all_nodes), 1) * (2 if connector.direction == "both" else 1)

    def _selectivity(self, name: str) -> float:
        share = 1.0
        for condition in self.state.waiting:
            if sought(condition, name) is not None:
                share *= 0.05
            for label in labels_asked(condition, name):
                share *= len(self.state.index.with_label(label)) / max(len(self.state.index.all_nodes), 1)
        return share

    def _connect(self, connector: Connector) -> None:
        self.state.connectors.remove(connector)
        tail = None if self.counted is None else counted_trails(self.state, connector)
        if connector.ends_only:
            plan_reach(self.state, connector)
        elif connector.shortest:
            plan_shortest_path(self.state, connector)
        elif connector.group is not None:
            self._repeat_pattern(connector)
        elif connector.repeat is not None:
            plan_variable_length(self.state, connector)
        else:
            expand_single(self.state, connector)
        self.state.tails[-1] = tail or self.state.tails[-1]
        self.state.walked.append(connector)

    def _repeat_pattern(self, connector: Connector) -> None:
        group = connector.group
        assert group is not None and connector.repeat is not None
        forwards = connector.left in self.state.known
        source, target, _ = self.state.way(connector)
        inner = Scope(
            self.state.scope.layout, {k: v for k, v in self.state.scope.names.items() if k in self.state.known}
        )
        members = members_of(group)
        for name in (*members, HERE, THERE):
            inner.names.pop(name, None)
        first, last = group.elements[0], group.elements[-1]
        assert isinstance(first, s.NodePattern) and isinstance(last, s.NodePattern)
        here = (first if forwards else last).variable or HERE
        there = (last if forwards else first).variable or THERE
        elements = _named_ends(group.elements, forwards, here, there)
        path = s.PathPattern(None, elements, walks=connector.again, at=group.at)
        inner.declare(here)
        planner = MatchPlanner(self.state.compiler, (path,), group.where, inner)
        with self.state.compiler.nested():
            operator = planner.plan()
        names = planner.state.scope.names
        into = connector.left in self.state.known and connector.right in self.state.known
        others = [self.state.scope.names[other.name] for other in self.state.walked if not other.shortest]
        binds = {connector.left, connector.right, connector.name, *members}
        grouping = Repetition(
            source,
            self.state.scope.names[connector.name],
            target,
            names[here],
            [names[each.name] for each in planner.state.graph.connectors],
            names[there],
            [(names[name], self.state.scope.names[name]) for name in members if self._is_asked(name, group)],
            others,
            connector.repeat,
            into,
            forwards,
            connector.again,
            self.state.all_of(self.state.ready_tests(binds)),
            planner.ways_back() if into else None,
        )
        step = repeat_pattern(operator, grouping)
        self.state.add("Repeat", f"{{{connector.repeat.least},{connector.repeat.most or ''}}}", step)
        self.state.known |= binds

    def _is_asked(self, name: str, introduced: s.PatternElement) -> bool:
        return self.rest is None or self.rest.asks_for(name, introduced)

    def ways_back(self) -> list[Adjacency] | None:
        """From the right end of the pattern to the left one, if all is single relationships."""
        connectors = self.state.graph.connectors
        if any(each.repeat is not None for each in connectors):
            return None
        return [
            self.state.index.adjacency(turned(each.direction), self.state.types(each)) for each in reversed(connectors)
        ]

    def _name_paths(self) -> None:
        for path in self.state.graph.paths:
            if path.name not in self.state.known:
                slot, start = self.state.scope.names[path.name], self.state.scope.names[path.start]
                connectors = [self.state.scope.names[each.name] for each in path.connectors]
                self.state.add("Path", shown(path.name), name_path(self.state.index, slot, start, connectors))
                self.state.known.add(path.name)
            tests = self.state.ready_tests(set())
            if tests:
                self.state.add("Filter", shown(path.name), keep(self.state.all_of(tests)))


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
