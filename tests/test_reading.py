"""Broken, hostile, huge and half-written input, line by line."""

# ruff: noqa: E501 - a case a line

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest

from loader.errors import UsageError
from loader.records.reading import LONGEST_LINE, Entry, read
from tests.records import document

DOCUMENT = document(characters=10)
DAMAGED = "a damaged gzip file (Compressed file ended before the end-of-stream marker was reached)"


def line(**fields: Any) -> bytes:
    return json.dumps(DOCUMENT | fields).encode()


def entries(raw: bytes) -> list[Entry]:
    return list(read(["-"], io.BytesIO(raw)))


def faults(raw: bytes) -> list[str]:
    """The faults of all lines, without the name of the source."""
    return [str(fault).removeprefix("standard input:") for entry in entries(raw) for fault in entry.faults]


@pytest.mark.parametrize("raw", [b"", b"\n", b"\n \r\n\t\n", b"# a remark", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_nothing_comes_of_nothing(raw):
    assert entries(raw) == []


@pytest.mark.parametrize(
    "raw",
    [
        line(),
        line() + b"\n",
        line() + b"\r\n",
        b"\xef\xbb\xbf" + line(),
        b"# why\n\n  " + line(),
        b"\t" + line() + b" ",
    ],
)
def test_a_record_is_read_whatever_stands_around_it(raw):
    (entry,) = entries(raw)
    assert (entry.kind, entry.id, entry.document, entry.unreadable) == ("document", "d", "d", False)
    assert entry.raw == line()


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (line().decode().encode("utf-16"), "1: found a file in UTF-16, read no further; expected UTF-8; save the file in that encoding"),
        ('{"a": "é"}'.encode("latin-1"), "1: found byte 0xE9 at position 8; expected UTF-8; save the file in that encoding"),
        (b"\0\0", "1: found '\\x00\\x00', which is not JSON at column 1 (Expecting value); expected one JSON object"),
        (b"[1]", "1: found '[1]'; expected one JSON object"),
        (b"null", "1: found 'null'; expected one JSON object"),
        (b'\n{"a"', "2: found '{\"a\"', which is not JSON at column 5 (Expecting ':' delimiter); expected one JSON object"),
        (b'{"a":1} {}', "1: found '{\"a\":1} {}', which is not JSON at column 9 (Extra data); expected one JSON object"),
        (b'{"id": "a", "id": "b"}', "1: found the key 'id' twice; expected each key once"),
        (b'{"x": {"y": 1, "y": 2}}', "1: found the key 'y' twice; expected each key once"),
        (b'{"n": NaN}', "1: found JSON that cannot be read (NaN is no number of JSON); expected a record of this format"),
        (b'{"n": -Infinity}', "1: found JSON that cannot be read (-Infinity is no number of JSON); expected a record of this format"),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_read_is_torn(raw, expected):
    assert faults(raw) == [expected]
    assert entries(raw)[-1].unreadable


@pytest.mark.parametrize("raw", [b"[" * 200_000, b'{"a":' * 100_000, b'{"n": ' + b"9" * 5_000 + b"}"])
def test_what_would_exhaust_the_reader_is_torn(raw):
    (fault,) = faults(raw)
    assert fault.startswith("1: found JSON that cannot be read (")
    assert len(fault) < 300


def test_a_line_that_is_too_long_is_passed_over_and_the_next_one_read():
    first, second = entries(b'"' + b"x" * (LONGEST_LINE + 2_000_000) + b'"\n' + line())
    assert str(first.faults[0]) == "standard input:1: found a line over 8388608 bytes; expected one record a line"
    assert (first.unreadable, first.raw) == (True, b"")
    assert (second.line, second.id) == (2, "d")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"title": "a\0b"}, r"title: found 'a\x00b'; expected a text without the character U+0000"),
        ({"title": "a\x1b[2J"}, r"title: found 'a\x1b[2J'; expected a text without the character U+001B"),
        ({"title": "a\nb"}, r"title: found 'a\nb'; expected a text on one line, without tabs"),
        ({"title": "  "}, "title: found '  '; expected a text that is not empty, or no such field"),
        ({"title": None}, "title: found null; expected a valid string"),
        ({"characters": -1}, "characters: found -1; expected greater than or equal to 0"),
        ({"characters": 10**100}, f"characters: found {'1' + '0' * 58}…; expected less than or equal to 1000000000"),
        ({"characters": True}, "characters: found true; expected a valid integer"),
        ({"characters": 10.0}, "characters: found 10.0; expected a valid integer"),
        ({"confidence": 1.5}, "confidence: found 1.5; expected less than or equal to 1"),
        ({"titel": "T"}, "titel: found an unknown field; expected 'title', or one of "),
        (
            {"published": "2023-13", "published_basis": "stated"},
            "published: found '2023-13'; expected a date in EDTF, such as 2023-06-18, 2022-11 or ../2023-05",
        ),
        ({"evidence": [{"start": 3, "end": 3, "sha256": "0" * 12}]}, "evidence[0]: found "),
        (
            {"claims": [{"property": "Rank", "value": "x"}]},
            "claims[0].property: found 'Rank'; expected a name in small letters",
        ),
    ],
)
def test_a_fault_says_field_found_and_expected(fields, expected):
    (fault,) = faults(line(**fields))
    assert fault.startswith(f"1: {expected}")


