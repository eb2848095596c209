"""Small forms of the language: FINISH, labels that the query computes, brackets around paths, escapes of characters."""

from __future__ import annotations

from typing import Any

import pytest

from loader.errors import CypherError, CypherSemanticError, CypherSyntaxError, CypherTypeError, CypherUnsupported
from tests.cypher.conftest import Ask

FINISHED = [
    "MATCH (n) FINISH", "FINISH", "UNWIND [1] AS x FINISH;", "MATCH (n) FINISH UNION MATCH (m) FINISH",
    "CALL () { MATCH (n) FINISH }", "MATCH (n) CALL (n) { RETURN 1 AS x } FINISH", "MATCH (finish) FINISH",
]  # fmt: skip


@pytest.mark.parametrize("text", FINISHED)
def test_finish_returns_nothing(ask: Ask, text: str) -> None:
    assert ask(text) == []


@pytest.mark.parametrize("word", ["CALL", "OPTIONAL CALL"])
def test_a_subquery_that_finishes_keeps_each_row_once(ask: Ask, word: str) -> None:
    assert ask(f"UNWIND [1, 2] AS x {word} (x) {{ UNWIND [x, x] AS y FINISH }} RETURN x") == [(1,), (2,)]
    assert ask(f"UNWIND [1, 2] AS x {word} (x) {{ UNWIND [] AS y FINISH }} RETURN x") == [(1,), (2,)]


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (n) FINISH RETURN 1 AS x",
        "RETURN 1 AS x FINISH",
        "MATCH (n) FINISH UNION MATCH (n) RETURN n",
        "RETURN EXISTS { MATCH (n) FINISH } AS x",
        "RETURN COLLECT { MATCH (n) FINISH } AS x",
        "UNWIND [1 / 0] AS x FINISH",
    ],
)
def test_finish_where_it_cannot_stand(ask: Ask, text: str) -> None:
    with pytest.raises(CypherError):
        ask(text)


COMPUTED = [
    ("MATCH (n:$('City')) RETURN n.name", [("Rome",)]),
    ("MATCH (n:$(['City', 'Person'])) RETURN n.name", []),
    ("MATCH (n:$any(['City', 'Missing'])) RETURN n.name", [("Rome",)]),
    ("MATCH (n:$ all (['City'])) RETURN n.name", [("Rome",)]),
    ("MATCH (n:!$any(['Person', 'Company'])&!$any([])) RETURN n.name", [("Rome",)]),
    ("UNWIND ['City'] AS l MATCH (n IS $(l)|Missing) RETURN n.name", [("Rome",)]),
    ("MATCH (n:City) MATCH (m:$(labels(n)[0])) RETURN m.name", [("Rome",)]),
    ("MATCH (:City)-[r:$('KNOWS')]-() RETURN r", []),
    (
        "MATCH (:Person {name: 'Ann'})-[:$any(['KNOWS'])]->{1,2}(b) RETURN DISTINCT b.name AS x ORDER BY x",
        [("Ben",), ("Cid",), ("Dee",)],
    ),
    ("MATCH (c:City) RETURN COUNT { (c)<-[:!$('KNOWS')]-() } > 0", [(True,)]),
]


@pytest.mark.parametrize(("text", "rows"), COMPUTED)
def test_labels_that_the_query_computes(ask: Ask, text: str, rows: list[tuple[Any, ...]]) -> None:
    assert ask(text) == rows


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (n) WHERE n:$('City') RETURN n",
        "MATCH (n:$(null)) RETURN n",
        "MATCH (n:$('')) RETURN n",
        "MATCH (n:$(1)) RETURN n",
        "MATCH (n:$([1])) RETURN n",
        "MATCH (n:$label) RETURN n",
        "MATCH (n:$(unknown)) RETURN n",
        "UNWIND [null] AS l MATCH (n:$(l)) RETURN n",
    ],
)
def test_labels_that_cannot_be_computed(ask: Ask, text: str) -> None:
    with pytest.raises(CypherError):
        ask(text)


