"""A few hundred random queries on a real Neo4j and here: the same ones every time, and some that are new.

`make test` asks the former alone.
"""

from __future__ import annotations

import networkx as nx
import pytest

from loader.cypher import Engine
from loader.cypher.parsing.parser import parse
from loader.graph import Node
from tests.judge.choices import Choices, shrink
from tests.judge.compare import difference
from tests.judge.coverage import CALLED, FORMS, Coverage
from tests.judge.graphs import random_graph, random_parameters
from tests.judge.judging import Court, fresh_seed
from tests.judge.known import (
    AS_25,
    BEFORE,
    COUNTED_NAN,
    DISTINCT_ENDS,
    HALVES,
    REVERSED_RANGE,
    TWO_COUNTS,
    Sides,
    may_come_of_sorting,
    refuses_to_sort,
    shown,
)
from tests.judge.queries import Queries, Query
from tests.judge.sides import Answer, ask_engine
from tests.servers.server import Server

FIXED, NEW = 300, 100


@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    "queries",
    [
        pytest.param((1, FIXED), id="fixed-seed"),
        pytest.param((None, NEW), id="new-seed", marks=pytest.mark.apart),
    ],
)
def test_both_sides_answer_the_same(long_term: Server, queries: tuple[int | None, int]) -> None:
    given, number = queries
    seed = fresh_seed() if given is None else given
    print(f"seed {seed}: python -m tests.judge --seed {seed} --queries {number}")
    with long_term.driver(notifications_min_severity="OFF") as driver:
        verdict = Court(driver, sessions=2).judge(seed, number)
    assert not verdict.differences, "\n\n".join(map(str, verdict.differences))
    assert verdict.with_rows * 2 >= verdict.queries * 0.8  # of so few; half of all in ten thousand


def test_a_seed_makes_the_same_graph_and_query_again() -> None:
    assert random_graph(Choices((1, 2))) == random_graph(Choices((1, 2)))
    first, again = Choices((1, 2, 3)), Choices((1, 2, 3))
    assert Queries(first).query() == Queries(again).query() == Queries(Choices(replay=first.taken)).query()


def test_the_queries_can_be_read_and_every_form_occurs() -> None:
    coverage = Coverage()
    for number in range(1_500):
        query = Queries(Choices(number)).query()
        parse(query.text)
        coverage.add(query.text)
    assert set(coverage.rare(1)) <= {f"{name}()" for name in CALLED} | set(FORMS)
    assert len(coverage.rare(1)) <= 5


def test_no_query_makes_the_engine_crash() -> None:
    choices = Choices("crash")
    engine, parameters = Engine(random_graph(choices).to_networkx()), random_parameters(choices)
    for number in range(300):
        text = Queries(Choices(("crash", number))).query().text
        answer = ask_engine(engine, text, parameters)
        assert answer.code != "crash", (text, answer.message)


def test_shrinking_keeps_what_matters_alone() -> None:
    assert shrink([9, 3, 7, 7, 2], lambda taken: 7 in taken) == [7]


DIFFERENT = [
    (Answer(("x",), ((1,), (2,))), Answer(("x",), ((2,), (1,))), None),
    (Answer(("x",), ((1,), (1,))), Answer(("x",), ((1,),)), "rows"),
    (Answer(("x",), ((1,),)), Answer(("x",), ((1.0,),)), "rows"),
    (Answer(("x",), ((1,),)), Answer(("y",), ((1,),)), "columns"),
    (Answer(("x",), ((0.1 + 0.2,),)), Answer(("x",), ((0.3,),)), None),
    (Answer(code="a.SyntaxError"), Answer(("x",), ()), "fails on Neo4j alone"),
    (Answer(("x",), ()), Answer(code="a.TypeError"), "fails here alone"),
    (Answer(code="a.SyntaxError"), Answer(code="a.ArithmeticError"), "error codes"),
    (Answer(("x",), ()), Answer(code="crash", message="KeyError"), "crash"),
]


