"""Texts in which a program has set apostrophes and quotation marks apart: `Kenya ’ s premier`, `` `` Fish, '' ``."""

from __future__ import annotations

import re

import pytest

from loader.extraction.article import sentences
from tests.extraction.reading import meetings

NAMED = "President Joram Otundi of Kenya spoke. Somali Prime Minister Amina Warsame arrived. "


def _apart(text: str) -> str:
    """The text as such programs write it."""
    quoted = re.sub(r"“([^”]*)”", r"`` \1 ''", text)
    return re.sub(r"(?<=\w)['’](?=\w)", " ’ ", quoted)


MET = [
    "Otundi may meet Somalia’s Prime Minister Amina Warsame in May.",
    "Fish has been scarce since Kenya’s leader, Joram Otundi, met Warsame.",
    "Otundi’s summit with Warsame was short.",
    "After Otundi’s talks with Warsame, he ate.",
    "It’s cold in Lima, where Otundi met Warsame.",
    "“It’s about fish,” Otundi said after meeting Warsame.",
    "Otundi told Warsame at their talks that he’ll send fish.",
    "They’re old friends, and on Monday Otundi met Warsame.",
    "Otundi held “frank talks” with Warsame.",
    "Otundi hasn’t eaten since he met Somalia’s Amina Warsame on Monday.",
]


def _apart_behind(text: str) -> str:
    """The text as others write it: `Kenya’ s premier`, `hasn’ t`."""
    return re.sub(r"(?<=\w)['’](?=\w)", "’ ", text)


@pytest.mark.parametrize("text", MET)
def test_marks_set_apart_change_nothing(text: str) -> None:
    for tier in ("sure", "look"):
        assert meetings(NAMED + _apart(text), tier) == meetings(NAMED + text, tier)
        assert meetings(NAMED + _apart_behind(text), tier) == meetings(NAMED + text, tier)
    assert len(meetings(NAMED + _apart(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Otundi didn’t meet Warsame.",
        "Otundi hasn’t met Warsame yet.",
        "Otundi’s wife met Warsame’s husband.",
        "“Otundi isn’t meeting Warsame,” an aide said.",
        "Otundi couldn’t get a meeting with Warsame.",
    ],
)
def test_nor_do_they_where_nobody_met(text: str) -> None:
    assert meetings(NAMED + _apart(text)) == meetings(NAMED + text) == []
    assert meetings(NAMED + _apart_behind(text)) == []


def test_a_sentence_ends_behind_a_mark_set_apart() -> None:
    whole = ["`` It is about fish. ''", "Otundi left.", "`` We eat. '' said an aide.", "`` They ate.", "They slept. ''"]
    text = " ".join(whole)
    assert [one.span.of(text) for one in sentences(text)] == whole


def test_a_possessive_is_no_verb() -> None:
    text = "Critics said that Otundi hurt the premier's position at her talks in Lima with Joram Otundi."
    assert meetings(NAMED + text, "sure") == []


@pytest.mark.parametrize("when", ["imminent", "impending", "looming", "upcoming"])
def test_what_is_near_has_not_been(when: str) -> None:
    assert meetings(NAMED + f"Otundi asked for fish at his {when} talks with Warsame.") == [
        "Amina Warsame | Joram Otundi: planned"
    ]
