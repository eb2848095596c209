"""Events and issues have other names: short forms, and words of one meaning; they are for asking only."""

from __future__ import annotations

from pathlib import Path

import pytest

import loader as whomet
from loader.errors import UsageError
from loader.finding.synonyms import event_names, issue_names
from tests.records import document, meeting, person


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Asia-Pacific Economic Cooperation summit 2022", "APEC summit 2022"),
        ("APEC summit 2022", "Asia-Pacific Economic Cooperation summit 2022"),
        ("UN General Assembly 2022", "UNGA 2022"),
        ("United Nations General Assembly", "UN General Assembly"),
        ("the Forum of Northern Rivers and Lakes in May", "the FNRL in May"),
        ("Group of 20 summit", "G20 summit"),
        ("NATO summit in Vilnius", "North Atlantic Treaty Organization summit in Vilnius"),
    ],
)
def test_an_event_has_a_short_and_a_long_name(name: str, other: str) -> None:
    assert other in event_names(name)


@pytest.mark.parametrize("name", ["Arctic Council summit", "who attends", "Talks in Rome, May 2031", "", "Rivers"])
def test_an_event_without_a_long_name_has_no_other(name: str) -> None:
    assert event_names(name) == ()


def test_an_issue_is_called_by_words_of_the_same_meaning_alone() -> None:
    assert "chips" in issue_names("Semiconductors")
    assert "Export of chips" in issue_names("Export of semiconductors")
    assert issue_names("Fentanyl") == issue_names("Chipping of trees") == ()


def test_a_person_who_stands_for_no_country_is_no_side(tmp_path: Path) -> None:
    lines = [
        document(),
        person("ada-kir", "Ada Kir"),
        person("bo-lund", "Bo Lund", country="SE"),
        meeting("m", {"person": "ada-kir", "side": "Ada Kir"}, {"person": "bo-lund", "side": "SE"}),
    ]
    with whomet.open_graph(tmp_path / "x.graph") as graph:
        graph.load(lines)
        assert [row["counterpart"] for row in graph.run("who-met", person="Bo Lund")] == ["Ada Kir"]
        assert "country" not in [row["what"] for row in graph.search("Ada Kir")]
        assert len(graph.run("countries-met", country="SE")) == len(graph.run("country-pairs-by-year")) == 0
        with pytest.raises(UsageError, match="no country"):
            graph.run("countries-met", country="Ada Kir")
