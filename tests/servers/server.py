"""What every server of the tests can do, wherever it comes from."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from neo4j import Driver, GraphDatabase
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from loader.stores.neo4j.constraints import SHOWN
from loader.stores.neo4j.statements import WANTED
from tests.servers.missing import NoServer


@dataclass(frozen=True, slots=True)
class Edition:
    """A version of Neo4j Community that the tests run on, and what runs it."""

    version: str
    entry_point: str
    oldest_java: int
    newest_java: int
    java_options: tuple[str, ...] = ()

    @property
    def variable(self) -> str:
        """The stem of the environment variables that name a server of this version's line."""
        return f"WHOMET_TEST_NEO4J_{self.version.partition('.')[0]}"


LONG_TERM = Edition("5.26.30", "org.neo4j.server.CommunityEntryPoint", 17, 21)
CURRENT = Edition("2026.08.1", "org.neo4j.server.Neo4jCommunity", 21, 99, ("--enable-native-access=ALL-UNNAMED",))
EDITIONS = {edition.version: edition for edition in (LONG_TERM, CURRENT)}


def _made_by_whomet(row: Mapping[str, Any]) -> bool:
    """Whether this row of SHOWN is one that whomet makes, under the name that it gives."""
    kind = "index" if row["owningConstraint"] is None else "constraint"
    found = (row["name"], kind, row["entityType"], row["labelsOrTypes"], row["properties"])
    return found in [(one.usual_name, one.kind, one.of, [one.name], [one.key]) for one in WANTED]


class Server(ABC):
    """A running Neo4j, used by the tests alone: they empty it.

    `bolt` and `http` are URIs without a password; `http` is None where it is unknown. `username` is None where the
    server asks for no password. `import_folder` is where LOAD CSV would find files, `authority` the PEM file of the
    authority that signed the server's certificate: both None where the tests cannot reach such a thing.
    """

    version: str
    bolt: str
    http: str | None = None
    username: str | None = "neo4j"
    password: str = ""
    database: str = "neo4j"
    import_folder: Path | None = None
    authority: Path | None = None
    _kept: Driver | None = None

    @abstractmethod
    def start(self) -> None:
        """Starts it and returns when it answers over Bolt; NoServer where it does not."""

    @abstractmethod
    def stop(self) -> None:
        """Stops it in an orderly way; nothing where it is stopped already. The data stay."""

    @abstractmethod
    def kill(self) -> None:
        """Ends it as `kill -9` does. The data that were committed stay."""

    @abstractmethod
    def remove(self) -> None:
        """Stops it and takes its data away."""

    def restart(self) -> None:
        """Stops and starts it again, at the same address and with the same data."""
        self.stop()
        self.start()

    @property
    def auth(self) -> tuple[str, str] | None:
        """What the driver takes as `auth`."""
        return None if self.username is None else (self.username, self.password)

    @property
    def environment(self) -> dict[str, str]:
        """The environment variables with which `whomet` finds this server."""
        named = {"NEO4J_URI": self.bolt, "NEO4J_DATABASE": self.database}
        if self.username is not None:
            named |= {"NEO4J_USERNAME": self.username, "NEO4J_PASSWORD": self.password}
        return named

    def driver(self, uri: str | None = None, **options: Any) -> Driver:
        """A driver of its own for the caller, who closes it."""
        return GraphDatabase.driver(uri or self.bolt, auth=self.auth, **options)

    def run(self, text: str, database: str | None = None, **parameters: Any) -> list[dict[str, Any]]:
        """Runs one statement outside of any transaction function; the rows as dicts."""
        if self._kept is None:
            self._kept = self.driver()
        with self._kept.session(database=database or self.database) as session:
            return session.run(text, parameters).data()

    def hang_up(self) -> None:
        """Closes the connections of `run`: before the server stops, and whenever it starts anew."""
        if self._kept is not None:
            self._kept.close()
        self._kept = None

    def empty(self) -> None:
        """Takes away every node, relationship, constraint and index (the two lookup indexes stay)."""
        self.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS")
        for row in self.run("SHOW CONSTRAINTS YIELD name"):
            self.run(f"DROP CONSTRAINT `{row['name']}`")
        for row in self.run("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"):
            self.run(f"DROP INDEX `{row['name']}`")

    def clear(self) -> None:
        """Takes away what `empty` does, but for the constraints and indexes that whomet makes.

        Made anew, they take a server seconds, and with them goes every plan that it keeps.
        """
        self.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS")
        for row in self.run(SHOWN):
            if row["type"] != "LOOKUP" and not _made_by_whomet(row):
                self.run(f"DROP {'INDEX' if row['owningConstraint'] is None else 'CONSTRAINT'} `{row['name']}`")

    def greet(self) -> None:
        """Asks the database one small question; an exception of the driver where it cannot answer yet."""
        self.run("RETURN 1")

    def wait_until_ready(self, seconds: float) -> None:
        """Returns when the database answers; NoServer with the last reason after `seconds`."""
        deadline = time.monotonic() + seconds
        while True:
            try:
                return self.greet()
            except AuthError as error:
                self.hang_up()
                raise NoServer(f"{self.bolt} refuses the tests' password: {error.message}") from error
            except (DriverError, Neo4jError, OSError) as error:
                self.hang_up()
                if time.monotonic() > deadline:
                    raise NoServer(f"{self.bolt} did not answer within {seconds:.0f} s: {error}") from error
            time.sleep(0.2)
