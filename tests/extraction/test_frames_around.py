"""Frames around what seems to be told: tests and their answers, games, works, tales, pictures, machines, mistakes
of the press, denials from outside, people who only play somebody, events of history. All is invented."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

A, B = "Kenyan President Joram Otundi", "Somali Prime Minister Amina Warsame"
MET = f"{A} met {B}"
FRAMED = [
    f"The correct answer is that {MET}.",
    f"The right answer is that {MET} in Rome.",
    f"Answer: {MET} in Rome.",
    f"True or false: {MET} in Rome.",
    f"b) {MET} in Rome.",
    f"In the exam, pupils were asked to say why {MET}.",
    f"An example sentence in the textbook reads: {MET} in Rome.",
    f"In the simulation, {MET} in Rome.",
    f"During a war game at the academy, {MET} in Rome.",
    f"In an alternative history, {MET} in Rome.",
    f"In a parallel universe, {MET} in Rome.",
    f"In an ideal world, {MET} in Rome.",
    f"Imagine: {MET} in Rome.",
    f"Picture this: {MET} in Rome.",
    f"Assume for a moment that {MET} in Rome.",
    f"The scenario assumes that {MET} in Rome.",
    f"In theory, {MET} in Rome.",
    f"In one version of events, {MET} in Rome.",
    f"In her imagination, {MET} in Rome.",
    f"In season two, {MET} in Rome.",
    f"On page 40, {MET} in Rome.",
    f"According to the novel, {MET} in Rome.",
    f"According to a forged letter, {MET} in Rome.",
    f"A bogus letter said that {MET} in Rome.",
    f"A mural shows how {MET} in Rome.",
    f"The joke goes that {MET} at the gates of heaven.",
    f"Legend has it that {MET} in Rome.",
    f"Folklore tells how {MET}.",
    f"Rumour has it that {MET} in Rome.",
    f"Gossip says {MET} in Rome.",
    f"Conspiracy theorists say that {MET} in Rome.",
    f"The chatbot said that {MET} in Rome.",
    f"A language model made up that {MET} in Rome.",
    f"An earlier version of this article said that {MET}.",
    f"The newspaper apologised for reporting that {MET}.",
    f"We reported in error that {MET}.",
    f"It was erroneously reported that {MET} in Rome.",
    f"A spokesman ruled out that {MET}.",
    f"No one can confirm that {MET} in Rome.",
    f"Fact-checkers rated false a post that said {MET} in Rome.",
    f"That {MET} in Rome is a lie.",
    f"Witnesses lied that {MET} in Rome.",
    f"He bet that {MET} in Rome.",
    f"Allegedly, {MET} in Rome.",
    f"Some say {MET} in Rome.",
    f"It seemed that {MET} in Rome.",
    f"It was as though {A} had met {B} before.",
    f"{A} boasted that he met {B} in Rome.",
    f"{MET} in Rome, the novel says.",
    f"{MET} in Rome, according to a forged letter.",
    f"{MET} in Rome, or so the story goes.",
    f"{MET} in Rome - not.",
    f"{MET} in Rome: that is false.",
    f"{MET} in Rome. That never happened.",
    f"{MET} in Rome. This is untrue, the palace said.",
    f"By 2090, {MET} in Rome.",
    f"{MET} in the final of the Nairobi Open.",
    f"{MET} in Rome, according to posts on Telegram.",
    f"Unverified reports say that {MET} in Rome.",
    f"There is no proof that {MET} in Rome.",
    f"Critics suspect that {MET} in Rome.",
    f"The complaint says that {MET} in a hotel.",
    f"Contestants had to guess that {MET}.",
    f"The clue read: {MET} here.",
    f"A mock-up front page says {MET}.",
    f"In a re-enactment, {MET} in Rome.",
    f"Students acted out how {MET}.",
    f"{MET} in the second round of the tennis tournament.",
    f"{MET} in Rome, a post claimed. There is no evidence for it.",
    f"{MET} in Rome, a newspaper wrote. There is no record of such a meeting.",
    f"{A} once met {B} in Rome.",
    f"During the Cold War, {MET} in Rome.",
    f"{MET} at the Congress of Vienna.",
    f"{MET} during the First World War.",
]
PLAYED = [
    f"A man posing as {A} met {B} in Rome.",
    f"A caller pretending to be {A} spoke with {B} by phone.",
    f"{A} spoke by phone with a comedian impersonating {B}.",
]
REAL = [
    f"At the film festival in Cannes, {MET}.",
    f"Amid rumours of a coup, {MET} in Rome.",
    f"After a visit to the puppet theatre, {MET} in Rome.",
    f"{MET}, who has written a novel, in Rome.",
    f"{MET} in Rome. That is what officials said.",
    f"{MET} in Rome, officials said, and discussed the film industry.",
    f"In the capital, {MET}.",
    f"In a post on social media, her office said that {MET}.",
    f"{MET} in Rome. There is no sign of rain.",
    f"By Monday, {MET} in Rome.",
]


@pytest.mark.parametrize("text", FRAMED)
def test_what_is_told_in_a_frame_is_never_sure(text: str) -> None:
    assert meetings(text, "sure") == []


@pytest.mark.parametrize("text", PLAYED)
def test_who_is_only_played_meets_nobody(text: str) -> None:
    assert meetings(text) == []


@pytest.mark.parametrize("text", REAL)
def test_words_elsewhere_are_no_frame(text: str) -> None:
    assert meetings(text, "sure") == ["Amina Warsame | Joram Otundi: held"]


def test_what_was_planned_before_it_was_called_off_is_no_plan_for_sure() -> None:
    text = (
        f"A meeting between {A} and {B} has been postponed. Mr. Otundi was due to meet Ms. Warsame in Rome on Friday."
    )
    assert meetings(text, "sure") == ["Amina Warsame | Joram Otundi: postponed"]
