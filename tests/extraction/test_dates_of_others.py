"""Dates that are those of something else in a contact's sentence: never the contact's. All is invented."""

from __future__ import annotations

import pytest

from loader.records import MeetingRecord
from tests.extraction.reading import meetings, outcome, the_meeting

A, B = "Danish Prime Minister Ada Lind", "Kenyan President Joram Otundi"
MET = f"{A} met {B} in Rome"

OF_OTHERS = [
    f"{MET} to discuss the vote on Thursday.",
    f"{MET} to discuss elections in June.",
    f"{MET} to discuss the deal of March 3.",
    f"{MET} to prepare a summit on Friday.",
    f"{MET} to prepare Friday's summit.",
    f"{MET} about the flood of last week.",
    f"{MET} over the killing of a nurse on Monday.",
    f"{MET} over the killing on Monday of a nurse.",
    f"{MET} amid protests on Monday.",
    f"{MET} despite heavy rain on Monday.",
    f"{MET} on the eve of Sunday's vote.",
    f"{MET} in the aftermath of the storm on Monday.",
    f"{MET}, with talks to resume on Friday.",
    f"{MET} and then on Monday flew home.",
    f"{MET} a day earlier.",
    f"After an attack on Monday, {MET}.",
    f"Following Monday's attack, {MET}.",
    f"In the wake of Monday's attack {MET}.",
    f"A day after the army crossed the river on Monday, {MET}.",
    f"Since the coup in March, {A} has met {B} twice.",
    f"Ahead of Thursday's vote, {MET}.",
    f"Before Thursday's vote, {A} will meet {B} in Rome.",
    f"{A} arrived in Rome on Monday and will meet {B}.",
    f"{A} flew to Rome on Monday and is to meet {B}.",
    f"{A} and {B} spoke by phone about the attack on Monday.",
    f"{A} and {B} discussed the attack on Monday.",
]
OWN = [
    f"On Monday, a day after the attack, {MET}.",
    f"On Monday, hours after an attack, {MET}.",
    f"Hours after the attack, on Monday evening, {MET}.",
    f"Two days before the vote, {A} on Monday met {B}.",
    f"{A} met {B} on Monday, two days before the vote on Wednesday.",
    f"{A} met {B} on Monday to discuss the vote on Thursday.",
    f"{MET} to discuss tolls on Monday.",
    f"{MET} at a ceremony on Monday.",
    f"{MET} for a third round of talks on Monday.",
    f"{MET} on the final day of the congress on Monday.",
    f"{MET} on the sidelines of Monday's summit.",
    f"On the sidelines of the summit on Monday, {A} met {B}.",
    f"On a visit to Rome on Monday, {A} met {B}.",
    f"After a meeting on Monday with {B}, {A} flew home.",
    f"During talks in Rome on Monday, {A} told {B} that tolls would fall.",
]


@pytest.mark.parametrize("text", OF_OTHERS)
def test_the_day_of_something_else_is_not_that_of_the_meeting(text: str) -> None:
    assert the_meeting(text).date is None


@pytest.mark.parametrize("text", OWN)
def test_the_day_of_the_meeting_stays_its_own(text: str) -> None:
    assert the_meeting(text).date == "2031-05-05"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"{A} will visit Oslo on Friday before meeting {B}.", None),
        (f"{A} will visit Oslo on Friday before meeting {B} on Saturday.", "2031-05-10"),
        (f"{A} would leave for Oslo on Friday after meeting {B}.", None),
    ],
)
def test_what_stands_beside_a_verb_to_come_is_to_come(text: str, date: str | None) -> None:
    assert meetings(text) == ["Ada Lind | Joram Otundi: planned"]
    assert the_meeting(text).date == date


def test_of_two_plans_each_has_its_own_day() -> None:
    text = f"{A} will meet Chilean President Kana Veer on Friday and is to meet {B} on Sunday."
    dates = {
        tuple(sorted(who.person or "" for who in record.participants)): record.date
        for record in outcome(text).records
        if isinstance(record, MeetingRecord)
    }
    assert sorted(dates.values(), key=str) == ["2031-05-09", "2031-05-11"]
