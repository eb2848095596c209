"""Offices of many words before a name, and lists of them: where the office ends and the name begins."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

FOUND = [
    (
        "Prime Minister Ivo Kralj received Danish Minister of Trade, Industry and Energy Bo Lindqvist in Lima.",
        "Bo Lindqvist | Ivo Kralj: held",
    ),
    (
        "Chancellor Ada Tarn met Minister of Digital Transition Oonagh Reyes-Quill in Lima on Monday.",
        "Ada Tarn | Oonagh Reyes-Quill: held",
    ),
    (
        "National Security Adviser Jon Pell met on Friday with High Commissioner for Trinidad and Tobago Ralf Oster.",
        "Jon Pell | Ralf Oster: held",
    ),
    (
        "Special Envoy for the DPRK Ambassador Min Park met with Norwegian Ministry of Trade Director General for "
        "Asian and Pacific Affairs Rolv Dahl.",
        "Min Park | Rolv Dahl: held",
    ),
    (
        "Prime Minister Ivo Kralj, who met Dahl's superior, Premier Lis Ng, in Lima, sang. Rolv Dahl is from Oslo.",
        "Ivo Kralj | Lis Ng: held",
    ),
    (
        "Security Director Jon Pell of the United States and National Trade Secretariat Secretary General Hiro Abe of "
        "Japan met on Friday.",
        "Hiro Abe | Jon Pell: held",
    ),
]


@pytest.mark.parametrize(("text", "meeting"), FOUND)
def test_a_name_begins_behind_its_office(text: str, meeting: str) -> None:
    assert meetings(text) == [meeting]


def test_each_of_a_list_has_the_country_before_it() -> None:
    text = (
        "President Ada Tarn hosted a lunch with the foreign ministers of Latvia, Gerta Lund, of Slovenia, Vuk Dorn, "
        "and of South Korea, Blaz Stein, in Brussels."
    )
    assert meetings(text, "sure") == [
        "Ada Tarn | Blaz Stein: held",
        "Ada Tarn | Gerta Lund: held",
        "Ada Tarn | Vuk Dorn: held",
    ]


def test_a_country_of_a_list_without_a_name_is_nobody() -> None:
    text = "President Ada Tarn met the foreign ministers of Albania, of Montenegro, and of North Macedonia in Brussels."
    assert meetings(text) == []


OF_EACH = (
    "Presidents Ada Tarn of Denmark, Bo Lind of Chile and Kofi Mensah of Ghana met in Lima on Friday.",
    "Presidents Ada Tarn of Denmark, Bo Lind of Chile and Kofi Mensah of Ghana sat around a table in Lima on Friday.",
)


@pytest.mark.parametrize("text", OF_EACH)
def test_each_of_a_list_keeps_the_country_behind_it(text: str) -> None:
    assert meetings(text, "sure") == ["Ada Tarn | Bo Lind | Kofi Mensah: held"]


SAME = [
    ("Deputy Secretary of State Wenda Sharp met Foreign Minister Nabil Berrada in Rabat.", "Deputy Secretary Sharp"),
    ("Cabinet Secretary for Trade Wenda Sharp met Foreign Minister Nabil Berrada in Rabat.", "Cabinet Secretary Sharp"),
    ("Special Envoy for Climate Wenda Sharp met Foreign Minister Nabil Berrada in Rabat.", "Special Envoy Sharp"),
]


@pytest.mark.parametrize(("text", "short"), SAME)
def test_the_first_words_of_an_office_are_that_office(text: str, short: str) -> None:
    again = f"{text} {short} will call Foreign Minister Berrada on Friday."
    assert meetings(again) == ["Nabil Berrada | Wenda Sharp: held", "Nabil Berrada | Wenda Sharp: planned"]


def test_the_president_of_a_senate_is_not_the_president() -> None:
    text = "President of the Senate Wenda Tarn sang. President Tarn met Foreign Minister Nabil Berrada in Rabat."
    assert meetings(text, "sure") == []


def test_a_name_has_no_word_that_it_has_not_elsewhere() -> None:
    text = (
        "Tamsin Ferrow British officials say Prime Minister Tamsin Ferrow met President Aino Lehto on Friday. "
        "Ms. Ferrow had a phone call with Chancellor Ulf Brandt on Monday."
    )
    assert meetings(text) == ["Aino Lehto | Tamsin Ferrow: held", "Tamsin Ferrow | Ulf Brandt: held"]


def test_a_name_in_two_lengths_keeps_its_longer_one() -> None:
    text = "President Quang Van Binh met Premier Lis Ng. Van Binh will meet Chancellor Ulf Brandt on Friday."
    assert meetings(text) == ["Lis Ng | Quang Van Binh: held", "Quang Van Binh | Ulf Brandt: planned"]
