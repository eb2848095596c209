"""Ranks and styles without a full stop, peers, institutions in the plural; doubt and denial within a coordination."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

STYLED = {
    "Gen Piers Holt met Lt Col Imran Qadir in Basra on Monday.": "Imran Qadir | Piers Holt: held",
    "Brig Tom Carr held talks with Maj Gen Aziz Noor in Kabul on Friday.": "Aziz Noor | Tom Carr: held",
    "Capt Luis Vega met Adm Pia Storm in Kiel on Monday.": "Luis Vega | Pia Storm: held",
    "Sgt Ivo Kralj met Lt-Col Rhys Owen in Split on Monday.": "Ivo Kralj | Rhys Owen: held",
    "Sen Mark Dole met Gov Ann Pryce in Boise on Friday.": "Ann Pryce | Mark Dole: held",
    "Rep Mark Dole met Amb Owen Clarke in Boise on Friday.": "Mark Dole | Owen Clarke: held",
    "Cllr June Parrish met Rev Paul Oduya in Leeds on Monday.": "June Parrish | Paul Oduya: held",
    "Dame Ruth Amory and Sir Piers Holt met President Zalmay Noor in Kabul on Monday.":
        "Piers Holt + Ruth Amory | Zalmay Noor: held",
    "Foreign Secretary Nigel Ashworth met Prof Jan Kowal and Dr Mia Thorne in London on Monday.":
        "Jan Kowal + Mia Thorne | Nigel Ashworth: held",
    "Foreign Secretary Nigel Ashworth spoke. Mr Ashworth met Mrs Ann Pryce in London on Monday.":
        "Ann Pryce | Nigel Ashworth: held",
    "Foreign Secretary Nigel Ashworth met Lord Tarn of Wexcombe in London on Monday.":
        "Lord Tarn | Nigel Ashworth: held",
    "Lord Tarn of Wexcombe met Prime Minister Harriet Cole on Monday.": "Harriet Cole | Lord Tarn: held",
    "Baroness Elwick met Prime Minister Harriet Cole on Monday.": "Baroness Elwick | Harriet Cole: held",
    "Lord Peter Ashby met Prime Minister Harriet Cole on Monday.": "Harriet Cole | Peter Ashby: held",
    "Lady Elwick held talks with Viscount Marl on Monday.": "Lady Elwick | Viscount Marl: held",
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STYLED.items())
def test_a_rank_or_style_is_no_part_of_the_name(text: str, expected: str):
    assert meetings(text) == [expected]


INSTITUTIONS = """
Prime Minister Harriet Cole met Sunni Councils in Basra on Monday.
Prime Minister Harriet Cole met Muslim Commissions in Basra on Monday.
Prime Minister Harriet Cole held talks with Trade Ministries on Monday.
Prime Minister Harriet Cole met Select Committees on Monday.
Prime Minister Harriet Cole met Security Forces on Monday.
Prime Minister Harriet Cole received Farmers Associations on Monday.
Prime Minister Harriet Cole met Police Federations on Monday.
Prime Minister Harriet Cole met Health Authorities on Monday.
Prime Minister Harriet Cole spoke to Labour Unions on Monday.
Prime Minister Harriet Cole hosted Border Agencies on Monday.
"""


@pytest.mark.parametrize("text", INSTITUTIONS.strip().splitlines())
def test_institutions_in_the_plural_are_no_persons(text: str):
    assert meetings(text) == []


COLE, DELMAS, LINDT = "Prime Minister Harriet Cole", "French President Hugues Delmas", "German Chancellor Maria Lindt"
SURE, MAYBE = "Harriet Cole | Hugues Delmas: {}", "Harriet Cole | Maria Lindt: {}"
DOUBTED = {
    f"{COLE} is expected to meet {DELMAS} and possibly {LINDT} on Friday.": ("expected", "possible"),
    f"{COLE} will meet {DELMAS}, and maybe {LINDT}, in Nice on Friday.": ("planned", "possible"),
    f"{COLE} will meet {DELMAS} and perhaps also {LINDT} on Friday.": ("planned", "possible"),
    f"{COLE} will hold talks with {DELMAS} and possibly with {LINDT} on Friday.": ("planned", "possible"),
    f"{COLE} met {DELMAS} and reportedly {LINDT} on Monday.": ("held", "held"),
    f"{COLE} held talks with {DELMAS} and reportedly with {LINDT} on Monday.": ("held", "held"),
    f"{COLE} met {DELMAS} but not {LINDT} on Monday.": ("held", None),
    f"{COLE} will meet {DELMAS}, but never {LINDT}.": ("planned", None),
    f"{COLE} will meet {DELMAS} or {LINDT} on Friday.": (None, None),
    f"{DELMAS} or {LINDT} will meet {COLE} on Friday.": (None, None),
    f"Neither {DELMAS} nor {LINDT} met {COLE} on Monday.": (None, None),
}


@pytest.mark.parametrize(("text", "expected"), DOUBTED.items())
def test_of_a_coordination_each_has_the_doubt_that_is_said_of_it(text: str, expected: tuple[str | None, str | None]):
    wanted = [form.format(status) for form, status in zip((SURE, MAYBE), expected, strict=True) if status]
    assert meetings(text) == wanted


def test_what_is_only_reported_of_the_second_is_not_sure():
    text = f"{COLE} met {DELMAS} and reportedly {LINDT} on Monday."
    assert meetings(text, "sure") == [SURE.format("held")]
