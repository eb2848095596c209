"""Every Cypher text with which whomet writes to Neo4j. Labels and types come from the schema, values as parameters.

The ledger stands beside the graph, in nodes without relationships that no query, export or digest shows:

    WhometLedger     one node: that the database is ours, and which versions of format and mapping its graph is of.
                     Whoever writes takes its lock first. Release 0.1 called it WhometStore: a release of that time
                     finds none, takes the database for somebody else's, and does not write to it
    WhometDocument   what was loaded of a document
    WhometDecision   which ids are one
    WhometUnit       what was chosen of a thing, so that one more document need not read all the others; of a thing that
                     one document alone can speak of perhaps AS_TOLD, for that is what the document says of it
    WhometKept       a node that was ours and to which somebody else has drawn a relationship
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from loader.graph import Value
from loader.schema import DISPUTED_LABEL, LABELS, RELATIONSHIPS, SECOND_LABELS, STATUS_LABELS
from loader.stores.neo4j.spelling import READ_STRINGS, ROWS, Columns

__all__ = [
    "AS_TOLD",
    "ATTACHED",
    "CONSTRAINTS",
    "CREATE_NODES",
    "CREATE_RELATIONSHIPS",
    "DELETE_NODES",
    "DELETE_RELATIONSHIPS",
    "DETACH",
    "FIND_NODES",
    "FORMAT",
    "FREED",
    "HOLDING",
    "KEEP",
    "KEPT",
    "LEDGER",
    "READ_FORMATS",
    "REVIVE",
    "SET_NODES",
    "SET_RELATIONSHIPS",
    "UPSERT_NODES",
    "UPSERT_RELATIONSHIPS",
    "WANTED",
    "Spelled",
    "Statement",
    "Wanted",
]

FORMAT = 3
"""The version of how the ledger is kept. 1 was release 0.1, which wrote down neither this nor the mapping's. Of 2 all
that is packed is bytes; of 3 it may be text, and a body may be AS_TOLD."""
READ_FORMATS = frozenset({2, 3})
"""Those that are read, and gone on with in what both have in common."""
AS_TOLD = "="
"""In the place of what was chosen: it is what the one document says that can speak of the thing."""

LEDGER = {"WhometLedger": "id", "WhometDocument": "id", "WhometDecision": "id", "WhometUnit": "key"}
"""The labels of the ledger, each with its key."""

_SELDOM = frozenset({"unreviewed"})
"""Properties that few have: they stand last in a row."""
_NAMED = ("Person", "Role", "Issue", "Place", "Event", "Country")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A constraint (uniqueness) or an index, of the nodes of a label or the relationships of a type."""

    kind: Literal["constraint", "index"]
    of: Literal["NODE", "RELATIONSHIP"]
    name: str
    key: str

    @property
    def usual_name(self) -> str:
        return f"whomet_{self.name.lower()}_{self.key}"

    def text(self, name: str) -> str:
        """The statement that makes it under a name."""
        if self.kind == "index":
            return f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{self.name}) ON (n.{self.key})"
        what = f"(n:{self.name})" if self.of == "NODE" else f"()-[n:{self.name}]-()"
        return f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR {what} REQUIRE n.{self.key} IS UNIQUE"

    @property
    def doubled(self) -> str:
        """The query that gives one key that is there more than once."""
        what = f"(n:{self.name})" if self.of == "NODE" else f"()-[n:{self.name}]->()"
        return (
            f"MATCH {what} WHERE n.{self.key} IS NOT NULL WITH n.{self.key} AS key, count(*) AS times WHERE times > 1"
            " RETURN key, times ORDER BY times DESC, toStringOrNull(key) LIMIT 1"
        )


def _wanted() -> Iterator[Wanted]:
    for label, key in [*LEDGER.items(), *((label, "id") for label in LABELS)]:
        yield Wanted("constraint", "NODE", label, key)
    for type_ in RELATIONSHIPS:
        yield Wanted("constraint", "RELATIONSHIP", type_, "id")
    for label in _NAMED:
        yield Wanted("index", "NODE", label, "name")


WANTED = tuple(_wanted())
"""What is there before the first write: uniqueness of every key, and indexes on names."""

