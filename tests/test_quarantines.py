"""Quarantines that lie among the records, lines with more faults than can be told, and texts too long to be shown."""

from __future__ import annotations

import gzip
import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from loader import open_graph
from loader.records.reading import QUARANTINE, read
from tests.helpers import ROOT
from tests.records import document, person

OWN = document(characters=50)
WRONG = person("ann", country="usa")
RIGHT = {**WRONG, "country": "US"}


def write(path: Path, *lines: Any) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def test_a_quarantine_in_the_folder_is_passed_over(tmp_path: Path) -> None:
    records, quarantine = tmp_path / "records", tmp_path / "records" / "quarantine.jsonl"
    records.mkdir()
    write(records / "a.jsonl", OWN, WRONG)
    with open_graph(tmp_path / "g.graph") as graph:
        first = graph.load(records, quarantine=quarantine)
        assert (first.read, first.quarantined, first.passed_over) == (2, 1, [])
        assert quarantine.read_bytes().startswith(QUARANTINE)
        write(records / "a.jsonl", OWN, RIGHT)
        for loaded, unchanged in ((2, 0), (0, 2), (0, 2)):
            report = graph.load(records, quarantine=quarantine)
            assert (report.read, report.loaded, report.unchanged) == (2, loaded, unchanged)
            assert report.passed_over == [quarantine]
        named = graph.load([records, quarantine])
        assert (named.read, named.passed_over) == (4, [])


