"""What a reviewer types: nothing, where nothing stands; and names that the file or the graph has already."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from loader.errors import UsageError
from loader.extraction.reviewing.desk import Desk, open_desk
from loader.extraction.reviewing.known import Known, Thing
from loader.extraction.reviewing.mendable import Field
from tests.extraction.reviewing import given

TWO_OF_ONE_NAME = Known(Thing("person", id_, "Nela Adams") for id_ in ("nela-adams", "nela-adams-of-oslo"))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    found = open_desk(given.write(tmp_path), known=TWO_OF_ONE_NAME)
    with found.journal:
        yield found


def field(desk: Desk, label: str) -> Field:
    return next(field for field in desk.fields() if field.label.strip() == label)


@pytest.mark.parametrize("label", ["place", "date", "event", "kind", "date as written", "side", "country"])
def test_a_field_can_be_emptied_twice(desk: Desk, label: str) -> None:
    for _ in range(2):
        desk.mend(field(desk, label), " ")
        assert field(desk, label).value == ""


@pytest.mark.parametrize("label", ["another participant", "another issue", "another office"])
def test_nothing_typed_adds_nothing(desk: Desk, label: str) -> None:
    with pytest.raises(UsageError, match="nothing was typed"):
        desk.mend(field(desk, label), "")


def test_somebody_new_has_the_id_of_nobody_that_the_graph_knows(desk: Desk) -> None:
    desk.mend(field(desk, "another participant"), "Nela Adams")
    (who,) = [record for record in desk.state.records.values() if record.get("name") == "Nela Adams"]
    assert who["id"] == "nela-adams-2"


@pytest.mark.parametrize("names", [["Ida Lo", "Ìda Lo"], ["x" * 300, "Ida Lo"], ["x" * 300, "x" * 301]])
def test_persons_and_meeting_that_are_added_together_have_ids_of_their_own(desk: Desk, names: list[str]) -> None:
    desk.add(names)
    record = desk.state.records[desk.needed().key]
    persons = {who["person"] for who in record["participants"]}
    assert len(persons) == 2
    assert record["id"] not in persons
    assert record["id"].endswith(desk.state.records[("rivers", "rivers")]["sha256"][:8])  # type: ignore[index]


def test_what_is_no_meeting_is_not_split(desk: Desk) -> None:
    for tier, id_ in (("left", "left:1"), ("sure", "kovacs-reykjavik")):
        desk.at = next(n for n, item in enumerate(desk.state.items) if (item.tier, item.key.id) == (tier, id_))
        with pytest.raises(UsageError, match="no meeting here to split"):
            desk.split([1, 2], [1, 3])
