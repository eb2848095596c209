"""Sentences that tell of one meeting are put together, and a text that repeats itself is not compared with itself."""

from __future__ import annotations

import pytest

from loader.extraction import merging
from loader.extraction.merging import Telling
from tests.extraction.reading import meetings

A, B = "Kenyan President Joram Otundi", "Somali Prime Minister Amina Warsame"
C = "Chadian Foreign Minister Ali Moussa"
PAIR = "Amina Warsame | Joram Otundi"


@pytest.mark.parametrize("times", [1, 2, 60])
def test_one_meeting_told_many_times_is_one(times: int) -> None:
    assert meetings("\n\n".join([f"{A} met {B} on Monday."] * times)) == [f"{PAIR}: held"]


def test_meetings_of_two_days_stay_two_however_often_they_are_told() -> None:
    told = [f"{A} met {B} on {day}." for day in ("Monday", "Tuesday")] * 20
    assert meetings("\n\n".join(told)) == [f"{PAIR}: held"] * 2


def test_two_who_met_are_part_of_the_three_told_of_later() -> None:
    text = f"{A} met {B} in Rome on Monday. {A}, {B} and {C} held talks in Rome on Monday."
    assert meetings(text) == ["Ali Moussa | Amina Warsame | Joram Otundi: held"]


def test_a_text_that_repeats_itself_is_compared_by_its_different_words(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0
    agree = merging._agree

    def counted(one: Telling, other: Telling) -> bool:
        nonlocal asked
        asked += 1
        return agree(one, other)

    monkeypatch.setattr(merging, "_agree", counted)
    times = 100
    assert len(meetings("\n\n".join([f"{A} met {B}.", f"{A} will meet {C}."] * times))) == 2
    assert asked <= 4 * 2 * times
