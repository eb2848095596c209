"""Fixtures that give tests a real Neo4j, one server a version for the whole session.

    server          each version in turn, with whatever the last test left in its database
    empty_server    each version in turn, emptied: no node or relationship, and no constraint or index but whomet's own
    bare_server     each version in turn, without whomet's own too, which takes a load some seconds to make
    local_server    each version in turn, one of our own that may be stopped, killed and spoken to over TLS
    long_term       the long-term version alone, emptied as `empty_server`

A test that asks for one of them is marked `neo4j`. Where there is no server it is skipped, and the session ends with
one loud line that says why; where CI=true it fails.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.servers.finding import find_server
from tests.servers.local import LocalServer
from tests.servers.missing import NoServer
from tests.servers.server import CURRENT, EDITIONS, LONG_TERM, Edition, Server

FIXTURES = {"server", "empty_server", "bare_server", "local_server", "long_term"}
WITHOUT_SERVER = {"conversion", "extraction", "identity", "page", "picture", "reconciliation", "render", "tck"}
"""Rooms of the tests that ask for no server: with --edition they are not even read, which takes seconds."""
NAMED = {"long-term": LONG_TERM.version, "current": CURRENT.version}
TESTS = Path(__file__).parents[1]
SKIPPED = pytest.StashKey[dict[str, int]]()


class Servers:
    """The servers of this session, each started when a test first asks for it."""

    def __init__(self) -> None:
        self._started: dict[str, Server] = {}
        self._missing: dict[str, str] = {}

    def get(self, version: str) -> Server:
        """The server of that version; NoServer, with the same reason each time, where there is none."""
        if version in self._missing:
            raise NoServer(self._missing[version])
        if version not in self._started:
            try:
                self._started[version] = find_server(version)
            except NoServer as reason:
                self._missing[version] = str(reason)
                raise
        return self._started[version]

    def remove(self) -> None:
        """Ends them all."""
        for server in self._started.values():
            server.remove()


@pytest.fixture(scope="session")
def servers() -> Iterator[Servers]:
    """The servers of this session by version."""
    kept = Servers()
    yield kept
    kept.remove()


@pytest.fixture(scope="session", params=list(EDITIONS))
def server(request: pytest.FixtureRequest, servers: Servers) -> Server:
    """A running server of each version, with whatever the last test left in it."""
    try:
        return servers.get(request.param)
    except NoServer as reason:
        without_server(request.config, str(reason))


@pytest.fixture
def empty_server(server: Server) -> Server:
    """A running server of each version whose database is empty; whomet's constraints and indexes may be there."""
    server.clear()
    return server


@pytest.fixture
def bare_server(server: Server) -> Server:
    """A running server of each version whose database is as it was made."""
    server.empty()
    return server


@pytest.fixture
def local_server(empty_server: Server) -> LocalServer:
    """An empty server of each version that the test may stop, kill and start again."""
    if isinstance(empty_server, LocalServer):
        return empty_server
    pytest.skip("needs a server of our own (Maven and Java), not a given one or Docker's")


@pytest.fixture
def long_term(servers: Servers, request: pytest.FixtureRequest) -> Server:
    """A running server of the long-term version whose database is empty."""
    try:
        server = servers.get(LONG_TERM.version)
    except NoServer as reason:
        without_server(request.config, str(reason))
    server.clear()
    return server


def local_or_skip(config: pytest.Config, edition: Edition, **options: Any) -> LocalServer:
    """A server of the test's own, not started, with the options of LocalServer; the test removes it."""
    try:
        return LocalServer(edition, **options)
    except NoServer as reason:
        without_server(config, str(reason))


def without_server(config: pytest.Config, reason: str) -> NoReturn:
    """Skips the test and remembers why; fails it in CI."""
    if os.environ.get("CI", "").lower() in {"true", "1"}:
        pytest.fail(f"CI must have it: {reason}", pytrace=False)
    counts = config.stash.setdefault(SKIPPED, {})
    counts[reason] = counts.get(reason, 0) + 1
    pytest.skip(reason)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--edition", choices=list(NAMED), help="of the tests that need a server, those on this one")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    return (config.getoption("--edition") is not None and _is_without_server(collection_path)) or None


def _is_without_server(path: Path) -> bool:
    return path.is_relative_to(TESTS) and bool(WITHOUT_SERVER & set(path.relative_to(TESTS).parts[:1]))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker("neo4j")
        if item.get_closest_marker("neo4j") and _is_without_server(item.path):
            raise pytest.UsageError(f"{item.nodeid} asks for a server: take its room out of WITHOUT_SERVER")
    wanted = NAMED.get(config.getoption("--edition"))
    if wanted:
        others = [item for item in items if item.get_closest_marker("neo4j") and _edition_of(item) != wanted]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item not in set(others)]


def _edition_of(item: pytest.Item) -> str:
    """The version that a test runs on: its parameter or fixture, else the newest, as in Neo4j Browser."""
    if "long_term" in getattr(item, "fixturenames", ()):
        return LONG_TERM.version
    parameters = item.callspec.params.values() if hasattr(item, "callspec") else ()
    return next((value for value in parameters if value in list(EDITIONS)), CURRENT.version)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    for reason, tests in config.stash.get(SKIPPED, {}).items():
        terminalreporter.write_line(f"NOT TESTED ON NEO4J: {tests} skipped: {reason}", red=True, bold=True)
