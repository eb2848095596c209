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


EXPECTED = [
    f"{A} expects a breakthrough during her talks with {B}.",
    f"{A} is visiting. Aides expect a breakthrough during her talks with {B}.",
    f"Few expect a breakthrough during {A}'s talks with {B} on Friday.",
    f"{A} hopes for progress in her talks with {B}.",
    f"Nobody expects progress at {A}'s talks with {B}.",
    f"Analysts predict a deal at the talks between {A} and {B}.",
    f"Aides foresee no quarrel during the meeting between {A} and {B}.",
    f"{A} expected a breakthrough during her talks with {B} on Monday.",
]
MEASURED = [
    f"The ports were closed hours before a meeting Friday between {A} and {B}.",
    f"The ports were closed on Thursday, a day before a meeting between {A} and {B}.",
    f"Minutes before a meeting in Rome between {A} and {B}, shots were fired.",
    f"Days ahead of talks between {A} and {B}, the ports closed.",
    f"Protesters gathered shortly before a meeting on Friday of {A} and {B}.",
]
GONE_ON = [
    f"{A} arrived for a visit and held talks with {B}.",
    f"{A} arrived for a three-day visit and held talks with {B}.",
    f"{A} arrived to open a port and held talks with {B}.",
    f"{A} came for a conference and held a long meeting with {B}.",
    f"{A} landed for a short stay and then had lunch with {B}.",
    f"{A} is hopeful after talks with {B} on Monday.",
    f"{A} expects a deal after her talks with {B} on Monday.",
    f"After talks with {B}, {A} expects a deal.",
]


@pytest.mark.parametrize("text", EXPECTED)
def test_what_somebody_expects_of_talks_lies_ahead(text: str) -> None:
    assert meetings(text) == [f"{PAIR}: expected"]
    assert meetings(text, "sure") == []


@pytest.mark.parametrize("text", MEASURED)
def test_what_was_done_so_long_before_leaves_open_whether_they_met(text: str) -> None:
    assert meetings(text, "sure") == []
    assert meetings(text) == [f"{PAIR}: planned"]


@pytest.mark.parametrize("text", GONE_ON)
def test_what_was_done_on_a_visit_was_done(text: str) -> None:
    assert meetings(text, "sure") == [f"{PAIR}: held"]


@pytest.mark.parametrize(
    "words",
    [
        "demanded direct negotiations during an event with",
        "demanded negotiations during a news conference with",
        "proposed talks at a press conference with",
        "called for talks with the rebels during a visit with",
    ],
)
def test_who_stands_by_is_not_who_is_to_be_talked_with(words: str) -> None:
    assert meetings(f"Danish Prime Minister Ada Lind {words} Kenyan President Joram Otundi.") == []


def test_what_is_urged_at_a_dinner_is_no_talk_with_the_host() -> None:
    text = "Danish Prime Minister Ada Lind urged negotiations at a dinner with Kenyan President Joram Otundi."
    assert meetings(text) == ["Ada Lind | Joram Otundi: held"]
