"""Times the shapes that are picked to hurt, as processor time: ours, and Neo4j's server and client together, by turns.

python -m benchmarks.cypher.run_shapes
python -m benchmarks.cypher.run_shapes --times 1 10 --runs 3
"""

from __future__ import annotations

import argparse
import ctypes
import math
import os
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.cypher.engines import plain
from benchmarks.cypher.meetings import meetings
from benchmarks.cypher.shapes import PARAMETERS, SHAPES
from loader.cypher import Engine
from tests.servers.local import LocalServer
from tests.servers.server import EDITIONS, LONG_TERM

ABOUT = """Neo4j 5.26.30 Community and this reader by turns in one run: the least processor time in milliseconds, of
Neo4j that of its server and its client together. Made by `python -m benchmarks.cypher.run_shapes
--times 1 10`. No rows are kept between runs; this reader keeps the last 50,000 durations, and sums of a date and
a duration."""
RESULTS = Path(__file__).with_name("SHAPES.md")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, nargs="+", default=[1], help="the sizes, in 1,000 persons")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    parts = ["# Shapes that hurt", ABOUT]
    for times in options.times:
        parts.append(_measured(times, options.runs))
        RESULTS.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
        print(parts[-1], flush=True)


def _measured(times: int, runs: int) -> str:
    graph = meetings(1_000 * times, 5_000 * times)
    engine = Engine(graph.to_networkx())
    server = LocalServer(EDITIONS[LONG_TERM.version], password=False, tls=False, java_options=())
    lines = []
    ratios = []
    try:
        server.start()
        pid = server.pid or 0
        with server.driver(notifications_min_severity="OFF") as driver, driver.session(database="neo4j") as session:
            graph.load_into(session)
            for name, text in SHAPES.items():
                ours = [tuple(row) for row in engine.query(text, PARAMETERS).rows]
                theirs = [tuple(each.values()) for each in session.run(text, PARAMETERS)]
                same = "" if plain(ours) == plain(theirs) else "differs"
                mine, neo4j = _least(
                    runs,
                    lambda text=text: engine.query(text, PARAMETERS),
                    lambda text=text: session.run(text, PARAMETERS).consume(),
                    pid,
                )
                ratios.append(mine / max(neo4j, 0.001))
                lines.append(f"| {name} | {neo4j * 1000:.0f} | {mine * 1000:.0f} | {ratios[-1]:.2f} | {same} |")
    finally:
        server.remove()
    mean = math.exp(sum(map(math.log, ratios)) / len(ratios))
    return _report(lines, times, mean, max(ratios))


def _least(runs: int, ours: Callable[[], object], theirs: Callable[[], object], pid: int) -> tuple[float, float]:
    """The least processor time of both over so many turns."""
    mine, neo4j = [], []
    for _ in range(runs):
        start = time.process_time()
        ours()
        mine.append(time.process_time() - start)
        start, before = time.process_time(), _processor(pid)
        theirs()
        neo4j.append(time.process_time() - start + _processor(pid) - before)
    return min(mine), min(neo4j)


def _processor(pid: int) -> float:
    """The processor time of another process in seconds, by the clock that Linux keeps of it."""
    clock = ctypes.c_int32()
    ctypes.CDLL(None).clock_getcpuclockid(pid, ctypes.byref(clock))
    return time.clock_gettime(clock.value)


def _report(lines: list[str], times: int, mean: float, worst: float) -> str:
    head = (
        f"## {1_000 * times:,} persons, {5_000 * times:,} meetings, {20_000 * times:,} MET\n\n"
        f"Ours beside Neo4j: the geometric mean is {mean:.2f}, the worst {worst:.1f}; load {os.getloadavg()[0]:.1f} at"
        " the end.\n\n| shape | Neo4j | ours | ratio | |\n|---|---:|---:|---:|---|\n"
    )
    return head + "\n".join(lines)


if __name__ == "__main__":
    main()
