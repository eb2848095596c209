"""The types of `IS :: INTEGER | LIST<STRING NOT NULL>`."""

from __future__ import annotations

from loader.cypher.ast import parts
from loader.cypher.parsing.cursor import Cursor

__all__ = ["parse_type"]

_SIMPLE = {
    "BOOL": "BOOLEAN",
    "BOOLEAN": "BOOLEAN",
    "STRING": "STRING",
    "VARCHAR": "STRING",
    "INT": "INTEGER",
    "INTEGER": "INTEGER",
    "FLOAT": "FLOAT",
    "DATE": "DATE",
    "DURATION": "DURATION",
    "POINT": "POINT",
    "NODE": "NODE",
    "VERTEX": "NODE",
    "RELATIONSHIP": "RELATIONSHIP",
    "EDGE": "RELATIONSHIP",
    "MAP": "MAP",
    "PATH": "PATH",
    "PATHS": "PATH",
    "NULL": "NULL",
    "NOTHING": "NOTHING",
}


def parse_type(cursor: Cursor) -> parts.CypherType:
    """A type, or several joined by `|`, of which all or none can be null."""
    options = [_one(cursor)]
    while cursor.accept("|"):
        options.append(_one(cursor))
    if len(options) == 1:
        return options[0]
    if len(set(map(_nullable, options)) - {None}) > 1:
        cursor.fail("Types joined by `|` are all NOT NULL, or none is", "InvalidType")
    return parts.CypherType("ANY OF", options=tuple(options))


def _nullable(type_: parts.CypherType) -> bool | None:
    """Whether null is of the type; None for a type that leaves it to the others."""
    if type_.name == "ANY OF":
        return next((_nullable(each) for each in type_.options or (type_.inner,) if each is not None), None)
    return None if type_.name == "NOTHING" else type_.nullable


def _one(cursor: Cursor) -> parts.CypherType:
    """A type, or a list of it: `INTEGER NOT NULL LIST`."""
    with cursor.deeper():
        name, inner = _name(cursor)
        found = parts.CypherType(name, _may_be_null(cursor), inner)
        if name == "ANY OF" and not found.nullable:
            cursor.fail("NOT NULL cannot follow `ANY<...>`: write it behind each type within", "InvalidType")
        while cursor.accept("LIST") or cursor.accept("ARRAY"):
            found = parts.CypherType("LIST", _may_be_null(cursor), found)
        return found


def _may_be_null(cursor: Cursor) -> bool:
    return not cursor.accept("NOT", "NULL") and not cursor.accept("!")


def _name(cursor: Cursor) -> tuple[str, parts.CypherType | None]:
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


def _inner(cursor: Cursor) -> parts.CypherType:
    cursor.expect("<")
    inner = parse_type(cursor)
    cursor.expect(">")
    return inner


def _any(cursor: Cursor) -> tuple[str, parts.CypherType | None]:
    for word in ("NODE", "VERTEX", "RELATIONSHIP", "EDGE", "MAP"):
        if cursor.accept(word):
            return _SIMPLE[word], None
    if cursor.accept("PROPERTY", "VALUE"):
        return "PROPERTY VALUE", None
    cursor.accept("VALUE")
    if cursor.sees("<"):
        return "ANY OF", _inner(cursor)
    return "ANY", None
