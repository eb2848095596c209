"""Tables to records: what they say, what a spreadsheet program makes of them, the template and the commands."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from loader.cli import app
from loader.errors import UsageError
from loader.records import MeetingRecord, PersonRecord, Record, Status, canonical_json, parse
from loader.records.checking import collect, validate
from loader.records.reading import read
from loader.tables import convert, write_template
from loader.tables.cells import make_id
from loader.tables.columns import MEETINGS, PERSONS, TABLES, readme
from loader.tables.faults import CellError
from tests.given_tables import DAL, DOCUMENT, KOVACS, TALKS, TEXT, Rows, converted, csv_text, records, write

# What they say


def test_the_tables_become_records(tmp_path: Path) -> None:
    talks = TALKS | {
        "mode": "in_person",
        "place": "Lisbon",
        "city": "Lisbon",
        "country": "PT",
        "issues": "Salmon quotas; Tariffs: implied",
        "issues_quote": "salmon quotas | Tariffs",
        "quote": "Dal met Kovács",
    }
    dal = DAL | {"aliases": "Dal: surname", "role_as_of": "2031-05-04; 2031-05", "role_tense": "current"}
    made = records(tmp_path, persons=[dal, KOVACS], meetings=[talks])
    met = [{"start": 0, "end": 14, "sha256": "9d05512b86ba"}]
    quotas = [{"start": 54, "end": 67, "sha256": "573b66fea1b7"}]
    tariffs = [{"start": 90, "end": 97, "sha256": "390568fb2196"}]
    expected: list[dict[str, Any]] = [
        {
            "record": "document",
            "id": "rivers-report",
            "title": "Rivers report",
            "published": "2031-05",
            "published_basis": "inferred",
            "sha256": "c4f37b5f36c2e4f7390bb8d08fc3b6f7555c2f38506676a32530e54d0b481890",
            "characters": 110,
        },
        {
            "record": "person",
            "id": "sigrun-dal",
            "name": "Sigrún Dal",
            "country": "IS",
            "aliases": [{"text": "Dal", "kind": "surname"}],
        },
        {
            "record": "person",
            "id": "kovacs-eva",
            "name": "Kovács Éva",
            "country": "HU",
            "evidence": [{"start": 8, "end": 14, "sha256": "c03d1e55ebef"}],
        },
        {"record": "role", "id": "is-foreign-minister", "title": "Foreign Minister", "country": "IS"},
        {
            "record": "holds",
            "person": "sigrun-dal",
            "role": "is-foreign-minister",
            "as_of": ["2031-05-04", "2031-05"],
            "tense": "current",
        },
        {"record": "place", "id": "lisbon", "name": "Lisbon", "city": "Lisbon", "country": "PT", "evidence": met},
        {"record": "issue", "id": "salmon-quotas", "name": "Salmon quotas", "evidence": quotas},
        {"record": "issue", "id": "tariffs", "name": "Tariffs", "evidence": tariffs},
        {
            "record": "meeting",
            "id": "dal-kovacs-talks-2031-05-04",
            "name": "Dal–Kovács talks",
            "status": "held",
            "mode": "in_person",
            "date": "2031-05-04",
            "date_basis": "explicit",
            "participants": [{"person": "sigrun-dal", "side": "IS"}, {"person": "kovacs-eva", "side": "HU"}],
            "place": "lisbon",
            "issues": [
                {"issue": "salmon-quotas", "strength": "explicit", "evidence": quotas},
                {"issue": "tariffs", "strength": "implied", "evidence": tariffs},
            ],
            "evidence": met,
        },
    ]
    for line in expected[1:]:
        line["document"] = "rivers-report"
    assert list(made.values()) == [parse(line) for line in expected]


def test_the_examples_of_the_template_are_rows_without_a_fault(tmp_path: Path) -> None:
    document, person, meeting = ({c.name: c.example for c in table.columns} for table in TABLES[:3])
    other = {"name": "Kovács Éva"}
    quotes = [row.get(name, "") for row in (document, person, meeting) for name in ("quote", "role_quote")]
    text = "\n".join([*quotes, *meeting["issues_quote"].split(" | ")])
    write(tmp_path, document=[document], persons=[person, other], meetings=[meeting])
    (tmp_path / "text.txt").write_bytes(text.encode())
    assert convert(tmp_path, tmp_path / "text.txt").faults == ()


LONG = {
    "document.csv": "title\nRivers report\n",
    "persons.csv": "name,country\nSigrún Dal,IS\nKovács Éva,HU\n",
    "meetings.csv": "name,status,date,date_basis,participants,quote\n"
    "Dal–Kovács talks,held,2031-05-04,explicit,Sigrún Dal (IS); Kovács Éva (HU),Dal met Kovács\n",
}
SHORT = {
    "meetings.csv": "participants,date,status,quote\nSigrún Dal (IS); Kovács Éva (HU),2031-05-04,held,Dal met Kovács\n",
}


def entered(folder: Path, tables: Mapping[str, str]) -> list[Record]:
    folder.mkdir()
    (folder / "Rivers report.txt").write_bytes(TEXT.encode())
    for name, text in tables.items():
        (folder / name).write_text(text)
    made = convert(folder, folder / "Rivers report.txt")
    assert made.faults == ()
    return list(made.records)


def test_one_meeting_is_entered_with_half_the_fields_and_characters(tmp_path: Path) -> None:
    def effort(tables: Mapping[str, str]) -> tuple[int, int, int]:
        rows = [row for text in tables.values() for row in csv.reader(text.splitlines()[1:])]
        return sum(map(len, rows)), sum(map(len, tables.values())), sum(len(t.splitlines()) for t in tables.values())

    assert effort(LONG) == (11, 198, 7)
    assert effort(SHORT) == (4, 95, 2)
    long, short = (entered(tmp_path / name, tables) for name, tables in (("long", LONG), ("short", SHORT)))
    assert [record.id for record in long if record.record in ("document", "person")] == [
        record.id for record in short if record.record in ("document", "person")
    ]
    meeting, same = long[-1], short[-1]
    assert isinstance(meeting, MeetingRecord)
    assert isinstance(same, MeetingRecord)
    told = {"id", "name", "date_basis"}
    assert meeting.model_dump(exclude=told) == same.model_dump(exclude=told)
    assert (same.name, same.date_basis) == ("Meeting of Sigrún Dal and Kovács Éva", "inferred")


def test_tables_say_everything_that_an_article_says(tmp_path: Path) -> None:
    more = {
        "events.csv": [{"name": "Rivers Forum", "date": "2031-05", "date_basis": "explicit", "place": "Lisbon"}],
        "trips.csv": [
            {
                "name": "Visit by Dal",
                "traveller": "Sigrún Dal",
                "status": "planned",
                "destination": "Budapest",
                "country": "HU",
                "event": "Northern Forum",
                "invited_by": "Kovács Éva",
                "purpose": "a treaty",
            }
        ],
        "statements.csv": [
            {
                "name": "Dal wants a treaty",
                "speaker": "Foreign Minister",
                "audience": "reporters; Kovács Éva",
                "about": "Salmon quotas; Visit by Dal",
                "meeting": "Dal–Kovács talks",
                "quote": "They spoke",
            }
        ],
        "claims.csv": [
            {"on": "Dal–Kovács talks", "property": "duration", "value": "two hours", "number": "2", "unit": "hours"},
            {"on": "", "property": "length", "value": "three sentences", "number": "3", "unit": "sentences"},
        ],
    }
    talks = TALKS | {"event": "Rivers Forum", "trip": "Visit by Dal", "issues": "Salmon quotas: outcome"}
    write(tmp_path, meetings=[talks])
    for name, rows in more.items():
        (tmp_path / name).write_text(csv_text(rows), newline="")
    conversion = convert(tmp_path, tmp_path / "text.txt")
    assert conversion.faults == ()
    made = {record.id: parse_back(record) for record in conversion.records}
    assert made["rivers-forum"]["place"] == "lisbon"
    trip = made["visit-by-dal-rivers-report"]
    assert (trip["traveller"], trip["destination"], trip["event"]) == ("sigrun-dal", "budapest", "northern-forum")
    assert trip["invited_by"] == {"person": "kovacs-eva"}
    meeting = made["dal-kovacs-talks-2031-05-04"]
    assert (meeting["event"], meeting["trip"]) == ("rivers-forum", "visit-by-dal-rivers-report")
    assert meeting["issues"] == [{"issue": "salmon-quotas", "strength": "outcome"}]
    assert meeting["claims"] == [{"property": "duration", "value": "two hours", "number": 2, "unit": "hours"}]
    said = made["dal-wants-a-treaty"]
    assert said["speaker"] == {"role": "is-foreign-minister"}
    assert said["audience"] == [{"name": "reporters"}, {"person": "kovacs-eva"}]
    assert said["about"] == ["salmon-quotas", "visit-by-dal-rivers-report"]
    assert said["meeting"] == "dal-kovacs-talks-2031-05-04"
    assert made["rivers-report"]["claims"][0]["number"] == 3


def parse_back(record: Record) -> dict[str, Any]:
    return json.loads(canonical_json(record))  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("table", "row", "message"),
    [
        ("claims.csv", {"on": "Nobody", "property": "rank", "value": "x"}, "column on: found 'Nobody', which no table"),
        ("claims.csv", {"on": "", "property": "Rank", "value": "x"}, "column property: found 'Rank'"),
        ("claims.csv", {"on": "", "property": "rank", "value": ""}, "column value: found nothing"),
        (
            "claims.csv",
            {"on": "", "property": "rank", "value": "x", "number": "two"},
            "column number: found 'two'; expected a number",
        ),
        (
            "trips.csv",
            {"name": "T", "traveller": "Foreign Minister", "status": "held"},
            "column traveller: found the office 'Foreign Minister'; expected a person",
        ),
        ("trips.csv", {"name": "T", "traveller": "Sigrun Dal", "status": "held"}, "did you mean 'Sigrún Dal'?"),
        (
            "statements.csv",
            {"name": "S", "speaker": "x", "about": "Fish"},
            "column about: found 'Fish', which no table",
        ),
        ("events.csv", {"name": "E", "date": "late 2030", "date_basis": "explicit"}, ": write 2030-39"),
    ],
)
def test_what_the_other_tables_say_wrongly_is_told(
    tmp_path: Path, table: str, row: dict[str, str], message: str
) -> None:
    write(tmp_path, meetings=[TALKS])
    (tmp_path / table).write_text(csv_text([row]), newline="")
    found = convert(tmp_path, tmp_path / "text.txt").faults
    assert any(message in str(fault) and f"{table}, row 2" in str(fault) for fault in found), [*map(str, found)]


def test_a_second_office_needs_only_the_name(tmp_path: Path) -> None:
    made = records(tmp_path, persons=[DAL, {"name": "Sigrún Dal", "role": "Fisheries Minister", "role_country": "IS"}])
    assert [id_ for id_ in made if id_.startswith("sigrun-dal/")] == [
        "sigrun-dal/is-foreign-minister//",
        "sigrun-dal/is-fisheries-minister//",
    ]
    assert (
        parse(
            {"record": "person", "document": "rivers-report", "id": "sigrun-dal", "name": "Sigrún Dal", "country": "IS"}
        )
        == made["sigrun-dal"]
    )


def test_an_office_without_a_name_takes_part_as_a_role(tmp_path: Path) -> None:
    spokesman = {"role": "Spokesperson", "role_organisation": "Foreign Ministry", "role_country": "HU"}
    talks = TALKS | {"participants": "Sigrún Dal (IS); Spokesperson (HU, attendee)"}
    made = records(tmp_path, persons=[DAL, spokesman], meetings=[talks])
    meeting = made["dal-kovacs-talks-2031-05-04"]
    assert isinstance(meeting, MeetingRecord)
    assert [(who.person, who.role, who.part) for who in meeting.participants] == [
        ("sigrun-dal", None, "principal"),
        (None, "hu-foreign-ministry-spokesperson", "attendee"),
    ]


def test_the_side_tells_which_of_two_offices_is_meant(tmp_path: Path) -> None:
    offices = [{"name": "", "role": "President", "role_country": code} for code in ("IS", "HU")]
    talks = TALKS | {"participants": "President (HU); President (IS)"}
    meeting = records(tmp_path, persons=offices, meetings=[talks])["dal-kovacs-talks-2031-05-04"]
    assert isinstance(meeting, MeetingRecord)
    assert [who.role for who in meeting.participants] == ["hu-president", "is-president"]


def test_the_id_of_a_meeting_without_a_day_holds_the_document(tmp_path: Path) -> None:
    rows = [TALKS | {"date": date} for date in ("2031-05-04", "2031-05")]
    made = records(tmp_path, meetings=rows)
    assert [id_ for id_, record in made.items() if record.record == "meeting"] == [
        "dal-kovacs-talks-2031-05-04",
        "dal-kovacs-talks-rivers-report",
    ]


def test_an_id_of_ones_own_tells_a_place_from_an_issue(tmp_path: Path) -> None:
    talks = TALKS | {"place": "Taiwan [taiwan-island]", "issues": "Taiwan; Trade [us-trade]: implied"}
    made = records(tmp_path, meetings=[talks])
    assert {"taiwan-island": "place", "taiwan": "issue", "us-trade": "issue"}.items() <= {
        id_: record.record for id_, record in made.items()
    }.items()


@pytest.mark.parametrize(
    "name",
    [
        '=HYPERLINK("http://example.org";"x")',
        "+1+1",
        "@SUM(A1)",
        "<script>alert(1)</script>",
        "'; DROP TABLE x --",
        'a,b"c',
    ],
)
def test_what_looks_like_a_formula_or_worse_is_text(tmp_path: Path, name: str) -> None:
    made = records(tmp_path, persons=[{"id": "somebody", "name": name}])
    person = made["somebody"]
    assert isinstance(person, PersonRecord)
    assert person.name == name


@pytest.mark.parametrize("first", ["sep=;\r\n", '"sep=;"\n', "SEP=;\n", "\ufeffsep=;\n"])
def test_a_first_row_that_says_the_separator_is_understood(tmp_path: Path, first: str) -> None:
    write(tmp_path, meetings=[TALKS])
    for table in TABLES[:3]:
        path = tmp_path / table.file
        path.write_text(first + csv_text(list(csv.DictReader(io.StringIO(path.read_text()))), ";"), newline="")
    assert convert(tmp_path, tmp_path / "text.txt") == converted(tmp_path, meetings=[TALKS])


def test_a_date_in_words_is_answered_with_the_one_to_write(tmp_path: Path) -> None:
    write(tmp_path, meetings=[TALKS | {"date": "late 2030"}])
    (fault,) = convert(tmp_path, tmp_path / "text.txt").faults
    assert ": write 2030-39" in str(fault)


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Wang Yi", "wang-yi"),
        ("Ban Ki-moon", "ban-ki-moon"),
        ("Brian O’Neill", "brian-oneill"),
        ("Łukasz Jasina", "lukasz-jasina"),
        ("G20 Summit 2022", "g20-summit-2022"),
        ("x" * 130, "x" * 120),
        (f"{'x' * 119} y", "x" * 119),
    ],
)
def test_an_id_is_made_of_a_name(name: str, id_: str) -> None:
    assert make_id(name) == id_


@pytest.mark.parametrize("name", ["王毅", "Лавров", "Zelensky Зеленський", "…"])
def test_no_id_is_made_of_letters_that_it_would_lose(name: str) -> None:
    with pytest.raises(CellError) as caught:
        make_id(name)
    assert caught.value.found == f"{name!r}, of which no id can be made"


# What a spreadsheet program makes of them


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_separators_line_ends_and_a_bom_make_no_difference(
    tmp_path: Path, separator: str, line_end: str, bom: str
) -> None:
    expected = converted(tmp_path, meetings=[TALKS]).records
    for name, rows in (("document", [DOCUMENT]), ("persons", [DAL, KOVACS]), ("meetings", [TALKS])):
        text = bom + csv_text(rows, separator, line_end)
        (tmp_path / f"{name}.csv").write_bytes(text.encode())
    assert convert(tmp_path, tmp_path / "text.txt").records == expected


def test_blank_rows_columns_and_capitals_in_the_header_make_no_difference(tmp_path: Path) -> None:
    expected = converted(tmp_path).records
    table = (
        "COUNTRY, Name ,role,role_country,quote,,\n"
        ',,,,,,\nIS," Sigrún Dal ",Foreign Minister,IS,,,\n\nHU,Kovács Éva,,,Kovács\n'
    )
    (tmp_path / "persons.csv").write_bytes(table.encode())
    assert convert(tmp_path, tmp_path / "text.txt").records == expected


def test_rows_are_counted_as_a_spreadsheet_program_does(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "persons.csv").write_bytes(b'name,aliases,country\n\n"A","x: full;\ny: full",IS\nB,,ISL\n')
    (fault,) = convert(tmp_path, tmp_path / "text.txt").faults
    assert (fault.row, fault.column, fault.found) == (4, "country", "'ISL'")


# Whatever the cells hold

CELL = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.sampled_from(["Sigrún Dal (IS)", "a: implied", "x [y]", "Dal", "2031-05", "held", "explicit", "IS", "|", ";"]),
)


def rows_of(columns: Sequence[str]) -> st.SearchStrategy[list[dict[str, str]]]:
    return st.lists(st.fixed_dictionaries(dict.fromkeys(columns, CELL)), max_size=3)


@settings(max_examples=150, deadline=None)
@given(rows_of(PERSONS.names()), rows_of(MEETINGS.names()))
def test_any_cells_make_faults_or_records_that_check(persons: Rows, meetings: Rows) -> None:
    with tempfile.TemporaryDirectory() as made:
        found = converted(Path(made), persons=[DAL, *persons], meetings=meetings)
    assert bool(found.faults) != bool(found.records)
    assert checks(found.records)


MEETING = st.fixed_dictionaries(
    {
        "status": st.sampled_from(get_args(Status)),
        "participants": st.sampled_from(["Sigrún Dal (IS)", "Sigrún Dal (EU, host); Foreign Minister (IS)"]),
    },
    optional={
        "mode": st.sampled_from(["in_person", "phone"]),
        "place": st.sampled_from(["Lisbon", "Port [harbour]"]),
        "issues": st.sampled_from(["Trade", "Trade; Rivers: implied; trade 2: context"]),
        "quote": st.sampled_from(["Dal met", "on 4 May | Tariffs"]),
    },
)


@settings(max_examples=60, deadline=None)
@given(st.lists(MEETING, min_size=1, max_size=4))
def test_meetings_without_a_fault_become_as_many_records(rows: list[dict[str, str]]) -> None:
    numbered = [row | {"name": f"Talks {number}"} for number, row in enumerate(rows)]
    with tempfile.TemporaryDirectory() as made:
        found = converted(Path(made), meetings=numbered)
    meetings = [record for record in found.records if isinstance(record, MeetingRecord)]
    assert [(m.name, m.status, m.mode) for m in meetings] == [
        (row["name"], row["status"], row.get("mode", "unknown")) for row in numbered
    ]
    assert checks(found.records)


NAME = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=20).filter(str.strip)


@settings(max_examples=100, deadline=None)
@given(st.lists(NAME, min_size=1, max_size=4), st.sampled_from(",;\t"))
def test_a_name_comes_through_whatever_it_holds(names: list[str], separator: str) -> None:
    rows = [{"id": f"p{number}", "name": name, "country": "IS"} for number, name in enumerate(names)]
    with tempfile.TemporaryDirectory() as made:
        write(Path(made))
        (Path(made) / "persons.csv").write_bytes(csv_text(rows, separator).encode())
        found = convert(Path(made), Path(made) / "text.txt")
    line = {"record": "person", "document": "rivers-report", "country": "IS"}
    assert list(found.records[1:]) == [parse(line | {"id": row["id"], "name": row["name"]}) for row in rows]


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_quote_becomes_the_range_where_it_stands(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(TEXT) - 2))
    quote = TEXT[start : data.draw(st.integers(start + 1, len(TEXT)))].strip()
    with tempfile.TemporaryDirectory() as made:
        found = converted(Path(made), persons=[{"name": "A", "quote": quote}])
    ranges = [item for record in found.records if isinstance(record, PersonRecord) for item in record.evidence]
    if not quote:
        assert ranges == []
    elif TEXT.count(quote) == 1:
        assert [TEXT[item.start : item.end] for item in ranges] == [quote]
    else:
        assert [fault.column for fault in found.faults] == ["quote"]


def checks(made: Sequence[Record]) -> bool:
    lines = "\n".join(canonical_json(record) for record in made)
    seen = [collect(number, entry) for number, entry in enumerate(read(["-"], io.BytesIO(lines.encode())))]
    return len(seen) == len(made) and not validate(seen).faults


# The template and the commands


def test_the_template_is_an_empty_table_of_every_column(tmp_path: Path) -> None:
    paths = write_template(tmp_path / "new" / "tables")
    assert [path.name for path in paths] == [
        *("document.csv", "persons.csv", "meetings.csv", "events.csv", "trips.csv", "statements.csv", "claims.csv"),
        "README.txt",
    ]
    for path, table in zip(paths, TABLES, strict=False):
        assert path.read_bytes() == b"\xef\xbb\xbf" + ",".join(table.names()).encode() + b"\r\n"


def test_the_template_explains_every_column(tmp_path: Path) -> None:
    explained = (write_template(tmp_path)[-1]).read_text(encoding="utf-8-sig")
    assert explained == readme()
    assert [c.name for table in TABLES for c in table.columns if f"\n  {c.name} " not in explained] == []


def test_the_template_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "meetings.csv").write_text("mine")
    with pytest.raises(UsageError) as caught:
        write_template(tmp_path)
    assert str(caught.value) == f"{tmp_path / 'meetings.csv'}: is there already; name another folder"
    assert [path.name for path in tmp_path.iterdir()] == ["meetings.csv"]


def test_a_template_with_semicolons_is_read_as_well(tmp_path: Path) -> None:
    write_template(tmp_path, separator=";")
    (tmp_path / "text.txt").write_bytes(b"")
    (fault,) = convert(tmp_path, tmp_path / "text.txt").faults
    assert str(fault) == f"{tmp_path / 'document.csv'}, row 2: found nothing; expected one row, about the document"


def test_the_document_alone_is_a_record(tmp_path: Path) -> None:
    assert [record.record for record in converted(tmp_path, persons=[]).records] == ["document"]


def whomet(*arguments: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return done.exit_code, done.output


def test_convert_writes_records_that_check(tmp_path: Path) -> None:
    write(tmp_path, meetings=[TALKS])
    output = tmp_path / "made.jsonl"
    assert whomet("convert", tmp_path, "--text", tmp_path / "text.txt", "--output", output) == (
        0,
        f"whomet: 6 records written to {output}\n",
    )
    assert whomet("check", output) == (0, "whomet: 6 records read: 6 can be loaded, 0 cannot\n")
    assert whomet("convert", tmp_path, "--text", tmp_path / "text.txt") == (0, output.read_text(encoding="utf-8"))


def test_convert_writes_nothing_if_there_is_a_fault(tmp_path: Path) -> None:
    write(tmp_path, meetings=[TALKS | {"status": ""}])
    output = tmp_path / "made.jsonl"
    output.write_text("what was there before")
    fault = "found nothing; expected a value; the field is required"
    assert whomet("convert", tmp_path, "--text", tmp_path / "text.txt", "--output", output) == (
        1,
        f"whomet: {tmp_path / 'meetings.csv'}, row 2, column status: {fault}\n"
        "whomet: 1 fault, no records; mend the tables and convert them again\n",
    )
    assert output.read_text() == "what was there before"


def test_convert_without_its_text_is_wrong_usage(tmp_path: Path) -> None:
    write(tmp_path)
    missing = tmp_path / "other.txt"
    assert whomet("convert", tmp_path, "--text", missing) == (
        2,
        f"whomet: {missing}: cannot be read: No such file or directory\n",
    )
