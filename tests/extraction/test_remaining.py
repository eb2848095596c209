"""Sentences whose grammar the rules cannot follow: two persons and a contact word are to be looked at, never sure."""

from __future__ import annotations

import pytest

from loader.extraction.rules.resolving.remaining import REASON
from tests.extraction.reading import meetings, outcome

A, B = "French President Hugues Delmas", "Moroccan Prime Minister Omar Filali"
PAIR = "Hugues Delmas | Omar Filali: held"
FAR = [
    f"{A} walked through the old town on Monday, shook hands with traders and, in the afternoon, met {B}.",
    f"{A} left the train at noon and, to everybody's surprise, met {B}.",
    f"{A} toured the harbour in the morning and, under a grey sky, dined with {B}.",
    f"{A} came by boat and, under a grey sky, met with {B}.",
    f"{A} slept in the embassy and, at first light, received {B}.",
    f"{A} opened the dam and, in its shadow, dined with {B}.",
    f"{A} read the letter and, at the stroke of noon, met {B}.",
]


@pytest.mark.parametrize("text", FAR)
def test_the_only_two_of_a_sentence_are_to_be_looked_at(text: str):
    found = outcome(text)
    assert meetings(text) == [PAIR]
    assert meetings(text, "sure") == []
    assert any(REASON in one.reasons for one in found.tiers.values())


OTHERS = f"""
A delegation sent by {A} met {B} on Monday.
{A} said aides would meet {B} on Monday.
{A} sent envoys who met {B} on Monday.
Aides of {A} met {B} on Monday.
The aide of {A} met {B} on Monday.
{A} hailed the deal, which came after rebels held talks with {B}.
{A} condemned the attack, in which a crowd met the car of {B}.
Like {A}, the rebels held talks with {B}.
{A} learned that rebels, after a long march, met {B}.
According to {A}, the rebels' leaders, after all, met {B}.
{A} met farmers, and the mood was that of a visit by {B}.
{A}'s advisers came by boat and, under a grey sky, met with {B}.
{A} came by boat and, as rebels under a grey sky met with {B}, slept.
"""


@pytest.mark.parametrize("text", OTHERS.strip().splitlines())
def test_somebody_else_who_meets_is_neither_of_them(text: str):
    assert meetings(text) == []


UNREAL = """
In Rupert Ainsley's new novel, President Elena Marsh has met Chairman Gao Tianyu on an ice-breaker.
In the film, President Elena Marsh met Chairman Gao Tianyu.
In a new play by Ivo Kralj, President Elena Marsh holds talks with Chairman Gao Tianyu.
In the series, President Elena Marsh had dinner with Chairman Gao Tianyu on a boat.
In an opera of this year, President Elena Marsh met with Chairman Gao Tianyu.
Princess Aurélie met the engineer Tomasz Brandt as a student in Delft; they were married on Saturday.
Senator June Parrish met the painter Tomasz Brandt in Delft, and they married in May.
"""


@pytest.mark.parametrize("text", UNREAL.strip().splitlines())
def test_works_of_fiction_and_couples_are_no_news_whatever_the_office(text: str):
    assert meetings(text) == []


INTERVIEWS = f"""
{A} spoke with Sipho Dladla of Radio Copperbelt on Thursday about copper.
{A} spoke to Sipho Dladla of the Daily Herald on Thursday.
{A} spoke to Anna Reyes on BBC Radio 4's morning programme.
{A} talked to Anna Reyes of the Fez Gazette.
{A} spoke with Anna Reyes on her podcast.
{A} will speak to Anna Reyes of Channel Nord, a television station.
{A} chatted with Anna Reyes, the presenter.
{A} has spoken to the magazine's Anna Reyes for its next number.
{A} was speaking to Anna Reyes of Radio Fez.
Grandmaster Tigran Manukyan meets Sofia Reyes in round six on Thursday.
"""


@pytest.mark.parametrize("text", INTERVIEWS.strip().splitlines())
def test_talk_with_the_press_and_games_are_no_news(text: str):
    assert meetings(text) == []


@pytest.mark.parametrize("source", ["state television reported", "Radio Fez said", "a newspaper wrote"])
def test_who_reported_it_makes_no_interview_of_it(source: str):
    assert meetings(f"{A} spoke with {B} on Monday, {source}.") == [PAIR]


def test_two_nouns_that_are_joined_have_one_verb():
    assert meetings(f"{A} will fly on to Rabat on Friday for dinner and talks with {B}.") == [
        "Hugues Delmas | Omar Filali: planned"
    ]
