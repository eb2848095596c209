"""The functions of Cypher, each a plain function over values."""

from __future__ import annotations

from loader.cypher.functions import conversion, entities, lists, maths, strings, value_type
from loader.cypher.functions.registry import FUNCTIONS, Function

__all__ = ["FUNCTIONS", "Function", "conversion", "entities", "lists", "maths", "strings", "value_type"]
