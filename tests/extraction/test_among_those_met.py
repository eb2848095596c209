"""One or two of those who were met, named apart from the verb; and what somebody said to somebody in person."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

NAMED = "President Joram Otundi of Kenya spoke. Somali Prime Minister Amina Warsame arrived. "

SURE = {
    "Among those Otundi met was Warsame.": "held",
    "Among those Otundi met in Lima was Warsame.": "held",
    "Among the leaders whom Otundi met on Monday was Warsame.": "held",
    "Warsame was among the leaders whom Otundi met on Monday.": "held",
    "Warsame was among those Otundi will meet in Lima.": "planned",
    "Warsame was among those Otundi refused to meet.": "refused",
    "Warsame was among those who met with Otundi.": "held",
    "Warsame was one of several leaders who met Otundi on Monday.": "held",
    "Otundi told Warsame in person that fish was scarce.": "held",
    "Otundi assured Warsame in person of his help.": "held",
    "Otundi is considering whether to meet Warsame.": "possible",
    "Otundi was weighing whether to meet Warsame.": "possible",
}


@pytest.mark.parametrize("text", SURE)
def test_some_of_those_who_were_met_are_named(text: str) -> None:
    assert meetings(NAMED + text, "sure") == [f"Amina Warsame | Joram Otundi: {SURE[text]}"]


def test_several_of_them_are_named() -> None:
    told = "Among those Otundi met in Lima were Warsame and Finance Minister Ada Holm."
    assert meetings(NAMED + told, "sure") == ["Ada Holm + Amina Warsame | Joram Otundi: held"]


@pytest.mark.parametrize(
    "text",
    [
        "Warsame was among those Otundi did not meet.",
        "Warsame was among the critics of those who met Otundi.",
        "The aides of Warsame were among those who met Otundi.",
        "Warsame's aide was among those who met Otundi.",
        "Among those Otundi met was the husband of Warsame.",
        "Otundi was among the ministers who called Warsame a liar.",
        "Otundi was among those who discussed Warsame.",
        "Otundi was among those who called Warsame to resign.",
        "Otundi was among the guests who spoke, Warsame said.",
        "Otundi never told Warsame in person that fish was scarce.",
        "Otundi told Warsame's aide in person that fish was scarce.",
        "Otundi told Warsame that in person he is shy.",
        "Otundi said no meeting with Warsame was planned.",
        "Otundi refused to say whether to meet Warsame.",
    ],
)
def test_their_siblings_tell_of_none(text: str) -> None:
    assert meetings(NAMED + text) == []
