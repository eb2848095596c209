"""Expressions, patterns and subqueries as closures over rows."""

from __future__ import annotations

from loader.cypher.evaluation import arithmetic, calls, expressions, lists, subqueries

__all__ = ["HANDLERS"]

HANDLERS = {**arithmetic.HANDLERS, **calls.HANDLERS, **expressions.HANDLERS, **lists.HANDLERS, **subqueries.HANDLERS}
"""What compiles each kind of expression."""
