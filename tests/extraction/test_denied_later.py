"""What a text denies of what it has told, and what it says of a time that is not over. All is invented."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

A = "Danish Prime Minister Ada Lind"
B = "Kenyan President Joram Otundi"
MET = f"{A} met {B} in Rome"
HELD = ["Ada Lind | Joram Otundi: held"]


@pytest.mark.parametrize(
    "text",
    [
        f'Morgenblad reported that {A} had received {B} in Rome. "There was no such meeting," her spokesman said.',
        f"Denmark denies secret meeting with Kenya\n\nMorgenblad reported that {A} had received {B} in Rome.",
        f"{MET}, Morgenblad reported. Her office denied the report.",
        f"{MET}, Morgenblad reported.\n\nHer office was asked.\n\nIt rejected the claims as nonsense.",
        f"According to the newspaper Morgenblad, {MET}. No such meeting took place, her office said.",
        f"{MET}, two officials said. Her spokesman said no meeting had taken place.",
        f"Morgenblad reported that {MET}. The report is invented, her lawyer said.",
        f"{MET}, Morgenblad wrote. That story was fabricated, his aide told reporters.",
    ],
)
def test_what_the_text_denies_too_is_to_be_looked_at(text: str) -> None:
    assert (meetings(text, "sure"), meetings(text, "look")) == ([], HELD)


@pytest.mark.parametrize(
    "text",
    [
        f"{MET}. Her office denied that they had spoken of fish.",
        f"{MET}. She denied a report that she would resign.",
        f"{MET}. No agreement was reached at the meeting.",
        f"{MET}. No meeting with the rebels took place.",
        f"{MET}. Otundi has denied that a meeting with rebels took place.",
        f"{MET}. The report of the bank was wrong.",
        f"Denmark denies fishing quota to Kenya\n\n{MET}.",
    ],
)
def test_what_is_denied_of_something_else_changes_nothing(text: str) -> None:
    assert meetings(text, "sure") == HELD


def test_by_the_way_within_a_week_that_goes_on() -> None:
    text = f"The hotel had been booked for guests during {A}'s meeting with {B} in Rome"
    assert meetings(f"{text} this week.", "sure") == []
    assert meetings(f"{text} last week.", "sure") == HELD
