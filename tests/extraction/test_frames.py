"""Frames that tell for certain who met whom, whatever stands between: adverbs, appositions, clauses, other verbs."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings, outcome

A, B = "French President Hugues Delmas", "Moroccan Prime Minister Omar Filali"
PAIR = "Hugues Delmas | Omar Filali: held"
FRAMES = [
    f"{A}, {B} and Algerian officials had \"fruitful\" talks in Tunis on Tuesday, a minister said.",
    f"{A}, {B} and others held talks in Tunis on Tuesday.",
    f"{A} and {B} held a two-hour meeting in Tunis on Tuesday.",
    f"{A} had a \"warm\" and \"open\" meeting with {B} on Tuesday.",
    f"{A} had a brief, unscheduled conversation with {B} on Tuesday.",
    f"{A} ended his tour in Rabat, holding talks with {B} on Tuesday.",
    f"{A} ended his tour in Rabat, meeting {B} before flying on to Doha.",
    f"When {A} met {B} in May, the talks were short.",
    f"After {A} met {B} in May, the mood changed.",
    f"The mood changed after {A} met {B} in May.",
    f"{A} arrived in Rabat on Monday and later held talks with {B}.",
    f"{A} flew to Rabat on Monday, toured a port and held a long meeting with {B}.",
    f"{B}, whom {A} met on Monday in Rabat, called for calm.",
    f"{B}, who met {A} on Monday in Rabat, called for calm.",
    f"{A}, speaking at a port in Rabat after a long flight, met {B} on Monday.",
    f"Talks in Rabat on Monday between {A} and {B} ended without a result.",
    f"{A}, 61, and his Moroccan counterpart, Prime Minister Omar Filali, met on Monday.",
    f"{A} and the prime minister of Morocco, Omar Filali, met on Monday.",
    f"Accompanied by Defence Minister Ravi Menon, {A} met {B} in Paris on Monday.",
    f"{A} had lunch with {B}, who arrived on Sunday, at the palace.",
    f"{A} on Monday received {B} at the palace for talks on fish.",
    f"{B} was received by {A} at the palace on Monday.",
    f"{A} spoke by phone on Monday with {B}.",
]  # fmt: skip


@pytest.mark.parametrize("text", FRAMES)
def test_what_the_grammar_says_for_certain_is_sure(text: str):
    assert meetings(text, "sure") == [PAIR]
    assert meetings(text) == [PAIR]


OTHERWISE = {
    f"{A} will end his tour in Rabat, meeting {B}.": ["Hugues Delmas | Omar Filali: planned"],
    f"{A} did not end his tour in Rabat, meeting {B}.": [],
    f"{A} may end his tour in Rabat, meeting {B}.": [],
    f"{A} has never had a long, unhurried meeting with {B}.": [],
    f"{A} had feared a tense meeting with {B}.": [],
    f"{A} had hoped for a quick meeting with {B}.": [],
    f"{A} has seen no sign of a meeting with {B}.": [],
    f"Aides to {A}, {B} and others held talks.": [],
    f"In a letter to Defence Minister Ravi Menon, {A} praised {B}.": [],
    f"{B}, whom {A} never met, called for calm.": [],
}


@pytest.mark.parametrize(("text", "expected"), OTHERWISE.items())
def test_what_it_does_not_say_is_not_held(text: str, expected: list[str]):
    assert meetings(text) == expected


ISSUES = {
    "issues ranging from trade to human rights": ["Trade", "Human rights"],
    "topics ranging from salmon and visas to fuel": ["Salmon", "Visas", "Fuel"],
    "the matter": [],
    "several issues": [],
    "a wide range of issues": [],
    "other matters": [],
    "issues facing both countries": [],
    "the issue of visas": ["Visas"],
    "the matter of the strait": ["Strait"],
    "tariffs, allowing both to rest": ["Tariffs"],
    "border security, calling for calm": ["Border security"],
    "fishing rights and shipping": ["Fishing rights", "Shipping"],
}


@pytest.mark.parametrize(("words", "expected"), ISSUES.items())
def test_an_issue_is_no_participle_and_no_empty_word(words: str, expected: list[str]):
    found = outcome(f"{A} held talks with {B} on Monday on {words}.")
    assert [one.name for one in found.records if one.record == "issue"] == expected
