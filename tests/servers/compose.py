"""A Neo4j from the project's own docker-compose.yml, where a Docker engine runs."""

from __future__ import annotations

import atexit
import os
import secrets
import shutil
import subprocess
from pathlib import Path

from tests.servers.missing import NoServer
from tests.servers.ports import free_ports
from tests.servers.server import Edition, Server

FILE = Path(__file__).parents[2] / "docker-compose.yml"
SECONDS_TO_PULL_AND_START = 600


class ComposeServer(Server):
    """The service `neo4j` in a compose project of its own, on free ports, with volumes that go when it is removed."""

    def __init__(self, edition: Edition) -> None:
        self._compose = [*compose_client(), "-f", str(FILE), "-p", f"whomet-test-{secrets.token_hex(4)}"]
        if not engine_runs():
            raise NoServer("no Docker engine answers")
        bolt, http = free_ports(2)
        self.version = edition.version
        self.password = secrets.token_hex(12)
        self.bolt = f"bolt://localhost:{bolt}"
        self.http = f"http://localhost:{http}"
        self._environment = {
            **os.environ,
            "NEO4J_VERSION": edition.version,
            "NEO4J_PASSWORD": self.password,
            "NEO4J_BOLT_PORT": str(bolt),
            "NEO4J_HTTP_PORT": str(http),
        }
        atexit.register(self.remove)

    def start(self) -> None:
        self._do("up", "-d")
        self.wait_until_ready(seconds=120)

    def stop(self) -> None:
        self._do("stop")

    def kill(self) -> None:
        self._do("kill", "-s", "SIGKILL")

    def remove(self) -> None:
        self._do("down", "-v", "--remove-orphans")
        atexit.unregister(self.remove)

    def _do(self, *arguments: str) -> None:
        self.hang_up()
        done = subprocess.run(
            [*self._compose, *arguments],
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=SECONDS_TO_PULL_AND_START,
            check=False,
        )
        if done.returncode != 0:
            raise NoServer(f"docker compose {arguments[0]}: {done.stderr.strip()[-500:]}")


def compose_client() -> list[str]:
    """`docker compose`, else `docker-compose`; NoServer where neither is installed."""
    for command in (["docker", "compose"], ["docker-compose"]):
        if shutil.which(command[0]) and _succeeds([*command, "version"]):
            return command
    raise NoServer("no Docker compose client")


def engine_runs() -> bool:
    """Whether a Docker engine answers."""
    return shutil.which("docker") is not None and _succeeds(["docker", "info"])


def _succeeds(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, timeout=30, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False
