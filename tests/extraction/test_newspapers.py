"""Ways in which newspapers tell of meetings."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

NAMED = "President Joram Otundi of Kenya spoke. Somali Prime Minister Amina Warsame arrived. "

SURE = {
    "Otundi suggested on Monday that fish could be short, after a phone call with Warsame about nets.": "held",
    "Otundi said that fish was plentiful, following talks with Warsame.": "held",
    "Otundi said on Monday that he's set up talks with Warsame.": "planned",
    "Otundi held his first talks as president with Warsame on Monday.": "held",
    "Otundi has said yes to a meeting with Warsame before the summer.": "agreed",
    "Otundi is bound for Lima to meet Warsame.": "planned",
    "Otundi expressed his eagerness to meet Warsame.": "hoped",
}


@pytest.mark.parametrize("text", SURE)
def test_newspapers_tell_plainly(text: str) -> None:
    assert meetings(NAMED + text, "sure") == [f"Amina Warsame | Joram Otundi: {SURE[text]}"]


LOOK = {
    "Envoys are in Lima to prepare for a delicate meeting between Otundi and Warsame.": "planned",
    "Otundi, on his way to Lisbon for talks with Warsame, wrote that he was not amused.": "planned",
    "Otundi had a full day in Lisbon, including lunch with Warsame.": "held",
    "Otundi sounded milder during a photo op with Warsame.": "held",
    "Talks got under way on Monday between a team led by Joram Otundi and envoys led by Amina Warsame.": "held",
    "Delegations headed by Joram Otundi and Amina Warsame will meet in Lisbon on Friday.": "planned",
    "Envoys flew to Lima to arrange a meeting between Otundi and Warsame.": "planned",
}


@pytest.mark.parametrize("text", LOOK)
def test_newspapers_tell_by_the_way(text: str) -> None:
    assert meetings(NAMED + text) == [f"Amina Warsame | Joram Otundi: {LOOK[text]}"]


@pytest.mark.parametrize(
    "text",
    [
        "Envoys failed to prepare a summit between Otundi and Warsame.",
        "Delegations led by the wives of Otundi and Warsame met in Lisbon.",
        "Otundi said that Finance Minister Ada Holm was ill, and slept.",
    ],
)
def test_their_siblings_tell_of_none(text: str) -> None:
    assert meetings(NAMED + text) == []


def test_a_list_of_those_met_ends_before_who_acts() -> None:
    told = "Envoy Dana Lund sang. Minister Ada Holm slept. "
    told += "After the meeting with Lund, Holm and other members, Otundi left."
    assert meetings(NAMED + told) == ["Ada Holm + Dana Lund | Joram Otundi: held"]


def test_who_acts_behind_a_comma_is_not_one_of_those_met() -> None:
    told = "In a phone call with Warsame, Mr. Otundi asked for fish."
    assert meetings(NAMED + told, "sure") == ["Amina Warsame | Joram Otundi: held"]


def test_the_pronoun_of_a_list_is_one_of_those_who_met() -> None:
    told = "Envoy Dana Lund sang. Otundi said he, Lund and Finance Minister Ada Holm held private talks with Warsame."
    assert meetings(NAMED + told) == ["Amina Warsame | Ada Holm + Dana Lund + Joram Otundi: held"]


def test_a_heading_goes_on_with_whom_it_begins() -> None:
    heading = "Otundi claims progress with Oman, still plans to meet Ilo Marn"
    assert meetings(f"{heading}\n\nPresident Joram Otundi of Kenya sang. Omani leader Ilo Marn slept.") == [
        "Ilo Marn | Joram Otundi: planned"
    ]


OPEN = {
    "Otundi said on Monday that after his talks with Warsame he will visit Oslo.": "planned",
    "Otundi said that following a meeting with Warsame he would open the port.": "planned",
    "Otundi and Warsame agreed to resume talks on water.": "agreed",
    "Otundi and Warsame have agreed to continue talks on Friday.": "agreed",
    "Otundi and Warsame agreed to revive talks on water.": "agreed",
    "Otundi and Warsame agreed to accelerate talks on water.": "agreed",
    "The Otundi-Warsame summit set for May will be about fish.": "planned",
}


@pytest.mark.parametrize("text", OPEN)
def test_what_need_not_be_theirs_or_may_lie_ahead_is_looked_at(text: str) -> None:
    assert meetings(NAMED + text, "sure") == []
    assert meetings(NAMED + text, "look") == [f"Amina Warsame | Joram Otundi: {OPEN[text]}"]


def test_a_summit_that_a_heading_says_is_set_has_not_been() -> None:
    assert meetings(f"Otundi-Warsame summit set for May\n\n{NAMED}") == ["Amina Warsame | Joram Otundi: planned"]


@pytest.mark.parametrize("kind", ["bilateral", "direct", "urgent", "high-level", "a new round of", "the"])
def test_whoever_agrees_to_talks_agreed_to_have_them(kind: str) -> None:
    told = f"Otundi and Warsame agreed to {kind} talks on water."
    assert meetings(NAMED + told, "sure") == ["Amina Warsame | Joram Otundi: agreed"]
