"""The procedures that a query can call, and what SHOW lists, each with the names of its columns."""

from __future__ import annotations

__all__ = ["COLUMNS", "SHOWN", "SHOWN_FIRST", "type_of_column"]

_PROPERTIES = ("propertyName", "propertyTypes", "mandatory")

COLUMNS = {
    "db.labels": ("label",),
    "db.relationshipTypes": ("relationshipType",),
    "db.propertyKeys": ("propertyKey",),
    "db.schema.nodeTypeProperties": ("nodeType", "nodeLabels", *_PROPERTIES),
    "db.schema.relTypeProperties": ("relType", *_PROPERTIES),
}

SHOWN = {
    "FUNCTION": ("name", "category", "description", "signature", "isBuiltIn", "aggregating"),
    "PROCEDURE": ("name", "description", "mode", "worksOnSystem", "signature"),
}
"""What SHOW FUNCTIONS and SHOW PROCEDURES know of each."""

SHOWN_FIRST = {"FUNCTION": 3, "PROCEDURE": 4}
"""How many of these columns come without YIELD."""

_TYPES = {
    "nodeLabels": "list<string>",
    "propertyTypes": "list<string>",
    "mandatory": "boolean",
    "worksOnSystem": "boolean",
    "isBuiltIn": "boolean",
    "aggregating": "boolean",
}


def type_of_column(name: str, place: int) -> str:
    """The type of a column, as functions declare theirs."""
    return _TYPES.get({**COLUMNS, **SHOWN}[name][place], "string")
