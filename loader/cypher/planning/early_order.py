"""ORDER BY before a CALL {}: where the keys are known before it, it runs only for the rows that LIMIT lets through."""

from __future__ import annotations

from collections.abc import Container, Sequence

from loader.cypher.ast import nodes as s
from loader.cypher.ast.trees import is_simple_key, names_in
from loader.cypher.semantics.aggregation import has_aggregate

__all__ = ["is_sorted_earlier", "order_before"]

_ROW_BY_ROW = (s.Match, s.Unwind, s.Let, s.Filter, s.Call)
"""Clauses that give what they make of one row before what they make of the next."""


def order_before(clauses: Sequence[s.Clause], place: int, names: Container[str]) -> tuple[int, list[s.SortItem]] | None:
    """The place of the projection with a LIMIT whose rows may be put in order before the CALL at `place`, and by what.

    None, where there is none, or where `names`, which are known before the CALL, do not tell the order.
    """
    call = clauses[place]
    if not isinstance(call, s.Call) or call.branch:
        return None
    for following in range(place + 1, len(clauses)):
        clause = clauses[following]
        if isinstance(clause, s.Projection):
            keys = _keys(clause)
            known = keys and all(name in names for key in keys for name in names_in(key.expression))
            return (following, keys) if known else None
        if not isinstance(clause, _ROW_BY_ROW) or (isinstance(clause, s.Call) and clause.branch):
            return None
    return None


def is_sorted_earlier(clauses: Sequence[s.Clause], place: int, known: Container[str], language: s.Language) -> bool:
    """Whether Neo4j sorts for the projection at `place` before the clause in front of it, so that LIMIT 0 works nothing
    out, rather than all but what stands behind the order; `known` are the names before that clause."""
    clause = clauses[place]
    assert isinstance(clause, s.Projection)
    columns = {item.name: item.expression for item in clause.items}
    keys = [_before(each.expression, columns) for each in clause.order]
    if clause.distinct or clause.group is not None or has_aggregate(clause.items):
        return all(isinstance(key, s.Variable) for key in keys)
    if place == 0 or not all(is_simple_key(key) for key in keys):
        return False
    before = clauses[place - 1]
    if isinstance(before, s.Projection):
        made = {item.name: item.expression for item in before.items}
        is_read = language == "5" or all(is_simple_key(_before(key, made)) for key in keys)
        return is_read and _takes_rows_as_they_are(before)
    return isinstance(before, _ROW_BY_ROW) and all(name in known for name in names_in(tuple(keys)))


def _takes_rows_as_they_are(clause: s.Projection) -> bool:
    joins = clause.distinct or clause.group is not None or has_aggregate((clause.items, clause.order))
    return not (joins or clause.order or clause.where or clause.skip or clause.limit)


def _keys(clause: s.Projection) -> list[s.SortItem]:
    """The keys, in terms of the names before the projection; none where it joins rows or a key might fail."""
    if clause.limit is None or clause.distinct or clause.group is not None or has_aggregate(clause.items):
        return []
    columns = {item.name: item.expression for item in clause.items}
    keys = [s.SortItem(_before(each.expression, columns), each.descending) for each in clause.order]
    return keys if all(is_simple_key(key.expression) for key in keys) else []


def _before(tree: s.Expression, columns: dict[str, s.Expression]) -> s.Expression:
    """A key of ORDER BY, in which the name of a column stands for what it is."""
    if isinstance(tree, s.Variable):
        return columns.get(tree.name, tree)
    if isinstance(tree, s.Property):
        return s.Property(_before(tree.subject, columns), tree.key, at=tree.at)
    return tree
