"""Times this reader beside kglite and ladybug, engines without a server too: writes EMBEDDED.md.

    python -m benchmarks.cypher.run_embedded /path/to/python

That Python has kglite, ladybug and pandas; whomet needs none of them. What is right is what this reader answers, whose
rows `run` and `run_shapes` compare with Neo4j's.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import time
from pathlib import Path
from typing import Any

from benchmarks.cypher.engines import plain
from benchmarks.cypher.meetings import Meetings, meetings
from benchmarks.cypher.run import written
from benchmarks.cypher.shapes import PARAMETERS as OF_SHAPES
from benchmarks.cypher.shapes import SHAPES
from benchmarks.cypher.suite import PARAMETERS, QUERIES
from loader.cypher import Engine

RESULTS = Path(__file__).with_name("EMBEDDED.md")
ASKED = {**QUERIES, **SHAPES}
GIVEN = {**PARAMETERS, **OF_SHAPES}
ENGINES = ("kglite", "ladybug")
RUNS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("python", help="a Python that has kglite and ladybug")
    python = parser.parse_args().python
    graph = meetings(1_000, 5_000)
    found = {"ours": _ours(graph)}
    with written(graph, ASKED) as path:
        for engine in ENGINES:
            found[engine] = _other(python, engine, path)
    names = ", ".join(f"{each} {_version(python, each)}" for each in ENGINES)
    RESULTS.write_text(_report(found, names), encoding="utf-8")
    print(RESULTS.read_text(encoding="utf-8"))


def _ours(graph: Meetings) -> dict[str, Any]:
    engine = Engine(graph.to_networkx())
    found = {}
    for name, text in ASKED.items():
        rows = plain([tuple(row) for row in engine.query(text, GIVEN).rows])
        taken, worked = [], []
        for _ in range(RUNS):
            start, before = time.perf_counter(), time.process_time()
            engine.query(text, GIVEN)
            taken.append(time.perf_counter() - start)
            worked.append(time.process_time() - before)
        found[name] = {"rows": rows, "least": min(taken), "processor": min(worked)}
    return found


def _other(python: str, engine: str, path: Path) -> dict[str, Any]:
    script = str(Path(__file__).with_name("others.py"))
    done = subprocess.run([python, script, engine, str(path), str(RUNS)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{engine}: {done.stderr[-500:]}")
    answers: dict[str, Any] = json.loads(done.stdout)
    return answers


def _version(python: str, package: str) -> str:
    code = f"import importlib.metadata as m; print(m.version({package!r}))"
    return subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def _is_right(answer: dict[str, Any], expected: list[list[Any]]) -> bool:
    return "rows" in answer and json.dumps(answer["rows"]) == json.dumps(expected)


def _cell(answer: dict[str, Any], expected: list[list[Any]]) -> str:
    if "error" in answer:
        return str(answer["error"])[:60].replace("|", "\\|")
    if not _is_right(answer, expected):
        return "wrong rows"
    return f"{answer['processor'] * 1000:.2f} ({answer['least'] * 1000:.2f})"


def _report(found: dict[str, dict[str, Any]], names: str) -> str:
    ours = found["ours"]
    lines = [
        "# Beside engines without a server",
        "",
        f"This reader, {names}, over 1,000 persons and 5,000 meetings: the least processor time of {RUNS} runs in",
        f"milliseconds, in brackets the least wall time; load {os.getloadavg()[0]:.1f} at the end. What is right is",
        "what Neo4j answers ([RESULTS.md](RESULTS.md), [SHAPES.md](SHAPES.md)). Made by",
        "`python -m benchmarks.cypher.run_embedded`.",
        "",
        *[_summary(engine, found[engine], ours) for engine in ENGINES],
        "",
        "| query | ours | kglite | ladybug |",
        "|---|---:|---:|---:|",
    ]
    for name, own in ours.items():
        cells = [_cell(own, own["rows"]), *[_cell(found[engine][name], own["rows"]) for engine in ENGINES]]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _summary(engine: str, answers: dict[str, Any], ours: dict[str, Any]) -> str:
    right = [name for name, each in answers.items() if _is_right(each, ours[name]["rows"])]
    ratios = [ours[name]["processor"] / max(answers[name]["processor"], 1e-6) for name in right]
    mean = math.exp(sum(map(math.log, ratios)) / len(ratios)) if ratios else math.nan
    refused = sum("error" in each for each in answers.values())
    wrong = len(answers) - len(right) - refused
    return (
        f"- {engine} answers {len(right)} of {len(answers)} rightly, {wrong} wrongly and refuses {refused}; on those"
        f" that it answers rightly ours takes {mean:.1f} times its processor time in the geometric mean."
    )


if __name__ == "__main__":
    main()
