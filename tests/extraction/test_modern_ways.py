"""How today's agencies and newspapers tell who met whom: each family beside siblings that tell of nothing.

All is invented."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

A, B = "Kenyan President Joram Otundi", "Somali Prime Minister Amina Warsame"
PAIR = "Amina Warsame | Joram Otundi"

NOUN_PHRASES = {
    f'{A} held "candid, substantive, and constructive talks" with {B} on Monday.': "held",
    f"{A} held candid, substantive and constructive talks with {B} on Monday.": "held",
    f'{A} had "a good meeting" with {B} in Rome.': "held",
    f"{A} had what he called a very good and long meeting with {B}.": "held",
    f"{A} had a 40-minute, late-night phone call with {B} on Sunday.": "held",
    f"{A} held wide-ranging talks on trade, grain and water with {B} on Monday.": "held",
    f"{A} had a working dinner of grilled fish with {B} on Monday.": "held",
    f"{A} had a brief word with {B} on the sidelines of the summit.": "held",
    f"{A} held a two-hour closed-door session with {B} at State House.": "held",
    f"{A} co-chaired the third round of the strategic dialogue with {B} in Rome.": "held",
    f"{A} and {B} are expected to hold what is billed as a high-level conference next month.": "expected",
    f"{A} has a meeting scheduled with {B} on Friday.": "planned",
}
COMPANY = {
    f"{A} was closeted with {B} until late on Monday.": "held",
    f"{A} is closeted with {B} at State House.": "ongoing",
    f"{A} was on the phone with {B} on Monday.": "held",
    f"{A} spent two hours with {B} on Monday.": "held",
    f"{A} and {B} spent two hours together at State House on Monday.": "held",
    f"{A} spent the afternoon in the company of {B}.": "held",
    f"{A} was in talks with {B} when this report was published.": "ongoing",
    f"{A} and {B} came face to face in Rome on Monday.": "held",
    f"{A} broke bread with {B} on Monday.": "held",
    f"{A} dropped in on {B} in Rome on Monday.": "held",
    f"{A} called on {B} at her office in Rome and sought help for farmers.": "held",
    f"{A} and {B}, meeting for the first time since the vote, agreed on Monday to reopen the port.": "held",
}
TOLD = {
    f"{A} told {B} by telephone on Monday that the ports would open.": "held",
    f"{A} warned {B} over dinner on Monday that the ports would close.": "held",
    f"{A} raised the matter with {B} in a call on Sunday night.": "held",
    f"{A} urged {B} in a telephone conversation on Monday to open the ports.": "held",
    f"{A} pressed {B} on grain during a two-hour meeting on Monday.": "held",
    f"{A} took a call from {B} on Monday.": "held",
    f"{A} received a phone call from {B} on Monday.": "held",
    f"{A} placed a call to {B} on Monday.": "held",
    f"At talks in Rome on Monday {A} and {B} failed to agree on the ports.": "held",
    f"After three hours of talks in Rome, {A} and {B} told reporters that ports would open.": "held",
    f"{A} and {B} opened the week with a call on Monday.": "held",
    f"{A} began the day with a meeting with {B}.": "held",
}
ASIDES = {
    f"{A} – in Rome for a conference – met {B} on Monday.": "held",
    f"{A}, fresh from an election win, met {B} on Monday.": "held",
    f"{A} met, for the first time in his new job, {B}.": "held",
    f"{A} joined {B} at a farm outside Rome on Monday for two hours of talks.": "held",
    f"{A} hosted a reception in Nairobi on Monday for {B}.": "held",
    f"{A} played host to {B} in Rome on Monday.": "held",
}
INVITED = {
    f"{A} has invited {B} to Nairobi.": "invited",
    f"{A} invited {B} to visit Kenya at a time convenient to both.": "invited",
    f"{A} has accepted an invitation from {B} to visit Mogadishu.": "invited",
    f"{A} accepted {B}'s invitation to visit Mogadishu.": "invited",
    f"{B} was invited by {A} to visit Nairobi.": "invited",
    f"{A} asked {B} to Nairobi for talks in June.": "invited",
    f"{A} has extended an invitation to {B}.": "invited",
    f"{A} paid a condolence visit to {B} at her home in Rome.": "held",
}
STATUSES = {
    f"{A} is likely to sit down with {B} next week.": "expected",
    f"{A} is tipped to meet {B} next week.": "expected",
    f"{A} is to fly to Rome next week for talks with {B}.": "planned",
    f"A meeting between {A} and {B} is pencilled in for Friday.": "planned",
    f"Preparations for a meeting of {A} and {B} in Rome next week are under way.": "planned",
    f"Rome has suggested that {A} and {B} meet in June.": "proposed",
    f"Diplomats are trying to arrange a call between {A} and {B}.": "proposed",
    f"Rome is pushing for a meeting between {A} and {B}.": "proposed",
    f"{A} did not rule out meeting {B}.": "possible",
    f"A meeting between {A} and {B} has not been ruled out.": "possible",
    f"{A} has scrapped plans to drop in on {B} in Rome.": "cancelled",
    f"{A}'s tête-à-tête with {B} was struck out of the programme on Monday.": "cancelled",
    f"A meeting between {A} and {B} planned for Monday fell through.": "cancelled",
    f"A meeting between {A} and {B} has been pushed back to June.": "postponed",
    f"{A} has repeatedly refused to talk to {B}.": "refused",
    f"{A} will no longer meet {B} on Friday.": "cancelled",
    f"{A}'s planned lunch with {B} has slipped to June.": "postponed",
    f"Talks between {A} and {B} were continuing on Monday night.": "ongoing",
    f"{A} ditched a dinner with {B} on Monday.": "cancelled",
    f"{A} cried off from talks with {B} on Monday.": "cancelled",
    f"{A} insisted that he had not met {B}.": "denied",
    f"{A} would not meet {B}, his office said.": "refused",
    f"{A} said he had no intention of meeting {B}.": "refused",
    f"{A} denied holding secret talks with {B}.": "denied",
    f"{A} denied reports of a secret meeting with {B}.": "denied",
    f"{A} dismissed as fiction a report that he and {B} had met in Rome.": "denied",
    f"{A}'s spokesman denied that the president had met {B}.": "denied",
    f"Reports that {A} had met {B} in Rome were false, his office said.": "denied",
}
CAUGHT = {
    f"{A} saw {B} at State House on Monday.": "held",
    f"{A} last saw {B} in March.": "held",
    f"{A} thanked {B} for the meeting in Rome on Monday.": "held",
    f"{A} wound up a three-day trip on Monday with a call on {B}.": "held",
    f"{A} made his case to {B} over breakfast on Monday.": "held",
    f"{A} put the idea to {B} at a meeting in Rome last week.": "held",
    f"{A} struck a deal with {B} at a meeting in Rome on Monday.": "held",
    f"{A} toured a farm with {B} on Monday.": "held",
    f"{A} took {B} on a tour of the port on Monday.": "held",
    f"{A} was photographed with {B} in Rome on Monday.": "held",
    f"Speaking alongside {B} after talks in Rome, {A} promised grain.": "held",
    f"{A} has challenged {B} to a face-to-face meeting.": "proposed",
}
"""What the net holds: always to be looked at."""
NOBODY = (
    f'{A} called {B} "a good meeting partner" on Monday.',
    f"{A} is unlikely to meet {B} on Friday.",
    f"{A} accused {B} of blocking the talks.",
    f"{A} told a meeting of farmers that {B} was wrong.",
    f"{A} spent two hours with farmers before praising {B}.",
    f"{A} spent two hours with an adviser of {B}.",
    f"{A} was on the phone with a friend when {B} spoke in parliament.",
    f"{A} was with farmers in Nairobi when {B} resigned.",
    f"{A} received a letter from {B} on Monday.",
    f"{A} sent an envoy to meet {B}.",
    f"{A} joined {B} in condemning the attack.",
    f"{A} invited {B} to explain herself.",
    f"{A} asked {B} to explain herself.",
    f"{A} poured cold water on talk of a meeting with {B}.",
    f"{A} sent an invitation to the party of {B}.",
    f"{A} paid a visit to the birthplace of {B}.",
    f"{A} saw {B} on television.",
    f"{A} saw {B} win the vote on television.",
    f"{A} briefed reporters on {B}.",
    f"{A} thanked {B} in a speech on Monday.",
    f"{A} thanked {B} for the meeting of ministers that she chaired.",
    f"{A} took part in the summit, which {B} called off.",
    f"{A} told farmers that {B} had met ministers at a summit.",
    f"{A} raised doubts about {B} in talks with farmers.",
    f"{A} beat {B} at a party meeting to choose a leader.",
    f"In a speech at the summit, {A} attacked {B}.",
    f"{A} and {B} were absent from the talks.",
    f"{A} has no plans to meet {B}.",
    f"If {A} met {B}, the markets would rise.",
    f"{A} watched as {B} met farmers.",
    f"{A} left Rome as {B} arrived for talks with farmers.",
    f"{A} received a delegation sent by {B}.",
    f"{A} hosted a dinner in Nairobi on Monday while {B} was in Rome.",
)


@pytest.mark.parametrize(
    ("text", "status"), (NOUN_PHRASES | COMPANY | TOLD | ASIDES | INVITED | STATUSES | CAUGHT).items()
)
def test_a_modern_way_of_telling_is_read(text: str, status: str):
    assert meetings(text) == [f"{PAIR}: {status}"]


@pytest.mark.parametrize("text", [*CAUGHT, *INVITED][:17])
def test_what_is_told_by_the_way_is_to_be_looked_at(text: str):
    assert meetings(text, "sure") == []


@pytest.mark.parametrize("text", NOBODY)
def test_its_siblings_tell_of_no_meeting(text: str):
    assert meetings(text) == []


def test_a_trilateral_call_is_one_meeting_of_all():
    (found,) = meetings(f"{A} held a trilateral call on Monday with {B} and Ethiopian President Lemma Tadesse.")
    assert all(name in found for name in ("Joram Otundi", "Amina Warsame", "Lemma Tadesse"))


def test_initials_before_a_name_end_no_sentence():
    assert meetings(f"Chief Minister V.R. Otundi met {B} on Monday.") == ["Amina Warsame | V.R. Otundi: held"]
