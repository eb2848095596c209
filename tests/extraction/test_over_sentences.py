"""What several sentences tell of one meeting, and whom delegations, offices and a shared surname mean."""

from __future__ import annotations

import pytest

from loader.extraction import sentences
from tests.extraction.reading import meetings, the_meeting

A, B = "Kenyan President Joram Otundi", "Somali Prime Minister Amina Warsame"
PAIR = "Amina Warsame | Joram Otundi"
ONE = {
    # what was done, or is to be done, at the meeting
    f"{A} met {B} on Monday. During the meeting, {A} and {B} are to discuss fish.": "held",
    f"{A} and {B} are to hold talks on Friday. During their meeting, {A} and {B} will discuss fish.": "planned",
    f"{A} and {B} are to hold talks on Friday. During their meeting, they will discuss fish.": "planned",
    f"{A} and {B} are to hold talks on Friday. At their meeting, fish will be discussed.": "planned",
    f"{A} and {B} are to hold talks on Friday. At their meeting they are expected to speak of fish.": "planned",
    # one plan in several words
    f"{A} will meet {B} on Friday. {A} is expected to hold talks with {B}.": "planned",
    f"{A} is expected to meet {B}. {A} will hold talks with {B} on Friday.": "planned",
    f"{A} agreed to meet {B} in Rome. {A} will meet {B} on Friday.": "planned",
    f"{A} is to meet {B} on Friday. {A} will hold talks with {B} this week.": "planned",
    # a noun of what is still to come
    f"{A} is expected to raise fish during his talks with {B}.": "planned",
    f"Fish is expected to come up in {A}'s talks with {B}.": "planned",
}
TWO = [
    f"{A} will meet {B} on Friday. {A} is expected to hold talks with {B} on Sunday.",
    f"{A} met {B} on Monday. {A} will meet {B} on Friday.",
    f"{A} proposed to meet {B}. {A} will meet {B} on Friday.",
    f"{A} agreed to meet {B} in June. {A} will meet {B} on Friday.",
]


@pytest.mark.parametrize(("text", "status"), ONE.items())
def test_one_meeting_is_one_record(text: str, status: str):
    assert meetings(text) == [f"{PAIR}: {status}"]


@pytest.mark.parametrize("text", TWO)
def test_what_may_be_two_meetings_is_two_records(text: str):
    assert len(meetings(text)) == 2


GROUPS = {
    f"A delegation led by {A} flew to Rome. The delegation met {B} on Monday.": [f"{PAIR}: held"],
    f"{A} heads a team of six. The Kenyan delegation will also meet {B}.": [f"{PAIR}: planned"],
    f"{A} is leading a mission to Rome. On Friday, the mission will hold talks with {B}.": [f"{PAIR}: planned"],
    f"A delegation led by {A} flew to Rome. The delegation met farmers on Monday.": [],
    f"A delegation flew to Rome. The delegation met {B} on Monday.": [],
    f"A delegation led by {A} flew in. A team headed by Peter Noor waited. The delegation met {B}.": [],
    f"A delegation led by {A} flew to Rome. The farmers' delegation met {B} on Monday.": [],
    f"A delegation led by {A} flew to Rome. A delegation met {B} on Monday.": [],
}


@pytest.mark.parametrize(("text", "expected"), GROUPS.items())
def test_who_leads_a_delegation_is_proposed_to_be_looked_at(text: str, expected: list[str]):
    assert meetings(text, "look") == expected
    assert meetings(text, "sure") == []


OFFICES = {
    f"{A} landed. The Kenyan president, who came for two days, was also to meet {B}.": [f"{PAIR}: planned"],
    f"{A} landed. The Kenyan president, in office since May, will meet {B}.": [f"{PAIR}: planned"],
    f"{A} landed. The president, who was tired, met {B} on Monday.": [f"{PAIR}: held"],
    f"{A} landed. The president of a bank, who was tired, met {B} on Monday.": [],
    f"{A} landed. A president, who was tired, met {B} on Monday.": [],
    f"{A} landed. Chad's president, who was tired, met {B} on Monday.": [],
    f"Somali assistant foreign minister Ali Noor spoke. {A} met the foreign minister.": [],
    f"Somali vice minister Ali Noor spoke. {A} met the Somali minister.": [],
    f"President Otundi met {B}. First Lady Grace Otundi was there.": ["Amina Warsame | Otundi: held"],
    f"President Otundi met {B}. First Lady Grace Otundi and {A} ate.": [f"{PAIR}: held"],
    f"{A} and his aides landed and met Peter Noor. He also met {B}.":
        [f"{PAIR}: held", "Joram Otundi | Peter Noor: held"],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OFFICES.items())
def test_an_office_means_its_holder_and_no_other(text: str, expected: list[str]):
    assert meetings(text) == expected


def test_the_day_of_an_arrival_is_not_that_of_the_meeting():
    assert the_meeting(f"{A}, who arrived on Saturday, will meet {B}.").date is None
    assert the_meeting(f"{A}, on Saturday, will meet {B}.").date == "2031-05-10"


def test_initials_end_no_sentence_before_a_name():
    assert len(sentences("President S.R. Otundi landed. He flew from the U.S. He was tired.")) == 3
