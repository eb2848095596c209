"""Running queries: the Engine, which keeps indexes and plans of one graph, and `query` for a single text."""

from __future__ import annotations

import sys
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar, get_args
from weakref import WeakKeyDictionary

from loader.cypher.ast import nodes as s
from loader.cypher.ast.trees import walk
from loader.cypher.collecting import seldom_collecting
from loader.cypher.evaluation import HANDLERS
from loader.cypher.evaluation.compiler import Compiler, PlanLine
from loader.cypher.evaluation.graph_index import Contents, GraphIndex
from loader.cypher.evaluation.rows import Row, RowLayout, Run, Scope
from loader.cypher.limits import limits
from loader.cypher.parsing.parser import parse
from loader.cypher.planning.clauses import Around, Clauses, CompiledQuery
from loader.cypher.semantics.analysis import analyze
from loader.cypher.semantics.static_types import type_of
from loader.cypher.temporal import statement_clock
from loader.cypher.types import CypherType
from loader.cypher.values.from_python import all_from_python
from loader.cypher.values.sizes import Sizes
from loader.errors import (
    CypherError,
    CypherLimitExceeded,
    CypherParameterMissing,
    CypherSyntaxError,
    UsageError,
)
from loader.graph import Value
from loader.result import Result, cut_at

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Engine", "Plan", "forget", "query"]

_CACHED_PLANS = 500
_MARK = "loader.cypher"
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Plan:
    """A query that was read, checked and planned for one graph."""

    text: str
    statement: s.Statement
    query: CompiledQuery
    layout: RowLayout
    steps: tuple[PlanLine, ...]
    parameters: Mapping[str, int]
    """The parameters, each with the place in the text where it comes first."""
    checked: set[tuple[tuple[str, CypherType], ...]] = field(default_factory=set)
    """The types of parameters for which the statement has been checked."""

    @property
    def mode(self) -> str | None:
        return self.statement.mode

    @property
    def columns(self) -> tuple[str, ...]:
        return self.query.columns


class Engine:
    """Answers queries over a picture of a graph, taken when the engine is made.

    Later changes to the graph do not show: make a new engine after them. Indexes and plans are kept between
    queries; results are not. An engine may be used by several threads at a time.
    """

    def __init__(self, graph: nx.Graph[Any] | Contents, *, language: s.Language = "5") -> None:
        """`language` is the version of Cypher by which a query is read that does not say otherwise."""
        if not isinstance(graph, Contents):
            _check_graph(graph)
        self._language: s.Language = _checked_language(language)
        with seldom_collecting():
            self._index = GraphIndex(graph)
        self._plans: OrderedDict[tuple[str, s.Language], Plan] = OrderedDict()

    def prepare(self, text: str, *, language: s.Language | None = None) -> Plan:
        """Read, check and plan a query without running it; raises a CypherError if it cannot run."""
        version = self._language if language is None else _checked_language(language)
        if not isinstance(text, str):
            raise UsageError(f"A query is a text, not {type(text).__name__}")
        plan = self._plans.get((text, version))
        if plan is None:
            plan = self._plans[text, version] = _guarded(lambda: self._compile(text, version), text)
            if len(self._plans) > _CACHED_PLANS:
                self._plans.popitem(last=False)
        return plan

    def query(  # noqa: PLR0913 - what limits it, and how it is read
        self,
        text: str,
        parameters: Mapping[str, Value] | None = None,
        *,
        seconds: float | None = None,
        rows: int | None = None,
        memory: int | None = None,
        language: s.Language | None = None,
    ) -> Result:
        """Run a query, read by the version "5" or "25" of Cypher: that of its prefix, of `language`, or of the engine.

        After `rows` rows the query is stopped, and the result's notes say that there are more. Raises
        CypherLimitExceeded after `seconds`, and once the process has grown by `memory` bytes while the query ran; any
        other CypherError if the text or a value is wrong.
        """
        _check_arguments(parameters, seconds, rows, memory)
        with limits(seconds, memory), statement_clock(), seldom_collecting():
            plan = self.prepare(text, language=language)
            return self._answer(plan, parameters or {}, rows)

    def _answer(self, plan: Plan, parameters: Mapping[str, Value], rows: int | None) -> Result:
        text = plan.text
        given = _guarded(lambda: all_from_python(parameters), text)
        run = Run(text, given, profile=plan.mode == "PROFILE")
        if plan.mode == "EXPLAIN":
            return _described(plan, run)
        _guarded(lambda: _check_given(plan, given), text)
        found = _guarded(lambda: self._rows(plan, run, rows), text)
        if plan.mode == "PROFILE":
            return _described(plan, run)
        if rows is not None and len(found) > rows:
            return Result(plan.columns, found[:rows], (cut_at(rows),))
        return Result(plan.columns, found)

    def _compile(self, text: str, language: s.Language) -> Plan:
        statement = parse(text, language)
        analyze(statement, text)
        clauses = Clauses()
        compiler = Compiler(
            self._index, clauses, HANDLERS, profile=statement.mode == "PROFILE", language=statement.language
        )
        scope = Scope(RowLayout())
        compiled = clauses.query(compiler, statement.query, Around(scope, outermost=True))
        found = sorted((each for each in walk(statement) if isinstance(each, s.Parameter)), key=lambda each: -each.at)
        parameters = {each.name: each.at for each in found}
        return Plan(text, statement, compiled, scope.layout, tuple(compiler.plan), parameters)

    @staticmethod
    def _rows(plan: Plan, run: Run, most: int | None) -> list[tuple[Value, ...]]:
        """All rows, or one more than `most`."""
        start: Row = plan.layout.row(run)
        found: list[tuple[Value, ...]] = []
        sizes = Sizes()
        for row in plan.query.run(start):
            found.append(tuple(row))
            sizes.check(row)
            if most is not None and len(found) > most:
                break
            run.check()
        return found


