"""The words below pictures, which tell in the present tense of what was."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

NAMED = "President Joram Otundi of Kenya spoke. Somali Prime Minister Amina Warsame arrived. "

CAPTIONS = [
    "Joram Otundi meets with Amina Warsame in Lima, Peru. | Ada Stone/AP Photo",
    "Joram Otundi meets Amina Warsame in Lima, Peru. REUTERS/Ada Stone",
    "Joram Otundi and Amina Warsame shake hands in Lima. (AP Photo/Ada Stone)",
    "Joram Otundi speaks with Amina Warsame at the Eel Center in Lima, Thursday.",
    "File photo: Joram Otundi greets Amina Warsame in Lima, Peru.",
]


@pytest.mark.parametrize("text", CAPTIONS)
def test_what_the_words_below_a_picture_tell_of_was(text: str) -> None:
    assert meetings(f"{NAMED}\n\n{text}") == ["Amina Warsame | Joram Otundi: held"]


@pytest.mark.parametrize(
    "text",
    [
        "Joram Otundi often meets Amina Warsame. Getty Images",
        "Joram Otundi meets Amina Warsame.",
        "Joram Otundi may meet Amina Warsame on a photo of fish.",
    ],
)
def test_the_present_tense_elsewhere_tells_of_no_meeting_that_was(text: str) -> None:
    assert [one for one in meetings(f"{NAMED}\n\n{text}") if one.endswith("held")] == []
