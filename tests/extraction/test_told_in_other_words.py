"""Contacts told by nouns that stand off their persons, by groups whose members follow, and by where somebody is."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings, the_meeting

A = "French President Luc Tarn"
B = "Kenyan Prime Minister Mona Holm"
TWO = "Luc Tarn | Mona Holm"
SURE = {
    f"{A} is in Oslo conferring with {B}.": "ongoing",
    f"{A} is at the palace, meeting with {B}.": "ongoing",
    f"{A} was in Oslo meeting {B} when the news broke.": "held",
    f"{A} has been in contact with {B}.": "held",
    f"{A} said he had been in touch with {B}.": "held",
    f"{A} was on the phone with {B} for an hour on Monday.": "held",
    f"{A} ran into {B} in a corridor on Monday.": "held",
    f"{A} bumped into {B} in a corridor.": "held",
    f"{A} went hunting with {B}.": "held",
    f"The office named the leaders who met with {A} this week, including {B}.": "held",
    f"The highlight will be {A}'s one-on-one meeting with {B}.": "planned",
    f"{A} is looking forward to his talks with {B}.": "planned",
    f"{A} said he looked forward to another meeting with {B}.": "hoped",
    f"{A} has a meeting planned with {B}.": "planned",
    f"{A} said he was calling off secret talks scheduled for Sunday with rebel envoys and {B}.": "cancelled",
    f"{A} had revealed plans to shut the port during his summit with {B} last month.": "held",
    f"{A} may have done more harm by meeting with {B} than by staying home.": "held",
    f"{A} later reaffirmed the “Two Seas Policy” in a telephone call with {B}.": "held",
    f"{A} described his meeting with {B} as spirited.": "held",
    f"Still, {A} will visit Oslo and meet with {B} — if only to show the distance.": "planned",
}
LOOK = {
    f"As he meets with {B}, {A} will address many problems.": "planned",
    f"Before greeting {B}, {A} inspected the guards.": "held",
    f"{A} touched down in Nairobi to meet with {B}.": "planned",
    f"{A} and {B} vowed to end the war in the first joint summit in a decade on April 27.": "held",
    f"The 2029 call between {A} and {B} is at the heart of the inquiry.": "held",
}
NOTHING = [
    f"{A} ran into criticism from {B} on Monday.",
    f"{A} has not been in touch with {B}.",
    f"As he often meets {B}, {A} will know.",
    f"The senators who met with {A} on Monday praised the deal, including its clause on {B}.",
]


@pytest.mark.parametrize("sentence", SURE)
def test_what_is_told_plainly_is_sure(sentence: str):
    assert meetings(sentence, "sure") == [f"{TWO}: {SURE[sentence]}"]


@pytest.mark.parametrize("sentence", LOOK)
def test_what_is_told_by_the_way_is_looked_at(sentence: str):
    assert meetings(sentence, "look") == [f"{TWO}: {LOOK[sentence]}"]


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_tells_of_no_contact_gives_nothing(sentence: str):
    assert meetings(sentence) == []


def test_whoever_looks_forward_meets():
    before = f"{A} spoke. Danish Foreign Minister Ove Dal agreed."
    assert meetings(f"{before} The president is looking forward to his talks with {B}.") == [f"{TWO}: planned"]


def test_the_next_sentence_has_the_date():
    assert the_meeting(f"{A} met {B} in Oslo. The meeting took place on Monday.").date == "2031-05-05"
    assert the_meeting(f"{A} will meet {B} in Oslo. The meeting is scheduled for Friday.").date == "2031-05-09"


def test_a_year_within_the_words_is_the_date():
    assert the_meeting(f"The inquiry is about {A}'s 2029 phone call with {B}.").date == "2029"


@pytest.mark.parametrize("opening", ["On the heels of", "In the wake of", "In the aftermath of"])
def test_what_follows_on_a_contact_says_that_it_was(opening: str):
    assert meetings(f"{opening} his summit with {B}, {A} flew home.", "sure") == [f"{TWO}: held"]
    assert meetings(f"{A}, {opening.lower()} his historic summit with {B}, told reporters so.", "sure") == [
        f"{TWO}: held"
    ]


def test_who_takes_a_call_speaks():
    assert meetings(f"{A} accepted a phone call from {B}.", "sure") == [f"{TWO}: held"]
    assert meetings(f"{A} accepted an invitation from {B}.", "sure") == []


BLAMED = [
    f"{A} came under fire for meeting with {B}.",
    f"Critics attacked {A} for meeting {B}.",
    f"{A} was praised for meeting {B} on Monday.",
]


@pytest.mark.parametrize("sentence", BLAMED)
def test_what_somebody_is_blamed_for_was(sentence: str):
    assert meetings(sentence, "look") == [f"{TWO}: held"]
    assert meetings(sentence.replace("meeting", "not meeting")) == []


def test_what_somebody_admits_was():
    assert meetings(f"{A} admitted to meeting with {B} twice.", "sure") == [f"{TWO}: held"]
    assert meetings(f"{A} admits meeting {B}.", "sure") == [f"{TWO}: held"]
    assert meetings(f"{A} never admitted meeting {B}.") == []


def test_behind_a_colon_stands_what_is_still_to_come():
    assert meetings(f"The visit comes hours ahead of the hardest test of {A}: his first meeting with {B}.", "look") == [
        f"{TWO}: planned"
    ]


def test_the_two_meet_of_whom_the_sentence_tells():
    told = f"Voters will want {A} to take a hard line with {B} when the two meet in Riga."
    assert meetings(told, "look") == [f"{TWO}: planned"]


def test_whose_talks_open_the_clause_has_them_with_all():
    dal = "Danish Prime Minister Ove Dal"
    both = ["Luc Tarn | Mona Holm: {}", "Luc Tarn | Ove Dal: {}"]
    assert meetings(f"{A}'s talks with {dal} and {B} took place on Monday.", "sure") == [
        one.format("held") for one in both
    ]
    assert meetings(f"An official said {A}'s talks with {dal} and {B} were cancelled.", "sure") == [
        one.format("cancelled") for one in both
    ]
    assert meetings(f"{A} held talks with {dal} and {B} flew home.") == ["Luc Tarn | Ove Dal: held"]


FURTHER = {
    f"{A} told {B} on Thursday to come, according to a White House readout of their call.": "held",
    f"{A} said {B} had just called. He said {B} told him in a phone call that she would come.": "held",
    f"{A} got on the phone with {B} on Monday.": "held",
    f"{A} is set for a face-to-face with {B}.": "planned",
    f"{A} is holding talks with {B} in Nairobi.": "ongoing",
    f"{A}'s trip to Nairobi will include a meeting with {B}.": "planned",
    f"Plans for a summit of {A} and {B} were scrapped.": "cancelled",
}


@pytest.mark.parametrize("sentence", FURTHER)
def test_further_ways_of_telling(sentence: str):
    assert f"{TWO}: {FURTHER[sentence]}" in meetings(sentence)


def test_what_is_before_a_meeting_says_that_it_is_to_come():
    assert meetings(f"Days before {A} meets {B}, lawmakers called for hearings.") == [f"{TWO}: planned"]
    assert meetings(f"{A} always calls before he meets {B}.") == []


def test_a_letter_is_no_talk():
    told = f'told {B} her bill could be "no help in the talks with Peru" and no more.'
    assert meetings(f"{A}, in the letter released on Monday, {told}") == []


def test_who_works_with_somebody_of_the_press_is_of_the_press():
    assert meetings(f"CNN's Omar Dal and Sigrid Lund spoke with {B}.") == []
    assert meetings(f"{A} and Danish Foreign Minister Ove Dal spoke with {B}.", "sure") != []


BY_PHONE = [
    f"{A} reached out to {B} by phone.",
    f"{A} briefed {B} on the raid by phone.",
    f"{A} called to congratulate {B} on her victory.",
    f"{A} offered his condolences to {B} in a phone call.",
    f"{A} apologized to {B} by phone.",
]
NOT_BY_PHONE = [
    f"{A} reached out to {B} on Monday.",
    f"{A} briefed {B} on the phone hacking.",
    f"{A} was called to thank {B}.",
    f"{A} did not call to congratulate {B}.",
    f"{A} offered his help to {B} in a letter.",
]


@pytest.mark.parametrize("sentence", BY_PHONE)
def test_what_is_done_by_telephone_is_a_call(sentence: str):
    assert meetings(sentence, "sure") == [f"{TWO}: held"]


@pytest.mark.parametrize("sentence", NOT_BY_PHONE)
def test_what_is_done_otherwise_is_none(sentence: str):
    assert meetings(sentence, "sure") == []


def test_a_date_may_stand_within_an_agreement():
    assert meetings(f"{B} agreed Thursday to a summit with {A}.", "sure") == [f"{TWO}: agreed"]


OWN = {
    f"{A}'s decision to meet {B} drew criticism.": "planned",
    f"{A}'s willingness to meet {B} drew criticism.": "possible",
    f"{A}'s long refusal to meet {B} drew criticism.": "refused",
    f"{A}'s plan to host {B} caught aides off guard.": "planned",
}
AT_TALKS = [
    f"{A} and {B} failed to reach a deal at their summit in Oslo.",
    f"{A} and {B}, meeting in Oslo, announced a deal.",
    f"{A} called his meeting with {B} productive.",
    f"{A}'s first call as president was to {B}.",
    f"{A} secured a pledge from {B} during talks on Monday.",
    f"{A} met Monday with a group of leaders that included {B}.",
]


@pytest.mark.parametrize("sentence", OWN)
def test_what_somebody_has_is_looked_at(sentence: str):
    assert meetings(sentence, "look") == [f"{TWO}: {OWN[sentence]}"]


@pytest.mark.parametrize("sentence", AT_TALKS)
def test_what_came_of_talks_says_that_they_were(sentence: str):
    assert meetings(sentence, "sure") == [f"{TWO}: held"]


def test_what_is_off_is_no_plan():
    assert meetings(f"{A}'s plan to meet {B} was dropped.") == []
    assert meetings(f"{A} called his meeting with {B} off.", "sure") == []
    assert meetings(f"{A}'s aide's decision to meet {B} drew criticism.") == []
