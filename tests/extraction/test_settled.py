"""What a sentence settles of what is open elsewhere, and what it never said: sure, to be looked at, or nothing."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings, outcome, the_meeting

A, B, C = "Kenyan President Joram Otundi", "Somali Foreign Minister Amina Warsame", "Prime Minister Lise Maes"
PLANS = [
    f"{A} was to meet {B} on Friday.",
    f"{A} was due to meet {B} later in the day.",
    f"{A} was then to meet {B}.",
    f"{A} was scheduled to meet {B} next week.",
    f"{A} was to meet {B} and sign a treaty, an official said.",
    f"{C} said {A} planned to meet {B}.",
    f"{C} said that {A} was due to hold talks with {B}.",
    f"The visit comes three days before the summit between {A} and {B}.",
    f"The move comes ahead of a meeting between {A} and {B} on Friday.",
    f"{A} will rest before his talks with {B}.",
    f"{A} left Nairobi for Rome to meet {B}.",
    f"{A} is heading to Rome for talks with {B}.",
    f"Officials have said {A} would hold talks with {B}.",
    f"Officials said {A} would meet {B} and ask her whether fish matters.",
    f"{A} said he would meet {B} on Friday, adding that if it rained he would swim.",
    f"{A} spoke of fish in his forthcoming talks with {B}.",
    f"{A} spoke of fish in her coming meeting with {B}.",
]
OPEN = [
    f"{A} was to meet {B} on Tuesday.",
    f"{A} had been due to meet {B} on Friday.",
    f"{A} was due to meet {B}.",
    f"{A} spoke of fish before a meeting with {B}.",
    f"{A} arrived in Rome to meet {B}.",
    f"{A} travelled to Rome last month for talks with {B}.",
    f"{A} spoke of fish after a planned meeting with {B}.",
    f"{A} said he would meet {B} if she came.",
    f"{A} prepared to fly to Rome to meet {B}.",
]
OFFERS = [
    f"{A} said he would meet {B} any time.",
    f"{A} told reporters he would meet {B} without preconditions.",
    f"{A} is prepared to meet {B}.",
    f"{A} said he was prepared to meet {B}.",
]
NOTHING = [
    f"Nobody said there was a meeting between {A} and {B}.",
    f"It was not clear whether there was a meeting between {A} and {B}.",
    f"It was not true that there was a meeting between {A} and {B}.",
    f"{A} discussed his dispute with {B}.",
    f"{A} discussed his friendship with {B}.",
    f"{A} welcomed {B} to the podium.",
    f"{A} will welcome {B} to his party.",
]


@pytest.mark.parametrize("text", PLANS)
def test_what_is_yet_to_come_is_planned_for_certain(text: str):
    assert [line.rpartition(": ")[2] for line in meetings(text, "sure")] == ["planned"]
    assert meetings(text, "look") == []


@pytest.mark.parametrize("text", OPEN)
def test_what_may_be_behind_by_now_is_to_be_looked_at(text: str):
    assert meetings(text, "sure") == []
    assert len(meetings(text, "look")) == 1


@pytest.mark.parametrize("text", OFFERS)
def test_who_would_meet_at_any_time_has_no_plan(text: str):
    assert meetings(text, "sure") == ["Amina Warsame | Joram Otundi: possible"]


@pytest.mark.parametrize("text", NOTHING)
def test_what_a_sentence_does_not_say_is_not_proposed(text: str):
    assert meetings(text) == []


DENIED = f"Officials denied there was a meeting between {A} and {B}."
WAS = [
    f"There was a meeting between {A} and {B} on Monday.",
    f"It was the first meeting between {A} and {B}.",
    f"{A} discussed bilateral ties with {B}.",
    f"{A} discussed a trade deal with {B}.",
    f"{A} welcomed {B} to Rome.",
    f"The riots followed talks between {A} and {B}.",
    f"{A} met {C}, saw a play and received {B}.",
]


def test_what_is_denied_is_denied():
    assert meetings(DENIED) == ["Amina Warsame | Joram Otundi: denied"]


@pytest.mark.parametrize("text", WAS)
def test_their_siblings_took_place(text: str):
    assert "Amina Warsame | Joram Otundi: held" in meetings(text, "sure")


DATES = {
    f"{A} offered on Monday to meet {B}.": None,
    f"{A} on Monday offered to meet {B}.": None,
    f"{A} proposed on Monday a meeting with {B}.": None,
    f"{A} agreed on Sunday to meet {B}.": None,
    f"{A} declined on Sunday to meet {B}.": None,
    f"{A} agreed on Sunday to meet {B} on Friday.": "2031-05-09",
    f"{A} offered to meet {B} on Friday.": "2031-05-09",
    f"{A} proposed a meeting with {B} on Friday.": "2031-05-09",
    f"{A} is due on Friday to meet {B}.": "2031-05-09",
    f"{A} was scheduled on Friday to meet {B}.": "2031-05-09",
    f"{A} is expected on Friday to meet {B}.": "2031-05-09",
}


@pytest.mark.parametrize(("text", "date"), DATES.items())
def test_the_day_of_an_offer_is_not_that_of_the_meeting(text: str, date: str | None):
    assert the_meeting(text).date == date


REPORTS = {
    f"{A} landed. After meeting {B} he flew home, {C} said.": [],
    f"{A} landed. During his talks with {B}, {C} said, fish mattered.": ["Amina Warsame | Joram Otundi: held"],
    f"After meeting {B}, {A} said fish mattered.": ["Amina Warsame | Joram Otundi: held"],
    f"After meeting {B}, {A} flew home.": ["Amina Warsame | Joram Otundi: held"],
}


@pytest.mark.parametrize(("text", "expected"), REPORTS.items())
def test_who_only_reports_a_meeting_was_not_at_it(text: str, expected: list[str]):
    assert meetings(text) == expected


TWO = {
    f"{A} met {B} in Rome. Traders wrote to {C}. It rained. The two leaders discussed fish.": 1,
    f"{A} will meet {B} in Rome. Traders wrote to {C}. It rained. The two leaders will discuss fish.": 1,
    f"{A} met {B} in Rome. {C} met Chadian President Idriss Abakar. Rain fell. The two leaders met in Bonn.": 2,
}


@pytest.mark.parametrize(("text", "count"), TWO.items())
def test_the_two_leaders_are_those_of_whom_the_text_has_told(text: str, count: int):
    assert len(outcome(text).tiers) == count
    assert sum("Amina Warsame | Joram Otundi" in line for line in meetings(text)) == 1


GOES_ON = {
    f"{A} met {C} on Monday. He also met {B}.": "held",
    f"{A} met {C} on Monday. He will also hold talks with {B}.": "planned",
    f"{A} held talks with {C} and Chadian President Idriss Abakar. He is to meet {B} on Friday.": "planned",
}


@pytest.mark.parametrize(("text", "status"), GOES_ON.items())
def test_who_met_one_also_met_another(text: str, status: str):
    assert f"Amina Warsame | Joram Otundi: {status}" in meetings(text, "sure")