BRACKETS = [
    ("MATCH (((a:City)<--(b))) RETURN a.name", [("Rome",)]),
    ("MATCH ((((a)<--(b)) WHERE a:City) WHERE b:Company) RETURN a.name", [("Rome",)]),
    ("MATCH (((a)<--(b)) WHERE a:City){1} RETURN size(a)", [(1,)]),
    ("MATCH (((a:City))) RETURN a.name", [("Rome",)]),
    ("MATCH ALL SHORTEST (p = (a {name: 'Ann'})-->+(b {name: 'Cid'}) WHERE length(p) > 1) RETURN length(p)", [(2,)]),
]


@pytest.mark.parametrize(("text", "rows"), BRACKETS)
def test_brackets_within_brackets(ask: Ask, text: str, rows: list[tuple[Any, ...]]) -> None:
    assert ask(text) == rows


@pytest.mark.parametrize(
    "pattern",
    [
        "((p = (a)-->(b)))",
        "(p = (a)-->(b))",
        "(p = (a)-->(b))+",
        "p = SHORTEST (a)-->+(b)",
        "p = SHORTEST PATH (a)-->+(b)",
        "p = ANY SHORTEST 1 (a)-->+(b)",
    ],
)
def test_patterns_that_neo4j_does_not_read_either(ask: Ask, pattern: str) -> None:
    with pytest.raises(CypherSyntaxError):
        ask(f"MATCH {pattern} RETURN 1 AS x")


def test_a_shortest_path_of_no_step_at_all(ask: Ask) -> None:
    text = "MATCH p = shortestPath((a {name: 'Ann'})-[:KNOWS*0..2]->(b:Person)) %s RETURN length(p) AS l ORDER BY l"
    assert ask(text % "") == [(0,), (1,), (1,), (2,)]
    assert ask(text % "WHERE length(p) > 0") == [(1,), (1,), (2,)]
    assert ask("MATCH (a:City) RETURN length(shortestPath((a)-[*0..]-(a)))") == [(0,)]
    with pytest.raises(CypherError):
        ask("MATCH p = shortestPath((a:Person)-[:KNOWS*..2]->(b:Person)) RETURN p")


@pytest.mark.parametrize("share", ["1.5", "-1", "2", "null", "'a'"])
def test_a_percentile_lies_between_0_and_1(ask: Ask, share: str) -> None:
    with pytest.raises(CypherSemanticError):
        ask(f"MATCH (n:Missing) RETURN percentileCont(n.age, {share})")


PAGES = [
    ("MATCH (n:Person) ORDER BY n.name DESC LIMIT 2 RETURN n.name", [("Dee",), ("Cid",)]),
    ("MATCH (n:Person) SKIP 3 RETURN count(n)", [(1,)]),
    ("MATCH (n:Person) LIMIT 3 SKIP 1 RETURN count(n)", [(2,)]),
    ("WITH 1 AS x WHERE x > 0 ORDER BY x OFFSET 1 RETURN x", []),
    ("LIMIT 1 RETURN 1", [(1,)]),
    ("UNWIND [3, 1, 2] AS x ORDER BY x RETURN collect(x)", [([1, 2, 3],)]),
    ("MATCH (n:City) RETURN COUNT { MATCH (n)--(m) LIMIT 1 }", [(1,)]),
    ("CALL () { UNWIND [2, 1] AS y ORDER BY y LIMIT 1 RETURN y } RETURN y", [(1,)]),
]


@pytest.mark.parametrize(("text", "rows"), PAGES)
def test_sorting_and_limits_stand_alone(ask: Ask, text: str, rows: list[tuple[Any, ...]]) -> None:
    assert ask(text) == rows


WRONG = [
    "UNWIND [1] AS x LIMIT 1",
    "MATCH (n) ORDER BY n.name WHERE n.age > 1 RETURN n",
    "MATCH (n) ORDER BY count(*) RETURN n",
    "RETURN 1 AS x LIMIT 1 LIMIT 1",
    "RETURN 017",
    "RETURN 08",
    "RETURN 0X1F",
    "RETURN 0_1",
    "RETURN all(x IN [1])",
    "RETURN CASE 1 WHEN IS :: INTEGER THEN 1 END",
    "RETURN CASE 1 WHEN IN [1] THEN 1 END",
    "RETURN CASE 'a' WHEN CONTAINS 'a' THEN 1 END",
    "MATCH (n:Person:Boss|City) RETURN n",
    "MATCH (n:!Person:Boss) RETURN n",
    "MATCH (n:(Person|City):Boss) RETURN n",
    "MATCH (n:Person|:City) RETURN n",
    "MATCH (n IS Person:Boss) RETURN n",
    "MATCH (n) WHERE n:Person|:City RETURN n",
    "MATCH ()-[r:KNOWS:IN]->() RETURN r",
    "MATCH ()-[r:KNOWS|:IN]->() RETURN r",
    "MATCH ()-[:KNOWS|:IN*2]->() RETURN 1 AS x",
    "MATCH ()-[:KNOWS|:!IN]->() RETURN 1 AS x",
]


