"""Contacts that agencies tell of by the way, in words that the rules do not know: always to be looked at."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

A, B, C = (
    "Kenyan President Joram Otundi",
    "Somali Prime Minister Amina Warsame",
    "Chadian Foreign Minister Idriss Abakar",
)
LOOK = {
    f"{A} declined to give details of his meeting with {B}.": "held",
    f"{A} kept silent on the substance of the talks with {B}.": "held",
    f"{A}'s meeting with {B} was seen as an opening after long silence.": "held",
    f"{A} laughed in front of reporters after a weekend of talks with {B}.": "held",
    f"{A} arrived here for talks with officials, including a meeting with {B}.": "planned",
    f"{A} was whisked to Rome aboard a helicopter for a meeting with {B}.": "planned",
    f"{A} went straight into talks with {B}.": "held",
    f"{A} is currently in talks with {B}.": "ongoing",
    f"{A} kept silent on his ongoing talks with {B}.": "ongoing",
    f"A seven-member team led by {A} met with {B}.": "held",
    f"After their talks in Rome, {A} and {B} watched the game.": "held",
}  # fmt: skip
NOBODY = [
    f"{A} tried to bar the meeting with {B}.",
    f"{A} followed the talks with {B} on the radio.",
    f"{A} opposed talks with {B}.",
    f"{A} gave money for a meeting with {B}.",
    f"{A} would give details of his meeting with {B}.",
    f"{A} praised {C} ahead of a book on meetings with {B}.",
    f"A film led by {A} met with praise from {B}.",
    f"During their talks, {A} and {B} are expected to watch the game.",
    f"After their talks with farmers, {A} and {B} watched the game.",
]


@pytest.mark.parametrize("text", LOOK)
def test_what_is_told_by_the_way_is_to_be_looked_at(text: str) -> None:
    assert meetings(text) == [f"Amina Warsame | Joram Otundi: {LOOK[text]}"]


@pytest.mark.parametrize("text", NOBODY)
def test_its_siblings_give_no_meeting(text: str) -> None:
    assert [one for one in meetings(text) if "Amina" in one and "Joram" in one] == []


@pytest.mark.parametrize(
    "text",
    [
        f"{A} and {B} will attend the summit.",
        f"{A} and {B} took part in the meeting of the union.",
    ],
)
def test_what_does_not_say_who_met_is_not_sure(text: str) -> None:
    assert meetings(text, "sure") == []


def test_he_of_an_opening_is_the_subject_behind_it() -> None:
    told = f"{C} spoke of war. Also during his talks with {B}, {A} will speak of fish."
    assert meetings(told) == ["Amina Warsame | Joram Otundi: planned"]
