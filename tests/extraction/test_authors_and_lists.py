"""Who says "I" in a statement, leaders named between dashes, hosts of two, and what became of a meeting."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

A, B, C = "President Ana Rojas of Peru", "President Omar Fall of Bolivia", "Prime Minister Rui Tavira of Chile"
SPOKE = "Today I spoke with Prime Minister Goran Petek of Slovenia about the flood."

AUTHORS = [
    ("Statement by President Lena Dorst on the Situation in Kenya", SPOKE, "held"),
    ("Statement from President Lena Dorst", SPOKE, "held"),
    ("Remarks by President Lena Dorst", f"Thank you all. {SPOKE}", "held"),
    ("Remarks by President Lena Dorst", "I just got off the phone with Prime Minister Goran Petek.", "held"),
    ("Statement by President Lena Dorst", "I had the honor of welcoming Prime Minister Goran Petek in Graz.", "held"),
    ("Statement by President Lena Dorst", "I look forward to meeting Prime Minister Goran Petek next week.", "hoped"),
]
NO_AUTHORS = [
    ("Statement by President Lena Dorst and President Omar Fall", SPOKE),
    ("Remarks by President Lena Dorst", f"PRESIDENT FALL: {SPOKE}"),
    ("Statement by Press Secretary Ed Brill on President Lena Dorst", SPOKE),
    ("Statement by the ministry", SPOKE),
    ("Statement by President Lena Dorst", "I never spoke with Prime Minister Goran Petek of Slovenia."),
    ("Statement by President Lena Dorst", "I spoke with farmers about Prime Minister Goran Petek of Slovenia."),
]


@pytest.mark.parametrize(("heading", "text", "status"), AUTHORS)
def test_the_author_of_a_statement_says_i(heading: str, text: str, status: str) -> None:
    assert meetings(f"{heading}\n\n{text}\n", "look") == [f"Goran Petek | Lena Dorst: {status}"]


@pytest.mark.parametrize(("heading", "text"), NO_AUTHORS)
def test_who_says_i_is_not_known(heading: str, text: str) -> None:
    assert meetings(f"{heading}\n\n{text}\n") == []


FOUND = [
    (f"The leaders of the lake states -- {A}, {B} and {C} -- convened in Lima on Monday.",
     ["Ana Rojas | Omar Fall | Rui Tavira: held"]),
    (f"{A}, {B}, and {C} convened in Lima on Monday.", ["Ana Rojas | Omar Fall | Rui Tavira: held"]),
    (f"The leaders of the Lake Three, {A}, {B}, and {C}, convened in Lima on Monday.",
     ["Ana Rojas | Omar Fall | Rui Tavira: held"]),
    (f"The two presidents, {A} and {B}, met in Rome.", ["Ana Rojas | Omar Fall: held"]),
    (f"{A} met with {B} as well as with {C}.", ["Ana Rojas | Omar Fall: held", "Ana Rojas | Rui Tavira: held"]),
    (f"Eels dominated a meeting in Lima between {A} and {B}.", ["Ana Rojas | Omar Fall: held"]),
    (f"A storm interrupted talks between {A} and {B}.", ["Ana Rojas | Omar Fall: held"]),
    (f"As he met {A} on Monday, {C} said that eels were scarce.", ["Ana Rojas | Rui Tavira: held"]),
]  # fmt: skip
NONE = [
    f"The leaders of the lake states -- friends of {A} and {B} -- convened in Lima on Monday.",
    f"The critics of the leaders -- {A} and {B} -- convened in Lima.",
    f"The aides of the leaders, {A} and {B}, met in Rome.",
    f"The critics of the leaders, friends of {A} and {B}, met in Rome.",
    f"{A} got on with {B} as well as with {C}.",
    f"{A} convened her cabinet as {B} spoke.",
    f"Eels dominated the mood between {A} and {B}.",
    f"As he met farmers on Monday, {B} praised {A}.",
    f"{A} hosted a dinner of the friends of {B} and {C}.",
]


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_who_met(text: str, found: list[str]) -> None:
    assert meetings(text) == found


@pytest.mark.parametrize("text", NONE)
def test_nobody_met(text: str) -> None:
    assert meetings(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{A} hosted a summit of {B} and {C} on Monday.",
        f"{A} hosted talks between {B} and {C} in Rome.",
        f"{A} convened a meeting between {B} and {C}.",
        f"{A} chaired a meeting between {B} and {C}.",
        f"{A} presided over talks between {B} and {C}.",
        f"{A} mediated talks between {B} and {C}.",
        f"{A} brokered the meeting between {B} and {C}.",
        f"{A} brought together {B} and {C} in Rome.",
        f"{B} met {C} under the auspices of {A}.",
        f"{B} and {C} held talks in Rome hosted by {A}.",
        f"Through the mediation of {A}, {B} met {C}.",
        f"{B} and {C} met at the invitation of {A}.",
        f"Tolls came up at the lunch between {B} and {C} on Saturday, {A} said on Monday.",
    ],
)
def test_who_hosts_or_mediates_or_tells_of_the_talks_of_others_is_no_party(text: str) -> None:
    assert meetings(text) == ["Omar Fall | Rui Tavira: held"]
