"""Every query that comes with whomet is written one way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from loader.pack import SavedQuery, find_pack, load_pack, pack_folder
from loader.pack.known import FILE, known_queries, recalled, spelt
from tests.pack.golden_cases import catalogue_text

PACK = find_pack()


@pytest.fixture(params=PACK.values(), ids=lambda query: f"{query.topic}::{query.name}")
def query(request: pytest.FixtureRequest) -> SavedQuery:
    return request.param


def test_it_is_formatted_one_way(query: SavedQuery) -> None:
    assert query.text.endswith("\n")
    assert not query.text.endswith("\n\n")
    for line in query.text.split("\n"):
        assert line == line.rstrip()
        assert "\t" not in line
        assert len(line) <= 140


def test_its_keywords_are_in_capitals(query: SavedQuery) -> None:
    bare = re.sub(r"'[^']*'|//[^\n]*", "", query.statement)
    assert not re.search(r"\b(match|optional match|where|return|order by|unwind|limit) ", bare)


def test_its_rows_are_in_an_order(query: SavedQuery) -> None:
    assert "\nORDER BY " in query.statement


def test_its_rows_lead_to_the_evidence(query: SavedQuery) -> None:
    named = [column for column in query.returns if re.search(r"(^|_)ids?$", column)]
    assert query.draws or named, "give a column with ids that `whomet evidence` takes"


def test_only_a_query_that_draws_returns_paths(query: SavedQuery) -> None:
    assert query.draws == ("path" in query.returns.values())


def test_it_walks_no_relationship_without_a_type(query: SavedQuery) -> None:
    assert not re.search(r"--|-\[\w*\]-|-\[\w*\*", query.statement)


def test_its_variable_lengths_are_bounded(query: SavedQuery) -> None:
    for length in re.findall(r"\[\w*:[\w|]+(\*[^\]]*)\]", query.statement):
        assert re.fullmatch(r"\*\d*\.\.\d", length)


def test_there_are_forty_questions_at_least_in_eight_topics() -> None:
    questions = [query for query in PACK.values() if not query.draws]
    assert len(questions) >= 40
    assert set(PACK.topics()) == {
        "expectations", "issues", "meetings", "networks", "people", "quality", "roles", "sources",
    }  # fmt: skip


def test_the_catalogue_says_what_the_files_say() -> None:
    written = (pack_folder("queries") / "README.md").read_text("utf-8")
    assert written == catalogue_text(), "run python scripts/write_catalogue.py"


def test_what_is_known_of_the_queries_is_what_their_headers_say() -> None:
    folder = pack_folder("queries")
    read = load_pack([folder])
    assert (folder / FILE).read_text("utf-8") == spelt(read.values()), "run python scripts/write_catalogue.py"
    known = known_queries(folder)
    assert [recalled(query.file, known) for query in read.values()] == list(read.values())


def test_what_is_known_is_believed_of_the_very_same_file_alone(tmp_path: Path) -> None:
    file = tmp_path / "who-met.cypher"
    file.write_bytes(PACK["who-met"].file.read_bytes() + b"\n")
    assert recalled(file, known_queries(pack_folder("queries"))) is None
    (tmp_path / FILE).write_text("{", encoding="utf-8")
    assert (known_queries(tmp_path), known_queries(tmp_path / "absent")) == ({}, {})
