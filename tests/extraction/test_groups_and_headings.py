"""Groups of so many members, which are no persons; headings whose next word belongs to no name; letters behind names.
All is invented."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

A, B = "Kenyan President Joram Otundi", "Danish Prime Minister Ada Lund"
GROUPS = [
    *("the Coast Four", "the Big Three", "the Arctic Five", "the Gang of Five", "the Lake Quartet", "President Four"),
    *("the Quad", "Harbour Seven", "the Harbour Group", "the River Six"),
]
HEADINGS = [
    *("Vice President Oskar Tarn Meeting with Danish Officials", "Vice President Oskar Tarn Call with Farmers"),
    *(
        "Vice President Oskar Tarn Visit to Denmark",
        "Vice President Oskar Tarn Remarks",
        "Vice President Oskar Tarn Talks",
    ),
    *("Vice President Oskar Tarn Statement on Fish", "Vice President Oskar Tarn Trip to Denmark"),
    *("Vice President Oskar Tarn Phone Call", "Vice President Oskar Tarn Travel to Denmark"),
    "Vice President Oskar Tarn Visits Denmark",
]
LETTERS = {
    "Senator Oskar Tarn, Jr.,": "Oskar Tarn Jr.",
    "Philippine President Oskar Tarn, Jr.": "Oskar Tarn Jr.",
    "The Philippine president, Oskar Tarn, Jr.,": "Oskar Tarn Jr.",
    "Oskar Tarn, Jr., the Philippine president,": "Oskar Tarn Jr.",
    "Senator Oskar Tarn, Sr.,": "Oskar Tarn Sr.",
    "Iraq's Shi'ite prime minister, Nuri Tarn,": "Nuri Tarn",
    "The Shi’ite prime minister, Nuri Tarn,": "Nuri Tarn",
    "Iraq's Sunni vice president, Nuri Tarn,": "Nuri Tarn",
    "Shi'ite leader Nuri Tarn": "Nuri Tarn",
    "Iraqi Shi'ite cleric and party leader Nuri Tarn": "Nuri Tarn",
}


@pytest.mark.parametrize("words", GROUPS)
def test_a_group_of_so_many_is_no_person(words: str) -> None:
    assert meetings(f"{A} met {words} in Rome on Monday.") == []
    assert meetings(f"{words[0].upper()}{words[1:]}: {B} met with {A} in Rome.") == ["Ada Lund | Joram Otundi: held"]


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_name_ends_before_what_the_heading_tells(heading: str) -> None:
    assert meetings(f"{heading}\n\nVice President Tarn met {A} on Monday.", "sure") == [
        "Joram Otundi | Oskar Tarn: held"
    ]


@pytest.mark.parametrize("words", LETTERS)
def test_letters_and_apostrophes_lose_no_pair(words: str) -> None:
    pair = " | ".join(sorted(("Joram Otundi", LETTERS[words])))
    assert meetings(f"{words} met {A} in Rome on Monday.") == [f"{pair}: held"]
