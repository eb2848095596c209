"""Questions about expressions of labels or types."""

from __future__ import annotations

from loader.cypher.ast import nodes as s

__all__ = ["is_computed", "label_text", "required_labels"]


def is_computed(labels: s.LabelExpression | None) -> bool:
    """Whether the query computes some of the names."""
    match labels:
        case s.LabelNot(operand):
            return is_computed(operand)
        case s.LabelAll(operands) | s.LabelAny(operands):
            return any(map(is_computed, operands))
    return isinstance(labels, s.LabelComputed)


def required_labels(labels: s.LabelExpression | None) -> list[str]:
    """Labels that every node satisfying the expression has."""
    match labels:
        case s.LabelName(name):
            return [name]
        case s.LabelAll(operands):
            return [name for each in operands for name in required_labels(each)]
    return []


def label_text(labels: s.LabelExpression | None) -> str:
    """The expression as it is written after a variable, with its colon."""
    return "" if labels is None else f":{_text(labels)}"


def _text(labels: s.LabelExpression) -> str:
    match labels:
        case s.LabelName(name):
            return name
        case s.LabelWildcard():
            return "%"
        case s.LabelComputed():
            return "$(...)"
        case s.LabelNot(operand):
            return f"!{_text(operand)}"
        case s.LabelAll(operands):
            return "&".join(map(_text, operands))
        case s.LabelAny(operands):
            return "|".join(map(_text, operands))
