"""A reader of Cypher over any networkx graph."""

from __future__ import annotations

from loader.cypher.engine import Engine, Plan, forget, query
from loader.cypher.evaluation.graph_index import Contents

__all__ = ["Contents", "Engine", "Plan", "forget", "query"]
