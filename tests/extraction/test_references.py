"""Pronouns and descriptions of modern reports, resolved over the whole article: to be looked at."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

OPENING = "Kenya's foreign minister said on Monday that the port was safe. Halima Otieno gave no figures. "
GUEST = "Kenyan Foreign Minister Halima Otieno flew to Rabat on Monday. "
PAIR = "Halima Otieno | Omar Filali"
FILALI = "Prime Minister Omar Filali"

DESCRIBED = {
    GUEST + f"The Kenyan guest met {FILALI}.": f"{PAIR}: held",
    GUEST + f"The Kenyan visitor, who came by train, will be received by {FILALI}.": f"{PAIR}: planned",
    GUEST + f"{FILALI} held talks with the Kenyan diplomat.": f"{PAIR}: held",
    GUEST + f"The Kenyan, who spoke of fish, met {FILALI}.": f"{PAIR}: held",
    "Kenya's envoy to the lakes, Ms. Halima Otieno, spoke of fish. The envoy is expected to meet "
    f"{FILALI}.": f"{PAIR}: expected",
    "The British High Commissioner, Ms. Halima Otieno, spoke of fish. The envoy met "
    f"{FILALI}.": f"{PAIR}: held",
    OPENING + f"She later met {FILALI}.": f"{PAIR}: held",
    OPENING + f"The Kenyan minister later met {FILALI}.": f"{PAIR}: held",
    GUEST + f"She spoke of fish. In Fez, she had lunch with {FILALI}.": f"{PAIR}: held",
    GUEST + f"The Kenyan minister, who loves fish, spoke. She had lunch with {FILALI}.": f"{PAIR}: held",
    f"Kenya's Halima Otieno and Morocco's Omar Filali, a prime minister, spoke of fish. {FILALI} later met the "
    "Kenyan minister.": f"{PAIR}: held",
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DESCRIBED.items())
def test_a_description_is_who_fits_it_alone(text: str, expected: str) -> None:
    assert meetings(text) == [expected]


NOBODY = [
    f"Kenyan envoy Halima Otieno and Kenyan envoy Ruth Wafula flew in. The Kenyan guest met {FILALI}.",
    GUEST + f"The Somali guest met {FILALI}.",
    GUEST + f"A Kenyan diplomat met {FILALI}.",
    GUEST + f"The Kenyan opposition leader met {FILALI}.",
    GUEST + f"Another Kenyan envoy met {FILALI}.",
    GUEST + f"The former Kenyan envoy met {FILALI}.",
    GUEST + f"The Kenyan diplomat's driver met {FILALI}.",
    GUEST + f"The Kenyan team met {FILALI}.",
    f"Halima Otieno and Ruth Wafula, two ministers, flew to Rabat. She met {FILALI}.",
    "Kenya's foreign minister said on Monday that the port was safe. Traders were glad. He met farmers.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_of_two_that_fit_or_of_nobody_none_is_taken(text: str) -> None:
    assert meetings(text) == []


GENDERS = {
    f"President Halima Otieno praised Moroccan trade minister Said Amrani. He then met {FILALI}.":
        ["Omar Filali | Said Amrani: held"],
    f"President Halima Otieno praised Mr Amrani. She then met {FILALI}.": [f"{PAIR}: held"],
    f"President Halima Otieno praised Ms Amrani, a trade minister. He then met {FILALI}.": [],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), GENDERS.items())
def test_he_is_no_woman_and_she_no_man(text: str, expected: list[str]) -> None:
    assert meetings(text) == expected


TALKS = f"{GUEST}She held talks with {FILALI} on Monday. "
AGAIN = {
    "The port was on the table. They will meet again in June.": "planned",
    "The port was on the table. The two envoys will meet again in June.": "planned",
    "The port is old. Traders were glad. The pair will speak again in June.": "planned",
}


@pytest.mark.parametrize(("text", "status"), AGAIN.items())
def test_they_are_those_of_the_last_contact(text: str, status: str) -> None:
    assert meetings(TALKS + text) == [f"{PAIR}: held", f"{PAIR}: {status}"]


APART = [
    "Trade Minister Ruth Wafula spoke of fish. They will meet again in June.",
    "The port was on the table. The two women will meet again in June.",
    "Farmers were angry. They will meet again in June.",
]


@pytest.mark.parametrize("text", APART)
def test_they_are_not_those_after_whom_others_act(text: str) -> None:
    assert meetings(TALKS + text) == [f"{PAIR}: held"]


def test_what_was_asked_for_and_refused_is_one_meeting() -> None:
    told = f"{GUEST}She had asked to see {FILALI}. He declined to receive her."
    assert meetings(told) == [f"{PAIR}: refused"]


@pytest.mark.parametrize(
    "text",
    [
        "Egypt’s minister left on Monday. Zorb Katt shrugged. She met President Ann Lowe.",
        "The Kenyan minister left on Monday. Zorb Katt shrugged. He met President Ann Lowe of Norway.",
        "Zorb Katt shrugged. The Kenyan president left on Monday. He met President Ann Lowe of Norway.",
    ],
)
def test_beside_a_name_that_may_be_no_person_s_nothing_is_sure(text: str) -> None:
    assert meetings(text, "sure") == []
