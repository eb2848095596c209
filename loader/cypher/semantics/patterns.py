"""Checks of patterns: what their variables are, and forms that mean nothing."""

from __future__ import annotations

from collections.abc import Iterable

from loader.cypher.ast import nodes as s
from loader.cypher.ast import parts
from loader.cypher.ast.trees import members_of, walk
from loader.cypher.semantics.expressions import Analyzer, View
from loader.cypher.semantics.static_types import inner_type
from loader.cypher.types import LIST, NODE, PATH, RELATIONSHIP, STRING, CypherType, list_of, named

__all__ = ["PatternAnalyzer", "path_parts"]


class PatternAnalyzer(Analyzer):
    """Checks patterns."""

    def patterns(
        self, patterns: tuple[s.PathPattern, ...], view: View, *, repeatable: bool | None = None
    ) -> dict[str, CypherType]:
        """Check the patterns of one MATCH, of which the text may say whether it is `repeatable`; the names that they
        introduce, with their types."""
        found: dict[str, CypherType] = {}
        relationships: set[str] | None = None if repeatable else set()
        self._repeats(patterns)
        self._modes(patterns, repeatable=repeatable)
        for pattern in patterns:
            if pattern.selector is not None and len(patterns) > 1 and not repeatable:
                self.fail(pattern.at, "A pattern that selects paths stands alone in its MATCH", "InvalidPattern")
            self._names(pattern, View({**view.names, **found}), found, relationships)
        paths = {name for pattern in patterns for name in (pattern.variable, pattern.within)}
        for pattern in patterns:
            names = {**view.names, **found}
            self._conditions(pattern.elements, View(names))
            bracketed = {name: type_ for name, type_ in names.items() if name not in paths}
            if pattern.where is not None:
                inner = {} if pattern.within is None else {pattern.within: names[pattern.within]}
                self.predicate(pattern.where, View({**bracketed, **inner}))
            for element in pattern.elements:
                if isinstance(element, s.QuantifiedPattern):
                    self._group_conditions(element, bracketed)
        return found

    def _modes(self, patterns: tuple[s.PathPattern, ...], *, repeatable: bool | None) -> None:
        """What WALK, TRAIL, ACYCLIC and REPEATABLE ELEMENTS cannot stand beside."""
        modes = list(dict.fromkeys(pattern.mode or "WALK" for pattern in patterns))
        if len(modes) > 1:
            message = f"{' and '.join(modes)} cannot stand in one MATCH"
            self.fail(patterns[0].at, message, "InvalidPattern", "say the same of every path, or write two MATCH")
        for pattern in patterns:
            if pattern.shortest is not None and repeatable is not None:
                remedy = "write ANY SHORTEST (a)-[...]-+(b)"
                self.fail(pattern.at, "shortestPath cannot stand beside a match mode", "InvalidPattern", remedy)
            if repeatable and pattern.mode in ("TRAIL", "ACYCLIC"):
                message = f"{pattern.mode} and REPEATABLE ELEMENTS contradict each other"
                self.fail(pattern.at, message, "InvalidPattern", "leave one of them out")
            for each in pattern.elements:
                if pattern.mode and isinstance(each, s.RelationshipPattern) and each.length is not None:
                    message = f"`*` in a relationship cannot stand beside {pattern.mode}"
                    self.fail(each.at, message, "InvalidPattern", "write `-[...]->{1,3}`")
                repeat = None if isinstance(each, s.NodePattern) else _repeat(each)
                if repeatable and repeat is not None and repeat.most is None and pattern.shortest is None:
                    message = "A path that may meet its relationships again needs a bound"
                    self.fail(each.at, message, "InvalidPattern", "write {1,5}")

    def _group_conditions(self, element: s.QuantifiedPattern, names: dict[str, CypherType]) -> None:
        """Within a quantified pattern its own variables stand for one round."""
        own = {name: inner_type(names[name]) for name in members_of(element)}
        inner = View({**names, **own})
        self._conditions(element.elements, inner)
        if element.where is not None:
            self.predicate(element.where, inner)

    def pattern(self, pattern: s.PathPattern, view: View, *, introduces: bool) -> dict[str, CypherType]:
        """Check a pattern within an expression; it may introduce names of its own only where that makes
        sense.
        """
        self._within_expression(pattern, tests=not introduces)
        found = self.patterns((pattern,), view)
        if not introduces:
            for element in walk(pattern):
                name = getattr(element, "variable", None)
                if isinstance(element, s.NodePattern | s.RelationshipPattern) and name in found:
                    self.undefined(s.Variable(name, at=element.at), view)
        return found

    def _repeats(self, patterns: tuple[s.PathPattern, ...]) -> None:
        """What `*` between brackets cannot stand beside; in shortestPath nothing does, even without it."""
        elements = [element for pattern in patterns for element in pattern.elements]
        groups = [each for each in elements if isinstance(each, s.QuantifiedPattern)]
        within = [each for group in groups for each in _relationships(group.elements) if each.length is not None]
        long = [each for each in _relationships(elements) if each.length is not None]
        if within or (long and (groups or any(each.quantifier for each in _relationships(elements)))):
            at = (within or long)[0].at
            self.fail(at, "`*` in a relationship cannot be mixed with quantifiers", "InvalidPattern", "write `{1,3}`")
        for pattern in patterns:
            for each in _relationships(pattern.elements):
                if each.length is not None or pattern.shortest is not None:
                    self._plain(each)

    def _plain(self, element: s.RelationshipPattern) -> None:
        if element.quantifier is not None:
            remedy = "write `[*]`, or begin the path with ANY SHORTEST"
            self.fail(element.at, "A quantifier cannot stand here", "InvalidPattern", remedy)
        if element.where is not None:
            message = "WHERE cannot stand beside `*` or in shortestPath()"
            self.fail(element.at, message, "InvalidPattern", "use `-[...]->{1,3}`")
        if element.types is not None and any(isinstance(each, _EXACTING) for each in walk(element.types)):
            message = "Types can only be joined by `|` beside `*` and in shortestPath()"
            self.fail(element.at, message, "InvalidRelationshipPattern", "use `-[...]->{1,3}`")

    def _within_expression(self, pattern: s.PathPattern, *, tests: bool) -> None:
        """What a pattern in an expression cannot hold; even less if it `tests` that there is such a path."""
        for each in pattern.elements:
            if isinstance(each, s.RelationshipPattern) and each.quantifier is not None:
                self.fail(each.at, "A quantifier cannot stand here", "UnexpectedSyntax", "use EXISTS {} or COLLECT {}")
            if tests and not isinstance(each, s.QuantifiedPattern) and each.where is not None:
                self.fail(each.at, "WHERE cannot stand in this pattern", "UnexpectedSyntax", "use EXISTS {}")

    def _names(
        self, pattern: s.PathPattern, view: View, found: dict[str, CypherType], relationships: set[str] | None
    ) -> None:
        """Put the names of a pattern to those `found`; `relationships` are those of the MATCH, where none may stand
        for two."""
        for element in pattern.elements:
            if isinstance(element, s.QuantifiedPattern):
                self._group(element, view, found, again=relationships is None)
            elif isinstance(element, s.NodePattern):
                self._name(element, NODE, view, found)
            else:
                name = element.variable
                if relationships is not None and name in relationships and name in found:
                    message = f"The relationship `{name}` cannot stand for two in one MATCH"
                    self.fail(element.at, message, "RelationshipUniquenessViolation")
                walks = bool(element.length or element.quantifier or pattern.shortest)
                self._name(element, list_of(RELATIONSHIP) if walks else RELATIONSHIP, view, found)
                if name is not None and relationships is not None:
                    relationships.add(name)
        if pattern.shortest is not None:
            self._shortest(pattern)
        for path in (pattern.variable, pattern.within):
            if path in view.names or path in found:
                self.fail(pattern.at, f"Variable `{path}` is bound already", "VariableAlreadyBound")
            if path is not None:
                found[path] = PATH

    def _name(
        self,
        element: s.NodePattern | s.RelationshipPattern,
        type_: CypherType,
        view: View,
        found: dict[str, CypherType],
    ) -> None:
        name = element.variable
        if name is None:
            return
        known = found.get(name) or view.names.get(name)
        if known is not None and not _agree(known, type_):
            message = f"Variable `{name}` is a {known.brief} already, it cannot be a {type_.brief} too"
            self.fail(element.at, message, "VariableTypeConflict")
        if known is None:
            found[name] = type_

    def _group(self, element: s.QuantifiedPattern, view: View, found: dict[str, CypherType], *, again: bool) -> None:
        for name in members_of(element):
            if name in view.names or name in found:
                message = f"`{name}` is known outside of the repeated pattern: name it otherwise within"
                self.fail(element.at, message, "VariableAlreadyBound")
        own: dict[str, CypherType] = {}
        path = s.PathPattern(None, element.elements, at=element.at)
        self._names(path, view, own, None if again else set())
        if len(element.elements) < 2:
            self.fail(element.at, "A repeated pattern needs a relationship", "InvalidPattern")
        if any(isinstance(each, s.QuantifiedPattern) for each in element.elements):
            self.fail(element.at, "A repeated pattern cannot hold another one", "InvalidPattern")
        found.update((name, list_of(type_)) for name, type_ in own.items())

    def _shortest(self, pattern: s.PathPattern) -> None:
        relationships = pattern.elements[1::2]
        if len(relationships) != 1 or not isinstance(relationships[0], s.RelationshipPattern):
            self.fail(pattern.at, "shortestPath takes a pattern of one relationship", "InvalidShortestPath")
        if relationships[0].properties is not None:
            message = "shortestPath takes no properties: write WHERE all(r IN relationships(p) WHERE ...)"
            self.fail(relationships[0].at, message, "InvalidShortestPath")
        length = relationships[0].length
        if length is not None and length.least > 1:
            message = "shortestPath takes a least length of 0 or 1"
            self.fail(relationships[0].at, message, "InvalidShortestPath")

    def _conditions(self, elements: tuple[s.PatternElement, ...], view: View) -> None:
        for element in elements:
            if isinstance(element, s.QuantifiedPattern):
                continue
            names = view.names
            if isinstance(element, s.RelationshipPattern) and element.variable is not None:
                names = {**names, element.variable: RELATIONSHIP}
            inner = View(names)
            labels = element.types if isinstance(element, s.RelationshipPattern) else element.labels
            for part in walk(labels) if labels is not None else ():
                if isinstance(part, s.LabelComputed):
                    self._label_names(part.names, inner)
            if isinstance(element.properties, s.Parameter):
                message = "A parameter cannot stand for all properties of a pattern: write {key: $value}"
                self.fail(element.properties.at, message, "InvalidParameterUse")
            if element.properties is not None:
                self.value(element.properties, inner)
            if element.where is not None:
                self.predicate(element.where, inner)

    def _label_names(self, names: s.Expression, view: View) -> None:
        """What computes a label or type: a string or a list of them, and not evidently nothing."""
        self.want(names, self.value(names, view), named("string|list"))
        listed = names.items if isinstance(names, s.ListLiteral) else ()
        for each in listed or (names,):
            if isinstance(each, s.Literal) and not each.value:
                self.fail(each.at, "A label or type cannot be empty", "InvalidArgumentValue")
            if listed:
                self.want(each, self.value(each, view), STRING)


