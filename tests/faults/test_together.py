"""Several at once: loaders, a retracting one, readers."""

from __future__ import annotations

import random
import sqlite3
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest
from neo4j.exceptions import TransientError

from loader.stores.base import GraphStore
from loader.stores.embedded.store import EmbeddedStore
from tests.faults import process
from tests.faults.conftest import store_at, times
from tests.faults.story import Line, State, document, expected, load_lines, state_of, write
from tests.helpers import digest
from tests.servers.server import Server

LOADERS = 4
Open = Callable[[], AbstractContextManager[GraphStore]]
SHARED = document("shared", 9, "held")


def own(loader: int) -> list[Line]:
    """What one of the loaders brings: four documents of its own, and one that all share."""
    numbers = range(loader * 4, loader * 4 + 4)
    return [*(line for n in numbers for line in document(f"doc-{n}", n, "held")), *SHARED]


def everything() -> State:
    return expected([line for n in range(LOADERS) for line in own(n) if line not in SHARED] + SHARED)


def all_at_once(folder: Path, arguments: list[str], environment: dict[str, str]) -> list[tuple[int, str, str]]:
    files = [write(folder / f"load-{n}.jsonl", own(n)) for n in range(LOADERS)]
    started = [process.begin(["load", file, *arguments], environment) for file in files]
    return [one.finish() for one in started]


def assert_all_done(ends: list[tuple[int, str, str]]) -> None:
    for code, out, err in ends:
        assert (code, err) == (0, ""), err
        assert "0 quarantined" in out


def test_four_loaders_at_once_in_one_file(tmp_path: Path, tally: Counter[str]) -> None:
    for n in range(times(10, 1)):
        file = tmp_path / f"{n}.graph"
        assert_all_done(all_at_once(tmp_path, ["--store", str(file)], {}))
        with EmbeddedStore(file) as store:
            assert state_of(store) == everything()
        tally["times four loaders at once on the embedded store"] += 1


def test_each_command_that_writes_waits_as_long_as_one_says(tmp_path: Path) -> None:
    file, records = tmp_path / "test.graph", write(tmp_path / "load.jsonl", document("doc-b", 2, "held"))
    with EmbeddedStore(file) as store:
        load_lines(store, document("doc-a", 1, "held"))
    commands: list[list[object]] = [["load", records], ["decide", "ann-lee", "bo-li", "--different"]]
    commands += [["retract", "doc-a", "--yes"], ["rebuild"]]
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for command in commands:
            code, out, err = process.run([*command, "--wait", "0", "--store", file])
            assert (code, out) == (3, ""), command
            assert "is writing to it; try again when it has ended" in err
    for command in commands:
        assert process.run([*command, "--wait", "0", "--store", file])[0] == 0, command


def test_four_loaders_at_once_in_an_empty_database(empty_server: Server, tmp_path: Path, tally: Counter[str]) -> None:
    for _ in range(times(5, 1)):
        empty_server.empty()
        assert_all_done(all_at_once(tmp_path, [], empty_server.environment))
        with store_at(empty_server) as store:
            assert state_of(store) == everything()
        tally[f"times four loaders at once on Neo4j {empty_server.version}"] += 1


@pytest.fixture(
    params=["embedded", *(pytest.param(version, marks=pytest.mark.neo4j) for version in ("5.26.30", "2026.08.1"))]
)
def open_one(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Open]:
    """Opens another connection to one store, in turn of each kind."""
    if request.param == "embedded":
        yield lambda: EmbeddedStore(tmp_path / "test.graph", patience=60)
        return
    server = request.getfixturevalue("servers").get(request.param)
    server.clear()
    yield lambda: store_at(server)


def at_once(*tasks: Callable[[], None]) -> list[BaseException]:
    """Run each in a thread of its own; what they raised."""
    raised: list[BaseException] = []

    def guarded(task: Callable[[], None]) -> None:
        try:
            task()
        except BaseException as error:  # noqa: BLE001 - it is looked at by the test
            raised.append(error)

    threads = [threading.Thread(target=guarded, args=[task]) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


def test_two_write_while_others_read(open_one: Open) -> None:
    """A reader sees whole documents, whatever is being written."""
    documents = [document(f"doc-{n}", n, "held") for n in range(12)]
    done = threading.Event()
    left = threading.Semaphore(1)
    read = []

    def write_half(half: int) -> None:
        try:
            with open_one() as store:
                for lines in documents[half::2]:
                    load_lines(store, lines)
        finally:
            if not left.acquire(blocking=False):
                done.set()

    def look() -> None:
        text = "MATCH (d:Document)-[:REPORTS]->(m:Meeting)-[:AT]->(:Place) RETURN count(DISTINCT d) AS a, count(m) AS b"
        with open_one() as store:
            while not done.is_set():
                read.append(store.read(text).rows[0])

    load_before(open_one)
    assert at_once(lambda: write_half(0), lambda: write_half(1), look, look) == []
    assert read
    assert all(documents == meetings for documents, meetings in read)
    with open_one() as store:
        assert state_of(store) == expected([line for lines in documents for line in lines] + SHARED)


def load_before(open_one: Open) -> None:
    with open_one() as store:
        load_lines(store, SHARED)


def test_a_document_is_retracted_while_others_are_loaded(open_one: Open) -> None:
    documents = [document(f"doc-{n}", n, "held") for n in range(8)]
    load_before(open_one)

    def load_all() -> None:
        with open_one() as store:
            for lines in documents:
                load_lines(store, lines)

    def retract() -> None:
        with open_one() as store:
            store.retract("shared")

    assert at_once(load_all, retract) == []
    with open_one() as store:
        assert digest(store) == expected([line for lines in documents for line in lines]).digest


TOUCH = "UNWIND $ids AS id MATCH (n {id: id}) SET n.theirs = 1 REMOVE n.theirs"
"""Locks these nodes one after the other, and leaves them as they were."""


def test_loads_beside_somebody_who_locks_the_same_nodes(empty_server: Server, tally: Counter[str]) -> None:
    """Whoever writes in another order meets whomet in deadlocks: the server ends one of the two, and a load tries
    again. It never waits for ever, and nothing is lost or doubled."""
    ids = ["ann-lee", "bo-li", "li-bo", "beijing", "issue-0", "issue-1"]
    done = threading.Event()
    ends: Counter[str] = Counter()

    def lock(seed: int) -> None:
        dice = random.Random(seed)  # noqa: S311
        with empty_server.driver() as driver, driver.session(database="neo4j") as session:
            while not done.is_set():
                try:
                    with session.begin_transaction() as transaction:
                        for id_ in dice.sample(ids, 4):
                            transaction.run(TOUCH, ids=[id_]).consume()
                        transaction.commit()
                    ends["committed"] += 1
                except TransientError as error:
                    ends[str(error.code)] += 1

    def load_all() -> None:
        try:
            with store_at(empty_server) as store:
                for status in ("expected", "held"):
                    for n in range(times(12, 5)):
                        load_lines(store, document(f"doc-{n}", n, status))
        finally:
            done.set()

    with store_at(empty_server) as store:
        load_lines(store, SHARED)
    assert at_once(load_all, lambda: lock(1), lambda: lock(2)) == []
    assert ends["committed"]
    with store_at(empty_server) as store:
        whole = [line for n in range(times(12, 5)) for line in document(f"doc-{n}", n, "held")]
        assert state_of(store) == expected([*whole, *SHARED])
    tally[f"loads beside foreign writers, Neo4j {empty_server.version}"] += times(12, 5) * 2
    tally[f"deadlocks of foreign writers, Neo4j {empty_server.version}"] += sum(ends.values()) - ends["committed"]
