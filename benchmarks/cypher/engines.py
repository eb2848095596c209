"""The engines that answer in this process: ours, and Neo4j over Bolt."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
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


WARMING, SECONDS_TO_WARM = 30, 4.0
"""How often a query runs before it is timed, and after how many seconds that is enough."""


def timed(asks: Mapping[str, Ask], runs: int) -> dict[str, dict[str, Timed]]:
    """By engine and query. The engines take turns at every run, so that what else the machine does falls on all."""
    found: dict[str, dict[str, Timed]] = {engine: {} for engine in asks}
    for name, text in QUERIES.items():
        rows = {engine: _warmed(ask, text) for engine, ask in asks.items()}
        taken: dict[str, list[float]] = {engine: [] for engine in asks}
        for _ in range(runs):
            for engine, ask in asks.items():
                taken[engine].append(_seconds(ask, text))
        for engine, seconds in taken.items():
            found[engine][name] = rows[engine], median(seconds), min(seconds)
    return found


def _warmed(ask: Ask, text: str) -> list[list[Any]]:
    start = time.perf_counter()
    for _ in range(WARMING):
        rows = ask(text)
        if time.perf_counter() - start > SECONDS_TO_WARM:
            break
    return plain(rows)


def _seconds(ask: Ask, text: str) -> float:
    start = time.perf_counter()
    ask(text)
    return time.perf_counter() - start
