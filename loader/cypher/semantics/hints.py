"""Hints to a planner have to name what the MATCH before them holds."""

from __future__ import annotations

from loader.cypher.ast import nodes as s
from loader.cypher.ast import parts
from loader.cypher.ast.trees import walk
from loader.cypher.semantics.expressions import Analyzer

__all__ = ["refuse_idle"]

_KIND = "UnexpectedSyntax"


def refuse_idle(analyzer: Analyzer, hint: parts.Hint, match: s.Match) -> None:
    """Fail if the MATCH does not use what the hint names."""
    elements = [each for pattern in match.patterns for each in pattern.elements]
    joins = hint.label is None
    for name in hint.names:
        if not any(_is_named(each, name, joins=joins) for each in elements):
            analyzer.fail(
                hint.at, f"No part of this MATCH that the hint could speak of is called `{name}`", "UnexpectedSyntax"
            )
    if joins and len(elements) == len(match.patterns):
        analyzer.fail(hint.at, "There is nothing to join in a pattern of single nodes", _KIND)
    parts = list(walk((match.patterns, *([match.where] if match.where else []))))
    if not joins and hint.label not in _labels(parts, hint.names[0]):
        analyzer.fail(
            hint.at,
            f"The MATCH has to ask for `{hint.names[0]}:{hint.label}`, that the hint speaks of",
            "UnexpectedSyntax",
        )
    for key in hint.keys:
        if key not in _keys(parts, hint.names[0]):
            analyzer.fail(
                hint.at,
                f"The MATCH has to ask for `{hint.names[0]}.{key}`, that the hint speaks of",
                "UnexpectedSyntax",
            )


def _is_named(element: s.PatternElement, name: str, *, joins: bool) -> bool:
    if isinstance(element, s.NodePattern):
        return element.variable == name
    return isinstance(element, s.RelationshipPattern) and element.variable == name and not joins


def _labels(parts: list[object], name: str) -> set[str]:
    """The labels or types by which the element of this name is asked for."""
    found: set[str] = set()
    for each in parts:
        labels: s.LabelExpression | None = None
        if isinstance(each, s.NodePattern) and each.variable == name:
            labels = each.labels
        elif isinstance(each, s.RelationshipPattern) and each.variable == name:
            labels = each.types
        elif isinstance(each, s.HasLabels) and each.subject == s.Variable(name, at=0):
            labels = each.labels
        found |= {part.name for part in walk(labels) if isinstance(part, s.LabelName)} if labels else set()
    return found


def _keys(parts: list[object], name: str) -> set[str]:
    """The properties by which the element of this name is asked for."""
    found: set[str] = set()
    for each in parts:
        if isinstance(each, s.NodePattern | s.RelationshipPattern) and each.variable == name:
            found |= {key for key, _ in each.properties.items} if isinstance(each.properties, s.MapLiteral) else set()
        elif isinstance(each, s.Property) and each.subject == s.Variable(name, at=0):
            found.add(each.key)
    return found