def _repeat(element: s.RelationshipPattern | s.QuantifiedPattern) -> parts.Repeat | None:
    return element.repeat if isinstance(element, s.QuantifiedPattern) else element.length or element.quantifier


def _relationships(elements: Iterable[s.PatternElement]) -> list[s.RelationshipPattern]:
    return [each for each in elements if isinstance(each, s.RelationshipPattern)]


_EXACTING = (s.LabelNot, s.LabelAll, s.LabelWildcard)


def _agree(known: CypherType, type_: CypherType) -> bool:
    """Whether what is known of a variable lets it be of the type that a pattern gives it."""
    if type_.is_list:
        return known.may_be(LIST) and inner_type(known).may_be(RELATIONSHIP)
    return known.may_be(type_)


def path_parts(patterns: tuple[s.PathPattern, ...]) -> dict[str, tuple[str | None, ...]]:
    """Every named path with the names of its parts, None for those without; what shortestPath() finds is whole."""
    return {
        name: tuple(_part_names(pattern.elements))
        for pattern in patterns
        for name in (pattern.variable, pattern.within)
        if name is not None and pattern.shortest is None
    }


def _part_names(elements: tuple[s.PatternElement, ...]) -> list[str | None]:
    found: list[str | None] = []
    for element in elements:
        found += _part_names(element.elements) if isinstance(element, s.QuantifiedPattern) else [element.variable]
    return found
