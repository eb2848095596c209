"""Expressions, by precedence climbing.

From loosest to tightest:

    OR; XOR; AND; NOT; = <> < <= > >=; =~ IN STARTS WITH, ENDS WITH, CONTAINS, IS; + - ||; * / %; ^;
    leading + -; .key [index] [from..to] :Label
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

from loader.cypher.ast import nodes as s
from loader.cypher.parsing.forms import NORMAL_FORMS, FormParser
from loader.cypher.parsing.lexer import fail
from loader.cypher.parsing.types import parse_type

if TYPE_CHECKING:
    from loader.cypher.parsing.lexer import Token

__all__ = ["ExpressionParser"]

_OR, _XOR, _AND, _COMPARISON, _PREDICATE, _SUM, _PRODUCT, _POWER, _TIGHTEST = range(1, 10)
_RANKS = {
    "OR": _OR,
    "XOR": _XOR,
    "AND": _AND,
    **dict.fromkeys(("=", "<>", "<", "<=", ">", ">="), _COMPARISON),
    **dict.fromkeys(("=~", "IN", "STARTS", "ENDS", "CONTAINS", "IS", "::"), _PREDICATE),
    **dict.fromkeys(("+", "-", "||"), _SUM),
    **dict.fromkeys(("*", "/", "%"), _PRODUCT),
    "^": _POWER,
}
_CONSTANTS: dict[str, tuple[str, bool | float | None]] = {
    "NULL": ("null", None),
    "TRUE": ("boolean", True),
    "FALSE": ("boolean", False),
    "INFINITY": ("float", math.inf),
    "INF": ("float", math.inf),
    "NAN": ("float", math.nan),
}
_JOINING = ("OR", "XOR", "AND")
_BEHIND_NAMES = (".", ",", ":", ")", "]", "}", "|", "AS", "THEN", "ELSE", "END", "WHERE", "RETURN", "ORDER")
_LARGEST = 2**63


class ExpressionParser(FormParser):
    """Reads expressions. What lies within them but is no expression is left to the classes below this one."""

    def shortest_path(self, variable: str | None) -> s.PathPattern:
        raise NotImplementedError

    def label_expression(self) -> s.LabelExpression:
        raise NotImplementedError

    def subquery(self, kind: Literal["EXISTS", "COUNT", "COLLECT"]) -> s.RegularQuery:
        raise NotImplementedError

    def expression(self, rank: int = _OR) -> s.Expression:
        """An expression whose operators bind at least as tightly as `rank`."""
        self.enter()
        negates = rank <= _COMPARISON and self.sees("NOT") and not self.is_name()
        left = self._not() if negates else self._prefix()
        while (found := _RANKS.get(self.next.upper, 0)) >= rank and found:
            left = self._chain(left, found)
        self.leave()
        return left

    def _chain(self, first: s.Expression, rank: int) -> s.Expression:
        if rank == _PREDICATE:
            return self._only_predicate(first)
        rest: list[tuple[str, s.Expression]] = []
        while _RANKS.get(self.next.upper) == rank:
            operator = self.advance().upper
            rest.append((operator, self.expression(rank + 1)))
        at = first.at
        if rank <= _AND:
            operator = rest[0][0]
            return s.Logical(operator, (first, *(each for _, each in rest)), at=at)  # type: ignore[arg-type]
        kind = s.Comparison if rank == _COMPARISON else s.Arithmetic
        return kind(first, tuple(rest), at=at)

    def _only_predicate(self, left: s.Expression) -> s.Expression:
        """A test behind a value; another one may follow labels alone."""
        test = self._predicate(left)
        if _RANKS.get(self.next.upper) == _PREDICATE and not isinstance(test, s.HasLabels):
            self.fail(f"`{self.next.value}` cannot follow another test: put brackets around the first one")
        return test

    def _predicate(self, left: s.Expression) -> s.Expression:
        token = self.advance()
        match token.upper:
            case "IN":
                return s.In(left, self.expression(_SUM), at=token.at)
            case "IS":
                return self._is(left, token)
            case "::":
                return s.IsTyped(left, parse_type(self), False, at=token.at)
            case "STARTS" | "ENDS" as word:
                self.expect("WITH")
                operator: Literal["STARTS WITH", "ENDS WITH", "CONTAINS", "=~"]
                operator = "STARTS WITH" if word == "STARTS" else "ENDS WITH"
            case "CONTAINS":
                operator = "CONTAINS"
            case _:
                operator = "=~"
        return s.StringTest(operator, left, self.expression(_SUM), at=token.at)

    def _is(self, left: s.Expression, token: Token) -> s.Expression:
        negated = self.accept("NOT")
        if self.accept("NULL"):
            return s.IsNull(left, negated, at=token.at)
        if self.accept("::") or self.accept("TYPED"):
            return s.IsTyped(left, parse_type(self), negated, at=token.at)
        form = self.advance().upper if self.next.upper in NORMAL_FORMS else "NFC"
        if self.accept("NORMALIZED"):
            return s.IsNormalized(left, form, negated, at=token.at)
        if negated:
            self.unexpected("`NULL`, `NORMALIZED` or `::`")
        return s.HasLabels(left, self.label_expression(), at=token.at)

    def is_name(self) -> bool:
        """Whether the keyword that comes next is a name here: nothing follows it that could begin a value.

        A sign could, and so could words such as IN and IS, which may be names themselves.
        """
        follows = self.peek()
        operates = _RANKS.get(follows.upper, _SUM) != _SUM and (follows.kind == "symbol" or follows.upper in _JOINING)
        return follows.kind == "end" or follows.upper in _BEHIND_NAMES or operates

    def _not(self) -> s.Expression:
        token = self.expect("NOT")
        return s.Not(self.expression(_COMPARISON), at=token.at)

    def _prefix(self) -> s.Expression:
        return self._sign() if self.next.upper in ("+", "-") else self._postfix()

    def _sign(self) -> s.Expression:
        """A sign and what it belongs to, which begins with another sign only if that is a number's minus."""
        token = self.advance()
        if token.upper == "-" and self.next.kind in ("integer", "float"):
            return self._negative()
        if self.next.upper not in ("+", "-"):
            operand = self._postfix()
        elif self.sees("-") and self.peek().kind in ("integer", "float"):
            self.advance()
            operand = self._negative()
        else:
            self.fail("A sign cannot follow another sign: put brackets around the second and its value")
        return s.Sign("-" if token.upper == "-" else "+", operand, at=token.at)

    def _negative(self) -> s.Expression:
        """A number behind its minus."""
        if self.next.kind == "integer":
            return self._postfix(negative=True)
        at = self.next.at
        return s.Sign("-", self._postfix(), at=at)

    def _postfix(self, negative: bool = False) -> s.Expression:
        left = self._number(-1) if negative else self._atom()
        steps = 0
        while self.next.upper in (".", "[", ":"):
            steps += 1
            if steps > 200:
                self.fail("Too many steps follow one another", "TooDeep")
            left = self._step(left)
        return left

    def _step(self, left: s.Expression) -> s.Expression:
        token = self.advance()
        if token.upper == ".":
            return s.Property(left, self.name("a property's name"), at=token.at)
        if token.upper == "[":
            return self._index(left, token)
        return s.HasLabels(left, self.label_expression(), at=token.at)

    def _index(self, left: s.Expression, token: Token) -> s.Expression:
        start = None if self.sees("..") else self.expression()
        if not self.accept(".."):
            self.expect("]")
            assert start is not None
            return s.Index(left, start, at=token.at)
        if start is None and self.sees("]"):
            self.unexpected("a start or an end of the slice")
        end = None if self.sees("]") else self.expression()
        self.expect("]")
        return s.Slice(left, start, end, at=token.at)

    def _atom(self) -> s.Expression:
        token = self.next
        match token.kind:
            case "integer" | "float":
                return self._number(1)
            case "string":
                self.advance()
                return s.Literal("string", token.value, at=token.at)
            case "parameter":
                self.advance()
                return s.Parameter(token.value, at=token.at)
            case "quoted":
                return self._named()
            case "name":
                return self._word()
        if self.sees("("):
            return self._bracketed()
        if self.sees("["):
            return self._list()
        if self.sees("{"):
            return self.map_literal()
        return self.unexpected("an expression")

    def _number(self, sign: int) -> s.Expression:
        token = self.advance()
        if token.kind == "float":
            number = float(token.value)
            if math.isinf(number):
                fail(self.text, token.at, f"`{token.value[:40]}` is too large", "FloatingPointOverflow")
            return s.Literal("float", number, at=token.at)
        if len(token.value) > 40:
            fail(self.text, token.at, f"`{token.value[:40]}...` is too large an integer", "IntegerOverflow")
        whole = sign * int(token.value, 0)
        if not -_LARGEST <= whole < _LARGEST:
            fail(self.text, token.at, f"`{token.value}` is too large an integer", "IntegerOverflow")
        return s.Literal("integer", whole, at=token.at)

    def _word(self) -> s.Expression:
        token = self.next
        opens = self.peek().upper
        match token.upper:
            case word if word in _CONSTANTS and opens != "(":
                self.advance()
                return s.Literal(*_CONSTANTS[word], at=token.at)
            case "CASE" if not self.is_name():
                return self._case()
            case "EXISTS" | "COUNT" | "COLLECT" as kind if opens == "{":
                self.advance()
                return s.Subquery(kind, self.subquery(kind), at=token.at)
            case "COUNT" if opens == "(" and self.peek(2).upper == "*":
                self.advance()
                self.expect("(", "*", ")")
                return s.CountStar(at=token.at)
            case "ALL" | "ANY" | "NONE" | "SINGLE" if opens == "(":
                return self._quantifier()
            case "REDUCE" if opens == "(":
                return self._reduce()
            case "SHORTESTPATH" | "ALLSHORTESTPATHS" if opens == "(":
                return s.ShortestPathExpression(self.shortest_path(None), at=token.at)
            case "TRIM" if opens == "(":
                return self._trim()
            case "NORMALIZE" if opens == "(":
                return self._normalize()
        return self._named()

    def _named(self) -> s.Expression:
        """A function's call, a variable, or a map projection of one."""
        ahead = 0
        while self.peek(ahead).kind in ("name", "quoted") and self.peek(ahead + 1).upper == ".":
            ahead += 2
        if self.peek(ahead).kind in ("name", "quoted") and self.peek(ahead + 1).upper == "(":
            return self._call()
        token = self.next
        variable = s.Variable(self.name("a variable"), at=token.at)
        return self._map_projection(variable) if self.sees("{") else variable

    def _bracketed(self) -> s.Expression:
        if self.sees_pattern():
            at = self.next.at
            return s.PatternExpression(self.path_pattern(), at=at)
        self.expect("(")
        before, self._bar_ends_labels = self._bar_ends_labels, False
        inner = self.expression()
        self._bar_ends_labels = before
        self.expect(")")
        return inner

    def _case(self) -> s.Expression:
        token = self.expect("CASE")
        subject = None if self.sees("WHEN") else self.expression()
        alternatives: list[tuple[tuple[s.Expression, ...], s.Expression]] = []
        while self.accept("WHEN"):
            tests = [self._case_test(subject)]
            while subject is not None and self.accept(","):
                tests.append(self._case_test(subject))
            self.expect("THEN")
            alternatives.append((tuple(tests), self.expression()))
        if not alternatives:
            self.unexpected("`WHEN`")
        default = self.expression() if self.accept("ELSE") else None
        self.expect("END")
        return s.Case(subject, tuple(alternatives), default, at=token.at)

    def _sees_test(self) -> bool:
        """Whether an operator comes next that may stand behind WHEN without a left side: IN and CONTAINS may not."""
        word = self.next.upper
        if word == "IS":
            return self.peek().upper not in ("::", ",", "THEN") and not self.sees("IS", "NOT", "::")
        return word not in ("IN", "CONTAINS") and _RANKS.get(word) in (_COMPARISON, _PREDICATE)

    def _case_test(self, subject: s.Expression | None) -> s.Expression:
        """A condition; with a subject also `> 3` or `IS NULL`, and a value stands for `= value`."""
        at = self.next.at
        if subject is None:
            return self.expression()
        operand = s.Operand(at=at)
        if self._sees_test():
            return self._chain(operand, _RANKS[self.next.upper])
        return s.Comparison(operand, (("=", self.expression()),), at=at)
