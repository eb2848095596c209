"""Statements and clauses: the whole text to its tree.

statement  [EXPLAIN | PROFILE] query [;]
query      single [UNION [ALL | DISTINCT] single]...
single     clause...
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

from typing import Literal

from loader.cypher.ast import nodes as s
from loader.cypher.parsing.hints import parse_hints, refuse_idle
from loader.cypher.parsing.patterns import PatternParser
from loader.errors import CypherUnsupported

__all__ = ["parse"]

_REFUSED = {
    "DELETE": "DELETE",
    "DETACH": "DETACH DELETE",
    "NODETACH": "NODETACH DELETE",
    "SET": "SET",
    "REMOVE": "REMOVE",
    "MERGE": "MERGE",
    "FOREACH": "FOREACH",
    "LOAD": "LOAD CSV",
    "INSERT": "INSERT",
    "USE": "USE",
    "SHOW": "SHOW",
    "DROP": "DROP",
    "ALTER": "ALTER",
    "GRANT": "GRANT",
    "DENY": "DENY",
    "REVOKE": "REVOKE",
    "TERMINATE": "TERMINATE",
}


_BEFORE_PATHS = {"(", "SHORTEST", "ANY", "ALL", "SHORTESTPATH", "ALLSHORTESTPATHS"}
"""What a pattern without MATCH can begin with, beside the name of a path."""


def parse(text: str) -> s.Statement:
    """The tree of a whole statement.

    CREATE is read into the tree; other clauses that write, and procedures, raise CypherUnsupported here.
    """
    return _Parser(text).statement()


class _Parser(PatternParser):
    def statement(self) -> s.Statement:
        self._skip_version()
        mode: Literal["EXPLAIN", "PROFILE"] | None = None
        if self.accept("EXPLAIN"):
            mode = "EXPLAIN"
        elif self.accept("PROFILE"):
            mode = "PROFILE"
        self._skip_version()
        query = self.query()
        self.accept(";")
        if self.next.kind != "end":
            self.unexpected("a clause" if self.next.upper != ")" else "an opening bracket before `)`")
        return s.Statement(mode, query)

    def _skip_version(self) -> None:
        """`CYPHER 5 runtime=slotted` says how a server should run a query, which makes no difference here."""
        if not self.accept("CYPHER"):
            return
        if self.next.kind in ("integer", "float"):
            self.advance()
        while self.sees_name() and self.peek().upper == "=":
            self.advance()
            self.advance()
            self.advance()

    def query(self) -> s.RegularQuery:
        at = self.next.at
        parts = [self._single()]
        kinds: set[bool] = set()
        while self.accept("UNION"):
            at_union = self.place
            distinct = not self.accept("ALL")
            if distinct:
                self.accept("DISTINCT")
            kinds.add(distinct)
            if len(kinds) > 1:
                self.place, self.next = at_union, self.tokens[at_union]
                self.fail("UNION and UNION ALL cannot be mixed", "InvalidClauseComposition")
            parts.append(self._single())
        return s.RegularQuery(tuple(parts), kinds != {False}, at=at)

    def _single(self) -> s.SingleQuery:
        clauses: list[s.Clause] = []
        while (clause := self._clause()) is not None:
            clauses.append(clause)
        if not clauses:
            self.unexpected("a clause such as MATCH or RETURN")
        return s.SingleQuery(tuple(clauses))

    def _clause(self) -> s.Clause | None:
        token = self.next
        match token.upper:
            case "MATCH":
                return self._match(optional=False)
            case "OPTIONAL" if self.peek().upper == "CALL":
                self.advance()
                return self._call_clause(optional=True)
            case "OPTIONAL":
                self.advance()
                return self._match(optional=True)
            case "UNWIND":
                return self._unwind()
            case "WITH" | "RETURN" as keyword:
                return self._projection(keyword)
            case "ORDER" | "SKIP" | "OFFSET" | "LIMIT":
                return s.Projection("WITH", False, True, (), *self._page(), None, at=token.at)
            case "CALL":
                return self._call_clause(optional=False)
            case "FINISH":
                return s.Finish(at=self.advance().at)
            case "CREATE":
                return self._create()
            case word if word in _REFUSED:
                self._refuse(_REFUSED[word])
        return None

    def _refuse(self, what: str) -> None:
        error = CypherUnsupported(f"{what} is not supported: queries only read", kind="Unsupported")
        error.locate(self.text, self.next.at)
        raise error

    def _match(self, *, optional: bool) -> s.Clause:
        token = self.expect("MATCH")
        patterns = self.patterns()
        hints = parse_hints(self)
        match = s.Match(patterns, self._where(), optional, at=token.at)
        for hint in hints:
            refuse_idle(self.text, hint, match)
        return match

    def _where(self) -> s.Expression | None:
        return self.expression() if self.accept("WHERE") else None

    def _unwind(self) -> s.Clause:
        token = self.expect("UNWIND")
        source = self.expression()
        self.expect("AS")
        return s.Unwind(source, self.name("a variable"), at=token.at)

    def _create(self) -> s.Clause:
        if self.peek().upper != "(" and self.peek(2).upper != "=":
            self._refuse(f"CREATE {self.peek().value.upper()}".strip())
        token = self.expect("CREATE")
        return s.Create(self.patterns(), at=token.at)

    def _projection(self, keyword: Literal["WITH", "RETURN"]) -> s.Clause:
        token = self.expect(keyword)
        distinct = (self.peek().upper == "*" or not self.is_name()) and self.accept("DISTINCT")
        star = self.accept("*")
        items: list[s.Item] = []
        if not star or self.accept(","):
            items.append(self._item())
            while self.accept(","):
                items.append(self._item())
        page = self._page()
        where = self._where() if keyword == "WITH" else None
        return s.Projection(keyword, distinct, star, tuple(items), *page, where, at=token.at)

    def _page(self) -> tuple[tuple[s.SortItem, ...], s.Expression | None, s.Expression | None]:
        """ORDER BY, SKIP and LIMIT, as far as they are there."""
        order = self._order()
        skip = self.expression() if self.accept("SKIP") or self.accept("OFFSET") else None
        limit = self.expression() if self.accept("LIMIT") else None
        return order, skip, limit

    def _item(self) -> s.Item:
        start = self.next.at
        expression = self.expression()
        written = self.text[start : self.tokens[self.place - 1].end]
        if self.accept("AS"):
            return s.Item(expression, self.name("a name"), True)
        if isinstance(expression, s.Variable):
            return s.Item(expression, expression.name, True)
        if isinstance(expression, s.MapProjection) and isinstance(expression.subject, s.Variable):
            return s.Item(expression, expression.subject.name, True)
        return s.Item(expression, written, False)

    def _order(self) -> tuple[s.SortItem, ...]:
        if not self.accept("ORDER"):
            return ()
        self.expect("BY")
        items = [self._sort_item()]
        while self.accept(","):
            items.append(self._sort_item())
        return tuple(items)

    def _sort_item(self) -> s.SortItem:
        expression = self.expression()
        descending = self.accept("DESC") or self.accept("DESCENDING")
        if not descending and not self.accept("ASC"):
            self.accept("ASCENDING")
        return s.SortItem(expression, descending)

    def _call_clause(self, *, optional: bool) -> s.Clause:
        if self.peek().upper not in ("(", "{"):
            self._refuse(f"The procedure {self._procedure()}")
        token = self.expect("CALL")
        imports: tuple[s.Variable, ...] | None = None
        star = False
        if self.accept("("):
            star = self.accept("*")
            imports = () if star else self._imports()
            self.expect(")")
        self.expect("{")
        with self.deeper():
            query = self.query()
        self.expect("}")
        if self.sees("IN"):
            self._refuse("CALL {} IN TRANSACTIONS")
        return s.Call(query, imports, star, optional, at=token.at)

    def _imports(self) -> tuple[s.Variable, ...]:
        found: list[s.Variable] = []
        while self.sees_name():
            at = self.next.at
            found.append(s.Variable(self.name("a variable"), at=at))
            if not self.accept(","):
                break
        return tuple(found)

    def _procedure(self) -> str:
        ahead = 1
        while self.peek(ahead + 1).upper == ".":
            ahead += 2
        return "".join(self.peek(each).value for each in range(1, ahead + 1))

    def subquery(self, kind: Literal["EXISTS", "COUNT", "COLLECT"]) -> s.RegularQuery:
        self.expect("{")
        with self.deeper():
            query = self._bare_pattern() if self._sees_path() and kind != "COLLECT" else self.query()
        self.expect("}")
        return query

    def _sees_path(self) -> bool:
        return self.next.upper in _BEFORE_PATHS or (self.sees_name() and self.peek().upper == "=")

    def _bare_pattern(self) -> s.RegularQuery:
        """`EXISTS { (a)-->(b) WHERE ... }`, a MATCH without its keyword."""
        at = self.next.at
        patterns = self.patterns()
        match = s.Match(patterns, self._where(), False, at=at)
        return s.RegularQuery((s.SingleQuery((match,)),), True, at=at)
