"""Rows that are only counted need not be made: the count is that of the rows."""

from __future__ import annotations

import math
import re
from collections import Counter

import networkx as nx
import pytest
from neo4j.time import Date

from loader.cypher import Engine
from loader.errors import CypherError

PATTERNS = [
    "(a)", "(a), (b)", "(a:A), (b), (c:B)", "(a)-[r]->(b)", "(a)-[r:T]-(b)", "(a)-->(a)", "(a)-->(b)-->(c)",
    "(a:A)-->()",
    "(a)-->(b:B)", "(a {n: 1})-[r]-(b)", "(a)-[*1..2]->(b)", "(a)-->(b), (c)", "(a)<--(b), (b)-->(c)", "p = (a)--(b)",
    "(a)-[r]-(b) WHERE a.n < b.n", "(a), (b) WHERE a.n = b.n",
    "(a)-->(b)-->(c)-->(a)", "(a)--(b)--(c)--(a)", "(a)-[r]-(b)--(c:A)--(a)", "(a)-->(b)-->(c), (a)-->(c)",
    "(a)--(b)--(c)-[:T]-(b)", "(a:A)--(b)-->(c)<--(a)", "(a)--(b)--(c)--(d)--(a)",
    "(a)--(b)--(c {n: 1})--(a) WHERE a.n < b.n",
    "(a)-->(a), (b)", "(b), (a)-->(a)", "(a)-->(a), ()", "(a)-[:T]->(a), (b:A)", "(a)-->(b), (b)",
    "(a)-[*0..3]-(b:B)", "(a)<-[*2..3]-(b)", "(a:A)-[:T*1..2 {n: 0}]-(b {n: 1})", "(a)-[x:T*]->(b), (c:B)-[y:U*2]-(b)",
    "(a)-[*2]-(b)-[*1..2]-(c)", "(a) ((p)-[x]->(q)){1,3} (b:A)", "(a:A) ((p)<-[x:T]-(q) WHERE x.n = p.n){0,2} (b)",
    "(a)-[x]-{2,3}(b)-->(c)", "(a) ((p)-[x]-(q)){2} (b) WHERE b.n > a.n",
    "(a)-[x*..2]-(b) WHERE all(r IN x WHERE r.n = b.n)",
    "(a)-[x*1..2]-(a)", "(a)-[*3..2]-(b)", "(a)-[*0]-(b:B)",
    "(a)--(b)--(a)", "(a)-->(b)--(c)--(a) WHERE c.n <> a.n", "(a)--(a)--(c)--(a)", "(a)-[:T]-(b)-[:U]-(c)-[:T]-(a)",
]  # fmt: skip


@pytest.fixture(scope="module")
def engine() -> Engine:
    graph = nx.MultiDiGraph()
    graph.add_nodes_from((n, {"__labels__": {"AB"[n % 2]}, "n": n % 3}) for n in range(6))
    for key, (start, end) in enumerate([(0, 1), (0, 1), (1, 2), (2, 0), (3, 3), (3, 4), (1, 0)]):
        graph.add_edge(start, end, key=f"e{key}", __labels__={"TU"[key % 2]}, n=key % 2)
    return Engine(graph)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_count_is_that_of_the_rows(engine: Engine, pattern: str) -> None:
    rows = engine.query(f"MATCH {pattern} RETURN a.n AS n").rows
    assert engine.query(f"MATCH {pattern} RETURN count(*)").rows == [(len(rows),)]
    assert engine.query(f"MATCH {pattern} WITH count(a) + 1 AS n RETURN n").rows == [(len(rows) + 1,)]
    assert engine.query(f"RETURN COUNT {{ MATCH {pattern} }}").rows == [(len(rows),)]
    assert engine.query(f"MATCH {pattern} RETURN a.n, count(*)").rows == _grouped(rows)
    assert engine.query(f"MATCH (a) RETURN sum(COUNT {{ MATCH {pattern} }})").rows == [(len(rows),)]
    assert engine.query(f"OPTIONAL MATCH {pattern} RETURN count(*), count(a)").rows == [(max(len(rows), 1), len(rows))]


def _grouped(rows: list[tuple[int, ...]]) -> list[tuple[int, int]]:
    found: dict[int, int] = {}
    for (value,) in rows:
        found[value] = found.get(value, 0) + 1
    return list(found.items())


def test_many_are_counted_at_once(engine: Engine) -> None:
    text = "MATCH " + ", ".join(f"(n{each})" for each in range(20)) + " RETURN count(*)"
    assert engine.query(text, seconds=5).rows == [(6**20,)]


TYPES = ["-[r]->", "<-[r]-", "-[r]-", "-[r:T]->", "-[r:!T]->", "-[r:T|U|V]->", "-[r:V]->"]