@pytest.mark.parametrize(("theirs", "ours", "what"), DIFFERENT)
def test_differences_are_seen(theirs: Answer, ours: Answer, what: str | None) -> None:
    found = difference(Query("RETURN x", frozenset(), ()), theirs, ours)
    assert (found and found.split(":")[0]) == what


def test_the_order_of_nodes_among_themselves_is_not_compared() -> None:
    first, last = (Node(uid, frozenset(), {"uid": uid}) for uid in (1, 2))
    query = Query("RETURN x", frozenset(), ("x", "y"))
    rows = (([2, first], 5), ([2, last], 3), ([3], 1))
    there, here, wrong = (Answer(("x", "y"), each) for each in (rows, (rows[1], rows[0], rows[2]), rows[::-1]))
    assert difference(query, there, here) is None
    assert difference(query, there, wrong) == "order"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("CYPHER 5 RETURN ceiling(1.2) AS x", ["names of functions"]),
        ("CYPHER 5 RETURN toInteger('0x1F') AS x", ["numbers in text"]),
        ("CYPHER 5 RETURN size(1) AS x", ["types known only when a query runs"]),
        (
            "CYPHER 5 UNWIND [1] AS a RETURN [b IN [1] | COUNT { RETURN count(a) AS c }] AS x",
            ["subqueries that aggregate"],
        ),
        ("CYPHER 5 RETURN 1 AS x", []),
        ("CYPHER 5 UNWIND [null] AS n RETURN n / 0 AS x", ["null by zero"]),
        (
            "CYPHER 5 MATCH p = (n)--(m) WITH DISTINCT p WHERE head(nodes(p)):A RETURN 1 AS x",
            ["paths after DISTINCT or aggregation"],
        ),
        ("CYPHER 5 RETURN 1 % 0 AS x", []),
        ("CYPHER 5 MATCH (n) RETURN x", []),
    ],
)
def test_what_a_later_server_reads_by_cypher_5_as_by_25_is_named(text: str, what: list[str]) -> None:
    ours = ask_engine(Engine(nx.MultiDiGraph()), text, {})
    assert [each.what for each in AS_25 if each.fits(Query(text, frozenset(), ()), ours)] == what


def test_a_reversed_range_is_asked_about_once_more_as_a_list() -> None:
    column = "reverse(range(1, 10, 4))"
    query = Query(f"MATCH (n) RETURN {column} ORDER BY {column}", frozenset(), (column,))
    graph = nx.MultiDiGraph()
    graph.add_node(1)
    engine = Engine(graph)
    sides = Sides(*2 * (lambda query: ask_engine(engine, query.text, {}),))
    theirs = Answer((column,), (([10, 6, 2],),))
    assert shown(query, theirs, ask_engine(engine, query.text, {}), sides) == REVERSED_RANGE


@pytest.mark.parametrize(
    ("column", "rows", "what"),
    [
        ("replace(n.text, upper(''), 'a, b)')", "a, b)?a, b)?a, b)", HALVES),
        ("replace(replace(n.text, '', '-'), 'x', 'y')", "-?-?-", HALVES),
        ("replace(n.text, 'x', 'y')", "?", None),
        ("toUpper(n.text)", "?", None),
    ],
)
def test_texts_put_between_halves_are_asked_about_once_more_without(column: str, rows: str, what: str | None) -> None:
    query = Query(f"MATCH (n) RETURN {column}", frozenset(), ())
    graph = nx.MultiDiGraph()
    graph.add_node(1, text="\U0001d4b3")
    engine = Engine(graph)
    here = ask_engine(engine, query.text, {})

    def there(asked: Query) -> Answer:
        return Answer((column,), ((rows,),)) if what is None else ask_engine(engine, asked.text, {})

    sides = Sides(there, lambda asked: ask_engine(engine, asked.text, {}))
    assert shown(query, Answer((column,), ((rows,),)), here, sides) == what


