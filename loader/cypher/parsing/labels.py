"""Labels and types.

labels   A:B | A&B | A|B | !A | % | (labels) | $(names) | $all(names) | $any(names)
"""

from __future__ import annotations

from loader.cypher.ast import nodes as s
from loader.cypher.parsing.grammar import Parser

__all__ = ["colon_labels", "label_expression"]


def colon_labels(p: Parser) -> s.LabelExpression | None:
    word = p.next.upper
    if not p.accept(":") and not p.accept("IS"):
        return None
    before, p.bar_ends_labels = p.bar_ends_labels, False
    p.computes_labels = True
    labels = _marked_labels(p)
    p.computes_labels = False
    p.bar_ends_labels = before
    if word == "IS" and ":" in p.label_marks:
        p.fail("`:` joins no labels after IS", "InvalidLabelExpression", "write `&`")
    return labels


def label_expression(p: Parser) -> s.LabelExpression:
    outer, computes = p.label_marks, p.computes_labels
    p.computes_labels = p.is_25
    labels = _marked_labels(p)
    p.computes_labels = computes
    if "|:" in p.label_marks:
        p.fail("`|:` joins no labels", "InvalidLabelExpression", "write `|`")
    p.label_marks = outer
    return labels


def _marked_labels(p: Parser) -> s.LabelExpression:
    """Labels or types; `_label_marks` are then the signs that join them."""
    p.label_marks = frozenset()
    labels = _label_any(p)
    if ":" in p.label_marks and p.label_marks & {"|", "|:", "&", "!", "%"}:
        p.fail("`:` between labels goes with no other sign", "InvalidLabelExpression", "write `&`")
    return labels


def _mark(p: Parser, sign: str) -> None:
    p.label_marks |= {sign}


def _label_any(p: Parser) -> s.LabelExpression:
    with p.deeper():
        options = [_label_all(p)]
        while _another_label(p) and p.accept("|"):
            _mark(p, "|:" if p.accept(":") else "|")
            options.append(_label_all(p))
        return options[0] if len(options) == 1 else s.LabelAny(tuple(options))


def _another_label(p: Parser) -> bool:
    """Whether a `|` that comes next joins labels: before a comprehension's `|` it does if another follows."""
    return not p.bar_ends_labels or p.peek(2).upper == "|"


def _label_all(p: Parser) -> s.LabelExpression:
    operands = [_label(p)]
    while p.next.upper in ("&", ":"):
        _mark(p, p.advance().upper)
        operands.append(_label(p))
    return operands[0] if len(operands) == 1 else s.LabelAll(tuple(operands))


def _label(p: Parser) -> s.LabelExpression:
    if p.accept("!"):
        _mark(p, "!")
        with p.deeper():
            return s.LabelNot(_label(p))
    if p.accept("%"):
        _mark(p, "%")
        return s.LabelWildcard()
    if p.accept("("):
        before, p.bar_ends_labels = p.bar_ends_labels, False
        inner = _label_any(p)
        p.bar_ends_labels = before
        p.expect(")")
        return inner
    if p.computes_labels and (p.sees("$") or p.next.kind == "parameter"):
        return _computed_label(p)
    return s.LabelName(p.name("a label or type"))


def _computed_label(p: Parser) -> s.LabelExpression:
    """`$(names)`, `$all(names)` or `$any(names)`; `$all` looks like a parameter."""
    token = p.advance()
    word = token.value if token.kind == "parameter" else p.advance().value if p.next.kind == "name" else "all"
    if word.upper() not in ("ALL", "ANY"):
        p.unexpected("a label or type")
    p.expect("(")
    before, p.computes_labels = p.computes_labels, False
    marks = p.label_marks
    with p.deeper():
        names = p.expression()
    p.computes_labels, p.label_marks = before, marks
    p.expect(")")
    return s.LabelComputed(names, word.upper() == "ANY")
