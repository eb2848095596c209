"""Checks of a whole query before it runs: what it means, as far as the text alone can tell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import replace
from typing import Literal

from loader.cypher.ast import nodes as s
from loader.cypher.ast.names import HIDDEN
from loader.cypher.ast.procedures import type_of_column
from loader.cypher.ast.trees import group_keys, imports, is_simple_key, names_in, rewrite, seen_after, walk
from loader.cypher.limits import check_limits
from loader.cypher.parsing.refusals import refusal
from loader.cypher.semantics import calls, expressions
from loader.cypher.semantics.aggregation import is_aggregate, with_aggregates_named
from loader.cypher.semantics.expressions import View, no_aggregate
from loader.cypher.semantics.hints import refuse_idle
from loader.cypher.semantics.patterns import PatternAnalyzer, path_parts
from loader.cypher.semantics.static_types import LIST_OF_ANY, unwound
from loader.cypher.types import BOOLEAN, INTEGER, CypherType, named

__all__ = ["analyze"]

Names = Mapping[str, CypherType]
"""Variables with their types."""
NewNames = dict[str, CypherType]


def analyze(statement: s.Statement, text: str, given: Names | None = None) -> None:
    """Raise a CypherSemanticError, or CypherUnsupported for CREATE, unless the statement means something.

    `given` are the types of the parameters.
    """
    for rewritten in (False, True):
        analyzer = _QueryAnalyzer(text, given or {}, _CHECKS, statement.language, rewritten=rewritten)
        analyzer.query(statement.query, {}, {}, needs_return=True)
        if not analyzer.rewrites:
            return


_CHECKS = {**expressions.CHECKS, **calls.CHECKS}


class _QueryAnalyzer(PatternAnalyzer):
    """Checks queries.

    `paths` has the named paths that were matched since the last WITH, with their parts, `columns` what the last WITH or
    RETURN gives. `within` is the innermost subquery: CALL {}, a branch of WHEN, or EXISTS {}, COUNT {} or
    COLLECT {} in an expression.
    """

    paths: Mapping[str, tuple[str | None, ...]] = {}
    columns: Mapping[str, CypherType] = {}
    within: Literal["call", "branch", "expression"] | None = None

    def query(self, query: s.RegularQuery, names: Names, carried: Names, *, needs_return: bool) -> NewNames:
        """Check a query that begins with `names`; its columns. `carried` stay visible after every WITH."""
        columns: list[NewNames] = []
        for part in query.parts:
            columns.append(self._single(part, names, carried, needs_return=needs_return))
        for other in columns[1:]:
            if other.keys() != columns[0].keys():
                message = "All parts of a UNION need the same columns"
                self.fail(query.at, message, "DifferentColumnsInUnion")
        return columns[0]

    def _single(self, query: s.SingleQuery, names: Names, carried: Names, *, needs_return: bool) -> NewNames:
        known = dict(names)
        last = query.clauses[-1]
        outer, self.paths = self.paths, {}
        for clause in query.clauses:
            ends = isinstance(clause, s.Finish) or (isinstance(clause, s.Projection) and clause.keyword == "RETURN")
            if ends and clause is not last:
                word = "FINISH" if isinstance(clause, s.Finish) else "RETURN"
                self.fail(clause.at, f"{word} has to be the last clause", "InvalidClauseComposition")
            known = self._clause(clause, known, carried)
        self.paths = outer
        returns = isinstance(last, s.Projection) and last.keyword == "RETURN"
        if query.finishes and self.within == "expression":
            self.fail(last.at, "A subquery in an expression cannot end with FINISH", "InvalidClauseComposition")
        if not returns and not query.finishes and needs_return:
            self.fail(last.at, "A query has to end with RETURN", "InvalidClauseComposition")
        return dict(self.columns) if returns else {}

    def _clause(self, clause: s.Clause, known: NewNames, carried: Names) -> NewNames:
        check_limits()
        match clause:
            case s.Match():
                found = self.patterns(clause.patterns, View(known), repeatable=clause.repeatable)
                known = {**known, **found}
                if clause.where is not None:
                    self.predicate(clause.where, View(known))
                for hint in clause.hints:
                    refuse_idle(self, hint, clause)
                self.paths = {**self.paths, **path_parts(clause.patterns)}
                return known
            case s.Unwind():
                no_aggregate(self, clause.source)
                type_ = self.value(clause.source, View(known))
                self._new(clause.variable, known, clause.at)
                return {**known, clause.variable: unwound(type_)}
            case s.Projection():
                found = _ProjectionAnalysis(self, clause, known, carried).names()
                self.paths = {}
                return found
            case s.Procedure():
                return self._procedure(clause, known)
            case s.Filter():
                self.predicate(clause.condition, View(known))
                return known
            case s.Let():
                return {**known, **self._let(clause, known)}
            case s.Call():
                return self._call_clause(clause, known)
            case s.Finish():
                return {}
            case _:
                error = refusal("CREATE")
                error.locate(self.text, clause.at)
                raise error

    def _procedure(self, clause: s.Procedure, known: NewNames) -> NewNames:
        for place, variable in clause.columns:
            self._new(variable, known, clause.at)
            known = {**known, variable: named(type_of_column(clause.name, place))}
        if clause.where is not None:
            self.predicate(clause.where, View(known))
        return known

    def _let(self, clause: s.Let, known: NewNames) -> NewNames:
        """The new names, none of which can be used in what another is made of."""
        found: NewNames = {}
        for name, value in clause.items:
            found_type = self.value(value, View(known))
            self._new(name, {**known, **found}, value.at)
            found[name] = found_type
        return found

    def _new(self, name: str, known: Names, at: int) -> None:
        if name in known:
            self.fail(at, f"Variable `{name}` is declared already", "VariableAlreadyBound")

    def _call_clause(self, clause: s.Call, known: NewNames) -> NewNames:
        outer, self.within = self.within, "branch" if clause.branch else "call"
        columns = self._called(clause, known)
        self.within = outer
        if clause.branch:
            return columns
        for name in columns:
            self._new(name, known, clause.at)
        return {**known, **columns}

    def _called(self, clause: s.Call, known: NewNames) -> NewNames:
        """What a CALL {} returns, with types."""
        if clause.imports is None and not clause.star:
            return self._importing(clause, known)
        for variable in clause.imports or ():
            self.value(variable, View(known))
        names = known if clause.star else {v.name: known[v.name] for v in clause.imports or ()}
        return self.query(clause.query, names, names, needs_return=True)

    def _importing(self, clause: s.Call, known: NewNames) -> NewNames:
        """The older form: a WITH at the start of a part says what it sees of the query around it."""
        found: NewNames = {}
        for part in clause.query.parts:
            importing = imports(part, known)
            if importing:
                self._check_import(part.clauses[0])
            single = s.RegularQuery((part,), True, at=clause.query.at)
            columns = self.query(single, known if importing else {}, {}, needs_return=True)
            if found and columns.keys() != found.keys():
                message = "All parts of a UNION need the same columns"
                self.fail(clause.at, message, "DifferentColumnsInUnion")
            found = columns
        return found

    def _check_import(self, clause: s.Clause) -> None:
        assert isinstance(clause, s.Projection)
        renames = any(each.expression != s.Variable(each.name, at=0) for each in clause.items)
        page = clause.distinct or clause.order or clause.skip or clause.limit or clause.where
        if renames or page or (clause.star and clause.items):
            message = "A WITH that imports into a subquery can only name variables: write a second WITH for the rest"
            self.fail(clause.at, message, "InvalidImportingWith")

    def subquery(self, tree: s.Subquery, view: View) -> CypherType:
        if view.aggregates == "inside" and self.aggregates(tree):
            self.fail(tree.at, "An aggregate cannot hold another aggregate", "NestedAggregation")
        if view.missing != "UndefinedVariable":
            view = replace(view, missing="UndefinedVariable")
        self._check_star(tree)
        outer, self.within = self.within, "expression"
        joins = len(tree.query.parts) > 1 and tree.query.distinct
        needs_return = tree.kind == "COLLECT" or (tree.kind == "COUNT" and joins)
        columns = self.query(tree.query, view.names, view.names, needs_return=needs_return)
        self.within = outer
        if tree.kind == "COLLECT":
            if len(columns) != 1:
                self.fail(tree.at, "COLLECT {} has to return one column", "InvalidSubquery")
            return LIST_OF_ANY
        return BOOLEAN if tree.kind == "EXISTS" else INTEGER

    def _check_star(self, tree: s.Subquery) -> None:
        """RETURN * at the end of a subquery is of its own variables, and in COLLECT {} never one column."""
        for part in tree.query.parts:
            last = part.clauses[-1]
            if not isinstance(last, s.Projection) or not last.star or last.keyword == "WITH":
                continue
            if tree.kind == "COLLECT":
                self.fail(last.at, "COLLECT {} has to return one column, and name it", "InvalidSubquery")
            if all(isinstance(each, s.Projection) and each.star and not each.items for each in part.clauses):
                self.fail(last.at, "RETURN * needs variables in scope", "NoVariablesInScope")


class _ProjectionAnalysis:
    """The check of one WITH or RETURN."""

    def __init__(self, analyzer: _QueryAnalyzer, clause: s.Projection, before: Names, carried: Names) -> None:
        self.analyzer = analyzer
        self.clause = clause
        self.before = before
        self.carried = carried
        self.items = [*self._star(), *clause.items]
        self.keys = group_keys(clause.group, self.items)
        aggregating = any(analyzer.aggregates(item.expression) for item in self.items)
        self.aggregates = clause.group is not None or aggregating

    def names(self) -> NewNames:
        """The names after the projection, with their types."""
        self._aliases()
        after = {item.name: self._item(item) for item in self.items}
        for key in self.keys or ():
            self.analyzer.value(key, View(self.before))
        self.analyzer.columns = after
        for each in self.clause.order:
            self._afterwards(each.expression, after, sorts=True)
        if self.clause.where is not None:
            self._afterwards(self.clause.where, after, sorts=False)
        for what, tree in (("SKIP", self.clause.skip), ("LIMIT", self.clause.limit)):
            if tree is not None:
                self._count(what, tree)
        return {**self.carried, **after}

    def _star(self) -> list[s.Item]:
        if not self.clause.star:
            return []
        whole = self.clause.keyword == "RETURN" and self.analyzer.within == "expression"
        names = [name for name in self.before if whole or name not in self.carried]
        if not names and self.clause.keyword == "RETURN":
            message = "RETURN * needs variables in scope"
            self.analyzer.fail(self.clause.at, message, "NoVariablesInScope")
        given = {item.name for item in self.clause.items}
        return [s.Item(s.Variable(name, at=self.clause.at), name, True) for name in names if name not in given]

    def _aliases(self) -> None:
        seen: set[str] = set()
        for item in self.items:
            if item.name in seen:
                message = f"Several columns are called `{item.name}`"
                self.analyzer.fail(item.expression.at, message, "ColumnNameConflict")
            seen.add(item.name)
            place = "WITH" if self.clause.keyword == "WITH" else "CALL {}" if self.analyzer.within == "call" else None
            if place and not item.aliased:
                message = f"An expression in {place} needs a name"
                self.analyzer.fail(item.expression.at, message, "NoExpressionAlias", "use AS")
            returned = self.clause.keyword == "RETURN" and self.analyzer.within != "expression"
            if self.clause.keyword == "RETURN" and self.analyzer.within == "branch":
                continue
            if item.name in self.carried and (returned or item.expression != s.Variable(item.name, at=0)):
                message = f"`{item.name}` hides a variable of the query around this one"
                self.analyzer.fail(item.expression.at, message, "VariableAlreadyBound")

    def _item(self, item: s.Item) -> CypherType:
        type_ = self.analyzer.value(item.expression, View(self.before, aggregates="allowed"))
        if self.keys is not None:
            self._grouped(item, self.keys)
            return type_
        if self.analyzer.aggregates(item.expression) and not _is_subquery(item.expression):
            self._beside_aggregates(item.expression)
        return type_

    def _grouped(self, item: s.Item, keys: list[s.Expression]) -> None:
        """With GROUP BY a column is a key, or made of keys and aggregates."""

        def settled(part: object) -> bool:
            return isinstance(part, s.Expression) and (is_aggregate(part) or part in keys)

        for name in sorted(names_in(item.expression, settled) & self.before.keys()):
            message = f"`{name}` is no key of GROUP BY"
            self.analyzer.fail(item.expression.at, message, "AmbiguousAggregationExpression")

    def _beside_aggregates(self, tree: s.Expression) -> None:
        """What stands beside an aggregate, even one in a subquery, has to be a key of its own, a simple one."""
        keys = [item.expression for item in self.items if is_simple_key(item.expression)]
        within = self.clause.keyword == "WITH" and self.analyzer.within == "expression"
        visible = self.carried if within or self.analyzer.language == "25" else {}

        def settled(part: object) -> bool:
            return isinstance(part, s.Expression) and (is_aggregate(part) or part in keys)

        def change(part: s.Expression) -> s.Expression | None:
            if _looks_around(part):
                self._subquery_beside(part, self.before.keys() - visible.keys(), keys, settled)
            return s.Literal("null", None, at=part.at) if settled(part) or _looks_around(part) else None

        self.analyzer.value(rewrite(tree, change), View(visible, missing="AmbiguousAggregationExpression"))

    def _subquery_beside(
        self, tree: s.Expression, outer: Set[str], keys: list[s.Expression], settled: Callable[[object], bool]
    ) -> None:
        """What a subquery or a pattern beside an aggregate sees of the names around it has to be a key too."""
        named = {key.name for key in keys if isinstance(key, s.Variable)}
        for name in sorted((names_in(tree, settled) & outer) - named):
            message = f"`{name}` is used beside an aggregate, so it has to be projected on its own"
            self.analyzer.fail(tree.at, message, "AmbiguousAggregationExpression")

    def _afterwards(self, tree: s.Expression, after: Names, *, sorts: bool) -> None:
        """ORDER BY and WHERE: they see the names after and, unless rows were joined, those before as well."""
        joined = self.aggregates or self.clause.distinct
        if joined and self.analyzer.language == "25":
            tree, after = self._gathered(tree, after)
        tree = seen_after(tree, self.items, joined=joined)
        if sorts:
            self._sorted_by_aggregates(tree)
        if joined:
            self._whole_paths(tree)
            view = View({**self.carried, **after})
        else:
            view = View({**self.before, **after})
        if sorts:
            self.analyzer.value(tree, view)
        else:
            self.analyzer.predicate(tree, view)

    def _gathered(self, tree: s.Expression, after: Names) -> tuple[s.Expression, Names]:
        """By Cypher 25 what joins rows may be sorted and chosen by aggregates that are no columns: these as variables,
        and the names that may stand beside them, those of columns that aggregate nothing."""
        types: dict[str, CypherType] = {}

        def name(call: s.Expression) -> s.Expression:
            hidden = f"{HIDDEN}gathered {len(types)}"
            types[hidden] = self.analyzer.value(call, View(self.before, aggregates="allowed"))
            return s.Variable(hidden, at=call.at)

        named = with_aggregates_named(tree, self.items, name)
        if not types:
            return tree, after
        keys = {item.name for item in self.items if not self.analyzer.aggregates(item.expression)}
        return named, {**{each: type_ for each, type_ in after.items() if each in keys}, **types}

    def _sorted_by_aggregates(self, tree: s.Expression) -> None:
        """An aggregate that is no column cannot sort rows, unless `_gathered` has it; by Cypher 5 not in a subquery."""
        columns = [item.expression for item in self.items]
        for part in walk(tree, into_subqueries=self.analyzer.language == "5"):
            if isinstance(part, s.Expression) and is_aggregate(part) and part not in columns:
                message = "Rows can be sorted by an aggregate only if it is a column too"
                self.analyzer.fail(part.at, message, "InvalidAggregation")

    def _whole_paths(self, tree: s.Expression) -> None:
        """Neo4j 5 puts a path together of its parts wherever it is named, so they have to be there still."""
        if self.analyzer.language != "5":
            return
        kept = {item.name for item in self.items if item.expression == s.Variable(item.name, at=0)}
        for name in names_in(tree) & kept & self.analyzer.paths.keys():
            missing = [part for part in self.analyzer.paths[name] if part not in kept]
            if missing:
                lost = f"`{missing[0]}`" if missing[0] else "an unnamed part"
                message = f"After DISTINCT or aggregation the path `{name}` lacks {lost}: give it another name with AS"
                self.analyzer.fail(tree.at, message, "UndefinedVariable")

    def _count(self, what: str, tree: s.Expression) -> None:
        if any(isinstance(each, s.Expression) and _looks_around(each) for each in walk(tree)):
            message = f"{what} can hold no subquery and no pattern: give the number as a parameter"
            self.analyzer.fail(tree.at, message, "NonConstantExpression")
        type_ = self.analyzer.value(tree, View(missing="NonConstantExpression"))
        self.analyzer.want(tree, type_, INTEGER)
        if isinstance(tree, s.Literal) and tree.value is None:
            self.analyzer.fail(tree.at, f"{what} cannot be null", "InvalidArgumentType")
        if isinstance(tree, s.Literal) and isinstance(tree.value, int) and tree.value < 0:
            self.analyzer.fail(tree.at, f"{what} cannot be negative", "NegativeIntegerArgument")


def _looks_around(tree: s.Expression) -> bool:
    """Whether it uses names without an expression for each: a subquery or a pattern."""
    if isinstance(tree, s.FunctionCall) and tree.name == "exists":
        return True
    return isinstance(tree, s.Subquery | s.PatternComprehension | s.PatternExpression)


def _is_subquery(tree: s.Expression) -> bool:
    """A subquery or a pattern that is listed, or the size of a subquery's list, which is one that counts."""
    if isinstance(tree, s.FunctionCall) and tree.name == "size":
        return isinstance(tree.arguments[0], s.Subquery) and tree.arguments[0].kind == "COLLECT"
    return isinstance(tree, s.Subquery | s.PatternComprehension)