@pytest.mark.parametrize("text", WRONG)
def test_neo4j_does_not_read_these(ask: Ask, text: str) -> None:
    with pytest.raises(CypherError):
        ask(text)


RIGHT = [
    ("MATCH ()-[:KNOWS|:IN]->() RETURN count(*)", 5),
    ("MATCH (n:(Person:Boss)) RETURN count(n)", 1),
    ("MATCH (n) WHERE n:Person:Boss RETURN count(n)", 1),
    ("RETURN CASE 1 WHEN :: INTEGER THEN 7 END", 7),
    ("RETURN CASE 1 WHEN IS TYPED INTEGER THEN 7 END", 7),
    ("RETURN 1 :: INTEGER", True),
    ("RETURN 0x1_F + 0o1_7 + 1_0", 56),
]


@pytest.mark.parametrize(("text", "found"), RIGHT)
def test_neo4j_reads_these(ask: Ask, text: str, found: object) -> None:
    assert ask(text) == [(found,)]


@pytest.mark.parametrize("digits", [1.5, 1.0, 1])
def test_round_takes_any_number_of_digits(ask: Ask, digits: float) -> None:
    assert ask(f"RETURN round(1.25, {digits}), round(1.25, $digits)", digits=digits) == [(1.3, 1.3)]


ESCAPED = [
    (r"MATCH (n:\u0043ity) RETURN count(\u002a)", [(1,)]),
    (r"RETURN '\u00e9\ud83d\ude00'", [("é😀",)]),
    (r"RETURN 'a\u0027", [("a",)]),
    (r"WITH 1 AS `a\u0062` RETURN ab", [(1,)]),
    (r"RETURN '\\u0041'", [(r"\u0041",)]),
    (r"RETURN '\\\u0041'", [(r"\A",)]),
    (r"RETURN '\u005cn'", [("\n",)]),
    (r"RETURN '\U0001F600'", [(r"\U0001F600",)]),
    (r"RETURN 1 // \u000a + 1", [(2,)]),
]


@pytest.mark.parametrize(("text", "rows"), ESCAPED)
def test_a_character_may_be_written_by_its_number_anywhere(ask: Ask, text: str, rows: list[tuple[Any, ...]]) -> None:
    assert ask(text) == rows


@pytest.mark.parametrize(
    "text", [r"RETURN 1 // C:\users", r"RETURN '\uuuu0041'", r"RETURN '\u004'", r"RETURN '\u005c'"]
)
def test_an_escape_that_is_none(ask: Ask, text: str) -> None:
    with pytest.raises(CypherSyntaxError):
        ask(text)


def test_an_error_stands_where_the_text_was_written(ask: Ask) -> None:
    with pytest.raises(CypherError) as caught:
        ask(r"RETURN '\u0041', unknown")
    assert caught.value.column == 18


@pytest.mark.parametrize("text", [r"CR\u0045ATE (n)", r"MATCH (n) \u0053ET n.x = 1", r"MATCH (n) DETACH D\u0045LETE n"])
def test_an_escape_does_not_hide_what_writes(ask: Ask, text: str) -> None:
    with pytest.raises(CypherUnsupported):
        ask(text)


@pytest.mark.parametrize("text", ["$none || 'a'", "[1] || $none", "$none || $none"])
def test_null_after_a_text_or_list_is_null(ask: Ask, text: str) -> None:
    assert ask(f"RETURN {text}", none=None) == [(None,)]


@pytest.mark.parametrize("text", ["$none || $number", "$number || $none", "reverse([1] + null) || $number"])
def test_null_after_anything_else_cannot_be_joined(ask: Ask, text: str) -> None:
    with pytest.raises(CypherTypeError, match="Cannot concatenate"):
        ask(f"RETURN {text}", none=None, number=0.5)
