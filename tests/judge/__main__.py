"""python -m tests.judge --queries 10000 --seed 7: asks a Neo4j of its own and reports every difference."""

from __future__ import annotations

import argparse
import sys
import time

from tests.judge.coverage import LEAST
from tests.judge.judging import QUERIES_PER_GRAPH, Court, Verdict, fresh_seed
from tests.servers.given import GivenServer
from tests.servers.local import LocalServer
from tests.servers.missing import NoServer
from tests.servers.server import EDITIONS, LONG_TERM, Server

LASTING = ("-Xms900m", "-Xmx900m", "-Xmn450m")
"""Both of Java's compilers, and room for what planning throws away."""


def main() -> int:
    """0 where nothing differs, every clause and function occurred often enough, and half of the queries gave rows."""
    options = _options()
    seed = fresh_seed() if options.seed is None else options.seed
    server = _server(options.version)
    try:
        with server.driver(notifications_min_severity="OFF") as driver:
            began = time.monotonic()
            court = Court(driver, options.language, sessions=options.sessions)
            progress = _Progress()
            verdict = _judged(court, seed, options, progress)
    finally:
        server.remove()
    print(f"Neo4j {options.version}, seed {seed}, {time.monotonic() - began:.0f} s")
    print("\n".join(verdict.lines()))
    rare = verdict.coverage.rare(LEAST * options.queries // 10_000)
    if rare:
        print(f"Too rare: {rare}")
    return int(bool(verdict.differences or rare or verdict.with_rows * 2 < verdict.queries))


def _judged(court: Court, seed: int, options: argparse.Namespace, progress: _Progress) -> Verdict:
    """What was judged until the end, or until somebody interrupted it."""
    begin = options.begin // QUERIES_PER_GRAPH
    try:
        return court.judge(seed, options.queries, begin=begin, shrinks=options.shrinks, progress=progress)
    except KeyboardInterrupt:
        print("Interrupted")
        return progress.verdict


def _server(version: str) -> Server:
    """A server that is given, else one that gets quick: it lasts for thousands of queries, each of them planned."""
    try:
        server: Server = GivenServer(EDITIONS[version])
    except NoServer:
        server = LocalServer(EDITIONS[version], java_options=LASTING)
    server.start()
    return server


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--queries", type=int, default=10_000)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--begin", type=int, default=0, help="leave out so many queries of the seed, in fifties")
    parser.add_argument("--version", default=LONG_TERM.version, choices=list(EDITIONS))
    parser.add_argument("--language", choices=("5", "25"), help="by which every query says to be read")
    parser.add_argument("--sessions", type=int, default=4, help="how many of the server's sessions ask at once")
    parser.add_argument("--shrinks", type=int, default=10, help="how many differences are shrunk")
    return parser.parse_args()


class _Progress:
    """Prints every difference as it is found."""

    def __init__(self) -> None:
        self._shown = 0
        self.verdict = Verdict()

    def __call__(self, verdict: Verdict) -> None:
        self.verdict = verdict
        for each in verdict.differences[self._shown :]:
            print(each, end="\n\n", flush=True)
        self._shown = len(verdict.differences)
        if verdict.queries % 500 == 0:
            print(f"{verdict.queries} queries, {self._shown} differences", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
