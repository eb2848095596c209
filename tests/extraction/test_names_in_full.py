"""Names that are neither cut nor run into a neighbouring word: nicknames, apostrophes, letters behind a name, styles
that are given names, long rows of offices. All is invented."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

A = "Kenyan President Joram Otundi"
NAMES = {
    'Prime Minister Pelle "Moon" Rask of Norway': "Pelle Rask",
    "Prime Minister Pelle “Moon” Rask of Norway": "Pelle Rask",
    "Prime Minister Pelle 'Moon' Rask of Norway": "Pelle Rask",
    "Fijian Prime Minister Sitala (Stevo) Tuvale": "Sitala Tuvale",
    'Philippine President Bonito "Bay" Larrazo, Jr.,': "Bonito Larrazo Jr.",
    "Tongan Prime Minister 'Aiseti Fonola": "'Aiseti Fonola",
    "Tongan Prime Minister ‘Aiseti Fonola": "‘Aiseti Fonola",
    "Tongan Prime Minister Sione 'Aiseti Fonola": "Sione 'Aiseti Fonola",
    "Iraqi Prime Minister Haydar Shia' al-Rubawi": "Haydar Shia' al-Rubawi",
    "Iraqi Prime Minister Haydar Shia’ Al-Rubawi": "Haydar Shia’ Al-Rubawi",
    "Yemeni President Rashid al-'Amudi": "Rashid al-'Amudi",
    "French Foreign Minister Jean-Luc d'Aubrenne": "Jean-Luc d'Aubrenne",
    "European Commission President Ulrike von dem Buschel": "Ulrike von dem Buschel",
    "Uzbek President Sherzad Mirza o'g'li Karimzoda": "Sherzad Mirza o'g'li Karimzoda",
    "Vietnamese General Secretary Dao Van Khiem": "Dao Van Khiem",
    "Burmese opposition leader Daw Khin Thidar": "Khin Thidar",
    "Cambodian Prime Minister Samdech Chea Varuth": "Chea Varuth",
    "British Foreign Secretary Sir Rupert Hollins KC": "Rupert Hollins",
    "British Foreign Secretary Rupert Hollins MP": "Rupert Hollins",
    "Prime Minister Tesfa Woldeyes, PhD, of Ethiopia": "Tesfa Woldeyes",
    "Nigerian Defence Minister Gen. (Ret.) Marcus Oyelade": "Marcus Oyelade",
    "Nigerian Defence Minister General (retd) Marcus Oyelade": "Marcus Oyelade",
    "Amir Sheikh Jabir bin Mansur Al Rumani": "Jabir bin Mansur Al Rumani",
    "the Amir of Kuwait, Sheikh Jabir Al-Mansur Al-Rumani": "Jabir Al-Mansur Al-Rumani",
    "Amir Jabir bin Mansur Al Rumani of Kuwait": "Jabir bin Mansur Al Rumani",
    "Israeli Defence Minister Amir Perlstein": "Amir Perlstein",
    "UAE Industry Minister Sultan Al Marzan": "Sultan Al Marzan",
    "UAE Industry Minister Dr. Sultan bin Ahmed Al Marzan": "Sultan bin Ahmed Al Marzan",
    "Pakistani Foreign Minister Shah Jamal Barozai": "Shah Jamal Barozai",
    "Omani Sultan Nadhir bin Salim": "Nadhir bin Salim",
    "Princess Annelie, the Princess Royal,": "Princess Annelie",
    "Assistant to the President for National Security Affairs Conrad Tillbury": "Conrad Tillbury",
    "Senior Advisor to the President for Energy Rufus Engstrand": "Rufus Engstrand",
    "Head of the Office of the President of Armenia Tigran Melkumov": "Tigran Melkumov",
    "Communist Party of Vietnam General Secretary Phan Duc Khiem": "Phan Duc Khiem",
    "Deputy Coordinator for Oceania and South Asia Lyle Haverton": "Lyle Haverton",
    "Archbishop of Canterbury Godwin Ashcombe": "Godwin Ashcombe",
    "Their Majesties King Aldrek II": "King Aldrek II",
}


@pytest.mark.parametrize("words", NAMES)
def test_the_whole_name(words: str) -> None:
    pair = " | ".join(sorted((NAMES[words], "Joram Otundi")))
    assert meetings(f"{A} met with {words} in Lisbon on Monday.", "sure") == [f"{pair}: held"]
    assert meetings(f"{words[0].upper()}{words[1:]} met with {A} in Lisbon on Monday.", "sure") == [f"{pair}: held"]


@pytest.mark.parametrize(
    "text",
    [
        f"{A} spoke with Chinese Communist Party Politburo Member, Director of the Rivers Office.",
        f"{A} met the 'Aiseti' group.",
        f"{A} met the leaders' Council.",
        f"{A} met farmers of Kim (Seoul) Foundation.",
    ],
)
def test_nobody_is_made_of_such_words(text: str) -> None:
    assert meetings(text) == []


def test_the_president_is_not_who_works_for_him() -> None:
    text = f"{A} met the head of the office of the president of Armenia, Tigran Melkumov, in Lisbon."
    assert meetings(text, "sure") == ["Joram Otundi | Tigran Melkumov: held"]


def test_a_surname_is_not_of_who_is_named_only_later() -> None:
    text = (
        "The strike was what Leel Varno gave as his reason. Mr. Varno met the head of his party, Oona Garde, and "
        "talked with Prime Minister Manu Varno before he left."
    )
    assert meetings(text, "sure") == []
    assert not [one for one in meetings(text) if one.startswith("Manu Varno | Oona Garde")]


def test_a_name_that_a_page_gives_twice_is_one() -> None:
    told = "President Oskar Tarn Oskar John Tarn met Somali Prime Minister Amina Warsame. Abdullah Abdullah sang."
    assert meetings(told, "sure") == ["Amina Warsame | Oskar Tarn: held"]
