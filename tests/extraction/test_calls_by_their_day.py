"""Calls that are told of by their day, and what is raised on a call."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings, the_meeting

ROSA, OMAR = "President Rosa Quispe", "Prime Minister Omar Filali"
PAIR = "Omar Filali | Rosa Quispe"

SURE = {
    f"{ROSA} brought up eels on a 4 May call with {OMAR}.": "held",
    f"{ROSA} raised the dam on a May 4 call with {OMAR}.": "held",
    f"{ROSA} raised eels during a 4 May call with {OMAR}.": "held",
    f"{ROSA} said on a call with {OMAR} that she would leave.": "held",
    f"{ROSA} pressed for openness on a video call with {OMAR}.": "held",
    f"{ROSA} reached {OMAR} by telephone on Monday.": "held",
    f"{ROSA} reached {OMAR} by phone.": "held",
    f"A transcript of the April 25 call between {ROSA} and {OMAR} was released.": "held",
    f"The April 25 phone conversation between {ROSA} and {OMAR} led to an inquiry.": "held",
    f"The April 25 meeting between {ROSA} and {OMAR} led to a quarrel.": "held",
    f"{ROSA} agreed on a call with {OMAR}.": "agreed",
}


@pytest.mark.parametrize(("text", "status"), SURE.items())
def test_a_day_that_lies_behind_says_that_it_was(text: str, status: str):
    assert meetings(text, "sure") == [f"{PAIR}: {status}"]


NONE = f"""
The April 25 call between {ROSA} and {OMAR} never took place.
The April 25 call between {ROSA} and {OMAR} did not happen.
{ROSA} reported on the call with {OMAR}.
{ROSA} was briefed on a call with {OMAR}.
{ROSA} had not reached {OMAR} by phone.
{ROSA} could not reach {OMAR} by phone.
{ROSA} was reached by phone, {OMAR} was not.
Much depends on a call with {OMAR}, said {ROSA}.
Critics await the May 25 call between {ROSA} and {OMAR}.
""".strip().splitlines()


@pytest.mark.parametrize("text", NONE)
def test_what_is_only_spoken_of_was_not_for_sure(text: str):
    assert meetings(text, "sure") == []
    assert not [one for one in meetings(text) if one.endswith("held")]


def test_the_month_of_may_is_no_doubt():
    assert the_meeting(f"{ROSA} raised eels during a 4 May call with {OMAR}.").date == "2031-05-04"
