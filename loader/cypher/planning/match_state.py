"""One MATCH under way: what is known of its names, what is left to do, and the operators so far."""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass

from loader.cypher.ast import nodes as s
from loader.cypher.ast.labels import is_computed
from loader.cypher.ast.names import HIDDEN
from loader.cypher.ast.trees import names_in
from loader.cypher.evaluation.batches import Whole, narrowed_by, one_by_one
from loader.cypher.evaluation.columns import condition_over_columns
from loader.cypher.evaluation.compiler import Compiler, Operator
from loader.cypher.evaluation.graph_index import Adjacency
from loader.cypher.evaluation.labels import label_test, matching_types
from loader.cypher.evaluation.rows import Row, Scope
from loader.cypher.operators.filters import Predicate, Test, all_of
from loader.cypher.planning.multiplicity import Following
from loader.cypher.planning.pattern_graph import Connector, PatternGraph, PatternPath
from loader.cypher.planning.predicates import of_every, turned

__all__ = ["MatchState", "Opened", "Tail", "unlike"]


@dataclass(frozen=True, slots=True)
class Tail:
    """How many rows an operator makes of one, which it tells from the names `sources`; and the names that it binds.

    It may stand for the operators before it too: `operators` of them in all.
    """

    count: Callable[[Row], int]
    sources: frozenset[str]
    binds: frozenset[str]
    operators: int = 1


@dataclass(frozen=True, slots=True)
class Opened:
    """The relationship that was walked last, to a node not known before, of which the test asks nothing else."""

    connector: Connector
    source: str
    third: str
    adjacency: Adjacency
    taken: list[int]
    test: Predicate


