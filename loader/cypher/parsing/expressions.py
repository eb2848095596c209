"""Expressions, by precedence climbing.

From loosest to tightest:

    OR; XOR; AND; NOT; = <> < <= > >=; =~ IN STARTS WITH, ENDS WITH, CONTAINS, IS; + - ||; * / %; ^;
    leading + -; .key [index] [from..to] :Label
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

from loader.cypher.ast import nodes as s
from loader.cypher.parsing.forms import (
    NORMAL_FORMS,
    all_reduce,
    call,
    list_form,
    map_literal,
    map_projection,
    normalize,
    property_exists,
    quantifier,
    reduce,
    sees_pattern,
    trim,
    vector,
)
from loader.cypher.parsing.grammar import Parser
from loader.cypher.parsing.literals import number
from loader.cypher.parsing.ranks import AND, COMPARISON, OR, PREDICATE, RANKS, SUM, is_name
from loader.cypher.parsing.types import parse_type

if TYPE_CHECKING:
    from loader.cypher.parsing.lexer import Token

__all__ = ["expression"]

_CONSTANTS: dict[str, tuple[str, bool | float | None]] = {
    "NULL": ("null", None),
    "TRUE": ("boolean", True),
    "FALSE": ("boolean", False),
    "INFINITY": ("float", math.inf),
    "INF": ("float", math.inf),
    "NAN": ("float", math.nan),
}


def expression(p: Parser, rank: int = OR) -> s.Expression:
    """An expression whose operators bind at least as tightly as `rank`."""
    p.enter()
    negates = rank <= COMPARISON and p.sees("NOT") and not is_name(p)
    left = _not(p) if negates else _prefix(p)
    while (found := RANKS.get(p.next.upper, 0)) >= rank and found:
        left = _chain(p, left, found)
    p.leave()
    return left


def _chain(p: Parser, first: s.Expression, rank: int) -> s.Expression:
    if rank == PREDICATE:
        return _only_predicate(p, first)
    rest: list[tuple[str, s.Expression]] = []
    while RANKS.get(p.next.upper) == rank:
        operator = p.advance().upper
        rest.append((operator, p.expression(rank + 1)))
    at = first.at
    if rank <= AND:
        operator = rest[0][0]
        return s.Logical(operator, (first, *(each for _, each in rest)), at=at)  # type: ignore[arg-type]
    kind = s.Comparison if rank == COMPARISON else s.Arithmetic
    return kind(first, tuple(rest), at=at)


def _only_predicate(p: Parser, left: s.Expression) -> s.Expression:
    """A test behind a value; another one may follow labels alone."""
    test = _predicate(p, left)
    if RANKS.get(p.next.upper) == PREDICATE and not isinstance(test, s.HasLabels):
        p.fail(f"`{p.next.value}` cannot follow another test: put brackets around the first one")
    return test


def _predicate(p: Parser, left: s.Expression) -> s.Expression:
    token = p.advance()
    match token.upper:
        case "IN":
            return s.In(left, p.expression(SUM), at=token.at)
        case "IS":
            return _is(p, left, token)
        case "::":
            return s.IsTyped(left, parse_type(p), False, at=token.at)
        case "STARTS" | "ENDS" as word:
            p.expect("WITH")
            operator: Literal["STARTS WITH", "ENDS WITH", "CONTAINS", "=~"]
            operator = "STARTS WITH" if word == "STARTS" else "ENDS WITH"
        case "CONTAINS":
            operator = "CONTAINS"
        case _:
            operator = "=~"
    return s.StringTest(operator, left, p.expression(SUM), at=token.at)


def _is(p: Parser, left: s.Expression, token: Token) -> s.Expression:
    negated = p.accept("NOT")
    if p.accept("NULL"):
        return s.IsNull(left, negated, at=token.at)
    if p.accept("::") or p.accept("TYPED"):
        return s.IsTyped(left, parse_type(p), negated, at=token.at)
    labeled = p.is_25 and p.accept("LABELED")
    form = p.advance().upper if not labeled and p.next.upper in NORMAL_FORMS else "NFC"
    if not labeled and p.accept("NORMALIZED"):
        return s.IsNormalized(left, form, negated, at=token.at)
    if negated and not p.is_25:
        p.unexpected("`NULL`, `NORMALIZED` or `::`")
    labels = s.HasLabels(left, p.label_expression(), at=token.at)
    return s.Not(labels, at=token.at) if negated else labels


def _not(p: Parser) -> s.Expression:
    token = p.expect("NOT")
    return s.Not(p.expression(COMPARISON), at=token.at)


def _prefix(p: Parser) -> s.Expression:
    return _sign(p) if p.next.upper in ("+", "-") else _postfix(p)


def _sign(p: Parser) -> s.Expression:
    """A sign and what it belongs to, which begins with another sign only if that is a number's minus."""
    token = p.advance()
    if token.upper == "-" and p.next.kind in ("integer", "float"):
        return _negative(p)
    if p.next.upper not in ("+", "-"):
        operand = _postfix(p)
    elif p.sees("-") and p.peek().kind in ("integer", "float"):
        p.advance()
        operand = _negative(p)
    else:
        p.fail("A sign cannot follow another sign: put brackets around the second and its value")
    return s.Sign("-" if token.upper == "-" else "+", operand, at=token.at)


