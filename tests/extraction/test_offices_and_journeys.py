"""Offices with the time in which they are held, modes, lengths, journeys and words to somebody."""

from __future__ import annotations

import pytest

from loader.records import HoldsRecord, MeetingRecord, PersonRecord, RoleRecord, StatementRecord, TripRecord
from tests.extraction.reading import outcome

A, B = "Foreign Minister Ilse Marrand of Belgium", "Prime Minister Joram Otundi of Kenya"

OFFICES = {
    "Kenyan Prime Minister Joram Otundi": "Prime Minister/KE/-",
    "Kenya's prime minister, Joram Otundi,": "Prime Minister/KE/-",
    "Joram Otundi, the prime minister of Kenya,": "Prime Minister/KE/-",
    "Joram Otundi, Kenya's prime minister,": "Prime Minister/KE/-",
    "Joram Otundi, prime minister of Kenya,": "Prime Minister/KE/-",
    "the Kenyan prime minister, Joram Otundi,": "Prime Minister/KE/-",
    "the prime minister of Kenya, Joram Otundi,": "Prime Minister/KE/-",
    "former Kenyan Prime Minister Joram Otundi": "Prime Minister/KE/former",
    "Kenya's former prime minister, Joram Otundi,": "Prime Minister/KE/former",
    "ex-Prime Minister Joram Otundi of Kenya": "Prime Minister/KE/former",
    "Joram Otundi, a former prime minister of Kenya,": "Prime Minister/KE/former",
    "then-Prime Minister Joram Otundi of Kenya": "Prime Minister/KE/then",
    "Kenyan President-elect Joram Otundi": "President/KE/nominee",
    "Kenya's president-elect, Joram Otundi,": "President/KE/nominee",
    "Kenyan Prime Minister-designate Joram Otundi": "Prime Minister/KE/nominee",
    "incoming Kenyan President Joram Otundi": "President/KE/nominee",
    "acting Kenyan President Joram Otundi": "President/KE/acting",
    "Kenya's acting president, Joram Otundi,": "President/KE/acting",
    "interim Kenyan President Joram Otundi": "President/KE/acting",
    "outgoing Kenyan President Joram Otundi": "President/KE/current",
    "ousted Kenyan President Joram Otundi": "President/KE/former",
    "the late Kenyan President Joram Otundi": "President/KE/former",
    "Kenyan Vice President Joram Otundi": "Vice President/KE/-",
    "Kenyan Deputy Prime Minister Joram Otundi": "Deputy Prime Minister/KE/-",
    "Kenya's deputy foreign minister, Joram Otundi,": "Deputy Foreign Minister/KE/-",
    "Kenyan Deputy Defence Minister Joram Otundi": "Deputy Defence Minister/KE/-",
    "Kenya's ambassador, Joram Otundi,": "Ambassador/KE/-",
    "Joram Otundi, a Kenyan opposition leader,": "Opposition Leader/KE/-",
    "Kenyan Foreign Minister Joram Otundi": "Foreign Minister/KE/-",
    "the Kenyan finance minister, Joram Otundi,": "Finance Minister/KE/-",
    "Kenyan Gen. Joram Otundi": "",
    "Mr. Joram Otundi": "",
}
"""Before or behind the name, with what the words say of the time: `-` where they leave it open."""

MODES = {
    f"{A} met {B} face-to-face in Lisbon.": "in_person",
    f"{A} spoke on the telephone with {B}.": "phone",
    f"{A} held a phone call with {B}.": "phone",
    f"{A} called {B} on Sunday.": "phone",
    f"{A} met {B} by video link.": "virtual",
    f"{A} held a virtual meeting with {B}.": "virtual",
    f"{A} spoke to {B} via video conference.": "virtual",
    f"{A} met {B}.": "in_person",
    f"{A} had dinner with {B}.": "in_person",
    f"{A} held talks with {B}.": "unknown",
    f"{A} spoke with {B}.": "unknown",
    f"{A} met {B} after a phone call with Queen Maud.": "in_person",
}

