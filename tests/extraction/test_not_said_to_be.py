"""What a sentence denies, supposes or only speaks for is no meeting, though a verb behind says that it took place."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

A, B = "Belgian Foreign Minister Ilse Marrand", "Kenyan Prime Minister Joram Otundi"
BOTH = "Ilse Marrand | Joram Otundi"
TALKS = f"talks between {A} and {B}"

NOT_HELD = [
    f"The ministry denied that {TALKS} had taken place.",
    f"The ministry denied {TALKS} were held.",
    f"The ministry denied that {TALKS} lasted an hour.",
    f"It is not true that {TALKS} took place.",
    f"It is unclear whether {TALKS} took place.",
    f"The envoy dismissed claims that {TALKS} had taken place.",
    f"If {TALKS} are held, oil will fall.",
    f"{A} denied that her meeting with {B} had taken place.",
    f"Suppose {A} met {B}.",
    f"Say {A} met {B}: what then?",
    f"Imagine {A} had talks with {B}.",
    f"{A} made talks with {B} conditional on a ceasefire.",
    f"{A} made a meeting with {B} her first demand.",
    f"{A} hosted a dinner in honour of the late {B}.",
    f"{A} gave a reception in honour of the late {B}.",
]
NOT_SURE = [
    f"{A} spoke in favour of direct talks with {B}.",
    f"{A} spoke in support of a treaty with {B}.",
    f"{A} spoke at a rally in favour of dialogue with {B}.",
    f"The ministry doubted that {TALKS} took place.",
]
HELD = [
    f"The ministry said that {TALKS} took place on Monday.",
    f"The ministry confirmed that {TALKS} were held on Monday.",
    f"Officials say {A} met {B} on Monday.",
    f"Diplomats say {A} had talks with {B} on Monday.",
    f"{A} made a phone call to {B} on Monday.",
    f"{A} made a video call to {B} on Monday.",
    f"{A} spoke in Vienna on Monday with {B}.",
    f"{A} met at the palace in Oslo with {B}.",
    f"{A} hosted a dinner in honour of {B}.",
]


@pytest.mark.parametrize("sentence", NOT_HELD)
def test_what_is_not_said_to_be_is_not_held(sentence: str) -> None:
    assert f"{BOTH}: held" not in meetings(sentence)


@pytest.mark.parametrize("sentence", NOT_SURE)
def test_what_is_spoken_for_or_doubted_is_not_sure(sentence: str) -> None:
    assert meetings(sentence, "sure") == []


@pytest.mark.parametrize("sentence", HELD)
def test_what_is_said_to_be_is_held(sentence: str) -> None:
    assert meetings(sentence, "sure") == [f"{BOTH}: held"]
