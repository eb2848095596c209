"""The procedures that a query can call: each lists names that the graph has, in one column."""

from __future__ import annotations

__all__ = ["COLUMNS"]

COLUMNS = {"db.labels": "label", "db.relationshipTypes": "relationshipType", "db.propertyKeys": "propertyKey"}
