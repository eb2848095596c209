"""ORDER BY, SKIP and LIMIT."""

from __future__ import annotations

from loader.cypher.ast import nodes as s
from loader.cypher.parsing.grammar import Parser

__all__ = ["page"]


def page(p: Parser) -> tuple[tuple[s.SortItem, ...], s.Expression | None, s.Expression | None]:
    """ORDER BY, SKIP and LIMIT, as far as they are there."""
    order = _order(p)
    skip = p.expression() if p.accept("SKIP") or p.accept("OFFSET") else None
    limit = p.expression() if p.accept("LIMIT") else None
    return order, skip, limit


def _order(p: Parser) -> tuple[s.SortItem, ...]:
    if not p.accept("ORDER"):
        return ()
    p.expect("BY")
    items = [_sort_item(p)]
    while p.accept(","):
        items.append(_sort_item(p))
    return tuple(items)


def _sort_item(p: Parser) -> s.SortItem:
    expression = p.expression()
    descending = p.accept("DESC") or p.accept("DESCENDING")
    if not descending and not p.accept("ASC"):
        p.accept("ASCENDING")
    return s.SortItem(expression, descending)
