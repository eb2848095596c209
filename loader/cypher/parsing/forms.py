"""Forms of expressions with brackets and words of their own: calls, lists, maps, comprehensions, quantifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loader.cypher.ast import nodes as s
from loader.cypher.ast.names import HIDDEN
from loader.cypher.parsing.grammar import Parser
from loader.cypher.parsing.ranks import is_name
from loader.cypher.parsing.types import coordinate_type

if TYPE_CHECKING:
    from loader.cypher.parsing.lexer import Token

__all__ = [
    "NORMAL_FORMS",
    "all_reduce",
    "call",
    "list_form",
    "map_literal",
    "map_projection",
    "normalize",
    "property_exists",
    "quantifier",
    "reduce",
    "sees_pattern",
    "trim",
    "vector",
]

NORMAL_FORMS = ("NFC", "NFD", "NFKC", "NFKD")


def call(p: Parser) -> s.Expression:
    at = p.next.at
    parts = [p.name("a function")]
    while p.accept("."):
        parts.append(p.name("a function"))
    p.expect("(")
    distinct = _distinct(p)
    arguments = _comma_list(p, ")")
    written = ".".join(parts)
    return s.FunctionCall(written.lower(), arguments, distinct, written, at=at)


def _distinct(p: Parser) -> bool:
    """Whether DISTINCT comes next, and is read; its opposite ALL is read as well."""
    if p.sees("ALL") and not _names_all(p):
        p.advance()
        return False
    return p.accept("DISTINCT")


def _names_all(p: Parser) -> bool:
    """Whether `all` is the variable or the quantifier here: what follows it cannot begin a value."""
    if p.peek().upper == "(":
        return p.peek(2).kind in ("name", "quoted") and p.peek(3).upper == "IN"
    return p.peek().upper != ")" and is_name(p)


def _comma_list(p: Parser, closing: str) -> tuple[s.Expression, ...]:
    items: list[s.Expression] = []
    if not p.accept(closing):
        items.append(p.expression())
        while p.accept(","):
            items.append(p.expression())
        p.expect(closing)
    return tuple(items)


def trim(p: Parser) -> s.Expression:
    """`trim([BOTH | LEADING | TRAILING] [characters] FROM text)`, or a plain call."""
    at = p.next.at
    way = p.peek(2).upper
    named = p.peek(3).upper in (")", ",", ".")
    if way in ("BOTH", "LEADING", "TRAILING") and not named:
        p.expect("TRIM", "(", way)
    elif way in (")", "ALL", "DISTINCT"):
        return call(p)
    else:
        p.expect("TRIM", "(")
        way = "BOTH"
    characters = () if p.sees("FROM") and not named else (p.expression(),)
    if way == "BOTH" and not p.sees("FROM"):
        rest = _comma_list(p, ")") if p.accept(",") else ()
        if not rest:
            p.expect(")")
        return s.FunctionCall("trim", (*characters, *rest), False, "trim", at=at)
    p.expect("FROM")
    source = p.expression()
    p.expect(")")
    return s.FunctionCall(f"trim{HIDDEN}{way.lower()}", (source, *characters), False, "trim", at=at)


def normalize(p: Parser) -> s.Expression:
    at = p.next.at
    p.expect("NORMALIZE", "(")
    source = p.expression()
    form = "NFC"
    if p.accept(","):
        if p.next.upper not in NORMAL_FORMS:
            p.unexpected("NFC, NFD, NFKC or NFKD")
        form = p.advance().upper
    p.expect(")")
    normal = s.Literal("string", form, at=at)
    return s.FunctionCall("normalize", (source, normal), False, "normalize", at=at)


def sees_pattern(p: Parser) -> bool:
    """Whether a path pattern of one relationship or more comes next, not a bracketed expression."""
    ahead = p.after_partner()
    if not p.sees("(") or ahead is None or not _sees_node(p):
        return False
    if p.peek(ahead).upper == "<":
        ahead += 1
    return p.peek(ahead).upper == "-" and p.peek(ahead + 1).upper in ("-", "[")


def _sees_node(p: Parser) -> bool:
    ahead = 2 if p.peek().kind in ("name", "quoted") else 1
    return p.peek(ahead).upper in (")", ":", "{", "WHERE", "IS")


def list_form(p: Parser) -> s.Expression:
    token = p.expect("[")
    if p.sees_name() and p.peek().upper == "IN" and p.place not in p.memberships:
        return _list_comprehension(p, token)
    if p.sees_name() and p.peek().upper == "=" and p.peek(2).upper == "(":
        return _pattern_comprehension(p, token)
    if sees_pattern(p) and _is_pattern_comprehension(p):
        return _pattern_comprehension(p, token)
    return s.ListLiteral(_comma_list(p, "]"), at=token.at)


def _is_pattern_comprehension(p: Parser) -> bool:
    place = p.place
    p.path_pattern()
    found = p.sees("WHERE") or p.sees("|")
    p.place, p.next = place, p.tokens[place]
    return found


def _list_comprehension(p: Parser, token: Token) -> s.Expression:
    place = p.place
    variable = p.name("a variable")
    p.expect("IN")
    source = p.expression()
    if p.sees(","):
        p.memberships.add(place)
        p.place, p.next = place, p.tokens[place]
        return s.ListLiteral(_comma_list(p, "]"), at=token.at)
    where = _where_before_bar(p)
    projection = p.expression() if p.accept("|") else None
    p.expect("]")
    return s.ListComprehension(variable, source, where, projection, at=token.at)


def _where_before_bar(p: Parser) -> s.Expression | None:
    if not p.accept("WHERE"):
        return None
    before, p.bar_ends_labels = p.bar_ends_labels, True
    where = p.expression()
    p.bar_ends_labels = before
    return where


def _pattern_comprehension(p: Parser, token: Token) -> s.Expression:
    pattern = p.path_pattern()
    where = _where_before_bar(p)
    p.expect("|")
    projection = p.expression()
    p.expect("]")
    return s.PatternComprehension(pattern, where, projection, at=token.at)


def quantifier(p: Parser) -> s.Expression:
    token = p.advance()
    kind = token.value.lower()
    p.expect("(")
    if not (p.sees_name() and p.peek().upper == "IN"):
        p.unexpected(f"`{kind}(variable IN list WHERE ...)`")
    variable = p.name("a variable")
    p.expect("IN")
    source = p.expression()
    p.expect("WHERE")
    where = p.expression()
    p.expect(")")
    return s.Quantifier(kind, variable, source, where, at=token.at)  # type: ignore[arg-type]


def _accumulation(p: Parser) -> tuple[str, s.Expression, str, s.Expression, s.Expression]:
    """`sum = 0, x IN list | sum + x`: the accumulator, its start, the variable, the source and the body."""
    accumulator = p.name("an accumulator")
    p.expect("=")
    initial = p.expression()
    p.expect(",")
    variable = p.name("a variable")
    p.expect("IN")
    source = p.expression()
    p.expect("|")
    body = p.expression()
    return accumulator, initial, variable, source, body


def reduce(p: Parser) -> s.Expression:
    token = p.expect("REDUCE", "(")
    parts = _accumulation(p)
    p.expect(")")
    return s.Reduce(*parts, at=token.at)


def all_reduce(p: Parser) -> s.Expression:
    at = p.next.at
    p.expect("ALLREDUCE", "(")
    parts = _accumulation(p)
    p.expect(",")
    condition = p.expression()
    p.expect(")")
    return s.AllReduce(*parts, condition, at=at)


_METRICS = {
    "VECTOR_DISTANCE": ("EUCLIDEAN", "EUCLIDEAN_SQUARED", "MANHATTAN", "COSINE", "DOT", "HAMMING"),
    "VECTOR_NORM": ("EUCLIDEAN", "MANHATTAN"),
}


def vector(p: Parser) -> s.Expression:
    """`vector(list, 3, FLOAT32)`, `vector_distance(a, b, COSINE)` or `vector_norm(a, DOT)`, that end in a word."""
    token = p.advance()
    p.expect("(")
    arguments = [p.expression()]
    p.expect(",")
    if token.upper != "VECTOR_NORM":
        arguments.append(p.expression())
        p.expect(",")
    _check_dimension(p, token.upper, arguments)
    arguments.append(s.Literal("string", _vector_word(p, token.upper), at=p.next.at))
    p.expect(")")
    return s.FunctionCall(token.value.lower(), tuple(arguments), False, token.value, at=token.at)


def _check_dimension(p: Parser, name: str, arguments: list[s.Expression]) -> None:
    size = arguments[-1]
    if name == "VECTOR" and isinstance(size, s.Literal) and isinstance(size.value, int) and not 0 < size.value <= 4096:
        p.fail(f"A vector has 1 to 4096 coordinates, not {size.value}", "NumberOutOfRange")


def _vector_word(p: Parser, name: str) -> str:
    if name == "VECTOR":
        return coordinate_type(p) or p.unexpected("a type of coordinates, such as INTEGER8, INTEGER, FLOAT32 or FLOAT")
    if p.next.upper not in _METRICS[name]:
        p.unexpected(f"one of {', '.join(_METRICS[name])}")
    return p.advance().upper


def property_exists(p: Parser) -> s.Expression:
    """`PROPERTY_EXISTS(element, key)`."""
    at = p.next.at
    p.expect("PROPERTY_EXISTS", "(")
    subject = p.expression()
    p.expect(",")
    key = p.name("a property's name")
    p.expect(")")
    arguments = (subject, s.Literal("string", key, at=at))
    return s.FunctionCall(f"property_exists{HIDDEN}", arguments, False, "PROPERTY_EXISTS", at=at)


def map_literal(p: Parser) -> s.MapLiteral:
    """`{key: value, ...}`."""
    token = p.expect("{")
    items: list[tuple[str, s.Expression]] = []
    while not p.sees("}"):
        key = p.name("a key")
        p.expect(":")
        items.append((key, p.expression()))
        if not p.accept(","):
            break
        if p.sees("}"):
            p.unexpected("a key")
    p.expect("}")
    return s.MapLiteral(tuple(items), at=token.at)


def map_projection(p: Parser, subject: s.Variable) -> s.Expression:
    token = p.expect("{")
    entries: list[tuple[str, s.Expression]] = []
    every = False
    while not p.sees("}"):
        if p.accept(".", "*"):
            every = True
        else:
            entries.append(_projected(p, subject))
        if not p.accept(","):
            break
        if p.sees("}"):
            p.unexpected("a key")
    p.expect("}")
    return s.MapProjection(subject, tuple(entries), every, at=token.at)


def _projected(p: Parser, subject: s.Variable) -> tuple[str, s.Expression]:
    at = p.next.at
    if p.accept("."):
        key = p.name("a property's name")
        return key, s.Property(subject, key, at=at)
    key = p.name("a key")
    if p.accept(":"):
        return key, p.expression()
    return key, s.Variable(key, at=at)
