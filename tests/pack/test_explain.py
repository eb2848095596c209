"""Every query can be planned by a server without a remark, as Cypher 5 and as Cypher 25."""

from __future__ import annotations

from contextlib import closing

import pytest

from loader.pack import SavedQuery, find_pack
from loader.schema import LABELS, RELATIONSHIPS
from tests.servers.server import LONG_TERM, Server

PACK = find_pack()
VALUES = {
    "string": "'x'",
    "integer": "1",
    "float": "1.0",
    "boolean": "true",
    "date": "date('2023-06-18')",
    "strings": "['x']",
}
REMARKS = ("01", "03")
"""The classes of GQL status codes that warn or inform."""


@pytest.fixture(scope="module")
def every_name(server: Server) -> Server:
    """A server whose graph has every label, type and property of the schema, so that none is unknown to it."""
    server.clear()
    for label, schema in LABELS.items():
        server.run(f"CREATE (:{label} {_properties(schema.properties)})")
    server.run("MATCH (n:Meeting) SET n:Held:Expected:NotHeld:Unstated")
    for kind, relationship in RELATIONSHIPS.items():
        start, end = relationship.pairs[0]
        text = f"MATCH (a:{start}) MATCH (b:{end}) CREATE (a)-[:{kind} {_properties(relationship.properties)}]->(b)"
        server.run(text)
    return server


def _properties(types: dict[str, str]) -> str:
    return "{" + ", ".join(f"{name}: {VALUES[kind]}" for name, kind in types.items()) + "}"


@pytest.mark.parametrize("query", PACK.values(), ids=lambda query: f"{query.topic}::{query.name}")
def test_a_server_plans_it_without_a_remark(query: SavedQuery, every_name: Server) -> None:
    languages = [""] if every_name.version == LONG_TERM.version else ["CYPHER 5 ", "CYPHER 25 "]
    values = {name: parameter.sample for name, parameter in query.parameters.items()}
    with closing(every_name.driver(warn_notification_severity="OFF")) as driver, driver.session() as session:
        for language in languages:
            summary = session.run(f"{language}EXPLAIN\n{query.text}", values).consume()
            assert summary.query_type == "r"
            assert [s.status_description for s in summary.gql_status_objects if s.gql_status[:2] in REMARKS] == []
