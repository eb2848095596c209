"""Meetings told of in a clause with "when", below pictures, and of the first to meet somebody."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

NAMED = "President Joram Otundi of Kenya spoke. Somali Prime Minister Amina Warsame arrived. "
BOTH = "Amina Warsame | Joram Otundi"

AHEAD = [
    "Fish will be on the agenda when Otundi meets Warsame.",
    "Otundi will raise the issue when he meets Warsame.",
    "Otundi is expected to raise the issue when he meets with Warsame.",
    "Otundi plans to raise fish when he and Warsame meet.",
    "When Otundi meets Warsame, he will ask for fish.",
    "When Otundi and Warsame meet in Lima, fish will be on the agenda.",
    "Otundi will ask for fish before he meets Warsame.",
    "Fish is expected to dominate talks between Otundi and Warsame.",
    "Fish will overshadow a summit between Otundi and Warsame.",
]


@pytest.mark.parametrize("text", AHEAD)
def test_what_is_to_come_with_them_lies_ahead(text: str) -> None:
    assert meetings(NAMED + text, "look") == [f"{BOTH}: planned"]
    assert meetings(NAMED + text, "sure") == []


OPEN = [
    "Aides brought an invitation for Ada Holm to meet Ivo Mal in Lima after Otundi's summit with Warsame.",
    "Ada Holm told of a plan to sing in Lima after Otundi's summit with Warsame.",
    "Ada Holm made an offer to open the port after talks between Otundi and Warsame.",
]


@pytest.mark.parametrize("text", OPEN)
def test_after_a_meeting_something_is_yet_to_be_done(text: str) -> None:
    assert [line for line in meetings(NAMED + text, "sure") if BOTH in line] == []


def test_what_was_decided_after_a_meeting_was_after_it() -> None:
    text = "Otundi sent an invitation after his summit with Warsame."
    assert meetings(NAMED + text, "sure") == [f"{BOTH}: held"]


def test_with_a_date_that_is_certain() -> None:
    text = "Otundi will raise the issue when he meets Warsame on Friday."
    assert meetings(NAMED + text, "sure") == [f"{BOTH}: planned"]


@pytest.mark.parametrize(
    "text",
    [
        "Otundi sings when he meets Warsame.",
        "Otundi will always sing when he meets Warsame.",
        "Otundi will sing if he meets Warsame.",
        "When Otundi meets Warsame, he sings.",
        "Otundi said he sings when he meets Warsame.",
        "Otundi will sing when Warsame's aide meets Ada Holm.",
        "Otundi will sing when he does not meet Warsame.",
        "The wife of Otundi, the first guest to meet Warsame, said fish was scarce.",
        "Otundi, the first premier to meet Warsame, will sing.",
        "Otundi, left, and the husband of Warsame shake hands in Lima on May 4.",
    ],
)
def test_their_siblings_tell_of_none(text: str) -> None:
    assert meetings(NAMED + text) == []


PICTURES = [
    "President Joram Otundi, left, and Prime Minister Amina Warsame shake hands in Lima on May 4.",
    "President Joram Otundi, left, and Prime Minister Amina Warsame, right, shake hands in Lima on May 4.",
    "President Joram Otundi, center, and Prime Minister Amina Warsame, left, met in Lima.",
    "In this May 4 photo, President Joram Otundi, left, and Prime Minister Amina Warsame meet in Lima.",
]


@pytest.mark.parametrize("text", PICTURES)
def test_where_two_stand_in_a_picture_does_not_part_them(text: str) -> None:
    assert meetings(NAMED + text, "sure") == [f"{BOTH}: held"]


def test_the_first_to_meet_somebody_met_him() -> None:
    text = "Warsame, the first premier to meet Otundi, said fish was scarce."
    assert meetings(NAMED + text, "look") == [f"{BOTH}: held"]
