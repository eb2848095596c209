"""whomet's load into a Neo4j of its own, beside a loop of UNWIND and MERGE that somebody would write by hand.

The loop gets ready-made rows of the very graph that whomet makes of the records: it validates nothing, resolves
nothing, keeps no ledger, and takes nothing out again. Everybody's time has that of making the constraints in it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sysconfig
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from neo4j import Session

from benchmarks.load import peers
from benchmarks.load.synthetic import Shape, World
from loader import canonical
from loader.loading import load
from loader.mapping import emit
from loader.records.reading import read
from loader.settings import Settings
from loader.stores.embedded.store import EmbeddedStore
from loader.stores.neo4j.statements import CONSTRAINTS, LEDGER
from loader.stores.neo4j.store import Neo4jStore
from tests.servers.server import Server

__all__ = ["Comparison", "beside_a_loop", "peak_memory", "two_at_once"]

_ROWS_A_STATEMENT = 5_000


@dataclass(slots=True)
class Comparison:
    """Seconds of each run, of one set of records; `own` are seconds of this process's processor time in whomet's
    load, and `rows` how many nodes and relationships there are."""

    shape: Shape
    records: int
    rows: int
    loop: list[float] = field(default_factory=list)
    whomet: list[float] = field(default_factory=list)
    own: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)
    others: dict[str, list[peers.Written]] = field(default_factory=lambda: defaultdict(list))
    """What the writers of other libraries took, and what they left of the graph."""
    relationships: int = 0


def beside_a_loop(meetings: int, shapes: Sequence[Shape], runs: int) -> Iterator[Comparison]:
    """One comparison a shape; all of them take turns at every run."""
    python = peers.environment()
    with _server() as server, tempfile.TemporaryDirectory() as folder:
        for shape in shapes:
            path = Path(folder) / f"{shape}.jsonl"
            records = World(meetings, shape).write(path)
            with EmbeddedStore(None) as store:
                load(store, read([path]))
                rows = _Rows(store)
                digest = canonical.digest(store.lines())
            rows.save(Path(folder) / f"{shape}.json")
            found = Comparison(shape, records, rows.count, relationships=rows.relationships)
            server.empty()
            rows.write(server)  # whoever comes first meets a server that is cold
            for _ in range(runs):
                server.empty()
                found.loop.append(_seconds(lambda rows=rows: rows.write(server)))  # type: ignore[misc]
                for writer in peers.WRITERS:
                    server.empty()
                    constraining = _seconds(lambda rows=rows: rows.constrain(server))  # type: ignore[misc]
                    done = peers.written(python, writer, Path(folder) / f"{shape}.json", server.bolt)
                    found.others[writer].append(done._replace(seconds=done.seconds + constraining))
                server.empty()
                _load(server, path, found, digest)
            yield found


def two_at_once(meetings: int, runs: int) -> list[float]:
    """How many times as fast as one loader two are that have half of the articles each."""
    with _server() as server, tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{number}.jsonl" for number in range(2)]
        with ExitStack() as stack:
            streams = [stack.enter_context(file.open("w", encoding="utf-8")) for file in files]
            for number, records in enumerate(World(meetings, "skewed").articles()):
                streams[number % 2].writelines(json.dumps(record) + "\n" for record in records)
        found = []
        for _ in range(runs):
            server.empty()
            alone = _seconds(lambda: _loaders(server, files))
            server.empty()
            found.append(alone / _seconds(lambda: _loaders(server, files[:1], files[1:])))
        return found


def _loaders(server: Server, *shares: Sequence[Path]) -> None:
    """A loader for each share, all at once."""
    started = [_loader(server, files) for files in shares]
    if sum(one.wait() for one in started):
        raise AssertionError("a load failed")


def _loader(server: Server, files: Sequence[Path]) -> subprocess.Popen[bytes]:
    command = [Path(sysconfig.get_path("scripts")) / "whomet", "load", *files]
    environment = {**os.environ, "NEO4J_URI": server.bolt}
    return subprocess.Popen(command, cwd=files[0].parent, env=environment, stdout=subprocess.DEVNULL)


def peak_memory(meetings: Sequence[int]) -> list[float]:
    """The greatest memory, in MB, of the command that loads so many meetings, as the operating system counts it."""
    with _server() as server, tempfile.TemporaryDirectory() as folder:
        return [_peak(server, Path(folder), number) for number in meetings]


def _peak(server: Server, folder: Path, meetings: int) -> float:
    records = folder / "records.jsonl"
    World(meetings, "skewed").write(records)
    server.empty()
    started = _loader(server, [records])
    peak = 0.0
    while started.poll() is None:
        peak = max(peak, _high_water(started.pid))
        time.sleep(0.02)
    if started.returncode:
        raise AssertionError(f"the load of {meetings} meetings ended with {started.returncode}")
    return peak


def _high_water(process: int) -> float:
    """The most memory of a process since its program began, in MB. `ru_maxrss` has that of its parent in it."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    peak = next((line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")), "0")
    return int(peak) / 1_000


