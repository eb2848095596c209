"""Ways in which today's newspapers tell of contacts, each beside siblings that tell of none. All is invented."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings, the_meeting

A, B = "President Kofi Osei", "Prime Minister Ann Dal"
PAIR = "Ann Dal | Kofi Osei"

SURE = [
    f"{A} held talks with his Danish host, Prime Minister Ann Dal, on Monday.",
    f"{A} spent two and a half hours with {B} at the palace.",
    f"{A} had half an hour with {B} in a corridor.",
    f"{A} got forty minutes with {B} at her hotel.",
    f"{A} was in a long meeting with {B} on Monday.",
    f"{A} called {B} twice in the past week.",
    f"The country's president, Kofi Osei, met {B} on Monday.",
    f"Peru's president, Kofi Osei, landed on Monday, his office said, and met {B}.",
]
LOOK = [
    f"The handshake between {A} and {B} was the picture of the day.",
    f"The talks between {A} and {B} left nobody happy.",
    f"{A} went straight to the palace for talks with {B}.",
    f"{A} flew to Oslo for talks with {B}, saying afterwards that fish had won.",
    f"{A} visited Oslo on Monday and told {B} that fish had won.",
    f"{A} and {B} have not met since a testy dinner in London in December 2029.",
    f"Ghanaian {A} and Danish {B} spoke of fish on Sunday. The two leaders walked along the wire for an hour.",
    f"On the sidelines, Ghanaian {A} and Danish {B} agreed to share the costs of a boat.",
    "Ghana and Denmark signed, as the foreign ministers of the two countries held talks in Oslo. Foreign Minister Kofi"
    " Osei and his Danish counterpart, Ann Dal, praised fish.",
]
NONE = [
    f"{A} was in favour of talks with {B}.",
    f"{A} had half a mind to end talks with {B}.",
    f"{A} was in the dark about talks with {B}.",
    f"The talks between {A} and {B} would have left nobody happy.",
    f"{A} and {B} have not met since she took office.",
    f"{A} visited Oslo on Monday and told reporters that {B} was late.",
    f"{A} called {B} a friend.",
    f"{A} hosted a show. The radio host Ann Dal spoke of fish.",
]


@pytest.mark.parametrize("text", SURE)
def test_what_is_told_plainly_is_sure(text: str) -> None:
    assert meetings(text, "sure") == [f"{PAIR}: held"]


@pytest.mark.parametrize("text", LOOK)
def test_what_is_told_in_other_words_is_to_be_looked_at(text: str) -> None:
    assert meetings(text, "sure") == []
    assert meetings(text) == [f"{PAIR}: held"]


@pytest.mark.parametrize("text", NONE)
def test_what_tells_of_no_contact_gives_none(text: str) -> None:
    assert meetings(text) == []


def test_a_rank_stands_for_who_has_it() -> None:
    text = f"Colonel Omar Fall, who seized power, kept silent. {A} flew to Conakry and spent an hour with the colonel."
    assert meetings(text) == ["Kofi Osei | Omar Fall: held"]


@pytest.mark.parametrize("verb", ["sits down with", "holds talks with", "meets"])
def test_the_present_of_a_diary_is_what_is_planned(verb: str) -> None:
    text = f"The week ahead\n\nFriday\n\n{A} {verb} {B} to speak of cattle.\n\nSaturday\n\nNobody works."
    assert meetings(text) == [f"{PAIR}: planned"]
    assert the_meeting(text).date == "2031-05-09"


@pytest.mark.parametrize(
    "before", [f"{A} on Sunday called off a trip to Oslo.", f"{A} on Sunday cancelled a visit to Oslo."]
)
def test_who_had_been_due_to_meet_on_a_journey_that_was_called_off(before: str) -> None:
    text = f"{before} He had been due to fly on Monday for two days of talks with {B}."
    assert meetings(text, "sure") == []
    assert meetings(text) == [f"{PAIR}: cancelled"]


def test_who_has_a_counterpart_is_a_person() -> None:
    text = "Tarkan Beyaz is scheduled to hold talks with his Greek counterpart, Foreign Minister Ann Dal, on May 14."
    assert meetings(text, "sure") == ["Ann Dal | Tarkan Beyaz: planned"]
