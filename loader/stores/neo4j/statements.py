"""Every Cypher text with which whomet writes to Neo4j. Labels and types come from the schema, values as parameters.

The ledger stands beside the graph, in nodes without relationships that no query, export or digest shows:

    WhometStore      one node: that the database is ours. Whoever writes takes its lock first
    WhometDocument   what was loaded of a document
    WhometDecision   which ids are one
    WhometUnit       what was chosen of a thing, so that one more document need not read all the others
"""

from __future__ import annotations

from collections.abc import Iterator

from loader.schema import DISPUTED_LABEL, LABELS, RELATIONSHIPS, SECOND_LABELS, STATUS_LABELS

__all__ = [
    "CONSTRAINTS",
    "DELETE_NODES",
    "DELETE_RELATIONSHIPS",
    "LEDGER",
    "UPSERT_NODES",
    "UPSERT_RELATIONSHIPS",
]

LEDGER = {"WhometStore": "id", "WhometDocument": "id", "WhometDecision": "id", "WhometUnit": "key"}
"""The labels of the ledger, each with its key."""

_NAMED = ("Person", "Role", "Issue", "Place", "Event", "Country")


def _constraints() -> dict[str, str]:
    texts = {}
    for label, key in [*LEDGER.items(), *((label, "id") for label in LABELS)]:
        name = f"whomet_{label.lower()}_{key}"
        texts[name] = f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{key} IS UNIQUE"
    for type_ in RELATIONSHIPS:
        name = f"whomet_{type_.lower()}_id"
        texts[name] = f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR ()-[r:{type_}]-() REQUIRE r.id IS UNIQUE"
    for label in _NAMED:
        name = f"whomet_{label.lower()}_name"
        texts[name] = f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{label}) ON (n.name)"
    return texts


CONSTRAINTS = _constraints()
"""By name, what is created before the first write: uniqueness of every key, and indexes on names."""


def _upsert_nodes() -> dict[frozenset[str], str]:
    texts = {}
    for label in LABELS:
        start = f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n = row.properties"
        texts[frozenset({label})] = start
        for seconds in _second_labels() if label in ("Meeting", "Trip") else ():
            wrong = "".join(f":{second}" for second in SECOND_LABELS if second not in seconds)
            texts[frozenset({label, *seconds})] = f"{start} REMOVE n{wrong} SET n:{':'.join(seconds)}"
    return texts


def _second_labels() -> Iterator[tuple[str, ...]]:
    for status in STATUS_LABELS:
        yield (status,)
        yield (status, DISPUTED_LABEL)


UPSERT_NODES = _upsert_nodes()
"""By all the labels of a node."""

DELETE_NODES = {label: f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) DELETE n" for label in LABELS}

_TRIPLES = [(start, type_, end) for type_, schema in RELATIONSHIPS.items() for start, end in schema.pairs]

UPSERT_RELATIONSHIPS = {
    (start, type_, end): (
        f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}}) MATCH (b:{end} {{id: row.end}})"
        f" MERGE (a)-[r:{type_} {{id: row.id}}]->(b) SET r = row.properties RETURN count(r) AS written"
    )
    for start, type_, end in _TRIPLES
}
"""By label of the start, type, label of the end. What an end is missing for is not written, and not counted."""

DELETE_RELATIONSHIPS = {
    (start, type_, end): f"UNWIND $rows AS row MATCH (:{start})-[r:{type_} {{id: row.id}}]->(:{end}) DELETE r"
    for start, type_, end in _TRIPLES
}
