"""Fuzz every reader in turn: make fuzz SECONDS=3600

What goes wrong is said, its input written to build/fuzz/, and the end is 1. The seed that is printed repeats a run.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from contextlib import suppress
from pathlib import Path

from tests.fuzz.fuzzing import Tally, fuzz
from tests.fuzz.readers import READERS
from tests.helpers import ROOT

FOLDER = ROOT / "build" / "fuzz"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**9))
    parser.add_argument("--reader", choices=list(READERS), action="append")
    options = parser.parse_args()
    names = options.reader or list(READERS)
    tallies = {name: Tally() for name in names}
    dice = random.Random(options.seed)
    print(f"seed {options.seed}", flush=True)
    end = time.monotonic() + options.seconds
    with suppress(KeyboardInterrupt):  # which ends it before its time
        while time.monotonic() < end:
            for name in names:
                fuzz(name, dice, tallies[name], times=10)
    wrong = sum(_report(name, tally) for name, tally in tallies.items())
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    return 1 if wrong else 0


def _report(name: str, tally: Tally) -> int:
    print(f"{name}: {tally.tries} inputs, {tally.refused} refused, {tally.records} records, {len(tally.wrong)} wrong")
    FOLDER.mkdir(parents=True, exist_ok=True)
    for number, (place, (raw, trace)) in enumerate(tally.wrong.items()):
        file = Path(FOLDER, f"{name.replace(' ', '-')}-{number}")
        file.write_bytes(raw)
        print(f"  {place}: {file}\n{trace}")
    return len(tally.wrong)


if __name__ == "__main__":
    sys.exit(main())
