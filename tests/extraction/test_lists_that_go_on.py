"""Lists that go on behind some without a name, offices of many words, and verbs joined by "and"."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

A, B, C = "Adviser Jake Sull", "President Omar Fall", "Prime Minister Rui Tavira"
BOTH = ["Jake Sull | Omar Fall", "Jake Sull | Rui Tavira"]


def pairs(text: str) -> list[str]:
    """Who met whom, each pair by itself, without the status."""
    found = []
    for line in meetings(text):
        sides = [side.split(" + ") for side in line.rpartition(":")[0].split(" | ")]
        found += [" | ".join(sorted((one, other))) for one in sides[0] for other in sides[-1] if len(sides) == 2]
    return sorted(found)


LISTS = [
    f"{A} met with {B} and his War Cabinet, {C}, and farmers.",
    f"{A} will travel to Lima on Friday to meet with {B}, his War Cabinet, and {C} to discuss eels.",
    f"{A} met with {B}, other senior officials, and {C}.",
    f"{A} met with {B} and his team and later with {C}.",
    f"{A} met with senior officials: {B} and {C}.",
    f"{A} met with leaders of the opposition, {B} and {C}.",
    f"{A} is expected to meet with {B} in Vessolt and hold talks with {C}.",
]
ONE = [
    f"{A} met with members of the Lake Council (LC) and {C}.",
    f"In two meetings with members of the Lake Council (LC) and {C}, {A} voiced hope.",
    f"{A} met today with Republic of Zambia 2nd Deputy Foreign Minister Rui Tavira.",
    f"{A} met on Monday with actress and campaigner Rui Tavira.",
    f"{A} held a meeting with World Eel Fund, WEF, chief Rui Tavira.",
    f"{A} plans to visit Jeddah and hold talks with {C}.",
    f"{A} hopes to visit Jeddah and meet {C}.",
    f"{A} refused to visit Lima and meet {C}.",
    f"{A} joined {C} and senior officials in a conversation to review energy.",
    f"{A} looks forward to welcoming {C} on June 25, 2031.",
]
NONE = [
    f"{A} met farmers and his rival, and {B} left.",
    f"{A} met with officials: {B} was away.",
    f"{A} met with friends of the firm, {B} said.",
    f"{A} met with members of the Lake Council and the {B} Foundation.",
    f"{A} met with officials of Mali and {B} sent a letter.",
    f"{A} met an actress and {B} left.",
    f"{A} plans to visit Lima and {B} will meet farmers.",
    f"{A} wants to retire and never meet {B}.",
    f"{A} failed to visit Lima and meet {B}.",
    f"{A} joined {B} in mourning.",
    f"{A} joined {B} in a call for peace.",
    f"The envoys of {A}, {B} and leaders of Kenya and Somalia held talks.",
]
FIRST = [
    f"{A} met with {B} and his wife, {C} said.",
    f"{A} met with {B} and the head of the army, and {C} flew home.",
    f"{A} met with {B}, the cousin of {C}, in Rome.",
    f"{A} met with {B} and aides of {C}.",
    f"{A} met with {B} and his aides to discuss eels and {C}.",
    f"{A} met with {B} and his guests, who praised eels and {C}.",
]


@pytest.mark.parametrize("text", LISTS)
def test_a_list_goes_on(text: str) -> None:
    assert pairs(text) == BOTH


@pytest.mark.parametrize("text", ONE)
def test_an_office_or_a_second_verb(text: str) -> None:
    assert pairs(text) == ["Jake Sull | Rui Tavira"]


@pytest.mark.parametrize("text", FIRST)
def test_a_list_ends(text: str) -> None:
    assert pairs(text) == ["Jake Sull | Omar Fall"]


@pytest.mark.parametrize("text", NONE)
def test_nobody_of_name_is_met(text: str) -> None:
    assert meetings(text) == []


def test_leaders_without_a_name_leave_those_who_have_one() -> None:
    text = f"On Tuesday, {B}, {C} and leaders of Panama and Chile held a summit in Lima."
    assert meetings(text) == ["Omar Fall | Rui Tavira: held"]


def test_a_visit_whose_day_is_set_is_planned() -> None:
    assert meetings(f"{A} looks forward to welcoming {C} on June 25, 2031.") == ["Jake Sull | Rui Tavira: planned"]
    assert meetings(f"{A} looks forward to welcoming {C} in Lima.") == ["Jake Sull | Rui Tavira: hoped"]
