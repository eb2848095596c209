"""Headlines Written With Capitals Throughout name nobody whom the text below does not name. All is invented."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

B = "Moroccan leader Omar Filali"
HEADLINES = [
    "Tarn Cancelling Planned Meeting With Morocco's Filali Over Eel Dispute",
    "Tarn Unloads On Lake League Chief, Morocco Over Eel Spending",
    "Tarn Blasts Rivals As Eel Summit Nears",
    "Eel Row: Tarn Meets Filali",
    "Why Tarn Fears Omar Filali Now",
]


@pytest.mark.parametrize("headline", HEADLINES)
def test_the_surname_of_the_text_is_nobody_of_the_headline(headline: str) -> None:
    told = meetings(f"{headline}\n\nPresident Tarn met {B} on Monday.")
    assert "Omar Filali | Tarn: held" in told
    assert all(line.startswith("Omar Filali | Tarn: ") for line in told)


def test_a_name_in_full_stands_in_a_headline_alone() -> None:
    text = "Readout of President Anqi Tarn's Call With Omar Filali\n\nPresident Tarn spoke by phone with Omar Filali."
    assert meetings(text) == ["Anqi Tarn | Omar Filali: held"]


@pytest.mark.parametrize("paper", ["The Christian Science Monitor", "the Financial Times", "The Straits Times"])
def test_a_newspaper_at_the_end_of_a_list_has_not_met(paper: str) -> None:
    text = f"President Ann Dal spoke ahead of a meeting between President Ann Dal and {B}, {paper} reported."
    assert all("Times" not in line and "Monitor" not in line for line in meetings(text))


CALLED = {
    f"Both spoke ahead of a possible meeting between President Ann Dal and {B}.": "possible",
    f"Both spoke ahead of a meeting between President Ann Dal and {B}.": "planned",
    f"The talks begin on Friday with a meeting between President Ann Dal and {B}.": "planned",
    f"The talks began on Monday with a meeting between President Ann Dal and {B}.": "held",
}


@pytest.mark.parametrize(("text", "status"), CALLED.items())
def test_what_is_called_possible_or_begins_with_it_was_not_yet(text: str, status: str) -> None:
    assert meetings(text) == [f"Ann Dal | Omar Filali: {status}"]


def test_the_two_leaders_are_none_who_do_not_lead() -> None:
    first = "President Ann Dal will meet Moroccan Vice Premier Omar Filali on Friday. Nobody knows why."
    text = f"{first} The two leaders could sit down."
    assert meetings(text, "sure") == ["Ann Dal | Omar Filali: planned"]


def test_a_surname_is_who_alone_was_named_before_it() -> None:
    text = f"President Ann Dal landed. Dal met {B} on Monday. Jo Dal, a former ambassador, sang."
    assert meetings(text) == ["Ann Dal | Omar Filali: held"]
    both = f"President Ann Dal and Minister Jo Dal landed. Dal met {B} on Monday."
    assert meetings(both, "look") == ["Ann Dal | Omar Filali: held"]


@pytest.mark.parametrize(
    "headline",
    [
        "Senator Vera Dal Keeps Quiet About Trip to Morocco",
        "Senator Vera Dal Pays Surprise Visit to Morocco",
        "Senator Vera Dal Makes Case for Fish",
        "Senator Vera Dal Will Fight for Fish:",
        "Senator Vera Dal Says Yes to Fish",
        "SENATOR DAL ON FISH: NO DEAL",
    ],
)
def test_a_verb_of_a_headline_is_no_part_of_a_name_with_its_office(headline: str) -> None:
    text = f"{headline}\n\nSenator Vera Dal flew to Morocco in April. She met President Omar Filali there."
    assert meetings(text, "sure") == ["Omar Filali | Vera Dal: held"]


@pytest.mark.parametrize("letters", ["PTR", "USTR", "DCM"])
def test_letters_for_an_office_are_no_part_of_a_name(letters: str) -> None:
    assert meetings(f"President Omar Filali met {letters} Vera Dal in Lima.") == ["Omar Filali | Vera Dal: held"]
