"""Many rows at a time give what one after the other gives."""

from __future__ import annotations

import networkx as nx
import pytest
from neo4j.time import Date

from loader.cypher import Engine
from loader.cypher.ast.nodes import Language
from loader.cypher.evaluation import batches
from loader.cypher.evaluation.compiler import compose
from loader.cypher.operators import spreading
from loader.cypher.planning import clauses
from loader.errors import CypherError
from tests.judge.choices import Choices
from tests.judge.compare import difference
from tests.judge.graphs import random_graph, random_parameters
from tests.judge.queries import Queries, Query
from tests.judge.sides import Answer, ask_engine

GRAPHS, QUERIES = 4, 40


def one_by_one(
    patch: pytest.MonkeyPatch, graph: nx.MultiDiGraph, query: Query, parameters: dict[str, object]
) -> Answer:
    with patch.context() as changed:
        changed.setattr(clauses, "in_batches", compose)
        changed.setattr(clauses, "in_windows", lambda *_, **__: None)
        return ask_engine(Engine(graph), query.text, parameters)


@pytest.mark.parametrize("size", [1, 3, 2_000])
@pytest.mark.parametrize("language", ["5", "25"])
def test_random_queries_are_answered_alike(monkeypatch: pytest.MonkeyPatch, size: int, language: Language) -> None:
    monkeypatch.setattr(batches, "SIZE", size)
    monkeypatch.setattr(spreading, "SIZE", size)
    differing = []
    for number in range(GRAPHS):
        choices = Choices((21, size, number))
        graph, parameters = random_graph(choices).to_networkx(), random_parameters(choices)
        for place in range(QUERIES):
            query = Queries(Choices((21, size, number, place))).by_language(language)
            together = ask_engine(Engine(graph), query.text, parameters)
            what = difference(query, one_by_one(monkeypatch, graph, query, parameters), together)
            differing += [(query.text, what)] if what else []
    assert differing == []


PEOPLE = nx.MultiDiGraph()
for _number in range(40):
    PEOPLE.add_node(_number, __labels__={"P"}, n=_number - 20, t=f"t{_number % 7}", f=_number / 4, i=2**62)
    PEOPLE.add_edge(_number, _number * 7 % 40, __labels__={"K"}, n=_number % 5, day=Date(2031, 1, 1 + _number % 28))
for _number, _odd in enumerate([None, "1", True, [1, 2], 2.5, float("nan"), Date(2031, 5, 4)]):
    PEOPLE.add_node(f"odd {_number}", __labels__={"P", "Odd"}, n=_odd, t=_odd)

