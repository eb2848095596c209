"""Procedures, SHOW and USE: what a server says of the same graph."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest

from loader.cypher import query
from loader.errors import CypherError, CypherUnsupported
from tests.servers.server import Server

CREATE = """
CREATE (:A {n: 1}), (:A {n: 'x'}), (), (:B:A {zs: [1, 2], on: date('2031-05-04')}), (:B:A {zs: ['a'], ok: true}),
  (a:C {t: 1.5})-[:R {w: 1}]->(a), (a)-[:R]->(a), (a)-[:`S T` {d: duration('P1D')}]->(a)
"""
LABELS = (["A"], ["A"], [], ["A", "B"], ["A", "B"], ["C"])

GIVES = [
    "CALL db.labels() YIELD label RETURN label ORDER BY label",
    "CALL db.labels() YIELD label AS x WHERE x > 'A' RETURN x ORDER BY x",
    "CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType AS t ORDER BY t",
    "CALL db.propertyKeys() YIELD propertyKey AS k WHERE k IN ['n', 'w', 'nowhere'] RETURN k ORDER BY k",
    "CALL db.schema.nodeTypeProperties() YIELD nodeType, nodeLabels, propertyName AS name, mandatory"
    " RETURN * ORDER BY nodeType, name",
    "CALL db.schema.nodeTypeProperties() YIELD propertyTypes AS ts UNWIND ts AS t RETURN DISTINCT t ORDER BY t",
    "CALL db.schema.relTypeProperties() YIELD relType, propertyName, propertyTypes AS t, mandatory"
    " RETURN * ORDER BY relType, propertyName",
    "CALL db.schema.relTypeProperties() YIELD propertyName AS p WHERE p IS NOT NULL WITH p ORDER BY p RETURN p LIMIT 1",
    "SHOW FUNCTIONS YIELD name, aggregating WHERE name IN ['abs', 'count', 'left']"
    " RETURN name, aggregating ORDER BY name",
    "SHOW FUNCTION YIELD name AS n ORDER BY n SKIP 1 LIMIT 1 WHERE n > 'zzz'",
    "SHOW ALL FUNCTIONS EXECUTABLE BY CURRENT USER YIELD isBuiltIn RETURN DISTINCT isBuiltIn",
    "SHOW USER DEFINED FUNCTIONS YIELD name RETURN count(*) AS n",
    "SHOW PROCEDURES YIELD name, mode, worksOnSystem AS s WHERE name = 'db.schema.relTypeProperties' RETURN mode",
    "USE neo4j MATCH (n:A) RETURN count(*) AS n",
    "CALL { USE neo4j RETURN 1 AS x } RETURN x",
    "USE neo4j RETURN 1 AS x UNION USE `Neo4j` RETURN 2 AS x",
]  # fmt: skip

REFUSED = [
    "CALL db.labels() YIELD * RETURN label",
    "CALL db.labels() YIELD foo RETURN foo", "CALL db.schema.nodeTypeProperties(1)", "SHOW FUNCTIONS YIELD foo",
    "MATCH (n) USE neo4j RETURN n", "USE other RETURN 1 AS x", "SHOW FUNCTIONS YIELD",
    "RETURN 1 AS x UNION SHOW FUNCTIONS YIELD name AS y", "CALL db.labels() YIELD label RETURN sin(label)",
    "CALL db.labels() YIELD label AS x, label AS x RETURN x",
]  # fmt: skip


@pytest.fixture
def graph() -> nx.MultiDiGraph:
    from neo4j.time import Date, Duration  # noqa: PLC0415 - the values that the server has

    made = nx.MultiDiGraph()
    values: list[dict[str, Any]] = [
        {"n": 1}, {"n": "x"}, {}, {"zs": [1, 2], "on": Date(2031, 5, 4)}, {"zs": ["a"], "ok": True}, {"t": 1.5},
    ]  # fmt: skip
    for place, (labels, properties) in enumerate(zip(LABELS, values, strict=True)):
        made.add_node(place, __labels__=set(labels), **properties)
    made.add_edge(5, 5, __labels__={"R"}, w=1)
    made.add_edge(5, 5, __labels__={"R"})
    made.add_edge(5, 5, __labels__={"S T"}, d=Duration(days=1))
    return made


def test_the_same_as_a_server(graph: nx.MultiDiGraph, bare_server: Server) -> None:
    bare_server.run(CREATE)
    for prefix in ("", "CYPHER 5 ", "CYPHER 25 "):
        if prefix == "CYPHER 25 " and bare_server.version.startswith("5."):
            continue
        for text in GIVES:
            wanted = [list(row.values()) for row in bare_server.run(prefix + text)]
            assert [list(row) for row in query(graph, prefix + text).rows] == wanted, prefix + text
        for text in REFUSED:
            with pytest.raises(Exception, match=r"\w"):
                bare_server.run(prefix + text)


@pytest.mark.parametrize("text", REFUSED)
def test_it_refuses(graph: nx.MultiDiGraph, text: str) -> None:
    with pytest.raises(CypherError):
        query(graph, text)


def test_types_by_the_version_that_answers(graph: nx.MultiDiGraph) -> None:
    text = "CALL db.schema.nodeTypeProperties() YIELD nodeType, propertyName AS p, propertyTypes AS t, mandatory AS m"
    text += " WHERE nodeType = ':`A`:`B`' RETURN p, t, m"
    assert query(graph, text).rows == [
        ("ok", ["Boolean"], False), ("on", ["Date"], False), ("zs", ["LongArray", "StringArray"], True)
    ]  # fmt: skip
    assert query(graph, f"CYPHER 25 {text}").rows[1:] == [
        ("on", ["DATE NOT NULL"], False),
        ("zs", ["LIST<INTEGER NOT NULL> NOT NULL", "LIST<STRING NOT NULL> NOT NULL"], True),
    ]


def test_what_has_no_meaning_without_a_server(graph: nx.MultiDiGraph) -> None:
    for text in ("SHOW INDEXES", "SHOW DATABASES YIELD name", "SHOW CURRENT USER", "SHOW"):
        with pytest.raises(CypherUnsupported, match="FUNCTIONS and PROCEDURES alone"):
            query(graph, text)
    with pytest.raises(CypherUnsupported, match=r"dbms\.components is not supported: there are only db\.labels"):
        query(graph, "CALL dbms.components()")
    with pytest.raises(CypherError, match="no graph `other` here, only `neo4j`"):
        query(graph, "USE other RETURN 1")


def test_functions_of_the_version_that_answers(graph: nx.MultiDiGraph) -> None:
    text = "SHOW FUNCTIONS YIELD name, signature WHERE name IN ['coll.sort', 'left'] RETURN * ORDER BY name"
    assert query(graph, text).rows == [("left", "left(STRING, INTEGER) :: STRING")]
    assert [name for name, _ in query(graph, text, language="25").rows] == ["coll.sort", "left"]


ELSEWHERE = {"file", "linenumber", "graph.byname", "graph.byelementid"}


def test_every_function_of_a_server_is_here_or_refused_with_its_reason(
    graph: nx.MultiDiGraph, bare_server: Server
) -> None:
    for prefix in ("CYPHER 5 ", "CYPHER 25 "):
        if prefix == "CYPHER 25 " and bare_server.version.startswith("5."):
            continue
        listing = f"{prefix}SHOW BUILT IN FUNCTIONS YIELD name RETURN DISTINCT name"
        theirs = {row["name"].lower() for row in bare_server.run(listing)}
        assert {name.lower() for (name,) in query(graph, listing).rows} == theirs - ELSEWHERE


@pytest.mark.parametrize("name", sorted(ELSEWHERE))
def test_what_belongs_to_a_server_says_so(graph: nx.MultiDiGraph, name: str) -> None:
    with pytest.raises(CypherError, match="LOAD CSV|one graph"):
        query(graph, f"RETURN {name}()")
