"""Asides between spaced hyphens, who says what, what talks focused on, and whom "they" are when nothing tells."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

A, B = "President Ann Goss", "Minister Omar Fall"
PAIR = "Ann Goss | Omar Fall"

FOUND = [
    (f"{A} - a farmer from the south - spoke in Lima after three days of talks with {B}.", "held"),
    (f"The agency quotes envoys who say {A} is expected to meet {B}.", "expected"),
    (f"{A} told reporters her talks with {B} focused on ways to set up a possible meeting of farmers.", "held"),
    (f"{A} met {B} in Rome on Monday. They discussed eels.", "held"),
    (f"{A} met {B} in Rome on Monday. Farmers protested. The two discussed eels.", "held"),
]
NONE = [
    f"{A} praised {B}. They discussed eels.",
    f"{A} wrote a book about {B}. They also discussed eels in it.",
    f"Farmers who back {A} met {B}.",
    f"{A} met the man who later married {B}.",
]


@pytest.mark.parametrize(("text", "status"), FOUND)
def test_who_met(text: str, status: str) -> None:
    assert meetings(text) == [f"{PAIR}: {status}"]


@pytest.mark.parametrize("text", NONE)
def test_nobody_met(text: str) -> None:
    assert meetings(text) == []
