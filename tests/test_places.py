"""Where a store may be: a name is a name whatever is in it, and what is no file is told as what it is."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from loader.errors import StoreError, StoreUnreadable
from loader.stores.embedded.place import no_writing
from loader.stores.embedded.store import EmbeddedStore
from tests.cli.test_commands import whomet
from tests.helpers import SEEDS

NAMES = [
    "./file:x",
    "./file:",
    "a#b",
    "a%20b",
    "?",
    "what?",
    " x ",
    "~nobody-of-this-name",
    "é中.graph",
    "a\nb",
    "n" * 239,
    os.fsdecode(b"\xff.graph"),
]


@pytest.mark.parametrize("name", NAMES)
def test_a_store_is_the_file_of_that_name(tmp_path: Path, name: str) -> None:
    done = whomet(tmp_path, "load", str(SEEDS), "--store", name)
    assert done.returncode == 0, done.stderr
    assert [path.name for path in tmp_path.iterdir()] == [name.removeprefix("./")]
    assert whomet(tmp_path, "load", str(SEEDS), "--store", name).stdout.startswith(
        b"200 records read: 0 loaded, 200 un"
    )
    assert whomet(tmp_path, "rebuild", "--store", name).returncode == 0
    with EmbeddedStore(tmp_path / name.removeprefix("./"), must_exist=True) as store:
        assert store.stats().documents == 2


COMMANDS = [
    ["load", str(SEEDS)],
    ["digest"],
    ["stats"],
    ["rebuild"],
    ["retract", "d"],
    ["query", "RETURN 1"],
    ["run", "documents"],
    ["export", "records"],
    ["decide", "a", "b", "--same"],
    ["doctor"],
]
ODD = {
    "/dev/null": "this is a device, which keeps nothing",
    "/dev/full": "this is a device, which keeps nothing",
    "pipe": "this is a pipe, which keeps nothing",
    "to-pipe": "this is a pipe, which keeps nothing",
    "socket": "this is a socket, which keeps nothing",
    "folder": "this is a folder",
    ".": "this is a folder",
    "loop": "cannot be looked at (Too many levels of symbolic links)",
    "gone/x": "is not there",
    "text/x": "is no folder",
    "nowhere": "is not there",
    "n" * 240: "the name is too long: it may have 239 bytes",
}


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "text").write_text("Ann met Bob.\n")
    for name, target in {"to-pipe": "pipe", "loop": "loop", "nowhere": "gone/x"}.items():
        (tmp_path / name).symlink_to(target)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket"))
    return tmp_path


@pytest.mark.parametrize("place", ODD)
def test_what_is_no_file_is_told_as_what_it_is(odd: Path, place: str) -> None:
    before = sorted(odd.iterdir())
    for command in COMMANDS:
        done = whomet(odd, *command, "--store", place)
        said = (done.stdout if command == ["doctor"] else done.stderr).decode()
        assert (done.returncode, ODD[place] in said) == (3, True), (command, said)
        assert "name a file" in said or "name another file" in said
    assert sorted(odd.iterdir()) == before


def test_a_name_that_ends_as_a_folder_names_none(odd: Path) -> None:
    for place in ("folder/", "not-there/"):
        done = whomet(odd, "load", str(SEEDS), "--store", place)
        assert done.returncode == 2
        assert (
            f"--store names a folder: {place}; name a file in it, such as {place}whomet.graph" in done.stderr.decode()
        )


def test_a_text_is_not_said_to_be_mended_by_rebuild(odd: Path) -> None:
    for command in COMMANDS:
        done = whomet(odd, *command, "--store", "text")
        assert done.returncode == 3
        assert b"`whomet rebuild`" not in done.stdout + done.stderr
    assert (odd / "text").read_text() == "Ann met Bob.\n"


def test_rebuild_follows_a_link_to_a_damaged_file(tmp_path: Path) -> None:
    whomet(tmp_path, "load", str(SEEDS), "--store", "real.graph")
    real, link = tmp_path / "real.graph", tmp_path / "link.graph"
    link.symlink_to("real.graph")
    damage_a_node(real)
    with EmbeddedStore(link) as store, pytest.raises(StoreUnreadable):
        store.stats()
    assert whomet(tmp_path, "rebuild", "--store", "link.graph").returncode == 0
    assert link.is_symlink()
    with EmbeddedStore(real) as store:
        assert store.stats().documents == 2


def damage_a_node(path: Path) -> None:
    raw = path.read_bytes()
    at = raw.index(b'"id":"wang-yi"') if b'"id":"wang-yi"' in raw else raw.rindex(b"Wang")
    path.write_bytes(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])


def test_rights_are_told_before_and_by_the_doctor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.graph"
    EmbeddedStore(path).close()
    assert no_writing(path) is None
    forbidden: set[Path] = set()
    monkeypatch.setattr(os, "access", lambda place, _: Path(place) not in forbidden)
    for what, said in (
        (path, "the file may only be read"),
        (tmp_path, f"nothing may be written in its folder {tmp_path}"),
    ):
        forbidden = {what}
        shown = whomet(tmp_path, "doctor", "--store", "a.graph")
        assert shown.returncode == 3
        assert said in shown.stdout.decode()
    forbidden = {path}
    with pytest.raises(StoreError, match="you may not read it; ask its owner"):
        EmbeddedStore(path)


def test_nobody_s_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(_path: Path) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "expanduser", unknown)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    whomet(tmp_path, "load", str(SEEDS))
    assert whomet(tmp_path, "search", "wang").returncode == 0
