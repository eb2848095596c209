"""How much processor time the embedded store takes for many records, beside merely parsing their JSON in the same run.

python -m benchmarks.load.run 1840        (about a million relationships)
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from benchmarks.load.synthetic import document, write
from loader.loading import load
from loader.records.reading import read
from loader.stores.embedded.store import EmbeddedStore

_T = TypeVar("_T")


def timed(work: Callable[[], _T]) -> tuple[float, _T]:
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def parse_all(path: Path) -> int:
    with path.open(encoding="utf-8") as lines:
        return sum(1 for line in lines if json.loads(line))


def main(documents: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, one_more = Path(folder) / "all.jsonl", Path(folder) / "one.jsonl"
        records = write(path, documents)
        one_more.write_text("".join(json.dumps(record) + "\n" for record in document(documents)), encoding="utf-8")
        parsing, _ = timed(lambda: parse_all(path))
        with EmbeddedStore(Path(folder) / "bench.graph") as store:
            loading, _ = timed(lambda: load(store, read([path])))
            again, _ = timed(lambda: load(store, read([path])))
            one, _ = timed(lambda: load(store, read([one_more])))
            opening, graph = timed(store.to_networkx)
            size = store.path.stat().st_size
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{records} records, {graph.number_of_nodes()} nodes, {graph.number_of_edges()} relationships")
    print(f"file {size / 1e6:.0f} MB, peak memory {peak:.0f} MiB")
    for name, seconds in (
        ("parse the JSON", parsing),
        ("load", loading),
        ("load again", again),
        ("load one more document", one),
        ("build the graph from the file", opening),
    ):
        print(f"{name:30} {seconds:8.2f} s {seconds / parsing:8.1f} x")


if __name__ == "__main__":
    main(int(sys.argv[1]))