ASKED = [
    "MATCH (p:P) RETURN sum(p.f), avg(p.f * 2), min(p.t), max(p.t), count(DISTINCT p.t + 'x')",
    "MATCH (p:P) WHERE p.n > 3 OR p.t = 't1' RETURN count(*), collect(p.n)",
    "MATCH (p:P) RETURN p.n IS NULL AS k, count(*), collect(p.t)",
    "MATCH (p:P) WHERE NOT p:Odd RETURN p.n % 3 AS k, p.n / 3 AS q, p.n + 1 - 2 AS s, count(*) AS c ORDER BY k, q, s",
    "MATCH (p:P) RETURN CASE WHEN p.n > 3 THEN p.t WHEN p.n < -3 THEN p.n ELSE 'none' END AS k, count(*) AS c",
    "MATCH (p:P) RETURN CASE p.t WHEN 't1' THEN 1 WHEN 't2', 't3' THEN 2 END AS k, count(*) AS c",
    "MATCH (p:P) WHERE p.t IN ['t1', 't2', '1'] RETURN count(*)",
    "MATCH (p:P) WHERE p.n IN [1, 2.5, true] RETURN count(*)",
    "MATCH (p:P) WHERE p.t STARTS WITH 't' AND p.t ENDS WITH '3' OR p.t CONTAINS '1' RETURN count(*)",
    "MATCH ()-[r:K]->() RETURN r.day.month AS m, r.day.dayOfWeek AS d, count(*) AS c ORDER BY m, d",
    "MATCH ()-[r:K]->() WHERE r.day >= date('2031-01-09') RETURN min(r.day + duration('P1M')), count(*)",
    "MATCH ()-[r:K]->() RETURN DISTINCT date.truncate('week', r.day) AS w, toString(r.day) AS t ORDER BY t",
    "MATCH (p:P)-[r:K]-(q) WITH p, q, count(*) AS n WHERE n > 0 WITH p, count(q) AS k RETURN k, count(*) ORDER BY k",
    "MATCH (p:P)-[r:K]->(q)-[s:K]->(o) WHERE p.n < q.n RETURN count(DISTINCT o), count(*)",
    "UNWIND range(1, 9000) AS x WITH x, x % 11 AS y WHERE y <> 3 RETURN y, sum(x), count(*) ORDER BY y",
    "UNWIND [[1, 2], [], null, 3, [[4]]] AS x UNWIND x AS y RETURN collect(y)",
    "UNWIND range(1, 5000) AS x RETURN x ORDER BY (x * 7919) % 5003 LIMIT 7",
    "UNWIND range(1, 5000) AS x RETURN x ORDER BY (x * 7919) % 5003 DESC SKIP 4990",
    "UNWIND range(1, 9000) AS x RETURN x ORDER BY (x * 7919) % 5003 DESC, x SKIP 2 LIMIT 1500",
    "UNWIND range(1, 9000) AS x WITH x ORDER BY x % 100 LIMIT 3000 RETURN count(*), sum(x)",
    "UNWIND range(1, 9000) AS x RETURN x ORDER BY x % 100 LIMIT 0",
    "UNWIND [3, null, 'a', 2.5, true, null, [1], 7] AS x RETURN x ORDER BY x DESC LIMIT 3",
    "MATCH (p:P) RETURN DISTINCT p.t AS t, p.n % 2 AS k ORDER BY t, k",
    "MATCH (p:P) RETURN sum(p.i)",
    "MATCH (p:P) WITH p WHERE NOT p:Odd RETURN sum(p.i + p.i)",
    "UNWIND [3, 2, 1, 0] AS x RETURN max(6 / x)",
    "UNWIND [3, 2, 1, 0] AS x WITH x WHERE x <> 0 AND 6 / x > 2 RETURN collect(x)",
    "UNWIND [1, 2, null, 4] AS x RETURN sum(x), count(x), avg(x), collect(x + 1), percentileCont(x, 0.5)",
    "UNWIND [1, 1.0, true, 'a', null, [1], [1.0], {a: 1}] AS x RETURN x, count(*)",
    "UNWIND range(0, 50) AS x RETURN sum(size([y IN range(1, x) WHERE y % 3 = 0 | y * x]))",
    "UNWIND [[1, 2], [], null, [null, 3], 7] AS l RETURN collect([y IN l WHERE y > 1]), collect([y IN l | y + 1])",
    "UNWIND [[1, 2], [], [null, 3], [null], [4, 5, 6]] AS l WITH l, any(y IN l WHERE y > 2) AS a,"
    " all(y IN l WHERE y > 2) AS b, none(y IN l WHERE y > 2) AS c, single(y IN l WHERE y > 2) AS d"
    " RETURN l, a, b, c, d ORDER BY size(l), l",
    "UNWIND range(0, 40) AS x RETURN collect(reduce(t = x, y IN range(1, x % 4) | t * 2 + y))",
    "UNWIND [[1, 0], [2], [0, 1]] AS l RETURN collect(any(y IN l WHERE 2 / y > 1))",
    "UNWIND range(0, 20) AS x WITH [x, x + 1, 'a'] AS l RETURN collect(l[1..]), collect(l[-2..-1]), collect(l[x % 5])",
    "UNWIND range(0, 20) AS x WITH {a: x, b: 'c'} AS m RETURN collect(m['a']), collect(m[CASE x WHEN 3 THEN 'b' END])",
    "UNWIND range(1, 30) AS x RETURN sum(x * 0.1), sum(x / 7.0), avg(x % 4), stDev(x), min(x * 1.5)",
    "UNWIND ['12', '007', '9223372036854775807', '٣', '1e3'] AS t RETURN collect(toInteger(t)), collect(toFloat(t))",
    "MATCH (p:P) WITH p WHERE p.n > 0 RETURN p.t AS t, count(*) AS n, sum(p.n) AS s, count(*) + 1 AS m ORDER BY t",
    "UNWIND range(1, 60) AS x RETURN count(DISTINCT date({year: 2030 + x % 3, month: 1 + x % 12}))",
    "UNWIND range(1, 60) AS x RETURN count(DISTINCT duration({days: x % 3})), max(datetime({year: 2030 + x % 2}))",
    "UNWIND [{year: 2030}, {year: 2030.0}] AS m RETURN collect(date(m))",
    "UNWIND [date('2031-05-04'), {year: 2031}, '2031-05-04', null] AS d RETURN collect(date(d))",
    "MATCH ()-[r:K]->() WITH r.day AS d, r ORDER BY r.n, d RETURN collect(DISTINCT datetime({date: d}))",
    "MATCH ()-[r:K]->() WITH duration.between(r.day, date('2030-12-30')) AS d RETURN d.months, d.days, count(*)",
    "MATCH ()-[r:K]->()-[q:K]->() RETURN collect(DISTINCT duration.between(r.day, q.day))",
    "MATCH ()-[r:K]->() WITH datetime({date: r.day, hour: 12}) AS t RETURN t.day AS d, max(t), count(DISTINCT t)",
    "MATCH ()-[r:K]->() RETURN collect(DISTINCT duration({seconds: r.n, nanoseconds: -1}).nanosecondsOfSecond)",
    "UNWIND [date('2031-05-04'), localtime('12:00'), null] AS t RETURN collect(t.hour)",
    "UNWIND [localtime('12:00'), time('13:00Z'), null, localtime('12:00')] AS t RETURN t, count(*), max(t) ORDER BY t",
    "UNWIND ['2031-05-04', '2031-05-05', '2031-05-04'] AS t RETURN collect(date(t)), collect(datetime(t))",
    "MATCH (p:P)-[r:K]-(q) RETURN p, count(*), count(DISTINCT q), collect(DISTINCT q.t), max(r.n)",
    "MATCH (p:P)-[r:K]-(q) WITH p.t AS t, q, r ORDER BY r.day, t RETURN t, count(DISTINCT r), count(DISTINCT q)",
    "UNWIND [1, null, 1.0, 'a', true, 1] AS x MATCH (p:P) RETURN count(DISTINCT x), count(DISTINCT p)",
    "OPTIONAL MATCH (n:None) WITH n UNWIND [1, 2] AS x RETURN n.name, sum(x)",
    "MATCH (p:P)-[r:K]-(q) RETURN p, q, count(r), min(r.day), max(r.day), avg(r.n), sum(r.n) ORDER BY p, q",
    "MATCH (p:P) RETURN p.n % 3 AS k, sum(p.f), avg(p.f), min(p.t), stDev(p.f), collect(DISTINCT p.t) ORDER BY k",
    "MATCH (p:P) RETURN p.t AS k, min(p.n), max(p.n), collect(p.n), count(p.n), count(DISTINCT p.n)",
    "UNWIND [[1, 2], [1, 'a'], [2, 2.5], [1, null], [2, true], [1, 7]] AS x RETURN x[0] AS k, min(x[1]), max(x[1])",
    "UNWIND [[1, 2], [2, 9223372036854775807], [2, 1], [1, 0.5]] AS x RETURN x[0] AS k, sum(x[1]), avg(x[1])",
    "UNWIND [[1, duration('P1D')], [2, 3], [1, duration('P2D')], [2, 4]] AS x RETURN x[0] AS k, sum(x[1]), avg(x[1])",
    "UNWIND [[1, 2], [2, 3], [2, 'a']] AS x RETURN x[0] AS k, sum(x[1])",
    "UNWIND [[1, 1], [1, 2], [2, 1]] AS x RETURN x[0] AS k, percentileCont(DISTINCT x[1], 0.5), stDevP(x[1])",
    "MATCH (p:P) UNWIND [p, p.n, null, p] AS x RETURN x IS NULL AS k, count(DISTINCT x), count(x), count(*)",
    "MATCH (p:P) UNWIND [p, 1, 'a'] AS x WITH DISTINCT x RETURN count(*)",
    "UNWIND [1, 1.0, 0.0 / 0.0, 0.0 / 0.0, null, null, 'a'] AS x WITH DISTINCT x RETURN x",
    "MATCH (p:P) WHERE EXISTS { (p)-[r:K]->(q) WHERE q.n > p.n } RETURN count(*), sum(p.n)",
    "MATCH (p:P) WHERE NOT (p)-[:K]-({t: 't3'}) RETURN count(*), collect(p.n)",
    "MATCH (p:P), (q:P) WHERE p.n < q.n AND NOT (p)-[:K]-(q) RETURN count(*), sum(p.n)",
    "MATCH (p:P), (q:P) WHERE EXISTS { (q)-[:K]->(p) } AND p <> q RETURN count(*), count(DISTINCT p)",
    "MATCH (p:P) WITH p, COUNT { (p)-[r:K]-() WHERE r.n > 1 } AS n RETURN n, count(*), collect(p.t) ORDER BY n",
    "MATCH (p:P) WITH p, [(p)-[r:K]-(q) WHERE q.n > 0 | q.t + r.n] AS l RETURN size(l) AS n, collect(l) ORDER BY n",
    "MATCH (p:P) RETURN sum(size([(p)-[:K]-(q) | q.n])), collect(EXISTS { (p)-[:K]->()-[:K]->(p) })",
    "MATCH (p:P) WHERE EXISTS { MATCH (p)-[:K]->(q) MATCH (q)-[:K]->(o) WHERE 6 / (o.n - 2) > 1 } RETURN count(*)",
    "MATCH (p:P) OPTIONAL MATCH (p)-[r:K]->(q) WHERE r.n > 2 RETURN count(*), count(q), collect(p.n), collect(r.n)",
    "MATCH (p:P) OPTIONAL MATCH (p)-[r:K]->(q) WHERE q.n > 3 OPTIONAL MATCH (q)-[s:K]-(o) WHERE s <> r"
    " RETURN p.t AS t, count(q), count(o), min(o.n), count(*) ORDER BY t",
    "UNWIND range(0, 9) AS x OPTIONAL MATCH (p:P {n: x * 4 - 30}) RETURN collect(x), collect(p.n), count(*)",
    "MATCH (p:P) OPTIONAL MATCH (p)-[:K]->(p) RETURN count(*), count(p)",
    "MATCH (p:P) WHERE NOT p:Odd RETURN p.n + p.n AS a, p.n * p.n AS b, p.n AS c, sum(p.n) ORDER BY c",
    "MATCH (p:P)-[:K]-(q) WHERE p = q OR p.n > 5 RETURN count(*), count(DISTINCT p)",
    "MATCH ()-[r:K]->() RETURN r.day.week AS w, r.day.weekYear AS y, r.day.dayOfWeek AS d, count(*) ORDER BY w, y, d",
    "MATCH ()-[r:K]->() RETURN max(datetime({year: r.day.year, month: 1 + r.n, day: r.day.day, hour: 12})), count(*)",
    "MATCH ()-[r:K]->() WITH date({date: r.day, day: 1 + r.n}) AS d RETURN d, count(*) ORDER BY d",
    "UNWIND [date('2031-05-04'), 2031, '2031'] AS y RETURN collect(date({year: y}))",
]


