"""Times the suite on ours, on Neo4j over Bolt and on other readers, side by side in one run; writes RESULTS.md.

    python -m benchmarks.cypher.run
    python -m benchmarks.cypher.run --others /path/to/python --times 1 --runs 5

`--others` is a Python with grand-cypher, spycy (the package spycy_aneeshdurg) or nxcypher; whomet needs none of them.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.cypher.engines import WARMING, neo4j_over_bolt, ours, timed
from benchmarks.cypher.meetings import Meetings, meetings
from benchmarks.cypher.report import Outcome, Size, report
from benchmarks.cypher.suite import PARAMETERS, QUERIES
from tests.servers.server import LONG_TERM

PERSONS, HELD = 1_000, 5_000
OTHERS = ("grand-cypher", "spycy", "nxcypher")
RESULTS = Path(__file__).with_name("RESULTS.md")


def main() -> None:
    options = _options()
    sizes = [_size(times, options) for times in options.times]
    about = f"Neo4j {options.version} Community, Python {platform.python_version()}, {os.cpu_count()} cores, "
    about += (
        f"load {os.getloadavg()[0]:.1f} at the end; median of {options.runs} runs, the two taking turns, after up to"
    )
    about += f" {WARMING} that are not counted"
    RESULTS.write_text(report(sizes, about), encoding="utf-8")
    print(RESULTS.read_text(encoding="utf-8"))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, nargs="+", default=[1, 10], help="the sizes, in 1,000 persons")
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--version", default=LONG_TERM.version)
    parser.add_argument("--others", help="a Python that has other readers of Cypher over networkx")
    return parser.parse_args()


def _size(times: int, options: argparse.Namespace) -> Size:
    graph = meetings(PERSONS * times, HELD * times)
    outcomes: dict[str, dict[str, Outcome]] = {}
    with neo4j_over_bolt(graph, options.version) as ask:
        both = timed({"Neo4j": ask, "ours": ours(graph)}, options.runs)
    expected = {name: rows for name, (rows, *_) in both["Neo4j"].items()}
    for engine, taken in both.items():
        outcomes[engine] = {
            name: Outcome(middle, _fault(rows, expected[name]), least) for name, (rows, middle, least) in taken.items()
        }
    if options.others and times == 1:
        with written(graph) as path:
            for engine in OTHERS:
                outcomes[engine] = _other(options.others, engine, path, expected)
    return Size(PERSONS * times, HELD * times, len(graph.relationships["Person", "MET", "Person"]), outcomes)


def _fault(rows: list[list[object]], expected: list[list[object]]) -> str | None:
    if rows == expected:
        return None
    return f"wrong: {len(rows)} rows, not {len(expected)}" if len(rows) != len(expected) else "wrong rows"


@contextmanager
def written(graph: Meetings, queries: dict[str, str] = QUERIES) -> Iterator[Path]:
    """The graph and the queries as a file of JSON, dates as text."""
    given = {
        "nodes": graph.nodes,
        "ends": list(graph.relationships),
        "relationships": [(kind, rows) for (_, kind, _), rows in graph.relationships.items()],
        "queries": queries,
        "parameters": PARAMETERS,
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.json"
        path.write_text(json.dumps(given, default=str), encoding="utf-8")
        yield path


def _other(python: str, engine: str, path: Path, expected: dict[str, list[list[object]]]) -> dict[str, Outcome]:
    script = Path(__file__).with_name("others.py")
    command = [python, str(script), engine, str(path), "3"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["no answer"]
        return {name: Outcome(None, last[0][:80]) for name in QUERIES}
    return {name: _answer(each, expected[name]) for name, each in json.loads(done.stdout).items()}


def _answer(given: dict[str, Any], expected: list[list[object]]) -> Outcome:
    if "error" in given:
        return Outcome(None, given["error"])
    return Outcome(given["seconds"], _fault(given["rows"], expected))


if __name__ == "__main__":
    main()
