"""`whomet bulk` from records to a finished Neo4j database, beside what neo4j-admin alone needs for the ready files.

python -m benchmarks.load.in_bulk 100000 --shape skewed [--files-only]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from benchmarks.load.synthetic import Shape, World
from loader.importing.installation import find_installation
from loader.importing.running import private_home
from tests.servers.local import LocalServer
from tests.servers.server import LONG_TERM

__all__ = ["Cost", "InBulk", "measure"]


_SECONDS_A_LOOK = 0.2


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock and of processor time, and the megabytes of all processes together where they were most."""

    clock: float
    processor: float
    memory: float

    def __str__(self) -> str:
        return f"{self.clock:.1f} s ({self.processor:.1f} s of processor time), {self.memory:,.0f} MB"


@dataclass(frozen=True, slots=True)
class InBulk:
    """What the files cost, the import of them by neo4j-admin alone, and all of it with constraints."""

    records: int
    rows: int
    files: Cost
    imported: Cost | None = None
    whole: Cost | None = None


def measure(meetings: int, shape: Shape, *, files_only: bool = False) -> InBulk:
    """One run of each, one after the other."""
    with tempfile.TemporaryDirectory() as folder:
        path, files = Path(folder) / "records.jsonl", Path(folder) / "files"
        records = World(meetings, shape).write(path)
        own = _cost(_whomet(str(path), "--output", str(files)))
        rows = sum(text.count(b"\n") for file in files.glob("*.*.csv") for text in _chunks(file))
        if files_only:
            return InBulk(records, rows, own)
        with _home() as home:
            ready = _import(home, files)
            whole = _cost(_whomet(str(path), "--neo4j-home", str(home)))
        return InBulk(records, rows, own, ready, whole)


def _import(home: Path, files: Path) -> Cost:
    """In a process of its own, as the others are."""
    return _cost([sys.executable, "-m", "benchmarks.load.in_bulk", "--import", str(home), str(files)])


def _only_import(home: Path, files: Path) -> None:
    with private_home(find_installation(home), "neo4j") as private:
        private._configure(0)
        private._import(files, much=True)  # with nothing that makes a small import cheaper


def _chunks(file: Path) -> Iterator[bytes]:
    with file.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            yield chunk


@contextmanager
def _home() -> Iterator[Path]:
    server = LocalServer(LONG_TERM, password=False, tls=False)
    try:
        (server.home / "lib").symlink_to(server._jars)
        os.environ["JAVA_HOME"] = str(server._java.parent.parent)
        yield server.home
    finally:
        server.remove()


def _whomet(*arguments: str) -> list[str]:
    return [str(Path(sysconfig.get_path("scripts")) / "whomet"), "bulk", *arguments]


def _cost(command: Sequence[str]) -> Cost:
    start, most = time.perf_counter(), 0
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
        most = max(most, _memory(process.pid))
        time.sleep(_SECONDS_A_LOOK)
    _, code, used = ended
    if code:
        raise SystemExit(f"{command[0]} ended with {code}")
    return Cost(time.perf_counter() - start, used.ru_utime + used.ru_stime, most / 2**20)


def _memory(pid: int) -> int:
    """Bytes that a process and all that it has started hold now."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        children = [
            child for file in Path(f"/proc/{pid}/task").glob("*/children") for child in file.read_text().split()
        ]
    except OSError:  # it has ended meanwhile
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") + sum(_memory(int(child)) for child in children)


def main() -> None:
    """Measure as the arguments say, and print it."""
    if sys.argv[1] == "--import":
        return _only_import(Path(sys.argv[2]), Path(sys.argv[3]))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("meetings", type=int)
    parser.add_argument("--shape", choices=get_args(Shape), default="skewed")
    parser.add_argument("--files-only", action="store_true")
    options = parser.parse_args()
    found = measure(options.meetings, options.shape, files_only=options.files_only)
    print(f"{options.meetings:,} meetings, {options.shape}: {found.records:,} records, {found.rows:,} lines")
    print(f"records to files: {found.files}")
    if found.imported and found.whole:
        print(f"neo4j-admin on these files: {found.imported}")
        print(f"records to a finished database: {found.whole}")
        ratios = found.imported.clock / found.whole.clock, found.imported.processor / found.whole.processor
        print("neo4j-admin beside all of it: {:.2f} by the clock, {:.2f} by processor time".format(*ratios))
    return None


if __name__ == "__main__":
    main()
