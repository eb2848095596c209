"""Persons, offices, sides, and what else a sentence says of a meeting. All persons are invented."""

from __future__ import annotations

import pytest

from loader.records import EventRecord, HoldsRecord, PersonRecord, PlaceRecord, RoleRecord
from tests.extraction.reading import meetings, outcome, the_meeting

DAL = (
    "Sigrún Dal, Iceland’s foreign minister since 2030, met her Hungarian counterpart Kovács Éva in Lisbon on 4 May"
    " 2031, on the sidelines of the Northern Rivers Forum. Dal and Kovács held two-hour talks on salmon quotas."
)


def test_offices_are_of_the_country_and_a_counterpart_has_the_same():
    records = outcome(DAL).records
    roles = {one.id: (one.title, one.country) for one in records if isinstance(one, RoleRecord)}
    assert set(roles.values()) == {("Foreign Minister", "IS"), ("Foreign Minister", "HU")}
    held = {one.person: roles[one.role][1] for one in records if isinstance(one, HoldsRecord)}
    assert held == {"sigrun-dal": "IS", "kovacs-eva": "HU"}


def test_names_have_the_order_of_their_culture():
    persons = {one.name: one for one in outcome(DAL).records if isinstance(one, PersonRecord)}
    assert (persons["Kovács Éva"].family_name, persons["Kovács Éva"].name_order) == ("Kovács", "family_given")
    assert (persons["Sigrún Dal"].family_name, persons["Sigrún Dal"].name_order) == ("Dal", "given_family")
    assert [alias.text for alias in persons["Sigrún Dal"].aliases] == ["Dal"]


@pytest.mark.parametrize("name", ["Xi Haoran", "Vi Thanh", "Mi Sook"])
def test_short_names_are_no_numbers_of_kings(name: str):
    text = f"President {name} arrived. US Secretary of State Ann Lowe met with President {name} in Oslo."
    assert meetings(text) == [" | ".join(sorted((name, "Ann Lowe"))) + ": held"]


def test_place_event_and_mode_stand_on_the_meeting():
    records = outcome(DAL).records
    (place,) = (one for one in records if isinstance(one, PlaceRecord))
    (event,) = (one for one in records if isinstance(one, EventRecord))
    assert (place.name, place.city, place.country, event.name) == ("Lisbon", "Lisbon", "PT", "Northern Rivers Forum")


def test_how_long_it_lasted_is_a_claim_and_what_it_was_about_an_issue():
    meeting = the_meeting(
        "Foreign Minister Ilse Marrand held a two-hour meeting with President Joram Otundi for talks on fishing rights."
    )
    assert [(claim.number, claim.unit) for claim in meeting.claims] == [(2, "hours")]
    assert [(link.issue, link.strength) for link in meeting.issues] == [("fishing-rights", "explicit")]


@pytest.mark.parametrize(
    ("words", "mode"),
    [
        ("spoke by phone with", "phone"),
        ("telephoned", "phone"),
        ("held a video call with", "virtual"),
        ("shook hands with", "in_person"),
        ("held talks with", "unknown"),
    ],
)
def test_the_mode_is_what_the_words_say(words: str, mode: str):
    assert the_meeting(f"Foreign Minister Ilse Marrand {words} Prime Minister Joram Otundi.").mode == mode


def test_two_with_a_third_are_not_said_to_have_met_each_other():
    text = "Belgian Minister Ilse Marrand and Slovak Minister Peter Dlhý met with Kenyan President Joram Otundi."
    assert meetings(text) == ["Ilse Marrand | Joram Otundi: held", "Joram Otundi | Peter Dlhý: held"]


def test_colleagues_of_one_country_are_one_side():
    text = "Belgian Minister Ilse Marrand and Belgian Minister Lise Maes met with Kenyan President Joram Otundi."
    assert meetings(text) == ["Ilse Marrand + Lise Maes | Joram Otundi: held"]


def test_a_surname_with_two_bearers_proposes_nothing():
    text = "Foreign Minister Ilse Marrand and Trade Minister Paul Marrand spoke. Marrand met President Joram Otundi."
    assert meetings(text) == []