def _negative(p: Parser) -> s.Expression:
    """A number behind its minus."""
    if p.next.kind == "integer":
        return _postfix(p, negative=True)
    at = p.next.at
    return s.Sign("-", _postfix(p), at=at)


def _postfix(p: Parser, negative: bool = False) -> s.Expression:
    left = number(p, -1) if negative else _atom(p)
    steps = 0
    while p.next.upper in (".", "[", ":"):
        steps += 1
        if steps > 200:
            p.fail("Too many steps follow one another", "TooDeep")
        left = _step(p, left)
    return left


def _step(p: Parser, left: s.Expression) -> s.Expression:
    token = p.advance()
    if token.upper == ".":
        return s.Property(left, p.name("a property's name"), at=token.at)
    if token.upper == "[":
        return _index(p, left, token)
    return s.HasLabels(left, p.label_expression(), at=token.at)


def _index(p: Parser, left: s.Expression, token: Token) -> s.Expression:
    start = None if p.sees("..") else p.expression()
    if not p.accept(".."):
        p.expect("]")
        assert start is not None
        return s.Index(left, start, at=token.at)
    if start is None and p.sees("]"):
        p.unexpected("a start or an end of the slice")
    end = None if p.sees("]") else p.expression()
    p.expect("]")
    return s.Slice(left, start, end, at=token.at)


def _atom(p: Parser) -> s.Expression:
    token = p.next
    match token.kind:
        case "integer" | "float":
            return number(p, 1)
        case "string":
            p.advance()
            return s.Literal("string", token.value, at=token.at)
        case "parameter":
            p.advance()
            return s.Parameter(token.value, at=token.at)
        case "quoted":
            return _named(p)
        case "name":
            return _word(p)
    if p.sees("("):
        return _bracketed(p)
    if p.sees("["):
        return list_form(p)
    if p.sees("{"):
        return map_literal(p)
    return p.unexpected("an expression")


def _word(p: Parser) -> s.Expression:
    token = p.next
    opens = p.peek().upper
    match token.upper:
        case word if word in _CONSTANTS and opens != "(":
            p.advance()
            return s.Literal(*_CONSTANTS[word], at=token.at)
        case "CASE" if not is_name(p):
            return _case(p)
        case "EXISTS" | "COUNT" | "COLLECT" as kind if opens == "{":
            p.advance()
            return s.Subquery(kind, p.subquery(kind), at=token.at)
        case "COUNT" if opens == "(" and p.peek(2).upper == "*":
            p.advance()
            p.expect("(", "*", ")")
            return s.CountStar(at=token.at)
        case "ALL" | "ANY" | "NONE" | "SINGLE" if opens == "(":
            return quantifier(p)
        case "REDUCE" if opens == "(":
            return reduce(p)
        case "ALLREDUCE" if opens == "(" and p.is_25:
            return all_reduce(p)
        case "PROPERTY_EXISTS" if opens == "(" and p.is_25:
            return property_exists(p)
        case "VECTOR" | "VECTOR_DISTANCE" | "VECTOR_NORM" if opens == "(" and p.is_25:
            return vector(p)
        case "SHORTESTPATH" | "ALLSHORTESTPATHS" if opens == "(":
            return s.ShortestPathExpression(p.shortest_path(None), at=token.at)
        case "TRIM" if opens == "(":
            return trim(p)
        case "NORMALIZE" if opens == "(":
            return normalize(p)
    return _named(p)


