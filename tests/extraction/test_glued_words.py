"""Words that a page ran together, as where links to other articles stood within a sentence. All is invented."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

B = "Kenyan President Joram Otundi"


@pytest.mark.parametrize(
    "glued",
    [
        "President Oskar John TarnFederal judge halts a law Holm tells of eels MORE met",
        "President Oskar John TarnHolm says no met",
        "President Oskar John TarnTarn says no met",
        "President Oskar John TarnGOP leaders say no met",
        "President Tarn Oskar John TarnFederal judge halts a law met",
    ],
)
def test_a_name_ends_where_something_else_begins(glued: str) -> None:
    found = meetings(f"Tarn was ill. Holm was not. {glued} {B} on Monday. On Friday Tarn met Danish envoy Ada Lind.")
    assert not [one for one in found if "Federal" in one or "GOP" in one or "TarnTarn" in one or "TarnHolm" in one]
    assert "Ada Lind | Oskar John Tarn: held" in found


@pytest.mark.parametrize("name", ["LeMay", "FitzGerald", "MacTarn", "DeAndre", "AlTarn"])
def test_names_with_capitals_within_stay(name: str) -> None:
    text = f"Danish envoy Ada {name} met {B} on Monday. The le of it, and Tarn, were there."
    assert meetings(text) == [f"Ada {name} | Joram Otundi: held"]


def test_who_has_one_name_first_and_last_keeps_both() -> None:
    text = f"Danish envoy Omar Idris Omar met {B} on Monday."
    assert meetings(text) == ["Joram Otundi | Omar Idris Omar: held"]
