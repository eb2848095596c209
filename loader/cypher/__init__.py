"""A reader of Cypher over any networkx graph."""

from __future__ import annotations

import loader.graph  # noqa: F401 - before all else, since it puts off the driver
from loader.cypher.engine import Engine, Plan, forget, query
from loader.cypher.evaluation.graph_index import Contents

__all__ = ["Contents", "Engine", "Plan", "forget", "query"]