def _load(server: Server, path: Path, found: Comparison, digest: str) -> None:
    settings = Settings("benchmark", uri=server.bolt)
    with Neo4jStore(settings) as store:
        own = time.process_time()
        found.whomet.append(_seconds(lambda: load(store, read([path]))))
        found.own.append(time.process_time() - own)
        found.again.append(_seconds(lambda: load(store, read([path]))))
        if canonical.digest(store.lines()) != digest:
            raise AssertionError("the server holds another graph than the file")


@contextmanager
def _server() -> Iterator[Server]:
    server = peers.server_with_apoc()
    try:
        server.start()
        yield server
    finally:
        server.remove()


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


class _Rows:
    """What the loop is given."""

    def __init__(self, store: EmbeddedStore) -> None:
        self._nodes: dict[frozenset[str], list[dict[str, Any]]] = defaultdict(list)
        self._relationships: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
        self.count = 0
        for unit in store.units():
            node, relationships = emit(unit)
            self._nodes[node.labels].append({"id": node.id, "properties": dict(node.properties)})
            for r, start, end in relationships:
                row = {"id": r.id, "start": r.start, "end": r.end, "properties": dict(r.properties)}
                self._relationships[start, r.type, end].append(row)
            self.count += 1 + len(relationships)

    @property
    def relationships(self) -> int:
        return sum(map(len, self._relationships.values()))

    def save(self, path: Path) -> None:
        """For a program that does not know whomet."""
        nodes = [{"label": _label(labels), **row} for labels, rows in self._nodes.items() for row in rows]
        relationships = [
            {"start_label": start, "type": type_, "end_label": end, **row}
            for (start, type_, end), rows in self._relationships.items()
            for row in rows
        ]
        text = json.dumps({"nodes": nodes, "relationships": relationships}, default=lambda day: {"$date": str(day)})
        path.write_text(text, encoding="utf-8")

    def constrain(self, server: Server) -> None:
        """Make the constraints that the graph rests on."""
        with server.driver() as driver, driver.session(database="neo4j") as session:
            for name, text in CONSTRAINTS.items():
                if not any(label.lower() in name for label in LEDGER):
                    session.run(text).consume()
            session.run("CALL db.awaitIndexes(60)").consume()

    def write(self, server: Server) -> None:
        """Write all of it, with the constraints first."""
        self.constrain(server)
        with server.driver() as driver, driver.session(database="neo4j") as session:
            for labels, rows in self._nodes.items():
                label = _label(labels)
                seconds = "".join(f" SET n:{other}" for other in sorted(labels - {label}))
                text = f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n = row.properties{seconds}"
                _in_portions(session, text, rows)
            for (start, type_, end), rows in self._relationships.items():
                text = (
                    f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}}) MATCH (b:{end} {{id: row.end}})"
                    f" MERGE (a)-[r:{type_} {{id: row.id}}]->(b) SET r = row.properties"
                )
                _in_portions(session, text, rows)


def _label(labels: frozenset[str]) -> str:
    return next(label for label in labels if f"whomet_{label.lower()}_id" in CONSTRAINTS)


def _in_portions(session: Session, text: str, rows: list[dict[str, Any]]) -> None:
    for first in range(0, len(rows), _ROWS_A_STATEMENT):
        portion = rows[first : first + _ROWS_A_STATEMENT]
        session.execute_write(lambda tx, portion=portion: tx.run(text, rows=portion).consume())
