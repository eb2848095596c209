"""Dates, times and durations with the semantics of Neo4j's Cypher, over the types of `neo4j.time`.

A LocalTime is a `Time` without tzinfo, a LocalDateTime a `DateTime` without. Years reach from 1 to 9999, as
in `neo4j.time`; what lies outside is refused. Nothing here knows a query: functions of values, and one clock
that `statement_clock` stops while a statement runs.
"""

from __future__ import annotations

from loader.cypher.temporal.arithmetic import add, divide, multiply, subtract
from loader.cypher.temporal.by_pattern import read_by
from loader.cypher.temporal.clock import statement_clock
from loader.cypher.temporal.compare import compare, equals, sort_key
from loader.cypher.temporal.components import component, component_names, date_component
from loader.cypher.temporal.functions import FUNCTIONS
from loader.cypher.temporal.patterns import format_value
from loader.cypher.temporal.text import to_string

__all__ = [
    "FUNCTIONS",
    "add",
    "compare",
    "component",
    "component_names",
    "date_component",
    "divide",
    "equals",
    "format_value",
    "multiply",
    "read_by",
    "sort_key",
    "statement_clock",
    "subtract",
    "to_string",
]
