"""Loading again what was loaded from the very same lines: they are not read; nothing else is taken for that."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from loader.loading import Report, load
from loader.records import DocumentRecords, SameAsRecord, reading
from loader.records.reading import read, refuse_unreviewed
from loader.stores.base import Progress, Removal
from loader.stores.embedded.store import EmbeddedStore
from tests.records import document, person

LINES = [document(), person("ann"), person("bob")]


class Remembering(EmbeddedStore):
    """Keeps the origins of documents, as a server does."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.lines_known: dict[str, str] = {}

    def origins(self) -> dict[str, str]:
        return self.lines_known

    def replace(
        self,
        documents: Sequence[DocumentRecords],
        decisions: Sequence[SameAsRecord] = (),
        *,
        dry_run: bool = False,
        progress: Progress | None = None,
    ) -> Removal:
        self.lines_known |= {each.document: each.origin for each in documents if each.origin}
        return super().replace(documents, decisions, dry_run=dry_run, progress=progress)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Remembering]:
    with Remembering(tmp_path / "a.graph") as opened:
        load_lines(opened, LINES)
        yield opened


@pytest.fixture
def unread(store: Remembering, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 - it is loaded first
    monkeypatch.setattr(reading, "parse", lambda _raw: pytest.fail("a record was read"))


def load_lines(store: EmbeddedStore, lines: Sequence[dict[str, Any]], *, reviewed_only: bool = False) -> Report:
    entries = read(["-"], io.BytesIO("\n".join(map(json.dumps, lines)).encode()))
    return load(store, map(refuse_unreviewed, entries) if reviewed_only else entries)


def told(report: Report) -> tuple[int, int, int]:
    return report.loaded, report.unchanged, report.quarantined


@pytest.mark.usefixtures("unread")
@pytest.mark.parametrize("lines", [LINES, LINES[::-1], [*LINES, LINES[1]]], ids=["same", "order", "repeated"])
def test_the_same_lines_are_not_read(store: Remembering, lines: list[dict[str, Any]]) -> None:
    assert told(load_lines(store, lines)) == (0, len(lines), 0)


def test_another_spelling_is_read_and_changes_nothing(store: Remembering) -> None:
    assert told(load_lines(store, [LINES[0], dict(reversed(LINES[1].items())), LINES[2]])) == (0, 3, 0)


@pytest.mark.parametrize("lines", [LINES[:2], [*LINES, person("eve")], [*LINES[:2], person("bob", "Robert")]])
def test_what_differs_is_loaded(store: Remembering, lines: list[dict[str, Any]]) -> None:
    assert told(load_lines(store, lines)) == (len(lines), 0, 0)
    assert store.stats().records == len(lines)


def test_an_origin_of_an_earlier_version_is_not_believed(store: Remembering) -> None:
    first = store.lines_known["d"]
    load_lines(store, LINES[:2])
    store.lines_known["d"] = first  # as if somebody had replaced the document who knows of no origins
    assert told(load_lines(store, LINES)) == (3, 0, 0)


def test_what_nobody_has_reviewed_is_refused_though_it_was_loaded(store: Remembering) -> None:
    lines = [*LINES, {**person("eve"), "review": "unreviewed"}]
    assert told(load_lines(store, lines)) == (4, 0, 0)
    assert told(load_lines(store, lines, reviewed_only=True)) == (0, 0, 4)
    assert told(load_lines(store, lines)) == (0, 4, 0)


def test_a_document_that_was_loaded_in_part_has_no_origin(tmp_path: Path) -> None:
    with Remembering(tmp_path / "b.graph") as store:
        lines = [*LINES, {**person("eve"), "country": "nowhere"}]
        assert told(load_lines(store, lines)) == (3, 0, 1)
        assert store.lines_known == {}
        assert told(load_lines(store, lines)) == (0, 3, 1)


def test_a_torn_line_holds_for_documents_that_are_as_they_were(store: Remembering, tmp_path: Path) -> None:
    raw = "\n".join([*map(json.dumps, LINES), "{"]).encode()
    report = load(store, read(["-"], io.BytesIO(raw)), quarantine=tmp_path / "q.jsonl")
    assert told(report) == (0, 3, 1)
    assert report.quarantine is not None
    assert report.quarantine.read_bytes().count(b'"person"') == 2


@pytest.mark.parametrize(
    "line",
    [
        '{"record": "person", "document": "d", "id": "ann", "id": "ann", "name": "Ann"}',
        '{"record": "person", "document": "d", "id": "ann", "name": "A\\u003a", "name": "Ann"}',
        '{"record": "person", "document": "d", "id": "ann", "name": "Ann", "confidence": NaN}',
        '{"record": "person", "document": "d", "id": "ann", "name": "Ann"} x',
    ],
)
def test_a_quick_look_tells_nothing_of_a_line_that_is_not_sound(line: str) -> None:
    (entry,) = read(["-"], io.BytesIO(line.encode()))
    assert entry.glance() is None
    assert entry.unreadable
