"""When a contact was, is or will be: no more exact than the words, reckoned from the day of publication."""

from __future__ import annotations

import pytest

from loader.records import MeetingRecord
from tests.extraction.reading import meetings, outcome, the_meeting

A, B = "Foreign Minister Ilse Marrand of Belgium", "Prime Minister Joram Otundi of Kenya"

PAST = {
    "on Sunday": "2031-05-04",
    "on Wednesday": "2031-05-07",
    "last Wednesday": "2031-04-30",
    "last Monday": "2031-04-28/2031-05-05",
    "last Friday": "2031-05-02",
    "in the week of April 14": "2031-04-14/2031-04-20",
    "in the week of 17 April 2030": "2030-04-15/2030-04-23",
    "about April 3": "2031-04-03~",
    "on or around April 3": "2031-04-03~",
    "perhaps in April": "2031-04?",
    "probably on Sunday": "2031-05-04?",
    "about three weeks ago": "2031-04-13/2031-04-19",
    "to prepare for a summit on June 3": None,
    "on Friday": "2031-05-02",
    "yesterday": "2031-05-06",
    "today": "2031-05-07",
    "last week": "2031-04-28/2031-05-04",
    "this week": "2031-05-05/2031-05-07",
    "over the weekend": "2031-05-03/2031-05-04",
    "last month": "2031-04",
    "earlier this year": "2031",
    "last year": "2030",
    "in November": "2030-11",
    "in April": "2031-04",
    "on April 4": "2031-04-04",
    "on 4 April": "2031-04-04",
    "on December 12": "2030-12-12",
    "three days ago": "2031-05-04",
    "two weeks ago": "2031-04-20/2031-04-26",
    "last summer": "2030-22",
    "in the spring of 2029": "2029-21",
    "in 2029": "2029",
    "in March 2029": "2029-03",
    "on 4 May 2029": "2029-05-04",
    "on Saturday, May 3, 2031": "2031-05-03",
    "from April 4 to 6": "2031-04-04/2031-04-06",
    "from Sunday to Tuesday": "2031-05-04/2031-05-06",
    "on Sunday and Monday": "2031-05-04/2031-05-05",
    "Friday through Saturday": "2031-05-02/2031-05-03",
    "for two days from Monday": None,
    "earlier this month": "2031-05",
    "late last month": "2031-04",
    "a month ago": "2031-04~",
    "early Sunday": "2031-05-04",
    "on May 3-5": "2031-05-03/2031-05-05",
    "between May 3 and 5": "2031-05-03/2031-05-05",
    "the next day": None,
    "in recent days": None,
    "at the end of April": None,
    "on February 30": None,
    "some time ago": None,
}

AHEAD = {
    "on Sunday": "2031-05-11",
    "next Sunday": "2031-05-11/2031-05-18",
    "next Monday": "2031-05-12",
    "next Wednesday": "2031-05-14",
    "this Friday": "2031-05-09",
    "around May 20": "2031-05-20~",
    "possibly on Friday": "2031-05-09?",
    "in the week of May 19": "2031-05-19/2031-05-25",
    "on Wednesday": "2031-05-07",
    "tomorrow": "2031-05-08",
    "next week": "2031-05-12/2031-05-18",
    "this week": "2031-05-07/2031-05-11",
    "next month": "2031-06",
    "in November": "2031-11",
    "in April": "2032-04",
    "on April 4": "2032-04-04",
    "in the autumn": "2031-23",
    "next year": "2032",
    "in the coming days": None,
    "from Thursday to Saturday": "2031-05-08/2031-05-10",
    "by Friday": None,
    "early next week": "2031-05-12/2031-05-18",
    "from June 3 to 5": "2031-06-03/2031-06-05",
    "in two weeks": None,
    "before the summer": None,
    "at the end of the month": None,
    "soon": None,
}


@pytest.mark.parametrize(("when", "edtf"), PAST.items())
def test_what_was_lies_before_publication(when: str, edtf: str | None):
    assert the_meeting(f"{A} met {B} {when}.").date == edtf


@pytest.mark.parametrize(("when", "edtf"), AHEAD.items())
def test_what_will_be_lies_after_it(when: str, edtf: str | None):
    assert the_meeting(f"{A} will meet {B} {when}.").date == edtf


@pytest.mark.parametrize(
    ("when", "edtf", "basis"),
    [
        ("on 4 May 2029", "2029-05-04", "explicit"),
        ("on Sunday", "2031-05-04", "relative"),
        ("in May", "2031-05", "relative"),
    ],
)
def test_a_date_keeps_its_words_and_where_it_comes_from(when: str, edtf: str, basis: str):
    meeting = the_meeting(f"{A} met {B} {when}.")
    assert (meeting.date, meeting.date_as_written, meeting.date_basis) == (edtf, when, basis)


def test_a_weekday_without_a_day_of_publication_is_words_alone():
    meeting = the_meeting(f"{A} met {B} on Sunday.", published=None)
    assert (meeting.date, meeting.date_as_written, meeting.date_basis) == (None, "on Sunday", None)


def test_from_a_month_of_publication_no_weekday_is_reckoned_but_a_month_is():
    assert the_meeting(f"{A} met {B} on Sunday.", published="2031-05").date is None
    assert the_meeting(f"{A} met {B} last month.", published="2031-05").date == "2031-04"


