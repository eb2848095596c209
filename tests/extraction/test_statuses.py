"""Whether a contact took place, by the words around it. All persons are invented."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

HEAD = "Foreign Minister Ilse Marrand of Belgium gave a speech. Prime Minister Joram Otundi of Kenya listened.\n"

SURE = {
    "Marrand met Otundi in Antwerp on Sunday.": "held",
    "Marrand has met with Otundi.": "held",
    "Marrand had already met Otundi in April.": "held",
    "Marrand did meet Otundi in Antwerp.": "held",
    "Marrand and Otundi met in Antwerp.": "held",
    "Marrand held talks with Otundi on Monday.": "held",
    "Marrand was received by Otundi on Monday.": "held",
    "Marrand spoke by phone with Otundi on Monday.": "held",
    "Marrand telephoned Otundi on Monday.": "held",
    "Marrand shook hands with Otundi.": "held",
    "Marrand hosted Otundi at the palace on Monday.": "held",
    "Marrand will meet Otundi next week.": "planned",
    "Marrand is to meet Otundi on Friday.": "planned",
    "Marrand is scheduled to meet Otundi on Friday.": "planned",
    "Marrand plans to meet with Otundi.": "planned",
    "Marrand is due to hold talks with Otundi on Friday.": "planned",
    "Marrand meets Otundi next week.": "planned",
    "Marrand is expected to meet Otundi.": "expected",
    "Marrand will probably meet Otundi.": "expected",
    "Marrand may meet Otundi.": "possible",
    "Marrand could meet Otundi later this month.": "possible",
    "Marrand will possibly meet Otundi.": "possible",
    "Marrand is willing to meet Otundi.": "possible",
    "Marrand hopes to meet Otundi.": "hoped",
    "Marrand wants to meet Otundi.": "hoped",
    "Marrand would like to meet Otundi.": "hoped",
    "Marrand offered to meet Otundi.": "proposed",
    "Marrand proposed a meeting with Otundi.": "proposed",
    "Marrand has asked for talks with Otundi.": "proposed",
    "Marrand agreed to meet Otundi.": "agreed",
    "Marrand has agreed to hold talks with Otundi.": "agreed",
    "Marrand refused to meet Otundi.": "refused",
    "Marrand declined to meet with Otundi.": "refused",
    "Marrand ruled out a meeting with Otundi.": "refused",
    "Marrand cancelled a meeting with Otundi.": "cancelled",
    "Marrand called off talks with Otundi.": "cancelled",
    "The talks between Marrand and Otundi were cancelled.": "cancelled",
    "Marrand postponed a meeting with Otundi.": "postponed",
    "A meeting between Marrand and Otundi has been postponed.": "postponed",
    "Marrand denied meeting Otundi.": "denied",
    "A meeting between Marrand and Otundi is scheduled for Friday.": "planned",
    "A meeting between Marrand and Otundi took place on Monday.": "held",
}

NOTHING = [
    "Marrand did not meet Otundi.",
    "Marrand has not met Otundi.",
    "Marrand never met Otundi.",
    "Marrand has no plans to meet Otundi.",
    "Marrand does not plan to meet Otundi.",
    "Marrand is not expected to meet Otundi.",
    "Marrand failed to meet Otundi.",
    "Marrand might have met Otundi.",
    "Marrand would have met Otundi.",
    "Had Marrand met Otundi, all would be well.",
    "If Marrand had met Otundi, all would be well.",
    "Marrand often meets Otundi.",
    "Marrand regularly met Otundi.",
    "Marrand was to have met Otundi.",
    "Marrand left without meeting Otundi.",
    "Marrand avoided meeting Otundi.",
    "No meeting between Marrand and Otundi took place.",
    "There is no evidence that Marrand met Otundi.",
]


@pytest.mark.parametrize(("sentence", "status"), [pair for pair in SURE.items() if pair[1]])
def test_a_direct_verb_says_whether_they_met(sentence: str, status: str):
    assert meetings(HEAD + sentence) == [f"Ilse Marrand | Joram Otundi: {status}"]


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_did_not_happen_or_may_not_have_is_no_record(sentence: str):
    assert meetings(HEAD + sentence) == []
