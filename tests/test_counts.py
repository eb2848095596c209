"""How much work a record is, counted and not timed: what costs a tenth more is seen here, on any machine.

Whoever makes it less lowers the number; whoever has a reason to make it more says so beside it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from benchmarks.load.synthetic import World
from loader.loading import load
from loader.records.reading import read
from loader.stores.embedded.store import EmbeddedStore

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


def test_a_record_costs_no_more_calls_than_it_did(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    records = World(150, "skewed").write(path)
    with EmbeddedStore(None) as warm:  # what is kept for good is not counted
        load(warm, read([path]))
    with EmbeddedStore(tmp_path / "a.graph") as store:
        first = calls(lambda: load(store, read([path]))) / records
        again = calls(lambda: load(store, read([path]))) / records
        opened = calls(store.to_networkx) / store.to_networkx().number_of_edges()
    assert first < CALLS_A_RECORD * A_TENTH
    assert again < CALLS_A_RECORD_AGAIN * A_TENTH
    assert opened < CALLS_A_RELATIONSHIP_OPENED * A_TENTH
