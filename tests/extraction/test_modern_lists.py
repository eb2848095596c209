"""Names with Jr., persons freed or of two nations, journeys to towns with their state, and talks that are to come."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

FOUND = [
    ("President Joseph R. Bent, Jr., met today with Prime Minister Mark Rood.", "Joseph R. Bent Jr. | Mark Rood: held"),
    ("President Joseph R. Bent, Jr. spoke today with President Olena Zor.", "Joseph R. Bent Jr. | Olena Zor: held"),
    (
        "President Joseph R. Bent, Jr. and Vice President Kay Harr met this morning with Secretary General Ivar Stolt.",
        "Ivar Stolt | Joseph R. Bent Jr. + Kay Harr: held",
    ),
    ("First Lady Ann Goss met released French-Lebanese hostage Noah Brand in Rome.", "Ann Goss | Noah Brand: held"),
    ("President Ann Goss met British-Iranian aid worker Nadia Radd in Rome.", "Ann Goss | Nadia Radd: held"),
    ("President Ann Goss met with ousted President Omar Fall in Rome.", "Ann Goss | Omar Fall: held"),
    ("President Ann Goss met with jailed opposition leader Omar Fall in Rome.", "Ann Goss | Omar Fall: held"),
    ("President Ann Goss met with former minister Omar Fall, whereupon it rained.", "Ann Goss | Omar Fall: held"),
    (
        "Foreign Secretary William Hay travelled to Austin, Texas, on Friday to meet President Ann Goss.",
        "Ann Goss | William Hay: planned",
    ),
    (
        "Moods may turn after Sunday's coalition talks of Chancellor Gerd Stroh and opposition leader Ann Merk.",
        "Ann Merk | Gerd Stroh: planned",
    ),
    (
        "President Ann Goss told Prime Minister Omar Fall on Wednesday, on the sidelines of the lake summit, of eels.",
        "Ann Goss | Omar Fall: held",
    ),
]
MANY_WORDS = [
    ("Australia", "New Zealand", "Samoa"),
    ("Serbia", "Bosnia and Herzegovina", "Croatia"),
    ("Trinidad and Tobago", "Papua New Guinea", "the United Arab Emirates"),
    ("Kenya", "Papua New Guinea", "Ivory Coast"),
    ("Antigua and Barbuda", "the Central African Republic", "the Dominican Republic"),
]


@pytest.mark.parametrize("countries", MANY_WORDS)
def test_a_list_goes_on_over_countries_of_several_words(countries: tuple[str, str, str]) -> None:
    a, b, c = countries
    texts = (
        f"President Oskar Tarn met the foreign ministers of {a}, Ann Dal, of {b}, Jo Holm, and of {c}, Max Lund.",
        f"President Oskar Tarn met his colleagues from {a}, Ann Dal, {b}, Jo Holm, and {c}, Max Lund.",
    )
    for text in texts:
        assert meetings(text, "sure") == [f"{who} | Oskar Tarn: held" for who in ("Ann Dal", "Jo Holm", "Max Lund")]


NONE = [
    "President Ann Goss met farmers and released hostage Noah Brand.",
    "Foreign Secretary William Hay left Lima, Ann Goss said, to meet President Omar Fall.",
    "President Ann Goss told reporters on the sidelines of the summit that Prime Minister Omar Fall was late.",
    "President Ann Goss told Prime Minister Omar Fall in a letter that eels were scarce.",
    "President Ann Goss told Prime Minister Omar Fall that talks on the sidelines of the summit were off.",
]


@pytest.mark.parametrize(("text", "meeting"), FOUND)
def test_who_met(text: str, meeting: str) -> None:
    assert meetings(text) == [meeting]


@pytest.mark.parametrize("text", NONE)
def test_nobody_met(text: str) -> None:
    assert meetings(text) == []


SENTENCES = [
    "President Joe Bent hosted the second Lake Leaders' Summit today with Prime Minister Anton Alb of Australia.",
    "President Joe Bent joined a Lake Leaders' Summit today with Prime Minister Anton Alb.",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_of_many_names_is_no_heading(text: str) -> None:
    assert meetings(text, "sure") == ["Anton Alb | Joe Bent: held"]


def test_a_heading_in_capitals_is_one() -> None:
    assert meetings("President Joe Bent Hosts Summit With Prime Minister Anton Alb of Australia.") == []


def test_a_chief_of_staff_has_an_office() -> None:
    text = "White House Chief of Staff Ron Klan met with Foreign Secretary Vin Kwat."
    assert meetings(text, "sure") == ["Ron Klan | Vin Kwat: held"]
