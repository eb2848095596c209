"""Connections of whomet's own to the servers of the tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from loader.settings import Secret, Settings
from loader.stores.neo4j.connection import Neo4jConnection
from tests.servers.server import Server

Connect = Callable[..., Neo4jConnection]


def settings_of(server: Server) -> Settings:
    """What a user of that server would have set."""
    password = Secret(server.password) if server.username else None
    return Settings("the test", uri=server.bolt, password=password, database=server.database)


@pytest.fixture
def settings(server: Server) -> Settings:
    """The settings of each server."""
    return settings_of(server)


@pytest.fixture
def connect(settings: Settings) -> Iterator[Connect]:
    """Opens a connection with changed settings: `connect(database="other")`."""
    opened = []

    def open_one(**changes: object) -> Neo4jConnection:
        opened.append(Neo4jConnection(replace(settings, **changes), seconds_to_connect=10))
        return opened[-1]

    yield open_one
    for connection in opened:
        connection.close()