CONSTRAINTS = {wanted.usual_name: wanted.text(wanted.usual_name) for wanted in WANTED}
"""The same as statements, by usual name."""


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """A text, and of which properties each of its rows has the values, in this order, the id first. A list takes a
    driver half the time of a map, and a server less too."""

    text: str
    properties: tuple[str, ...]

    def values(self, properties: Mapping[str, Value]) -> list[Value]:
        """The values of a node's or relationship's properties; None is none."""
        values = [properties.get(name) for name in self.properties]
        if len(values) - values.count(None) != len(properties):
            raise ValueError(f"not in the schema: {sorted(properties.keys() - {*self.properties})}")
        return values


def _in_order(properties: Iterable[str]) -> tuple[str, ...]:
    return "id", *(name for name in properties if name != "id")


def _map(properties: Iterable[str], values: str) -> str:
    """The properties as Cypher has a map, of what lies in a list."""
    return f"{{{', '.join(f'{name}: {values}[{index}]' for index, name in enumerate(properties))}}}"


def _labels() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each label, with those second ones that its nodes have beside it."""
    for label in LABELS:
        yield label, ()
        if label in ("Meeting", "Trip"):
            for status in STATUS_LABELS:
                yield label, (status,)
                yield label, (status, DISPUTED_LABEL)


def _upsert_node(label: str, seconds: tuple[str, ...]) -> Statement:
    properties = _in_order(LABELS[label].properties)
    text = f"UNWIND $rows AS row MERGE (n:{label} {{id: row[0]}}) SET n = {_map(properties, 'row')}"
    wrong = "".join(f":{second}" for second in SECOND_LABELS if second not in seconds)
    text += f" REMOVE n{wrong} SET n:{':'.join(seconds)}" if seconds else ""
    return Statement(text, properties)


UPSERT_NODES = {frozenset({label, *seconds}): _upsert_node(label, seconds) for label, seconds in _labels()}
"""By all the labels of a node."""


@dataclass(frozen=True, slots=True, eq=False)
class Spelled:
    """A text whose rows are spelled, and how."""

    text: str
    columns: Columns


def _node_columns(texts: int) -> Columns:
    return Columns({name: kind for schema in LABELS.values() for name, kind in schema.properties.items()}, texts)


def _create_nodes() -> Spelled:
    columns = _node_columns(1)
    return Spelled(
        f"{ROWS} WITH row, {READ_STRINGS.format('row[0]')} AS labels CREATE (n:$(labels) {{{columns.map}}})"
        " RETURN collect([labels[0], n.id, elementId(n)]) AS found",
        columns,
    )


CREATE_NODES = _create_nodes()
"""Nodes that cannot be there yet; the constraints on their ids see to it that none is. A row is the labels of one, its
first label first, and its properties. Planning a text takes a server as long as writing hundreds of rows: so
this one is for all labels. What was made comes as one row: for each row of its own a driver waits once more."""

FIND_NODES = "UNWIND $rows AS id MATCH (n:{label} {{id: id}}) RETURN collect([id, elementId(n)]) AS found"


def _set_nodes() -> Spelled:
    columns = _node_columns(3)
    gone, there = (READ_STRINGS.format(f"row[{index}]") for index in (1, 2))
    return Spelled(
        f"{ROWS} MATCH (n) WHERE elementId(n) = row[0]"
        f" SET n = {{{columns.map}}} REMOVE n:$({gone}) SET n:$({there}) RETURN count(n) AS written",
        columns,
    )


SET_NODES = _set_nodes()
"""Nodes that are there. A row is what the server calls one, the labels that it has no more and those that it has, and
its properties."""

DELETE_NODES = "UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) DELETE n"

ATTACHED = (
    "UNWIND $ids AS id MATCH (n:{label} {{id: id}})-[r]-(other)"
    " WITH id, n, collect(r)[0] AS r"
    " WITH id, r, startNode(r) = n AS outgoing"
    " RETURN id, type(r) AS type, outgoing, labels(CASE WHEN outgoing THEN endNode(r) ELSE startNode(r) END) AS labels"
)
"""Of nodes that are to go, those that still have a relationship, with one of these."""

KEPT = "WhometKept"
"""The label of nodes that were ours and stay for the sake of somebody else's relationships."""

