"""A few tries of every reader, the same each time; `make fuzz` makes many, and new ones."""

from __future__ import annotations

import random

import pytest

from tests.fuzz.fuzzing import Tally, fuzz
from tests.fuzz.readers import READERS

SLOW = {"records": 12, "quarantine": 20, "pdf": 20, "page": 20}


@pytest.mark.parametrize("name", READERS)
def test_what_is_spoilt_is_refused_or_accounted_for(name: str) -> None:
    tally = Tally()
    fuzz(name, random.Random(name), tally, times=SLOW.get(name, 40))
    assert not tally.wrong, "\n".join(trace for _, trace in tally.wrong.values())
    assert tally.records or tally.refused
