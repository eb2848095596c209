"""Some of many who met, named in a list, and offices of several things: beside siblings that tell of nothing.

All is invented."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings, outcome

A, B, C = "Icelandic President Sigrún Dal", "Polish President Marek Tarn", "German Chancellor Karl Holm"
PAIR = ["Marek Tarn | Sigrún Dal: held"]

AMONG_MANY = {
    f"The leaders, including {A}, {B}, {C} and many others, were meeting on fish.": [
        "Karl Holm | Marek Tarn | Sigrún Dal: held"
    ],
    f"Leaders including {A} and {B} met in Oslo on Monday.": PAIR,
    f"World leaders, including {A}, {B} and other officials, met in Oslo on Monday.": PAIR,
    f"World leaders including {A} and {B} held talks in Oslo on Monday.": PAIR,
    f"Several heads of state, including {A}, {B} and others, will meet in Oslo on Friday.": [
        "Marek Tarn | Sigrún Dal: planned"
    ],
    f"{B} held talks with figures like {A} on Monday.": PAIR,
    f"{B} has had meetings in Riga with people like {A}.": PAIR,
    f"Among these is a meeting between {A} and {B}.": PAIR,
    f"One of them was a phone call between {A} and {B}.": PAIR,
}
NOTHING = [
    f"Critics of leaders including {A} and {B} met in Oslo on Monday.",
    f"Farmers angry at leaders, including {A}, {B} and many others, were meeting on fish.",
    f"Lawyers for ministers, including {A}, {B} and others, met on Monday.",
    f"The leaders, including {A}, {B} and many others, were not meeting.",
    f"The leaders, excluding {A}, {B} and others, were meeting.",
    f"Leaders including {A} and {B} met voters at home.",
    f"Leaders including {A} and {B} met reporters.",
    f"{B}, like {A}, met farmers.",
    f"{B} met leaders like {A} would.",
    f"{B} wants to meet people like {A}.",
    f"{B} met people who like {A}.",
    f"{B} met fans of leaders like {A}.",
    f"Among these is a planned meeting between {A} and {B}.",
    f"Among these is no meeting between {A} and {B}.",
    f"Among these may be a meeting between {A} and {B}.",
    f"Among the ideas is a meeting between {A} and {B}.",
]


@pytest.mark.parametrize(("text", "expected"), AMONG_MANY.items())
def test_some_of_many_are_to_be_looked_at(text: str, expected: list[str]) -> None:
    assert meetings(text, "look") == expected
    assert meetings(text, "sure") == []


@pytest.mark.parametrize("text", NOTHING)
def test_these_tell_of_nothing(text: str) -> None:
    assert meetings(text) == []


def test_what_two_did_is_no_meeting_of_many() -> None:
    text = f"{B} and {C} met on Monday. The leaders, including {A}, {B}, {C} and many others, were meeting on fish."
    assert meetings(text, "sure") == ["Karl Holm | Marek Tarn: held"]
    assert meetings(text, "look") == ["Karl Holm | Marek Tarn | Sigrún Dal: held"]


@pytest.mark.parametrize(
    "office",
    [
        "Trade and Industry Minister",
        "Health and Human Services Secretary",
        "Economy, Trade and Industry Minister",
        "Housing and Urban Development Secretary",
    ],
)
def test_an_office_of_several_things_before_the_name(office: str) -> None:
    found = outcome(f"{B} met {office} Sigrún Dal on Monday.")
    assert office in [getattr(record, "title", None) for record in found.records]
    assert meetings(f"{B} met {office} Sigrún Dal on Monday.", "sure") == PAIR


@pytest.mark.parametrize("whose", ["The ministries of Health and", "Officials from Health and"])
def test_others_of_such_a_thing_are_nobody(whose: str) -> None:
    assert meetings(f"{whose} Trade Minister Sigrún Dal met {B} on Monday.") == []
