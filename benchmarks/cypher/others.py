"""Other engines of Cypher without a server, in a Python that has them: reads the graph from a file, prints JSON.

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
    try:  # the alarm may ring while an engine's own error is being told
        return _asked(ask, text, runs)
    except TimeoutError:
        return {"error": f"longer than {SECONDS} s"}
    finally:
        signal.alarm(0)


def _asked(ask: Callable[[str], list[list[Any]]], text: str, runs: int) -> dict[str, Any]:
    signal.alarm(SECONDS)
    try:
        rows, taken, worked = ask(text), [], []
        signal.alarm(SECONDS)
        for _ in range(runs):
            start, before = time.perf_counter(), time.process_time()
            ask(text)
            taken.append(time.perf_counter() - start)
            worked.append(time.process_time() - before)
    except TimeoutError:
        raise
    except Exception as error:  # noqa: BLE001 (whatever it says is its answer)
        return {"error": f"{type(error).__name__}: {error}"[:100].splitlines()[0]}
    shown = [[_plain(each) for each in row] for row in rows]
    return {"rows": shown, "seconds": median(taken), "least": min(taken), "processor": min(worked)}


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


def _frames(given: dict[str, Any]) -> tuple[dict[str, Any], list[tuple[list[str], Any]]]:
    """A table for each label, and one for each type with the labels of its ends; dates as such."""
    import pandas  # noqa: PLC0415

    def frame(rows: Any) -> Any:
        found = pandas.DataFrame(rows)
        if "date" in found:
            found["date"] = pandas.to_datetime(found["date"]).dt.date
        return found

    places = [frame([{"start_": s, "end_": e, **each} for s, e, each in rows]) for _, rows in given["relationships"]]
    return {label: frame(maps) for label, maps in given["nodes"].items()}, list(zip(given["ends"], places, strict=True))


def _kglite(given: dict[str, Any]) -> Callable[[str], list[list[Any]]]:
    import kglite  # noqa: PLC0415
    import pandas  # noqa: PLC0415

    graph = kglite.KnowledgeGraph()
    nodes, relationships = _frames(given)
    for label, frame in nodes.items():
        kinds = {"date": "datetime"} if "date" in frame else {}
        graph.add_nodes(_with_moments(pandas, frame), label, "id", column_types=kinds)
    for (start, kind, end), frame in relationships:
        columns = [each for each in frame.columns if each not in ("start_", "end_")]
        graph.add_connections(
            _with_moments(pandas, frame), kind, start, "start_", end, "end_", columns=columns, conflict_handling="sum"
        )
    return lambda text: [list(row.values()) for row in graph.cypher(text, timeout_ms=(SECONDS - 3) * 1_000)]


def _with_moments(pandas: Any, frame: Any) -> Any:
    return frame.assign(date=pandas.to_datetime(frame["date"])) if "date" in frame else frame


def _ladybug(given: dict[str, Any]) -> Callable[[str], list[list[Any]]]:
    import ladybug  # noqa: PLC0415

    connection = ladybug.Connection(ladybug.Database(":memory:"))
    connection.set_query_timeout((SECONDS - 3) * 1_000)
    nodes, relationships = _frames(given)
    for label, filled in nodes.items():
        columns = ", ".join(f"{name} {_column(filled[name])}" for name in filled.columns)
        connection.execute(f"CREATE NODE TABLE {label}({columns}, PRIMARY KEY(id))")
        connection.execute(f"COPY {label} FROM filled")
    for (start, kind, end), filled in relationships:
        rest = [f"{name} {_column(filled[name])}" for name in filled.columns if name not in ("start_", "end_")]
        connection.execute(f"CREATE REL TABLE {kind}({', '.join([f'FROM {start} TO {end}', *rest])})")
        connection.execute(f"COPY {kind} FROM filled")

    def ask(text: str) -> list[list[Any]]:
        result = connection.execute(text)
        return [result.get_next() for _ in range(result.get_num_tuples())]

    return ask


def _column(values: Any) -> str:
    if values.dtype.kind in "iu":
        return "INT64"
    return "DATE" if values.name == "date" else "STRING"


ENGINES = {
    "grand-cypher": _grand_cypher,
    "spycy": _spycy,
    "nxcypher": _nxcypher,
    "kglite": _kglite,
    "ladybug": _ladybug,
}

if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
