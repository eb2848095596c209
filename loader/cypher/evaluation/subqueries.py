"""Patterns and queries within expressions as closures."""

from __future__ import annotations

from loader.cypher.ast import nodes as s
from loader.cypher.ast.names import HIDDEN
from loader.cypher.ast.trees import names_in
from loader.cypher.evaluation.beside import finding, listing
from loader.cypher.evaluation.columns import ready
from loader.cypher.evaluation.compiler import Compiler, Handler
from loader.cypher.evaluation.rows import Compiled, Row, Scope
from loader.graph import Value

__all__ = ["HANDLERS"]


def _pattern_expression(compiler: Compiler, tree: s.PatternExpression, scope: Scope) -> Compiled:
    match = compiler.pipeline.exists(compiler, tree.pattern, scope.inner())
    return finding(match, scope, names_in(tree))


def _pattern_comprehension(compiler: Compiler, tree: s.PatternComprehension, scope: Scope) -> Compiled:
    inner = scope.inner()
    if tree.pattern.variable is not None:
        inner.names.pop(tree.pattern.variable, None)  # the path's name is a new one
    match = compiler.pipeline.match(compiler, (tree.pattern,), tree.where, inner)
    return listing(match, ready(compiler, tree.projection, inner), scope, names_in(tree))


def _shortest_path(compiler: Compiler, tree: s.ShortestPathExpression, scope: Scope) -> Compiled:
    inner = scope.inner()
    pattern = s.PathPattern(f"{HIDDEN}selected", tree.pattern.elements, tree.pattern.shortest, at=tree.at)
    match = compiler.pipeline.match(compiler, (pattern,), None, inner)
    slot = inner.names[f"{HIDDEN}selected"]
    if tree.pattern.shortest == "all":
        return lambda row: [found[slot] for found in match((row,), row)]
    return lambda row: next((found[slot] for found in match((row,), row)), None)


def _subquery(compiler: Compiler, tree: s.Subquery, scope: Scope) -> Compiled:
    if tree.kind == "COUNT":
        return compiler.pipeline.count(compiler, tree.query, scope.inner())
    found = compiler.pipeline.found(compiler, tree.query, scope.inner()) if tree.kind == "EXISTS" else None
    if found is not None:
        return finding(found, scope, names_in(tree))
    run = compiler.pipeline.subquery(compiler, tree.query, scope.inner(), repeats=tree.kind != "EXISTS")
    if tree.kind == "COLLECT":
        return lambda row: [each[0] for each in run(row)]

    def exists(row: Row) -> Value:
        return any(True for _ in run(row))

    return exists


HANDLERS: dict[type, Handler] = {
    s.PatternExpression: _pattern_expression,
    s.PatternComprehension: _pattern_comprehension,
    s.ShortestPathExpression: _shortest_path,
    s.Subquery: _subquery,
}