def answer(engine: Engine, text: str) -> str:
    try:
        return repr(engine.query(text).rows)
    except CypherError as error:
        return f"{error.code} {error}"


@pytest.mark.parametrize("text", ASKED)
@pytest.mark.parametrize("size", [1, 7, 2_000])
def test_columns_of_any_kind_give_what_rows_give(monkeypatch: pytest.MonkeyPatch, text: str, size: int) -> None:
    monkeypatch.setattr(batches, "SIZE", size)
    together = answer(Engine(PEOPLE), text)
    monkeypatch.setattr(clauses, "in_batches", compose)
    monkeypatch.setattr(clauses, "in_windows", lambda *_, **__: None)
    assert together == answer(Engine(PEOPLE), text)


@pytest.mark.parametrize("found", [0, 1, 2_500, 4_999])
@pytest.mark.parametrize("pattern", ["(a)-[r]->(b)", "(a)-[r]->()-[s]->(b)", "(a)-[r*2]->(b)", "(a)-[r]->{1,2}(b)"])
def test_optional_matches_that_find_nothing_for_whole_batches(pattern: str, found: int) -> None:
    graph = nx.path_graph(found, create_using=nx.MultiDiGraph)
    graph.add_nodes_from(range(5_000))
    nx.set_node_attributes(graph, {node: node for node in graph}, "n")
    steps = {"(a)-[r]->(b)": [1], "(a)-[r]->{1,2}(b)": [1, 2]}.get(pattern, [2])
    ends = {n: [n + step for step in steps if n + step < found] or [None] for n in range(5_000)}
    rows = Engine(graph).query(f"MATCH (a) OPTIONAL MATCH {pattern} RETURN a.n AS a, b.n AS b ORDER BY a DESC, b").rows
    assert rows == [(n, end) for n in reversed(range(5_000)) for end in ends[n]]


