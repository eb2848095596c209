"""Meetings that a sentence takes for known: whose they are it says, not that they were."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

NAMED = "President Joram Otundi of Kenya spoke. Somali Prime Minister Amina Warsame arrived. "

MENTIONED = {
    "Otundi did not brief parliament about his meeting with Warsame in Lima.": "held",
    "Otundi gave no details of his meeting with Warsame.": "held",
    'Otundi said there was "no pressure" in a phone call with Warsame.': "held",
    'Otundi said of his 5 April call with Warsame: "There was no threat."': "held",
    "The complaint was about Otundi's phone call with Warsame.": "held",
    "Somalia had raised no concerns about Otundi's proposed summit with Warsame.": "proposed",
    "Otundi's planned summit with Warsame is shaping up to be a test.": "planned",
    "Otundi's scrapped meeting with Warsame still angers Rome.": "cancelled",
    "Otundi gave details of his possible meeting with Warsame.": "possible",
}


@pytest.mark.parametrize("text", MENTIONED)
def test_a_meeting_that_is_only_mentioned_is_to_be_looked_at(text: str) -> None:
    assert meetings(NAMED + text, "look") == [f"Amina Warsame | Joram Otundi: {MENTIONED[text]}"]


def test_a_mentioned_meeting_has_the_status_that_the_text_gives_it_elsewhere() -> None:
    told = "Otundi will meet Warsame in June. Fish was the subject, he said of his meeting with Warsame."
    assert meetings(NAMED + told) == ["Amina Warsame | Joram Otundi: planned"]


def test_what_was_arranged_with_several_is_elsewhere_so_with_each() -> None:
    told = "Otundi has set up meetings with Warsame and Chadian President Idriss Abakar. "
    told += "Fish was the subject, Otundi said of his meeting with Abakar."
    assert [one for one in meetings(NAMED + told) if one.endswith("held")] == []
