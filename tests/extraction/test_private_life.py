"""What the news tells of people who hold no office and meet nobody: no record of diplomacy."""

from __future__ import annotations

import pytest

from loader.extraction import Outcome
from loader.records import TripRecord
from tests.extraction.reading import outcome

REASON = "nobody with an office, and no meeting: private life"


def _kinds(found: Outcome) -> list[str]:
    return sorted(record.record for record in found.records if record.record in ("meeting", "trip", "statement"))


@pytest.mark.parametrize(
    "text",
    [
        "Jonas Holm, 60, travelled to Norland on a humanitarian mission in April.",
        "In 2030 Jonas Holm went to Norland and joined a gang.",
        "The engineer Jonas Holm arrived in Oslo to visit relatives.",
        "Erik Holm, a pilot, told Jonas Dal that he was tired.",
        "Jonas Holm had been with Nordwings Flight since September, Nordwings Flight said.",
    ],
)
def test_is_refused_with_the_reason(text: str) -> None:
    found = outcome(text)
    assert _kinds(found) == []


def test_the_report_says_why() -> None:
    found = outcome("The engineer Jonas Holm arrived in Oslo to visit relatives.")
    assert [one.reason for one in found.rejected] == [REASON]


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Jonas Holm travelled to Oslo on Tuesday.",
        "King Harald V arrived in Oslo on Tuesday.",
        "Jonas Holm travelled to Oslo on Tuesday. There Jonas Holm met President Erik Dal.",
    ],
)
def test_a_journey_of_an_official_or_to_a_meeting_is_kept(text: str) -> None:
    assert any(isinstance(record, TripRecord) for record in outcome(text).records)


def test_what_an_official_told_somebody_without_office_is_kept() -> None:
    assert _kinds(outcome("President Erik Dal told Jonas Holm that the house was his.")) == ["statement"]
