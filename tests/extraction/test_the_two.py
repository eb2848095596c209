"""Two who were named in the sentence before, and what the next one tells of both: to be looked at."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

NAMED = "French President Hugues Delmas praised Moroccan Prime Minister Omar Filali on Monday. "
PLAIN = {
    "The two men met for an hour.": "held",
    "The two leaders had met in May.": "held",
    "The two politicians also held talks.": "held",
    "The two leaders will meet again on Friday.": "planned",
    "The two leaders were to meet again, officials said.": "planned",
    "A meeting between the two leaders is planned for May.": "planned",
}
BOTH = {
    "They held talks in Rabat.": "held",
    "Their meeting lasted an hour.": "held",
    "During their meeting, the port was named.": "held",
    "After their talks, a choir sang.": "held",
    "The two prime ministers shook hands.": "held",
    "The meeting between the two lasted an hour.": "held",
    "It was their first meeting.": "held",
    "Talks between the two prime ministers began in Rabat.": "held",
    "A meeting between them was cancelled.": "cancelled",
}


@pytest.mark.parametrize(("text", "status"), PLAIN.items())
def test_the_two_whom_alone_the_sentence_before_names_are_sure(text: str, status: str):
    assert meetings(NAMED + text, "sure") == [f"Hugues Delmas | Omar Filali: {status}"]
    assert meetings(NAMED + text, "look") == []


@pytest.mark.parametrize(("text", "status"), BOTH.items())
def test_the_two_of_the_sentence_before_are_to_be_looked_at(text: str, status: str):
    assert meetings(NAMED + text, "look") == [f"Hugues Delmas | Omar Filali: {status}"]
    assert meetings(NAMED + text, "sure") == []


OTHERS = [
    "The two sides will meet again.",
    "The two have never met.",
    "No meeting between the two is planned.",
    "Talks between the two countries began in Rabat.",
    "Talks between the two companies began in Rabat.",
    "Their ministers met in Rabat.",
    "The two ministers of trade, he said, were absent from the meeting.",
    "The meeting between the two-party committee and the council lasted an hour.",
    "It was not their first meeting with reporters.",
    "Before their meeting with farmers, it rained.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_countries_sides_and_what_was_not_are_no_meeting_of_theirs(text: str):
    assert meetings(NAMED + text) == []


def test_of_three_named_before_nobody_is_taken():
    third = NAMED.replace(" on Monday", " and German Chancellor Maria Lindt")
    assert meetings(third + "The two leaders met for an hour.") == []
