"""Queries put together of queries, as Cypher 25 does: with NEXT, WHEN and braces.

They become what the rest of the reader knows already: `a NEXT b` is `CALL (*) { a } b`, and the branches of WHEN are
the parts of a UNION ALL, of which one at most lets its rows through.
"""

from __future__ import annotations

from msgspec.structs import replace

from loader.cypher.ast import nodes as s
from loader.cypher.parsing.grammar import Parser
from loader.cypher.parsing.lexer import fail

__all__ = ["chained", "conditional", "with_names", "within_braces"]


def chained(first: s.RegularQuery, then: s.RegularQuery) -> s.RegularQuery:
    """`first NEXT then`: the columns of the first are the variables of the second."""
    call = s.Call(first, (), True, False, at=first.at)
    return replace(then, parts=tuple(s.SingleQuery((call, *part.clauses)) for part in then.parts))


def within_braces(query: s.RegularQuery) -> s.SingleQuery:
    """A query in braces as one part of another."""
    return query.parts[0] if len(query.parts) == 1 else s.SingleQuery(_called(query))


def conditional(
    branches: list[tuple[s.Expression, s.RegularQuery]], otherwise: s.RegularQuery | None
) -> s.RegularQuery:
    """`WHEN condition THEN query ... ELSE query`: the first branch whose condition is true."""
    at = branches[0][0].at
    alternatives = tuple(((test,), _number(place, at)) for place, (test, _) in enumerate(branches))
    chosen = s.Case(None, alternatives, _number(len(branches), at), at=at)
    queries = [query for _, query in branches] + ([otherwise] if otherwise is not None else [])
    parts = tuple(
        s.SingleQuery((s.Filter(s.Comparison(chosen, (("=", _number(place, at)),), at=at), at=at), *_called(query)))
        for place, query in enumerate(queries)
    )
    return s.RegularQuery(parts, False, at=at)


def _number(number: int, at: int) -> s.Literal:
    return s.Literal("integer", number, at=at)


def _called(query: s.RegularQuery) -> tuple[s.Clause, ...]:
    """A query as clauses of another: CALL (*) {}, and the return of its columns in their order."""
    last = query.parts[0].clauses[-1]
    known = last.items if isinstance(last, s.Projection) and not last.star else ()
    items = tuple(s.Item(s.Variable(item.name, at=query.at), item.name, True) for item in known)
    returned = s.Projection("RETURN", False, not items, items, (), None, None, None, at=query.at)
    return s.Call(query, (), True, False, branch=True, at=query.at), returned


def with_names(p: Parser, query: s.RegularQuery) -> s.RegularQuery:
    """The query, if all its columns have names; they need one where another query goes on with them."""
    for part in query.parts:
        last = part.clauses[-1]
        for item in last.items if isinstance(last, s.Projection) else ():
            if not item.aliased:
                message = "A column of a query in braces, or of a branch, needs a name"
                fail(p.text, item.expression.at, message, "NoExpressionAlias", "use AS")
    return query