LENGTHS = {
    f"{A} met {B} for two hours.": "2.0 hours",
    f"{A} met {B} for about 45 minutes.": "45.0 minutes about",
    f"{A} held a three-hour meeting with {B}.": "3.0 hours",
    f"{A} held talks with {B} that lasted more than five hours.": "5.0 hours more than",
    f"{A} held two days of talks with {B}.": "",
    f"{A} met {B} two hours before the vote.": "",
    f"{A} met {B} after a five-hour flight.": "",
    f"{A} met {B} three days ago.": "",
}

JOURNEYS = {
    f"{A} visited Kenya on Sunday.": "Kenya held 2031-05-04",
    f"{A} will visit Nairobi next week.": "Nairobi planned 2031-05-12/2031-05-18",
    f"{A} arrived in Nairobi on Sunday.": "Nairobi held 2031-05-04",
    f"{A} plans to travel to Kenya in June.": "Kenya planned 2031-06",
    f"{A} flew to Nairobi.": "Nairobi held -",
    f"{A} did not visit Kenya.": "",
    f"{A} refused to visit Kenya.": "Kenya refused -",
    f"{A} visited a school.": "",
    f"{A} often visits Kenya.": "",
    f"{A} would have visited Kenya.": "",
}

WORDS = {
    f"{A} told {B} that the port would close.": "Ilse Marrand > Joram Otundi",
    f"{A} assured {B} of her support.": "Ilse Marrand > Joram Otundi",
    f"{A} told reporters that the port would close.": "",
    f"{A} did not tell {B} that the port would close.": "",
    f"{A} was told by {B} that the port would close.": "",
}


@pytest.mark.parametrize(("words", "expected"), OFFICES.items())
def test_an_office_is_held_when_the_words_say_so(words: str, expected: str):
    records = outcome(f"Foreign Minister Ilse Marrand of Belgium met {words} on Sunday.".replace(",on", ", on")).records
    persons = {one.id: one.name for one in records if isinstance(one, PersonRecord)}
    roles = {one.id: one for one in records if isinstance(one, RoleRecord)}
    held = [one for one in records if isinstance(one, HoldsRecord) and persons[one.person] == "Joram Otundi"]
    found = [f"{roles[one.role].title}/{roles[one.role].country or '-'}/{one.tense or '-'}" for one in held]
    assert "; ".join(found) == expected
    assert "Joram Otundi" in persons.values()


@pytest.mark.parametrize(("text", "mode"), MODES.items())
def test_how_they_met_is_what_the_words_say(text: str, mode: str):
    assert [one.mode for one in outcome(text).records if isinstance(one, MeetingRecord)][:1] == [mode]


@pytest.mark.parametrize(("text", "expected"), LENGTHS.items())
def test_a_length_is_that_of_the_meeting(text: str, expected: str):
    (meeting, *_) = [one for one in outcome(text).records if isinstance(one, MeetingRecord)]
    claims = [f"{one.number} {one.unit} {one.qualifier or ''}".strip() for one in meeting.claims]
    assert "; ".join(claims) == expected


@pytest.mark.parametrize(("text", "expected"), JOURNEYS.items())
def test_a_journey_has_its_goal_status_and_date(text: str, expected: str):
    records = outcome(text).records
    trips = [one for one in records if isinstance(one, TripRecord)]
    names = {one.id: one.name for one in records if one.record == "place"}
    assert "; ".join(f"{names[one.destination or '']} {one.status} {one.date or '-'}" for one in trips) == expected


@pytest.mark.parametrize(("text", "expected"), WORDS.items())
def test_words_to_somebody_are_a_statement(text: str, expected: str):
    records = outcome(text).records
    persons = {one.id: one.name for one in records if isinstance(one, PersonRecord)}
    said = [one for one in records if isinstance(one, StatementRecord)]
    found = [
        f"{persons[one.speaker.person or '']} > {persons[one.audience[0].person or '']}" for one in said if one.speaker
    ]
    assert "; ".join(found) == expected
