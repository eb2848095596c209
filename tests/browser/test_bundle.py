"""The archive, its files, and the links."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from urllib.parse import parse_qs, urlsplit

import pytest

from loader.errors import UsageError
from loader.neo4j_browser import address, bundle, link, standalone_text
from loader.neo4j_browser.files import FOLDER, favourite, saved_cypher, shell_script
from loader.neo4j_browser.style import style
from loader.pack import find_pack
from loader.schema import LABELS, RELATIONSHIPS, SECOND_LABELS
from loader.settings import Settings

PACK = find_pack()


def test_the_archive_has_a_folder_a_topic_and_a_favourite_a_query() -> None:
    with zipfile.ZipFile(io.BytesIO(bundle(PACK))) as archive:
        names = archive.namelist()
        assert names[:4] == ["README.txt", "whomet.grass", "saved-cypher.csv", "whomet.cypher-shell"]
        assert names[4:] == [f"{FOLDER}/{query.topic}/{query.name}.cypher" for query in PACK.values()]
        assert archive.testzip() is None
        readme = archive.read("README.txt").decode()
    assert all(f"{FOLDER}/{topic}\n" in readme for topic in PACK.topics())


def test_the_same_pack_gives_the_same_bytes() -> None:
    assert bundle(PACK) == bundle(find_pack())


@pytest.mark.parametrize("name", list(PACK))
def test_a_favourite_is_a_title_and_one_statement_without_parameters(name: str) -> None:
    lines = favourite(PACK[name]).split("\n")
    assert lines[0] == f"// {PACK[name].title}"
    header = lines[: lines.index("")]
    assert all(line.startswith("// ") and ";" not in line for line in header)
    assert not any(";" in line or "$" in line for line in lines)


def test_saved_cypher_has_folders_as_rows_above_their_queries() -> None:
    rows = list(csv.DictReader(io.StringIO(saved_cypher(PACK), newline="")))
    assert list(rows[0]) == ["name", "description", "query", "id", "parentId", "isFolder"]
    folders = {row["id"] for row in rows if row["isFolder"] == "true"}
    assert folders == {FOLDER, *(f"{FOLDER}/{topic}" for topic in PACK.topics())}
    assert all(row["parentId"] in folders for row in rows[1:])
    queries = [row for row in rows if row["isFolder"] == "false"]
    assert [row["query"] for row in queries] == [standalone_text(query) for query in PACK.values()]
    assert len({(row["parentId"], row["name"]) for row in rows}) == len({row["id"] for row in rows}) == len(rows)


def test_the_script_sets_every_parameter_above_its_query() -> None:
    script = shell_script(PACK)
    who_met = script[script.index('RETURN "people/who-met: ') :]
    assert who_met.split("\n")[1:5] == [
        ':param person => "Wang Yi";',
        ":param since => null;",
        ":param until => null;",
        ":param mode => null;",
    ]
    assert script.count("AS query;") == len(PACK)


def test_the_style_speaks_of_labels_and_types_that_there_are() -> None:
    """And tells apart what must be: a style that is misspelt would be ignored without a word."""
    named = set(re.findall(r"^(?:node|relationship)\.(\w+) \{$", style(), re.MULTILINE))
    assert named <= {*LABELS, *SECOND_LABELS, *RELATIONSHIPS}
    colours = dict(re.findall(r"^(?:node|relationship)\.(\w+) \{[^}]*?\n  color: (#\w+);", style(), re.MULTILINE))
    assert len({colours[name] for name in (*SECOND_LABELS, "Meeting")}) == 6
    assert colours["MET"] != colours["PARTICIPANT_IN"]
    later = [style().index(f"node.{name} ") for name in ("Meeting", *SECOND_LABELS)]
    assert later == sorted(later)  # the later rule wins
    assert not re.search(r"/\*|//|caption: [^\n]*:[^\n]*;", style())  # Browser cuts a value at a second colon


@pytest.mark.parametrize(
    ("uri", "page"),
    [
        (None, "http://localhost:7474/browser/"),
        ("bolt://localhost:7687", "http://localhost:7474/browser/"),
        ("neo4j://graph.example.org", "http://graph.example.org:7474/browser/"),
        ("bolt://[::1]:7687", "http://[::1]:7474/browser/"),
        ("bolt+s://graph.example.org:7687", "https://graph.example.org:7473/browser/"),
    ],
)
def test_browser_is_at_the_usual_port_of_the_server(uri: str | None, page: str) -> None:
    assert address(Settings("the test", uri=uri)) == page


@pytest.mark.parametrize(
    ("given", "page"),
    [
        ("http://localhost:8000", "http://localhost:8000/browser/"),
        ("https://graph.example.org/", "https://graph.example.org/browser/"),
        ("https://example.org/neo4j/browser/", "https://example.org/neo4j/browser/"),
    ],
)
def test_or_where_it_is_said_to_be(given: str, page: str) -> None:
    assert address(Settings("the test"), given) == page


@pytest.mark.parametrize(
    ("uri", "given", "message"),
    [
        (
            "neo4j+s://abc.databases.neo4j.io",
            None,
            "Aura serves its Browser at an address of its own; give it with --browser-url",
        ),
        (
            None,
            "localhost:7474",
            "--browser-url 'localhost:7474' is no web page; give for example http://localhost:7474/browser/",
        ),
        (None, "http://h/?db=x", "--browser-url has more than an address; leave out what follows ? or #"),
    ],
)
def test_an_address_that_cannot_be_is_refused(uri: str | None, given: str | None, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        address(Settings("the test", uri=uri), given)
    assert str(caught.value) == message


def test_a_link_carries_the_query_without_what_would_cut_it_off() -> None:
    text = "// R&D #1\nMATCH (m:Meeting&Held) WHERE m.name = 'a & b #2 + 100%' RETURN m"
    parts = urlsplit(link("http://localhost:7474/browser/", text, "bolt://localhost:7687"))
    asked = parse_qs(parts.query)
    assert (asked["cmd"], asked["dbms"], "db" in asked) == (["edit"], ["bolt://localhost:7687"], False)
    assert asked["arg"] == [
        "// RandD No. 1\nMATCH (m:Meeting\\u0026Held) WHERE m.name = 'a \\u0026 b \\u00232 + 100%' RETURN m"
    ]
    assert not set("&#+") & set(parts.query.split("arg=")[1])
