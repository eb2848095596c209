"""A Neo4j server: the connection to it, and reading from it."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from importlib import metadata
from typing import Any

from neo4j import (
    READ_ACCESS,
    Driver,
    GraphDatabase,
    NotificationMinimumSeverity,
    Session,
    Transaction,
)
from neo4j.exceptions import ClientError, ConfigurationError, DriverError, Neo4jError

from loader.cypher.ast.nodes import Language
from loader.cypher.naming_language import language_line
from loader.errors import UsageError, WhometError
from loader.graph import Value
from loader.result import Result, cut_at
from loader.settings import Settings
from loader.stores.base import Closing
from loader.stores.neo4j.errors import QueryText, translate, translated, worth_another_try
from loader.stores.neo4j.read_only import check_plan
from loader.stores.neo4j.values import from_driver, to_driver, unknown_to_server

__all__ = ["Neo4jConnection", "user_agent"]

SECONDS_TO_CONNECT = 5.0
SECONDS_TO_RETRY = 30.0
ROWS_AT_ONCE = 1000

# The driver warns of what it then raises. Without any handler Python would print that on top of our own message.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


class Neo4jConnection(Closing):
    """An open connection to one database of a server. A context manager, and safe to share between threads.

    Opening it does not yet speak to the server; `verify` does.
    """

    def __init__(self, settings: Settings, *, seconds_to_connect: float = SECONDS_TO_CONNECT) -> None:
        if settings.uri is None:
            raise UsageError(f"{settings.source} names a file, not a Neo4j server")
        self.settings = settings
        self.database = settings.database
        with translated(settings):
            self.driver = _open(settings.uri, settings, seconds_to_connect)

    def close(self) -> None:
        self.driver.close()

    def verify(self) -> str:
        """Asks the database for one row, once; what the server calls itself, such as `Neo4j/5.26.30`."""
        with translated(self.settings), self.reading() as session:
            summary = session.run("RETURN 1").consume()
        return str(summary.server.agent)

    def has_answered(self, error: WhometError) -> bool:
        """Whether an error is what a server said, so that there is one."""
        return isinstance(error.__cause__, Neo4jError)

    def try_to_write(self) -> None:
        """Makes a node without label or property and takes it back: nothing stays, not even a name.

        NotAllowed or another StoreError says why the user or the database cannot write.
        """
        with (
            translated(self.settings),
            self.driver.session(database=self.database) as session,
            session.begin_transaction() as transaction,
        ):
            transaction.run("CREATE ()").consume()
            transaction.rollback()

    def read(
        self,
        text: str,
        parameters: Mapping[str, Value] | None = None,
        *,
        seconds: float | None = None,
        rows: int | None = None,
        language: Language | None = None,
    ) -> Result:
        """The rows of a query that only reads; no other is run. A `language` is sent with one that names none.

        The server is asked what the query would do before it does it, and gets it in a transaction that may not write.
        More than `rows` rows are cut, and `notes` says so. After `seconds` the server stops it: CypherLimitExceeded.
        """
        given = to_driver(parameters or {})
        asked = QueryText(text, language_line(text, language))
        with translated(self.settings, asked):
            try:
                return self._read_once(asked, given, seconds, rows)
            except (DriverError, Neo4jError) as error:
                if not worth_another_try(error):
                    raise
            # An idle connection may have been closed by the other side, or the cluster have moved: once more.
            return self._read_once(asked, given, seconds, rows)

    def _read_once(self, query: QueryText, given: dict[str, Any], seconds: float | None, rows: int | None) -> Result:
        with self.reading(rows) as session, session.begin_transaction(timeout=seconds) as transaction:
            return _read(transaction, self.settings, query, given, rows)

    def reading(self, rows: int | None = None) -> Session:
        """A session that only reads; of more than `rows` rows no more are asked for at once than that tells."""
        at_once = ROWS_AT_ONCE if rows is None else min(ROWS_AT_ONCE, rows + 1)
        return self.driver.session(database=self.database, default_access_mode=READ_ACCESS, fetch_size=at_once)


def _read(
    transaction: Transaction, settings: Settings, query: QueryText, parameters: dict[str, Any], rows: int | None
) -> Result:
    explaining = QueryText(query.text, f"{query.before}EXPLAIN\n")
    try:
        explained = transaction.run(explaining.sent, parameters).consume()
    except ClientError as error:
        raise translate(error, settings, explaining) from error
    except (ValueError, ConfigurationError) as error:
        raise unknown_to_server(parameters, error) from error
    check_plan(explained.query_type, explained.plan)
    result = transaction.run(query.sent, parameters)
    records = list(result) if rows is None else result.fetch(rows + 1)
    notes: tuple[str, ...] = ()
    if rows is not None and len(records) > rows:
        notes = (cut_at(rows),)
        result.consume()
    return Result(tuple(result.keys()), from_driver([record.values() for record in records[:rows]]), notes)


def _open(uri: str, settings: Settings, seconds_to_connect: float) -> Driver:
    auth = None if settings.password is None else (settings.username, settings.password.reveal())
    return GraphDatabase.driver(
        uri,
        auth=auth,
        user_agent=user_agent(),
        connection_timeout=seconds_to_connect,
        connection_acquisition_timeout=2 * seconds_to_connect,
        max_transaction_retry_time=SECONDS_TO_RETRY,
        notifications_min_severity=NotificationMinimumSeverity.OFF,
    )


def user_agent() -> str:
    """How whomet introduces itself to servers."""
    try:
        return f"whomet/{metadata.version('whomet')}"
    except metadata.PackageNotFoundError:
        return "whomet"
