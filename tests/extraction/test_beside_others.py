"""Persons of name beside ministers, officials and counterparts; talks that a statement followed."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

TOLD = {
    "EU envoy Ana Horvat met with ministers and the deposed president, Boubacar Keita.":
        "Ana Horvat | Boubacar Keita: held",
    "EU envoy Ana Horvat met senior officials and President Boubacar Keita in Bamako.":
        "Ana Horvat | Boubacar Keita: held",
    "EU envoy Ana Horvat held talks with military leaders and Prime Minister Omar Filali.":
        "Ana Horvat | Omar Filali: held",
    "EU envoy Ana Horvat will meet diplomats and Moroccan Prime Minister Omar Filali on Friday.":
        "Ana Horvat | Omar Filali: planned",
    "EU envoy Ana Horvat met ministers and President Boubacar Keita in Bamako.": "Ana Horvat | Boubacar Keita: held",
    "Peruvian Foreign Minister Rosa Quispe held talks with her two counterparts, Juan Mamani and Pilar Soto.":
        "Juan Mamani + Pilar Soto | Rosa Quispe: held",
    "The comments came during a meeting between Foreign Secretary Nigel Ashworth and Gen Piers Holt.":
        "Nigel Ashworth | Piers Holt: held",
    "Foreign Secretary Nigel Ashworth was speaking following a meeting with Gen Piers Holt.":
        "Nigel Ashworth | Piers Holt: held",
    "Foreign Secretary Nigel Ashworth asked for calm during a meeting with Gen Piers Holt.":
        "Nigel Ashworth | Piers Holt: held",
}  # fmt: skip


def test_counterparts_of_two_countries_are_met_each():
    text = (
        "Peruvian Foreign Minister Rosa Quispe met her Bolivian and Chilean counterparts, Juan Mamani and Pilar Soto."
    )
    assert meetings(text, "sure") == ["Juan Mamani | Rosa Quispe: held", "Pilar Soto | Rosa Quispe: held"]


@pytest.mark.parametrize(("text", "expected"), TOLD.items())
def test_those_of_name_met(text: str, expected: str):
    assert meetings(text, "sure") == [expected]


def test_what_something_followed_took_place():
    text = "The vote followed a meeting between Foreign Secretary Nigel Ashworth and Gen Piers Holt."
    assert meetings(text, "sure") == ["Nigel Ashworth | Piers Holt: held"]


OTHERS = """
The crowd that cheered Foreign Secretary Nigel Ashworth met Gen Piers Holt with silence.
The farmers who cheered Foreign Secretary Nigel Ashworth met Gen Piers Holt.
Foreign Secretary Nigel Ashworth had aides arrange talks with Gen Piers Holt.
Foreign Secretary Nigel Ashworth began planning a quick meeting with Gen Piers Holt.
Foreign Secretary Nigel Ashworth had friends arrange a quick meeting with Gen Piers Holt.
EU envoy Ana Horvat met ministers and President Boubacar Keita said it helped.
EU envoy Ana Horvat met with ministers and President Boubacar Keita called for calm.
EU envoy Ana Horvat met officials of Mali and President Boubacar Keita.
EU envoy Ana Horvat met counterparts, Juan Mamani said.
EU envoy Ana Horvat met aides and advisers of President Boubacar Keita.
EU envoy Ana Horvat met farmers and President Boubacar Keita met traders.
The ministers and President Boubacar Keita said EU envoy Ana Horvat was welcome.
EU envoy Ana Horvat met her counterparts, and President Boubacar Keita slept.
"""


@pytest.mark.parametrize("text", OTHERS.strip().splitlines())
def test_those_of_another_clause_did_not(text: str):
    assert meetings(text) == []
