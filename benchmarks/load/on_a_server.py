"""whomet's load into a Neo4j of its own, beside a loop of UNWIND and MERGE that somebody would write by hand.

The loop gets ready-made rows of the very graph that whomet makes of the records: it validates nothing, resolves
nothing, keeps no ledger, and takes nothing out again. Both have the same constraints.
"""

from __future__ import annotations

import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from neo4j import Session

from benchmarks.load.synthetic import Shape, World
from loader import canonical
from loader.loading import load
from loader.mapping import emit
from loader.records.reading import read
from loader.settings import Settings
from loader.stores.embedded.store import EmbeddedStore
from loader.stores.neo4j.statements import CONSTRAINTS, LEDGER
from loader.stores.neo4j.store import Neo4jStore
from tests.servers.local import LocalServer
from tests.servers.server import LONG_TERM, Server

__all__ = ["Comparison", "beside_a_loop"]

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


def beside_a_loop(meetings: int, shapes: Sequence[Shape], runs: int) -> Iterator[Comparison]:
    """One comparison a shape; the two take turns at every run."""
    with _server() as server, tempfile.TemporaryDirectory() as folder:
        for shape in shapes:
            path = Path(folder) / f"{shape}.jsonl"
            records = World(meetings, shape).write(path)
            with EmbeddedStore(None) as store:
                load(store, read([path]))
                rows = _Rows(store)
                digest = canonical.digest(store.lines())
            found = Comparison(shape, records, rows.count)
            for _ in range(runs):
                server.empty()
                found.loop.append(_seconds(lambda rows=rows: rows.write(server)))  # type: ignore[misc]
                server.empty()
                _load(server, path, found, digest)
            yield found


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
    """Without the options that make it start fast and run slowly."""
    server = LocalServer(LONG_TERM, password=False, tls=False, java_options=())
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

    def write(self, server: Server) -> None:
        """Write all of it, with the constraints first."""
        with server.driver() as driver, driver.session(database="neo4j") as session:
            for name, text in CONSTRAINTS.items():
                if not any(label.lower() in name for label in LEDGER):
                    session.run(text).consume()
            session.run("CALL db.awaitIndexes(60)").consume()
            for labels, rows in self._nodes.items():
                label = next(label for label in labels if f"whomet_{label.lower()}_id" in CONSTRAINTS)
                seconds = "".join(f" SET n:{other}" for other in sorted(labels - {label}))
                text = f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n = row.properties{seconds}"
                _in_portions(session, text, rows)
            for (start, type_, end), rows in self._relationships.items():
                text = (
                    f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}}) MATCH (b:{end} {{id: row.end}})"
                    f" MERGE (a)-[r:{type_} {{id: row.id}}]->(b) SET r = row.properties"
                )
                _in_portions(session, text, rows)


def _in_portions(session: Session, text: str, rows: list[dict[str, Any]]) -> None:
    for first in range(0, len(rows), _ROWS_A_STATEMENT):
        portion = rows[first : first + _ROWS_A_STATEMENT]
        session.execute_write(lambda tx, portion=portion: tx.run(text, rows=portion).consume())