def test_a_surname_that_the_text_never_completes_is_to_be_looked_at():
    found = outcome("Mr Sokolov met Foreign Minister Ilse Marrand.")
    assert [one.reasons for one in found.tiers.values()] == [("a surname only",)]


def test_what_is_left_names_the_sentence_and_its_word():
    text = "Foreign Minister Ilse Marrand met farmers. It rained."
    (left,) = outcome(text).left
    assert (left.sentence.of(text), left.trigger.of(text)) == ("Foreign Minister Ilse Marrand met farmers.", "met")


def test_who_is_called_by_a_title_and_a_given_name_is_nobody_with_that_given_name():
    prince = "Prince Osric and Mia Lund are to marry. Osric Vane, who leads the Greens, wished them well."
    met = "Prince Osric, 56, met the president of Norland, Ann Kemp, on Monday."
    assert meetings(f"{prince}\n\n{met}") == ["Ann Kemp | Prince Osric: held"]
    lord = "David Owen, a former minister, spoke.\n\nLord Owen met Ann Kemp, the president of Norland, on Monday."
    assert meetings(lord) == ["Ann Kemp | David Owen: held"]


def test_who_is_named_within_a_relative_clause_does_not_act_behind_it():
    for who in ("Two councillors who back", "Ministers that oppose", "Those who know"):
        met = f"{who} Ben Adams met Ann Kemp, the president of Norland, on Monday."
        assert meetings(f"Ben Adams is the premier of Sudland.\n\n{met}", "sure") == []


def test_hosts_are_not_said_to_have_met_each_other():
    hosts = "President Ann Kemp and Prime Minister Ben Adams hosted"
    assert meetings(f"{hosts} a dinner in Oslo on Monday.") == []
    assert meetings(f"{hosts} talks in Oslo on Monday.", "sure") == []
    assert meetings(f"{hosts} talks in Oslo on Monday.", "look") == ["Ann Kemp | Ben Adams: held"]


@pytest.mark.parametrize(
    "other",
    [
        "People’s Republic of China (PRC) Premier Lin Haoran",
        "Democratic Republic of Congo (DRC) President Lin Haoran",
        "the Republic of Korea’s foreign minister, Lin Haoran,",
        "Republic of Korea (ROK) Foreign Minister Lin Haoran",
        "Lin Haoran, premier of the People's Republic of China,",
        "Kingdom of Saudi Arabia foreign minister Lin Haoran",
        "State of Qatar emir Lin Haoran",
        "Lin Haoran, head of the World Health Organization (WHO),",
        "Lin Haoran (left), the Chinese premier,",
        "Lin Haoran (second from right), the Chinese premier,",
        "Lin Haoran (61), China's premier,",
    ],
)
def test_full_names_of_states_and_asides_in_brackets_hide_nobody(other: str):
    text = f"US Secretary of State Ann Lowe met {other} in Oslo on Monday."
    assert meetings(text) == ["Ann Lowe | Lin Haoran: held"]
    assert not the_meeting(text).confidence < 0.9


@pytest.mark.parametrize(
    "named",
    [
        "the Prime Minister of the Islamic Republic of Pakistan, H.E. Ms. Sana Mirza,",
        "the Prime Minister of Pakistan, Sana Mirza,",
        "Pakistan’s Prime Minister and Minister of Defence, General Sana Mirza,",
        "the prime minister of Pakistan, Dr. Sana Mirza,",
    ],
)
def test_an_office_between_two_names_is_of_the_one_behind_it_where_the_first_has_one(named: str):
    text = (
        f"At the invitation of the President of Uzbekistan, H.E. Mr. Bahrom Yusupov, {named} paid a visit to Tashkent."
    )
    text += " The Prime Minister met the Speaker of Parliament, Dilnoza Rahimova."
    assert meetings(text) == ["Dilnoza Rahimova | Sana Mirza: held"]


def test_a_sovereign_behind_an_office_does_not_hold_it():
    records = outcome("The prime minister, King Harald IX and President Oleh Bondar met in Oslo on Monday.").records
    titles = {one.title for one in records if isinstance(one, RoleRecord)}
    assert "Prime Minister" not in titles
