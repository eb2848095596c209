"""What is only to come, or depends on something: never held, never dated in the past, planned only if it is fixed."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings, the_meeting

A, B = "Prime Minister Tove Brandal", "President Joram Otundi"
PAIR = "Joram Otundi | Tove Brandal"


@pytest.mark.parametrize(
    ("sentence", "status", "date"),
    [
        (f"{A} said on Monday that she would meet {B} on Friday.", "planned", "2031-05-09"),
        (f"Officials said talks between {A} and {B} would take place on Friday.", "planned", "2031-05-09"),
        (f"Tolls will be one topic at a meeting on Thursday between {A} and {B}.", "planned", "2031-05-08"),
        (f"Tolls will probably be discussed at a meeting on Monday between {A} and {B}.", "planned", "2031-05-12"),
        (f"The issue is to be raised at a meeting on Monday between {A} and {B}.", "planned", "2031-05-12"),
        (f"Tolls are expected to be settled at a meeting on Thursday between {A} and {B}.", "planned", "2031-05-08"),
        (f"Tolls were settled at a meeting on Monday between {A} and {B}.", "held", "2031-05-05"),
        (f"Officials said {A} would meet {B} next week if parliament agrees.", "possible", "2031-05-12/2031-05-18"),
        (f"{A} will meet {B} only if the tolls are cut.", "possible", None),
        (f"{A} will meet {B} on Friday unless the tolls are raised.", "possible", "2031-05-09"),
        (f"{A} said she would only meet {B} to discuss tolls.", "possible", None),
        (f"{A} will meet {B} on Friday to see if the tolls can be cut.", "planned", "2031-05-09"),
        (f"{A} should be received by {B} on Friday.", "expected", "2031-05-09"),
        (f"{A} should meet {B}, the paper wrote.", "proposed", None),
        (f"{A} spoke to reporters before her meeting with {B} on Tuesday.", "planned", None),
        (f"{A} spoke to reporters before her meeting with {B} on Friday.", "planned", "2031-05-09"),
        (f"{A} was to meet {B} on Tuesday.", "planned", None),
        (f"{A} visited Nairobi last month for talks with {B}.", "held", None),
        (f"{A} left for Nairobi last month for talks with {B}.", "planned", None),
    ],
)
def test_status_and_date_of_what_is_to_come(sentence: str, status: str, date: str | None):
    assert meetings(sentence) == [f"{PAIR}: {status}"]
    assert the_meeting(sentence).date == date


@pytest.mark.parametrize(
    "sentence",
    [
        f"{A} will meet {B} only if the tolls are cut.",
        f"{A} visited Nairobi last month for talks with {B}.",
    ],
)
def test_what_depends_or_is_told_by_others_is_to_be_looked_at(sentence: str):
    assert meetings(sentence, tier="sure") == []
    assert len(meetings(sentence, tier="look")) == 1


@pytest.mark.parametrize("who", ["Brandal Motors", "Lindholt Estates", "Rosewell Breweries"])
def test_companies_are_nobody(who: str):
    assert meetings(f"{B} met {who} on Monday.") == []
