"""The types of Cypher: what a value is, what an expression may be, what a function takes and gives."""

from __future__ import annotations

from loader.cypher.types.model import (
    ANY,
    BOOLEAN,
    FLOAT,
    INTEGER,
    LIST,
    MAP,
    NODE,
    NULL,
    NUMBER,
    PATH,
    RELATIONSHIP,
    SAME,
    STRING,
    VALUE,
    CypherType,
    any_of,
    list_of,
    named,
    union,
)
from loader.cypher.types.names import COORDINATES, NAMES, brief_name, exact_name, type_name

__all__ = [
    "ANY",
    "BOOLEAN",
    "COORDINATES",
    "FLOAT",
    "INTEGER",
    "LIST",
    "MAP",
    "NAMES",
    "NODE",
    "NULL",
    "NUMBER",
    "PATH",
    "RELATIONSHIP",
    "SAME",
    "STRING",
    "VALUE",
    "CypherType",
    "any_of",
    "brief_name",
    "exact_name",
    "list_of",
    "named",
    "type_name",
    "union",
]
