"""Random property graphs, as plain data: into networkx and into a server from the same lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import networkx as nx
from neo4j import Session
from neo4j.time import Date, DateTime, Duration, Time
from pytz import FixedOffset, timezone

from tests.judge.choices import Choices

LABELS = ("A", "B", "C")
TYPES = ("R", "S", "T")
RARE = "T"
"""The type of few relationships: a walk along it may be of any length."""

_DATES = [Date(2020, 1, 31), Date(2021, 2, 28), Date(2024, 2, 29), Date(1999, 12, 31), Date(2023, 6, 18)]
_LOCALS = [DateTime(2023, 6, 18, 12, 30), DateTime(2020, 1, 1), DateTime(2024, 2, 29, 23, 59, 59, 123456789)]
_ZONED = [
    DateTime(2023, 6, 18, 12, 30, tzinfo=FixedOffset(-90)),
    DateTime(2023, 6, 18, 14, 30, tzinfo=FixedOffset(120)),
    timezone("Europe/Berlin").localize(DateTime(2022, 12, 1, 8, 15, 30)),  # type: ignore[arg-type]
]
_TIMES = [
    Time(12, 30, tzinfo=FixedOffset(60)),
    Time(14, 30, tzinfo=FixedOffset(120)),
    Time(0, 0, 1, 5, tzinfo=FixedOffset(-330)),
]
_LOCAL_TIMES = [Time(12, 30), Time(0, 0), Time(23, 59, 59, 999999999)]
_DURATIONS = [
    Duration(days=1),
    Duration(months=1),
    Duration(hours=36),
    Duration(months=14, days=3, seconds=4, nanoseconds=500000000),
    Duration(days=-2, minutes=30),
]
_STRINGS = ["", "a", "Ab", "abc", "b", "Zoë", " a b ", "10", "2.5", "true", "x.y", "ß", "a\nb", "𝒳y", "2021-02-28"]
_INTEGERS = [0, 1, 2, 3, 5, 10, -1, -7, 42]
_FLOATS = [0.5, 1.5, -2.5, 3.25, 100.125, 1e-3]

NODE_KEYS: dict[str, tuple[str, list[Any]]] = {
    "name": ("str", _STRINGS),
    "n": ("int", _INTEGERS),
    "x": ("float", _FLOATS),
    "flag": ("bool", [True, False]),
    "born": ("date", _DATES),
    "seen": ("datetime", _ZONED),
    "at": ("localdatetime", _LOCALS),
    "clock": ("time", _TIMES),
    "hour": ("localtime", _LOCAL_TIMES),
    "span": ("duration", _DURATIONS),
    "tags": ("[str]", [[], ["a"], ["a", "b"], ["b", "a", "b"], ["Ab", ""]]),
    "nums": ("[int]", [[], [1], [3, 1, 2], [1, 1], [-5, 10]]),
    "any": ("any", [1, 2, 2.5, "a", "b", True, Date(2021, 2, 28), Duration(days=1), [1, 2], ["a"], [], -1]),
}
REL_KEYS: dict[str, tuple[str, list[Any]]] = {
    "w": ("int", _INTEGERS),
    "x": ("float", _FLOATS),
    "since": ("date", _DATES),
    "kind": ("str", _STRINGS),
    "nums": NODE_KEYS["nums"],
    "any": NODE_KEYS["any"],
}


@dataclass(frozen=True, slots=True)
class RandomGraph:
    """Nodes as (labels, properties), relationships as (type, start, end, properties) with the nodes' numbers.

    Every node and every relationship has a property `uid`, unlike all others of its kind.
    """

    nodes: list[tuple[tuple[str, ...], dict[str, Any]]]
    relationships: list[tuple[str, int, int, dict[str, Any]]]

    def to_networkx(self) -> nx.MultiDiGraph:
        graph = nx.MultiDiGraph()
        for number, (labels, properties) in enumerate(self.nodes):
            graph.add_node(number, __labels__=set(labels), **properties)
        for number, (kind, start, end, properties) in enumerate(self.relationships):
            graph.add_edge(start, end, key=number, __labels__={kind}, **properties)
        return graph

    def load_into(self, session: Session) -> None:
        """Puts it into an emptied database."""
        session.run("MATCH (n) DETACH DELETE n").consume()
        for labels in sorted({labels for labels, _ in self.nodes}):
            maps = [properties for own, properties in self.nodes if own == labels]
            text = "UNWIND $maps AS map CREATE (n" + "".join(f":{label}" for label in (*labels, "Every"))
            session.run(f"{text}) SET n = map", maps=maps).consume()
        for kind in TYPES:
            rows = [[start, end, properties] for own, start, end, properties in self.relationships if own == kind]
            text = "UNWIND $rows AS row MATCH (a:Every {uid: row[0]}), (b:Every {uid: row[1]})"
            session.run(f"{text} CREATE (a)-[r:{kind}]->(b) SET r = row[2]", rows=rows).consume()
        session.run("MATCH (n) REMOVE n:Every").consume()


def random_graph(choices: Choices) -> RandomGraph:
    """Up to 12 nodes and 20 relationships, parallel ones and loops among them."""
    nodes = []
    for uid in range(choices.between(3, 12)):
        labels = tuple(choices.some(LABELS, 45))
        nodes.append((labels, {"uid": uid, **_properties(choices, NODE_KEYS, 65)}))
    relationships = []
    for uid in range(choices.between(3, 20)):
        kind = choices.weighted([(4, "R"), (4, "S"), (1, RARE)])
        start, end = choices.below(len(nodes)), choices.below(len(nodes))
        if relationships and choices.chance(12):
            _, start, end, _ = relationships[-1]
        if choices.chance(5):
            end = start
        relationships.append((kind, start, end, {"uid": uid, **_properties(choices, REL_KEYS, 65)}))
    return RandomGraph(nodes, relationships)


def _properties(choices: Choices, keys: dict[str, tuple[str, list[Any]]], percent: int) -> dict[str, Any]:
    return {key: choices.pick(values) for key, (_, values) in keys.items() if choices.chance(percent)}


def random_parameters(choices: Choices) -> dict[str, Any]:
    """A value for every name in PARAMETERS."""
    pools = dict(NODE_KEYS.values())
    found = {name: choices.pick(pools[kind]) for name, kind in PARAMETERS.items() if kind in pools}
    return {**found, "nothing": None, "pairs": {"k": choices.pick(_INTEGERS), "s": choices.pick(_STRINGS), "z": None}}


PARAMETERS = {
    "int": "int",
    "float": "float",
    "str": "str",
    "bool": "bool",
    "date": "date",
    "span": "duration",
    "tags": "[str]",
    "nums": "[int]",
    "pairs": "map",
}
"""The parameters that queries may use, with their types."""