@pytest.mark.parametrize("arrow", TYPES)
@pytest.mark.parametrize("node", ["", "a", "a:A"])
def test_types_are_counted_as_their_rows(engine: Engine, arrow: str, node: str) -> None:
    rows = engine.query(f"MATCH ({node}){arrow}() RETURN type(r) AS type ORDER BY type").rows
    expected = _grouped(rows)
    for count in ("count(*)", "count(r)", "count(r) + 0"):
        text = f"MATCH ({node}){arrow}() RETURN type(r) AS type, {count} AS n ORDER BY type"
        assert engine.query(text).rows == expected
        assert engine.query(f"UNWIND [1, 2] AS x {text}").rows == [(type_, 2 * n) for type_, n in expected]


def test_what_a_type_alone_does_not_tell(engine: Engine) -> None:
    assert engine.query("MATCH (a)-[r]->() RETURN type(r), a.n, count(*)").rows == _counted(engine, "type(r), a.n")
    assert engine.query("MATCH ()-[r]->() RETURN type(r), r = r, count(*)").rows == _counted(engine, "type(r), r = r")
    text = "MATCH ()-[r]->() RETURN type(r), count(DISTINCT r) AS n, collect(r.x) AS all"
    assert [row[1] for row in engine.query(text).rows] == [4, 3]


def _counted(engine: Engine, what: str) -> list[tuple[object, ...]]:
    rows = engine.query(f"MATCH (a)-[r]->() RETURN {what}").rows
    return [(*row, rows.count(row)) for row in dict.fromkeys(rows)]


SIZES = ["(a)-->(b) | b.n", "(a)-[r:T]-(b) WHERE b.n > 0 | r", "(a)--() | 1", "(a)-[*1..2]->(b) | b.n",
    "(a)-[*1..2]->(b) | a.n", "(a)-->()-->(b) | b", "(a)-->(b) | 10 / (b.n + 1)",
    "p = (a)-->() | length(p)"]  # fmt: skip


@pytest.mark.parametrize("made", SIZES)
def test_the_size_of_a_list_of_patterns_is_their_count(engine: Engine, made: str) -> None:
    rows = engine.query(f"MATCH (a) RETURN size([{made}])").rows
    assert rows == [(len(row[0]),) for row in engine.query(f"MATCH (a) RETURN [{made}]").rows]


def test_the_size_of_a_list_of_patterns_fails_as_its_values_do(engine: Engine) -> None:
    with pytest.raises(CypherError):
        engine.query("MATCH (a) RETURN size([(a)-->(b) | 1 / b.n])")


LOOSE = ["()-[r]->()", "()-[r]-()", "()-[r:T]->()", "()<-[r:T|U]-()", "()-[r:V]->()", "()-[r]->(), ()-[q]->()",
    "()-[r]->(), ()-[q]-()", "()-[r]->(), (a)-[q]->(b)", "()-[r:T]->(), (a)-[*1..2]->(b)", "()-[r]->()-[q]->()",
    "()-[r {x: 1}]->()", "()-[r]->(:A)", "()-[r WHERE type(r) = 'T']-()", "()-[r]->(), (a {n: 1})"]  # fmt: skip


@pytest.mark.parametrize("pattern", LOOSE)
def test_relationships_without_their_ends_are_those_with_them(engine: Engine, pattern: str) -> None:
    """A named path asks for its ends."""
    named = pattern.replace("()-[r", "p = ()-[r").replace("()<-[r", "p = ()<-[r")
    for columns in ("elementId(r) AS x ORDER BY x", "type(r), count(*) AS n ORDER BY n", "count(*)", "count(r) AS n"):
        expected = engine.query(f"MATCH {named} WITH p, r RETURN {columns}").rows
        assert engine.query(f"MATCH {pattern} RETURN {columns}").rows == expected
        twice = engine.query(f"UNWIND [1, 2] AS x MATCH {pattern} WITH r, x WHERE x = 2 RETURN {columns}").rows
        assert twice == expected


VALUED = nx.MultiDiGraph()
for _number, _value in enumerate(
    [1, 1, 2, None, 1.0, True, "1", "1", Date(2031, 1, 31), Date(2031, 1, 31), [1], math.nan]
):
    VALUED.add_node(_number, __labels__={"A"} if _number % 3 else {"A", "B"}, k=_value, s=str(_number % 2))
    VALUED.add_edge(_number, 0, __labels__={"T"}, k=_value, n=_number % 3, m=1)

