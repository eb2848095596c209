"""Hosts of named guests, contacts of which one side is named in the sentence before, and such as tell of none."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

HOST, GUEST = "President Ana Rojas", "Portuguese Prime Minister Rui Tavira"
PAIR = "Ana Rojas | Rui Tavira"

HELD = [
    f"{HOST} was on hand to greet {GUEST} at the airport.",
    f"{HOST} went to the airport to welcome {GUEST}.",
    f"{HOST} was at the airport to meet {GUEST}.",
    f"{HOST} drove to the border to greet {GUEST}.",
    f"{HOST} treated {GUEST} to lunch.",
    f"{HOST} treated {GUEST} to a dinner of grilled eel.",
    f"{HOST} laid on a lunch for {GUEST} on Monday.",
    f"{HOST} put on a dinner for {GUEST} on Monday.",
    f"{HOST} rolled out the red carpet for {GUEST}.",
    f"{HOST} gave {GUEST} a warm welcome.",
    f"{HOST} held a welcoming ceremony for {GUEST} at the palace.",
    f"{GUEST} got a warm welcome in Lima from {HOST}.",
    f"{GUEST} was given a cool welcome by {HOST}.",
]
PLANNED = [
    f"{HOST} will go to the airport to welcome {GUEST}.",
    f"{HOST} was to go to the airport to welcome {GUEST}.",
    f"{HOST} will roll out the red carpet for {GUEST} on Friday.",
]
NONE = [
    f"{HOST} was not on hand to greet {GUEST}.",
    f"{HOST} treated {GUEST} to a lecture.",
    f"{HOST} treated {GUEST} badly.",
    f"{HOST} put on a show for {GUEST} on Monday.",
    f"Lima rolled out the red carpet for {GUEST}.",
    f"{GUEST} got a hero's welcome from Ana Rojas's supporters.",
    f"{GUEST} can expect a warm welcome from {HOST}.",
    f"{GUEST} was not given a welcome by {HOST}.",
    f"{GUEST} gave the decision by {HOST} a warm welcome.",
    f"{HOST} gave the proposals of {GUEST} a warm welcome.",
    f"The proposals of {GUEST} got a warm welcome from {HOST}.",
    f"{HOST} held a memorial ceremony for {GUEST}.",
    f"{HOST} missed the welcoming ceremony for {GUEST}.",
]


@pytest.mark.parametrize("text", HELD)
def test_a_host_and_a_guest_met(text: str) -> None:
    assert meetings(text) == [f"{PAIR}: held"]


@pytest.mark.parametrize("text", PLANNED)
def test_a_host_and_a_guest_are_to_meet(text: str) -> None:
    assert meetings(text) == [f"{PAIR}: planned"]


@pytest.mark.parametrize("text", NONE)
def test_no_host_and_no_guest_of_one_meeting(text: str) -> None:
    assert meetings(text) == []


THERE = f"{GUEST} was in Lima on Monday."
BEFORE = [
    (THERE, f"Talks with {HOST} lasted an hour.", "held"),
    (THERE, f"A meeting with {HOST} followed.", "held"),
    (THERE, f"First came a meeting with {HOST}.", "held"),
    (f"{GUEST} is in Lima this week.", f"A meeting with {HOST} is planned for Friday.", "planned"),
    (f"{GUEST} is in Lima this week.", f"On Friday, talks with {HOST} are scheduled.", "planned"),
    (f"{GUEST} is in Lima this week.", f"A planned meeting with {HOST} was cancelled.", "cancelled"),
    (f"{GUEST} arrives in Lima on Thursday.", f"A meeting with {HOST} will take place on Friday.", "planned"),
]
BEFORE_NONE = [
    ("Farmers protested in Lima on Monday.", f"Talks with {HOST} lasted an hour."),
    (f"{GUEST} blamed the rebels.", "Talks with rebel leader Omar Fall collapsed in March."),
    (f"{GUEST} and Minister Omar Fall were in Lima.", f"A meeting with {HOST} followed."),
    (THERE, f"No meeting with {HOST} took place."),
    (THERE, f"A meeting with {HOST} is not planned."),
    (THERE, f"A meeting with aides of {HOST} followed."),
    (f"The ministry praised {GUEST}.", f"Talks with {HOST} lasted an hour."),
    ("Spokesman Ed Brill said it rained in Lima.", f"A meeting with {HOST} is planned for Friday."),
]


@pytest.mark.parametrize(("before", "text", "status"), BEFORE)
def test_whose_talks_it_was_the_sentence_before_tells(before: str, text: str, status: str) -> None:
    assert meetings(f"{before} {text}", "look") == [f"{PAIR}: {status}"]


@pytest.mark.parametrize(("before", "text"), BEFORE_NONE)
def test_whose_talks_it_was_nothing_tells(before: str, text: str) -> None:
    assert meetings(f"{before} {text}") == []


FLEW = f"{GUEST} flew to Lima on Monday"


@pytest.mark.parametrize(
    "text",
    [
        f"{FLEW}. There he saw {HOST}.",
        f"{FLEW}. There he saw {HOST} and discussed eels.",
        f"{FLEW}, where he saw {HOST}.",
    ],
)
def test_at_the_place_of_a_journey_seeing_is_meeting(text: str) -> None:
    assert meetings(text, "look") == [f"{PAIR}: held"]


@pytest.mark.parametrize(
    "text",
    [
        f"{FLEW}. There he saw {HOST} win the race.",
        f"{FLEW}. There he saw the portrait of {HOST}.",
        f"{FLEW}. He saw {HOST} as a friend.",
        f"{FLEW}. There, farmers saw {HOST}.",
    ],
)
def test_other_seeing_is_none(text: str) -> None:
    assert meetings(text) == []