def _named(p: Parser) -> s.Expression:
    """A function's call, a variable, or a map projection of one."""
    ahead = 0
    while p.peek(ahead).kind in ("name", "quoted") and p.peek(ahead + 1).upper == ".":
        ahead += 2
    if p.peek(ahead).kind in ("name", "quoted") and p.peek(ahead + 1).upper == "(":
        return call(p)
    token = p.next
    variable = s.Variable(p.name("a variable"), at=token.at)
    return map_projection(p, variable) if p.sees("{") else variable


def _bracketed(p: Parser) -> s.Expression:
    if sees_pattern(p):
        at = p.next.at
        return s.PatternExpression(p.path_pattern(), at=at)
    p.expect("(")
    before, p.bar_ends_labels = p.bar_ends_labels, False
    inner = p.expression()
    p.bar_ends_labels = before
    p.expect(")")
    return inner


def _case(p: Parser) -> s.Expression:
    token = p.expect("CASE")
    subject = None if p.sees("WHEN") else p.expression()
    alternatives: list[tuple[tuple[s.Expression, ...], s.Expression]] = []
    while p.accept("WHEN"):
        tests = [_case_test(p, subject)]
        while subject is not None and p.accept(","):
            tests.append(_case_test(p, subject))
        p.expect("THEN")
        alternatives.append((tuple(tests), p.expression()))
    if not alternatives:
        p.unexpected("`WHEN`")
    default = p.expression() if p.accept("ELSE") else None
    p.expect("END")
    return s.Case(subject, tuple(alternatives), default, at=token.at)


def _sees_test(p: Parser) -> bool:
    """Whether an operator comes next that may stand behind WHEN without a left side: by Cypher 5 IN and CONTAINS may
    not, but are names."""
    word = p.next.upper
    if word in ("IN", "CONTAINS"):
        return p.is_25 and p.peek().upper not in ("THEN", ",", ".")
    if word == "IS" and p.is_25:
        return p.peek().upper not in _BEHIND_A_NAME
    if word == "IS":
        return p.peek().upper not in ("::", ",", "THEN") and not p.sees("IS", "NOT", "::")
    return RANKS.get(word) in (COMPARISON, PREDICATE)


_BEHIND_A_NAME = {"THEN", ",", ".", "[", "+", "-", "*", "/", "%", "^", "||"}
"""What follows `IS` where that is a variable."""


def _only_comparison(p: Parser, operand: s.Operand) -> s.Expression:
    """One comparison: what is compared once more is none of the values of a CASE."""
    operator = p.advance().upper
    return s.Comparison(operand, ((operator, p.expression(COMPARISON + 1)),), at=operand.at)


def _case_test(p: Parser, subject: s.Expression | None) -> s.Expression:
    """A condition; with a subject also `> 3` or `IS NULL`, and a value stands for `= value`."""
    at = p.next.at
    if subject is None:
        return p.expression()
    operand = s.Operand(at=at)
    if p.is_25 and p.accept(":"):
        return s.HasLabels(operand, p.label_expression(), at=at)
    if _sees_test(p):
        return _only_comparison(p, operand) if RANKS[p.next.upper] == COMPARISON else _only_predicate(p, operand)
    return s.Comparison(operand, (("=", p.expression()),), at=at)
