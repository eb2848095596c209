"""Lists of those who met or were met: participants of one meeting, offices that several share, dates between.

Siblings that tell of no meeting stand below. All is invented."""

from __future__ import annotations

from itertools import combinations, product

import pytest

from loader.records import MeetingRecord, PersonRecord
from tests.extraction.reading import meetings, outcome

A, B, C = "Kenyan President Joram Otundi", "Somali Prime Minister Amina Warsame", "Danish Foreign Minister Ida Holm"
ONE, OTHERS = "Joram Otundi", ("Amina Warsame", "Ida Holm")


def pairs(text: str) -> dict[frozenset[str], str]:
    """All pairs of different sides of the meetings proposed, with the status."""
    found = outcome(text).records
    names = {record.id: record.name for record in found if isinstance(record, PersonRecord)}
    met = {}
    for record in found:
        if isinstance(record, MeetingRecord):
            for one, other in combinations(record.participants, 2):
                if one.side != other.side:
                    met[frozenset((names[one.person or ""], names[other.person or ""]))] = record.status
    return met


AT_ONE_MEETING = {
    f"The meeting was attended by {A}, {B} and {C}.": "held",
    f"The talks in Rome were attended by {A}, {B} and {C}.": "held",
    f"The summit will be attended by {A}, {B} and {C}.": "planned",
    f"Present at the meeting were {A}, {B} and {C}.": "held",
    f"Also at the meeting were {A}, {B} and {C}.": "held",
    f"Among those at the talks were {A}, {B} and {C}.": "held",
    f"Participants in the talks included {A}, {B} and {C}.": "held",
    f"The meeting included {A}, {B} and {C}.": "held",
    f"The talks involved {A}, {B} and {C}.": "held",
    f"The talks brought together {A}, {B} and {C}.": "held",
    f"The summit will bring together {A}, {B} and {C}.": "planned",
    f"The summit gathered {A}, {B} and {C} in Rome.": "held",
    f"Leaders of the region, including {A}, {B} and {C}, met in Rome on Monday.": "held",
    f"The leaders -- {A}, {B} and {C} -- met in Rome on Monday.": "held",
    f"The three leaders, {A}, {B} and {C}, met in Rome on Monday.": "held",
    f"Three-way talks among {A}, {B} and {C} began in Rome on Monday.": "held",
    "The presidents of Kenya, Somalia and Denmark, Joram Otundi, Amina Warsame and Ida Holm, met in Rome.": "held",
    f"{A} and his counterparts Amina Warsame of Somalia and Ida Holm of Denmark met in Rome.": "held",
    f"{A} and his Somali and Danish counterparts, Amina Warsame and Ida Holm, met in Rome.": "held",
    f"At a summit in Rome, {A}, {B} and {C} agreed on fish.": "held",
    f"Meeting in Rome, {A}, {B} and {C} agreed on fish.": "held",
    f"{A}, {B} and {C}, meeting in Rome, agreed on fish.": "held",
    f"Joining {A} at the meeting were {B} and {C}.": "held",
    f"Taking part in the talks were {A}, {B} and {C}.": "held",
    f"Leaders attending the summit include {A}, {B} and {C}.": "ongoing",
    f"The talks, attended by {A}, {B} and {C}, ended on Monday.": "held",
    f"The accord came in talks involving {A}, {B} and {C}.": "held",
    f"A summit bringing together {A}, {B} and {C} opened in Rome.": "held",
    f"The meeting is to be attended by {A}, {B} and {C}.": "planned",
    f"The meeting was chaired jointly by {A}, {B} and {C}.": "held",
    f"{A}, {B} and {C} gathered in Rome for a summit.": "held",
    f"Talks between delegations led by {A}, {B} and {C} ended on Monday.": "held",
}


@pytest.mark.parametrize(("text", "status"), AT_ONE_MEETING.items())
def test_all_of_a_list_were_at_one_meeting(text: str, status: str):
    assert pairs(text) == {frozenset(pair): status for pair in combinations((ONE, *OTHERS), 2)}


