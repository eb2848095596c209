"""What stands beside another deed, who chairs talks, chances to meet and pictures; with siblings that tell of none."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

A, B = "Minister Ann Goss", "President Omar Fall"
PAIR = "Ann Goss | Omar Fall"

FOUND = [
    (f"Besides holding talks with {B}, {A} is scheduled to open a dam.", "planned"),
    (f"Besides meeting {B}, {A} will open a dam.", "planned"),
    (f"In addition to meeting {B}, {A} will open a dam.", "planned"),
    (f"In addition to holding talks with {B}, {A} opened a dam.", "held"),
    (f"As well as meeting {B}, {A} opened a dam.", "held"),
    (f"Frost fell the same day as a meeting in Rome between {A} and {B}, at which both of them promised help.", "held"),
    (f"{A} had the opportunity to meet with {B}, and also saw farmers.", "held"),
    (f"{A} had the opportunity to meet the conference host, Uzbekistan's {B}, and saw farmers.", "held"),
    (f"The meetings, co-chaired by {A} and {B}, focused on trade.", "held"),
    (f"A meeting co-chaired by {A} and {B} took place in Rome on Monday.", "held"),
    (f"The talks, led by {A} and {B}, will resume on Friday.", "planned"),
    (f"{A} addressed corruption with {B}.", "held"),
    (f"{A}, left, meets with {B} in Baghdad, Tuesday.", "held"),
    (f"{A} meets with {B} in Baghdad on Tuesday.", "planned"),
    (f"{A} met with War Cabinet Member Omar Fall on Monday.", "held"),
]
NONE = [
    f"{A} had no opportunity to meet {B}.",
    f"{A} never had the pleasure of meeting {B}.",
    f"The ceremony, led by {A} and {B}, lasted an hour.",
    f"The cabinet meeting, chaired by {A} and {B}, lasted an hour.",
    f"{A} addressed parliament with {B} absent.",
    f"{A} addressed a letter to {B}.",
    f"{A} met with senior members of {B} of Argentina's administration on Monday.",
    f"Readout of {A}'s Meeting with Baltic Leaders\n\nThe guests praised {B}.",
]


@pytest.mark.parametrize(("text", "status"), FOUND)
def test_who_met(text: str, status: str) -> None:
    assert meetings(text) == [f"{PAIR}: {status}"]


@pytest.mark.parametrize("text", NONE)
def test_nobody_met(text: str) -> None:
    assert meetings(text) == []


def test_a_long_name_is_one() -> None:
    text = f"{A} spoke by telephone on Monday with H.E. Sheikh Salman bin Idris bin Tariq Al Maruf, the envoy."
    assert meetings(text) == ["Ann Goss | Salman bin Idris bin Tariq Al Maruf: held"]
