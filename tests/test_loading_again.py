"""Loading again what was loaded from the very same lines: they are not read; nothing else is taken for that."""

from __future__ import annotations

import gzip
import io
import json
import os
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from loader.as_before import unchanged
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
        self.files_known: dict[str, str] = {}

    def origins(self) -> dict[str, str]:
        return self.lines_known

    def sources(self) -> dict[str, str]:
        return self.files_known

    def replace(
        self,
        documents: Sequence[DocumentRecords],
        decisions: Sequence[SameAsRecord] = (),
        *,
        dry_run: bool = False,
        progress: Progress | None = None,
    ) -> Removal:
        self.lines_known |= {each.document: each.origin for each in documents if each.origin}
        self.files_known |= {each.document: each.source for each in documents if each.source}
        for each in documents:
            if not each.source:
                self.files_known.pop(each.document, None)
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


def write(path: Path, *lines: dict[str, Any], more: str = "") -> Path:
    text = "".join(f"{json.dumps(line)}\n" for line in lines) + more
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


def load_files(store: EmbeddedStore, *files: Path, reviewed_only: bool = False, **options: Any) -> Report:
    entries = read(files)
    return load(store, entries.reviewed_only() if reviewed_only else entries, **options)


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


OTHERS = [document("e"), person("eve", document="e")]


@pytest.fixture
def glanced(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The lines that were looked at."""
    seen: list[bytes] = []
    look = reading._glance

    def looking(raw: bytes) -> str | None:
        seen.append(raw)
        return look(raw)

    monkeypatch.setattr(reading, "_glance", looking)
    return seen


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
@pytest.mark.parametrize("reviewed_only", [False, True])
def test_no_line_of_a_file_is_looked_at_that_was_loaded_before(
    tmp_path: Path, glanced: list[bytes], name: str, reviewed_only: bool
) -> None:
    file = write(tmp_path / name, *LINES, *OTHERS, more="# a remark\n\n")
    steps: list[tuple[int, int]] = []
    with Remembering(tmp_path / "b.graph") as store:
        assert told(load_files(store, file, reviewed_only=reviewed_only)) == (5, 0, 0)
        glanced.clear()
        report = load_files(
            store, file, reviewed_only=reviewed_only, progress=lambda done, whole: steps.append((done, whole))
        )
        assert (report.read, report.documents_unchanged, told(report)) == (5, 2, (0, 5, 0))
        assert steps == [(5, 5)]
        assert glanced == []


def test_whatever_differs_every_line_is_looked_at(tmp_path: Path, glanced: list[bytes]) -> None:
    first, second = write(tmp_path / "a.jsonl", *LINES), write(tmp_path / "b.jsonl", *OTHERS)
    with Remembering(tmp_path / "b.graph") as store:
        load_files(store, first)
        load_files(store, first, second)
        glanced.clear()
        assert told(load_files(store, first, second)) == (0, 5, 0)
        assert glanced == []
        write(first, LINES[0], LINES[2], LINES[1])  # of the same length
        assert told(load_files(store, first, second)) == (0, 5, 0)
        assert len(glanced) == 5
        write(first, *LINES, person("eve"))
        assert told(load_files(store, first)) == (4, 0, 0)


def test_a_document_that_was_replaced_since_is_loaded_again(tmp_path: Path) -> None:
    first = write(tmp_path / "a.jsonl", *LINES, *OTHERS)
    with Remembering(tmp_path / "b.graph") as store:
        load_files(store, first)
        load_files(store, write(tmp_path / "c.jsonl", *LINES[:2]))
        assert told(load_files(store, first)) == (3, 2, 0)
        assert store.stats().records == 5


def test_a_document_in_two_files_is_of_neither(tmp_path: Path, glanced: list[bytes]) -> None:
    first, second = write(tmp_path / "a.jsonl", *LINES[:2]), write(tmp_path / "b.jsonl", LINES[2])
    with Remembering(tmp_path / "b.graph") as store:
        load_files(store, first, second)
        glanced.clear()
        assert told(load_files(store, first, second)) == (0, 3, 0)
        assert len(glanced) == 3
        assert told(load_files(store, first)) == (2, 0, 0)


def test_a_fault_in_a_file_is_told_each_time(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", *LINES, {**person("eve", document="e"), "country": "nowhere"})
    torn = write(tmp_path / "b.jsonl", *OTHERS, more="{")
    with Remembering(tmp_path / "b.graph") as store:
        assert told(load_files(store, file)) == (3, 0, 1)
        assert told(load_files(store, file)) == (0, 3, 1)
        assert told(load_files(store, torn)) == (2, 0, 1)
        assert told(load_files(store, torn)) == (0, 2, 1)


def test_what_nobody_has_reviewed_is_refused_though_its_file_was_loaded(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", *LINES, {**person("eve"), "review": "unreviewed"})
    with Remembering(tmp_path / "b.graph") as store:
        assert told(load_files(store, file)) == (4, 0, 0)
        assert told(load_files(store, file)) == (0, 4, 0)
        assert told(load_files(store, file, reviewed_only=True)) == (0, 0, 4)


def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    file, pipe = write(tmp_path / "a.jsonl", *LINES), tmp_path / "pipe"
    os.mkfifo(pipe)
    with Remembering(tmp_path / "b.graph") as store:
        load_files(store, file)
        writer = threading.Thread(target=lambda: pipe.write_bytes(file.read_bytes()))
        writer.start()
        assert told(load_files(store, pipe)) == (0, 3, 0)
        writer.join()


def test_another_version_of_the_mapping_reads_every_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(tmp_path / "a.jsonl", *LINES)
    with Remembering(tmp_path / "b.graph") as store:
        load_files(store, file)
        monkeypatch.setattr("loader.as_before.VERSION", 10**6)
        assert unchanged(store, read([file])) is None
