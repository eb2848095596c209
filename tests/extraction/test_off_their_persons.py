"""Contacts whose words stand off their persons, or that are told by the by: beside siblings that tell of nothing.

All is invented."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

A, B = "Polish President Marek Tarn", "German Chancellor Karl Holm"
HELD = ["Karl Holm | Marek Tarn: held"]


@pytest.mark.parametrize(
    "text",
    [
        f"Negotiations for the deal began in Oslo last week between {A} and {B}.",
        f"Talks on the deal took place in Oslo on Monday between {A} and {B}.",
        f"It fell to {A} to meet {B} on Monday.",
        f"{A} got {B} on the phone on Monday.",
    ],
)
def test_these_met(text: str) -> None:
    assert meetings(text, "sure") == HELD


@pytest.mark.parametrize(
    "text",
    [
        f'"I told him no," {A} said after an hour with {B} on Monday.',
        f"After two hours with {B} on Monday, {A} flew home.",
        f"An hour after seeing {B} on Monday, {A} shut the border.",
    ],
)
def test_these_are_to_be_looked_at(text: str) -> None:
    assert meetings(text, "look") == HELD
    assert meetings(text, "sure") == []


def test_what_has_a_date_is_planned() -> None:
    text = f"A date for a meeting between {A} and {B} could be announced on Thursday."
    assert meetings(text, "look") == ["Karl Holm | Marek Tarn: planned"]


@pytest.mark.parametrize(
    "text",
    [
        f"Talks on the deal failed in Oslo on Monday to narrow gaps between {A} and {B}.",
        f"Talks on a row that began on Monday between {A} and {B} were dull.",
        f"Talks were overshadowed in Oslo on Monday by a row between {A} and {B}.",
        f"Talks did not begin in Oslo on Monday between {A} and {B}.",
        f"It never fell to {A} to meet {B}.",
        f"{A} got {B} fired by phone.",
        f"{A} had {B} on the phone list.",
        f"{A} failed to get {B} on the phone.",
        f"{A} left after an hour with no word from {B}.",
        f"{A} said after an hour with farmers that {B} had lied.",
        f"After years with {B}, {A} was tired of him.",
        f"After seeing {B} on television, {A} shut the border.",
        f"After seeing {B} fail, {A} shut the border.",
        f"{A} is seeing {B} on Friday.",
    ],
)
def test_these_tell_of_nothing(text: str) -> None:
    assert meetings(text) == []


BELOW = f"\n\n{A} and {B} are old."


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("Tarn's summit with Holm set for June 12 in Oslo", "planned"),
        ("Tarn's meeting with Holm cancelled over fish row", "cancelled"),
        ("Tarn's talks with Holm postponed until June", "postponed"),
    ],
)
def test_what_a_heading_says_without_an_auxiliary(heading: str, status: str) -> None:
    assert meetings(heading + BELOW) == [f"Karl Holm | Marek Tarn: {status}"]


@pytest.mark.parametrize(
    "heading",
    [
        "Tarn's talks with Holm set off alarm",
        "Tarn's talks with Holm set for failure",
        "Tarn's aide's talks set for June",
    ],
)
def test_a_heading_of_something_else(heading: str) -> None:
    assert meetings(heading + BELOW) == []
