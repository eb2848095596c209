"""Every write of the embedded store fails once: the file then holds the old or the new graph, and a load can be run
again."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from loader.errors import LoadStopped, StoreError
from loader.stores.embedded import file as store_file
from loader.stores.embedded.store import EmbeddedStore
from tests.faults import process
from tests.faults.conftest import some
from tests.faults.story import BEFORE, LOAD, accounted, expected, load_lines, state_of, write
from tests.helpers import digest

STEPS = 5  # of SQLite's machine, between two chances to interrupt it
Prepare = Callable[[sqlite3.Connection], None]


class _Sqlite:
    """The module sqlite3; what it connects is spoilt first."""

    def __init__(self, spoil: Prepare) -> None:
        self._spoil = spoil

    def connect(self, path: Any, **options: Any) -> sqlite3.Connection:
        made = sqlite3.connect(path, cached_statements=0, **options)  # each is asked about, each time
        self._spoil(made)
        return made

    def __getattr__(self, name: str) -> Any:
        return getattr(sqlite3, name)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "test.graph"


def prepare(file: Path) -> None:
    file.unlink(missing_ok=True)
    with EmbeddedStore(file) as store:
        load_lines(store, BEFORE)


def whole_documents() -> Iterator[str]:
    """The digests of all graphs that may stand between two transactions of the load."""
    yield expected(BEFORE).digest
    for end in range(1, len(LOAD) + 1):
        if end == len(LOAD) or LOAD[end]["record"] == "document":
            yield expected(BEFORE, LOAD[:end]).digest


def check(file: Path) -> None:
    """The graph is whole; with the same load it is as if nothing had been."""
    with EmbeddedStore(file) as store:
        assert digest(store) in set(whole_documents())
        accounted(load_lines(store, LOAD), LOAD)
        assert state_of(store) == expected(BEFORE, LOAD)
    (verdict,) = sqlite3.connect(file).execute("PRAGMA integrity_check").fetchone()
    assert verdict == "ok"


def load_spoilt(file: Path, monkeypatch: pytest.MonkeyPatch, spoil: Prepare) -> StoreError | None:
    with monkeypatch.context() as patch:
        patch.setattr(store_file, "sqlite3", _Sqlite(spoil))
        try:
            with EmbeddedStore(file) as store:
                load_lines(store, LOAD)
        except StoreError as error:
            return error
    return None


def writes_of(file: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """How often the load asks SQLite whether it may insert, update or delete."""
    prepare(file)
    asked = []
    load_spoilt(file, monkeypatch, lambda db: db.set_authorizer(lambda action, *_: asked.append(action) or 0))
    return sum(action in WRITING for action in asked)


WRITING = {sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE, sqlite3.SQLITE_TRANSACTION}


class Refuse:
    """An authorizer that refuses the nth write."""

    def __init__(self, nth: int) -> None:
        self.left = nth

    def __call__(self, action: int, *_: str | None) -> int:
        self.left -= action in WRITING
        return sqlite3.SQLITE_DENY if self.left == 0 and action in WRITING else sqlite3.SQLITE_OK


def test_each_write_is_refused_once(file: Path, monkeypatch: pytest.MonkeyPatch, tally: Counter[str]) -> None:
    writes = writes_of(file, monkeypatch)
    assert writes > 20
    for nth in some(range(1, writes + 1), sample=5):
        prepare(file)
        error = load_spoilt(file, monkeypatch, lambda db, nth=nth: db.set_authorizer(Refuse(nth)))
        assert isinstance(error, StoreError)
        check(file)
        tally["refused writes of the embedded store"] += 1


def test_sqlite_is_interrupted_within_a_statement(
    file: Path, monkeypatch: pytest.MonkeyPatch, tally: Counter[str]
) -> None:
    prepare(file)
    heard: list[int] = []
    load_spoilt(file, monkeypatch, lambda db: db.set_progress_handler(lambda: heard.append(0), STEPS))
    for nth in some(range(1, len(heard), max(1, len(heard) // 40)), sample=4):
        prepare(file)
        left = [nth]

        def stop(left: list[int] = left) -> int:
            left[0] -= 1
            return left[0] == 0

        error = load_spoilt(file, monkeypatch, lambda db, stop=stop: db.set_progress_handler(stop, STEPS))
        assert isinstance(error, StoreError)
        assert "what was there before is unharmed" in str(error)
        check(file)
        tally["interrupted statements of the embedded store"] += 1


def test_the_disk_is_full(file: Path, monkeypatch: pytest.MonkeyPatch, tally: Counter[str]) -> None:
    """At every page that the file grows by."""
    prepare(file)
    size = sqlite3.connect(file).execute("PRAGMA page_count").fetchone()[0]
    load_spoilt(file, monkeypatch, lambda _: None)
    full = sqlite3.connect(file).execute("PRAGMA page_count").fetchone()[0]
    assert full > size
    for pages in some(range(size, full), sample=2):
        prepare(file)
        limit = f"PRAGMA max_page_count = {pages}"
        error = load_spoilt(file, monkeypatch, lambda db, limit=limit: db.execute(limit))
        assert isinstance(error, LoadStopped)
        assert "full" in str(error)
        check(file)
        tally["full disks under the embedded store (pages)"] += 1


def test_no_file_may_grow(file: Path, tmp_path: Path, tally: Counter[str]) -> None:
    """The operating system refuses a write to the file or its journal, at any size."""
    prepare(file)
    load = ["load", write(tmp_path / "load.jsonl", LOAD), "--store", file]
    for size in some(range(0, file.stat().st_size + 16 * 1024, 2048), sample=2):
        prepare(file)
        code, out, err = process.run(load, {"FAULT_SIZE": str(size)})
        assert code in (0, 3, 4), err
        if code:
            assert out == ""
            assert "Traceback" not in err
        check(file)
        tally["full disks under the embedded store (operating system)"] += code != 0


def test_a_folder_that_may_not_be_written(tally: Counter[str]) -> None:
    nobody = {"FAULT_USER": "65534"} if os.geteuid() == 0 else {}  # root may write everywhere
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "test.graph"
        prepare(file)
        load = ["load", write(folder / "load.jsonl", LOAD), "--store", file]
        file.chmod(0o444)
        folder.chmod(0o555)
        code, out, err = process.run(load, nobody)
        assert (code, out) == (3, ""), err
        assert "test.graph: the file may only be read; ask its owner" in err
        code, out, err = process.run(["digest", "--store", file], nobody)
        assert (code, out.strip()) == (0, expected(BEFORE).digest), err
        folder.chmod(0o755)
        file.chmod(0o644)
        check(file)
    tally["read-only folders"] += 1
