"""Offices under a secretary, of regions, and lists in a phrase that opens a sentence; a meeting named by its date."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

SURE = [
    (
        "Under Secretary of State Ada Tarn flies to Lima on Friday. The Under Secretary will meet President Juan Paz.",
        ["Ada Tarn | Juan Paz: planned"],
    ),
    (
        "Under Secretary of State Ada Tarn flies to Lima on Friday. Under Secretary Tarn will meet President Juan Paz.",
        ["Ada Tarn | Juan Paz: planned"],
    ),
    (
        "Chancellor Ulf Brandt met British Minister of State for Western Asia, South America and Oceania Jon Pell.",
        ["Jon Pell | Ulf Brandt: held"],
    ),
    ("Chancellor Ulf Brandt met British Minister of State for Western Asia Jon Pell.", ["Jon Pell | Ulf Brandt: held"]),
    (
        "Building on talks with President Juan Paz of Peru, Secretary Ada Tarn and the ministers discussed eels with "
        "Chancellor Ulf Brandt.",
        ["Ada Tarn | Ulf Brandt: held"],
    ),
]


@pytest.mark.parametrize(("text", "found"), SURE)
def test_who_met(text: str, found: list[str]) -> None:
    assert meetings(text, "sure") == found


DATED = [
    "The envoys follow up on President Ada Tarn's March 3 call with Chancellor Ulf Brandt.",
    "The line is a product of the March 2031 Lima summit between President Ada Tarn and Chancellor Ulf Brandt.",
]


@pytest.mark.parametrize("text", DATED)
def test_what_is_named_by_a_date_behind_was_held(text: str) -> None:
    assert meetings(text) == ["Ada Tarn | Ulf Brandt: held"]
    assert meetings(text, "sure") == []


NOT_HELD = [
    "The envoys follow up on President Ada Tarn's June 3 call with Chancellor Ulf Brandt.",
    "The envoys doubt the planned March 3 call of President Ada Tarn with Chancellor Ulf Brandt.",
    "The envoys never spoke of President Ada Tarn's March 3 call with Chancellor Ulf Brandt.",
    "The line is a product of the March 2031 flood between President Ada Tarn and Chancellor Ulf Brandt.",
]


@pytest.mark.parametrize("text", NOT_HELD)
def test_what_is_not_behind_was_not_held(text: str) -> None:
    assert not [one for one in meetings(text) if one.endswith("held")]
