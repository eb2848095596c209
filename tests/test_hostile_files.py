"""Files that somebody else made to do harm, or that are none: each is refused by its name, with an exit code and no
traceback; nothing waits, nothing is written elsewhere, nothing is read without end."""

from __future__ import annotations

import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from loader.conversion import Options, convert
from loader.errors import PackError, WhometError
from loader.pack import load_pack, read_query
from loader.records.reading import files_of
from tests.helpers import ROOT, SEEDS

ROW = b'{"id": "Q1"}\n'
GOOD = ROOT / "queries" / "people" / "who-met.cypher"


def pipe(path: Path) -> None:
    os.mkfifo(path)


def endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def to_nothing(path: Path) -> None:
    path.symlink_to("nothing-here")


def to_a_folder(path: Path) -> None:
    path.symlink_to(".")


def huge(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(1 << 40)  # takes no room


def to_passwords(path: Path) -> None:
    path.symlink_to("/etc/passwd")


ODD = [pipe, endless, to_itself, to_nothing, to_a_folder, huge, to_passwords]


@pytest.mark.parametrize("made", ODD, ids=lambda made: made.__name__)
def test_a_folder_of_queries_with_something_odd_in_it(made: Callable[[Path], None], tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    made(tmp_path / "people" / "odd.cypher")
    with pytest.raises(PackError, match=r"people/odd\.cypher:1: ") as refusal:
        load_pack([tmp_path])
    assert "root:" not in str(refusal.value)


def test_a_link_to_a_query_is_one(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "who-met.cypher").symlink_to(GOOD)
    assert list(load_pack([tmp_path])) == ["who-met"]


@pytest.mark.parametrize("name", ["a\nb", "a\x1b[31m", "\u202ea", "..", "a;rm", "$(a)", "a b"])
def test_no_name_of_a_query_is_more_than_a_name(name: str, tmp_path: Path) -> None:
    file = tmp_path / "people" / f"{name}.cypher"
    file.parent.mkdir()
    file.write_text(GOOD.read_text("utf-8").replace("name: who-met", f"name: {name}"), "utf-8")
    with pytest.raises(PackError):
        read_query(file)


@pytest.mark.parametrize("made", [pipe, endless, to_itself, to_nothing, to_a_folder], ids=lambda made: made.__name__)
def test_a_folder_of_records_with_something_odd_in_it(made: Callable[[Path], None], tmp_path: Path) -> None:
    """It is passed over."""
    (tmp_path / "a.jsonl").write_bytes(b"")
    made(tmp_path / "odd.jsonl")
    assert list(files_of([tmp_path])) == [tmp_path / "a.jsonl"]
    assert list(SEEDS.rglob("*.jsonl"))


def entry(name: str, mode: int = 0o100644) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name)
    made.external_attr = mode << 16
    made.compress_type = zipfile.ZIP_DEFLATED
    return made


def with_byte(raw: bytes, place: int, value: int) -> bytes:
    """The archive with a byte of its only file's two headers changed; `place` is in the one that stands first."""
    changed = bytearray(raw)
    changed[place] |= value
    changed[raw.index(b"PK\x01\x02") + place + 2] |= value
    return bytes(changed)


def archive(path: Path, *entries: tuple[zipfile.ZipInfo, bytes]) -> bytes:
    with zipfile.ZipFile(path, "w") as packed:
        for info, content in entries:
            packed.writestr(info, content)
    return path.read_bytes()


REFUSED = {
    "two files": "holds 2 files",
    "no file": "holds 0 files",
    "a link": "holds a link",
    "a password": "cannot be unpacked",
    "packed in an unknown way": "cannot be unpacked",
    "cut off": "is damaged",
    "another sum": "is damaged",
    "very much of one byte": "a line of more than",
}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("kind", REFUSED)
def test_an_archive_that_is_refused(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loader.conversion.source.LONGEST_LINE", 10_000)
    path = tmp_path / "entities.json.zip"
    raw = archive(path, (entry("a.json"), ROW * 50))
    if kind == "two files":
        archive(path, (entry("a.json"), ROW), (entry("a.json"), ROW))
    elif kind == "no file":
        archive(path, (entry("a/", 0o40755), b""))
    elif kind == "a link":
        archive(path, (entry("a.json", stat.S_IFLNK | 0o777), b"/etc/passwd"))
    elif kind == "very much of one byte":
        archive(path, (entry("a.json"), b"0" * 100_000))
    else:
        spoilt = {"a password": with_byte(raw, 6, 1), "packed in an unknown way": with_byte(raw, 8, 99)}
        spoilt |= {"cut off": raw[: len(raw) // 2], "another sum": with_byte(raw, 14, 255)}
        path.write_bytes(spoilt[kind])
    with pytest.raises(WhometError, match=f"entities.json.zip.*{REFUSED[kind]}") as refusal:
        convert("wikidata", path, tmp_path / "out.jsonl", Options())
    assert refusal.value.exit_code in (1, 2)
    assert not (tmp_path / "out.jsonl").exists()


@pytest.mark.parametrize("name", ["../../evil.json", "/etc/evil.json", "C:\\evil.json", "a\x1b[31m\n.json", "-rf.json"])
def test_the_name_of_a_file_in_an_archive_means_nothing(name: str, tmp_path: Path) -> None:
    """What is in it is read, and nothing unpacked."""
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    archive(inner / "entities.json.zip", (entry(name), ROW))
    convert("wikidata", inner / "entities.json.zip", inner / "out.jsonl", Options())
    assert {path.name for path in tmp_path.rglob("*")} == {
        "a", "b", "entities.json.zip", "out.jsonl", ".out.jsonl.written",
    }  # fmt: skip
