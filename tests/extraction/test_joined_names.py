"""Two names in one word before what they had together: `the Dal-Tarn summit`."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

NAMED = "President Joram Otundi of Kenya spoke. Somali Prime Minister Amina Warsame arrived. "

JOINED = {
    "Aides stayed for hours after the Otundi-Warsame summit in Lima.": ("sure", "held"),
    "Fish prices fell after the first Otundi-Warsame meeting in June.": ("sure", "held"),
    "Officials prepared for the Otundi-Warsame talks on Friday.": ("sure", "planned"),
    "The Otundi-Warsame summit was called off on Monday.": ("sure", "cancelled"),
    "The Otundi/Warsame call lasted an hour.": ("sure", "held"),
    "The Otundi-Warsame summit will take place in Lima on June 5.": ("sure", "planned"),
    "The markets have been silent since the Otundi-Warsame phone call last week.": ("sure", "held"),
    "The canceled Otundi-Warsame talks disappointed Rome.": ("look", "cancelled"),
    "Ahead of the Otundi-Warsame summit, markets rose.": ("look", "planned"),
    "Ministers were disappointed by the outcome of the Otundi-Warsame summit.": ("look", "held"),
}


@pytest.mark.parametrize("text", JOINED)
def test_two_surnames_joined_by_a_hyphen_are_two_persons(text: str) -> None:
    tier, status = JOINED[text]
    assert meetings(NAMED + text, tier) == [f"Amina Warsame | Joram Otundi: {status}"]


@pytest.mark.parametrize(
    "text",
    [
        "No Otundi-Warsame meeting is planned.",
        "Farmers opposed the Otundi-Warsame summit.",
        "The Kenya-Somalia summit began on Monday.",
        "The Otundi-Warsame study was printed.",
        "The Otundi-Balte talks began on Monday.",
        "Editor Ada Otundi-Warsame talks of fish.",
    ],
)
def test_other_words_with_a_hyphen_are_no_meeting(text: str) -> None:
    assert meetings(NAMED + text) == []
