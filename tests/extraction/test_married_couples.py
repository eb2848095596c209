"""Two given names before one surname: both have it. All is invented."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

A = "Kenyan President Joram Otundi"
COUPLES = ["Jack and Jill", "Gerry and Kate", "Robert and Mary", "John and Anna", "Peter and Susan"]


@pytest.mark.parametrize("given", COUPLES)
def test_the_first_has_the_surname_too(given: str) -> None:
    one, other = (f"{name} Tarn" for name in given.split(" and "))
    for text in (f"{given} Tarn met {A} on Monday.", f"{A} met with {given} Tarn on Monday."):
        (found,) = meetings(text)
        assert one in found
        assert other in found
        assert meetings(text, "sure") == []


@pytest.mark.parametrize("office", ["President", "Kenyan Prime Minister", "Governor", "Foreign Secretary"])
@pytest.mark.parametrize("given", ["Thomas and Anna", "Thomas and First Lady Anna"])
def test_an_office_before_the_first_leaves_the_surname(office: str, given: str) -> None:
    for text in (f"{office} {given} Tarn met {A} on Monday.", f"{A} dined with {office} {given} Tarn on Monday."):
        (found,) = meetings(text, "look")
        assert "Thomas Tarn" in found
        assert "Anna Tarn" in found
        assert meetings(text, "sure") == []


@pytest.mark.parametrize("other", ["Omar Thomas spoke.", "Thomas Lund spoke."])
def test_a_surname_that_is_a_given_name_too_proposes_nobody(other: str) -> None:
    assert "Thomas Tarn" not in " ".join(meetings(f"{other} President Thomas and Anna Tarn met {A} on Monday."))


@pytest.mark.parametrize(
    "text",
    [
        f"Jack Lund spoke. Jack and Jill Tarn met {A} on Monday.",
        f"Prince Jack and Jill Tarn met {A} on Monday.",
        f"{A} met Jack, and Jill Tarn went home.",
        f"{A} met Jack's and Jill Tarn's lawyers.",
        f"{A} met Mr. Jack and Jill Tarn on Monday.",
    ],
)
def test_nobody_gets_the_surname_of_another(text: str) -> None:
    assert "Jack Tarn" not in " ".join(meetings(text))


def test_the_wife_by_the_same_surname_takes_nothing_from_the_meeting() -> None:
    assert meetings(f"President Oskar Tarn and Mrs. Tarn met {A} on Monday.") == ["Joram Otundi | Oskar Tarn: held"]
