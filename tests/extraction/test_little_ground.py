"""Meetings for which the text sees no ground, or of which it says that they never were; and whom "they" are not."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

A, B = "President Erik Dal", "Prime Minister Sigrún Tarn"
PAIR = "Erik Dal | Sigrún Tarn"


@pytest.mark.parametrize(
    "before",
    [
        "Few believe that",
        "Few expected that",
        "It is unlikely that",
        "There is no proof that",
        "There was little sign that",
        "There is no guarantee that",
        "Without any evidence that",
    ],
)
@pytest.mark.parametrize("verb", ["met", "will meet", "had met"])
def test_nothing_stands_for_it(before: str, verb: str) -> None:
    assert meetings(f"{before} {A} {verb} {B}, she said.") == []


@pytest.mark.parametrize(
    ("before", "status"),
    [("Few doubt that", "planned"), ("There is every sign that", "planned"), ("There is no doubt that", "planned")],
)
def test_or_much_does(before: str, status: str) -> None:
    assert meetings(f"{before} {A} will meet {B}.", "sure") == [f"{PAIR}: {status}"]


@pytest.mark.parametrize(
    "after",
    [
        "That was the plan; the meeting never happened.",
        "The meeting did not take place, an aide said later.",
        "The meeting didn't happen, her office said.",
    ],
)
def test_what_never_was_is_looked_at(after: str) -> None:
    assert meetings(f"{A} met {B} on Monday. {after}", "look") == [f"{PAIR}: held"]


@pytest.mark.parametrize("after", ["The meeting did not produce a deal.", "A vote never took place."])
def test_what_came_of_it_is_another_thing(after: str) -> None:
    assert meetings(f"{A} met {B} on Monday. {after}", "sure") == [f"{PAIR}: held"]


@pytest.mark.parametrize(
    "who", ["Supporters of", "Aides to", "Soldiers of", "The wives of", "Lawyers for", "Envoys from"]
)
@pytest.mark.parametrize("did", ["clashed after they met in Oslo", "smiled as they met in Oslo", "were late. They met"])
def test_they_are_those_of_the_two(who: str, did: str) -> None:
    assert meetings(f"{who} {A} and {B} {did}.") == []


def test_they_are_the_two() -> None:
    assert meetings(f"{A} and {B} smiled as they met in Oslo.", "sure") == [f"{PAIR}: held"]
