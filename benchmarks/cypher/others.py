"""Other readers of Cypher over networkx, in a Python that has them: reads the graph from a file, prints JSON.

    PYTHON benchmarks/cypher/others.py grand-cypher graph.json 3

None of them takes parameters, so these stand in the text, quoted as JSON, which all of them read. Each gets the graph
in its own convention. Imports nothing of whomet.
"""

from __future__ import annotations

import json
import re
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

SECONDS = 10


def main(engine: str, path: str, runs: int) -> None:
    given = json.loads(Path(path).read_text())
    ask = ENGINES[engine](given)
    signal.signal(signal.SIGALRM, _too_late)
    print(json.dumps({name: _outcome(ask, _filled(text, given), runs) for name, text in given["queries"].items()}))


def _graph(given: dict[str, Any]) -> Any:
    """Properties beside the set of labels: what grand-cypher and nxcypher read."""
    import networkx as nx  # noqa: PLC0415

    graph = nx.MultiDiGraph()
    for label, maps in given["nodes"].items():
        graph.add_nodes_from((each["id"], {"__labels__": {label}, **each}) for each in maps)
    for kind, rows in given["relationships"]:
        graph.add_edges_from((start, end, {"__labels__": {kind}, **each}) for start, end, each in rows)
    return graph


def _filled(text: str, given: dict[str, Any]) -> str:
    one_line = " ".join(text.split()).replace("'", '"')
    return re.sub(r"\$(\w+)", lambda found: json.dumps(given["parameters"][found[1]]), one_line)


def _outcome(ask: Callable[[str], list[list[Any]]], text: str, runs: int) -> dict[str, Any]:
    signal.alarm(SECONDS)
    try:
        rows, taken = ask(text), []
        signal.alarm(SECONDS)
        for _ in range(runs):
            start = time.perf_counter()
            ask(text)
            taken.append(time.perf_counter() - start)
        return {"rows": [[_plain(each) for each in row] for row in rows], "seconds": median(taken)}
    except TimeoutError:
        return {"error": f"longer than {SECONDS} s"}
    except Exception as error:  # noqa: BLE001 (whatever it says is its answer)
        return {"error": f"{type(error).__name__}: {error}"[:100].splitlines()[0]}
    finally:
        signal.alarm(0)


def _too_late(*_: object) -> None:
    raise TimeoutError


def _plain(value: Any) -> Any:
    if hasattr(value, "item"):
        value = value.item()
    return value if isinstance(value, str | int | float | None) else str(value)


def _grand_cypher(given: dict[str, Any]) -> Callable[[str], list[list[Any]]]:
    from grandcypher import GrandCypher  # noqa: PLC0415

    graph = _graph(given)
    return lambda text: [list(row) for row in zip(*GrandCypher(graph).run(text).values(), strict=True)]


def _spycy(given: dict[str, Any]) -> Callable[[str], list[list[Any]]]:
    from spycy import spycy  # noqa: PLC0415

    executor = spycy.CypherExecutor()
    graph = executor.graph
    nodes: dict[str, Any] = {}
    for label, maps in given["nodes"].items():
        nodes |= {each["id"]: graph.add_node({"labels": {label}, "properties": each}) for each in maps}
    for kind, rows in given["relationships"]:
        for start, end, each in rows:
            graph.add_edge(nodes[start], nodes[end], {"type": kind, "properties": each})
    return lambda text: executor.exec(text).values.tolist()


def _nxcypher(given: dict[str, Any]) -> Callable[[str], list[list[Any]]]:
    import nxcypher  # noqa: PLC0415

    engine = nxcypher.NXCypher(_graph(given))
    return lambda text: [list(row) for row in zip(*engine.run(text).values(), strict=True)]


ENGINES = {"grand-cypher": _grand_cypher, "spycy": _spycy, "nxcypher": _nxcypher}

if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
