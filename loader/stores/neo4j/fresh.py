"""A new server that nobody but this process uses: its password, and what is to be done once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from functools import partial

from neo4j import Driver, GraphDatabase, NotificationMinimumSeverity
from neo4j.exceptions import DriverError, Neo4jError

from loader.errors import StoreError
from loader.stores.neo4j.constraints import make_all

__all__ = ["finish"]

_FACTORY_PASSWORD = "neo4j"  # noqa: S105 - of every new server, which asks to change it
_SECONDS_TO_START = 300
_SECONDS_BETWEEN = 0.3
_CHANGE = "ALTER CURRENT USER SET PASSWORD FROM $old TO $new"
_INDEXES = "CALL db.awaitIndexes(86400)"


def finish(
    uri: str, database: str, password: str, statements: Iterable[str], alive: Callable[[], bool]
) -> tuple[int, int]:
    """Wait until the server answers, as long as it is `alive`, give it this password, run the statements, of which
    those that make constraints go first; how many nodes and relationships the database has."""
    with _driver(uri, _FACTORY_PASSWORD) as driver:
        _when_ready(driver, "system", _CHANGE, alive, old=_FACTORY_PASSWORD, new=password)
    with _driver(uri, password) as driver:
        _when_ready(driver, database, "RETURN 1", alive)
        try:
            with driver.session(database=database) as session:
                constraints, others = _parted(statements)
                make_all([partial(_make, driver, database, text) for text in constraints])
                for text in (*others, _INDEXES):
                    session.run(text).consume()
                nodes = session.run("MATCH (n) RETURN count(n) AS count").single(strict=True)["count"]
                found = session.run("MATCH ()-[r]->() RETURN count(r) AS count").single(strict=True)["count"]
                return int(nodes), int(found)
        except (DriverError, Neo4jError) as error:
            raise StoreError(f"the imported graph cannot be finished: {error}") from error


def _parted(statements: Iterable[str]) -> tuple[list[str], list[str]]:
    parted: tuple[list[str], list[str]] = [], []
    for text in statements:
        parted[not text.startswith("CREATE CONSTRAINT")].append(text)
    return parted


def _make(driver: Driver, database: str, constraint: str) -> None:
    """Those that are made at once may deadlock, and are tried again."""
    with driver.session(database=database) as session:
        session.execute_write(lambda tx: tx.run(constraint).consume())


def _driver(uri: str, password: str) -> Driver:
    return GraphDatabase.driver(
        uri, auth=("neo4j", password), notifications_min_severity=NotificationMinimumSeverity.OFF
    )


def _when_ready(driver: Driver, database: str, text: str, alive: Callable[[], bool], **parameters: str) -> None:
    until = time.monotonic() + _SECONDS_TO_START
    while True:
        try:
            with driver.session(database=database) as session:
                session.run(text, parameters).consume()
            return
        except (DriverError, Neo4jError) as error:
            if not alive() or time.monotonic() > until:
                raise StoreError(f"the server for the imported graph did not start: {error}") from error
        time.sleep(_SECONDS_BETWEEN)
