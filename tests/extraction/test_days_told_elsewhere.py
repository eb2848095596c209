"""Days of meetings that another sentence gives, or the day on which something was said there."""

from __future__ import annotations

import pytest

from loader.records import MeetingRecord
from tests.extraction.reading import outcome

A, B = "President Erik Dal", "President Juris Tarn of Latvia"
MET = f"{A} met {B} in Riga."
PHONED = f"{A} and {B} spoke by phone about eels."
WILL = f"{A} will meet {B} in Riga."


def days(text: str) -> list[str | None]:
    found = (one.date for one in outcome(text).records if isinstance(one, MeetingRecord))
    return [None if date is None else getattr(date, "edtf", str(date)) for date in found]


NAMED = {
    f"{MET} Nothing was signed at Tuesday's meeting.": "2031-05-06",
    f"{MET} Aides called Tuesday's talks useful.": "2031-05-06",
    f"{MET} Officials kept silent until after Monday's meeting.": "2031-05-05",
    f"{MET} The Monday meeting was the first in a year.": "2031-05-05",
    f"Officials kept silent until after Friday's talks. {MET}": "2031-05-02",
    f"{MET} The May 5 meeting lasted an hour.": "2031-05-05",
    f"{PHONED} Monday's call was the first in a year.": "2031-05-05",
    f"{PHONED} The Monday call lasted an hour.": "2031-05-05",
    f"{PHONED} Eels came up in Monday's conversation.": "2031-05-05",
    f"{A} held a summit with {B} in Riga. Little came of Friday's summit.": "2031-05-02",
    f"{WILL} Both sides lowered hopes ahead of Friday's meeting.": "2031-05-09",
    f"{WILL} Aides asked Dal to cancel Monday's talks with Tarn.": "2031-05-12",
    f"{MET} In Tuesday's talks with Tarn, eels came first.": "2031-05-06",
}
LEADS = {
    f"{A} met Latvia's top leaders on Saturday. Dal held talks in Riga with President Juris Tarn.": "2031-05-03",
    f"{A} met Latvian leaders on Monday. Dal held talks in Riga with {B}.": "2031-05-05",
    f"The two leaders spoke on Friday. {A} called {B} by phone.": "2031-05-02",
    f"The leaders of the two rival states met Friday in Oslo. {A} and {B} held talks that could shape the coast.": (
        "2031-05-02"
    ),
    f"The leaders of both countries are due to meet Friday. {A} and {B} will hold talks on eels.": "2031-05-09",
}
REMARKS = {
    f"{A} said on Tuesday that eels were safe. He made the remarks during a meeting with {B}.": "2031-05-06",
    f"{A} said Monday that eels were safe. He made the comments at a meeting with {B}.": "2031-05-05",
    f"{A} told reporters Monday that eels were safe. He made the comments after talks with {B}.": "2031-05-05",
    f"{A} on Monday said that eels were safe. He made the comments during talks with {B}.": "2031-05-05",
    f"{A} said on Tuesday that eels were safe. Speaking after talks with {B}, Dal asked for patience.": "2031-05-06",
    f"{A} warned Tuesday that eels were rare. The president addressed the issue at a press conference with "
    f"{B}.": "2031-05-06",
}
SAID_THEN = {
    f"On Saturday, {A} told {B} in a phone call that he wanted peace.": "2031-05-03",
    f"On Saturday, {A} told his Latvian counterpart, Juris Tarn, in a phone call that he wanted peace.": "2031-05-03",
    f"On Monday {A} assured {B} in a call that eels were safe.": "2031-05-05",
    f"{A} said on Friday after a meeting with {B} that he wanted peace.": "2031-05-02",
    f'"It is cold," {A} said Friday after meeting {B}.': "2031-05-02",
    f"{A} spoke angrily on Friday after a long meeting with {B}.": "2031-05-02",
    f"The news came on Saturday following a meeting between {A} and {B}.": "2031-05-03",
    f"{A} met {B} in Riga for two hours on Tuesday.": "2031-05-06",
    f"{A} met {B} for more than three hours on Tuesday.": "2031-05-06",
    f"{A} held talks with {B} for two days last week.": "2031-04-28/2031-05-04",
}


