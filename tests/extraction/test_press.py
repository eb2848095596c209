"""Journalists and spokesmen in the plural, in appositions and in lists: with them nobody meets, but with the others of
a list. All is invented."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

A = "Kenyan President Joram Otundi"
B, C = "Danish Prime Minister Ada Lund", "Finnish President Olli Varo"
OF_THE_PRESS = [
    f"{A} met reporters Ivo Kest and Mira Sand in Rome on Monday.",
    f"{A} met journalists Ivo Kest and Mira Sand on Monday.",
    f"{A} met with correspondents Ivo Kest and Mira Sand on Monday.",
    f"{A} met with editors Ivo Kest, Mira Sand and Rolf Aune on Monday.",
    f"{A} received columnists Ivo Kest of the Herald and Mira Sand on Monday.",
    f"{A} met newspaper editors Ivo Kest and Mira Sand on Monday.",
    f"{A} met reporters, including Ivo Kest and Mira Sand, on Monday.",
    f"{A} met bloggers such as Ivo Kest and Mira Sand on Monday.",
    f"{A} held talks with his spokesmen Ivo Kest and Rolf Aune on Monday.",
    f"{A} met with his spokesman, Ivo Kest, on Monday.",
    f"{A} met with his press secretary, Ivo Kest, on Monday.",
    f"{A} met with press officer Ivo Kest on Monday.",
    f"Reporters Ivo Kest and Mira Sand met {A} on Monday.",
]
BESIDE = {
    f"{A} met {B}, his spokesman, Ivo Kest, and {C} on Monday.": [B, C],
    f"{A} met {B}, her spokeswoman, Mira Sand, and {C} on Monday.": [B, C],
    f"{A} met with {B}; her spokeswoman, Mira Sand; and {C} on Monday.": [B, C],
    f"{A} met with {B}, her press secretary Ivo Kest and {C} on Monday.": [B, C],
    f"{A} met with {B} and her press secretary Ivo Kest on Monday.": [B],
    f"{A} met with {B} and her press secretary, Ivo Kest, on Monday.": [B],
    f"{B} and her press secretary Ivo Kest met {A} on Monday.": [B],
    f"{B} and her spokesman, Ivo Kest, met {A} on Monday.": [B],
    f"{A} met with {B} and journalists Ivo Kest and Mira Sand on Monday.": [B],
    f"{A} met with {B}, reporter Ivo Kest and {C} on Monday.": [B, C],
    # who only hears of it
    f"{A} told reporters {B} met {C} on Monday.": [],
    f"{A} told journalists Ada Lund had met {C} on Monday.": [],
}


@pytest.mark.parametrize("text", OF_THE_PRESS)
def test_with_the_press_nobody_meets(text: str) -> None:
    assert meetings(text) == []


@pytest.mark.parametrize("text", BESIDE)
def test_the_others_of_a_list_met_without_the_press(text: str) -> None:
    pairs = [" | ".join(sorted(("Joram Otundi", " ".join(name.split()[-2:])))) for name in BESIDE[text]]
    assert meetings(text) == sorted(f"{pair}: held" for pair in pairs or ["Ada Lund | Olli Varo"])
