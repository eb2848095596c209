"""What is told of two and was not, or not with each other, or not in life. All is invented."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

A, B, C = "Peruvian President Alma Reyes", "Omani President Ilo Marn", "Chilean President Kana Veer"
PAIR = "Alma Reyes | Ilo Marn"

NONE = [
    f"{A} learned of the coup minutes before she was to walk into a room with {B}.",
    f"It would be the first time that {A} met {B}.",
    f"It will be the first time {A} meets {B}.",
    f"It could be the last time {A} met {B}.",
    f"{A} left Muscat without having met {B}.",
    f"{A} left Muscat without meeting {B}.",
    f"{A} flew home, not having met {B}.",
    f"{A} and {B} boycotted the talks.",
    f"{A} and {B} shunned the summit.",
    f"{A} hopes to see {B} in jail.",
    f"{A} hopes to see {B} out of office.",
]
NOT_SURE = [
    f"{A} and {B} called for talks.",
    f"{A} and {B} demanded talks.",
    f"Ten years after {A} met {B}, the deal is dead.",
    f"Decades after {A} met {B}, the deal is dead.",
    f"{A} and {B} met in battle.",
    f"{A} and {B} met in a comedy sketch on Monday.",
    f"{A} met {B} on a dating app.",
    f"{A} met {B} in the play's second act.",
    f"{A} met {B} on Friday. Reyes said she expected to discuss tolls with Marn.",
    f"{A} told a court that she had met {B} twice.",
    f"{A} is accused of having met {B} in secret.",
    f"{A} met {B}. Correction: she met his deputy.",
    f"{A} met {B}, we wrote on Monday. We were wrong.",
    f"{A} met {B} on Monday, the agency reported before withdrawing the story.",
    f"{A} met {B} on Monday, a newspaper wrote. It has since retracted the report.",
    "Ana Sol spoke to Omar Tal, a refugee from Oman, who told her that there was no bread.",
    "Ana Sol met Omar Tal, a farmer in Lima, who showed her his goats.",
]
STATUSES = {
    f"{A} and {B} are in talks.": "ongoing",
    f"{A} and {B} are in talks on tolls.": "ongoing",
    f"{A} and {B} were in talks on Monday.": "held",
    f"{A} secured a meeting with {B}.": "agreed",
    f"{A} and {B} refused to hold talks.": "refused",
    f"It was the first time that {A} met {B}.": "held",
    f"{A} was in a room with {B} for two hours.": "held",
    f"{A} saw {B} in Lima on Monday.": "held",
    f"{A} met {B} as soon as she landed.": "held",
    f"{A} met {B} and rejected claims that tolls would rise.": "held",
    f"{A} met {B} in the film studio in Lima.": "held",
}


@pytest.mark.parametrize("text", NONE)
def test_what_was_not_or_not_with_each_other_is_no_meeting(text: str) -> None:
    assert meetings(text) == []


@pytest.mark.parametrize("text", NOT_SURE)
def test_what_may_be_of_something_else_is_never_sure(text: str) -> None:
    assert all(line.endswith(": held") and "Marn" in line for line in meetings(text, "sure"))
    assert meetings(text, "look") != []


@pytest.mark.parametrize(("text", "status"), STATUSES.items())
def test_what_is_said_plainly_has_its_status(text: str, status: str) -> None:
    assert meetings(text) == [f"{PAIR}: {status}"]


@pytest.mark.parametrize(
    "text",
    [
        "The New York talks are moving ahead.",
        "The current round of talks was long.",
        "The anticipated summit was set for June.",
        "The talks in recent weeks were about tolls.",
    ],
)
def test_talks_that_are_called_others_are_not_those_told_of_before(text: str) -> None:
    assert meetings(f"{A} met {C} in Lima. {text}") == ["Alma Reyes | Kana Veer: held"]


@pytest.mark.parametrize("who", ["The Ortegas ate", "The farmers dined"])
def test_they_are_whom_a_plural_names(who: str) -> None:
    text = f"{who} with Prince Kana Veer and Duchess Vera Dal, and they met Prince Tomas Holm."
    assert "Kana Veer + Vera Dal | Tomas Holm: held" not in meetings(text, "sure")


def test_who_arranges_details_of_a_meeting_tells_of_none_that_was() -> None:
    text = f"Her visit was to arrange the hours of a meeting between {A} and {B}."
    assert meetings(text) == [f"{PAIR}: planned"]
    assert meetings(text, "sure") == []
