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
from loader.loading import load
from loader.records.reading import read
from loader.stores.embedded.store import EmbeddedStore
from tests.helpers import ROOT

CALLS_A_RECORD = 165
CALLS_A_RECORD_AGAIN = 61
CALLS_A_RELATIONSHIP_OPENED = 9.2
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
        opened = calls(store.to_networkx) / store.to_networkx().number_of_edges()
    sys.stdout.write(f"{first} {again} {opened}\n")


def test_a_record_costs_no_more_calls_than_it_did(tmp_path: Path) -> None:
    """In a process of its own: what other tests leave behind is called at moments that nobody foresees."""
    command = [sys.executable, "-m", "tests.test_counts", str(tmp_path)]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    first, again, opened = map(float, said.split())
    assert first < CALLS_A_RECORD * A_TENTH
    assert again < CALLS_A_RECORD_AGAIN * A_TENTH
    assert opened < CALLS_A_RELATIONSHIP_OPENED * A_TENTH


if __name__ == "__main__":
    main(Path(sys.argv[1]))
