"""Invitations in all words, and what is none; persons meant by their office, or by "him", a sentence or two later."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

HOST, GUEST = "President Ana Rojas", "Portuguese Prime Minister Rui Tavira"
PAIR = "Ana Rojas | Rui Tavira"

FOUND = [
    (f"{HOST} handed {GUEST} an invitation to visit Lima.", "invited"),
    (f"{HOST} gave {GUEST} an open invitation to Lima.", "invited"),
    (f"{HOST} sent {GUEST} an official invitation to visit Lima in June.", "invited"),
    (f"{HOST} conveyed to {GUEST} an invitation to visit Lima.", "invited"),
    (f"{HOST} conveyed an invitation to {GUEST} to visit Lima.", "invited"),
    (f"{HOST} renewed her invitation to {GUEST}.", "invited"),
    (f"{HOST} reiterated her invitation to {GUEST} to visit Lima.", "invited"),
    (f"{HOST} wrote to {GUEST} inviting him to Lima.", "invited"),
    (f"{HOST} sent a letter to {GUEST}, inviting him to visit Lima.", "invited"),
    (f"An invitation from {HOST} to visit Lima was accepted by {GUEST}.", "invited"),
    (f"{HOST} withdrew her invitation to {GUEST}.", "cancelled"),
    (f"{GUEST} turned down an invitation from {HOST} to visit Lima.", "refused"),
    (f"{GUEST} declined an invitation by {HOST} to visit Lima.", "refused"),
]
NONE = [
    f"{HOST} handed {GUEST} a letter.",
    f"{HOST} gave {GUEST} no invitation.",
    f"{HOST} conveyed to {GUEST} her regrets.",
    f"{HOST} renewed her appeal to {GUEST}.",
    f"{HOST} asked {GUEST} to come clean.",
    f"{HOST} wrote to {GUEST} inviting farmers to Lima.",
    f"{HOST} invited comments by {GUEST}.",
    f"{HOST} sent an invitation to farmers and to aides of {GUEST}.",
    f"{GUEST} thanked {HOST} for her letter.",
    f"{GUEST} came to Lima at the invitation of friends of {HOST}.",
    f"The firm, at the invitation of {HOST}, sued {GUEST}.",
]


@pytest.mark.parametrize(("text", "status"), FOUND)
def test_an_invitation(text: str, status: str) -> None:
    assert meetings(text) == [f"{PAIR}: {status}"]


@pytest.mark.parametrize("text", NONE)
def test_no_invitation(text: str) -> None:
    assert meetings(text) == []


SAAK, KIM, MUB = "Georgian President Mikhail Saak", "North Korean leader Kim Jong Sun", "Egyptian President Anwar Mub"
CART = "Former President Jimmy Cart flew to Pyongyang"
MEANT = [
    (f"{SAAK} was in Tbilisi. Ukrainian President Viktor Yush invited him to Kyiv.",
     "Mikhail Saak | Viktor Yush: invited"),
    (f"{SAAK} was in Tbilisi. His Ukrainian counterpart, Viktor Yush, invited him for talks.",
     "Mikhail Saak | Viktor Yush: invited"),
    ("Chinese Foreign Minister Lin Baotai is in Tokyo. He and his Japanese counterpart, Taro Aso, met on Monday.",
     "Lin Baotai | Taro Aso: held"),
    (f"{CART} on Monday. The former U.S. leader met {KIM}.", "Jimmy Cart | Kim Jong Sun: held"),
    (f"Secretary of State Hilda Clint flew to Cairo. The top U.S. diplomat met {MUB}.",
     "Anwar Mub | Hilda Clint: held"),
    (f"Secretary of State Hilda Clint flew to Cairo. America's top diplomat met {MUB}.",
     "Anwar Mub | Hilda Clint: held"),
]  # fmt: skip
NOBODY = [
    f"{CART} with former President Bill Clun on Monday. The former president met {KIM}.",
    f"President Dan Obo spoke in Rome. The former president met {KIM}.",
    f"Former Foreign Minister Jimmy Cart flew to Pyongyang. The former president met {KIM}.",
    f"Secretary of State Hilda Clint and Foreign Secretary Will Hay flew to Cairo. The top diplomat met {MUB}.",
    f"Secretary of State Hilda Clint flew to Cairo on Monday. A top diplomat met {MUB}.",
    f"{SAAK} was in Kyiv. Farmers invited him for talks.",
    f"{SAAK} was in Kyiv. President Viktor Yush never invited him for talks.",
]


@pytest.mark.parametrize(("text", "meeting"), MEANT)
def test_who_is_meant(text: str, meeting: str) -> None:
    assert meetings(text) == [meeting]


@pytest.mark.parametrize("text", NOBODY)
def test_who_is_meant_is_open(text: str) -> None:
    assert meetings(text) == []
