"""The graph of meetings that the queries are about, from a fixed seed: 4 people and 4 MET for every meeting."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

import networkx as nx
from neo4j import Session
from neo4j.time import Date

COUNTRIES = 60
ISSUES = 80
PLACES = 150
STATUSES = ("held", "held", "held", "held", "expected", "cancelled")
SYLLABLES = (
    "an",
    "bo",
    "chi",
    "da",
    "el",
    "fo",
    "gu",
    "hai",
    "in",
    "jo",
    "ka",
    "li",
    "mo",
    "nu",
    "or",
    "pe",
    "ra",
    "so",
)
BATCH = 5_000


@dataclass
class Meetings:
    """Nodes by label as property maps, relationships by (start label, type, end label) as (start, end, properties)."""

    nodes: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    relationships: dict[tuple[str, str, str], list[tuple[str, str, dict[str, Any]]]] = field(default_factory=dict)

    def to_networkx(self) -> nx.MultiDiGraph:
        graph = nx.MultiDiGraph()
        for label, maps in self.nodes.items():
            graph.add_nodes_from((each["id"], {"__labels__": {label}, **each}) for each in maps)
        for (_, kind, _), rows in self.relationships.items():
            graph.add_edges_from((start, end, {"__labels__": {kind}, **each}) for start, end, each in rows)
        return graph

    def load_into(self, session: Session) -> None:
        """With a uniqueness constraint on every id, as the product has them."""
        for label, maps in self.nodes.items():
            session.run(f"CREATE CONSTRAINT FOR (n:{label}) REQUIRE n.id IS UNIQUE").consume()
            for part in _batches(maps):
                session.run(f"UNWIND $maps AS map CREATE (n:{label}) SET n = map", maps=part).consume()
        for (start, kind, end), rows in self.relationships.items():
            text = (
                f"MATCH (a:{start} {{id: row[0]}}), (b:{end} {{id: row[1]}}) CREATE (a)-[r:{kind}]->(b) SET r = row[2]"
            )
            for part in _batches(rows):
                session.run(f"UNWIND $rows AS row {text}", rows=[list(each) for each in part]).consume()
        session.run("CALL db.awaitIndexes()").consume()


def _batches(items: list[Any]) -> list[list[Any]]:
    return [items[start : start + BATCH] for start in range(0, len(items), BATCH)]


def meetings(persons: int, held: int) -> Meetings:
    """So many persons and meetings; some persons are in more meetings than others."""
    chance = random.Random(1)
    graph = Meetings()
    graph.nodes = {
        "Person": [_person(chance, number) for number in range(persons)],
        "Issue": [{"id": f"issue-{number}", "name": f"Issue {number}"} for number in range(ISSUES)],
        "Place": [{"id": f"place-{number}", "name": f"Place {number}"} for number in range(PLACES)],
        "Meeting": [],
    }
    for number in range(held):
        _add_meeting(chance, graph, number)
    return graph


def _person(chance: random.Random, number: int) -> dict[str, Any]:
    name = " ".join("".join(chance.choices(SYLLABLES, k=2)).title() for _ in range(2))
    return {"id": f"person-{number}", "name": f"{name} {number}", "country": f"C{chance.randrange(COUNTRIES):02}"}


def _add_meeting(chance: random.Random, graph: Meetings, number: int) -> None:
    persons = graph.nodes["Person"]
    date = Date(chance.randrange(2010, 2026), chance.randrange(1, 13), chance.randrange(1, 29))
    own = f"meeting-{number}"
    status = chance.choice(STATUSES)
    dated = {"date": date, "year": date.year}
    graph.nodes["Meeting"].append({"id": own, "name": f"Meeting {number}", "status": status, **dated})
    present = list({int(len(persons) * chance.random() ** 1.2) for _ in range(12)})[:4]
    sides = persons[present[0]], persons[present[1]], persons[present[2]], persons[present[3]]
    add = graph.relationships.setdefault
    for place, person in enumerate(sides):
        part = "principal" if place < 2 else "attendee"
        add(("Person", "PARTICIPANT_IN", "Meeting"), []).append((person["id"], own, {"part": part}))
    for left, right in ((0, 1), (0, 3), (2, 1), (2, 3)):
        ends = sides[left]["id"], sides[right]["id"]
        add(("Person", "MET", "Person"), []).append((*ends, {"meeting": own, **dated}))
    for issue in chance.sample(range(ISSUES), 2):
        add(("Meeting", "DISCUSSED", "Issue"), []).append((own, f"issue-{issue}", {"strength": "explicit"}))
    add(("Meeting", "AT", "Place"), []).append((own, f"place-{chance.randrange(PLACES)}", {}))
