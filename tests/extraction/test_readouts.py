"""Ways in which readouts of ministries and palaces tell of a contact, beside siblings that tell of none or of less.

All is invented."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings, outcome

A, B = "Kenyan President Joram Otundi", "Somali Prime Minister Amina Warsame"
PAIR = "Amina Warsame | Joram Otundi"

HELD = [
    f"{A} held restricted talks with {B} before the delegations joined them.",
    f"{A} held a session of talks with {B}.",
    f"{A} held a session of official talks with {B} on Monday.",
    f"{A} held a phone talk with {B} on Monday.",
    f"{A} had a telephonic conversation with {B} on Monday.",
    f"{A} received in his office on Monday {B}.",
    f"{A} received today at his office {B}.",
    f"{A} received at the presidential palace on Monday {B}.",
    f"{A} contacted {B} by phone on Monday.",
    f"{A} granted an audience to {B} on Monday.",
    f"{A} interacted with {B} on the sidelines of the summit.",
    f"{A} and a delegation of deputies have met with {B} in Rome.",
    f"{A} along with senior officials met {B} in Rome.",
    f"{A} and his accompanying delegation of bankers met {B} in Rome.",
    f"{A} held his highly anticipated first meeting with {B} on Monday.",
    f"{A} said it was a pleasure to meet {B} in Rome.",
    f"{A} said he was pleased to meet {B} in Rome.",
    f"{A} said he had the honour of meeting {B} in Rome.",
    f"It was {A}'s first meeting with {B} since March.",
    f"{A} and {B} on Monday agreed to boost trade during a meeting in Rome.",
    f"{A} and {B} reviewed bilateral ties in a phone call on Monday.",
    f"{A} and {B} called for calm after meeting in Rome on Monday.",
    f"{A} and {B} called for calm after a meeting in Rome on Monday.",
    f"At a meeting in Rome on Monday, {A} and {B} agreed to boost trade.",
    f"{A} meets with {B} in Rome, the capital, May 2, 2031.",
    f"{A} shakes hands with {B} on Monday, May 5, 2031.",
    *(f"{A} {adverb} held talks with {B}." for adverb in ("recently", "previously", "finally", "briefly", "quietly")),
    f"{A}'s first bilateral meeting was with {B} on Monday.",
    f"{A} said in a meeting with {B} on Wednesday that trade would grow.",
    f"{A} hosted separate receptions in Nairobi on April 24 for {B}.",
]
OTHERS = {
    f"{A} is now holding a closed door meeting with {B}.": "ongoing",
    f"{A} is now meeting with {B} in Nairobi.": "ongoing",
    f"{A} is billed to hold talks with {B} today.": "planned",
    f"{A} will hold a phone conference with {B} as soon as possible.": "planned",
    f"{A} will pay a visit to Rome on July 26 to hold talks with {B}.": "planned",
    f"A spokesman said that the council had been cancelled and that {A} would instead meet with {B}.": "planned",
    f"{A}'s first meeting in Rome will be with {B} on Friday.": "planned",
}
NOT_SURE = [
    f"{A} contacted {B} on Monday.",
    f"{A} and {B} called for calm after the meeting of the council in Rome.",
    f"{A} and {B} called for calm after his meeting in Rome.",
    f"{A} and Kenyan Finance Minister Ruth Abala called for calm after a meeting in Rome.",
    f"{A} plans to fly home after a meeting in Rome with {B}'s aides.",
    f"{A} meets with {B} in Rome, May 22, 2031.",
    f"{A} would be pleased to meet {B} in Rome.",
    f"{A} said it would be a pleasure to meet {B} in Rome.",
    f"{A} granted a pardon to {B}.",
    f'{A} called {B} "a friend".',
    f"{A} called {B} a friend.",
    f"{A}'s first meeting was with farmers, and then he spoke of {B}.",
    f"{A} is meeting {B}.",
    "Jonas Falk, playing President Joram Otundi of Zandia, prepares for a meeting with Prime Minister Amina Warsame.",
]


@pytest.mark.parametrize("text", HELD)
def test_they_met_for_sure(text: str) -> None:
    assert meetings(text, "sure") == [f"{PAIR}: held"]


@pytest.mark.parametrize("text", OTHERS)
def test_the_status_is_sure(text: str) -> None:
    assert meetings(text, "sure") == [f"{PAIR}: {OTHERS[text]}"]


@pytest.mark.parametrize("text", NOT_SURE)
def test_that_they_met_is_not_sure(text: str) -> None:
    assert f"{PAIR}: held" not in meetings(text, "sure")


OFFICES = {
    "External Affairs Minister": "foreign minister",
    "Minister of Foreign Affairs": "foreign minister",
    "Minister for Foreign Affairs and Cooperation": "foreign minister",
    "Minister of Defence": "defense minister",
    "Defense Minister": "defence minister",
    "Minister of Finance": "finance minister",
    "Deputy Minister of Trade": "deputy trade minister",
}


@pytest.mark.parametrize("office", OFFICES)
def test_an_office_is_known_again_in_other_words(office: str) -> None:
    text = (
        f"Kenyan {office} Joram Otundi arrived in Rome on Monday. "
        f"The Kenyan {OFFICES[office]} met Somali Prime Minister Amina Warsame."
    )
    assert f"{PAIR}: held" in meetings(text)


def test_a_deputy_is_not_known_by_the_office_above() -> None:
    text = (
        "Kenyan Deputy Minister of Trade Joram Otundi arrived in Rome on Monday. "
        "The Kenyan trade minister met Somali Prime Minister Amina Warsame."
    )
    assert not meetings(text, "sure")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Sheikh Hamad bin Nasser Al Faris met Somali Prime Minister Amina Warsame. Sheikh Hamad praised her.",
            "Sheikh",
        ),
        ("Prince Talal bin Nasser met Somali Prime Minister Amina Warsame. Prince Talal praised her.", "Prince"),
    ],
)
def test_a_sheikh_is_called_by_his_given_name(text: str, name: str) -> None:
    persons = [record.name for record in outcome(text).records if record.record == "person"]
    assert not any(one.startswith(name) for one in persons)


def test_a_prince_is_nobody_else_of_that_given_name() -> None:
    text = "Prince Andrew met Somali Prime Minister Amina Warsame. Andrew Holt Berry, a banker, praised her."
    assert "Amina Warsame | Prince Andrew: held" in meetings(text)


def test_the_next_of_a_list_is_no_apposition() -> None:
    text = (
        f"{B} met with the first President of Kenya Daudi Achar, Chairman of the Chamber of Elders Paul Baraka and the "
        "Prime Minister Askar Toleo."
    )
    (found,) = meetings(text, "sure")
    assert all(name in found for name in ("Daudi Achar", "Paul Baraka", "Askar Toleo", "Amina Warsame"))


def test_both_guests_with_their_offices_before_commas() -> None:
    text = f"{A} will host talks with President of France, Emil Roux and President of Somalia, Hodan Jama in Nairobi."
    assert meetings(text, "sure") == ["Emil Roux | Joram Otundi: planned", "Hodan Jama | Joram Otundi: planned"]


def test_the_host_of_a_meeting_is_with_those_who_attend() -> None:
    text = f"The meeting hosted by {A} on Friday will be attended by {B} and French President Emil Roux."
    (found,) = meetings(text, "look")
    assert all(name in found for name in ("Joram Otundi", "Amina Warsame", "Emil Roux"))
