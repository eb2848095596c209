"""Patterns: nodes, relationships, paths, and what selects among paths.

path         [name =] [selector] [mode] (whole | ( name = whole [WHERE condition] ))
whole        element... | ( whole [WHERE condition] )
selector     SHORTEST k | SHORTEST [k] GROUPS | ALL SHORTEST | ANY [SHORTEST | k]
mode         WALK | TRAIL | ACYCLIC (in Cypher 25; in SHORTEST k GROUPS before the last word)
k            integer | $parameter (in Cypher 25)
node         ( [name] [:labels] [{properties} | $parameter] [WHERE condition] )
relationship <-[ [name] [:types] [*least..most] [{properties}] [WHERE condition] ]-> [quantifier]
quantified   ( whole [WHERE condition] ) quantifier
quantifier   + | * | {n} | {least,most}
"""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from loader.cypher.ast import nodes as s
from loader.cypher.ast import parts
from loader.cypher.ast.names import HIDDEN
from loader.cypher.parsing.forms import map_literal
from loader.cypher.parsing.grammar import Parser
from loader.cypher.parsing.labels import colon_labels
from loader.cypher.parsing.literals import whole

__all__ = ["path_pattern", "patterns", "shortest_path"]

MOST_ELEMENTS = 400
"""The most nodes and relationships in one path pattern. (A CREATE in tests may well have more patterns.)"""

MOST_PATTERNS = 1_000
"""The most patterns in one clause."""


def patterns(p: Parser) -> tuple[s.PathPattern, ...]:
    """Path patterns with commas between them."""
    found = [p.path_pattern()]
    while p.accept(","):
        if len(found) > MOST_PATTERNS:
            p.fail(f"A clause has more than {MOST_PATTERNS} patterns", "TooLarge")
        found.append(p.path_pattern())
    return tuple(found)


def path_pattern(p: Parser) -> s.PathPattern:
    at = p.next.at
    variable = None
    if p.sees_name() and p.peek().upper == "=":
        variable = p.name("a path")
        p.expect("=")
    if p.next.upper in ("SHORTESTPATH", "ALLSHORTESTPATHS") and p.peek().upper == "(":
        return shortest_path(p, variable)
    selector, mode = _selector(p)
    within = None
    if selector is not None and _is_named_within(p):
        p.expect("(")
        within = p.name("a path")
        p.expect("=")
        elements, where = _rest_of_brackets(p)
    else:
        elements, where = _whole_path(p)
    found = s.PathPattern(variable, elements, None, selector, where, within, mode, at=at)
    return _acyclic(found) if mode == "ACYCLIC" else found


def _acyclic(pattern: s.PathPattern) -> s.PathPattern:
    """The path that meets no node twice."""
    at = pattern.at
    name = pattern.within or f"{HIDDEN}acyclic {at}"
    test = s.FunctionCall(f"acyclic{HIDDEN}", (s.Variable(name, at=at),), False, "ACYCLIC", at=at)
    where = test if pattern.where is None else s.Logical("AND", (pattern.where, test), at=at)
    return replace(pattern, where=where, within=name)


def _is_named_within(p: Parser) -> bool:
    """Whether brackets hold the name of a path: `ANY SHORTEST (p = (a)-->+(b))`."""
    return p.sees("(") and p.peek().kind in ("name", "quoted") and p.peek(2).upper == "="


def _whole_path(p: Parser) -> tuple[tuple[s.PatternElement, ...], s.Expression | None]:
    """The elements of a path, and the conditions within the brackets around it, if there are any."""
    with p.deeper():
        if not _is_bracketed(p):
            return _elements(p), None
        p.expect("(")
        return _rest_of_brackets(p)


def _rest_of_brackets(p: Parser) -> tuple[tuple[s.PatternElement, ...], s.Expression | None]:
    elements, inner = _whole_path(p)
    where = p.expression() if p.accept("WHERE") else None
    p.expect(")")
    if inner is not None and where is not None:
        where = s.Logical("AND", (inner, where), at=where.at)
    return elements, where or inner


def _is_bracketed(p: Parser) -> bool:
    """Whether brackets stand around a whole path, with nothing behind them that would make it a part of one."""
    after = p.after_partner() if p.sees("(", "(") else None
    return after is not None and p.peek(after).upper not in ("+", "*", "{", "(", "-", "<")


def shortest_path(p: Parser, variable: str | None) -> s.PathPattern:
    at = p.next.at
    shortest: Literal["one", "all"] = "one" if p.advance().upper == "SHORTESTPATH" else "all"
    p.expect("(")
    elements = _elements(p)
    p.expect(")")
    return s.PathPattern(variable, elements, shortest, at=at)


def _selector(p: Parser) -> tuple[s.Selector | None, s.PathMode | None]:
    """What selects among the paths, and what they may meet again: `SHORTEST 2 ACYCLIC PATHS`."""
    if p.accept("ALL", "SHORTEST"):
        return s.Selector("all shortest"), _mode(p)
    if p.accept("ANY", "SHORTEST"):
        return s.Selector("shortest"), _mode(p)
    if p.accept("ANY"):
        some = _count(p) or 1
        return s.Selector("any", some), _mode(p)
    if p.accept("SHORTEST"):
        return _shortest(p)
    if p.sees("ALL") and (p.peek().upper in ("PATH", "PATHS", "(") or (p.is_25 and p.peek().upper in _MODES)):
        p.advance()
        return None, _mode(p)
    return None, _mode(p) if p.is_25 and p.next.upper in _MODES else None


