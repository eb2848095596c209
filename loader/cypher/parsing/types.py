"""The types of `IS :: INTEGER | LIST<STRING NOT NULL>`."""

from __future__ import annotations

from dataclasses import replace

from loader.cypher.parsing.cursor import Cursor
from loader.cypher.types import ANY, INTEGER, NAMES, CypherType, list_of

__all__ = ["parse_type"]

_PROPERTY_VALUE = CypherType("PROPERTY VALUE")
_OF_SEVERAL_WORDS = ("LOCAL TIME", "ZONED TIME", "LOCAL DATETIME", "ZONED DATETIME", "LIST")
_SIMPLE = {name: name for name in (*NAMES, "NOTHING") if name not in _OF_SEVERAL_WORDS} | {
    "BOOL": "BOOLEAN",
    "VARCHAR": "STRING",
    "INT": "INTEGER",
    "VERTEX": "NODE",
    "EDGE": "RELATIONSHIP",
    "PATHS": "PATH",
}


def parse_type(cursor: Cursor) -> CypherType:
    """A type, or several joined by `|`, of which all or none can be null."""
    options = [_one(cursor)]
    while cursor.accept("|"):
        options.append(_one(cursor))
    if len(options) == 1:
        return options[0]
    if len({each.null_allowed for each in options} - {None}) > 1:
        cursor.fail("Types joined by `|` are all NOT NULL, or none is", "InvalidType")
    return CypherType("ANY OF", options=tuple(options))


def _one(cursor: Cursor) -> CypherType:
    """A type, or a list of it: `INTEGER NOT NULL LIST`."""
    with cursor.deeper():
        found = _named(cursor)
        nullable = _may_be_null(cursor)
        if found.options and not nullable:
            cursor.fail("NOT NULL cannot follow `ANY<...>`: write it behind each type within", "InvalidType")
        found = replace(found, nullable=nullable)
        while cursor.accept("LIST") or cursor.accept("ARRAY"):
            found = CypherType("LIST", _may_be_null(cursor), found)
        return found


def _may_be_null(cursor: Cursor) -> bool:
    return not cursor.accept("NOT", "NULL") and not cursor.accept("!")


def _named(cursor: Cursor) -> CypherType:
    word = cursor.next.upper
    if word in _SIMPLE:
        cursor.advance()
        return CypherType(_SIMPLE[word])
    if cursor.accept("SIGNED", "INTEGER"):
        return INTEGER
    if word in ("ZONED", "LOCAL"):
        cursor.advance()
        part = cursor.expect("TIME" if cursor.sees("TIME") else "DATETIME").upper
        return CypherType(f"{word} {part}")
    if word in ("TIME", "TIMESTAMP"):
        return _long_temporal(cursor)
    if word in ("LIST", "ARRAY"):
        cursor.advance()
        return list_of(_inner(cursor))
    if cursor.accept("PROPERTY", "VALUE"):
        return _PROPERTY_VALUE
    if cursor.accept("ANY"):
        return _any(cursor)
    return cursor.unexpected("a type such as STRING, INTEGER or LIST<ANY>")


def _long_temporal(cursor: Cursor) -> CypherType:
    part = "TIME" if cursor.advance().upper == "TIME" else "DATETIME"
    zoned = "LOCAL" if cursor.next.upper == "WITHOUT" else "ZONED"
    cursor.expect("WITHOUT" if zoned == "LOCAL" else "WITH")
    if not cursor.accept("TIME", "ZONE"):
        cursor.expect("TIMEZONE")
    return CypherType(f"{zoned} {part}")


def _inner(cursor: Cursor) -> CypherType:
    cursor.expect("<")
    inner = parse_type(cursor)
    cursor.expect(">")
    return inner


def _any(cursor: Cursor) -> CypherType:
    for word in ("NODE", "VERTEX", "RELATIONSHIP", "EDGE", "MAP"):
        if cursor.accept(word):
            return CypherType(_SIMPLE[word])
    if cursor.accept("PROPERTY", "VALUE"):
        return _PROPERTY_VALUE
    cursor.accept("VALUE")
    if cursor.sees("<"):
        return CypherType("ANY OF", options=(_inner(cursor),))
    return ANY
