"""Label and type expressions as tests over sets of names."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from loader.cypher.ast import nodes as s

__all__ = ["is_computed", "label_test", "label_text", "matching_types", "required_labels"]

LabelTest = Callable[[frozenset[str]], bool]


def label_test(labels: s.LabelExpression) -> LabelTest:
    """A test whether a set of labels satisfies the expression."""
    match labels:
        case s.LabelName(name):
            return lambda present: name in present
        case s.LabelWildcard():
            return bool
        case s.LabelComputed():
            raise ValueError("a computed label depends on a row: computed_labels.py")
        case s.LabelNot(operand):
            inner = label_test(operand)
            return lambda present: not inner(present)
        case s.LabelAll(operands):
            every = [label_test(each) for each in operands]
            return lambda present: all(test(present) for test in every)
        case s.LabelAny(operands):
            options = [label_test(each) for each in operands]
            return lambda present: any(test(present) for test in options)


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


def matching_types(types: s.LabelExpression | None, known: Iterable[str]) -> frozenset[str] | None:
    """Those of the known relationship types that the expression allows; None if it allows any."""
    if types is None:
        return None
    test = label_test(types)
    return frozenset(each for each in known if test(frozenset((each,))))


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
