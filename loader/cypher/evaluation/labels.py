"""Label and type expressions as tests over sets of names."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from loader.cypher.ast import nodes as s

__all__ = ["label_test", "matching_types"]

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


def matching_types(types: s.LabelExpression | None, known: Iterable[str]) -> frozenset[str] | None:
    """Those of the known relationship types that the expression allows; None if it allows any."""
    if types is None:
        return None
    test = label_test(types)
    return frozenset(each for each in known if test(frozenset((each,))))
