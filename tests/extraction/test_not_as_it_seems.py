"""Sentences that look like a meeting and tell of none, or of less: it fell through, "before he could", "angering C"."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

LARS, ROSA, JANIS = "Danish President Lars Holm", "Chilean Foreign Minister Rosa Pizarro", "Latvian Premier Janis Kalns"

NEVER = f"""
A phone call between {LARS} and {ROSA} failed to materialise on Monday.
A meeting between {LARS} and {ROSA} failed to take place on Monday.
Talks between {LARS} and {ROSA} failed to begin on Monday.
A summit between {LARS} and {ROSA} failed to come about.
A meeting between {LARS} and {ROSA} collapsed on Monday before it began.
Talks between {LARS} and {ROSA} ended on Monday before they had started.
{LARS} left Kampala before he could meet {ROSA} on Monday.
{LARS} left the hall before he could speak to {ROSA} on Monday.
{LARS} flew home before {ROSA} could receive him on Monday.
{LARS} died before he could meet {ROSA}.
{LARS} was toppled on Monday before he could hold talks with {ROSA}.
{JANIS} joked on Monday that {LARS} had met {ROSA} in heaven.
Nothing suggests that {LARS} met {ROSA} on Monday.
It is inconceivable that {LARS} met {ROSA} on Monday.
{LARS} gave up his seat at talks with {ROSA} on Monday.
""".strip().splitlines()


@pytest.mark.parametrize("text", NEVER)
def test_what_never_was_is_not_held(text: str):
    assert not [one for one in meetings(text) if not one.endswith(("cancelled", "refused"))]


DOUBTED = f"""
{JANIS} doubted on Monday that {LARS} had met {ROSA}.
{JANIS} suspected on Monday that {LARS} had met {ROSA}.
{JANIS} feared that {LARS} had met {ROSA}.
{JANIS} questioned on Monday that {LARS} had met {ROSA}.
{JANIS} rejected the idea that {LARS} had met {ROSA}.
{JANIS} laughed at the notion that {LARS} had met {ROSA}.
{LARS} and {ROSA} met only in the imagination of a columnist.
{LARS} and {ROSA} met only on paper.
On screen, {LARS} met {ROSA} on Monday.
{LARS} and {ROSA} spoke on Monday at rallies a continent apart.
{LARS} and {ROSA} spoke on Monday in two different cities.
{LARS} and {ROSA} dined on Monday, each at home.
{LARS} and {ROSA} both dined on Monday.
{LARS} and {ROSA} both held talks on Monday.
{LARS} and {ROSA} held separate talks on Monday.
{LARS} and {ROSA} hold talks on Friday if the truce lasts.
{LARS} and {ROSA} hold talks on Friday unless the truce breaks.
{LARS} meets {ROSA} on Friday, weather permitting.
{LARS} meets {ROSA} on Friday, should the truce hold.
{LARS} will meet {ROSA} on Friday, provided the truce lasts.
""".strip().splitlines()


@pytest.mark.parametrize("text", DOUBTED)
def test_what_may_not_have_been_is_not_sure(text: str):
    assert meetings(text, "sure") == []


SURE = {
    f"{LARS} and {ROSA} met each other on Monday.": "held",
    f"{LARS} and {ROSA} held talks on Monday.": "held",
    f"{LARS} and {ROSA} dined on Monday.": "held",
    f"{LARS} will meet {ROSA} on Friday to see if a truce can last.": "planned",
    f"{JANIS} denied on Monday that {LARS} had met {ROSA}.": "denied",
    f"{JANIS} denied that {LARS} had met {ROSA}.": "denied",
    f"{JANIS} refuted on Monday that {LARS} had met {ROSA}.": "denied",
    f"{LARS} and {ROSA} met one another in Lima.": "held",
    f"{LARS} and {ROSA} spoke to each other on Monday.": "held",
}


@pytest.mark.parametrize(("text", "status"), SURE.items())
def test_what_is_plainly_told_stays_sure(text: str, status: str):
    assert meetings(text, "sure") == [f"Lars Holm | Rosa Pizarro: {status}"]


@pytest.mark.parametrize("what", ["angering", "surprising", "ignoring", "bypassing", "replacing", "praising"])
@pytest.mark.parametrize("behind", ["", " on Monday"])
def test_whom_it_angered_was_not_met(what: str, behind: str):
    text = f"{LARS} met {JANIS}{behind}, {what} {ROSA}, in Riga."
    assert meetings(text, "sure") == ["Janis Kalns | Lars Holm: held"]


@pytest.mark.parametrize("what", ["visiting", "acting", "outgoing"])
def test_a_form_that_belongs_to_a_name_is_no_verb(what: str):
    text = f"{LARS} met {JANIS}, {what} Chilean President Rosa Pizarro and Gen Piers Holt in Riga."
    assert any("Rosa Pizarro" in one for one in meetings(text, "sure"))
