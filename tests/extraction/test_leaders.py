"""Whom words such as "the French leader" mean: the one president, prime minister or monarch of that country."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

FRENCH = "French President Hugues Delmas arrived in Rabat on Monday. "
BRITISH = "British Prime Minister Harriet Cole landed in Fez. "
TOLD = {
    FRENCH + "The French leader held talks with Prime Minister Omar Filali.": "Hugues Delmas | Omar Filali: held",
    FRENCH + "Prime Minister Omar Filali received the French leader.": "Hugues Delmas | Omar Filali: held",
    FRENCH + "Prime Minister Omar Filali will meet the French leader.": "Hugues Delmas | Omar Filali: planned",
    BRITISH + "Opposition leader Omar Filali met the British leader.": "Harriet Cole | Omar Filali: held",
    BRITISH + "The British leader had dinner with Prime Minister Omar Filali.": "Harriet Cole | Omar Filali: held",
    "German Chancellor Maria Lindt landed. Prime Minister Omar Filali met the German leader.":
        "Maria Lindt | Omar Filali: held",
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD.items())
def test_the_leader_of_a_country_is_its_only_head(text: str, expected: str):
    assert meetings(text, "sure") == [expected]
    assert meetings(text, "look") == []


OTHERS = [
    "French President Hugues Delmas and French Premier Ivo Marchal came. The French leader met Omar Filali, a king.",
    BRITISH + "Moroccan Prime Minister Omar Filali met the British opposition leader.",
    BRITISH + "Moroccan Prime Minister Omar Filali met the British rebel leader.",
    BRITISH + "Moroccan Prime Minister Omar Filali met the Danish leader.",
    "Former French President Hugues Delmas came. The French leader met Moroccan Prime Minister Omar Filali.",
    "French Trade Minister Ivo Marchal came. The French leader met Moroccan Prime Minister Omar Filali.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_of_two_or_of_nobody_none_is_taken(text: str):
    assert meetings(text) == []
