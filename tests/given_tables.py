"""Tables to convert: a small report, its persons, and one meeting, which tests change."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from loader.records import Record
from loader.tables import Conversion, convert

TEXT = "Dal met Kovács in Lisbon on 4 May 2031. They spoke of salmon quotas, and of salmon farms. Tariffs may follow.\n"
DOCUMENT = {"title": "Rivers report", "published": "2031-05", "published_basis": "inferred"}
DAL = {"name": "Sigrún Dal", "country": "IS", "role": "Foreign Minister", "role_country": "IS"}
KOVACS = {"name": "Kovács Éva", "country": "HU", "quote": "Kovács"}
TALKS = {
    "name": "Dal–Kovács talks",
    "status": "held",
    "date": "2031-05-04",
    "date_basis": "explicit",
    "participants": "Sigrún Dal (IS); Kovács Éva (HU)",
}
Rows = Sequence[Mapping[str, str]]


def csv_text(rows: Rows, separator: str = ",", line_end: str = "\r\n") -> str:
    header = list(dict.fromkeys(name for row in rows for name in row))
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, header, restval="", delimiter=separator, lineterminator=line_end)
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def write(folder: Path, *, document: Rows = (DOCUMENT,), persons: Rows = (DAL, KOVACS), meetings: Rows = ()) -> None:
    (folder / "text.txt").write_bytes(TEXT.encode())
    (folder / "document.csv").write_bytes(csv_text(document).encode())
    (folder / "persons.csv").write_bytes(csv_text(persons or [dict.fromkeys(DAL, "")]).encode())
    (folder / "meetings.csv").write_bytes(csv_text(meetings or [dict.fromkeys(TALKS, "")]).encode())


def converted(folder: Path, **tables: Rows) -> Conversion:
    write(folder, **tables)
    return convert(folder, folder / "text.txt")


def faults(folder: Path, **tables: Rows) -> list[str]:
    made = converted(folder, **tables)
    assert made.records == ()
    return [str(fault).removeprefix(f"{folder}/").replace(str(folder), "F") for fault in made.faults]


def records(folder: Path, **tables: Rows) -> dict[str, Record]:
    made = converted(folder, **tables)
    assert [str(fault) for fault in made.faults] == []
    return {record.id: record for record in made.records}
