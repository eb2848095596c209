"""Queries put together of queries, as Cypher 25 does: with NEXT, WHEN and braces.

They become what the rest of the reader knows already: `a NEXT b` is `CALL (*) { a } b`, and the branches of WHEN are
the parts of a UNION ALL, of which one at most lets its rows through.
"""

from __future__ import annotations

from dataclasses import replace

from loader.cypher.ast import nodes as s
from loader.cypher.parsing.grammar import Parser

__all__ = ["chained", "conditional", "within_braces"]


def chained(first: s.RegularQuery, then: s.RegularQuery) -> s.RegularQuery:
    """`first NEXT then`: the columns of the first are the variables of the second."""
    call = s.Call(first, (), True, False, at=first.at)
    return replace(then, parts=tuple(s.SingleQuery((call, *part.clauses)) for part in then.parts))


def within_braces(p: Parser, query: s.RegularQuery) -> s.SingleQuery:
    """A query in braces as one part of another."""
    return query.parts[0] if len(query.parts) == 1 else s.SingleQuery(_called(p, query))


def conditional(
    p: Parser, branches: list[tuple[s.Expression, s.RegularQuery]], otherwise: s.RegularQuery | None
) -> s.RegularQuery:
    """`WHEN condition THEN query ... ELSE query`: the first branch whose condition is true."""
    at = branches[0][0].at
    alternatives = tuple(((test,), _number(place, at)) for place, (test, _) in enumerate(branches))
    chosen = s.Case(None, alternatives, _number(len(branches), at), at=at)
    queries = [query for _, query in branches] + ([otherwise] if otherwise is not None else [])
    parts = tuple(
        s.SingleQuery((s.Filter(s.Comparison(chosen, (("=", _number(place, at)),), at=at), at=at), *_called(p, query)))
        for place, query in enumerate(queries)
    )
    return s.RegularQuery(parts, False, at=at)


def _number(number: int, at: int) -> s.Literal:
    return s.Literal("integer", number, at=at)


def _called(p: Parser, query: s.RegularQuery) -> tuple[s.Clause, ...]:
    """A query as clauses of another: CALL (*) {}, and the return of its columns."""
    last = query.parts[0].clauses[-1]
    if not isinstance(last, s.Projection) or last.keyword != "RETURN" or last.star:
        p.fail("A query in braces or in a branch of WHEN has to name its columns in a RETURN", "Unsupported")
    named = replace(query, parts=tuple(map(_named, query.parts)))
    items = tuple(s.Item(s.Variable(item.name, at=item.expression.at), item.name, True) for item in last.items)
    returned = s.Projection("RETURN", False, False, items, (), None, None, None, at=last.at)
    return s.Call(named, (), True, False, at=query.at), returned


def _named(part: s.SingleQuery) -> s.SingleQuery:
    """The same with names for its columns: without AS they are called as they are written."""
    last = part.clauses[-1]
    if not isinstance(last, s.Projection):
        return part
    items = tuple(replace(item, aliased=True) for item in last.items)
    return s.SingleQuery((*part.clauses[:-1], replace(last, items=items)))
