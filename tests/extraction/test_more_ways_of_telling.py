"""More ways in which news tells that two met, each list beside siblings that tell of none. All is invented."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

A, B = "Kenyan President Joram Otundi", "Somali Prime Minister Amina Warsame"
PAIR = "Amina Warsame | Joram Otundi"
SURE = {
    f"When {A} and {B} met on the fringe of the fisheries summit in Rome last month, the focus was on fish.": "held",
    f"When {A} and {B} met last month in Rome, the focus was on fish.": "held",
    f"{A} held talks with the visiting special envoy to the Horn, Amina Warsame.": "held",
    f"{A} held talks with the new UN special envoy to the Horn of Africa, Amina Warsame, on Monday.": "held",
    f'{A} had a "warm" and "open" meeting with President-elect Amina Warsame.': "held",
    f'{A} had what he called a "warm" meeting with {B} on Monday.': "held",
    f"{A} is scheduled to meet again with {B} in Rome.": "planned",
    f"{A} is expected to meet again with {B} in Rome.": "expected",
    f"{A} and {B} started a new round of talks on Monday.": "held",
    f"{A} and {B} opened a second round of talks in Rome on Monday.": "held",
    f"{A} and {B} shook hands after a two-hour meeting in Rome.": "held",
    f"{A} last spoke with {B} during a visit to Rome in March.": "held",
    f"{A} spent 20 minutes speaking to {B} on Monday.": "held",
    f"{A} spent an hour talking with {B} in Rome.": "held",
    f"{A} will meet counterpart Amina Warsame on Friday.": "planned",
    "Kenyan Foreign Minister Joram Otundi will meet counterpart Minister Amina Warsame on Friday.": "planned",
    "Kenyan Foreign Minister Joram Otundi met Somali counterpart Amina Warsame on Monday.": "held",
    f"{A} came face to face with {B} in Rome.": "held",
    f"{A} rang {B} on Monday to offer help.": "held",
    f"{A} telephoned {B} late on Monday.": "held",
    f"{A} had tea with {B} in Rome.": "held",
    f"{A} played golf with {B} in Rome.": "held",
    f"{A} was in talks with {B} on Monday.": "held",
    f"{A} had an audience with {B} on Monday.": "held",
    f"{A} paid a courtesy call on {B} on Monday.": "held",
    f"{A} huddled with {B} in a corner of the hall.": "held",
    f"{A} gathered with {B} in Rome.": "held",
    f"{A} joined {B} for talks in Rome on Monday.": "held",
    f"{A} joined {B} for dinner on Monday.": "held",
    f"{A} met today with {B} to discuss fish.": "held",
    f"{A} and {B} have met twice.": "held",
    f"{A} has met {B} twice this year.": "held",
    f"{A} has held several meetings with {B} this year.": "held",
    f"{A} used a meeting with {B} to ask for help.": "held",
    f"{A} used talks with {B} on Monday to ask for help.": "held",
    f"{A} emerged from talks with {B} smiling.": "held",
    f"{A} came out of a meeting with {B} smiling.": "held",
    f"{A} left a meeting with {B} without a deal.": "held",
    f"{A} walked out of a meeting with {B}.": "held",
    f"In a statement after the meeting with {A}, {B} called for calm.": "held",
    f"A day after meeting {B}, {A} flew home.": "held",
    f"Two days after talks with {B}, {A} flew home.": "held",
    f"Hours after meeting with {B} in Rome, {A} flew home.": "held",
    f"Fresh from a meeting with {B}, {A} flew home.": "held",
    f"{A} flew home a day after meeting {B}.": "held",
    f"{A} flew home on Monday after two days of talks with {B}.": "held",
    f"{A} flew home after talks in Rome with {B}.": "held",
    f"{A} flew home after what he called good talks with {B}.": "held",
    f"On Monday, after talks with {B}, {A} flew home.": "held",
    f"Late on Monday {A} met {B} for an hour.": "held",
    f"It was in Rome that {A} met {B}.": "held",
    f"It was the third time that {A} had met {B}.": "held",
    f"The visit was the first since {A} met {B} in Rome.": "held",
    f"{A} had earlier met {B}.": "held",
    f"{A}, meanwhile, met {B} in Rome.": "held",
    f"Meanwhile, {A} met with {B} in Rome.": "held",
    f"But {A}, who met {B} on Monday, disagreed.": "held",
    f"{A} has been meeting {B} in Rome.": "held",
    f"{A} and {B} have been holding talks in Rome since Monday.": "held",
    f"{A} plans talks with {B} in Rome.": "planned",
    f"{A} travels to Rome on Friday to meet {B}.": "planned",
    f"{A} heads to Rome on Friday for talks with {B}.": "planned",
    f"{A} will host {B} at State House on Friday.": "planned",
    f"{A} will sit down with {B} on Friday.": "planned",
    f"On Friday, {A} will hold talks with {B}.": "planned",
}
BY_THE_WAY = {
    "Former President Joram Otundi meets Tuesday with Somali leader Amina Warsame.": "planned",
    f'{A} said he had a "very good" meeting with {B} on Monday.': "held",
    f"Reporters asked about {A}'s visit to Rome this week to meet with {B}.": "planned",
    f"{A} landed on Monday. The Kenyan president met {B} on Tuesday.": "held",
    f"{A} said the port would open. It was agreed after overnight talks between him and {B}.": "held",
    f"{A} landed in Rome. He and {B} agreed on the port after overnight talks.": "held",
    f"{A} and {B} agreed on the port after overnight talks.": "held",
    f"{A} and {B} agreed on the port after talks in Rome.": "held",
    f"{A} and {B} agreed on the port during talks in Rome on Monday.": "held",
    f"{A}, who was at the time meeting {B} in Rome, was told of the storm.": "held",
    f"{A} was meeting {B} in Rome when the storm came.": "held",
    f'"When I called President-elect Amina Warsame to congratulate her, we spoke of fish," {A} said.': "held",
    f'{A} spoke in Nakuru. "When I called President-elect Amina Warsame, we spoke of fish," he said.': "held",
    f"{A} was in Rome on Monday, where he was meeting {B}.": "held",
    f"{A} told reporters he met with {B} on Monday.": "held",
    f"{A} told reporters that he and {B} had met on Monday.": "held",
    f"{A} said he and {B} had met on Monday.": "held",
    f"The meeting with {B} went well, {A} said.": "held",
    f"{A} said his meeting with {B} went well.": "held",
    f"{A} said the meeting with {B} had been frank.": "held",
    f"{A} described the talks with {B} as frank.": "held",
    f"In a statement after her meeting with {A}, {B} called for calm.": "held",
    f"{A} flew home on Monday, a day after he met {B}.": "held",
    f"{A} flew home on Monday, a day after he held talks with {B} in Rome.": "held",
    f"{A} was due to meet {B} later on Wednesday.": "planned",
    f"{A} will then fly to Rome, where he will meet {B}.": "planned",
    f"{A} will then fly to Rome, meeting {B} on Friday.": "planned",
}
NOBODY = [
    f"{A} said the meeting with farmers went well for {B}.",
    f"{A} said the meeting with farmers was frank, and {B} agreed.",
    f"The talks with {B} went well, a spokesman said.",
    f"The talks with {B} went well, rebels told {A}.",
    f"A spokesman for {A} said the talks with {B} went well.",
    f"{A} said the rebels' talks with {B} went well.",
    f"{A} said talks with {B} would be difficult.",
    f"{A} said a meeting with {B} would be useful.",
    f"{A} said a meeting with {B} was unlikely.",
    f"{A} said a meeting with {B} was not useful now.",
    f"{A} described talks with {B} as a dream.",
    f"{A} criticised talks with {B}.",
    f"{A} and {B} agreed on the port after talks of the council.",
    f"{A} and {B} voted after a cabinet meeting.",
    f"{A} and {B} voted after the meeting of the board.",
    f"{A} and {B} fell ill after dinner with friends.",
    f"{A} agreed with {B} after talks in parliament.",
    f"{A} used a meeting with farmers to attack {B}.",
    f"{A} left a meeting with farmers and praised {B}.",
    f"{A} left {B} after dinner.",
    f"{A} spent 20 minutes speaking to farmers about {B}.",
    f"{A} spent 20 minutes on the case of {B}.",
    f"{A} rang the bell for {B}.",
    f"{A} rang in the new year with {B}.",
    f"{A} caught up with {B} in the polls.",
    f"{A} gathered papers with {B}.",
    f"{A} caught up on sleep with {B} absent.",
    f"{A} played golf as {B} worked.",
    f"After his meeting with farmers, {A} praised {B}.",
    f"After their meeting with farmers, {A} and {B} spoke.",
    f"After her talks with rebels in Rome, {A} phoned aides of {B}.",
    f"Reporters asked about {A}'s visit to Rome, and {B} smiled.",
    f"Reporters asked about {A}'s visit to Rome to meet farmers, and {B} smiled.",
    f"{A} cancelled a visit to Rome to meet {B}.",
    f"{A}'s visit to Rome was cancelled after {B} met rebels.",
    f"{A} was at the time writing of {B}.",
    f"{A} met the envoy to Somalia, and {B} smiled.",
    f"{A} met the envoy of the prime minister, {B}, on Monday.",
    f"{A} met the former envoy to {B}.",
    f"{A} met an aide to the new premier, {B}.",
    f"{A} met the wife of the new premier, {B}.",
    f"{A} held talks on the future of the new premier, {B}.",
    f"{A} met the man who beat the new premier, {B}.",
    f"When the farmers and {A} met, {B} was ill.",
    f"{A} was to have met {B} in Rome.",
    f"{A} had what he called a dream about a meeting with {B}.",
    f"{A} came face to face with a portrait of {B}.",
    f"The presidents of banks in Kenya and Somalia met. {A} and {B} did not.",
    f"{A} praised {B}. The presidents of the two unions met.",
]


@pytest.mark.parametrize(("text", "status"), SURE.items())
def test_what_the_words_say_is_sure(text: str, status: str):
    assert meetings(text, "sure") == [f"{PAIR}: {status}"]
    assert meetings(text) == [f"{PAIR}: {status}"]


@pytest.mark.parametrize(("text", "status"), BY_THE_WAY.items())
def test_what_they_say_by_the_way_is_proposed(text: str, status: str):
    assert meetings(text) == [f"{PAIR}: {status}"]


@pytest.mark.parametrize("text", NOBODY)
def test_siblings_tell_of_none(text: str):
    assert meetings(text) == []


BESIDE_A_VERB = {
    f"{A} will fly home after meeting {B} on Friday.": "planned",
    f"{A} will speak to reporters after talks with {B}.": "planned",
    f"{A} is due to fly home after talks with {B}.": "planned",
    f"{A} is expected to fly home after talks with {B}.": "planned",
    f"{A} will raise the matter at talks with {B} on Friday.": "planned",
    f"{A} would raise the matter during talks with {B}.": "planned",
    f"{A} plans to raise the matter during a meeting with {B} on Friday.": "planned",
    f"{A} said he would raise the matter in talks with {B}.": "planned",
    f"{A} is to speak in parliament before talks with {B}.": "planned",
    f"{A} will discuss fish in a meeting with {B}.": "planned",
    f"{A} intends to discuss fish in talks with {B}.": "planned",
    f"After talks with {B} on Friday, {A} will fly home.": "planned",
    f"After meeting {B} on Friday, {A} will fly home.": "planned",
    f"During talks with {B}, {A} will ask for help.": "planned",
    f"{A} will arrive on Friday and hold talks with {B}.": "planned",
    f"{A} arrives on Friday for talks with {B}.": "planned",
    f"{A} said after talks with {B} that he would resign.": "held",
    f"{A} said after talks with {B} that the port will open.": "held",
    f"After talks with {B}, {A} said the port will open.": "held",
    f"{A} told reporters after meeting {B} that he will resign.": "held",
    f"{A} is pleased after talks with {B}.": "held",
    f"{A} has flown home after talks with {B}.": "held",
    f"{A} wants to resign after talks with {B} failed.": "held",
}


@pytest.mark.parametrize(("text", "status"), BESIDE_A_VERB.items())
def test_talks_beside_a_verb_lie_where_the_verb_does(text: str, status: str):
    assert meetings(text) == [f"{PAIR}: {status}"]


NO_PERSONS = [
    f"Charles Benning, the minister, spoke. Charles, 56, and {B} hosted a dinner.",
    f"{A} has received an honorary Golden Bear.",
    f"{A} will visit Leicester South.",
    f"{A} met the Director of Public Prosecutions on Monday.",
    f"Everton said so. {B} met Everton.",
    "Moreno receives Lindgren\nCoach Ivo Lindgren smiled at Paulo Moreno.",
]


@pytest.mark.parametrize("text", NO_PERSONS)
def test_what_is_no_person_for_certain_meets_nobody(text: str):
    assert meetings(text) == []