def _check_given(plan: Plan, given: Mapping[str, Value]) -> None:
    """Check the query with the types of its parameters, as Neo4j does before it runs."""
    if not plan.parameters:
        return
    for name, at in plan.parameters.items():
        if name not in given:
            error = CypherParameterMissing(f"Parameter `${name}` has no value")
            error.locate(plan.text, at)
            raise error
    types = tuple((name, type_of(given[name])) for name in sorted(plan.parameters))
    if types not in plan.checked:
        analyze(plan.statement, plan.text, dict(types))
        plan.checked.add(types)


def _guarded(action: Callable[[], _T], text: str) -> _T:
    """Do it; a stack or a memory that runs out becomes a CypherError."""
    try:
        return action()
    except CypherError as error:
        if error.text is None and error.line is None:
            error.text = text
        raise
    except RecursionError:
        raise CypherSyntaxError("The query nests too deeply", kind="TooDeep", text=text) from None
    except MemoryError:
        raise CypherLimitExceeded("The query needs more memory than there is", text=text) from None


def _described(plan: Plan, run: Run) -> Result:
    """The plan as rows: one for each step, in the order of the text; PROFILE adds how many rows each made."""
    columns = ("step", "details", "rows") if run.counts is not None else ("step", "details")
    rows = []
    for place, step in enumerate(plan.steps):
        line: tuple[Value, ...] = ("  " * step.depth + step.name, step.details)
        rows.append(line if run.counts is None else (*line, run.counts[place]))
    return Result(columns, rows)


_ENGINES: WeakKeyDictionary[nx.Graph[Any], tuple[object, Engine]] = WeakKeyDictionary()


def query(  # noqa: PLR0913 - what an Engine takes, and the graph
    graph: nx.Graph[Any],
    text: str,
    parameters: Mapping[str, Value] | None = None,
    *,
    seconds: float | None = None,
    rows: int | None = None,
    memory: int | None = None,
    language: s.Language | None = None,
) -> Result:
    """Run a query over a networkx graph, directed or not, with or without parallel edges.

    A node's attribute `__labels__` is a set of labels, an edge's a set of its one type (a plain string will
    do for both); all other attributes are properties. In an undirected graph a pattern matches an edge
    either way.

    Indexes and plans are kept for the graph until it changes. Noticed is every change that networkx itself
    notices: adding and removing nodes and edges, and `set_node_attributes` and the like. A direct
    assignment such as `graph.nodes[1]["name"] = "Ann"` is not: call `forget(graph)` after it.
    """
    engine = _engine(graph)
    return engine.query(text, parameters, seconds=seconds, rows=rows, memory=memory, language=language)


def _checked_language(language: s.Language) -> s.Language:
    if language not in get_args(s.Language):
        raise UsageError(f"`language` is '5' or '25', not {language!r}")
    return language


def _check_graph(graph: object) -> None:
    networkx = sys.modules.get("networkx")  # slow to import; who has such a graph has imported it
    if networkx is None or not isinstance(graph, networkx.Graph):
        raise UsageError(f"Queries run over a networkx graph, not {type(graph).__name__}")


def _check_arguments(parameters: object, seconds: object, rows: object, memory: object) -> None:
    """What a caller mixes up: none of these would fail in a way that says so."""
    if parameters is not None and not isinstance(parameters, Mapping):
        raise UsageError(f"Parameters are a dict of names and values, not {type(parameters).__name__}")
    if seconds is not None and not isinstance(seconds, int | float):
        raise UsageError(f"`seconds` is a number, not {type(seconds).__name__}")
    if rows is not None and not isinstance(rows, int):
        raise UsageError(f"`rows` is a whole number, not {type(rows).__name__}")
    if memory is not None and not isinstance(memory, int):
        raise UsageError(f"`memory` is a whole number of bytes, not {type(memory).__name__}")


def forget(graph: nx.Graph[Any]) -> None:
    """Drop what `query` keeps for the graph."""
    _ENGINES.pop(graph, None)


def _engine(graph: nx.Graph[Any]) -> Engine:
    """The engine kept for the graph, if networkx has not emptied the graph's cache since it was made."""
    _check_graph(graph)
    cache: dict[str, object] = graph.__networkx_cache__
    kept = _ENGINES.get(graph)
    if kept is not None and cache.get(_MARK) is kept[0]:
        return kept[1]
    mark = cache[_MARK] = object()
    engine = Engine(graph)
    _ENGINES[graph] = mark, engine
    return engine
