"""Persons whom somebody met one after the other: a meeting each."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

A, B, C = "President Erik Dal", "Prime Minister Sigrún Tarn", "Foreign Minister Jonas Holm"


@pytest.mark.parametrize(
    "text",
    [
        f"{A} met separately with {B} and {C}.",
        f"{A} met {B} and, separately, {C}.",
        f"{A} held separate meetings with {B} and {C}.",
        f"{A} spoke to both {B} and {C} in separate calls.",
        f"{A} met {B} and {C} individually.",
    ],
)
def test_are_a_meeting_each(text: str) -> None:
    assert meetings(text, "sure") == ["Erik Dal | Jonas Holm: held", "Erik Dal | Sigrún Tarn: held"]


def test_each_of_those_who_met_another_met_alone() -> None:
    assert meetings(f"{A} and {B} each met {C}.") == ["Erik Dal | Jonas Holm: held", "Jonas Holm | Sigrún Tarn: held"]


def test_who_is_met_together_is_one_side() -> None:
    assert meetings(f"{A} met {B} and {C}.") == ["Erik Dal | Jonas Holm + Sigrún Tarn: held"]


@pytest.mark.parametrize("seat", ["the White House", "the Kremlin", "his ranch", "the presidential palace"])
def test_who_is_invited_to_the_seat_of_a_leader_is_invited(seat: str) -> None:
    assert meetings(f"{A} has invited {B} to {seat}.") == ["Erik Dal | Sigrún Tarn: invited"]


@pytest.mark.parametrize("what", ["the funeral", "the vote", "address parliament"])
def test_who_is_invited_to_what_others_attend_is_not(what: str) -> None:
    assert meetings(f"{A} has invited {B} to {what}.") == []
