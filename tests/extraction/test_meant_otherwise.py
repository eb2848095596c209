"""A verb or a mood that belongs to another part of the sentence, and times that the rules cannot reckon."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

A = "Belgian Foreign Minister Ilse Marrand"
B = "Kenyan Foreign Minister Joram Otundi"
TWO = "Ilse Marrand | Joram Otundi"


@pytest.mark.parametrize(
    "text",
    [
        f"{A} hoped to again meet {B} after their lengthy meeting in May on the sidelines of a summit in Bali.",
        f"{A} said she hoped to meet {B} again after their friendly meeting in November in Oslo.",
        f"{A} said she looked forward to seeing {B} again after their warm meeting in January at the Ankara summit.",
    ],
)
def test_what_went_before_a_hope_has_been(text: str) -> None:
    assert f"{TWO}: held" in meetings(text)
    assert f"{TWO}: planned" not in meetings(text)


def test_a_plan_after_a_meeting_that_is_to_come_stays_one() -> None:
    assert meetings(f"{A} hopes to fly home after her meeting with {B} on Friday.") == [f"{TWO}: planned"]


@pytest.mark.parametrize("whose", ["predecessor, Piet Berg,", "wife, Anna Berg,", "envoy"])
def test_who_stands_behind_whose_acts_in_his_place(whose: str) -> None:
    assert meetings(f"{A}, whose {whose} met {B}, flew home.") == []


def test_who_acts_behind_a_clause_of_whose_is_the_one_before() -> None:
    assert meetings(f"{A}, whose husband is ill, met {B} on Monday.") == [f"{TWO}: held"]
    assert meetings(f"{A}, whose deputy Piet Berg met {B}, flew home.") == ["Joram Otundi | Piet Berg: held"]


@pytest.mark.parametrize("words", ["will on Tuesday become", "will become", "will on Tuesday be"])
def test_who_will_be_the_first_to_meet_has_not_yet(words: str) -> None:
    assert meetings(f"{A} {words} the first Belgian to meet {B}.") == [f"{TWO}: planned"]
    assert meetings(f"{A} became the first Belgian to meet {B}.") == [f"{TWO}: held"]


@pytest.mark.parametrize("words", ["a claim that both offices reject", "if the diary is to be trusted"])
def test_what_is_not_to_be_trusted_is_to_be_looked_at(words: str) -> None:
    assert (meetings(f"{A} met {B} on 3 May, {words}.", "sure"), meetings(f"{A} met {B} on 3 May, {words}.")) == (
        [],
        [f"{TWO}: held"],
    )


def test_who_met_another_instead_did_not_meet_the_first() -> None:
    text = f"{A} was to meet {B} in Rome on 3 May but met Tanzanian President Juma Kassim instead."
    assert sorted(meetings(text)) == ["Ilse Marrand | Joram Otundi: cancelled", "Ilse Marrand | Juma Kassim: held"]


@pytest.mark.parametrize("when", ["a fortnight ago in Antwerp", "on 1/2/2031"])
def test_a_time_that_is_not_understood_makes_a_meeting_of_its_own(when: str) -> None:
    first = f"{A} met {B} in Mombasa on Monday."
    assert meetings(f"{first} Marrand met Otundi {when}.") == [f"{TWO}: held"] * 2
    assert meetings(f"{first} Marrand and Otundi talked about fish.") == [f"{TWO}: held"]
