"""Plans that came to nothing, wishes that were refused, calls that several made apart: no plan for sure. All is
invented."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

A, B = "Danish Prime Minister Ada Lind", "Kenyan President Joram Otundi"
PAIR = "Ada Lind | Joram Otundi"
DUE = f"{A} is due to meet {B} on Friday"

CANCELLED = [
    f"{DUE}. The talks were shelved on Tuesday.",
    f"{DUE}. The summit was axed after the shooting.",
    f"{DUE}, but the visit has been ditched.",
    f"{DUE}. But the meeting will not go ahead, her office said.",
    f"{DUE}. The meeting never took place, her office said.",
    f"{DUE}. The talks fell through on Tuesday.",
    f"{DUE}. Their summit is now off.",
    f"{A} had agreed to meet {B} in Rome, but pulled out.",
    f"{A} was to meet {B} in Rome on Friday but fell ill.",
    f"{A} had been scheduled to host {B} on Sunday, but cut short her trip.",
    f"{A} had been expected to hold talks with {B} on Sunday before she cut short her trip.",
    f"{A} had arranged to meet {B} in Rome, but changed her mind.",
]
REFUSED = [
    f"{A} wanted a meeting with {B}, but the president said no.",
    f"{A} had asked to see {B}, who turned her down.",
    f"{A} asked for a meeting with {B}, but was rebuffed.",
    f"{A} sought talks with {B}, without success.",
    f"{A} hoped to meet {B}, but he declined.",
    f"{A} asked to meet {B}, but was told no.",
]
OPEN = [
    f"{A} was supposed to meet {B} in Rome on Friday.",
    f"{A} had been due to fly to Rome on Friday to meet {B}.",
    f"{A} had planned to meet {B} in Rome on Friday.",
    f"Talks between {A} and {B} had been planned for Sunday.",
    f"{A} had been due in Rome on Friday for talks with {B}.",
]
STILL_PLANNED = [
    f"{DUE}. The vote will not take place.",
    f"{DUE}. A strike was called off on Tuesday.",
    f"{DUE} but will not stay for dinner.",
    f"{DUE}. She dropped her objections.",
]


@pytest.mark.parametrize("text", CANCELLED)
def test_a_plan_that_came_to_nothing_is_cancelled_to_be_looked_at(text: str) -> None:
    assert (meetings(text, "sure"), meetings(text)) == ([], [f"{PAIR}: cancelled"])


@pytest.mark.parametrize("text", REFUSED)
def test_a_wish_that_was_turned_down_is_refused(text: str) -> None:
    assert (meetings(text, "sure"), meetings(text)) == ([], [f"{PAIR}: refused"])


@pytest.mark.parametrize("text", OPEN)
def test_what_had_been_planned_is_no_plan_for_sure(text: str) -> None:
    assert meetings(text, "sure") == []


@pytest.mark.parametrize("text", STILL_PLANNED)
def test_what_else_came_to_nothing_leaves_the_plan(text: str) -> None:
    assert meetings(text, "sure") == [f"{PAIR}: planned"]


@pytest.mark.parametrize(
    "text",
    [
        f"{A} and {B} made calls on Sunday.",
        f"{A} and {B} both placed calls to voters on Sunday.",
        f"{A} and {B} all made phone calls on Sunday.",
    ],
)
def test_several_who_make_calls_do_not_call_each_other(text: str) -> None:
    assert meetings(text) == []


@pytest.mark.parametrize(
    ("text", "tier"),
    [
        (f"{A} flies to Nairobi on Friday. {B} will receive her on Saturday.", "look"),
        (f"{A} arrives in Nairobi on Friday. {B} is to host her for dinner.", "look"),
        (f"{A} will be in Nairobi, where {B} is to receive her.", "sure"),
    ],
)
def test_a_plan_with_somebody_called_by_a_pronoun_alone_is_to_be_looked_at(text: str, tier: str) -> None:
    assert meetings(text, tier) == [f"{PAIR}: planned"]
