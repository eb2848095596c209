"""Files that appear whole or not at all."""

from __future__ import annotations

import gzip
import io
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from loader.errors import UsageError
from loader.files import write_lines
from loader.loading import load
from loader.records.reading import read
from loader.stores.embedded.store import EmbeddedStore
from tests.helpers import SEEDS


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "target")
    (tmp_path / "target").write_text("old")
    assert write_lines(tmp_path / "link", [b"new"]) == 1
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_bytes() == b"new\n"


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    write_lines(pipe, [b"a", b"b"])
    reader.join()
    assert got == [b"a\nb\n"]
    assert pipe.is_fifo()


def test_a_failure_midway_leaves_what_was_there(tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"one"
        raise OSError(28, "No space left on device")

    (tmp_path / "file").write_text("old")
    with pytest.raises(UsageError, match="No space left on device"):
        write_lines(tmp_path / "file", broken())
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_text() == "old"


def test_what_is_left_of_a_torn_file_is_not_loaded_unawares(tmp_path: Path) -> None:
    whole = b"".join(path.read_bytes() for path in sorted(SEEDS.rglob("*.jsonl")))
    packed = gzip.compress(whole)
    torn = tmp_path / "torn.jsonl.gz"
    torn.write_bytes(packed[: len(packed) // 2])
    with EmbeddedStore(tmp_path / "test.graph") as store:
        load(store, read([SEEDS]))
        before = store.hashes()
        report = load(store, read([torn]), quarantine=tmp_path / "quarantine.jsonl")
        assert report.quarantine is not None
        again = load(store, read(["-"], io.BytesIO(report.quarantine.read_bytes())))
        assert again.quarantined == again.read - again.unchanged > 0
        assert store.hashes() == before
