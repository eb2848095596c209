"""Where a meeting was, is or will be: only where the text says so of it."""

from __future__ import annotations

import pytest

from loader.records import MeetingRecord, PlaceRecord
from tests.extraction.reading import outcome

A, B = "Foreign Minister Ilse Marrand of Belgium", "Prime Minister Joram Otundi of Kenya"

PLACES = {
    f"{A} met {B} in Lisbon.": "Lisbon/Lisbon/PT",
    f"{A} met {B} in Lisbon on Sunday.": "Lisbon/Lisbon/PT",
    f"{A} met {B} on Sunday in Lisbon, Portugal.": "Lisbon/Lisbon/PT",
    f"{A} met {B} in the Portuguese capital Lisbon.": "Lisbon/Lisbon/PT",
    f"{A} met {B} in the Portuguese capital, Lisbon.": "Lisbon/Lisbon/PT",
    f"{A} met {B} in the port city of Antwerp.": "Antwerp/Antwerp/BE",
    f"{A} met {B} in the southern town of Vessolt.": "Vessolt/Vessolt/-",
    f"{A} met {B} in Vessolt, Belgium, on Sunday.": "Vessolt/Vessolt/BE",
    f"{A} met in Lisbon with {B}.": "Lisbon/Lisbon/PT",
    f"{A} on Sunday met in Lisbon with {B}.": "Lisbon/Lisbon/PT",
    f"In Lisbon, {A} met {B}.": "Lisbon/Lisbon/PT",
    f"In Lisbon on Sunday, {A} met {B}.": "Lisbon/Lisbon/PT",
    f"At a meeting in Lisbon, {A} told {B} that she would resign. {A} met {B} in Lisbon.": "Lisbon/Lisbon/PT",
    f"{A} and {B} will meet in Geneva next week.": "Geneva/Geneva/CH",
    f"{A} held talks with {B} at the Hotel Aurora in Geneva.": "Hotel Aurora/Geneva/CH",
    f"{A} met {B} at the presidential palace in Nairobi.": "presidential palace/Nairobi/KE",
    f"{A} met {B} at the Belgian Embassy in Nairobi.": "Belgian Embassy/Nairobi/KE",
    f"{A} met {B} at the White House.": "White House/-/-",
    f"{A} met {B} at the Elysee Palace in Paris on Sunday.": "Elysee Palace/Paris/FR",
    f"{A} met {B} at U.N. headquarters in New York.": "U.N. headquarters/New York/US",
    f"{A} met {B} at Camp David.": "Camp David/-/US",
    f"{A} met {B} at his ranch in Texas.": "Texas/-/US",
    f"{A} met {B} at Mombasa airport.": "Mombasa airport/Mombasa/KE",
    f"{A} met {B} in Kenya.": "Kenya/-/KE",
    f"{A} travelled to Lisbon, where she met {B}.": "Lisbon/Lisbon/PT",
    f"{A} flew to Lisbon on Sunday, where she met {B}.": "Lisbon/Lisbon/PT",
    f"{A} was in Lisbon, where she held talks with {B}.": "Lisbon/Lisbon/PT",
    f"Talks between {A} and {B} in Lisbon ended on Sunday.": "Lisbon/Lisbon/PT",
    f"A meeting in Lisbon between {A} and {B} was cancelled.": "Lisbon/Lisbon/PT",
    f"{A} and {B} held talks on salmon in Lisbon.": "Lisbon/Lisbon/PT",
    f"{A} and {B} met for talks in Lisbon on the war in Sudan.": "Lisbon/Lisbon/PT",
    f"{A} welcomed {B} to Brussels on Sunday.": "Brussels/Brussels/BE",
    f"{A} received {B} in Brussels.": "Brussels/Brussels/BE",
    f"{A} will host {B} at Brussels.": "Brussels/Brussels/BE",
    f"LISBON, Portugal (Invented) -- {A} met {B} here on Sunday.": "Lisbon/Lisbon/PT",
    f"{A} met {B} in Lisbon, the capital of Portugal.": "Lisbon/Lisbon/PT",
    f"{A} met {B} in Washington.": "Washington/Washington/US",
    f"{A} met {B} in Berlin in March.": "Berlin/Berlin/DE",
}

NOWHERE = [
    f"{A} met {B} in March.",
    f"{A} met {B} in secret.",
    f"{A} met {B} in person.",
    f"{A} met {B} in a bid to end the war in Sudan.",
    f"LISBON, Portugal (Invented) -- {A} met {B} on Sunday.",
    f"LISBON -- {A} will meet {B} on Friday.",
    f"{A}, who was born in Lisbon, met {B}.",
    f"{A} met {B}, who lives in Lisbon.",
    f"{A} met {B}, an official in Lisbon said.",
    f"{A} met {B}, officials in Lisbon said.",
    f"{A} said in Lisbon that she had met {B}.",
    f"Speaking in Lisbon, {A} said she had met {B}.",
    f"{A} discussed the war in Sudan with {B}.",
    f"{A} met {B} and left for Lisbon.",
    f"{A} met {B} after talks in Lisbon failed.",
    f"{A} met {B} before she spoke in Lisbon.",
    f"{A} met {B} to discuss elections in Sudan.",
    f"{A} spoke by phone with {B}.",
    f"{A} met {B} to prepare a summit in Lisbon.",
    f"{A} met {B} ahead of a conference in Lisbon.",
    f"{A} met {B} on her way to Lisbon.",
    f"{A} met {B}, Belgium's ambassador in Lisbon said.",
    f"{A} spoke by phone with {B}, who was in Lisbon.",
    f"{A} met {B} at the weekend.",
    f"{A} met {B} at the request of Lisbon.",
    f"{A} met {B} on the situation in Syria.",
    f"{A} met {B} after his arrival in Lisbon.",
    f"{A} met {B} over the conflict in Libya.",
]


def place_of(text: str) -> str:
    records = outcome(text).records
    places = {one.id: one for one in records if isinstance(one, PlaceRecord)}
    meeting = next((one for one in records if isinstance(one, MeetingRecord)), None)
    assert meeting is not None, "no meeting"
    if meeting.place is None:
        return ""
    place = places[meeting.place]
    return f"{place.name}/{place.city or '-'}/{place.country or '-'}"


@pytest.mark.parametrize(("text", "expected"), PLACES.items())
def test_the_place_is_where_the_text_says_that_they_met(text: str, expected: str):
    assert place_of(text) == expected


@pytest.mark.parametrize("text", NOWHERE)
def test_a_place_of_something_else_is_not_that_of_the_meeting(text: str):
    assert place_of(text) == ""
