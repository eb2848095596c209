"""Whom an office or `Mr.` with a surname means where one full name of the text has that surname: nobody's wife, son or
namesake in another office. All is invented."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

A = "Kenyan President Joram Otundi"
MET = f"President Tarn met {A} on Monday."
RELATIVES = [
    f"First lady Mireille Tarn opened a school. {MET}",
    f"Mireille Tarn, the wife of the president, opened a school. {MET}",
    f"The president's daughter, Mireille Tarn, will stand for mayor. {MET}",
    f"{MET} His wife Mireille Tarn visited a school.",
    f"{MET} His son, Oskar Tarn, visited a school.",
    f"The late president's widow, Mireille Tarn, was there. {MET}",
    f"Mrs. Mireille Tarn visited a school. {MET}",
    f"Anna Tarn said she would vote. {MET}",
    f"Oskar Tarn, a former hostage, visited a school. {MET}",
    f"{MET} Oskar Tarn, who grows eels, was pleased.",
    f"Oskar Tarn, who sells nets in the market, was pleased. {MET}",
    f"Oskar Tarn, who teaches there, was pleased. {MET}",
    f"Oskar Tarn, 34, a farmer, was pleased. {MET}",
    f"Oskar Tarn, 34, a student from Rome, was pleased. {MET}",
]
OTHERS = [
    f"Senator Mireille Tarn visited a school. {MET}",
    f"Foreign Minister Oskar Tarn visited a school. {MET}",
    f"Vice President Oskar Tarn visited a school. {MET}",
    f"Dalia Tarn spoke of fish. Mr. Tarn met {A} on Monday.",
    f"Senator Robert Tarn spoke of fish. Mrs. Tarn met {A} on Monday.",
    f"Ms. Robin Tarn spoke of fish. Mr. Tarn met {A} on Monday.",
]
THE_SAME = [
    f"President Oskar Tarn visited a school. {MET}",
    f"Oskar Tarn, the president, visited a school. {MET}",
    f"{MET} President Mireille Tarn then flew home.",
    f"Former President Oskar Tarn spoke. {MET}",
    f"{MET} Oskar Tarn was elected in May.",
    f"Oskar Tarn, who was elected last year, was pleased. {MET}",
    f"Oskar Tarn, 61, the president, visited a school. {MET}",
    f"President-elect Oskar Tarn spoke. {MET}",
    f"First lady Mireille Tarn spoke. President Oskar Tarn listened. {MET}",
    f"Foreign Minister Oskar Tarn spoke. Minister Tarn met {A} on Monday.",
    f"Prime Minister Oskar Tarn spoke. Premier Tarn met {A} on Monday.",
    f"Secretary of State Oskar Tarn spoke. Secretary Tarn met {A} on Monday.",
    f"Senator Robert Tarn landed. Mr. Tarn met {A} on Monday.",
    f"Senator Mireille Tarn landed. Mrs. Tarn met {A} on Monday.",
    f"Danish envoy Mireille Tarn landed. Ambassador Tarn met {A} on Monday.",
]


@pytest.mark.parametrize("text", RELATIVES)
def test_who_leads_the_country_is_not_one_of_a_family_without_an_office(text: str) -> None:
    assert meetings(text, "sure") == ["Joram Otundi | Tarn: held"]


@pytest.mark.parametrize("text", OTHERS)
def test_who_has_the_surname_alone_is_not_taken(text: str) -> None:
    assert meetings(text, "sure") == []
    assert meetings(text) == ["Joram Otundi | Tarn: held"]


@pytest.mark.parametrize("text", THE_SAME)
def test_who_holds_the_office_is_meant(text: str) -> None:
    given = next(name for name in ("Oskar", "Robert", "Mireille") if name in text)
    assert meetings(text, "sure") == [" | ".join(sorted(("Joram Otundi", f"{given} Tarn"))) + ": held"]


def test_the_surname_alone_is_then_the_presidents() -> None:
    told = f"First lady Mireille Tarn spoke. {MET} Tarn met Danish Premier Ada Lund."
    assert meetings(told, "sure") == ["Ada Lund | Tarn: held", "Joram Otundi | Tarn: held"]


def test_an_office_behind_a_surname_makes_no_other_person() -> None:
    text = (
        "Oskar Tarn, the envoy to Kenya, flew to Nairobi. Tarn, a former secretary-general of the union, met Kenyan "
        "President Joram Otundi on Monday."
    )
    assert meetings(text, "sure") == ["Joram Otundi | Oskar Tarn: held"]


def test_an_office_before_a_surname_may_be_anothers() -> None:
    text = "Oskar Tarn, the envoy to Kenya, sang. Governor Tarn met Kenyan President Joram Otundi on Monday."
    assert meetings(text, "sure") == []


def test_who_was_president_long_ago_is_perhaps_not_the_president() -> None:
    text = (
        "President Tarn met Kenyan President Joram Otundi on Monday. When President Oskar Tarn opened the dam in 1994, "
        "it rained."
    )
    assert meetings(text, "look") == ["Joram Otundi | Oskar Tarn: held"]
    assert meetings(text.replace("1994", "2030"), "sure") == ["Joram Otundi | Oskar Tarn: held"]


C = "Somali Prime Minister Amina Warsame"
RAIN = (
    "It had rained in the hills for the better part of a week, and the roads that lead down to the harbour were closed "
    "to all but carts and bicycles. Farmers said that the melons would have to wait, and so would the fair, the band "
    "and the boats that bring people over from the islands."
)
FAMILIES = (
    "His brother, Yusuf Otundi, waited.",
    "First lady Ines Otundi sang.",
    "Doctor Yusuf Otundi and Ada Otundi waited.",
    "Ada Otundi, a farmer, waited.",
)
BY_SURNAME = {
    f"President Joram Otundi landed. Former President Yusuf Otundi waited. Otundi met {C}.": "look",
    f"President Joram Otundi landed. Joram Otundi Jr. sang. {RAIN} Mr. Otundi met {C}.": "sure",
    f"First lady Ines Otundi sang. President Joram Otundi landed. Otundi met {C}.": "sure",
    f"Yusuf Otundi, the brother of Prime Minister Joram Otundi, sang. Otundi met {C}.": "sure",
    f"Yusuf Otundi, whose brother is Prime Minister Joram Otundi, sang. {RAIN} Otundi met {C}.": "sure",
    **{f"Prime Minister Joram Otundi landed. {one} Otundi met {C}.": "look" for one in FAMILIES},
    **{f"Prime Minister Joram Otundi landed. {one} {RAIN} Otundi met {C}.": "sure" for one in FAMILIES},
}


@pytest.mark.parametrize("text", BY_SURNAME)
def test_who_leads_a_country_is_meant_by_the_surname_of_several(text: str) -> None:
    assert meetings(text, BY_SURNAME[text]) == ["Amina Warsame | Joram Otundi: held"]


@pytest.mark.parametrize(
    "text",
    [
        f"Foreign Minister Joram Otundi landed. Trade Minister Yusuf Otundi sang. Otundi met {C}.",
        f"Yusuf Otundi sang. Joram Otundi landed. Otundi met {C}.",
    ],
)
def test_of_two_alike_nobody_is_meant(text: str) -> None:
    assert meetings(text) == []


def test_a_korean_name_is_one_however_its_parts_are_joined() -> None:
    told = f"North Korean leader Kim Sun-il landed. Kim Sun Il smiled. His sister, Kim Bo Ra, waited. {RAIN}"
    assert meetings(f"{told} Kim met {C}.", "sure") == ["Amina Warsame | Kim Sun Il: held"]


def test_the_paper_that_is_told_of_an_office_holder_makes_no_journalist_of_him() -> None:
    told = f"President Joram Otundi landed. An aide told Fox News Otundi slept. Otundi met {C}."
    assert meetings(told, "sure") == ["Amina Warsame | Joram Otundi: held"]


@pytest.mark.parametrize(
    ("words", "style", "who"),
    [
        ("his wife Rose Otundi", "Mrs", "Rose Otundi"),
        ("First Lady Rose Otundi", "Mrs.", "Rose Otundi"),
        ("his sister Rose Otundi", "Ms.", "Rose Otundi"),
        ("his wife Rose Otundi", "Mr", "Joram Otundi"),
        ("his brother Peter Otundi", "Mr.", "Joram Otundi"),
    ],
)
def test_a_style_says_which_of_a_family_is_meant(words: str, style: str, who: str) -> None:
    text = f"Kenyan President Joram Otundi and {words} came. Danish Prime Minister Ada Lind met {style} Otundi in Rome."
    assert meetings(text) == [f"Ada Lind | {who}: held"]


def test_forms_of_address_in_the_plural_are_no_given_names():
    text = (
        "Messrs. Dal and Holm met Prime Minister Sigrún Tarn. President Erik Dal and Foreign Minister Jonas Holm left."
    )
    assert meetings(text, "sure") == ["Erik Dal + Jonas Holm | Sigrún Tarn: held"]
