"""A Neo4j that somebody else runs, named by environment variables."""

from __future__ import annotations

import os

from tests.servers.missing import NoServer
from tests.servers.server import Edition, Server


class GivenServer(Server):
    """The server that WHOMET_TEST_NEO4J_<major>_URI, _USERNAME, _PASSWORD, _DATABASE and _HTTP name.

    <major> is the first part of the edition's version: 5 or 2026. The tests empty its database, so it must be
    empty to begin with. _HTTP is where it has its Browser. It cannot be stopped or killed from here.
    """

    def __init__(self, edition: Edition) -> None:
        uri = os.environ.get(f"{edition.variable}_URI")
        if not uri:
            raise NoServer(f"{edition.variable}_URI is not set")
        self.bolt = uri
        self.http = os.environ.get(f"{edition.variable}_HTTP")
        self.version = edition.version
        self.username = os.environ.get(f"{edition.variable}_USERNAME", "neo4j")
        self.password = os.environ.get(f"{edition.variable}_PASSWORD", "")
        self.database = os.environ.get(f"{edition.variable}_DATABASE", "neo4j")
        if not self.password:
            self.username = None

    def start(self) -> None:
        self.wait_until_ready(seconds=30)
        nodes = self.run("MATCH (n) RETURN count(n) AS nodes")[0]["nodes"]
        if nodes:
            raise NoServer(f"{self.bolt} holds {nodes} nodes, and the tests empty it: give them an empty database")

    def stop(self) -> None:
        raise NotImplementedError(f"{self.bolt} is run by somebody else")

    def kill(self) -> None:
        raise NotImplementedError(f"{self.bolt} is run by somebody else")

    def remove(self) -> None:
        """Leaves the database empty."""
        self.empty()
        self.hang_up()
