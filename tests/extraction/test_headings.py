"""Headings without a verb that name a contact, and such as tell of none."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

BELOW = "\n\nThe visitors left at noon and gave no comment on what the two sides had said.\n"
NAMED = "\n\nSecretary of State Marta Quill and Kenyan Foreign Minister Joseph Otieno gave no comment.\n"

REPORTS = [
    "Readout of Secretary of State Marta Quill’s Call with Kenyan Foreign Minister Joseph Otieno",
    "Readout of Secretary of State Marta Quill's Meeting With Foreign Minister Joseph Otieno of Kenya",
    "Press release on Secretary Marta Quill's meeting with Kenyan Foreign Minister Joseph Otieno",
    "Summary of the telephone conversation between Secretary Marta Quill and Kenyan Foreign Minister Joseph Otieno",
    "On the meeting of Secretary of State Marta Quill with Kenyan Foreign Minister Joseph Otieno",
    "Secretary of State Marta Quill's telephone conversation with Kenyan Foreign Minister Joseph Otieno",
    "Secretary of State Marta Quill's meeting with Kenyan Foreign Minister Joseph Otieno, 6 May",
    "Remarks by Secretary of State Marta Quill and Kenyan Foreign Minister Joseph Otieno Before Their Meeting",
    "Remarks by Secretary of State Marta Quill With Kenyan Foreign Minister Joseph Otieno Before Their Meeting",
    "Remarks by Secretary of State Marta Quill and Kenyan Foreign Minister Joseph Otieno After Bilateral Talks",
]
NO_REPORTS = [
    "Why Secretary of State Marta Quill's Meeting with Kenyan Foreign Minister Joseph Otieno Matters",
    "Statement on Secretary of State Marta Quill's Upcoming Meeting with Kenyan Foreign Minister Joseph Otieno",
    "Secretary of State Marta Quill's cancelled meeting with Kenyan Foreign Minister Joseph Otieno",
    "Joint Statement by Secretary of State Marta Quill and Kenyan Foreign Minister Joseph Otieno",
    "Remarks by Secretary of State Marta Quill and Kenyan Foreign Minister Joseph Otieno at the Cabinet Meeting",
    "Remarks by Secretary of State Marta Quill and Kenyan Foreign Minister Joseph Otieno Before the Assembly",
    "Remarks by Secretary of State Marta Quill and Foreign Minister Joseph Otieno at a meeting of the Arctic Council",
    "Letter of Secretary of State Marta Quill to Kenyan Foreign Minister Joseph Otieno",
]


@pytest.mark.parametrize("heading", REPORTS)
def test_a_heading_that_names_a_contact_reports_it(heading: str) -> None:
    assert meetings(heading + BELOW, "look") == ["Joseph Otieno | Marta Quill: held"]


@pytest.mark.parametrize("heading", NO_REPORTS)
def test_other_headings_report_none(heading: str) -> None:
    assert meetings(heading + BELOW) == []


def test_in_capitals_a_name_counts_that_the_text_gives_too() -> None:
    heading = "Secretary Quill's Meeting with Kenyan Foreign Minister Otieno"
    assert meetings(heading + NAMED, "look") == ["Joseph Otieno | Marta Quill: held"]
    assert meetings("Secretary Quill's Meeting with Foreign Minister Otieno Collapses" + NAMED) == []