@pytest.mark.parametrize(
    "sentence",
    [
        f"{A} met {B}, officials said on Monday.",
        f"{A} said on Monday that she had met {B}.",
        f"{A}, who took office on Monday, met {B}.",
        f"{A} arrived on Monday and met {B}.",
        f"{A} met {B}, who was elected in April.",
        f"{A} has met {B} for the first time since 2029.",
        f"A meeting between {A} and {B} was cancelled on Monday.",
        f"{A} will meet {B} in Antwerp, according to a statement on Monday.",
        f"{A} will host a meeting with {B}, in her speech to ambassadors on Monday.",
        f"{A} is to meet {B}, in the announcement of her ministry on Monday.",
        f"{A} met {B} ahead of the summit on Monday.",
        f"{A} on Monday talked with reporters, and is to meet {B}.",
        f"{A} on Monday called reporters and will later meet {B}.",
    ],
)
def test_the_date_of_another_verb_is_not_that_of_the_meeting(sentence: str):
    assert the_meeting(sentence).date is None


def test_a_participle_before_a_noun_does_not_part_a_contact_from_its_date():
    talks = f"{A} exchanged views with {B} on matters of shared interest on Monday."
    assert the_meeting(talks).date == "2031-05-05"


@pytest.mark.parametrize("words", ["is currently holding talks with", "is now in a meeting with"])
def test_what_is_under_way_by_its_own_words_is_of_the_day_of_publication(words: str):
    assert the_meeting(f"{A} {words} {B}.").date == "2031-05-07"
    assert the_meeting(f"{A} is holding talks with {B}.").date is None


def test_for_when_it_was_planned_is_the_date_of_what_was_cancelled():
    assert the_meeting(f"A meeting between {A} and {B} planned for Saturday was cancelled.").date == "2031-05-10"


def test_a_date_belongs_to_the_journey_that_leads_there():
    assert the_meeting(f"{A} will travel to Nairobi next week to meet {B}.").date == "2031-05-12/2031-05-18"


def test_a_heading_dates_what_stands_under_it():
    text = f"A year of talks\n\nMarch 3, 2031\n{A} met {B}.\n\nLater\nThe end came soon."
    meeting = the_meeting(text)
    assert (meeting.date, meeting.date_as_written, meeting.date_basis) == ("2031-03-03", "March 3, 2031", "heading")


def test_two_days_are_two_meetings_and_one_day_told_twice_is_one():

    text = f"{A} met {B} on Sunday. Marrand met Otundi again on Monday. Marrand had met Otundi in Antwerp on Sunday."
    dates = [r.date for r in outcome(text).records if r.record == "meeting"]
    assert dates == ["2031-05-04", "2031-05-05"]


@pytest.mark.parametrize(
    ("opening", "edtf"),
    [("Last month", "2031-04"), ("On Sunday", "2031-05-04"), ("Yesterday", "2031-05-06"), ("In April", "2031-04")],
)
def test_a_date_may_begin_the_sentence(opening: str, edtf: str):
    assert the_meeting(f"{opening}, {A} met {B}.").date == edtf
    assert the_meeting(f"{opening} {A} met {B}.").date == edtf


BEHIND_A_NAME = {
    "met Omar Filali Sept. 3 in Lisbon": "2030-09-03",
    "met Omar Filali Sept 3 in Lisbon": "2030-09-03",
    "met Omar Filali Jan. 5": "2031-01-05",
    "met Omar Filali on Apr. 5": "2031-04-05",
    "will meet Omar Filali Dec. 12": "2031-12-12",
    "met Omar Filali Mon. in Lisbon": "2031-05-05",
    "met Omar Filali Tues. in Lisbon": "2031-05-06",
    "met Omar Filali Tues in Lisbon": "2031-05-06",
    "will meet Omar Filali Thurs. morning": "2031-05-08",
    "will meet Omar Filali Weds. in Lisbon": "2031-05-07",
    "met Omar Filali Sat. in Lisbon": "2031-05-03",
}


@pytest.mark.parametrize(("told", "date"), BEHIND_A_NAME.items())
def test_a_day_cut_short_is_no_part_of_the_name_before_it(told: str, date: str):
    text = f"Minister Ilse Marrand of Belgium {told}."
    assert the_meeting(text).date == date
    assert [line.partition(":")[0] for line in meetings(text, "sure")] == ["Ilse Marrand | Omar Filali"]


@pytest.mark.parametrize(
    "name", ["Jan Novak", "Dec Tarn", "April Dunn", "Jun Abe", "Sun Wei", "Mon Thida", "Wed Prakash"]
)
def test_names_that_are_like_days_cut_short_stay_names(name: str):
    assert name in str(meetings(f"Minister Ilse Marrand of Belgium met Foreign Minister {name} in Lisbon.", "sure"))


def test_a_meeting_so_long_after_another_is_not_the_other() -> None:
    text = f"{A} met {B} a week after the two spoke by phone on April 20."
    found = {record.date for record in outcome(text).records if isinstance(record, MeetingRecord)}
    assert found == {None, "2031-04-20"}
