"""Whose day it is: of those who met, of what was said there, or of something else; and events with a number."""

from __future__ import annotations

import pytest

from tests.extraction.reading import the_meeting

A, B = "President Ann Goss", "President Hamid Karz"

DATED = [
    (f"On Wednesday, April 30, 2031, Adviser Jon Fine, Adviser Liz Sher, and {A} met with {B} in Rome.", "2031-04-30"),
    (f"{A} was brief. The announcement came Monday during her meeting in Rome with {B}.", "2031-05-05"),
    (f"{A} said Tuesday at a meeting with {B} that it rained.", "2031-05-06"),
    (f"{A} met December 14 with {B} of Gabon to discuss elections in 2032 at length.", "2030-12-14"),
    (f"On Friday, May 9, {A} met {B}.", "2031-05-09"),
    (f"On Monday, May 5, {A} met {B}.", "2031-05-05"),
    (f"On Tuesday, May 20, {A} met {B}.", "2031-05-20"),
    (f"On May 9, {A} met {B}.", "2030-05-09"),
    (f"On Monday Minister Omar Fall flew home and {A} met {B}.", None),
    (f"On Monday {A} resigned and met {B}.", None),
    (f"{A} met {B} in Rome during a trip to attend a ceremony on Tuesday.", None),
]


@pytest.mark.parametrize(("text", "day"), DATED)
def test_whose_day_it_is(text: str, day: str | None) -> None:
    date = the_meeting(text).date
    assert (date.edtf if date is not None and not isinstance(date, str) else date) == day


EVENTS = [
    ("the 79th session of the UN General Assembly", "79th-session-of-the-un-general-assembly"),
    ("the 3rd Lake Forum", "3rd-lake-forum"),
    ("the Eighth Summit of the Americas", "eighth-summit-of-the-americas"),
]


@pytest.mark.parametrize(("words", "event"), EVENTS)
def test_an_event_may_have_a_number(words: str, event: str) -> None:
    assert the_meeting(f"{A} met {B} on the sidelines of {words} in Lima.").event == event