def test_a_quarantine_of_release_0_1_is_known_too(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", OWN)
    fault = "# a.jsonl:2: country: found 'usa'; expected a code of ISO 3166-1 alpha-2\n"
    (tmp_path / "quarantine.jsonl").write_text(fault + json.dumps(WRONG) + "\n")
    (tmp_path / "mine.jsonl").write_text("# found on a shelf; expected in May\n")
    with open_graph(tmp_path / "g.graph") as graph:
        report = graph.load(tmp_path)
        assert (report.read, report.passed_over) == (1, [tmp_path / "quarantine.jsonl"])


def test_a_quarantine_is_known_as_an_editor_saves_it_and_packed(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", OWN)
    whole = QUARANTINE + b"\n" + json.dumps(WRONG).encode() + b"\n"
    (tmp_path / "b.jsonl").write_bytes(b"\xef\xbb\xbf" + whole)
    (tmp_path / "c.jsonl").write_bytes(b"  " + whole.replace(b"\n", b"\r\n"))
    (tmp_path / "d.jsonl.gz").write_bytes(gzip.compress(whole))
    (tmp_path / "e.jsonl.gz").write_bytes(gzip.compress(b"# mine")[:12])
    with open_graph(tmp_path / "g.graph") as graph:
        report = graph.load(tmp_path)
    assert [path.name for path in report.passed_over] == ["b.jsonl", "c.jsonl", "d.jsonl.gz"]
    assert (report.read, report.loaded, report.quarantined) == (2, 1, 1)


def test_lines_of_a_document_whose_id_is_no_text_are_quarantined_as_they_stand(tmp_path: Path) -> None:
    records, quarantine = tmp_path / "a.jsonl", tmp_path / "q.jsonl"
    wrong = [
        {**OWN, "id": "x\ud800"},
        {**RIGHT, "document": "x\ud800"},
        {**RIGHT, "document": "\udfff", "id": "\udfff"},
    ]
    write(records, OWN, *wrong, RIGHT)
    with open_graph(tmp_path / "g.graph") as graph:
        report = graph.load(records, quarantine=quarantine)
    assert (report.read, report.loaded, report.quarantined) == (5, 2, 3)
    kept = [json.loads(line) for line in quarantine.read_text("utf-8").splitlines() if line[0] != "#"]
    assert sorted(map(json.dumps, kept)) == sorted(map(json.dumps, wrong))


def test_no_quarantine_is_written_to_the_null_device(tmp_path: Path) -> None:
    with open_graph(tmp_path / "g.graph") as graph:
        report = graph.load([OWN, WRONG], quarantine=Path(os.devnull))
    assert (report.quarantined, report.quarantine, report.trouble) == (1, None, "")


def faults(tmp_path: Path, line: dict[str, Any]) -> list[str]:
    (entry,) = read([write(tmp_path / "a.jsonl", line)])
    return [str(fault) for fault in entry.faults]


def test_of_many_faults_a_hundred_are_said_and_how_many_there_are(tmp_path: Path) -> None:
    found = faults(tmp_path, {**RIGHT, "claims": [{}] * 5_000})
    assert len(found) == 101
    assert found[0].endswith("claims[0].property: found nothing; expected a value; the field is required")
    assert found[-1].endswith("found 9,900 faults more in this record; expected none")


def test_the_hundred_are_the_first_that_are_wrong_wherever_they_stand(tmp_path: Path) -> None:
    right, unknown = {"property": "p", "value": "v"}, {f"field-{number}": 1 for number in range(500)}
    found = faults(tmp_path, {**unknown, **RIGHT})
    assert "field-0: found an unknown field" in found[0]
    assert "field-99: " in found[99]
    assert not any("nothing" in fault for fault in found)
    late = faults(tmp_path, {**RIGHT, "claims": [right] * 505 + [{}] * 5_000})
    assert "claims[505].property: found nothing" in late[0]
    assert "claims[554].value: found nothing" in late[99]
    assert late[100].endswith("found 9,900 faults more in this record; expected none")


def test_a_record_of_too_many_values_is_refused_with_its_first_faults(tmp_path: Path) -> None:
    fault, *first = faults(tmp_path, {**RIGHT, "claims": [{}] * 100_000})
    assert fault.endswith("values; expected at most 50,000: one record a thing")
    assert len(first) == 100
    assert "claims[49].value: found nothing" in first[-1]
    assert len(faults(tmp_path, {"document": "d", "claims": [{}] * 100_000})) == 2


LONG = [
    {**RIGHT, "k" * 1_000_000: 1},
    {**RIGHT, "id": "i" * 1_000_000},
    {**RIGHT, "document": "i" * 1_000_000},
    {**RIGHT, "country": "\x00" * 1_000_000},
    {**RIGHT, "record": "r" * 1_000_000},
    {"record": "holds", "document": "d", "person": "p" * 1_000_000, "role": "r" * 1_000_000},
]


@pytest.mark.parametrize("line", LONG, ids=range(len(LONG)))
def test_long_texts_are_shortened_in_every_message(tmp_path: Path, line: dict[str, Any]) -> None:
    with open_graph(tmp_path / "g.graph") as graph:
        report = graph.load([OWN, line, {**RIGHT, "id": "bob"}])
    assert report.quarantined >= 1
    assert all(len(str(fault)) < 3_000 for fault in report.faults)
    assert all(len(document) < 200 for document in report.kept)


def test_a_key_twice_is_shortened(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"{"k" * 100_000}": 1, "{"k" * 100_000}": 2}}\n')
    (entry,) = read([path])
    assert len(str(entry.faults[0])) < 300


HEAVY = [
    '"claims": [' + ",".join(["{}"] * 1_000_000) + "]",
    '"claims": [' + ",".join(['{"evidence": [{}]}'] * 200_000) + "]",
    ",".join(f'"a{n}": 1' for n in range(300_000)),
]


@pytest.mark.parametrize("part", HEAVY, ids=["claims", "evidence", "fields"])
def test_one_line_takes_bounded_memory(tmp_path: Path, part: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"record": "person", "document": "d", "id": "ann", "name": "Ann", {part}}}\n')
    code = f"from loader.records.reading import read; print(sum(len(e.faults) for e in read([{str(path)!r}])))"

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (900_000_000, 900_000_000))

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, preexec_fn=bound, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "101\n"), done.stderr[-500:]
