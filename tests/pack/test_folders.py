"""Folders of saved queries: own ones beside whomet's, clashes said, strays refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from loader.errors import PackError
from loader.graph import Date, Node
from loader.pack import check_rows, find_pack, load_pack, pack_folder
from loader.result import Result

TEXT = """// A title
// name: {name}
// description: What it answers.
// topic: {topic}
// returns:
//   x: integer
//   names: [string]

RETURN 1 AS x, ['a'] AS names
"""


def put(folder: Path, topic: str, name: str) -> Path:
    file = folder / topic / f"{name}.cypher"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(TEXT.format(name=name, topic=topic), encoding="utf-8")
    return file


def test_the_queries_of_whomet_are_found_in_a_checkout() -> None:
    assert pack_folder("queries").name == "queries"
    assert "who-met" in find_pack()


def test_own_queries_stand_beside_them_in_order_of_topic_and_name(tmp_path: Path) -> None:
    for topic, name in [("people", "b"), ("people", "a"), ("mine", "c")]:
        put(tmp_path, topic, name)
    assert list(load_pack([tmp_path])) == ["c", "a", "b"]
    assert set(find_pack([tmp_path])) == {*find_pack(), "a", "b", "c"}


def test_a_name_that_two_files_claim_is_said(tmp_path: Path) -> None:
    first, second = put(tmp_path / "one", "people", "same"), put(tmp_path / "two", "mine", "same")
    with pytest.raises(PackError) as caught:
        load_pack([tmp_path / "one", tmp_path / "two"])
    assert str(caught.value) == f"{second}: name: same is taken by {first}; rename one"


def test_every_fault_of_every_file_is_listed(tmp_path: Path) -> None:
    for name in ("a", "b"):
        file = put(tmp_path, "people", name)
        file.write_text(file.read_text().replace("RETURN 1 AS x", "RETURN $y AS x"))
    with pytest.raises(PackError) as caught:
        load_pack([tmp_path])
    assert [line.split(": ", 1)[1] for line in str(caught.value).splitlines()] == [
        "statement: $y is not declared; add it under parameters"
    ] * 2


def test_a_file_under_no_topic_is_refused(tmp_path: Path) -> None:
    stray = put(tmp_path, ".", "stray")
    with pytest.raises(PackError, match="is under no topic"):
        load_pack([tmp_path])
    stray.unlink()
    assert len(load_pack([tmp_path])) == 0


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="is no folder"):
        load_pack([tmp_path / "absent"])


def test_an_unknown_name_says_the_nearest(tmp_path: Path) -> None:
    put(tmp_path, "people", "who-met")
    with pytest.raises(PackError) as caught:
        load_pack([tmp_path]).find("whomet")
    assert str(caught.value) == "there is no saved query 'whomet'; did you mean who-met?"


def test_line_ends_of_another_system_are_taken(tmp_path: Path) -> None:
    file = put(tmp_path, "people", "a")
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert load_pack([tmp_path])["a"].statement == "RETURN 1 AS x, ['a'] AS names"


def test_search_wants_as_many_words_as_any_query_has(tmp_path: Path) -> None:
    put(tmp_path, "people", "a")
    pack = load_pack([tmp_path])
    assert [query.name for query in pack.search("TITLE names")] == ["a"]
    assert [query.name for query in pack.search("title absent")] == ["a"]  # of most of the words, where none has all
    assert pack.search("absent") == []


@pytest.mark.parametrize(
    ("columns", "row", "message"),
    [
        (("x", "names"), (1, ["a", None]), None),
        (("x", "names"), (None, None), None),
        (("x", "names"), (True, []), "returns.x: row 1 holds boolean, the header declares integer"),
        (("x", "names"), (1.0, []), "returns.x: row 1 holds float, the header declares integer"),
        (("x", "names"), (1, "a"), "returns.names: row 1 holds string, the header declares [string]"),
        (("x", "names"), (1, [Date(2022, 1, 1)]), "returns.names: row 1 holds [date], the header declares [string]"),
        (("x", "names"), (Node("n", frozenset(), {}), []), "returns.x: row 1 holds node, the header declares integer"),
        (("names", "x"), ([], 1), "a gave the columns names, x, its header declares x, names"),
    ],
)
def test_rows_are_checked_against_the_header(tmp_path: Path, columns, row, message: str | None) -> None:
    query = load_pack([put(tmp_path, "people", "a").parent.parent])["a"]
    result = Result(columns, [row])
    if message is None:
        check_rows(query, result)
        return
    with pytest.raises(PackError) as caught:
        check_rows(query, result)
    assert str(caught.value) == f"{query.file}: {message}"
