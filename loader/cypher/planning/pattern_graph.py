"""The patterns of one MATCH as a graph of their own: named nodes, and connectors between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from msgspec.structs import replace

from loader.cypher.ast import nodes as s
from loader.cypher.ast import parts
from loader.cypher.ast.labels import is_computed
from loader.cypher.ast.trees import conjuncts, members_of, names_in

__all__ = ["Connector", "PatternGraph", "PatternPath"]


@dataclass(slots=True, eq=False)
class Connector:
    """What leads from node `left` to node `right`.

    A single relationship; with `repeat` a walk of several, each of which has to pass `tests`; with `group`
    a whole pattern repeated. `shortest` asks for the shortest walk or for all of them. With `ends_only` nothing
    counts but which nodes a walk leads to; with `again` it may meet its relationships again.
    `element` is what it was made of, `at` its place in the text.
    """

    name: str
    left: str
    right: str
    direction: s.Direction = "both"
    types: s.LabelExpression | None = None
    repeat: parts.Repeat | None = None
    tests: list[s.Expression] = field(default_factory=list)
    group: s.QuantifiedPattern | None = None
    shortest: str | None = None
    selector: s.Selector | None = None
    element: s.PatternElement | None = None
    ends_only: bool = False
    again: bool = False
    at: int = 0


@dataclass(frozen=True, slots=True)
class PatternPath:
    """A path to be put together of the node `start` and what the connectors found."""

    name: str
    start: str
    connectors: tuple[Connector, ...]
    pattern: s.PathPattern


class PatternGraph:
    """All nodes, connectors, paths and conditions of one MATCH. Invented names begin with HIDDEN."""

    def __init__(
        self, patterns: tuple[s.PathPattern, ...], where: s.Expression | None, invent: Callable[[], str]
    ) -> None:
        self._invent = invent
        self.at = patterns[0].at
        self.nodes: list[str] = []
        self.connectors: list[Connector] = []
        self.paths: list[PatternPath] = []
        self.predicates: list[s.Expression] = []
        for pattern in patterns:
            self._add_path(pattern)
        self.predicates += conjuncts(where)
        self.predicates = [each for each in self.predicates if not self._goes_to_a_walk(each)]

    def _goes_to_a_walk(self, condition: s.Expression) -> bool:
        """Whether the condition is one on every relationship of a walk alone, `all(x IN r WHERE ...)` or `none()`: then
        the walk tests each as it comes."""
        if not isinstance(condition, s.Quantifier) or condition.kind not in ("all", "none"):
            return False
        walk = self._walk(condition.source)
        if walk is None or names_in(condition.where) & names_in((condition.source, s.Variable(walk.name, at=walk.at))):
            return False
        one = s.ListLiteral((s.Variable(walk.name, at=condition.at),), at=condition.at)
        walk.tests.append(replace(condition, source=one))
        return True

    def _walk(self, source: s.Expression) -> Connector | None:
        """The walk of variable length whose relationships `source` is the list of."""
        found = [each for each in self.connectors if each.repeat and not (each.group or each.shortest or each.selector)]
        match source:
            case s.Variable(name):
                return next((each for each in found if each.name == name), None)
            case s.FunctionCall(name="relationships", arguments=(s.Variable(name),)):
                paths = [each for each in self.paths if each.name == name and len(each.connectors) == 1]
                return next((each for path in paths for each in found if each is path.connectors[0]), None)
        return None

    def _add_path(self, pattern: s.PathPattern) -> None:
        elements = _alternating(pattern.elements)
        names = [self._node(each) for each in elements[::2] if isinstance(each, s.NodePattern)]
        found = []
        for place, each in enumerate(elements[1::2]):
            assert not isinstance(each, s.NodePattern)
            found.append(self._connector(each, names[place], names[place + 1]))
        for connector in found:
            connector.shortest = pattern.shortest
            connector.selector = pattern.selector
            connector.again = pattern.walks
        self.connectors += found
        self.predicates += conjuncts(pattern.where)
        for name in (pattern.within, pattern.variable):
            if name is not None:
                self.paths.append(PatternPath(name, names[0], tuple(found), pattern))

    def _node(self, pattern: s.NodePattern) -> str:
        name = pattern.variable or self._invent()
        if name not in self.nodes:
            self.nodes.append(name)
        variable = s.Variable(name, at=pattern.at)
        if pattern.labels is not None:
            self.predicates.append(s.HasLabels(variable, pattern.labels, at=pattern.at))
        self.predicates += _property_tests(variable, pattern.properties)
        self.predicates += conjuncts(pattern.where)
        return name

    def _connector(self, pattern: s.RelationshipPattern | s.QuantifiedPattern, left: str, right: str) -> Connector:
        if isinstance(pattern, s.QuantifiedPattern):
            return Connector(
                self._invent(), left, right, repeat=pattern.repeat, group=pattern, element=pattern, at=pattern.at
            )
        name = pattern.variable or self._invent()
        if any(name == each.name for each in self.connectors):
            name = self._invent()
            again = s.Variable(name, at=pattern.at), s.Variable(pattern.variable or name, at=pattern.at)
            self.predicates.append(s.Comparison(again[0], (("=", again[1]),), at=pattern.at))
        repeat = pattern.length or pattern.quantifier
        variable = s.Variable(name, at=pattern.at)
        types = None if is_computed(pattern.types) else pattern.types
        connector = Connector(name, left, right, pattern.direction, types, repeat, element=pattern, at=pattern.at)
        tests = _property_tests(variable, pattern.properties)
        if pattern.types is not None and types is None:
            tests.append(s.HasLabels(variable, pattern.types, at=pattern.at))
        tests += conjuncts(pattern.where)
        if repeat is None:
            self.predicates += tests
        else:
            connector.tests = tests
        return connector

    def names(self) -> list[str]:
        """Every name that the patterns bind, each once, in their order."""
        names = [*self.nodes]
        for connector in self.connectors:
            names.append(connector.name)
            if connector.group is not None:
                names += members_of(connector.group)
        names += [path.name for path in self.paths]
        return list(dict.fromkeys(names))


def _property_tests(variable: s.Variable, properties: s.Expression | None) -> list[s.Expression]:
    """`{key: value}` as conditions on the variable."""
    if properties is None:
        return []
    assert isinstance(properties, s.MapLiteral)
    return [
        s.Comparison(s.Property(variable, key, at=value.at), (("=", value),), at=value.at)
        for key, value in properties.items
    ]


def _alternating(elements: tuple[s.PatternElement, ...]) -> list[s.PatternElement]:
    """The elements with an empty node wherever a quantified pattern meets another or an end."""
    found: list[s.PatternElement] = []
    for each in elements:
        if isinstance(each, s.QuantifiedPattern) and (not found or not isinstance(found[-1], s.NodePattern)):
            found.append(s.NodePattern(None, None, None, None, at=each.at))
        found.append(each)
    if isinstance(found[-1], s.QuantifiedPattern):
        found.append(s.NodePattern(None, None, None, None, at=found[-1].at))
    return found
