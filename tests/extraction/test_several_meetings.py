"""Two who met more than once: each time is a meeting of its own."""

from __future__ import annotations

import pytest

from loader.records import MeetingRecord
from tests.extraction.reading import meetings, outcome

A = "French President Luc Tarn"
B = "Kenyan Prime Minister Mona Holm"
TWICE = [
    f"{A} met {B} in Oslo. Holm had met Tarn in Riga, too, as she recalled.",
    f"{A} met {B} on Monday. Tarn met Holm again on Tuesday.",
    f"Tarn held a first meeting with Holm and wept. {A} held a second meeting with {B} and laughed.",
    f"The meeting between {A} and {B} was the first since their failed summit in Riga.",
]
ONCE = [
    f"{A} met {B} in Oslo. Tarn and Holm talked for an hour in Oslo, aides said.",
    f"{A} held his first meeting with {B}. Tarn met Holm at the palace.",
]


def _held(text: str, published: str | None) -> int:
    return sum(isinstance(one, MeetingRecord) for one in outcome(text, published).records)


@pytest.mark.parametrize("text", TWICE)
def test_what_the_text_tells_apart_is_two_meetings(text: str):
    assert (_held(text, None), _held(text, "2031-05-07")) == (2, 2)


@pytest.mark.parametrize("text", ONCE)
def test_what_can_be_one_meeting_is_one(text: str):
    assert _held(text, None) == 1
    assert meetings(text) == ["Luc Tarn | Mona Holm: held"]
