"""Fathers and sons of one name, followers called after somebody, and offices that papers misspell. All is invented."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

B = "Kenyan envoy Joram Otundi"


@pytest.mark.parametrize(
    "text",
    [
        "U.S. President Oskar Tarn spoke. Oskar Tarn Jr. met {B}.",
        "U.S. President Oskar Tarn spoke. His son, Oskar Tarn Jr., met {B}.",
        "U.S. President Oskar Tarn spoke. Oskar Tarn Jr was in Rome. Tarn Jr. met {B}.",
        "Oskar Tarn Jr. was in Rome. U.S. President Oskar Tarn spoke. Tarn Jr. met {B}.",
        "Oskar Tarn, Jr., met {B}. U.S. President Oskar Tarn spoke.",
        "{B} met Oskar Tarn Jr. on Monday. President Oskar Tarn spoke.",
        "President Oskar Tarn left. {B} held talks with Oskar Tarn Jr. in Rome.",
    ],
)
def test_a_son_is_not_his_father(text: str) -> None:
    found = meetings(text.format(B=B))
    assert len(found) == 1
    assert found[0].startswith(("Joram Otundi | Oskar Tarn Jr", "Joram Otundi | Oskar Tarn, Jr"))


@pytest.mark.parametrize("name", ["President Oskar Tarn", "U.S. President Oskar Tarn", "Senator Oskar Tarn"])
def test_a_father_is_not_his_son(name: str) -> None:
    text = f"Oskar Tarn Jr. was in Rome. On Monday {name} met {B}. Oskar Tarn Jr. left."
    assert meetings(text) == ["Joram Otundi | Oskar Tarn: held"]


def test_who_is_alone_of_his_name_is_he_without_the_letters() -> None:
    text = f"Senator Oskar Tarn Jr. was in Rome. On Monday Oskar Tarn met {B}."
    assert meetings(text, "sure") == ["Joram Otundi | Oskar Tarn Jr.: held"]


@pytest.mark.parametrize("word", ["critic", "ally", "supporter", "loyalist", "foe", "rival", "donor"])
@pytest.mark.parametrize("first", ["Frequent", "Longtime", "Fierce"])
def test_words_before_whom_somebody_follows_are_no_name(first: str, word: str) -> None:
    text = f"{first} Tarn {word} Vera Dal met {B} on Monday. President Oskar Tarn left. Tarn met envoy Ada Lind."
    assert meetings(text, "sure") == ["Ada Lind | Oskar Tarn: held", "Joram Otundi | Vera Dal: held"]


@pytest.mark.parametrize("name", ["Oskar Tarn", "Angela Tarn"])
def test_a_given_name_before_a_follower_stays(name: str) -> None:
    text = f"President {name} spoke. {name} ally Vera Dal met {B} on Monday."
    assert meetings(text, "sure") == ["Joram Otundi | Vera Dal: held"]


@pytest.mark.parametrize("office", ["Prime Minster", "prime minster", "Special Counsel", "special counsel"])
def test_an_office_is_known_however_it_is_spelled(office: str) -> None:
    assert meetings(f"Danish {office} Ada Lind met {B} on Monday.", "sure") == ["Ada Lind | Joram Otundi: held"]


@pytest.mark.parametrize("doing", ["opening the ports", "telling officials to sell eels", "resigning"])
def test_what_somebody_does_is_welcomed_and_not_he(doing: str) -> None:
    assert meetings(f"Danish President Ada Lind welcomed Kenyan President Joram Otundi {doing}.") == []


@pytest.mark.parametrize("where", ["in Rome", "on Monday", "at the palace", "during a storm", "Monday evening"])
def test_who_is_welcomed_somewhere_is_met(where: str) -> None:
    text = f"Danish President Ada Lind welcomed Kenyan President Joram Otundi {where}."
    assert meetings(text) == ["Ada Lind | Joram Otundi: held"]