KEEP = (
    "UNWIND $rows AS row MATCH (n:{label} {{id: row.id}})"
    f" SET n = {{{{id: n.id, name: n.name, key: '{{label}}|' + n.id}}}}"
    f" SET n:{KEPT} REMOVE n:{{label}}:{':'.join(SECOND_LABELS)}"
)

REVIVE = (
    f"UNWIND $rows AS row MATCH (n:{KEPT}) WHERE n.key = '{{label}}|' + row.id SET n:{{label}} REMOVE n:{KEPT}, n.key"
)
"""A node of those is ours again, before what is said of it is written."""

FREED = f"MATCH (n:{KEPT}) WHERE NOT (n)--() DELETE n"

HOLDING = (
    f"MATCH (n:{KEPT})-[r]-(other) WITH n, type(r) AS type, startNode(r) = n AS outgoing, labels(other) AS labels"
    " RETURN n.key AS key, type, outgoing, labels ORDER BY key, type, outgoing, labels"
)
"""Every relationship that holds one of those."""

DETACH = (
    f"UNWIND $keys AS key MATCH (n:{KEPT} {{key: key}}) OPTIONAL MATCH (n)-[r]-()"
    " WITH collect(DISTINCT n) AS nodes, collect(DISTINCT r) AS relationships"
    " FOREACH (r IN relationships | DELETE r) FOREACH (n IN nodes | DELETE n)"
    " RETURN size(nodes) AS nodes, size(relationships) AS relationships"
)

_TRIPLES = [(start, type_, end) for type_, schema in RELATIONSHIPS.items() for start, end in schema.pairs]


def _upsert_relationship(start: str, type_: str, end: str) -> Statement:
    properties = _in_order(RELATIONSHIPS[type_].properties)
    return Statement(
        f"UNWIND $rows AS row MATCH (a:{start} {{id: row[0]}}) UNWIND row[1] AS other MATCH (b:{end} {{id: other[0]}})"
        f" MERGE (a)-[r:{type_} {{id: other[1][0]}}]->(b) SET r = {_map(properties, 'other[1]')}"
        " RETURN count(r) AS written",
        properties,
    )


UPSERT_RELATIONSHIPS = {triple: _upsert_relationship(*triple) for triple in _TRIPLES}
"""By label of the start, type, label of the end. A row is the id of a start, and of each relationship from there the id
of the end and the values of its properties. What an end is missing for is not written, and not counted."""


def _create_relationships() -> Spelled:
    having = Counter(name for schema in RELATIONSHIPS.values() for name in schema.properties)
    kinds = {name: kind for schema in RELATIONSHIPS.values() for name, kind in schema.properties.items()}
    properties = sorted(kinds.items(), key=lambda item: (item[0] in _SELDOM, -having[item[0]]))
    columns = Columns(dict(properties), texts=3)
    return Spelled(
        f"{ROWS} MATCH (a) WHERE elementId(a) = row[0] MATCH (b) WHERE elementId(b) = row[1]"
        f" CREATE (a)-[r:$(row[2]) {{{columns.map}}}]->(b) RETURN count(r) AS written",
        columns,
    )


CREATE_RELATIONSHIPS = _create_relationships()
"""Relationships that cannot be there yet. A row is what the server calls a start and an end, the type, and the
properties: first what most types have, since a row ends with its last value. One text for all types, as for nodes."""


def _set_relationships(type_: str) -> Spelled:
    properties = RELATIONSHIPS[type_].properties
    columns = Columns({name: properties[name] for name in _in_order(properties)})
    return Spelled(
        f"{ROWS} MATCH ()-[r:{type_} {{id: row[0]}}]->() SET r = {{{columns.map}}} RETURN count(r) AS written", columns
    )


SET_RELATIONSHIPS = {type_: _set_relationships(type_) for type_ in RELATIONSHIPS}
"""By type: relationships that are there. A row is the properties of one."""

DELETE_RELATIONSHIPS = {
    type_: f"UNWIND $rows AS id MATCH ()-[r:{type_} {{id: id}}]->() DELETE r" for type_ in RELATIONSHIPS
}