def _shortest(p: Parser) -> tuple[s.Selector, s.PathMode | None]:
    count = _count(p)
    mode = _mode(p)
    if p.accept("GROUP") or p.accept("GROUPS"):
        return s.Selector("groups", count or 1), mode
    if count is None:
        p.unexpected("a number, GROUP or GROUPS")
    return s.Selector("shortest", count), mode


_MODES: dict[str, s.PathMode] = {"WALK": "WALK", "TRAIL": "TRAIL", "ACYCLIC": "ACYCLIC"}


def _mode(p: Parser) -> s.PathMode | None:
    """WALK, TRAIL or ACYCLIC, and the word PATHS behind it or alone."""
    mode = _MODES[p.advance().upper] if p.is_25 and p.next.upper in _MODES else None
    if not p.accept("PATH"):
        p.accept("PATHS")
    return mode


def _count(p: Parser) -> int | s.Parameter | None:
    if p.is_25 and p.next.kind == "parameter":
        token = p.advance()
        return s.Parameter(token.value, at=token.at)
    if p.next.kind != "integer":
        return None
    count = whole(p)
    if count == 0:
        p.fail("The number of paths must be at least 1")
    return count


def _elements(p: Parser) -> tuple[s.PatternElement, ...]:
    elements: list[s.PatternElement] = []
    while True:
        if len(elements) > MOST_ELEMENTS:
            p.fail(f"A path pattern has more than {MOST_ELEMENTS} parts", "TooLarge")
        elements.append(_quantified(p) if p.sees("(", "(") else _node(p))
        if p.next.upper in ("-", "<"):
            elements.append(_relationship(p))
            if not p.sees("("):
                p.unexpected("a node")
        elif not p.sees("("):
            return tuple(elements)
        elif isinstance(elements[-1], s.NodePattern) and not p.sees("(", "("):
            p.unexpected("a relationship")


def _node(p: Parser) -> s.NodePattern:
    token = p.expect("(")
    variable = p.name("a node") if _is_named(p) else None
    labels = colon_labels(p)
    if labels is not None and "|:" in p.label_marks:
        p.fail("`|:` joins no labels", "InvalidLabelExpression", "write `|`")
    properties = _properties(p)
    where = p.expression() if p.accept("WHERE") else None
    p.expect(")")
    return s.NodePattern(variable, labels, properties, where, at=token.at)


def _is_named(p: Parser) -> bool:
    """Whether a node or relationship begins with its variable, which may well be called `is` or `where`."""
    word, follows, then = p.next.upper, p.peek().upper, p.peek(2).upper
    if word not in ("IS", "WHERE") or follows in (")", "]", ":", "*"):
        return p.sees_name()
    if follows == "{":
        after = p.after_partner(1)
        return word == "IS" or (after is not None and p.peek(after).upper in (")", "]", "WHERE"))
    if word == "WHERE":
        return follows in ("IS", "WHERE") and then not in (")", "]", ".", "=")
    return follows in ("IS", "WHERE") and then not in (")", "]", "&", "|", "WHERE")


def _quantified(p: Parser) -> s.QuantifiedPattern:
    token = p.expect("(")
    elements, where = _rest_of_brackets(p)
    repeat = _quantifier_suffix(p)
    if repeat is None:
        p.unexpected("a quantifier such as {1,3}, + or *")
    return s.QuantifiedPattern(elements, where, repeat, at=token.at)


def _relationship(p: Parser) -> s.RelationshipPattern:
    at = p.next.at
    left = p.accept("<")
    p.expect("-")
    variable, types, length, properties, where = None, None, None, None, None
    if p.accept("["):
        variable = p.name("a relationship") if _is_named(p) else None
        types = colon_labels(p)
        marks = p.label_marks if types is not None else frozenset()
        length = _length(p) if p.accept("*") else None
        properties = _properties(p)
        if ":" in marks:
            p.fail("A relationship has one type: `:` joins none", "InvalidLabelExpression")
        if "|:" in marks and (variable or length or properties or marks & {"!", "&", "%"}):
            p.fail("`|:` joins types of a bare relationship alone", "InvalidLabelExpression", "write `|`")
        where = p.expression() if p.accept("WHERE") else None
        p.expect("]")
    p.expect("-")
    right = p.accept(">")
    direction: s.Direction = "both" if left == right else "in" if left else "out"
    quantifier = _quantifier_suffix(p)
    return s.RelationshipPattern(variable, types, properties, where, direction, length, quantifier, at=at)


def _length(p: Parser) -> parts.Repeat:
    if p.sees("-"):
        p.fail("A length cannot be negative", "InvalidRelationshipPattern")
    least = whole(p) if p.next.kind == "integer" else None
    if not p.accept(".."):
        return parts.Repeat(1, None) if least is None else parts.Repeat(least, least)
    if p.sees("-"):
        p.fail("A length cannot be negative", "InvalidRelationshipPattern")
    most = whole(p) if p.next.kind == "integer" else None
    return parts.Repeat(1 if least is None else least, most)


def _quantifier_suffix(p: Parser) -> parts.Repeat | None:
    if p.accept("+"):
        return parts.Repeat(1, None)
    if p.accept("*"):
        return parts.Repeat(0, None)
    if not p.accept("{"):
        return None
    least = whole(p) if p.next.kind == "integer" else None
    most = least
    if p.accept(","):
        most = whole(p) if p.next.kind == "integer" else None
    elif least is None:
        p.unexpected("a number")
    p.expect("}")
    if most is not None and (most < (least or 0) or most == 0):
        p.fail("The quantifier allows no number of times", "InvalidQuantifier")
    return parts.Repeat(least or 0, most)


def _properties(p: Parser) -> s.Expression | None:
    if p.sees("{"):
        return map_literal(p)
    if p.next.kind == "parameter":
        token = p.advance()
        return s.Parameter(token.value, at=token.at)
    return None
