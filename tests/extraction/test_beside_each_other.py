"""Two beside each other: before the press, at one table, at golf, and who is not the one that the words seem to say.

All is invented."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

A, B, C = "Polish President Marek Tarn", "German Chancellor Karl Holm", "Hungarian Prime Minister Kovács Éva"
HELD = ["Karl Holm | Marek Tarn: held"]

BEFORE_THE_PRESS = [
    f"{A} said at a joint news conference with {B} on Monday that the dam would stand.",
    f"During a joint news conference with {B} on Monday, {A} said the dam would stand.",
    f"{A} used a joint press conference with {B} to condemn the dam.",
    f"{A} and {B} held a joint news conference in Warsaw.",
    f"Sitting next to {B} in the palace on Monday, {A} said the dam would stand.",
    f"{A}, standing alongside {B}, told reporters the dam would stand.",
    f"Speaking in Oslo alongside {B}, {A} said the dam would stand.",
    f"{A} appeared alongside {B} on Monday.",
]
NOBODY_MET = [
    f"{A} stood alongside {B} at the parade.",
    f"{A} sat next to {B} at the funeral, and said nothing.",
    f"{A} cancelled a joint news conference with {B}.",
    f"{A} said there would be no joint news conference with {B}.",
    f"{A} refused to hold a joint news conference with {B}.",
    f"{A} spoke next to a statue of {B}.",
    f"{A}'s wife, sitting next to {B}, said the dam would stand.",
    f"{A}, standing alongside Polish Foreign Minister Jan Lund, said the dam would stand.",
    f"Speaking alongside aides of {B}, {A} said the dam would stand.",
    f"The joint news conference of {A} and {B} was scrapped.",
    f"{A} and {B} played golf with farmers on Sunday.",
    f"{A} and {B} love to play golf.",
    f"{A} and {B} often play golf.",
    f"{A} played golf while {B} slept.",
    f"{A}, unlike {C}, did not meet {B}.",
    f"{A} met a man unlike {B}.",
    f"{A} objected on Tuesday to meeting with {B}.",
    f"{A} met [sic] {B} on Monday.",
    f"In attendance at the match were {A} and {B}.",
    f"Critics of the Oslo talks included {A} and {B}.",
]


@pytest.mark.parametrize("text", BEFORE_THE_PRESS)
def test_who_face_the_press_together_are_to_be_looked_at(text: str) -> None:
    assert meetings(text, "look") == HELD
    assert meetings(text, "sure") == []


@pytest.mark.parametrize("text", NOBODY_MET)
def test_these_tell_of_nothing(text: str) -> None:
    assert meetings(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{A} and {B} played golf on Sunday.",
        f"In attendance at Monday's talks were {A} and {B}.",
        f"The White House meeting on Monday included {A} and {B}.",
        f"Over breakfast on Monday, {A} and {B} agreed to open the port.",
        f'"I had a good meeting with [Chancellor Karl] Holm on Monday," {A} said. {B} was there.',
    ],
)
def test_these_may_have_met(text: str) -> None:
    assert meetings(text, "look") == HELD


@pytest.mark.parametrize(
    "text",
    [
        f"{A} played a round of golf with {B} on Sunday.",
        f"{A} got on the phone to {B} on Monday.",
        f"{A}, unlike {C}, met {B} on Monday.",
        f"{A} admitted on Monday to meeting with {B} at least twice.",
        f"{A} met [German] Chancellor Karl Holm on Monday.",
        f"{A} met {B} [photo: Jan Lund] on Monday.",
    ],
)
def test_these_met(text: str) -> None:
    assert meetings(text, "sure") == HELD


@pytest.mark.parametrize("meal", ["had dinner with", "had a working breakfast with", "hosted a lunch for"])
def test_guests_of_one_meal_met_each_other(meal: str) -> None:
    assert meetings(f"{A} {meal} {B} and {C} on Monday.", "sure") == ["Karl Holm | Kovács Éva | Marek Tarn: held"]


@pytest.mark.parametrize(
    "words",
    [
        f"had separate dinners with {B} and {C}",
        f"had dinner with {B} on Monday and {C} on Tuesday",
        f"had dinner with {B} and later with {C}",
        f"had dinner with {B} and then {C}",
    ],
)
def test_guests_of_several_meals_did_not(words: str) -> None:
    assert meetings(f"{A} {words}.") == [*HELD, "Kovács Éva | Marek Tarn: held"]


@pytest.mark.parametrize(
    "text",
    [
        "Joe Tarn tried to calm Oslo. The palace said Mr. Tarn met Chancellor Karl Holm. Joseph R. Tarn is president.",
        "Michael Tarn left. President Mike Tarn met Chancellor Karl Holm on Monday. Tarn then slept.",
    ],
)
def test_a_short_name_is_the_same_person(text: str) -> None:
    assert len(meetings(text, "sure")) == 1


def test_another_given_name_is_another_person() -> None:
    text = "William Tarn met Chancellor Karl Holm. His son Bob Tarn met President Sigrún Dal."
    assert meetings(text) == ["Bob Tarn | Sigrún Dal: held", "Karl Holm | William Tarn: held"]