class MatchState:
    """What the planner of one MATCH works on. Paths that nobody asks for afterwards are left out."""

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
        self.graph = PatternGraph(patterns, where, self.invent)
        self.known = set(scope.names)
        if rest is not None:
            self.graph.paths = [each for each in self.graph.paths if _is_asked_for(each, rest)]
        self.own = {*self.graph.names()}
        for name in self.graph.names():
            if name not in self.scope.names:
                self.scope.declare(name)
        self.waiting = list(self.graph.predicates)
        self.connectors = list(self.graph.connectors)
        self.walked: list[Connector] = []
        self.operators: list[Operator] = []
        self.tails: list[Tail | None] = []
        """Of each operator how many rows it makes of one, where that can be told beforehand."""
        self.opened: Opened | None = None
        self.conditions: dict[Predicate, s.Expression] = {}
        """The conditions that tests were made of."""

    def invent(self) -> str:
        name = f"{HIDDEN}{self.scope.layout.width}"
        self.scope.declare(name)
        return name

    def ready(self, binds: Set[str]) -> list[s.Expression]:
        """The conditions that wait for the names of `binds` alone, those on labels first."""
        known = self.known | binds
        found = [each for each in self.waiting if names_in(each) & self.own <= known]
        return sorted(found, key=lambda each: not isinstance(each, s.HasLabels))

    def ready_tests(self, binds: set[str]) -> list[Predicate]:
        """Take the conditions that can be decided once the names of `binds` are known too."""
        found = self.ready(binds)
        self.waiting = [each for each in self.waiting if each not in found]
        tests = {self.test(each): each for each in found}
        self.conditions |= tests
        return [*tests]

    def all_of(self, tests: list[Predicate]) -> Test:
        """One test that passes if all of these do, tried in their order."""
        return Test(all_of(tests), narrowed_by([self._over_batches(each) for each in tests]))

    def _over_batches(self, test: Predicate) -> Whole:
        condition = self.conditions.get(test)
        if condition is not None:
            return condition_over_columns(self.compiler, condition, self.scope, test)
        layout = self.scope.layout
        return one_by_one(test, range(1, layout.width), layout)

    def names_ready(self, binds: Set[str]) -> set[str]:
        """The names in the conditions that `ready_tests` would take."""
        return names_in(tuple(self.ready(binds)))

    def test(self, condition: s.Expression) -> Predicate:
        if (
            isinstance(condition, s.HasLabels)
            and isinstance(condition.subject, s.Variable)
            and not is_computed(condition.labels)
        ):
            return self.label_test(condition, condition.subject.name)
        return self.compiler.condition(condition, self.scope)

    def label_test(self, condition: s.HasLabels, name: str) -> Predicate:
        if name not in self.graph.nodes:
            return self.compiler.condition(condition, self.scope)
        slot = self.scope.names[name]
        if isinstance(condition.labels, s.LabelName):
            label = condition.labels.name
            return lambda row: label in row[slot].labels
        test = label_test(condition.labels)
        return lambda row: test(row[slot].labels)

    def add(self, name: str, details: str, operator: Operator, tail: Tail | None = None) -> None:
        self.operators.append(self.compiler.enter(name, details, operator))
        self.tails.append(tail)
        self.opened = None

    def types(self, connector: Connector) -> frozenset[str] | None:
        return matching_types(connector.types, self.index.types())

    def taken(self, connector: Connector, *, single: bool) -> list[int]:
        """The slots of relationships, or of lists of them, that `connector` may not take again."""
        return [
            self.scope.names[other.name]
            for other in self.walked
            if not other.shortest
            and not (connector.again or other.again)
            and (other.repeat is None) is single
            and not self.disjoint(connector, other)
        ]

    def disjoint(self, one: Connector, other: Connector) -> bool:
        types, others = self.all_types(one), self.all_types(other)
        return types is not None and others is not None and not types & others

    def all_types(self, connector: Connector) -> frozenset[str] | None:
        """The types of all relationships that a connector may take, None for any."""
        if connector.group is None:
            return self.types(connector)
        found: frozenset[str] = frozenset()
        for each in connector.group.elements:
            if isinstance(each, s.RelationshipPattern):
                types = None if is_computed(each.types) else matching_types(each.types, self.index.types())
                if types is None:
                    return None
                found |= types
        return found

    def chained_with(self, name: str, connector: Connector) -> dict[str, list[Connector]]:
        """The nodes to which single relationships lead from a node, other than `connector` and those walked already, as
        far as to nodes that are known; each with the chain of them, the nearest first."""
        found: dict[str, list[Connector]] = {name: []}
        for node, chain in (queue := [*found.items()]):
            for each in self.connectors if node not in self.known else ():
                other = each.right if node == each.left else each.left
                if each is connector or node not in (each.left, each.right) or other in found:
                    continue
                if each.repeat is None and not each.shortest and each.name not in self.known:
                    found[other] = [*chain, each]
                    queue.append((other, found[other]))
        return found

    def way(self, connector: Connector) -> tuple[int, int, s.Direction]:
        """From the known end to the other: their slots, and the direction to walk."""
        left, right = self.scope.names[connector.left], self.scope.names[connector.right]
        if connector.left in self.known:
            return left, right, connector.direction
        return right, left, turned(connector.direction)

    def each_fresh(self, connector: Connector, each: int) -> list[Predicate]:
        return [
            unlike(each, taken, single=single)
            for single in (True, False)
            for taken in self.taken(connector, single=single)
        ]

    def each_tests(self, connector: Connector, each: int) -> list[Predicate]:
        """The conditions on every relationship of a walk, which stands in the slot `each`."""
        inner = self.scope.inner()
        inner.names[connector.name] = each
        known = self.known | {connector.name}
        ready = [test for test in connector.tests if names_in(test) & self.own <= known]
        self.waiting += [of_every(connector.name, test) for test in connector.tests if test not in ready]
        return [self.compiler.condition(test, inner) for test in ready]


def unlike(slot: int, other: int, *, single: bool) -> Predicate:
    if single:
        return lambda row: row[slot] is not row[other]

    def fresh(row: Row) -> bool:
        relationship = row[slot]
        return all(relationship is not each for each in row[other])

    return fresh


def _is_asked_for(path: PatternPath, rest: Following) -> bool:
    return path.name == path.pattern.within or rest.asks_for(path.name, path.pattern)