@pytest.mark.parametrize(("text", "day"), {**NAMED, **LEADS, **REMARKS, **SAID_THEN}.items())
def test_the_day_is_found(text: str, day: str):
    assert days(text) == [day]


OF_OTHERS = f"""
{MET} Nothing came of Tuesday's cabinet meeting.
{MET} Prices fell after Tuesday's meeting of ministers.
{MET} Fishermen praised Tuesday's talks with the unions.
{MET} Tuesday's meeting will be the second.
{MET} EU leaders spoke at Tuesday's summit.
{MET} The central bank meeting ended late. Markets rose after Tuesday's meeting.
{MET} Tuesday's meeting and Thursday's meeting were cordial.
{MET} "I was sick at Tuesday's meeting," a clerk said.
{MET} Dal missed Premier Anna Holm's Tuesday meeting.
{MET} At Tuesday's meeting with Premier Anna Holm, Dal wept.
{MET} Nothing was signed at Tuesday's NATO meeting.
{MET} Officials of the two sides met on Friday. Tuesday's meeting was short.
{PHONED} Nothing was signed at Tuesday's meeting.
{WILL} Ministers were glad after Friday's meeting.
{A}, who had met {B} before, stayed at home. Tuesday's meeting was cut short.
{A} and {B} have met three times. Tuesday's meeting was short.
EU leaders met on Friday. {MET}
The two leaders of the strike met on Friday. {MET}
{A} met Latvia's top leaders on Saturday. Dal later held talks in Oslo with {B}.
{A} met Latvia's top leaders on Saturday. Dal held talks with Premier Anna Holm of Malta.
Premier Anna Holm met Latvia's top leaders on Saturday. {A} held talks with {B}.
{A} said Monday that eels were safe and on Tuesday that they were not. He made the remarks during a meeting with {B}.
Minister Anna Holm said Monday that eels were safe. {A} made the remarks during a meeting with {B}.
{A} flew home on Monday and said eels were safe. He made the remarks during a meeting with {B}.
{A} said Monday that eels were safe. He made similar remarks during a meeting with {B}.
{A} said Monday that eels were safe. He made the comments after his meeting with {B}.
{A} said eels would be safe by Monday. He made the comments during a meeting with {B}.
{A} said eels caught on Monday were safe. He made the comments during a meeting with {B}.
{A} said Monday's catch was safe. He made the comments during a meeting with {B}.
{A} said Monday was a holiday. He made the comments during a meeting with {B}.
{A} said he would rest on Monday. He made the comments during a meeting with {B}.
{A} said on Tuesday that eels were safe. He also met {B}.
On Saturday, {A} told reporters that he had met {B}.
On Saturday, {A} flew home and told {B} in a phone call that he wanted peace.
{A} said on Friday after his meeting with {B} that he wanted peace.
{A} said on Friday, two days after a meeting with {B}, that he wanted peace.
{A} resigned on Friday after a meeting with {B}.
{A} met {B} for talks hours after the crash on Tuesday.
""".strip().splitlines()


@pytest.mark.parametrize("text", OF_OTHERS)
def test_the_day_of_something_else_is_none(text: str):
    assert days(text) == [None]


def test_two_meetings_without_a_day_can_both_be_meant():
    malta = "Dal met Premier Anna Holm of Malta in Valletta."
    assert days(f"{MET} {malta} Nothing was signed at Tuesday's meeting.") == [None, None]


def test_a_meeting_of_another_day_is_not_meant():
    malta = "On Friday Dal met Premier Anna Holm of Malta in Valletta."
    found = days(f"{MET} {malta} Nothing was signed at Tuesday's meeting.")
    assert sorted(map(str, found)) == ["2031-05-02", "2031-05-06"]


def test_a_day_said_beside_the_contact_goes_before():
    text = f"{A} said on Friday after a meeting with {B} last week that he wanted peace."
    assert days(text) == ["2031-04-28/2031-05-04"]
