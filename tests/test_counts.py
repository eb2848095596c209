"""How much work a record is, counted and not timed: what costs a tenth more is seen here, on any machine.

Whoever makes it less lowers the number; whoever has a reason to make it more says so beside it.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from benchmarks.load.synthetic import World
from loader import open_graph, seeds
from loader.loading import load
from loader.records.reading import read
from loader.stores.embedded.store import EmbeddedStore
from tests.helpers import ROOT

CALLS_A_RECORD = 156
CALLS_A_RECORD_AGAIN = 66  # what is unchanged is compared with its seals
CALLS_A_RELATIONSHIP_OPENED = 2.3
A_TENTH = 1.1


def calls(work: Callable[[], object]) -> int:
    """How many functions written in Python it calls."""
    count = 0

    def counting(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def main(folder: Path) -> None:
    """Say what a record costs, loaded and loaded again, and what a relationship costs that is opened."""
    path = folder / "records.jsonl"
    records = World(150, "skewed").write(path)
    with EmbeddedStore(None) as warm:  # what is kept for good is not counted
        load(warm, read([path]))
    with EmbeddedStore(folder / "a.graph") as store:
        first = calls(lambda: load(store, read([path]))) / records
        again = calls(lambda: load(store, read([path]))) / records
        relationships = store.to_networkx().number_of_edges()  # networkx is imported here
        opened = calls(store.to_networkx) / relationships
    sys.stdout.write(f"{first} {again} {opened}\n")


def test_a_record_costs_no_more_calls_than_it_did(tmp_path: Path) -> None:
    """In a process of its own: what other tests leave behind is called at moments that nobody foresees."""
    command = [sys.executable, "-m", "tests.test_counts", str(tmp_path)]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    first, again, opened = map(float, said.split())
    assert first < CALLS_A_RECORD * A_TENTH
    assert again < CALLS_A_RECORD_AGAIN * A_TENTH
    assert opened < CALLS_A_RELATIONSHIP_OPENED * A_TENTH


SLOW = {"anyio", "babel", "networkx", "numpy", "pandas", "pydantic", "rapidfuzz", "rich", "yaml"}
SLOW |= {"asyncio", "concurrent", "email", "http", "multiprocessing", "ssl", "unittest", "xml"}
"""What takes as long to import as a command may run; of Python's own what takes half as long as Python to start."""


def imported(*arguments: str) -> set[str]:
    """The packages that a command imports, and the modules of ours."""
    program = (
        f"import sys, whomet; sys.argv = ['whomet', *{arguments!r}]\ntry: whomet.main()\nexcept SystemExit: pass\n"
    )
    program += "sys.stderr.write(' '.join(sys.modules))"
    command = [sys.executable, "-c", program]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stderr
    names = said.splitlines()[-1].split()
    return {name if name.split(".")[0] in ("loader", "neo4j") else name.split(".")[0] for name in names}


def test_help_imports_no_command() -> None:
    modules = imported("--help")
    assert modules & SLOW == set()
    ours = {name for name in modules if name.startswith("loader.")}
    assert len(ours) < 12, sorted(ours)


def test_asking_a_file_imports_nothing_slow(tmp_path: Path) -> None:
    file = tmp_path / "a.graph"
    with open_graph(file) as graph:
        graph.load(seeds())
    modules = imported("run", "who-met", "-P", "person=Wang Yi", "--store", str(file))
    assert modules & (SLOW | {"loader.records.model", "loader.stores.neo4j", "neo4j._sync.driver"}) == set()
    ours = [name for name in modules if name.startswith("loader.")]
    assert len(ours) < 200 * A_TENTH, len(ours)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
