"""The types of `IS :: INTEGER | LIST<STRING NOT NULL>`."""

from __future__ import annotations

from dataclasses import replace

from loader.cypher.parsing.grammar import Parser
from loader.cypher.types import ANY, COORDINATES, INTEGER, NAMES, CypherType, list_of

__all__ = ["coordinate_type", "parse_type"]

_PROPERTY_VALUE = CypherType("PROPERTY VALUE")
_OF_SEVERAL_WORDS = ("LOCAL TIME", "ZONED TIME", "LOCAL DATETIME", "ZONED DATETIME", "LIST", "VECTOR")
_ONLY_25 = ("UUID", "VECTOR")
_SIMPLE = {name: name for name in (*NAMES, "NOTHING") if name not in _OF_SEVERAL_WORDS} | {
    "BOOL": "BOOLEAN",
    "VARCHAR": "STRING",
    "INT": "INTEGER",
    "VERTEX": "NODE",
    "EDGE": "RELATIONSHIP",
    "PATHS": "PATH",
}


def parse_type(p: Parser) -> CypherType:
    """A type, or several joined by `|`, of which all or none can be null."""
    options = [_one(p)]
    while p.accept("|"):
        options.append(_one(p))
    if len(options) == 1:
        return options[0]
    if len({each.null_allowed for each in options} - {None}) > 1:
        p.fail("Types joined by `|` are all NOT NULL, or none is", "InvalidType")
    return CypherType("ANY OF", options=tuple(options))


def _one(p: Parser) -> CypherType:
    """A type, or a list of it: `INTEGER NOT NULL LIST`."""
    with p.deeper():
        found = _named(p)
        nullable = _may_be_null(p)
        if found.options and not nullable:
            p.fail("NOT NULL cannot follow `ANY<...>`: write it behind each type within", "InvalidType")
        found = replace(found, nullable=nullable)
        while p.accept("LIST") or p.accept("ARRAY"):
            found = CypherType("LIST", _may_be_null(p), found)
        return found


def _may_be_null(p: Parser) -> bool:
    return not p.accept("NOT", "NULL") and not p.accept("!")


def _named(p: Parser) -> CypherType:
    word = p.next.upper
    if word in _ONLY_25 and not p.is_25:
        p.fail(f"{word} is a type of Cypher 25: write CYPHER 25 before the query", "InvalidType")
    if p.accept("VECTOR"):
        return _vector(p)
    if word in _SIMPLE:
        p.advance()
        return CypherType(_SIMPLE[word])
    if p.accept("SIGNED", "INTEGER"):
        return INTEGER
    if word in ("ZONED", "LOCAL"):
        p.advance()
        part = p.expect("TIME" if p.sees("TIME") else "DATETIME").upper
        return CypherType(f"{word} {part}")
    if word in ("TIME", "TIMESTAMP"):
        return _long_temporal(p)
    if word in ("LIST", "ARRAY"):
        p.advance()
        return list_of(_inner(p))
    if p.accept("PROPERTY", "VALUE"):
        return _PROPERTY_VALUE
    if p.accept("ANY"):
        return _any(p)
    return p.unexpected("a type such as STRING, INTEGER or LIST<ANY>")


_COORDINATES = {f"INT{bits}": f"INTEGER{bits}" for bits in (8, 16, 32)}
_COORDINATES |= {name: name for name in COORDINATES}
_COORDINATES |= {"INT": "INTEGER", "INT64": "INTEGER", "INTEGER64": "INTEGER", "FLOAT64": "FLOAT"}


def coordinate_type(p: Parser) -> str | None:
    """The name of the type of a vector's coordinates, perhaps with NOT NULL behind it; None where none stands here."""
    if p.accept("SIGNED", "INTEGER"):
        found = "INTEGER"
    elif p.next.kind == "name" and p.next.upper in _COORDINATES:
        found = _COORDINATES[p.advance().upper]
    else:
        return None
    p.accept("NOT", "NULL")
    return found


def _vector(p: Parser) -> CypherType:
    """`VECTOR<FLOAT32>(3)`, of which both parts may be left out."""
    name = "VECTOR"
    if p.accept("<"):
        kind = coordinate_type(p) or p.unexpected("a type such as INTEGER8 or FLOAT32")
        p.expect(">")
        name += f"<{kind} NOT NULL>"
    if p.sees("(") and p.peek().kind == "integer":
        p.advance()
        name += f"({p.advance().value})"
        p.expect(")")
    return CypherType(name)


def _long_temporal(p: Parser) -> CypherType:
    part = "TIME" if p.advance().upper == "TIME" else "DATETIME"
    zoned = "LOCAL" if p.next.upper == "WITHOUT" else "ZONED"
    p.expect("WITHOUT" if zoned == "LOCAL" else "WITH")
    if not p.accept("TIME", "ZONE"):
        p.expect("TIMEZONE")
    return CypherType(f"{zoned} {part}")


def _inner(p: Parser) -> CypherType:
    p.expect("<")
    inner = parse_type(p)
    p.expect(">")
    return inner


def _any(p: Parser) -> CypherType:
    for word in ("NODE", "VERTEX", "RELATIONSHIP", "EDGE", "MAP"):
        if p.accept(word):
            return CypherType(_SIMPLE[word])
    if p.accept("PROPERTY", "VALUE"):
        return _PROPERTY_VALUE
    p.accept("VALUE")
    if p.sees("<"):
        return CypherType("ANY OF", options=(_inner(p),))
    return ANY
