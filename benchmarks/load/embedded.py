"""One load into a file, or one opening of it, in a process of its own; prints what it took as JSON.

It runs with the code that stands first on PYTHONPATH, of the first commits too, whose modules had other names.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import networkx as nx


def seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    """Processor time, and what came of it."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def resident() -> int:
    """Bytes of memory that this process holds now."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096


def one_of(*names: str) -> Any:
    for name in names:
        try:
            return import_module(name)
        except ModuleNotFoundError:
            continue
    raise ModuleNotFoundError(names[0])


def networkx_alone(graph: Any) -> float:
    """Adding the same nodes and relationships, ready-made, with networkx's own functions."""
    nodes = [(node, dict(data)) for node, data in graph.nodes(data=True)]
    edges = [(start, end, key, dict(data)) for start, end, key, data in graph.edges(keys=True, data=True)]

    def add() -> None:
        bare: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        bare.add_nodes_from(nodes)
        bare.add_edges_from(edges)

    return seconds(add)[0]


def loading(records: Path, file: Path) -> dict[str, float]:
    load = one_of("loader.loading", "loader.load").load
    read = one_of("loader.records.reading", "loader.reading").read
    with store_of()(file) as store:
        first, _ = seconds(lambda: load(store, read([records])))
        again, _ = seconds(lambda: load(store, read([records])))
    return {"load": first, "again": again}


def opening(file: Path) -> dict[str, float]:
    with store_of()(file) as store:
        before = resident()
        took, graph = seconds(store.to_networkx)
        memory = resident() - before
    relationships = graph.number_of_edges()
    bare = networkx_alone(graph)
    return {"open": took, "networkx": bare, "relationships": relationships, "memory": memory / relationships}


def store_of() -> Any:
    return one_of("loader.stores.embedded.store", "loader.stores.networkx_").EmbeddedStore


def main(file: Path, *records: Path) -> None:
    """With records they are loaded into the file. Without, it is opened: that has a process of its own, since what a
    load has left behind is memory that opening takes again."""
    sys.stdout.write(json.dumps(loading(*records, file) if records else opening(file)))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
