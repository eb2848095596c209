"""The types of `IS :: INTEGER | LIST<STRING NOT NULL>`."""

from __future__ import annotations

from loader.cypher import syntax as s
from loader.cypher.cursor import Cursor

__all__ = ["parse_type"]

_SIMPLE = {
    "BOOL": "BOOLEAN",
    "BOOLEAN": "BOOLEAN",
    "STRING": "STRING",
    "VARCHAR": "STRING",
    "INT": "INTEGER",
    "INTEGER": "INTEGER",
    "INT64": "INTEGER",
    "FLOAT": "FLOAT",
    "FLOAT64": "FLOAT",
    "DATE": "DATE",
    "DURATION": "DURATION",
    "POINT": "POINT",
    "NODE": "NODE",
    "VERTEX": "NODE",
    "RELATIONSHIP": "RELATIONSHIP",
    "EDGE": "RELATIONSHIP",
    "MAP": "MAP",
    "PATH": "PATH",
    "NULL": "NULL",
    "NOTHING": "NOTHING",
}


def parse_type(cursor: Cursor) -> s.ValueType:
    """A type, or several joined by `|`."""
    options = [_one(cursor)]
    while cursor.accept("|"):
        options.append(_one(cursor))
    return options[0] if len(options) == 1 else s.ValueType("ANY OF", options=tuple(options))


def _one(cursor: Cursor) -> s.ValueType:
    with cursor.deeper():
        name, inner = _name(cursor)
        nullable = not cursor.accept("NOT", "NULL") and not cursor.accept("!")
        return s.ValueType(name, nullable, inner)


def _name(cursor: Cursor) -> tuple[str, s.ValueType | None]:
    word = cursor.next.upper
    if word in _SIMPLE:
        cursor.advance()
        return _SIMPLE[word], None
    if cursor.accept("SIGNED", "INTEGER"):
        return "INTEGER", None
    if word in ("ZONED", "LOCAL"):
        cursor.advance()
        part = cursor.expect("TIME" if cursor.sees("TIME") else "DATETIME").upper
        return f"{word} {part}", None
    if word in ("TIME", "TIMESTAMP"):
        return _long_temporal(cursor)
    if word in ("LIST", "ARRAY"):
        cursor.advance()
        return "LIST", _inner(cursor)
    if cursor.accept("PROPERTY", "VALUE"):
        return "PROPERTY VALUE", None
    if cursor.accept("ANY"):
        return _any(cursor)
    return cursor.unexpected("a type such as STRING, INTEGER or LIST<ANY>")


def _long_temporal(cursor: Cursor) -> tuple[str, None]:
    part = "TIME" if cursor.advance().upper == "TIME" else "DATETIME"
    zoned = "LOCAL" if cursor.next.upper == "WITHOUT" else "ZONED"
    cursor.expect("WITHOUT" if zoned == "LOCAL" else "WITH")
    if not cursor.accept("TIME", "ZONE"):
        cursor.expect("TIMEZONE")
    return f"{zoned} {part}", None


def _inner(cursor: Cursor) -> s.ValueType:
    cursor.expect("<")
    inner = parse_type(cursor)
    cursor.expect(">")
    return inner


def _any(cursor: Cursor) -> tuple[str, s.ValueType | None]:
    for word, name in (("NODE", "NODE"), ("RELATIONSHIP", "RELATIONSHIP"), ("MAP", "MAP")):
        if cursor.accept(word):
            return name, None
    if cursor.accept("PROPERTY", "VALUE"):
        return "PROPERTY VALUE", None
    cursor.accept("VALUE")
    if cursor.sees("<"):
        return "ANY OF", _inner(cursor)
    return "ANY", None