CHAINS = [
    "n.x < n.y < n.z", "1 < n.x <= n.y", "n.x <= n.y < n.x + 1", "n.z > n.y >= n.x > $low", "n.x = n.y = n.z",
    "n.x < n.y <> n.z", "date('2031-01-01') <= n.day < date('2031-01-01') + duration('P6M')", "n.x < n.text < n.z",
    "0 <= n.y + 1 < 3", "n.none < n.x < n.y", "n.x < n.none < 0", "NOT n.x < n.y <= n.z",
]  # fmt: skip


@pytest.mark.parametrize("chain", CHAINS)
def test_chains_of_comparisons(chain: str) -> None:
    graph = nx.MultiDiGraph()
    for number in range(60):
        values = {"x": number % 3, "y": number % 4, "z": number % 5, "text": str(number)}
        graph.add_node(number, day=Date(2031, number % 12 + 1, 1), **values)
    engine = Engine(graph)
    [[true, false, other]] = engine.query(
        f"MATCH (n) WITH {chain} AS c RETURN sum(CASE c WHEN true THEN 1 ELSE 0 END) AS t,"
        " sum(CASE c WHEN false THEN 1 ELSE 0 END) AS f, sum(CASE WHEN c IS NULL THEN 1 ELSE 0 END) AS n",
        {"low": 0},
    ).rows
    rows = engine.query(f"MATCH (n) RETURN {chain} AS c", {"low": 0}).rows
    assert [true, false, other] == [sum(c is value for [c] in rows) for value in (True, False, None)]
    assert engine.query(f"MATCH (n) WHERE {chain} RETURN count(*) AS n", {"low": 0}).rows == [(true,)]