ONE_MET_EACH = {
    f"{A} met with {B}; and {C}.": "held",
    f"{A} met with Amina Warsame, the premier of Somalia; and Ida Holm, the foreign minister of Denmark.": "held",
    f"{A} met {B} along with {C}.": "held",
    f"{A} met {B} together with {C}.": "held",
    f"{A} met {B} plus {C}.": "held",
    f"{A} met his counterparts Amina Warsame of Somalia and Ida Holm of Denmark.": "held",
    f"{A} met Somali and Danish leaders Amina Warsame and Ida Holm.": "held",
    f"{A} met the Somali and Danish foreign ministers, Amina Warsame and Ida Holm.": "held",
    f"{A} met the foreign ministers of Somalia and Denmark, Amina Warsame and Ida Holm.": "held",
    f"{A} met Somalia's Amina Warsame and Denmark's Ida Holm.": "held",
    f"{A} met a delegation made up of {B} and {C}.": "held",
    f"{A} will hold talks with {B} and will also meet {C}.": "planned",
}


@pytest.mark.parametrize(("text", "status"), ONE_MET_EACH.items())
def test_one_met_each_of_a_list(text: str, status: str):
    found = {pair: how for pair, how in pairs(text).items() if ONE in pair}
    assert found == {frozenset(pair): status for pair in product([ONE], OTHERS)}


@pytest.mark.parametrize("joint", ["along with", "together with", "plus", "alongside"])
def test_who_came_with_somebody_may_have_come_with_the_other(joint: str):
    assert meetings(f"{A} met {B} {joint} {C}.", tier="sure") == []


def test_each_of_a_list_has_the_date_beside_it():
    found = outcome(f"{A} will meet {B} on Friday, {C} on Saturday and Chilean President Pedro Lagos.").records
    dates = [record.date for record in found if isinstance(record, MeetingRecord)]
    assert dates == ["2031-05-09", "2031-05-10", None]


def test_each_of_a_list_has_the_office_of_its_country():
    found = outcome(f"{A} met the Somali and Danish foreign ministers, Amina Warsame and Ida Holm.").records
    assert {one.name: one.country for one in found if isinstance(one, PersonRecord)} == {
        "Joram Otundi": "KE",
        "Amina Warsame": "SO",
        "Ida Holm": "DK",
    }


NOBODY = [
    f"The match was attended by {A}, {B} and {C}.",
    f"The meeting of farmers was opened by {A}, and {B} spoke.",
    f"The meeting was not attended by {A} or {B}.",
    f"The talks included fish, and {A} and {B} were ill.",
    f"The summit gathered dust, said {A} and {B}.",
    f"Leaders including {A} and {B} praised the port.",
    f"Leaders of the region, including {A} and {B}, praised the port.",
    f"Also at the port were {A} and {B}.",
    f"Those who missed the meeting included {A} and {B}.",
    f"Absent from the meeting were {A} and {B}.",
    f"{A} met farmers; {B} flew home.",
    f"{A} met farmers along with aides of {B}.",
    f"{A} plus {B} make a pair.",
    f"{A} attended a lunch hosted by friends of {B}.",
    f"{A} was given a book by {B}.",
    f"{A} and {B} gathered papers.",
    f"The party led by {A} and {B} lost.",
    f"The talks, led by {A}, failed, said {B}.",
    f"The talks attended by farmers ended, said {A} and {B}.",
    f"Joining the party were {A} and {B}.",
    f"{A} exchanged letters with {B}.",
    f"{A} embraced a plan of {B}.",
    f"{A} embraced {B}'s plan.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_lists_that_tell_of_no_meeting(text: str):
    assert meetings(text) == []


MORE = {
    f"{A} attended a lunch hosted by {B}.": "held",
    f"{A} was at a banquet given by {B}.": "held",
    f"{A} was granted an audience with {B}.": "held",
    f"{A} paid a courtesy visit to {B}.": "held",
    f"{A} embraced {B} at the airport.": "held",
    f"{A} exchanged greetings with {B}.": "held",
    f"{A} received the credentials of {B}.": "held",
    f"{A} said after meeting Kenyan Gen.\nAmina Warsame on Monday that fish matter.": "held",
    f"The United Nations has been pressing for a meeting between {A} and {B}.": "proposed",
    f"The radio said talks between {A} and {B} lasted two hours.": "held",
}


@pytest.mark.parametrize(("text", "status"), MORE.items())
def test_meals_audiences_and_visits(text: str, status: str):
    assert pairs(text) == {frozenset((ONE, OTHERS[0])): status}
