"""Finds a server for a version: a given one, else Docker, else Maven and Java."""

from __future__ import annotations

from tests.servers.compose import ComposeServer
from tests.servers.given import GivenServer
from tests.servers.local import LocalServer
from tests.servers.missing import NoServer
from tests.servers.server import EDITIONS, Server


def find_server(version: str) -> Server:
    """A started server of that version. NoServer says of each way why it was not to be had."""
    reasons = []
    for way in (GivenServer, ComposeServer, LocalServer):
        try:
            server = way(EDITIONS[version])
        except NoServer as reason:
            reasons.append(str(reason))
            continue
        server.start()
        return server
    raise NoServer(f"no Neo4j {version} for the tests: {'; '.join(reasons)}")
