"""Words around a contact that may make another thing of it: it is proposed to be looked at, never for sure."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

A, B, C = "President Erik Dal", "Prime Minister Sigrún Tarn", "Foreign Minister Jonas Holm"

TELLINGS = [
    f"{A} said it was a mistake to think he had met {B} on Tuesday.",
    f"{A} said only a fool would think he had met {B} on Tuesday.",
    f"{A} said it was news to him that he had met {B} on Tuesday.",
    f"{A} accused a newspaper of writing that he met {B} on Tuesday.",
    f"{A} sued a newspaper that wrote that he met {B} on Tuesday.",
    f"Far from having met {B}, {A} spent Tuesday at home.",
    f"{A} met {B} on Tuesday — except that he did not.",
    f"{A} met {B} on Tuesday. Only he didn't.",
    f"{A} met {B} on Tuesday. At least that is what his schedule said.",
    f"{A} met {B} on Tuesday, the tabloid wrote. Both offices deny it.",
    f"CLAIM: {A} met {B} on Tuesday.",
    f"Rumour of the week: {A} met {B} on Tuesday.",
    f"True or false? {A} met {B} on Tuesday.",
    f"{A} spoke to {B}, and {C} to nobody, on Tuesday.",
    f"{A} met {B}, {C} no one at all, on Tuesday.",
    f"{A} will meet {B}, and {C} her own party, on Thursday.",
    f"{A} held talks with {B}, and {C} with no one, on Tuesday.",
    f"{A} and {C} met {B} and Minister Marta Rust respectively on Tuesday.",
    f"{A} and {C} held separate talks with {B} and Minister Marta Rust.",
    f"The widow of {A}, who met {B} on Tuesday, has died.",
    f"The adviser to {A} who met {B} on Tuesday has quit.",
    f"The spokesman for {A}, who met {B} on Tuesday, gave no details.",
    f"{A} spoke with {B} seated in the front row on Tuesday.",
    f"{A} spoke with {B} at his side on Tuesday.",
    f"{A} spoke with {B} looking on.",
    f"{A} spoke with {B} in mind on Tuesday.",
    f"{A} had talks with all his neighbours bar {B} on Tuesday.",
    f"{A} left the talks with {B} to his deputy on Tuesday.",
    f"{A} left talks with {B} to {C} on Tuesday.",
    f"{A} and opposition leader Marta Rust met in a televised debate on Tuesday.",
    f"{A} will meet opposition leader Marta Rust in a televised debate on Thursday.",
    f"Opposition leader Marta Rust met {A} in the second round of the 2029 election.",
    f"{A} and {B} met at university in the 1990s.",
    f"{A} met {B} when both were students in London.",
    f"{A} first met {B} in the army, where they shared a tent.",
    f"After a meeting with {B} was scrapped, {A} flew home on Tuesday.",
    f"After talks with {B} were called off, {A} flew home on Tuesday.",
    f"With a summit with {B} cancelled, {A} flew home.",
    f"With talks with {B} on hold, {A} flew home.",
    f"With no meeting with {B} in sight, {A} flew home.",
    f"{A} met with {B} in attendance the champions of the cup on Tuesday.",
    f"{A} called {B} on Tuesday but could not get through.",
    f"{A} called {B} on Tuesday. Tarn did not pick up.",
    f"{A} telephoned {B} on Tuesday. The call was not returned.",
    f"{A} will meet {B} on Thursday. The plan was dropped hours later.",
    f"{A} agreed to meet {B} on Thursday. He later changed his mind.",
    f"{A} announced that he would meet {B} on Friday, which she denied.",
    f"{A} met {B} on Tuesdays until the row over the dam.",
]


@pytest.mark.parametrize("text", TELLINGS)
def test_is_never_sure(text: str) -> None:
    assert meetings(text, "sure") == []


@pytest.mark.parametrize(
    "text",
    [
        f"It is not true, her office said, that {A} met {B} on Tuesday.",
        f"It is a lie, the minister said, that {A} met {B} on Tuesday.",
        f"When {A} has met {B} on Friday, he will fly to Rome.",
        f"By the time {A} has met {B} on Friday, the vote will be over.",
        f"As soon as {A} has met {B} on Friday, the gas will flow.",
        f"Only after {A} has spoken to {B} will the gas flow.",
    ],
)
def test_what_was_not_is_not_proposed(text: str) -> None:
    assert meetings(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"The minister said on Tuesday, a day later, that {A} met {B}.",
        f"{A} met {B} for a new round of talks.",
        f"{A} left talks with {B} in anger on Tuesday.",
        f"{A} met {B} on Tuesday. He did not say what about.",
        f"{A} met {B} to discuss the debate on Tuesday.",
        f"{A} spoke with {B} on Tuesday, and {C} with reporters.",
        f"After {A} has met {B}, the two said so.",
        f"After a meeting with {B} in Oslo, {A} flew home on Tuesday.",
        f"{A} met {B} on Tuesday. The plan for the dam was dropped.",
        f"{A} came out of talks with {B} smiling.",
    ],
)
def test_near_ones_are_sure(text: str) -> None:
    assert meetings(text, "sure") == ["Erik Dal | Sigrún Tarn: held"]
