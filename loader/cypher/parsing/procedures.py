"""Procedures, SHOW and USE.

call       CALL name [()] [YIELD yields [WHERE condition]]
show       SHOW [ALL | BUILT IN | USER DEFINED] (FUNCTIONS | PROCEDURES) [EXECUTABLE [BY CURRENT USER]]
           [YIELD yields [page] [WHERE condition] | WHERE condition]
yields     * | column [AS variable], ...
use        USE name
"""

from __future__ import annotations

from typing import NoReturn

from loader.cypher.ast import nodes as s
from loader.cypher.ast.procedures import COLUMNS, SHOWN, SHOWN_FIRST
from loader.cypher.parsing.grammar import Parser
from loader.cypher.parsing.pages import page
from loader.cypher.parsing.refusals import NO_GRAPH, NO_PROCEDURE, refusal
from loader.errors import CypherError, CypherSemanticError, CypherUnsupported

__all__ = ["procedure_call", "refuse", "refuse_writing", "returning", "show", "use"]

DATABASE = "neo4j"
"""What the one graph is called, as the usual database is."""

Yields = tuple[tuple[int, str], ...]


def refuse(p: Parser, what: str, why: str, code: str = CypherUnsupported.code) -> NoReturn:
    """Raise CypherUnsupported at the next token."""
    _raise(p, refusal(what, why, code), p.next.at)


def refuse_writing(p: Parser, what: str) -> NoReturn:
    """Raise CypherUnsupported at the next token, which writes."""
    _raise(p, refusal(what), p.next.at)


def _raise(p: Parser, error: CypherError, at: int) -> NoReturn:
    error.locate(p.text, at)
    raise error


def procedure_call(p: Parser) -> s.Procedure:
    """A call of a procedure that is known here; CypherUnsupported for others."""
    given = _dotted(p)
    name = next((known for known in COLUMNS if known.lower() == given.lower()), None)
    if name is None:
        refuse(p, f"The procedure {given}", f"there are only {', '.join(COLUMNS)}", NO_PROCEDURE)
    at = p.expect("CALL").at
    for _ in range(name.count(".") * 2 + 1):
        p.advance()
    if p.accept("("):
        p.expect(")")
    if not p.accept("YIELD"):
        return s.Procedure(name, _all(COLUMNS[name]), None, at=at)
    if p.sees("*") and p.peek().kind != "end" and p.peek().upper != ";":
        p.fail("YIELD * stands where nothing follows it: name the columns")
    return s.Procedure(name, _yields(p, name, COLUMNS[name]), p.expression() if p.accept("WHERE") else None, at=at)


def _dotted(p: Parser) -> str:
    ahead = 1
    while p.peek(ahead + 1).upper == ".":
        ahead += 2
    return "".join(p.peek(each).value for each in range(1, ahead + 1))


def _all(columns: tuple[str, ...]) -> Yields:
    return tuple(enumerate(columns))


def _yields(p: Parser, name: str, columns: tuple[str, ...]) -> Yields:
    if p.accept("*"):
        return _all(columns)
    found = [_yielded(p, name, columns)]
    while p.accept(","):
        found.append(_yielded(p, name, columns))
    return tuple(found)


def _yielded(p: Parser, name: str, columns: tuple[str, ...]) -> tuple[int, str]:
    column = p.name("a column")
    if column not in columns:
        p.fail(f"{name} gives {', '.join(f'`{each}`' for each in columns)}, and no `{column}`")
    return columns.index(column), p.name("a variable") if p.accept("AS") else column


def returning(call: s.Procedure) -> s.Projection:
    """What a procedure gives that is called by itself."""
    items = tuple(s.Item(s.Variable(name, at=call.at), name, True) for _, name in call.columns)
    return s.Projection("RETURN", False, False, items, (), None, None, None, at=call.at)


def show(p: Parser) -> list[s.Clause]:
    """SHOW as the clauses that it stands for. What belongs to a server is refused."""
    at = p.next.at
    theirs = _shown_before(p)
    what = p.peek().upper.removesuffix("S")
    if what not in SHOWN:
        refuse(p, f"SHOW {p.peek().value}".strip(), "a graph without a server knows FUNCTIONS and PROCEDURES alone")
    p.advance()
    p.advance()
    if p.accept("EXECUTABLE") and p.accept("BY"):
        p.expect("CURRENT")
        p.expect("USER")
    columns = SHOWN[what]
    if p.accept("YIELD"):
        wanted = _yields(p, f"SHOW {what}S", columns)
        clauses: list[s.Clause] = [s.Procedure(what, wanted, None, at=at)]
        paged, where = page(p), p.expression() if p.accept("WHERE") else None
        clauses.append(s.Projection("WITH", False, True, (), *paged, where, at=at))
    else:
        wanted = _all(columns[: SHOWN_FIRST[what]])
        clauses = [s.Procedure(what, wanted, p.expression() if p.accept("WHERE") else None, at=at)]
    if theirs:
        clauses.append(s.Filter(s.Literal("boolean", False, at=at), at=at))
    if p.next.kind == "end" or p.sees(";"):
        clauses.append(returning(s.Procedure(what, wanted, None, at=at)))
    return clauses


def _shown_before(p: Parser) -> bool:
    """Reads ALL, BUILT IN or USER DEFINED behind SHOW; whether it is the last, of which there are none."""
    if p.peek().upper == "ALL":
        p.advance()
    elif (p.peek().upper, p.peek(2).upper) in (("BUILT", "IN"), ("USER", "DEFINED")):
        p.advance()
        return p.advance().upper == "USER"
    return False


def use(p: Parser) -> None:
    """`USE neo4j` says what holds anyway; there is no other graph."""
    token = p.expect("USE")
    name = p.name("the name of a graph")
    if name.lower() != DATABASE:
        error = CypherSemanticError(f"There is no graph `{name}` here, only `{DATABASE}`", kind="Unsupported")
        error.code = NO_GRAPH
        _raise(p, error, token.at)
