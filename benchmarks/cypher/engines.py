"""The engines that answer in this process: ours, and Neo4j over Bolt."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median
from typing import Any

from benchmarks.cypher.meetings import Meetings
from benchmarks.cypher.suite import PARAMETERS, QUERIES
from loader.cypher import Engine
from tests.servers.local import LocalServer
from tests.servers.server import EDITIONS

Ask = Callable[[str], list[tuple[Any, ...]]]


def ours(graph: Meetings) -> Ask:
    """Answers from an Engine over networkx. Plans and indexes stay between the runs, results do not."""
    engine = Engine(graph.to_networkx())
    return lambda text: [tuple(row) for row in engine.query(text, PARAMETERS).rows]


@contextmanager
def neo4j_over_bolt(graph: Meetings, version: str) -> Iterator[Ask]:
    """Answers from a server of its own, without the options that make it start fast and run slowly."""
    server = LocalServer(EDITIONS[version], password=False, tls=False, java_options=())
    try:
        server.start()
        with server.driver(notifications_min_severity="OFF") as driver, driver.session(database="neo4j") as session:
            graph.load_into(session)
            yield lambda text: [tuple(record.values()) for record in session.run(text, PARAMETERS)]
    finally:
        server.remove()


def plain(rows: list[tuple[Any, ...]]) -> list[list[Any]]:
    """Rows to compare: dates as text."""
    return [[each if isinstance(each, str | int | float | None) else str(each) for each in row] for row in rows]


Timed = tuple[list[list[Any]], float, float]
"""The rows, and of the seconds the median and the least."""


def timed(ask: Ask, runs: int) -> dict[str, Timed]:
    """Every query so many times, after three that are not counted."""
    return {name: _timed(ask, text, runs) for name, text in QUERIES.items()}


def _timed(ask: Ask, text: str, runs: int) -> Timed:
    for _ in range(3):
        rows = ask(text)
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        ask(text)
        taken.append(time.perf_counter() - start)
    return plain(rows), median(taken), min(taken)
