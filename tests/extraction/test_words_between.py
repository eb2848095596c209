"""What stands between a contact word and its persons in newspapers, and who acts where nobody is named beside it."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

NAMED = "President Joram Otundi of Kenya spoke. Somali Prime Minister Amina Warsame arrived. "

SURE = {
    "During a 90-minute meeting with Warsame, Otundi asked for fish.": "held",
    "After a 2-hour lunch with Warsame, Otundi sang.": "held",
    "Otundi said after a 40-minute, closed-door meeting with Warsame that fish was scarce.": "held",
    "Otundi said in an interview that he hopes to meet Warsame.": "hoped",
    "Otundi told a newspaper in an interview on Monday that he had met Warsame.": "held",
    "Otundi announced in an interview with the radio that he will meet Warsame.": "planned",
    "Otundi got an invitation to meet with Warsame.": "invited",
    "Otundi, the first leader who met Warsame, sang.": "held",
    "Otundi, a former fisherman who met Warsame in May, sang.": "held",
    "Otundi, the only premier who will meet Warsame in Lima, sang.": "planned",
    "Otundi and Warsame held a long phone discussion on ways to keep up diplomacy with Peru.": "held",
    "Otundi and Warsame held talks on trade with Peru.": "held",
}


@pytest.mark.parametrize("text", SURE)
def test_words_are_stepped_over(text: str) -> None:
    assert meetings(NAMED + text, "sure") == [f"Amina Warsame | Joram Otundi: {SURE[text]}"]


LOOK = {
    "Monday's meeting between Otundi and Warsame was about fish.": "held",
    "The price of fish did not come up in Otundi's meeting with Warsame.": "held",
    "Fish did not come up Monday in his meeting with Warsame, Otundi said.": "held",
    "The war, which would have hurt trade, didn't come up in Otundi's talks with Warsame.": "held",
    "Hours before flying to Lima for another meeting with Warsame, Otundi spoke of fish.": "planned",
    "Otundi sang. He's spending a few days in Lima, including meeting with Warsame and fishing.": "planned",
    "Otundi spent two days in Lima, including meeting with Warsame and fishing.": "held",
    "Otundi sang. He spoke this weekend about the price of fish with Warsame.": "held",
    "Otundi won't rule out talks with Warsame.": "possible",
    "Otundi's comments came during a meeting with Warsame.": "held",
    "Otundi's remarks came at the start of talks with Warsame.": "held",
    "An aide said Otundi and Warsame had talked.": "held",
    "Otundi and Warsame have spoken.": "held",
    "“Just spoke with Warsame about fish,” Otundi tweeted.": "held",
    "“Met with Warsame. It was fine,” Otundi wrote.": "held",
}


@pytest.mark.parametrize("text", LOOK)
def test_what_is_told_by_the_way_is_looked_at(text: str) -> None:
    assert meetings(NAMED + text, "sure") == []
    assert meetings(NAMED + text) == [f"Amina Warsame | Joram Otundi: {LOOK[text]}"]


NONE = [
    "Otundi said that he met Warsame for an interview.",
    "Otundi said in an interview with Warsame that he is glad.",
    "Otundi said that in an interview with Warsame he was glad.",
    "Otundi never got an invitation to meet with Warsame.",
    "Otundi did not believe in his talks with Warsame.",
    "Otundi likes much, including meeting Warsame.",
    "Otundi has done nothing, including meeting Warsame.",
    "Otundi spoke about relations with Warsame.",
    "Otundi spoke about his dispute with Warsame.",
    "Otundi's plane came during a meeting with Warsame.",
    "Otundi and Warsame held talks on trade with Chinese officials.",
    "Otundi and Warsame have not spoken.",
    "Otundi and Warsame have spoken out.",
    "Otundi and Warsame spoke.",
    "The wife of Otundi, a teacher who met Warsame in May, sang.",
    "Otundi's wife, a teacher who met Warsame in May, sang.",
    "Otundi, an aide to the minister who met Warsame, sang.",
    "Otundi, like the men who met Warsame, sang.",
    "Otundi sang in Lima, a city that met Warsame in May.",
    "“Never spoke with Warsame about fish,” Otundi tweeted.",
    "“Spoke of Warsame,” Otundi tweeted.",
]


@pytest.mark.parametrize("text", NONE)
def test_their_siblings_tell_of_none(text: str) -> None:
    assert meetings(NAMED + text) == []


def test_who_is_described_before_who_is_he_who_met() -> None:
    told = "Finance Minister Ada Holm, a close Otundi adviser who visited Warsame in Lima in 2030, sang."
    assert meetings(NAMED + told, "sure") == ["Ada Holm | Amina Warsame: held"]


WHEN = {
    "Otundi cancelled next month's summit with Warsame.": "cancelled",
    "Otundi said that he was canceling next week's talks with Warsame.": "cancelled",
    "Otundi is cancelling next month's summit with Warsame.": "cancelled",
    "Otundi postponed this week's talks with Warsame.": "postponed",
    "Otundi will hold next year's summit with Warsame in Lima.": "planned",
    "Otundi attended last week's dinner with Warsame.": "held",
    "Otundi spoke of fish after last week's meeting with Warsame.": "held",
    "Otundi will speak of fish after next week's meeting with Warsame.": "planned",
    "Otundi is preparing for next week's summit with Warsame.": "planned",
    "Fish may be raised at next week's talks between Otundi and Warsame.": "planned",
}


@pytest.mark.parametrize("text", WHEN)
def test_when_it_is_belongs_to_the_noun(text: str) -> None:
    assert meetings(NAMED + text, "sure") == [f"Amina Warsame | Joram Otundi: {WHEN[text]}"]


@pytest.mark.parametrize(
    "text",
    [
        "Otundi missed this year's summit with Warsame.",
        "Otundi skipped last week's talks with Warsame.",
        "Otundi's aides met during last week's talks with Warsame.",
        "Otundi cancelled last week's flight with Warsame.",
        "Otundi and Warsame cancelled their summit. The original summit date was Friday.",
    ],
)
def test_nobody_met_at_it(text: str) -> None:
    assert not [line for line in meetings(NAMED + text) if line.endswith("held")]


FAR = {
    "Otundi described as frank his talks with Warsame on trade, fish, the old port of Lima, timber or wool.": "held",
    "Otundi's phone call on Monday with Warsame was about fish.": "held",
}


@pytest.mark.parametrize("text", FAR)
def test_a_word_far_off_denies_nothing(text: str) -> None:
    assert meetings(NAMED + text, "look") == [f"Amina Warsame | Joram Otundi: {FAR[text]}"]


@pytest.mark.parametrize(
    "text", ["Otundi described as unlikely his meeting with Warsame.", "Otundi did not go to his meeting with Warsame."]
)
def test_a_word_near_by_denies_it(text: str) -> None:
    assert meetings(NAMED + text) == []


def test_their_talks_are_those_of_who_asks_and_who_is_asked() -> None:
    told = "In their first talks, Otundi asked Peruvian President Ted Malo for fish."
    assert meetings(NAMED + told) == ["Joram Otundi | Ted Malo: held"]
