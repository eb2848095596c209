"""What was made up, what each said by himself and what one called the other is no meeting; talks about it are."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

A, B = "Belgian Foreign Minister Ilse Marrand", "Kenyan Prime Minister Joram Otundi"
MET = "Ilse Marrand | Joram Otundi: held"

NOTHING = [
    f"According to a hoax, {A} met {B}.",
    f"The hoax had it that {A} held talks with {B} in a sauna.",
    f"A satirical website said that {A} met {B} on the moon.",
    f"On April Fools' Day a paper wrote that {A} had met {B}.",
    f"In a dream {A} met {B}.",
    f"A deepfake shows {A} holding talks with {B}.",
    f"A photo that shows {A} meeting {B} is a fake.",
    f"A doctored picture shows {A} meeting {B}.",
    f"A video of {A} dining with {B} was staged by a troupe of actors.",
    f"{A} and {B} discussed the strike in their speeches.",
    f"{A} and {B} discussed the strike in separate statements.",
    f"{A} and {B} spoke of the war in their New Year messages.",
    f"{A} and {B} talked about the drought in their opening remarks.",
    f"{A} praised {B}, whom she called a man of letters.",
    f"{A} criticised {B}, whom she called reckless.",
    f'{A} criticised {B}, whom she called "a liar".',
    f"{B}, whom {A} called naive, resigned.",
    f"{A} called {B} to account.",
]
NOT_SURE = [
    f"{A} met {B}, as a spoof of the evening news had it.",
    f"{A} met {B} on Monday and complained about the hoax.",
]
MEETINGS = [
    f"{A} met {B} and spoke of his dream of peace.",
    f"{A} met {B} and discussed fake news.",
    f"{A} met {B}, her ministry said in a statement.",
    f"{A} and {B} discussed the strike, they said in a joint statement.",
    f"{A} met {B} on Monday and showed him pictures of the bridge.",
    f"{A} met {B}, whom she called a man of letters.",
    f"{A} thanked {B}, whom she called on Monday, for the fish.",
    f"{A} and {B} held talks on fishing, both sides said in their statements.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_was_made_up_or_said_apart_gives_nothing(sentence: str) -> None:
    assert meetings(sentence) == []


@pytest.mark.parametrize("sentence", NOT_SURE)
def test_such_a_word_behind_is_looked_at(sentence: str) -> None:
    assert meetings(sentence, "look") == [MET]


@pytest.mark.parametrize("sentence", MEETINGS)
def test_what_is_about_such_things_is_told_all_the_same(sentence: str) -> None:
    assert meetings(sentence, "sure") == [MET]
