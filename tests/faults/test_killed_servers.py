"""The server is killed in the midst of a load and started again; the load goes on by itself, or is run again."""

from __future__ import annotations

import threading
from collections import Counter
from pathlib import Path

from tests.faults import process
from tests.faults.conftest import store_at, times
from tests.faults.story import BEFORE, LOAD, accounted, expected, load_lines, state_of, write
from tests.servers.local import LocalServer
from tests.servers.proxy import BoltProxy, Message


class KillServer:
    """Kills the server at the nth request of a kind, before it arrives."""

    def __init__(self, server: LocalServer, request: str, nth: int) -> None:
        self.server, self.request, self.left = server, request, nth
        self.killed = threading.Event()

    def __call__(self, message: Message) -> bool:
        self.left -= message.name == self.request
        if self.left or self.killed.is_set():
            return False
        self.server.kill()
        self.killed.set()
        return True


PLACES = [("COMMIT", 1), ("RUN", 20), ("COMMIT", 2), ("RUN", 60), ("BEGIN", 4)]


def test_a_server_killed_in_the_midst_of_a_load(local_server: LocalServer, tmp_path: Path, tally: Counter[str]) -> None:
    file = write(tmp_path / "load.jsonl", LOAD)
    for request, nth in PLACES[: times(len(PLACES), 1)]:
        local_server.empty()
        with store_at(local_server) as store:
            load_lines(store, BEFORE)
        killer = KillServer(local_server, request, nth)
        with BoltProxy(local_server.bolt, killer) as proxy:
            running = process.begin(["load", file], {**local_server.environment, "NEO4J_URI": proxy.uri})
            assert killer.killed.wait(120)
            local_server.start()
            code, _, err = running.finish()
        assert code in (0, 4), err
        if code == 4:
            assert "run the same" in err.lower()
            assert "Traceback" not in err
        with store_at(local_server) as store:
            accounted(load_lines(store, LOAD), LOAD)
            assert state_of(store) == expected(BEFORE, LOAD)
        tally[f"kills of Neo4j {local_server.version}"] += 1
