"""Where a contact took place and what it was about, in more ways of telling; and where the text does not say it."""

from __future__ import annotations

import pytest

from loader.records import IssueRecord, PlaceRecord
from tests.extraction.reading import outcome

A, B = "Prime Minister Tove Brandal", "President Joram Otundi"


def places(text: str) -> list[str]:
    return [record.name for record in outcome(text).records if isinstance(record, PlaceRecord)]


def issues(text: str) -> list[str]:
    return [record.name.lower() for record in outcome(text).records if isinstance(record, IssueRecord)]


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        (f"A meeting between {A} and {B} will be held in Nairobi on Friday.", "Nairobi"),
        (f"Talks between {A} and {B} will take place in Nairobi on Friday.", "Nairobi"),
        (f"{A} met {B} at a regional summit in Geneva on Monday.", "Geneva"),
        (f"{A} met {B} at the United Nations in New York.", "New York"),
        (f"{A} and {B} met in the Red Sea resort of el-Tahfa on Tuesday.", "el-Tahfa"),
        (f"{A} met {B} in the Great Hall of the Rivers in Oslo.", "Great Hall of the Rivers"),
        (f"{A} flew to Nairobi on Monday for talks with {B}.", "Nairobi"),
        (f"{A} travelled to Kenya on Monday to meet {B}.", "Kenya"),
        (f"During a visit to Nairobi, {A} met {B}.", "Nairobi"),
        (f"{A} met {B} during a two-day visit to Nairobi.", "Nairobi"),
    ],
)
def test_where_they_met(sentence: str, place: str):
    assert places(sentence) == [place]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{A} told reporters in Lisbon that she had met {B}.",
        f"{A} met {B}, who recalled a speech during a visit to Nairobi.",
        f"{A}, who comes from Nairobi, met {B}.",
        f"{A} met {B} to speak of a summit in Geneva.",
        f"{A} met {B} before she flew to Nairobi for talks with her ministers.",
    ],
)
def test_a_place_of_something_else_is_not_theirs(sentence: str):
    assert places(sentence) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{A} and {B} exchanged views on salmon, tolls and fishing rights.", ["salmon", "tolls", "fishing rights"]),
        (f"The talks between {A} and {B} centred on salmon and tolls.", ["salmon", "tolls"]),
        (f"{A} held talks with {B} about how to end the toll war.", ["toll war"]),
        (f"{A} and {B} discussed new ways of boosting trade and tourism.", ["trade", "tourism"]),
        (f"{A} met {B} in Oslo on Monday in a bid to end the toll war.", ["toll war"]),
        (f"{A} met {B} to try to resolve the toll war.", ["toll war"]),
        (f"{A} met {B} for talks aimed at reviving the fishing treaty.", ["fishing treaty"]),
        (f"{A} met {B} in Oslo. Topics included salmon and tolls.", ["salmon", "tolls"]),
        (f"{A} met {B} in Oslo. “We discussed tolls,” she said.", ["tolls"]),
        (f"{A} met {B} in Oslo. Election issues included salmon.", []),
        (f"{A} and {B} discussed how she had ended.", []),
        (f"{A} met {B} in Oslo. “We never discussed tolls,” she said.", []),
    ],
)
def test_what_they_talked_about(text: str, found: list[str]):
    assert issues(text) == found