def test_two_counts_are_asked_about_once_more_as_one() -> None:
    text = "MATCH (n) RETURN COUNT { MATCH (m) WITH m.n AS y, count(*) AS z RETURN y } + count(*) AS c"
    graph = nx.MultiDiGraph()
    graph.add_nodes_from((1, 2))
    engine = Engine(graph)
    sides = Sides(*2 * (lambda query: ask_engine(engine, query.text, {}),))
    query = Query(text, frozenset(), ())
    ours = ask_engine(engine, text, {})
    assert ours.rows == ((3,),)
    assert shown(query, Answer(("c",), ((4,),)), ours, sides) == TWO_COUNTS
    alone = Query(text.replace(" + count(*)", ""), frozenset(), ())
    assert shown(alone, Answer(("c",), ((4,), (4,))), ask_engine(engine, alone.text, {}), sides) is None


@pytest.mark.parametrize(("path", "what"), [("-[*1..2]-", DISTINCT_ENDS), ("-[]-{1,2}", DISTINCT_ENDS), ("--", None)])
def test_distinct_ends_are_asked_about_once_more_with_the_value_first(path: str, what: str | None) -> None:
    text = f"MATCH (n) RETURN COUNT {{ MATCH (n){path}(m) RETURN DISTINCT (m.same) AS y }} AS c"
    graph = nx.MultiDiGraph()
    graph.add_nodes_from((1, 2, 3), same=1)
    graph.add_edges_from(((1, 2), (2, 3)))
    engine = Engine(graph)
    sides = Sides(*2 * (lambda query: ask_engine(engine, query.text, {}),))
    ours = ask_engine(engine, text, {})
    assert ours.rows == ((1,),) * 3
    assert shown(Query(text, frozenset(), ()), Answer(("c",), ((2,),) * 3), ours, sides) == what


REFUSED = [
    ("RETURN n.n + size([(n)-->(m) | m]), count(*) AS c ORDER BY n.n + size([(n)-->(m) | m])", f"{BEFORE}: n", True),
    ("RETURN n.n + 1, count(*) AS c ORDER BY n.m + 1", f"{BEFORE}: n", False),
    ("RETURN DISTINCT COUNT { (n)-->(m) } ORDER BY COUNT { (n)-->(m) }", "Variable `n` not defined (line 1)", True),
    ("RETURN DISTINCT n.n ORDER BY m.n", "Variable `m` not defined (line 1)", False),
]


@pytest.mark.parametrize(("text", "message", "refused"), REFUSED)
def test_what_is_sorted_by_a_pattern_written_once_more_may_be_refused(text: str, message: str, refused: bool) -> None:
    answer = Answer(code="Neo.ClientError.Statement.SyntaxError", message=message)
    assert refuses_to_sort(Query(f"MATCH (n) {text}", frozenset(), ()), answer) is refused


@pytest.mark.parametrize(("value", "reason"), [("log(-1)", COUNTED_NAN), ("1.0", None)])
def test_counted_rows_with_nan_are_asked_for_themselves(value: str, reason: str | None) -> None:
    groups = f"UNWIND [1, 2] AS u WITH {value} AS v, count(*) AS c RETURN DISTINCT v"
    text = f"CYPHER 25 {{ {groups} }} NEXT RETURN count(*) AS n"
    engine = Engine(nx.MultiDiGraph())
    sides = Sides(*2 * (lambda query: ask_engine(engine, query.text, {}),))
    ours = ask_engine(engine, text, {})
    assert shown(Query(text, frozenset(), ()), Answer(("n",), ((5,),)), ours, sides) == reason


@pytest.mark.parametrize(("column", "known"), [("max(n.n)", True), ("n.n", False)])
def test_a_page_has_more_rows_where_groups_fall_apart_alone(column: str, known: bool) -> None:
    query = Query(f"OPTIONAL MATCH (n) RETURN 1 AS k, {column} AS m ORDER BY k SKIP 1", frozenset(), ("k",))
    plan = {"operatorType": "OuterHashJoin", "children": [{"operatorType": "Sort"}]}
    more, ours = Answer(("k", "m"), ((None, 1),)), Answer(("k", "m"), ())
    assert may_come_of_sorting(query, more, ours, lambda: plan) is known
