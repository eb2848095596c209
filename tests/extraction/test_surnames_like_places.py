"""Families that are called as a place is, or a heavenly body. All is invented."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

B = "Kenyan envoy Joram Otundi"


@pytest.mark.parametrize("who", ["Moon Jae-in", "Moon Tae-il"])
def test_a_family_may_be_called_as_a_heavenly_body(who: str) -> None:
    text = f"South Korean President {who} spoke on Sunday. Moon met {B} in Seoul."
    assert meetings(text, "sure") == [f"Joram Otundi | {who}: held"]


def test_the_heavenly_body_meets_nobody() -> None:
    assert meetings(f"The Moon met the Earth. {B} looked at the Moon with joy.") == []
