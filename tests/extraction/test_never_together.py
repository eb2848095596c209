"""Two who are named with a contact word and were never together; and who were, told in words much like these."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings, the_meeting

A = "French President Luc Tarn"
B = "Kenyan Prime Minister Mona Holm"
TWO = "Luc Tarn | Mona Holm"
NEVER = [
    # each elsewhere
    f"{A} and {B} spoke on Monday in their own parliaments.",
    f"{A} and {B} spoke on Tuesday, one in Riga, the other in Santiago.",
    f"{A} and {B} lunched on Monday in their own capitals.",
    f"{A} and {B} dined on Monday, he in Paris, she in Nairobi.",
    f"{A} and {B} spoke on Monday, the former in Riga and the latter in Oslo.",
    f"{A} and {B} spoke on Monday, hours apart.",
    # somebody else was there
    f"{A} was represented at talks with {B} by his deputy.",
    f"{A} will be represented by his foreign minister at the summit with {B}.",
    f"{A} was replaced at talks with {B} by his deputy.",
    # stopped on the way
    f"{A} got as far as the lobby for his meeting with {B}.",
    f"{A} got only as far as the airport for talks with {B}.",
    # no call came about
    f"A call between {A} and {B} failed on Monday.",
    f"A planned meeting between {A} and {B} failed.",
    # taken back
    f"The ministry withdrew a statement that {A} met {B} in Riga.",
    f"The paper took back its report that {A} met {B} in Riga.",
    f"The embassy deleted a tweet saying that {A} met {B} in Riga.",
    f"A statement that {A} met {B} in Riga was withdrawn.",
    # not yet
    f"{A} waited in Riga until he could meet {B}.",
    f"{A} hid in a barn till he could speak to {B}.",
    # an election
    f"{A} and {B} met at the ballot box on Sunday.",
    f"{A} and {B} will meet at the polls in May.",
    # gone before
    f"{A} flew home before meeting {B}.",
    f"{A} died before meeting {B}.",
    f"{A} stormed out of the room before meeting {B}.",
]
TOGETHER = {
    f"{A} and {B} spoke on Monday.": "held",
    f"{A} and {B} talked on Monday about their own elections.": "held",
    f"{A} and {B} met on Monday in the presence of their own ministers.": "held",
    f"{A} represented the union at talks with {B}.": "held",
    f"Talks between {A} and {B} failed on Monday.": "held",
    f"The ministry repeated its statement that {A} met {B} in Riga.": "held",
    f"{A} met {B} at a polling station on Sunday.": "held",
    f"{A} and {B} met in private for an hour with only their interpreters present.": "held",
}


@pytest.mark.parametrize("sentence", NEVER)
def test_who_never_came_together_is_not_proposed(sentence: str):
    assert meetings(sentence) == []


@pytest.mark.parametrize("sentence", TOGETHER)
def test_who_did_is_proposed_for_sure(sentence: str):
    assert meetings(sentence, "sure") == [f"{TWO}: {TOGETHER[sentence]}"]


def test_what_came_to_nothing_is_looked_at():
    assert meetings(f"A meeting between {A} and {B} came to nothing because neither turned up.", "look") == [
        f"{TWO}: cancelled"
    ]
    assert meetings(f"Talks between {A} and {B} came to nothing.", "look") == [f"{TWO}: held"]
    assert meetings(f"{A} asked for a seat so that he could meet {B}.", "look") == [f"{TWO}: possible"]


def test_the_refused_meeting_is_on_the_day_to_come():
    assert the_meeting(f"{A} refused on Monday to meet {B} on Friday.").date == "2031-05-09"
    assert the_meeting(f"{A} refused to meet {B} on Monday.").date == "2031-05-05"


def test_a_name_may_end_like_a_weekday():
    assert meetings(f"{A} met South Korean President Park Sun. They discussed fish.") == ["Luc Tarn | Park Sun: held"]


@pytest.mark.parametrize("opening", ["After", "Following", "In the wake of"])
def test_who_acts_in_the_main_clause_was_not_at_the_talks_before(opening: str):
    text = f"{opening} talks between {A} and {B}, Danish Prime Minister Ove Dal flew home."
    assert meetings(text) == [f"{TWO}: held"]


def test_what_is_done_for_others_is_no_talk_with_them():
    assert meetings(f"{A} called to discuss {B} with aides.") == []
    assert meetings(f"{A} secured the release of {B} in talks on Monday.") == []
    assert meetings(f"{A} no longer has a meeting scheduled with {B}.") == []


@pytest.mark.parametrize(
    "told",
    [
        "had a call coming soon with",
        "has a call coming up with",
        "has a meeting coming up with",
        "had a meeting scheduled with",
        "had a meeting planned for Friday with",
        "had a meeting in the coming days with",
        "will take tea with",
    ],
)
def test_what_somebody_has_ahead_is_planned(told: str):
    assert meetings(f"{A} said he {told} {B}.") == [f"{TWO}: planned"]


@pytest.mark.parametrize(
    "told", ["took tea with", "drank coffee with", "had a prolonged meeting with", "had a hurried call with"]
)
def test_what_somebody_had_is_held(told: str):
    assert meetings(f"{A} {told} {B} on Monday.", "sure") == [f"{TWO}: held"]


def test_what_a_meeting_is_to_bring_leaves_its_status_to_other_sentences():
    text = f"{A} has said the main outcome from the Tarn-Holm meeting is to be a treaty. {A} will meet {B} next week."
    assert meetings(text) == [f"{TWO}: planned"]
