"""What Neo4j 5.26 takes the elements of lists to be before a query runs; no row is there to evaluate anything."""

from __future__ import annotations

import pytest

from loader.errors import CypherSemanticError
from tests.cypher.conftest import Ask

NEVER = "MATCH (n:Missing)-[r]-() "

REFUSED = [
    "[x IN reverse(null + date()) | sign(x)]", "[x IN reverse(null + 1) | toUpper(x)]", "sign(reverse(null + 1))",
    "sign(reverse(n.x))", "labels(reverse(null))", "sign(head(reverse(null + date())))", "reverse(null).year",
    "[x IN reverse(n.x) | labels(x)]",
    "head(1 IS NOT :: INTEGER)", "head(NOT (1 IS :: INTEGER))",
    "head([n.x] + [n.x])[..0]", "([n.x] + n.x)[0][..0]", "head([n.x] + [1])[..0]", "size(head([n.x] + [n.x]))",
    "sin(head([n.x] + [n.x]))", "head([n.x] + [n.x]) + 1", "[x IN [n.x] + [n.x] | x[..0]]",
    "toUpper(head([1] + ['a']))", "head([n.x] + [n.x])[0]",
    "head([n.x] || [n.x])[..0]", "toUpper(head(['a'] || [1]))", "size(head([[true]] + [true]))", "n.x[0][0]",
    "head([n] + [1]).name", "labels(head([n] + [r]))", "range(0, head([1] + [2.5]))", "toUpper(head([] + [1]))",
    "head(labels(n) + 1) + 1", "head([[1]] + n.x) + 1", "toUpper(head(n.x + 1))", "(n.x || n.x).year", "[n.x][0]:A",
    "toUpper(head(collect(n.x) + collect(n.x)))", "toUpper(reduce(t = 0, x IN [1] | t + n.x))",
    "size(reduce(t = [], x IN [1] | t + x)[0])", "[x IN [] + [1] | reduce(t = 0.5, y IN x | t + 1)]",
    "sin(head([1] + 1.5))", "-head([1] + 1.5)", "head(1.5 + [1]) * 2", "sum(head([1] + 1.5))",
    "size(head([1, 2.5] + n.x))",
    "toInteger(head([1] + 1.5))", "reduce(t = 0, x IN [1] | head([1] + 1.5))",
    "reduce(t = head([1] + 1.5), x IN [1] | 1)",
    "reduce(t = 1, x IN [1] | 1.5) + 1", "toUpper(head([x IN n.x] + [x IN n.x]))",
]  # fmt: skip


@pytest.mark.parametrize("expression", REFUSED)
def test_refused(ask: Ask, expression: str) -> None:
    with pytest.raises(CypherSemanticError):
        ask(f"{NEVER}RETURN {expression} AS y")


ALLOWED = [
    "[x IN reverse(null + 1) | sign(x)]", "toUpper(reverse(null + 1))", "[x IN reverse(n.x) | sign(x)]",
    "reverse(null)[0]",
    "[x IN reverse(null) | labels(x)]",
    "head(1 IS :: INTEGER)", "(1 IS TYPED INTEGER) + 1",
    "head([n.x] + [n.x])", "[n.x][0][..0]", "toUpper(head([1, 'a']))", "toUpper(head('a' + ['a']))",
    "head([n] + [n]).x", "toUpper(head([null] + ['a']))", "toUpper(head([] + ['a']))", "size(head([[1]] + [['a']]))",
    "NOT head([n.x] + [n.x])",
    "toUpper(head(['a'] + n.x))", "toUpper(head(n.x + n.x))", "sin(head([n.x] + [1.5]))", "[n.x, n.y][0]:A",
    "head([n.x] + 'a') + 1", "head(n.x + n.x)[0]", "head([[1]] + n.x)[0]", "type(head([{}] + [r]))",
    "type(head([n, r]))",
    "ltrim(head([x IN n.x] + (n.x + n.x)))", "toUpper(head((n.x + n.x) + [x IN n.x]))",
    "[x IN n.x + tail(n.x)] + (n.x + n.x)",
    "toUpper(head(([] + tail(n.x)) + [x IN n.x]))", "NOT head([x IN n.x + n.x] + [x IN n.x + n.x])",
    "sin(head([1, 2.5]))", "range(0, head([1, 2.5]))", "range(0, head([1, 2.5] + n.x))", "sin(head([1] + [1.5]))",
    "sin(reduce(t = 1.5, x IN [1] | 1))",
    "sin(reduce(t = n.x, y IN [1] | t + n.x))", "[x IN [1, 'a'] + [null] | sin(x)]", "range(0, head([n.x * 2] + [1]))",
]  # fmt: skip


@pytest.mark.parametrize("expression", ALLOWED)
def test_allowed(ask: Ask, expression: str) -> None:
    assert ask(f"{NEVER}RETURN {expression} AS y") == []
