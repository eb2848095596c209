"""Many records, some of them spoilt, loaded into one store: every one is accounted for.

    make count RECORDS=1000000              an embedded store
    make count RECORDS=100000 STORE=URI     a server, whose database must be empty; it is left as it is

Documents of some twenty records are loaded in portions. Of each tenth document a line is spoilt, each fifth portion is
loaded twice, and each seventh brings what the one before brought, with other names. Of each load, and of all: records
read = loaded + unchanged + quarantined. A traceback ends it; the seed that is printed repeats it.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from loader.loading import Report, load
from loader.records.reading import read
from loader.settings import find_settings
from loader.stores import open_store
from loader.stores.base import GraphStore
from tests.faults.story import document
from tests.fuzz.spoiling import spoilt

PORTION = 5_000
STATUSES = ("held", "expected", "refused", "postponed")


def lines_of(number: int, dice: random.Random, word: str) -> list[bytes]:
    """A document: its meetings, and people of whom some stand in many other documents."""
    found = document(f"doc-{number}", number % 10, dice.choice(STATUSES))
    for line in found:
        if line["record"] == "meeting":
            line["id"] = f"talks-{number}"
            line["name"] = f"{word} {number}"
        if line["record"] == "person" and number % 3:
            line["name"] = f"{word} {line['name']}"
    people = [
        {**found[1], "id": f"person-{number % 50_000}-{each}", "name": f"{word} Person {number} {each}"}
        for each in range(12)
    ]
    return [json.dumps(line).encode() for line in (*found, *people)]


def portion(first: int, dice: random.Random, word: str) -> Iterator[bytes]:
    """Lines of documents from that number on, about PORTION of them."""
    for number in range(first, first + PORTION // 20):
        lines = lines_of(number, dice, word)
        if number % 10 == 0:
            place = dice.randrange(len(lines))
            lines[place] = spoilt(lines[place], dice).replace(b"\n", b" ")
        yield from lines


def account(report: Report, sums: Counter[str]) -> None:
    """Add it to what there is by now."""
    assert report.read == report.loaded + report.unchanged + report.quarantined, report
    sums.update(
        read=report.read, loaded=report.loaded, unchanged=report.unchanged, quarantined=report.quarantined, loads=1
    )


def count(store: GraphStore, records: int, dice: random.Random) -> Counter[str]:
    """Load so many records, and what has become of them."""
    sums: Counter[str] = Counter()
    turn = first = 0
    begun = time.monotonic()
    while sums["read"] < records:
        again = turn % 7 == 6
        text = b"\n".join(portion(first - (PORTION // 20 if again else 0), dice, "Other" if again else "Some"))
        for _ in range(2 if turn % 5 == 4 else 1):
            account(load(store, read(["-"], io.BytesIO(text))), sums)
        first += 0 if again else PORTION // 20
        turn += 1
        if turn % 20 == 0:
            speed = sums["read"] / (time.monotonic() - begun)
            print(f"{said(sums)}, {speed:,.0f} records/s, {(records - sums['read']) / speed:,.0f} s left", flush=True)
    return sums


def said(sums: Counter[str]) -> str:
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"{dict(sums)}, {used} MB at most, {time.process_time():.0f} s of the processor"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--store", default="")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**9))
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        settings = find_settings(options.store or Path(folder, "count.graph"))
        with open_store(settings, must_exist=False) as store:
            sums = count(store, options.records, random.Random(options.seed))
            stats = store.stats()
            print(f"{said(sums)}; {stats.documents} documents, {stats.nodes} nodes in the store")
    return 0


if __name__ == "__main__":
    sys.exit(main())
