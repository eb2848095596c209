"""Candidates out of a table: which, how likely, why; and what becomes of bad tables."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from loader.errors import RecordsError, UsageError
from loader.reconciliation import Asked, Candidate, Entry, Filled, Index, fill
from loader.reconciliation.scoring import candidate, same_office
from tests.reconciliation.given import table

DAL = Asked("dal", ["Sigrún Dal"], {"IS"}, {"Foreign Minister"}, {"2031-05-04"})


def found(asked: Asked, **fields: tuple[str, ...]) -> Candidate | None:
    return candidate(asked, Entry("Q1", **{"names": ("Sigrun Dal",), **fields}))  # type: ignore[arg-type]


def score(**fields: tuple[str, ...]) -> float:
    one = found(DAL, **fields)
    assert one is not None
    return one.score


def test_each_thing_that_agrees_adds_and_what_contradicts_takes_away_and_says_so():
    bare = score()
    assert score(countries=("IS",)) > bare
    assert score(offices=("Minister for Foreign Affairs of Iceland",)) > bare
    assert score(countries=("NO",)) < bare
    assert score(died=("1870-05-01",)) < score(countries=("NO",))
    dead = found(DAL, died=("1870-05-01",))
    assert dead is not None
    assert dead.reasons[-1] == "against: died 1870-05-01, and at work 2031-05-04"
    unborn = found(DAL, born=("2032",))
    assert unborn is not None
    assert unborn.reasons[-1] == "against: born 2032, and at work 2031-05-04"
    assert score(born=("2031",), died=("2031-05",)) == bare  # it can be


def test_only_a_document_that_says_so_makes_it_sure():
    asked = Asked("dal", ["Dal the Elder"], stated={"Q1": "d"})
    one = found(asked)
    assert one is not None
    assert (one.score, one.reasons) == (1.0, ("document d says so",))
    best = score(names=("Sigrún Dal",), countries=("IS",), offices=("Foreign Minister",))
    assert best < 1


def test_other_names_and_those_told_apart_by_a_decision_are_no_candidates():
    assert found(DAL, names=("Sigrún Dahlberg",)) is None
    assert found(Asked("dal", ["Sigrún Dal"], refused=frozenset({"Q1"}))) is None


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Foreign Minister", "Minister for Foreign Affairs of Iceland", True),
        ("President", "President of the United States", True),
        ("President", "Vice President of the United States", False),
        ("Foreign Minister", "Deputy Foreign Minister", False),
        ("Secretary of State", "United States Secretary of State", True),
        ("Minister", "Minister of State", False),
        ("Foreign Minister", "Prime Minister", False),
        ("", "President", False),
    ],
)
def test_an_office_is_another_title_of_the_same_words(a, b, same):
    assert same_office(a, b) is same
    assert same_office(b, a) is same


def filled(path: Path, **options: str) -> tuple[list[Entry], Filled]:
    with Index() as index:
        report = fill(index, path, **options)  # type: ignore[arg-type]
        assert report.read == report.taken + report.repeated + report.refused.total()
        ids = [f"Q{number}" for number in range(1, 300)]
        return [entry for entry in map(index.entry, ids) if entry], report


def test_the_rows_of_one_id_are_one_entry_and_equal_rows_are_said(tmp_path):
    entries, report = filled(table(tmp_path))
    assert [entry.id for entry in entries] == ["Q101", "Q102", "Q103", "Q201"]
    assert entries[3].offices == ("Foreign Minister", "Member of Parliament")
    assert (report.read, report.taken, report.repeated) == (6, 5, 1)


def test_the_first_of_january_of_a_query_service_is_a_year(tmp_path):
    entries, _ = filled(table(tmp_path))
    assert (entries[0].born, entries[1].born) == (("1975-03-02",), ("1990",))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("P42,Ann Lee", "its id is none of Wikidata, such as Q42"),
        ("q42,Ann Lee", "its id is none of Wikidata, such as Q42"),
        ("=HYPERLINK(Q42),Ann Lee", "its id is none of Wikidata, such as Q42"),
        (",Ann Lee", "it has no id"),
        ("Q42,", "it has no name"),
        ("Q42,Q42", "it has no name"),
        ("Q42,=1+1", "a name in it is a formula"),
        ("Q42,Ann;@SUM(1)", "a name in it is a formula"),
        ("Q42,Ann,more", "has a cell without a column name: 'more'"),
        ("Q42,Ann \udce9", "holds bytes of another encoding; name it with --encoding"),
    ],
)
def test_a_row_that_says_nothing_is_refused_with_its_reason(tmp_path, row, reason):
    path = tmp_path / "t.csv"
    path.write_bytes(f"id,name\nQ7,Bob Ray\n{row}\n".encode("utf-8", "surrogateescape"))
    entries, report = filled(path)
    assert [entry.id for entry in entries] == ["Q7"]
    assert report.examples == {reason: [3]}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty"),
        ("id,id,name\n", "has the column 'id' twice"),
        ("code,name\nQ1,Ann\n", "has no column for the id; it has code, name"),
        ("id,office\nQ1,King\n", "has no column for the name; it has id, office"),
        ("id,name\n", "holds nobody of Wikidata: there are no rows below the first"),
        ("id,name\nx,Ann\n", "holds nobody of Wikidata: 1 refused: its id is none of Wikidata"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused(tmp_path, text, message):
    with pytest.raises((UsageError, RecordsError), match=message), Index() as index:
        fill(index, table(tmp_path, text))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_tables_of_any_usual_form_are_read(tmp_path, separator, encoding):
    path = tmp_path / "t.csv"
    path.write_text(f"QID{separator}Name\r\nQ7{separator}Søren Ó\r\n", encoding=encoding, newline="")
    assert filled(path)[0] == [Entry("Q7", ("Søren Ó",))]


def test_another_encoding_is_read_where_it_is_named(tmp_path):
    path = tmp_path / "t.csv"
    path.write_bytes("id,name\nQ7,Søren Ó\n".encode("cp1252"))
    assert filled(path, encoding="cp1252")[0] == [Entry("Q7", ("Søren Ó",))]
    with pytest.raises(UsageError, match="no encoding 'klingon'"):
        filled(path, encoding="klingon")


def test_a_workbook_is_read_and_unread_dates_and_countries_are_counted(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["id", "name", "born", "country"])
    book.active.append(["Q7", "Ann Lee", "long ago", "Ruritania"])
    book.save(tmp_path / "t.xlsx")
    entries, report = filled(tmp_path / "t.xlsx")
    assert entries == [Entry("Q7", ("Ann Lee",))]
    assert (report.unread_dates, report.unread_countries) == (1, 1)


def test_candidates_come_the_likeliest_first(tmp_path):
    with Index() as index:
        fill(index, table(tmp_path))
        assert [one.entry.id for one in index.candidates(DAL)] == ["Q101", "Q102", "Q103"]
        assert [one.entry.id for one in index.candidates(DAL, 1)] == ["Q101"]
        assert [one.entry.id for one in index.candidates(Asked("k", ["Kovács Éva"]))] == ["Q201"]
        assert index.candidates(Asked("n", ["Nobody Atall"])) == []
        assert index.candidates(Asked("n", [""])) == []
