"""A few tries of every reader, the same each time; `make fuzz` makes many, and new ones."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from loader.conversion.extracted import _moment
from loader.extraction.sources import Unreadable, read_article
from tests.fuzz.fuzzing import Tally, fuzz
from tests.fuzz.readers import READERS

SLOW = {"records": 12, "quarantine": 20, "pdf": 20, "page": 20}


@pytest.mark.parametrize("name", READERS)
def test_what_is_spoilt_is_refused_or_accounted_for(name: str) -> None:
    tally = Tally()
    fuzz(name, random.Random(name), tally, times=SLOW.get(name, 40))
    assert not tally.wrong, "\n".join(trace for _, trace in tally.wrong.values())
    assert tally.records or tally.refused


def test_what_fuzzing_found_stays_mended() -> None:
    nested = b"From: " + b"(" * 1_500 + b"a@b.example\n\nDal met Kovacs.\n"
    with pytest.raises(Unreadable, match="nested too deeply"):
        read_article("a.eml", Path("a.eml"), nested)
    for number in (10**30, -(10**30), float("nan"), float("inf"), -1e18):
        assert _moment(number) == str(number)
    assert _moment(0) == "1970-01-01T00:00:00+00:00"
