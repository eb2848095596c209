"""Forms of expressions with brackets and words of their own: calls, lists, maps, comprehensions, quantifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loader.cypher.ast import nodes as s
from loader.cypher.ast.names import HIDDEN
from loader.cypher.parsing.cursor import Cursor

if TYPE_CHECKING:
    from loader.cypher.parsing.lexer import Token

__all__ = ["NORMAL_FORMS", "FormParser"]

NORMAL_FORMS = ("NFC", "NFD", "NFKC", "NFKD")


class FormParser(Cursor):
    """Reads these forms. What stands within them is left to the classes below this one."""

    _bar_ends_labels = False

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._memberships: set[int] = set()

    def expression(self) -> s.Expression:
        raise NotImplementedError

    def path_pattern(self) -> s.PathPattern:
        raise NotImplementedError

    def _call(self) -> s.Expression:
        at = self.next.at
        parts = [self.name("a function")]
        while self.accept("."):
            parts.append(self.name("a function"))
        self.expect("(")
        distinct = self._distinct()
        arguments = self._comma_list(")")
        written = ".".join(parts)
        return s.FunctionCall(written.lower(), arguments, distinct, written, at=at)

    def _distinct(self) -> bool:
        """Whether DISTINCT comes next, and is read; its opposite ALL is read as well."""
        if self.sees("ALL") and not self._names_all():
            self.advance()
            return False
        return self.accept("DISTINCT")

    def _names_all(self) -> bool:
        """Whether `all` is the variable or the quantifier here: what follows it cannot begin a value."""
        if self.peek().upper == "(":
            return self.peek(2).kind in ("name", "quoted") and self.peek(3).upper == "IN"
        return self.peek().upper != ")" and self.is_name()

    def is_name(self) -> bool:
        raise NotImplementedError

    def _comma_list(self, closing: str) -> tuple[s.Expression, ...]:
        items: list[s.Expression] = []
        if not self.accept(closing):
            items.append(self.expression())
            while self.accept(","):
                items.append(self.expression())
            self.expect(closing)
        return tuple(items)

    def _trim(self) -> s.Expression:
        """`trim([BOTH | LEADING | TRAILING] [characters] FROM text)`, or a plain call."""
        at = self.next.at
        way = self.peek(2).upper
        named = self.peek(3).upper in (")", ",", ".")
        if way in ("BOTH", "LEADING", "TRAILING") and not named:
            self.expect("TRIM", "(", way)
        elif way in (")", "ALL", "DISTINCT"):
            return self._call()
        else:
            self.expect("TRIM", "(")
            way = "BOTH"
        characters = () if self.sees("FROM") and not named else (self.expression(),)
        if way == "BOTH" and not self.sees("FROM"):
            rest = self._comma_list(")") if self.accept(",") else ()
            if not rest:
                self.expect(")")
            return s.FunctionCall("trim", (*characters, *rest), False, "trim", at=at)
        self.expect("FROM")
        source = self.expression()
        self.expect(")")
        return s.FunctionCall(f"trim{HIDDEN}{way.lower()}", (source, *characters), False, "trim", at=at)

    def _normalize(self) -> s.Expression:
        at = self.next.at
        self.expect("NORMALIZE", "(")
        source = self.expression()
        form = "NFC"
        if self.accept(","):
            if self.next.upper not in NORMAL_FORMS:
                self.unexpected("NFC, NFD, NFKC or NFKD")
            form = self.advance().upper
        self.expect(")")
        normal = s.Literal("string", form, at=at)
        return s.FunctionCall("normalize", (source, normal), False, "normalize", at=at)

    def sees_pattern(self) -> bool:
        """Whether a path pattern of one relationship or more comes next, not a bracketed expression."""
        ahead = self.after_partner()
        if not self.sees("(") or ahead is None or not self._sees_node():
            return False
        if self.peek(ahead).upper == "<":
            ahead += 1
        return self.peek(ahead).upper == "-" and self.peek(ahead + 1).upper in ("-", "[")

    def _sees_node(self) -> bool:
        ahead = 2 if self.peek().kind in ("name", "quoted") else 1
        return self.peek(ahead).upper in (")", ":", "{", "WHERE", "IS")

    def _list(self) -> s.Expression:
        token = self.expect("[")
        if self.sees_name() and self.peek().upper == "IN" and self.place not in self._memberships:
            return self._list_comprehension(token)
        if self.sees_name() and self.peek().upper == "=" and self.peek(2).upper == "(":
            return self._pattern_comprehension(token)
        if self.sees_pattern() and self._is_pattern_comprehension():
            return self._pattern_comprehension(token)
        return s.ListLiteral(self._comma_list("]"), at=token.at)

    def _is_pattern_comprehension(self) -> bool:
        place = self.place
        self.path_pattern()
        found = self.sees("WHERE") or self.sees("|")
        self.place, self.next = place, self.tokens[place]
        return found

    def _list_comprehension(self, token: Token) -> s.Expression:
        place = self.place
        variable = self.name("a variable")
        self.expect("IN")
        source = self.expression()
        if self.sees(","):
            self._memberships.add(place)
            self.place, self.next = place, self.tokens[place]
            return s.ListLiteral(self._comma_list("]"), at=token.at)
        where = self._where_before_bar()
        projection = self.expression() if self.accept("|") else None
        self.expect("]")
        return s.ListComprehension(variable, source, where, projection, at=token.at)

    def _where_before_bar(self) -> s.Expression | None:
        if not self.accept("WHERE"):
            return None
        before, self._bar_ends_labels = self._bar_ends_labels, True
        where = self.expression()
        self._bar_ends_labels = before
        return where

    def _pattern_comprehension(self, token: Token) -> s.Expression:
        pattern = self.path_pattern()
        where = self._where_before_bar()
        self.expect("|")
        projection = self.expression()
        self.expect("]")
        return s.PatternComprehension(pattern, where, projection, at=token.at)

    def _quantifier(self) -> s.Expression:
        token = self.advance()
        kind = token.value.lower()
        self.expect("(")
        if not (self.sees_name() and self.peek().upper == "IN"):
            self.unexpected(f"`{kind}(variable IN list WHERE ...)`")
        variable = self.name("a variable")
        self.expect("IN")
        source = self.expression()
        self.expect("WHERE")
        where = self.expression()
        self.expect(")")
        return s.Quantifier(kind, variable, source, where, at=token.at)  # type: ignore[arg-type]

    def _reduce(self) -> s.Expression:
        token = self.expect("REDUCE", "(")
        accumulator = self.name("an accumulator")
        self.expect("=")
        initial = self.expression()
        self.expect(",")
        variable = self.name("a variable")
        self.expect("IN")
        source = self.expression()
        self.expect("|")
        body = self.expression()
        self.expect(")")
        return s.Reduce(accumulator, initial, variable, source, body, at=token.at)

    def map_literal(self) -> s.MapLiteral:
        """`{key: value, ...}`."""
        token = self.expect("{")
        items: list[tuple[str, s.Expression]] = []
        while not self.sees("}"):
            key = self.name("a key")
            self.expect(":")
            items.append((key, self.expression()))
            if not self.accept(","):
                break
            if self.sees("}"):
                self.unexpected("a key")
        self.expect("}")
        return s.MapLiteral(tuple(items), at=token.at)

    def _map_projection(self, subject: s.Variable) -> s.Expression:
        token = self.expect("{")
        entries: list[tuple[str, s.Expression]] = []
        every = False
        while not self.sees("}"):
            if self.accept(".", "*"):
                every = True
            else:
                entries.append(self._projected(subject))
            if not self.accept(","):
                break
            if self.sees("}"):
                self.unexpected("a key")
        self.expect("}")
        return s.MapProjection(subject, tuple(entries), every, at=token.at)

    def _projected(self, subject: s.Variable) -> tuple[str, s.Expression]:
        at = self.next.at
        if self.accept("."):
            key = self.name("a property's name")
            return key, s.Property(subject, key, at=at)
        key = self.name("a key")
        if self.accept(":"):
            return key, self.expression()
        return key, s.Variable(key, at=at)
