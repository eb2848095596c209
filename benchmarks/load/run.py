"""Measures loading, opening and starting, each beside something else in the same run; writes docs/performance.md.

make bench                                a small run, some minutes
make bench MEETINGS=100000 RUNS=5
python -m benchmarks.load.run --only embedded shell
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from typing import get_args

from benchmarks.load.on_a_server import beside_a_loop, peak_memory, two_at_once
from benchmarks.load.synthetic import Shape, World

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "performance.md"
BEFORE = "310a8d6"
"""The commit with which whomet is compared, and what it needs that whomet does not need any more."""
NEEDED_BEFORE = ("edtf",)
PARTS = ("server", "together", "memory", "embedded", "shell", "install")
BEGIN, END = "<!-- measured: begin -->\n", "<!-- measured: end -->\n"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: of the figures the middle one is shown, and the least and the greatest."""

    what: str
    beside: str
    figures: Sequence[float]
    form: str = "{:.2f}"

    def __str__(self) -> str:
        middle, least, most = (
            self.form.format(each) for each in (median(self.figures), min(self.figures), max(self.figures))
        )
        return f"| {self.what} | {self.beside} | **{middle}** | {least} to {most} |"


def main() -> None:
    options = _options()
    measure = {
        "server": _server,
        "together": _together,
        "memory": _memory,
        "embedded": _embedded,
        "shell": _shell,
        "install": _install,
    }
    rows = [row for part in options.only for row in measure[part](options)]
    about = (
        f"Measured with {options.meetings:,} meetings, {options.runs} runs of each, by Python"
        f" {platform.python_version()} on {os.cpu_count()} cores ({_processor()}); load of the machine"
        f" {os.getloadavg()[2]:.1f} in the last quarter of an hour.\n"
    )
    table = "| what | beside what | | least to most |\n|---|---|---:|---:|\n" + "".join(f"{row}\n" for row in rows)
    whole = PAGE.read_text(encoding="utf-8")
    before, after = whole.partition(BEGIN)[0], whole.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}{about}\n{table}{END}{after}", encoding="utf-8")
    print(table)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--meetings", type=int, default=1_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    return parser.parse_args()


def _server(options: argparse.Namespace) -> Iterator[Row]:
    for found in beside_a_loop(options.meetings, get_args(Shape), options.runs):
        what = f"load into Neo4j, {found.shape} ({found.records:,} records, {found.rows:,} nodes and relationships)"
        faster = [loop / ours for loop, ours in zip(found.loop, found.whomet, strict=True)]
        yield Row(what, "speed of a hand-written UNWIND/MERGE loop", faster)
        for writer, written in found.others.items():
            faster = [other.seconds / ours for other, ours in zip(written, found.whomet, strict=True)]
            lost = found.relationships - written[0].relationships
            beside = f"speed of {writer}'s writer, which leaves out {lost:,} of {found.relationships:,} relationships"
            yield Row(f"load into Neo4j, {found.shape}", beside, faster)
        own = [own / ours for own, ours in zip(found.own, found.whomet, strict=True)]
        yield Row(f"its own processor time, {found.shape}", "time of that load", own)
        again = [first / again for first, again in zip(found.whomet, found.again, strict=True)]
        yield Row(f"unchanged reload, {found.shape}", "times as fast as the load", again, "{:.0f} ×")


def _together(options: argparse.Namespace) -> Iterator[Row]:
    faster = two_at_once(options.meetings, options.runs)
    yield Row("two loaders into Neo4j at once, half of the articles each, skewed", "speed of one with all", faster)


