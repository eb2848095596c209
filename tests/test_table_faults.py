"""What is wrong with a table: every fault by file, row and column, with the remedy."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from loader.errors import UsageError
from loader.tables import convert
from loader.tables.columns import PERSONS
from tests.given_tables import DAL, DOCUMENT, KOVACS, TALKS, Rows, converted, faults, write

SAVE = "UTF-8; save the table as 'CSV UTF-8'"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (
            "name,country\nKovács Éva,HU\nSigrún Dal,IS\n".encode("cp1252"),
            [
                f"row 2, column name: found the byte 0xE1, in Windows-1252 'á'; expected {SAVE}",
                f"row 3, column name: found the byte 0xFA, in Windows-1252 'ú'; expected {SAVE}",
            ],
        ),
        (
            b"name\nA\x81\n",
            [f"row 2, column name: found the byte 0x81; expected {SAVE}"],
        ),
        (
            "name\tcountry\n".encode("utf-16"),
            [f"row 1: found a file in UTF-16; expected {SAVE}"],
        ),
        (b"", ["row 1, column name: found no such column; expected a header row with this column"]),
        (
            b"name,contry,name\nA,IS,B\n",
            [
                "row 1, column name: found this column 2 times; expected each column once",
                f"row 1: found the column 'contry'; expected did you mean 'country'?"
                f" one of {', '.join(PERSONS.names())}",
            ],
        ),
        (
            b"name,country\nDal, Sigrun,IS\n",
            [
                "row 2: found 'IS' in a cell without a column name;"
                " expected no more cells than columns; quotation marks around a cell with a separator"
            ],
        ),
        (
            b'name\nA\n"B\n',
            [
                "row 3: found what is not CSV (unexpected end of data);"
                ' expected quotation marks in pairs: "..." around a cell'
            ],
        ),
        (
            b"name\n" + b"A" * 200_000,
            [
                "row 2: found what is not CSV (field larger than field limit (131072));"
                ' expected quotation marks in pairs: "..." around a cell'
            ],
        ),
    ],
    ids=["windows-1252", "no encoding", "utf-16", "empty", "header", "cells", "quotation mark", "huge cell"],
)
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, raw: bytes, message: list[str]) -> None:
    write(tmp_path)
    (tmp_path / "persons.csv").write_bytes(raw)
    made = convert(tmp_path, tmp_path / "text.txt")
    assert [str(fault).removeprefix(f"{tmp_path}/persons.csv, ") for fault in made.faults] == message


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"status": "hold"}, "column status: found 'hold'; expected 'held', 'ongoing',"),
        ({"status": ""}, "column status: found nothing; expected a value; the field is required"),
        (
            {"date": "04.05.2031"},
            "column date: found '04.05.2031'; expected a date in EDTF, such as 2023-06-18,"
            " 2022-11 or ../2023-05; if a spreadsheet program rewrote the date, format the column as text",
        ),
        ({"date": ""}, "column date: found nothing; expected a date, since column date_basis says what it is based on"),
        (
            {"date_basis": ""},
            "column date_basis: found nothing; expected what the date in column date is based on",
        ),
        (
            {"id": "Dal 1"},
            "column id: found the id 'Dal 1'; expected a to z and 0 to 9, then also . _ and -, at most 120",
        ),
        (
            {"name": "会谈"},
            "column id: found '会谈 2031-05-04', of which no id can be made; expected an id of your own",
        ),
        (
            {"participants": ""},
            "column participants: found nothing; expected who takes part, each such as Wang Yi (CN)",
        ),
        (
            {"participants": "Sigrún Dal"},
            "column participants: found 'Sigrún Dal' without a side;"
            " expected the side in brackets behind each, such as Wang Yi (CN)",
        ),
        (
            {"participants": "Sigrún Dal (uk)"},
            "column participants: found the side 'uk'; expected GB for United Kingdom",
        ),
        (
            {"participants": "Sigrún Dal (qq)"},
            "column participants: found the side 'qq';"
            " expected a country code such as US or CN, or an organisation's full name",
        ),
        (
            {"participants": "Sigrún Dal (IS, hots)"},
            "column participants: found 'hots' after the comma in 'Sigrún Dal (IS, hots)';"
            " expected one of principal, attendee, host",
        ),
        (
            {"participants": "Sigrun Dal (IS)"},
            "column participants: found 'Sigrun Dal', who is not in persons.csv;"
            " expected did you mean 'Sigrún Dal'? a name or office there",
        ),
        (
            {"participants": "Sigrún Dal (IS); sigrun-dal (IS)"},
            "column participants: found 'sigrun-dal' twice; expected each participant once",
        ),
        (
            {"issues": "Trade: implid"},
            "column issues: found 'implid' after the colon in 'Trade: implid'; expected one of explicit, outcome,"
            " implied, context; write it also where the issue itself has a colon",
        ),
        (
            {"issues": "Kovacs Eva"},
            "column issues: found 'kovacs-eva', which is the id of a person in F/persons.csv, row 3;"
            " expected an id of its own for this issue",
        ),
        (
            {"issues": "Trade; trade"},
            "column issues: found 'trade'; expected 'Trade', as in row 2, or an id of its own for another issue",
        ),
        (
            {"issues": "a; b; c", "issues_quote": "Dal | Tariffs"},
            "column issues_quote: found 2 quotes for the 3 in column issues;"
            " expected one quote for all, or one for each, separated by |",
        ),
        (
            {"issues_quote": "Tariffs"},
            "column issues_quote: found 'Tariffs'; expected nothing, as long as column issues is empty",
        ),
        ({"city": "Lisbon"}, "column city: found 'Lisbon'; expected nothing, as long as column place is empty"),
        (
            {"quote": "salmon"},
            "column quote: found 'salmon', which stands in F/text.txt 2 times;"
            " expected more of the words around it, so that it stands there once",
        ),
        (
            {"quote": "dal  met Kovács"},
            "column quote: found 'dal  met Kovács': the quote is not in the text letter for letter; nearly so at 0 to"
            " 14: 'Dal met Kovács'; expected the words as they stand in F/text.txt",
        ),
        (
            {"kind": "a\x1b[31mb"},
            "column kind: found 'a\\x1b[31mb'; expected a text without the character U+001B",
        ),
    ],
)
def test_a_fault_of_a_meeting(tmp_path: Path, change: Mapping[str, str], message: str) -> None:
    (found,) = faults(tmp_path, meetings=[TALKS | change])
    assert found.startswith(f"meetings.csv, row 2, {message}")


@pytest.mark.parametrize(
    ("row", "messages"),
    [
        (
            {"name": "Sigrún Dal"},
            [
                "column name: found 'Sigrún Dal', who is in row 2 already;"
                " expected another office of the person, or an id for a namesake"
            ],
        ),
        (
            {"name": "Sigrun Dal", "role": "Mayor"},
            [
                "column name: found 'Sigrun Dal';"
                " expected 'Sigrún Dal', as in row 2, or an id of its own for another person"
            ],
        ),
        (
            {"name": "A", "role": "Foreign minister", "role_country": "IS"},
            [
                "column role: found 'Foreign minister';"
                " expected 'Foreign Minister', as in row 2, or an id of its own for another role"
            ],
        ),
        ({"country": "IS"}, ["column name: found nothing; expected a person's name, or an office in column role"]),
        (
            {"role": "Mayor", "country": "IS", "role_since": "2030"},
            [
                "column country: found 'IS'; expected nothing, as long as column name is empty",
                "column role_since: found '2030'; expected nothing, as long as column name is empty",
            ],
        ),
        (
            {"name": "A", "role_tense": "current"},
            ["column role_tense: found 'current'; expected nothing, as long as column role is empty"],
        ),
        (
            {"name": "A", "aliases": "Dal"},
            [
                "column aliases: found 'Dal';"
                " expected a form, a colon and one of full, surname, given_name, description, typo"
            ],
        ),
        (
            {"name": "A", "role": "Mayor", "role_since": "2.1.30", "role_quote": "Mayor"},
            [
                "column role_quote: found 'Mayor': the quote is not in the text letter for letter;"
                " expected the words as they stand in F/text.txt",
                "column role_since: found '2.1.30'; expected a date in EDTF, such as 2023-06-18,"
                " 2022-11 or ../2023-05; if a spreadsheet program rewrote the date, format the column as text",
            ],
        ),
    ],
)
def test_the_faults_of_a_person(tmp_path: Path, row: Mapping[str, str], messages: list[str]) -> None:
    assert faults(tmp_path, persons=[DAL, row]) == [f"persons.csv, row 3, {message}" for message in messages]


def test_a_name_that_two_persons_share_is_no_participant(tmp_path: Path) -> None:
    persons = [{"id": "kim-a", "name": "Kim Yong"}, {"id": "kim-b", "name": "Kim Yong"}]
    assert faults(tmp_path, persons=persons, meetings=[TALKS | {"participants": "Kim Yong (KR)"}]) == [
        "meetings.csv, row 2, column participants: found 'Kim Yong', which could be kim-a, kim-b;"
        " expected the id in place of the name"
    ]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([{"title": ""}], "row 2: found nothing; expected one row, about the document"),
        ([DOCUMENT, {"title": "B"}], "row 3: found a second document; expected one; a folder for each document"),
        (
            [DOCUMENT | {"published_basis": "guessed"}],
            "row 2, column published_basis: found 'guessed'; expected 'stated', 'metadata', 'inferred' or 'unknown'",
        ),
        (
            [DOCUMENT | {"published_basis": "unknown"}],
            "row 2, column published_basis: found 'unknown'; expected what the date in column published is based on",
        ),
    ],
)
def test_a_fault_of_the_document(tmp_path: Path, rows: Rows, message: str) -> None:
    assert faults(tmp_path, document=rows) == [f"document.csv, {message}"]


def test_the_same_meeting_twice_is_refused(tmp_path: Path) -> None:
    assert faults(tmp_path, meetings=[TALKS, TALKS]) == [
        "meetings.csv, row 3, column id: found 'dal-kovacs-talks-2031-05-04', which is the id of a meeting in row 2;"
        " expected an id of its own for this meeting"
    ]


def test_every_fault_of_every_row_is_told(tmp_path: Path) -> None:
    bad = TALKS | {"status": "x", "mode": "y", "country": "PT", "quote": "nowhere", "participants": "A (B); Kovács Éva"}
    found = converted(tmp_path, persons=[DAL, KOVACS | {"country": "X"}], meetings=[bad, bad | {"name": "B"}]).faults
    assert [(Path(fault.file).name, fault.row, fault.column) for fault in found] == [
        ("persons.csv", 3, "country"),
        *[("meetings.csv", 2, column) for column in ("quote", "participants", "participants", "country")],
        *[("meetings.csv", 2, column) for column in ("status", "mode")],
        *[("meetings.csv", 3, column) for column in ("quote", "participants", "participants", "country")],
        *[("meetings.csv", 3, column) for column in ("status", "mode")],
    ]


def test_a_folder_without_meetings_is_wrong_usage(tmp_path: Path) -> None:
    write(tmp_path)
    gone = "meetings.csv"
    (tmp_path / gone).unlink()
    with pytest.raises(UsageError) as caught:
        convert(tmp_path, tmp_path / "text.txt")
    remedy = f"`whomet template {tmp_path}` writes it, with nothing but its first row"
    assert str(caught.value) == f"{tmp_path / gone}: there is no such file; {remedy}"
