"""Statements and clauses: the whole text to its tree.

statement  [EXPLAIN | PROFILE] query [;]
query      single [UNION [ALL | DISTINCT] single]...
single     [use] [show] clause...
clause     [OPTIONAL] MATCH patterns [hint...] [WHERE condition]
         | UNWIND list AS name
         | WITH projection [WHERE condition]
         | RETURN projection
         | [OPTIONAL] CALL [(imports)] { query }
         | FINISH
         | page
projection [DISTINCT] (* | item [AS name]), ... [page]
page       [ORDER BY ...] [SKIP n] [LIMIT n]
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Literal

from loader.cypher.ast import nodes as s
from loader.cypher.parsing.composition import chained, conditional, with_names, within_braces
from loader.cypher.parsing.expressions import expression
from loader.cypher.parsing.grammar import Grammar, Kind, Parser
from loader.cypher.parsing.hints import parse_hints
from loader.cypher.parsing.labels import label_expression
from loader.cypher.parsing.lexer import fail
from loader.cypher.parsing.pages import page
from loader.cypher.parsing.patterns import path_pattern, patterns, shortest_path
from loader.cypher.parsing.prefix import version
from loader.cypher.parsing.procedures import procedure_call, refuse, refuse_writing, returning, show, use
from loader.cypher.parsing.ranks import is_name

__all__ = ["parse"]

_REFUSED = {
    "DELETE": "DELETE",
    "DETACH": "DETACH DELETE",
    "NODETACH": "NODETACH DELETE",
    "SET": "SET",
    "REMOVE": "REMOVE",
    "MERGE": "MERGE",
    "FOREACH": "FOREACH",
    "INSERT": "INSERT",
    "DROP": "DROP",
    "ALTER": "ALTER",
    "GRANT": "GRANT",
    "DENY": "DENY",
    "REVOKE": "REVOKE",
    "TERMINATE": "TERMINATE",
}


_BEFORE_PATHS = {"(", "SHORTEST", "ANY", "ALL", "SHORTESTPATH", "ALLSHORTESTPATHS"}
"""What a pattern without MATCH can begin with, beside the name of a path."""

_BEFORE_PATHS_25 = {"REPEATABLE", "DIFFERENT", "WALK", "TRAIL", "ACYCLIC"}


@lru_cache(maxsize=256)
def parse(text: str, language: s.Language = "5") -> s.Statement:
    """The tree of a whole statement. Trees do not change, so those of the last texts are kept.

    It is read by `language`, unless a prefix `CYPHER 5` or `CYPHER 25` says otherwise. CREATE is read into the tree;
    other clauses that write, and most procedures, raise CypherUnsupported here.
    """
    return _statement(Parser(text, _GRAMMAR, language))


def _statement(p: Parser) -> s.Statement:
    version(p)
    mode: Literal["EXPLAIN", "PROFILE"] | None = None
    if p.accept("EXPLAIN"):
        mode = "EXPLAIN"
    elif p.accept("PROFILE"):
        mode = "PROFILE"
    version(p)
    _check_names(p)
    query = _query(p)
    another = p.accept(";")
    if p.next.kind != "end" and another:
        p.fail("One query is answered at a time", remedy="ask what stands behind `;` by itself")
    if p.next.kind != "end":
        p.unexpected("a clause" if p.next.upper != ")" else "an opening bracket before `)`")
    return s.Statement(mode, query, p.language)


_NOT_IN_NAMES = re.compile(
    "[\0-\x08\x0e-\x1b\x7f-\x9f$\xa2-\xa5\xad\u0600-\u0605\u061c\u06dd\u070f\u08e2\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\u2e2f\ufeff\ufff9-\ufffb]"
)
"""What a name without backticks may hold by Cypher 5 alone (the manual's removals of Cypher 25)."""


def _check_names(p: Parser) -> None:
    """Refuse the names that only one of the versions takes."""
    for token in p.tokens:
        named = token.kind in ("name", "parameter") and p.text[token.at : token.end].lstrip("$")
        if not named or named[0] == "`":
            continue
        if p.is_25 and (found := _NOT_IN_NAMES.search(named)):
            message = f"The character {found[0]!r} cannot stand in a name by Cypher 25"
            fail(p.text, token.at, message, "UnexpectedSyntax", "put backticks around the name")
        if not p.is_25 and token.kind == "parameter" and len(named) > 1 and named[0] == "0":
            fail(p.text, token.at, f"The parameter ${named} begins with 0: only Cypher 25 takes that")


def _query(p: Parser) -> s.RegularQuery:
    """A query; in Cypher 25 perhaps with others behind NEXT that go on with its columns."""
    query = _union(p)
    while p.is_25 and p.sees("NEXT"):
        _compose(p, "NEXT")
        p.advance()
        query = chained(query, _union(p))
    return query


def _union(p: Parser) -> s.RegularQuery:
    at = p.next.at
    if p.is_25 and p.sees("WHEN"):
        _compose(p, "WHEN ... THEN")
        return _when(p)
    parts = [_single(p)]
    kinds: set[bool] = set()
    while p.accept("UNION"):
        at_union = p.place
        distinct = not p.accept("ALL")
        if distinct:
            p.accept("DISTINCT")
        kinds.add(distinct)
        if len(kinds) > 1:
            p.place, p.next = at_union, p.tokens[at_union]
            p.fail("UNION and UNION ALL cannot be mixed", "InvalidClauseComposition")
        parts.append(_single(p))
    return s.RegularQuery(tuple(parts), kinds != {False}, at=at)


def _when(p: Parser) -> s.RegularQuery:
    branches: list[tuple[s.Expression, s.RegularQuery]] = []
    while p.accept("WHEN"):
        condition = p.expression()
        p.expect("THEN")
        branches.append((condition, _branch(p)))
    return conditional(branches, _branch(p) if p.accept("ELSE") else None)


def _branch(p: Parser) -> s.RegularQuery:
    at = p.next.at
    if p.sees("{"):
        return _braces(p)
    return with_names(p, s.RegularQuery((_single(p),), True, at=at))


def _braces(p: Parser) -> s.RegularQuery:
    return with_names(p, _enclosed(p))


def _enclosed(p: Parser, read: Callable[[Parser], s.RegularQuery] = _query, *, bare: bool = False) -> s.RegularQuery:
    """What stands in braces; `bare` are those of a CALL that names no variables in brackets before them."""
    p.expect("{")
    before, p.in_bare_call = p.in_bare_call, bare
    with p.deeper():
        query = read(p)
    p.in_bare_call = before
    p.expect("}")
    return query


def _compose(p: Parser, what: str) -> None:
    """Refuse what puts queries together where nothing but one query, or a UNION, may stand."""
    if p.in_bare_call:
        p.fail(f"{what} cannot stand in CALL {{}}: write CALL () {{}}", "InvalidClauseComposition")


def _single(p: Parser) -> s.SingleQuery:
    if p.is_25 and p.sees("{"):
        _compose(p, "A query in braces")
        return within_braces(_braces(p))
    clauses: list[s.Clause] = []
    if p.sees("USE"):
        use(p)
    if p.sees("SHOW"):
        clauses += show(p)
    while (clause := _clause(p)) is not None:
        clauses.append(clause)
    if len(clauses) == 1 and isinstance(clauses[0], s.Procedure):
        clauses.append(returning(clauses[0]))
    if not clauses:
        p.unexpected("a clause such as MATCH or RETURN")
    return s.SingleQuery(tuple(clauses))


def _clause(p: Parser) -> s.Clause | None:
    token = p.next
    match token.upper:
        case "MATCH":
            return _match(p, optional=False)
        case "OPTIONAL" if p.peek().upper == "CALL":
            p.advance()
            return _call_clause(p, optional=True)
        case "OPTIONAL":
            p.advance()
            return _match(p, optional=True)
        case "UNWIND":
            return _unwind(p)
        case "FILTER" | "LET" | "FOR" as keyword:
            return _of_25(p, keyword)
        case "WITH" | "RETURN" as keyword:
            return _projection(p, keyword)
        case "ORDER" | "SKIP" | "OFFSET" | "LIMIT":
            return s.Projection("WITH", False, True, (), *page(p), None, at=token.at)
        case "CALL":
            return _call_clause(p, optional=False)
        case "FINISH":
            return s.Finish(at=p.advance().at)
        case "CREATE":
            return _create(p)
        case word if word in _REFUSED:
            refuse_writing(p, _REFUSED[word])
        case "LOAD":
            refuse(p, "LOAD CSV", "queries read the graph alone")
    return None


def _match(p: Parser, *, optional: bool) -> s.Clause:
    token = p.expect("MATCH")
    repeatable = _match_mode(p)
    found = patterns(p)
    hints = parse_hints(p)
    return s.Match(found, _where(p), optional, hints, repeatable, at=token.at)


def _match_mode(p: Parser) -> bool | None:
    """Whether relationships may be met again, if the text says so; `DIFFERENT RELATIONSHIPS` is what holds anyway."""
    for words, repeatable in ((("REPEATABLE", "ELEMENT"), True), (("DIFFERENT", "RELATIONSHIP"), False)):
        if p.is_25 and p.sees(words[0]) and p.peek().upper in (words[1], f"{words[1]}S"):
            p.advance()
            p.advance()
            p.accept("BINDINGS")
            return repeatable
    return None


def _where(p: Parser) -> s.Expression | None:
    return p.expression() if p.accept("WHERE") else None


def _of_25(p: Parser, keyword: str) -> s.Clause:
    """A clause that is there in Cypher 25 alone."""
    if not p.is_25:
        p.fail(f"{keyword} is a clause of Cypher 25: write CYPHER 25 before the query")
    token = p.advance()
    if keyword == "FILTER":
        p.accept("WHERE")
        return s.Filter(p.expression(), at=token.at)
    if keyword == "FOR":
        name = p.name("a variable")
        p.expect("IN")
        return s.Unwind(p.expression(), name, at=token.at)
    items = [_let(p)]
    while p.accept(","):
        items.append(_let(p))
    return s.Let(tuple(items), at=token.at)


def _let(p: Parser) -> tuple[str, s.Expression]:
    name = p.name("a variable")
    p.expect("=")
    return name, p.expression()


def _group(p: Parser) -> tuple[s.Expression, ...] | Literal["all"] | None:
    """The keys of GROUP BY: `()` are none at all, ALL are the columns that aggregate nothing."""
    if not p.is_25 or not p.accept("GROUP", "BY"):
        return None
    if p.accept("(", ")"):
        return ()
    if p.sees("ALL") and p.peek().upper != "(":
        p.advance()
        return "all"
    keys = [p.expression()]
    while p.accept(","):
        keys.append(p.expression())
    return tuple(keys)


def _unwind(p: Parser) -> s.Clause:
    token = p.expect("UNWIND")
    source = p.expression()
    p.expect("AS")
    return s.Unwind(source, p.name("a variable"), at=token.at)


def _create(p: Parser) -> s.Clause:
    if p.peek().upper != "(" and p.peek(2).upper != "=":
        refuse_writing(p, f"CREATE {p.peek().value.upper()}".strip())
    token = p.expect("CREATE")
    return s.Create(patterns(p), at=token.at)


def _projection(p: Parser, keyword: Literal["WITH", "RETURN"]) -> s.Clause:
    token = p.expect(keyword)
    distinct = (p.peek().upper == "*" or not is_name(p)) and p.accept("DISTINCT")
    if p.is_25 and not distinct and p.sees("ALL") and p.peek().upper != "(" and _is_all(p):
        p.advance()
    star = p.accept("*")
    items: list[s.Item] = []
    if not star or p.accept(","):
        items.append(_item(p))
        while p.accept(","):
            items.append(_item(p))
    group = _group(p)
    paged = page(p)
    where = _where(p) if keyword == "WITH" else None
    return s.Projection(keyword, distinct, star, tuple(items), *paged, where, group, at=token.at)


_BEHIND_STAR = {",", "}", ";", "ORDER", "SKIP", "OFFSET", "LIMIT", "WHERE", "NEXT", "UNION"}


def _is_all(p: Parser) -> bool:
    """Whether `ALL` says that no row is left out, and is no variable."""
    star = p.peek().upper == "*" and (p.peek(2).kind == "end" or p.peek(2).upper in _BEHIND_STAR)
    return star or not is_name(p)


def _item(p: Parser) -> s.Item:
    start = p.next.at
    expression = p.expression()
    written = p.text[start : p.tokens[p.place - 1].end]
    if p.accept("AS"):
        return s.Item(expression, p.name("a name"), True)
    if isinstance(expression, s.Variable):
        return s.Item(expression, expression.name, True)
    if isinstance(expression, s.MapProjection) and isinstance(expression.subject, s.Variable):
        return s.Item(expression, expression.subject.name, True)
    return s.Item(expression, written, False)


def _call_clause(p: Parser, *, optional: bool) -> s.Clause:
    if p.peek().upper not in ("(", "{"):
        return procedure_call(p)
    token = p.expect("CALL")
    imports: tuple[s.Variable, ...] | None = None
    star = False
    if p.accept("("):
        star = p.accept("*")
        imports = () if star else _imports(p)
        p.expect(")")
    query = _enclosed(p, bare=imports is None and not star)
    if p.sees("IN"):
        refuse(p, "CALL {} IN TRANSACTIONS", "it divides what is written, and queries only read: leave it out")
    return s.Call(query, imports, star, optional, at=token.at)


def _imports(p: Parser) -> tuple[s.Variable, ...]:
    found: list[s.Variable] = []
    while p.sees_name():
        at = p.next.at
        found.append(s.Variable(p.name("a variable"), at=at))
        if not p.accept(","):
            break
    return tuple(found)


def _subquery(p: Parser, kind: Kind) -> s.RegularQuery:
    return _enclosed(p, lambda p: _bare_pattern(p) if _sees_path(p) and kind != "COLLECT" else _query(p))


def _sees_path(p: Parser) -> bool:
    return (
        p.next.upper in _BEFORE_PATHS
        or (p.is_25 and p.next.upper in _BEFORE_PATHS_25)
        or (p.sees_name() and p.peek().upper == "=")
    )


def _bare_pattern(p: Parser) -> s.RegularQuery:
    """`EXISTS { (a)-->(b) WHERE ... }`, a MATCH without its keyword."""
    at = p.next.at
    repeatable = _match_mode(p)
    found = patterns(p)
    match = s.Match(found, _where(p), False, (), repeatable, at=at)
    return s.RegularQuery((s.SingleQuery((match,)),), True, at=at)


_GRAMMAR = Grammar(expression, label_expression, path_pattern, shortest_path, _subquery)