def _memory(options: argparse.Namespace) -> Iterator[Row]:
    few, many = peak_memory([options.meetings // 10, options.meetings])
    what = f"peak memory of a load into Neo4j, {options.meetings:,} meetings, skewed"
    yield Row(what, f"MB; {few:.0f} of {options.meetings // 10:,} meetings", [many], "{:.0f}")


def _embedded(options: argparse.Namespace) -> Iterator[Row]:
    for shape in get_args(Shape):
        with tempfile.TemporaryDirectory() as folder, _commit(BEFORE, Path(folder)) as old:
            path = Path(folder) / "records.jsonl"
            records = World(options.meetings, shape).write(path)
            found = [(_child(ROOT, path, Path(folder)), _child(old, path, Path(folder))) for _ in range(options.runs)]
            answer = [_answer(path, Path(folder)) for _ in range(options.runs)]
        ours = [own for own, _ in found]
        size = f"{shape} ({records:,} records, {ours[0]['relationships']:,.0f} relationships)"
        faster = [theirs["load"] / own["load"] for own, theirs in found]
        yield Row(f"load into a file, {size}", f"speed of {BEFORE}, processor time", faster, "{:.1f} ×")
        again = [own["load"] / own["again"] for own in ours]
        yield Row(f"unchanged reload, file, {shape}", "times as fast as the load", again, "{:.1f} ×")
        slower = [own["open"] / own["networkx"] for own in ours]
        yield Row(f"opening the file, {shape}", "time of networkx's add_nodes_from, add_edges_from", slower, "{:.1f} ×")
        faster = [theirs["open"] / own["open"] for own, theirs in found]
        yield Row(f"opening the file, {shape}", f"speed of {BEFORE}", faster, "{:.1f} ×")
        yield Row(f"memory of a relationship, {shape}", "bytes", [own["memory"] for own in ours], "{:.0f}")
        yield Row(f"first answer of `whomet run`, {shape}", "seconds of processor time", answer, "{:.1f} s")


def _child(code: Path, records: Path, folder: Path) -> dict[str, float]:
    """What `embedded.py` measures with the code in a folder."""
    file = folder / "bench.graph"
    file.unlink(missing_ok=True)
    paths = os.pathsep.join([str(code), str(folder / "needed")])
    command = [sys.executable, "-P", str(Path(__file__).with_name("embedded.py")), str(file)]
    environment = {**os.environ, "PYTHONPATH": paths}
    found: dict[str, float] = {}
    for given in ([str(records)], []):
        done = subprocess.run([*command, *given], env=environment, capture_output=True, text=True, check=True)
        found |= json.loads(done.stdout)
    return found


@contextmanager
def _commit(name: str, folder: Path) -> Iterator[Path]:
    """A checkout of an earlier commit, and beside it, in `needed`, what it imports."""
    checkout = folder / name
    git = ["git", "-C", str(ROOT), "worktree"]
    subprocess.run([*git, "add", "--quiet", "--detach", str(checkout), name], stdout=subprocess.DEVNULL, check=True)
    try:
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder / "needed")]
        subprocess.run([*pip, *NEEDED_BEFORE], check=True)
        yield checkout
    finally:
        subprocess.run([*git, "remove", "--force", str(checkout)], check=True)


def _answer(records: Path, folder: Path) -> float:
    file = folder / "answer.graph"
    if not file.exists():
        _whomet("load", str(records), "--store", str(file))
    return _whomet("run", "who-met", "-P", "person=person-0", "--store", str(file))


def _shell(options: argparse.Namespace) -> Iterator[Row]:
    bare = min(_processor_time([sys.executable, "-c", "pass"]) for _ in range(5))
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "seeds.graph")
        _whomet("load", str(ROOT / "seeds"), "--store", file)
        helped = [_whomet("--help") / bare for _ in range(options.runs)]
        asked = [_whomet("run", "who-met", "-P", "person=Wang Yi", "--store", file) / bare for _ in range(options.runs)]
    yield Row("`whomet --help`", "time of `python -c pass`", helped, "{:.0f} ×")
    yield Row("`whomet run who-met` on the seeds", "time of `python -c pass`", asked, "{:.0f} ×")


def _whomet(*arguments: str) -> float:
    return _processor_time([str(Path(sysconfig.get_path("scripts")) / "whomet"), *arguments])


def _processor_time(command: Sequence[str]) -> float:
    before = getrusage(RUSAGE_CHILDREN)  # os.times() counts hundredths of a second: a bare Python takes one or none
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _install(_options: argparse.Namespace) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", folder, str(ROOT)]
        subprocess.run(pip, check=True)
        size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
    yield Row("plain install, without extras", "MB", [size / 1e6], "{:.0f}")


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.machine())


if __name__ == "__main__":
    main()