def test_every_fault_of_a_line_is_told():
    raw = line(sha256="z", characters="10", language=5, url="ftp://x", x=1)
    assert [fault.split(":")[1].strip() for fault in faults(raw)] == ["url", "sha256", "characters", "language", "x"]


def test_a_line_without_a_kind_or_with_an_unknown_one_names_the_kinds():
    kinds = "one of document, person, role, holds, place, issue, event, meeting, trip, statement, same_as"
    found = [
        faults(json.dumps({"document": "d", **kind}).encode()) for kind in ({}, {"record": "x"}, {"record": ["x"]})
    ]
    assert found == [
        [f"1: record: found {what}; expected {kinds}"] for what in ("nothing", "'x'", '["x"]')
    ]  # fmt: skip


@pytest.mark.parametrize("field", ["title", "id", "document"])
def test_half_a_character_is_no_text(field):
    raw = json.dumps({"record": "person", "document": "d", "id": "p", "name": "x"} | {field: "\ud800"}).encode()
    (fault,) = faults(raw)
    assert fault.startswith("1: found JSON that cannot be read (")
    assert fault.endswith("; expected a record of this format")


@pytest.mark.parametrize("kind", ["document", "person"])
def test_a_document_that_is_no_text_has_a_name_that_can_be_stored(kind):
    """And one of its own: lines of two such documents are not those of one."""
    said = {"record": kind, "document": "d", "id": "d", "name": "x"}
    lines = [{**said, "document": half, "id": half} for half in ("a\ud800", "a\udfff", "a", "\\ud800")]
    names = [Entry("f", 1, json.dumps(each).encode()).document for each in lines]
    assert len(set(names)) == len([name for name in names if name and name.encode()]) == len(lines)


def test_a_fault_shows_no_more_than_sixty_characters():
    (fault,) = faults(line(sha256="z" * 100_000))
    assert fault == f"1: sha256: found '{'z' * 58}…; expected a SHA-256 in 64 hexadecimal digits, in small letters"


def test_a_gzip_file_is_read(tmp_path: Path):
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(line()))
    assert [entry.id for entry in read([tmp_path / "a.jsonl.gz"])] == ["d"]


def test_of_a_gzip_file_cut_short_the_lines_before_the_cut_are_read(tmp_path: Path):
    file = tmp_path / "a.jsonl.gz"
    file.write_bytes(gzip.compress(b"\n".join(line(id=f"d-{n}") for n in range(3)))[:-4])
    *good, torn = read([file])
    assert [entry.id for entry in good] == ["d-0", "d-1", "d-2"][: len(good)]
    assert str(torn.faults[0]) == f"{file}:{len(good) + 1}: found {DAMAGED}; expected a whole gzip file"
    assert torn.unreadable


@pytest.mark.parametrize("raw", [b"no gzip", line(), gzip.compress(line()) + b"junk"])
def test_a_file_that_is_no_gzip_is_said_to_be_damaged(tmp_path: Path, raw):
    (tmp_path / "a.jsonl.gz").write_bytes(raw)
    (*_, torn) = read([tmp_path / "a.jsonl.gz"])
    assert "a damaged gzip file (Not a gzipped file (b'" in str(torn.faults[0])


def test_a_folder_is_read_in_the_order_of_its_paths(tmp_path: Path):
    for name in ("b.jsonl", "a/c.jsonl", "ignored.txt", "x.jsonl/d.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(line(id=Path(name).stem))
    assert [entry.id for entry in read([tmp_path])] == ["c", "b", "d"]
    assert [entry.id for entry in read([tmp_path / "x.jsonl"])] == ["d"]


def test_a_file_named_twice_is_read_once(tmp_path: Path):
    (tmp_path / "a.jsonl").write_bytes(line())
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "a.jsonl")
    assert len(list(read([tmp_path, tmp_path / "a.jsonl", f"{tmp_path}/./a.jsonl"]))) == 1


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing.jsonl", "there is no such file or folder"),
        ("a" * 300, "there is no such file or folder"),
        ("empty", "this folder holds no .jsonl and no .jsonl.gz file"),
    ],
)
def test_a_source_that_is_not_there_is_refused(tmp_path: Path, name, reason):
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError) as caught:
        list(read([tmp_path / name]))
    assert str(caught.value) == f"{tmp_path / name}: {reason}"


class _Broken(io.RawIOBase):
    def readinto(self, _buffer: object) -> int:
        raise OSError(5, "Input/output error")


def test_standard_input_that_is_closed_or_fails_is_refused(monkeypatch):
    with pytest.raises(UsageError, match=r"^standard input cannot be read: Input/output error$"):
        list(read(["-"], _Broken()))
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(UsageError, match=r"^standard input is closed$"):
        list(read(["-"]))
