"""What two articles tell bears one id only where it is certainly the same thing."""

from __future__ import annotations

from pathlib import Path

import pytest

import loader as whomet
from tests.extraction.given import write


def ids(folder: Path, *texts: str) -> list[dict[str, set[str]]]:
    """The ids of each text's records, by kind."""
    files = [write(folder, f"{number}.txt", text) for number, text in enumerate(texts)]
    found: list[dict[str, set[str]]] = []
    for outcome in whomet.extract(files, published="2031-05-06").outcomes:
        found.append({})
        for record in outcome.records:
            found[-1].setdefault(record.record, set()).add(record.id)
    return found


MET = "Foreign Minister Sigrún Dal of Iceland met Portuguese Prime Minister Tomé Arroz in Lisbon{}. {}"
DAY, MONTH, NONE = " on 4 May 2031", " in April 2031", ""


@pytest.mark.parametrize(("when", "shared"), [(DAY, True), (MONTH, False), (NONE, False)])
def test_a_meeting_of_two_articles_is_one_where_its_day_is_known(tmp_path: Path, when: str, shared: bool) -> None:
    one, two = ids(tmp_path, MET.format(when, "It rained."), MET.format(when, "It snowed."))
    assert one["meeting"]
    assert bool(one["meeting"] & two["meeting"]) is shared
    assert one["person"] == two["person"] == {"sigrun-dal", "tome-arroz"}


def test_the_same_surname_in_two_articles_is_not_one_person(tmp_path: Path) -> None:
    text = "Prime Minister Arroz met Foreign Minister Sigrún Dal of Iceland in Lisbon on 4 May 2031. {}"
    one, two = ids(tmp_path, text.format("It rained."), text.format("It snowed."))
    assert one["person"] & two["person"] == {"sigrun-dal"}
    assert all(len(each["person"]) == 2 for each in (one, two))


def test_journeys_and_summits_of_two_years_are_two(tmp_path: Path) -> None:
    text = (
        "Foreign Minister Sigrún Dal of Iceland will travel to Lisbon. She met Portuguese Prime Minister Tomé Arroz"
        " on the sidelines of the {}Lake Summit. {}"
    )
    one, two = ids(tmp_path, text.format("", "It rained."), text.format("", "It snowed."))
    assert one["trip"] and one["event"]
    assert not one["trip"] & two["trip"]
    assert not one["event"] & two["event"]
    one, two = ids(tmp_path, text.format("Third ", "It rained."), text.format("Third ", "It snowed."))
    assert one["event"] == two["event"] != set()
