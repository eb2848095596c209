"""A reader of Cypher over any networkx graph."""

from __future__ import annotations

from loader.cypher.engine import Engine, Plan, forget, query

__all__ = ["Engine", "Plan", "forget", "query"]
