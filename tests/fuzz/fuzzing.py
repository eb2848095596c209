"""Tries of one reader, counted, and what went wrong with some of them."""

from __future__ import annotations

import random
import tempfile
import traceback
from dataclasses import dataclass, field
from pathlib import Path

from tests.fuzz.readers import READERS, RIGHT


@dataclass(slots=True)
class Tally:
    """How many inputs were read and how many refused, of how many records; of what went wrong the input and the
    traceback, by the place in the code where it did."""

    tries: int = 0
    refused: int = 0
    records: int = 0
    wrong: dict[str, tuple[bytes, str]] = field(default_factory=dict)


def fuzz(name: str, dice: random.Random, tally: Tally, times: int = 1) -> None:
    """Try a reader so many times."""
    for _ in range(times):
        raw = READERS[name].spoilt(dice)
        tally.tries += 1
        try:
            with tempfile.TemporaryDirectory() as folder:
                tally.records += READERS[name].run(Path(folder), raw)
        except RIGHT:
            tally.refused += 1
        except Exception as error:  # noqa: BLE001 - whatever it is, it is wrong
            place = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{type(error).__name__} at {place.filename}:{place.lineno}"
            tally.wrong.setdefault(where, (raw, traceback.format_exc()))
