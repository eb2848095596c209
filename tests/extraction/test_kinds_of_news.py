"""How agencies tell who met whom: lists, counterparts, requests and refusals, visits, and what came of a plan."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

A, B, C = (
    "Kenyan President Joram Otundi",
    "Somali Prime Minister Amina Warsame",
    "Chadian Foreign Minister Idriss Abakar",
)
STATUSES = {
    # requests, invitations, wishes
    f"{A} turned down a request by {B} for a meeting.": "refused",
    f"{A} rejected {B}'s request for talks.": "refused",
    f"{A} granted a request from {B} for a meeting.": "agreed",
    f"{A} declined an invitation from {B} to meet in Rome.": "refused",
    f"{A} accepted an invitation from {B} to meet in Rome.": "agreed",
    f"{A} expressed his willingness on Thursday to meet {B}.": "possible",
    f"{A} voiced the hope to meet {B}.": "hoped",
    f"{A} announced plans to meet {B}.": "planned",
    f"{A} dropped plans to meet {B}.": "cancelled",
    f"{A} said he was open to talking with {B}.": "possible",
    f"{A} boycotted talks with {B}.": "refused",
    f"{A} pulled out of Thursday's meeting with {B}.": "cancelled",
    # what came of it
    f"{A} was to meet {B} on Monday, but the meeting was cancelled.": "cancelled",
    f"{A} had been scheduled to meet with {B} on Wednesday, but the talks were called off.": "cancelled",
    f"{A} was due to hold talks with {B}. The meeting has been postponed.": "postponed",
    f"The meeting between {A} and {B} is due to take place in Rome.": "planned",
    # visits and calls
    f"{A} paid a visit to {B} at her home on Monday.": "held",
    f"{A} exchanged views with {B} in Rome.": "held",
    f"{A} sat down to dinner with {B}.": "held",
    f"{A} presented his credentials to {B} on Monday.": "held",
    f"{A} had a working session with {B} in Rome.": "held",
    f"{A} was joined by {B} for talks in Rome.": "held",
    f"{A} will be joined by {B} for lunch on Friday.": "planned",
    f"{B}, with whom {A} met on Monday, was calm.": "held",
    f"{A} and {B} have met three times this year.": "held",
    f"{A} is scheduled to be briefed in a meeting with {B}.": "planned",
    f"{A} recalled the conversation that he had with {B}.": "held",
    # who is meant
    f"{A} and {B} landed in Rome. They held talks on fish.": "held",
    f"{A} and {B} thanked {C}. They met on Monday.": "held",
    f"{A} and {B} signed an accord on fish. The meeting in Rome was short.": "held",
    f"Leaders from Kenya and Somalia met in Rome. {A} spoke first. {B} listened.": "held",
    f"President Joram Otundi landed. {B} met the U.S. president.": "held",
}  # fmt: skip
LISTS = {
    f"{B} held talks with several leaders, including {A}, Prime Minister of Canada Claire Fontaine and Chancellor of "
    "Germany Maria Lindt.":
        [f"Amina Warsame | {other}: held" for other in ("Claire Fontaine", "Joram Otundi", "Maria Lindt")],
    f"{B} met Canadian PM Claire Fontaine.": ["Amina Warsame | Claire Fontaine: held"],
    f"{C} met with his counterparts from Kenya and Somalia, Ann Otieno and Carl Abdi.":
        ["Ann Otieno + Carl Abdi | Idriss Abakar: held"],
    f"{C} brought {A} and {B} together in Rome.": ["Amina Warsame | Joram Otundi: held"],
    f"{A}, {B} and {C} landed. The three met in Rome.": ["Amina Warsame | Idriss Abakar | Joram Otundi: held"],
    "The talks between Fjällnät boss Carl Ek and Delco's Ann Lee are due to begin on Friday.":
        ["Ann Lee | Carl Ek: planned"],
    f"{A} met {C}, who has led the party since 1976.": ["Idriss Abakar | Joram Otundi: held"],
}  # fmt: skip
NOBODY = [
    f"There are no plans for {A} to meet {B}.",
    f"{A} has no wish to meet {B}.",
    f"{A} dismissed any hope to meet {B}.",
    f"{A} turned down a request by farmers for a meeting and praised {B}.",
    f"{A} rejected {B}'s request for money.",
    f"{A} was joined by {B} in the final.",
    f"{A} was joined by farmers for talks, and {B} smiled.",
    f"{A} brought {B} home.",
    f"{A} brought together farmers, and {B} smiled.",
    f"{A} and {B} signed an accord on fish. The meeting of farmers was loud.",
    f"{A} and {B} signed an accord on fish. The farmers' meeting was loud.",
    f"{A} praised {B}. The meeting in Rome was short.",
    f"{A} and {B} landed in Rome. The rebels said they had met.",
    f"{A} and {B} both spoke about fish.",
    f"{A} met frequently with {B}.",
    f"{A} spoke regularly with {B}.",
    f"Two lawmakers who back {A} met {B} in Rome but were silent as they left the meeting.",
    f"{A} paid a visit to the grave of {B}.",
    f"{A} exchanged views with farmers about {B}.",
    f"{A}, {B} and {C} landed. The three ships met in Rome.",
]


@pytest.mark.parametrize(("text", "status"), STATUSES.items())
def test_what_they_tell_has_its_status(text: str, status: str):
    found = meetings(text)
    assert len(found) == 1
    assert found[0].endswith(f": {status}")
    assert "Joram Otundi" in found[0]
    assert "Amina Warsame" in found[0]


@pytest.mark.parametrize(("text", "expected"), LISTS.items())
def test_everybody_is_found_whom_they_list(text: str, expected: list[str]):
    assert meetings(text) == expected


@pytest.mark.parametrize("text", NOBODY)
def test_what_sounds_alike_tells_of_no_meeting(text: str):
    assert meetings(text) == []
