"""Expressions, patterns and subqueries as closures over rows."""
