"""The table of versions in docs/cypher-reference.md says what this reader does, and what servers do."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest
from neo4j.exceptions import Neo4jError

from loader.cypher import Engine
from loader.errors import CypherError
from tests.servers.server import Server

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "cypher-reference.md").read_text(encoding="utf-8")
SECTION = PAGE.partition("## What each version has")[2].partition("\n## ")[0]
TABLE = [[cell.strip() for cell in line.strip("|").split("|")] for line in SECTION.splitlines() if line[:2] == "| "]
ROWS = {row[0]: row[1:] for row in TABLE[1:]}

SAMPLES = {
    "MATCH, OPTIONAL": ["MATCH (a) OPTIONAL MATCH (a)--(b) WHERE true WITH a, b ORDER BY a.x SKIP 1 LIMIT 2 RETURN a",
        "UNWIND [1] AS x RETURN x UNION RETURN 2 AS x"],
    "CREATE, MERGE": ["CREATE (a:A)", "MERGE (a:A {x: 1})", "MATCH (a) SET a.x = 1", "MATCH (a) DELETE a",
        "MATCH (a) REMOVE a.x", "FOREACH (x IN [1] | CREATE (:A))"],
    "LOAD CSV": ["LOAD CSV FROM 'file:///a.csv' AS row RETURN row", "CREATE INDEX FOR (n:A) ON (n.x)", "SHOW INDEXES",
        "SHOW CONSTRAINTS", "SHOW DATABASES"],
    "procedures": ["CALL db.labels() YIELD label RETURN label", "CALL db.schema.nodeTypeProperties()"],
    "`[*1..3]`": ["MATCH (a)-[*1..3]->(b) RETURN b", "MATCH p = shortestPath((a:A)-[*]->(b:B)) RETURN p",
        "MATCH p = allShortestPaths((a:A)-[*]->(b:B)) RETURN p"],
    "label expressions": ["MATCH (a:A|B&!C) RETURN a", "MATCH (a:$('A')) RETURN a", "MATCH (a WHERE a.x = 1) RETURN a"],
    "quantified": ["MATCH (a)-[:R]->{1,3}(b) RETURN b", "MATCH ANY (a:A)-->+(b:B) RETURN b",
        "MATCH SHORTEST 2 (a:A)-->+(b:B) RETURN b", "MATCH ALL SHORTEST (a:A)-->+(b:B) RETURN b",
        "MATCH SHORTEST 2 GROUPS (a:A)-->+(b:B) RETURN b"],
    "REPEATABLE": ["MATCH REPEATABLE ELEMENTS (a)-[:R]-{2}(b) RETURN b", "MATCH p = ACYCLIC (a)-->{1,3}(b) RETURN b",
        "MATCH DIFFERENT RELATIONSHIPS (a)-[:R]-{2}(b) RETURN b", "MATCH p = TRAIL (a)-->{1,3}(b) RETURN b",
        "MATCH p = WALK (a)-->{1,3}(b) RETURN b", "MATCH SHORTEST $k (a:A)-->+(b:B) RETURN b"],
    "CALL (x)": ["MATCH (x) CALL (x) { RETURN x.a AS y } RETURN y",
        "MATCH (x) OPTIONAL CALL (x) { RETURN 1 AS y } RETURN y",
        "MATCH (x) RETURN EXISTS { (x)--() }, COUNT { (x)--() }, COLLECT { MATCH (x)--(y) RETURN y }"],
    "FINISH": ["MATCH (a) FINISH", "MATCH (a) RETURN a OFFSET 1", "MATCH (a) ORDER BY a.x LIMIT 1 RETURN a"],
    "LET": ["LET x = 1 RETURN x", "MATCH (a) FILTER a.x > 1 RETURN a", "FOR x IN [1] RETURN x",
        "RETURN 1 AS x NEXT RETURN x", "RETURN 1 AS x NEXT WHEN x > 0 THEN RETURN 1 AS y ELSE RETURN 2 AS y",
        "MATCH (a) RETURN ALL a", "MATCH (a) RETURN a.x AS x, count(*) AS n GROUP BY x"],
    "lists, maps": ["RETURN [x IN [1] WHERE x > 0 | x], reduce(t = 0, x IN [1] | t + x), all(x IN [1] WHERE x > 0)",
        "RETURN {a: 1} AS m, CASE WHEN true THEN 1 ELSE 2 END AS c"],
    "`WHEN IN`": ["RETURN CASE 1 WHEN IN [1] THEN 1 END AS x", "RETURN CASE 'a' WHEN CONTAINS 'a' THEN 1 END AS x"],
    "IS :: type": ["RETURN 1 IS :: INTEGER AS a, 'a' IS NORMALIZED AS b, 'a' || 'b' AS c"],
    "IS LABELED": ["MATCH (a) WHERE a IS LABELED A RETURN a", "MATCH (a) WHERE PROPERTY_EXISTS(a, x) RETURN a",
        "RETURN allReduce(t = 0, x IN [1] | t + x, t < 7) AS x"],
    "dates": ["RETURN date(), time(), datetime(), localtime(), localdatetime(), duration('P1D')"],
    "points": ["RETURN point({x: 1, y: 2}) AS p"],
    "vectors": ["RETURN vector([1, 2], 2, INTEGER8) AS v", "RETURN uuid(1, 2) AS u", "RETURN coll.sort([2, 1]) AS l",
        "RETURN string.indexOf('ab', 'b') AS i", "RETURN format(date(), 'd MMMM yyyy') AS t",
        "RETURN date('4 May 2031', 'd MMMM yyyy') AS d"],
    "numbers in texts": ["RETURN toInteger('0x1F') AS x"],
    "hints": ["MATCH (a:A) USING SCAN a:A WHERE a.x = 1 RETURN a"],
    "EXPLAIN": ["EXPLAIN RETURN 1", "PROFILE RETURN 1"],
    "USE of another": ["USE other RETURN 1 AS x"],
}  # fmt: skip
"""By how the feature begins in the table: queries with it."""

FEATURES = [(begins, ROWS[feature]) for begins in SAMPLES for feature in ROWS if feature.startswith(begins)]


def test_every_feature_has_its_queries() -> None:
    assert len(FEATURES) == len(SAMPLES) == len(ROWS)


@pytest.mark.parametrize(("begins", "cells"), FEATURES, ids=list(SAMPLES))
def test_the_reader_does_as_the_table_says(begins: str, cells: list[str]) -> None:
    _, five, newer, here = cells
    engine = Engine(nx.MultiDiGraph())
    refused = here.startswith("refused")
    assert newer == "yes"
    for text in SAMPLES[begins]:
        for language, has in (("25", True), ("5", bool(five))):
            if has and not refused:
                engine.prepare(text, language="25" if language == "25" else "5")
            else:
                with pytest.raises(CypherError):
                    engine.prepare(text, language="25" if language == "25" else "5")


def test_numbers_in_texts() -> None:
    [text] = SAMPLES["numbers in texts"]
    engine = Engine(nx.MultiDiGraph())
    assert [engine.query(text, language=each).rows for each in ("5", "25")] == [[(None,)], [(31,)]]


def test_a_server_does_as_the_table_says(empty_server: Server) -> None:
    [about] = empty_server.run(
        "CALL dbms.components() YIELD name, versions WHERE name = 'Neo4j Kernel' RETURN versions[0] AS version"
    )
    long_term = about["version"].startswith("5.")
    for begins, (_, five, _, _) in FEATURES:
        if begins in ("USE of another", "EXPLAIN", "numbers in texts"):
            continue  # another database is there on none, and EXPLAIN is how all others are asked
        for text in SAMPLES[begins]:
            asked = f"EXPLAIN {text}" if long_term else f"CYPHER 25 EXPLAIN {text}"
            if "SHOW" in text:
                asked = text
            if long_term and not five:
                with pytest.raises(Neo4jError):
                    empty_server.run(asked, k=1)
            else:
                empty_server.run(asked, k=1)
