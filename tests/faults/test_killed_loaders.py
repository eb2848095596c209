"""The loader is killed, at every step and at any moment; the load is run again."""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from loader.stores.embedded.store import EmbeddedStore
from tests.faults import process
from tests.faults.conftest import forget_everything, some, store_at, times
from tests.faults.story import BEFORE, LOAD, accounted, document, expected, load_lines, state_of, write
from tests.servers.proxy import BoltProxy, Message
from tests.servers.server import Server

KILLED = -signal.SIGKILL


class Embedded:
    """A store in a file, with two documents in it, and a load for it."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "test.graph"
        self.arguments = ["load", str(write(folder / "load.jsonl", LOAD)), "--store", str(self.file)]
        self.journal = self.file.with_name(f"{self.file.name}-journal")

    def prepare(self) -> None:
        self.journal.unlink(missing_ok=True)
        self.file.unlink(missing_ok=True)
        with EmbeddedStore(self.file) as store:
            load_lines(store, BEFORE)

    def check(self) -> None:
        """The load can be run again, and all is as if nothing had been."""
        with EmbeddedStore(self.file) as store:
            accounted(load_lines(store, LOAD), LOAD)
            assert state_of(store) == expected(BEFORE, LOAD)

    def statements(self, folder: Path) -> list[str]:
        """Every SQL statement of the load, by its first words."""
        self.prepare()
        count = folder / "statements"
        code, _, err = process.run(self.arguments, {"FAULT_COUNT": str(count)})
        assert (code, err) == (0, "")
        return count.read_text("utf-8").splitlines()


def steps(statements: list[str], between: int) -> list[int]:
    """The numbers of the statements before which to kill: each with which a transaction or a document begins or ends,
    and some between them."""
    ledger = ("BEGIN", "COMMIT", "INSERT INTO document", "DELETE FROM document", "INSERT INTO decision")
    marked = [n for n, text in enumerate(statements, start=1) if text.startswith(ledger)]
    others = [n for n in range(1, len(statements) + 1) if n not in marked]
    return sorted({*marked, *others[:: max(1, len(others) // between)]})


def test_the_embedded_store_at_every_step(tmp_path: Path, tally: Counter[str]) -> None:
    store = Embedded(tmp_path)
    numbers = steps(store.statements(tmp_path), between=20)
    for number in some(numbers, sample=3):
        store.prepare()
        fault = {"FAULT_AT": str(number), "FAULT_SIGNAL": str(int(signal.SIGKILL))}
        code, out, err = process.run(store.arguments, fault)
        assert (code, out) == (KILLED, ""), err
        store.check()
        tally["kills of a loader into the embedded store, at a statement"] += 1


def test_the_embedded_store_in_the_midst_of_a_write(tmp_path: Path, tally: Counter[str]) -> None:
    """The process ends where the file or its journal would grow above a size: while pages are being written."""
    store = Embedded(tmp_path)
    store.prepare()
    small = store.file.stat().st_size
    for size in some(range(512, small + 16 * 1024, 4096), sample=2):
        store.prepare()
        fault = {"FAULT_SIZE": str(size), "FAULT_SIGNAL": str(int(signal.SIGXFSZ))}
        code, _, err = process.run(store.arguments, fault)
        assert code in (-signal.SIGXFSZ, 0), err
        store.check()
        tally["kills of a loader into the embedded store, within a write"] += code != 0


def test_the_embedded_store_at_any_moment(tmp_path: Path, tally: Counter[str]) -> None:
    store = Embedded(tmp_path)
    store.prepare()
    began = time.monotonic()
    process.run(store.arguments)
    whole = time.monotonic() - began
    moments = random.Random(4)  # noqa: S311
    for _ in range(times(15, 1)):
        store.prepare()
        running = process.begin(store.arguments)
        time.sleep(moments.uniform(0, 1) * whole)
        os.kill(running.pid, signal.SIGKILL)
        running.finish()
        store.check()
        tally["kills of a loader into the embedded store, at any moment"] += 1


class Killer:
    """Kills a process when a message of it comes by; the message still arrives, or does not."""

    def __init__(self, number: int, *, arrives: bool) -> None:
        self.left, self.arrives = number, arrives
        self.pid: int | None = None
        self.killed = False

    def __call__(self, message: Message) -> bool:
        if message.direction == "to client":
            return False
        self.left -= 1
        if self.left == 0 and self.pid is not None:
            os.kill(self.pid, signal.SIGKILL)
            self.killed = True
            return not self.arrives
        return False


def load_and_kill(
    server: Server, file: Path, killer: Killer, environment: Mapping[str, str] | None = None
) -> tuple[list[Message], int]:
    return run_and_kill(server, ["load", file], killer, environment)


def run_and_kill(
    server: Server, arguments: list[str | Path], killer: Killer, environment: Mapping[str, str] | None = None
) -> tuple[list[Message], int]:
    with BoltProxy(server.bolt, killer) as proxy:
        there = {**server.environment, "NEO4J_URI": proxy.uri, **(environment or {})}
        running = process.begin(arguments, there)
        killer.pid = running.pid
        code, _, _ = running.finish()
        return list(proxy.messages), code


def test_a_server_at_every_step(empty_server: Server, tmp_path: Path, tally: Counter[str]) -> None:
    file = write(tmp_path / "load.jsonl", LOAD)
    with store_at(empty_server) as store:
        load_lines(store, BEFORE)
        messages, code = load_and_kill(empty_server, file, Killer(0, arrives=True))
        assert code == 0
        for number in some(ledger_steps(messages), sample=2):
            forget_everything(empty_server)
            load_lines(store, BEFORE)
            killer = Killer(number, arrives=number % 2 == 0)
            _, code = load_and_kill(empty_server, file, killer)
            assert (code, killer.killed) == (KILLED, True)
            accounted(load_lines(store, LOAD), LOAD)
            assert state_of(store) == expected(BEFORE, LOAD)
            tally[f"kills of a loader into Neo4j {empty_server.version}"] += 1


def test_a_retract_on_a_server_at_every_step(empty_server: Server, tally: Counter[str]) -> None:
    retract: list[str | Path] = ["retract", "doc-a", "--yes"]
    with store_at(empty_server) as store:
        load_lines(store, BEFORE)
        messages, code = run_and_kill(empty_server, retract, Killer(0, arrives=True))
        assert code == 0
        for number in some(ledger_steps(messages), sample=2):
            forget_everything(empty_server)
            load_lines(store, BEFORE)
            killer = Killer(number, arrives=number % 2 == 0)
            _, code = run_and_kill(empty_server, retract, killer)
            assert (code, killer.killed) == (KILLED, True)
            assert state_of(store) in (expected(BEFORE), expected(document("doc-b", 2, "held")))
            code, _, err = process.run(retract, empty_server.environment)
            assert code == 0 or "'doc-a' in the graph: it was never loaded, or is retracted" in err
            assert state_of(store) == expected(document("doc-b", 2, "held"))
            tally[f"kills of a retract on Neo4j {empty_server.version}"] += 1


def ledger_steps(messages: list[Message]) -> list[int]:
    """The numbers of the requests at which to kill: where a transaction begins and ends, and a number between."""
    requests = [message for message in messages if message.direction == "to server"]
    marked = {n for n, request in enumerate(requests, start=1) if request.name in ("BEGIN", "COMMIT")}
    return sorted(marked | set(range(1, len(requests), max(1, len(requests) // 16))))