BY_VALUE = [
    "MATCH ()-[r:T]->() RETURN r.n AS k, count(*) AS c",
    "MATCH ()-[r]->() RETURN valueType(r.k) AS k, count(r) AS c",
    "MATCH ()-[r:T]->() WITH r.n + 1 AS n RETURN n * 2 AS k, count(*) AS c",
    "MATCH ()-[r:T]->() WITH r.n AS n WHERE n > 0 WITH n + 1 AS m WHERE m < 3 RETURN m AS k, count(*) AS c",
    "MATCH ()<-[r:T]-() RETURN toString(r.n) AS k, count(*) AS c ORDER BY count(*) DESC, k LIMIT 2",
    "MATCH (a:A) RETURN a.s AS k, count(*) AS c",
    "MATCH (a) RETURN a.s AS k, count(a) AS c ORDER BY k",
    "MATCH (a:B) WITH a.k IS NULL AS k RETURN k, count(*) AS c",
    "UNWIND [1, 2] AS u MATCH (a:A) RETURN a.s AS k, u, count(*) AS c",
    "UNWIND [1, 2] AS u CALL (u) { MATCH (a:A) WITH a.s AS t RETURN t + u AS k, count(*) AS c } RETURN k, c",
    "MATCH (a:A) RETURN a.s AS k, count(*) AS c UNION ALL MATCH ()-[r:T]->() WITH r.n AS k RETURN k, count(*) AS c",
    "MATCH (a:A) WITH a.s AS k RETURN count(*) AS c",
]


@pytest.mark.parametrize("text", BY_VALUE)
def test_one_of_each_value_stands_for_all(text: str) -> None:
    engine = Engine(VALUED)
    plain = re.sub(r"(MATCH \S+)", r"\1 WHERE rand() >= 0", text)
    assert "CountValues" in [step.strip() for step, _ in engine.query(f"EXPLAIN {text}").rows]
    assert "CountValues" not in [step.strip() for step, _ in engine.query(f"EXPLAIN {plain}").rows]
    assert repr(engine.query(text).rows) == repr(engine.query(plain).rows)


NOT_BY_VALUE = [
    "MATCH ()-[r:T]-() RETURN r.n AS k, count(*) AS c",
    "MATCH (a)-[r:T]->() RETURN r.n AS k, a.k, count(*) AS c",
    "MATCH ()-[r:T]->() RETURN r.n AS k, r.m, count(*) AS c",
    "MATCH ()-[r:T]->() RETURN r.n AS k, collect(r.n) AS c",
    "MATCH ()-[r:T]->() RETURN r.n AS k, count(*) AS c ORDER BY max(r.n)",
    "MATCH ()-[r:T]->() RETURN r.n AS k, rand() < 2 AS x, count(*) AS c",
    "MATCH ()-[r:T]->() WITH r.n AS n LIMIT 5 RETURN n, count(*) AS c",
    "MATCH ()-[r:T]->() WITH DISTINCT r.n AS n RETURN n, count(*) AS c",
    "MATCH ()-[r:T]->() WITH r.n AS n RETURN n, count(n) AS c",
    "MATCH p = ()-[r:T]->() RETURN r.n AS n, count(p) AS c",
    "MATCH ()-[r:T {m: 1}]->() RETURN r.n AS n, count(*) AS c",
    "OPTIONAL MATCH ()-[r:T]->() RETURN r.n AS n, count(*) AS c",
    "MATCH (a:A) RETURN a.s AS n, COUNT { (a)--() } AS m, count(*) AS c",
    "MATCH (a:A&B) RETURN a.s AS n, count(*) AS c",
    "MATCH (a:A), (b:B) RETURN a.s AS n, count(*) AS c",
    "MATCH (a)-[r:T]->(a) RETURN r.n AS n, count(*) AS c",
]


@pytest.mark.parametrize("text", NOT_BY_VALUE)
def test_where_more_is_asked_for_each_comes_by_itself(text: str) -> None:
    try:
        steps = [step.strip() for step, _ in Engine(VALUED).query(f"EXPLAIN {text}").rows]
    except CypherError:
        return
    assert "CountValues" not in steps


@pytest.mark.parametrize("pattern", ["(a)-[r]->(b)", "(a)-[r]->(a)", "(a)-[r]->(a), (c)", "(c), (a)-[r]->(a)"])
@pytest.mark.parametrize("key", ["type(r)", "r.n"])
def test_groups_of_relationships_are_those_of_the_rows(engine: Engine, pattern: str, key: str) -> None:
    rows = Counter(engine.query(f"MATCH {pattern} RETURN {key}").rows)
    found = engine.query(f"MATCH {pattern} RETURN {key}, count(*) AS n").rows
    assert {(value,): number for value, number in found} == rows


@pytest.mark.parametrize(
    ("pattern", "counted"),
    [
        ("(a)-[*1..3]->(b:B)", True),
        ("(a) ((p)-[x]->(q) WHERE x.n = 1){1,3} (b)", True),
        ("(a)-[x*1..3]->(b) WHERE size(x) > 1", False),
        ("(a)-[*1..3]->(b) WHERE a.n < b.n", False),
        ("(a)-[r]->(b)-[*1..3]->(c)", False),
    ],
)
def test_trails_are_counted_where_nothing_else_is_asked_of_them(engine: Engine, pattern: str, counted: bool) -> None:
    steps = [row[0].strip() for row in engine.query(f"EXPLAIN MATCH {pattern} RETURN count(*)").rows]
    assert ("Count" in steps) is counted
    assert ("ExpandWalk" in steps or "Repeat" in steps) is not counted
