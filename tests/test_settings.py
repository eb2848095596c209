"""Which store, with which credentials; and that a password shows nowhere."""

from __future__ import annotations

import copy
import logging
import pickle
import traceback
from pathlib import Path

import pytest

from loader import open_graph
from loader.errors import CypherLimitExceeded, UsageError
from loader.settings import Secret, Settings, find_settings

PLANTED = "pl4nted-S3cret"
AURA = f"""# Wait 60 seconds before connecting using these details
NEO4J_URI=neo4j+s://0a1b2c3d.databases.neo4j.io
NEO4J_USERNAME=0a1b2c3d
NEO4J_PASSWORD={PLANTED}
NEO4J_DATABASE=0a1b2c3d
AURA_INSTANCEID=0a1b2c3d
AURA_INSTANCENAME=Free instance
"""


def find(store: str | None = None, *, folder: Path, env_file: Path | None = None, **environment: str) -> Settings:
    return find_settings(store, folder=folder, env_file=env_file, environment=environment)


def test_without_anything_it_is_a_file_in_the_working_directory(tmp_path: Path) -> None:
    assert find(folder=tmp_path) == Settings("the default", path=tmp_path / "whomet.graph")


@pytest.mark.parametrize(
    ("store", "environment", "where", "source"),
    [
        ("a.graph", {"WHOMET_STORE": "b.graph", "NEO4J_URI": "bolt://c"}, "a.graph", "--store"),
        ("bolt://a", {"WHOMET_STORE": "b.graph", "NEO4J_URI": "bolt://c"}, "bolt://a", "--store"),
        (None, {"WHOMET_STORE": "b.graph", "NEO4J_URI": "bolt://c"}, "b.graph", "WHOMET_STORE"),
        (None, {"WHOMET_STORE": "bolt://b", "NEO4J_URI": "bolt://c"}, "bolt://b", "WHOMET_STORE"),
        (None, {"NEO4J_URI": "bolt://c"}, "bolt://c", "NEO4J_URI"),
        (None, {"WHOMET_STORE": "", "NEO4J_URI": ""}, "whomet.graph", "the default"),
    ],
)
def test_the_first_that_is_set_decides(
    tmp_path: Path, store: str | None, environment: dict[str, str], where: str, source: str
) -> None:
    found = find(store, folder=tmp_path, **environment)
    assert found.source == source
    assert found.uri == where if "://" in where else found.path == tmp_path / where


def test_an_aura_credentials_file_works_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "Neo4j-0a1b2c3d-Created-2026-11-21.txt"
    file.write_text(AURA, encoding="utf-8-sig", newline="\r\n")
    assert find(folder=tmp_path, env_file=file) == Settings(
        f"NEO4J_URI in {file}",
        uri="neo4j+s://0a1b2c3d.databases.neo4j.io",
        username="0a1b2c3d",
        password=Secret(PLANTED),
        database="0a1b2c3d",
    )


def test_env_file_then_environment_then_dot_env(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("NEO4J_URI=bolt://dot\nNEO4J_PASSWORD=dot\nNEO4J_DATABASE=dot\n")
    named = tmp_path / "named.env"
    named.write_text("NEO4J_PASSWORD=named\n")
    assert find(folder=tmp_path).uri == "bolt://dot"
    both = find(folder=tmp_path, NEO4J_URI="bolt://environment", NEO4J_USERNAME="ann")
    assert (both.uri, both.username, both.password, both.database) == (
        "bolt://environment",
        "ann",
        Secret("dot"),
        "dot",
    )
    told = find(folder=tmp_path, env_file=named, NEO4J_URI="bolt://environment", NEO4J_PASSWORD="environment")
    assert (told.uri, told.password, told.database) == ("bolt://environment", Secret("named"), "neo4j")


def test_a_password_may_hold_a_dollar(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("NEO4J_URI=bolt://h\nNEO4J_PASSWORD='a${HOME}$b#c'\n")
    assert find(folder=tmp_path).password == Secret("a${HOME}$b#c")


def test_no_password_is_a_server_that_asks_for_none(tmp_path: Path) -> None:
    assert find("bolt://localhost", folder=tmp_path).password is None


def test_a_password_in_a_uri_is_taken_out_and_remarked_on(tmp_path: Path) -> None:
    found = find("bolt://ann:p%40ss@[::1]:7687", folder=tmp_path, NEO4J_PASSWORD="other", NEO4J_USERNAME="bob")
    assert (found.uri, found.username, found.password) == ("bolt://[::1]:7687", "ann", Secret("p@ss"))
    assert found.notes == ("--store holds a password, which others can see there: move it to NEO4J_PASSWORD",)


def test_a_path_needs_no_dot_env(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"\xff\xfe")
    assert find("a.graph", folder=tmp_path).path == tmp_path / "a.graph"


@pytest.mark.parametrize(
    ("uri", "words"),
    [
        ("http://localhost:7474", "is the address of a web page"),
        ("https://ann:SECRET@host", "is the address of a web page"),
        ("postgres://ann:SECRET@host", "begins with none of bolt, "),
        ("bolt://", "names no host"),
        ("bolt://host/neo4j", "a database is named by NEO4J_DATABASE"),
        ("bolt://host:port", "is no URI that can be read"),
        ("bolt://host:99999", "is no URI that can be read"),
        ("bolt://ann:SECRET@host:x", "is no URI that can be read"),
        ("bolt://ann:SECRET#x@host", "is no URI that can be read"),
        ("bolt://ann:12#SECRET@host", "more after the host"),
        ("bolt://ann:12/SECRET@host", "more after the host"),
        ("bolt://ann:12?SECRET@host", "more after the host"),
        ("bolt://[::1:SECRET@host", "is no URI that can be read"),
        ("neo4j:SECRET@host:7687", "names no host"),
        ("NEO4J:SECRET@host:7687", "names no host"),
        ("neo4j+s:SECRET@host", "names no host"),
        ("bolt:/neo4j:SECRET@host", "names no host"),
        ("bolt:neo4j:SECRET@host", "names no host"),
        ("bolt:///neo4j:SECRET@host", "names no host"),
        ("ann:SECRET@host", ""),
        ("ann:SECRET@host:7687", ""),
        ("//ann:SECRET@host", ""),
        ("./ann:SECRET@host", ""),
        ("SECRET:x@localhost:7687", ""),
        ("localhost:7687", ""),
        ("[::1]:7687", ""),
        ("bolt@SECRET", ""),
        ("bolt://host?password=SECRET", "more after the host"),
        ("bolt://host:7687?auth=ann:SECRET", "more after the host"),
        ("neo4j://host?PASSWORD=SECRET", "more after the host"),
        ("neo4j://host?policy=eu&token=SECRET", "more after the host"),
        ("neo4j+s://host?policy=%20SECRET", "more after the host"),
        ("bolt://host;password=SECRET", ""),
        ("bolt://host SECRET", ""),
    ],
)
@pytest.mark.parametrize("source", ["--store", "WHOMET_STORE", "NEO4J_URI"])
def test_a_wrong_uri_is_refused_without_showing_it(tmp_path: Path, uri: str, words: str, source: str) -> None:
    uri = uri.replace("SECRET", PLANTED)
    with pytest.raises(UsageError) as refusal:
        if source == "--store":
            find(uri, folder=tmp_path)
        else:
            find(folder=tmp_path, **{source: uri})
    assert str(refusal.value).startswith(f"{source} ")
    assert words in str(refusal.value)
    assert "Write for example bolt://localhost:7687" in str(refusal.value)
    assert PLANTED not in "".join(traceback.format_exception(refusal.value))


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.env cannot be read \(No such file or directory\)"):
        find(folder=tmp_path, env_file=tmp_path / "none.env")
    (tmp_path / "utf16.env").write_bytes("NEO4J_URI=bolt://h\n".encode("utf-16"))
    with pytest.raises(UsageError, match=r"utf16\.env is not UTF-8 text"):
        find(folder=tmp_path, env_file=tmp_path / "utf16.env")


def test_a_line_that_is_no_setting_does_not_show_its_text(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / ".env").write_text(f"NEO4J_URI=bolt://h\nNEO4J_PASSWORD {PLANTED} = x\n")
    with caplog.at_level(logging.DEBUG):
        assert find(folder=tmp_path).uri == "bolt://h"
    assert PLANTED not in caplog.text


def test_a_secret_shows_itself_to_reveal_alone() -> None:
    secret = Secret(PLANTED)
    settings = Settings("x", uri="bolt://h", password=secret)
    shown = [str(secret), repr(secret), f"{secret}", f"{secret!r:>20}", "%s" % secret, repr(settings), str([secret])]  # noqa: UP031
    assert not any(PLANTED in text for text in shown)
    for leak in (pickle.dumps, copy.deepcopy):
        with pytest.raises(TypeError, match="is not pickled or copied"):
            leak(secret)
    assert not hasattr(secret, "__dict__")
    assert secret.reveal() == PLANTED
    assert secret == Secret(PLANTED)
    assert secret not in (Secret("other"), PLANTED)


NAMES = ["a.graph", "a@b.graph", "x:y.graph", "C:\\news\\a.graph", "neo4j.graph", "bolt", "2024:05"]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_a_file_is_no_address(tmp_path: Path, name: str) -> None:
    assert find(name, folder=tmp_path).path == tmp_path / name


def test_a_routing_policy_may_stand_in_a_uri(tmp_path: Path) -> None:
    assert find("neo4j://host?policy=eu", folder=tmp_path).uri == "neo4j://host?policy=eu"


@pytest.mark.parametrize(
    "place", [":memory:", ":MEMORY:", "file::memory:", "file:g.graph", "FILE:/tmp/g?mode=ro", "g.graph?mode=ro"]
)
def test_memory_is_no_file_and_options_are_no_name(tmp_path: Path, place: str) -> None:
    with pytest.raises(UsageError, match="--store names memory or options of SQLite, no file; name a file"):
        find(place, folder=tmp_path)


@pytest.mark.parametrize("place", ["memory", "my file:x", "what?", "a?b", "really?=x.graph", "d?a=b/g.graph"])
def test_a_name_may_look_nearly_like_that(tmp_path: Path, place: str) -> None:
    assert find(place, folder=tmp_path).path == tmp_path / place


def test_a_version_of_cypher_for_ones_own_queries(tmp_path: Path) -> None:
    assert find(folder=tmp_path).language is None
    assert find("bolt://a", folder=tmp_path, WHOMET_CYPHER="25").language == "25"
    (tmp_path / ".env").write_text("WHOMET_CYPHER=5\n")
    assert find(folder=tmp_path).language == "5"
    with pytest.raises(UsageError, match="WHOMET_CYPHER is no version of Cypher; write 5 or 25"):
        find(folder=tmp_path, WHOMET_CYPHER="4")


def test_a_limit_of_memory_for_every_query_on_a_file(tmp_path: Path) -> None:
    named = tmp_path / "env"
    named.write_text("WHOMET_MEMORY=30\n")
    with open_graph(tmp_path / "a.graph", env_file=named) as graph:
        assert graph.query("RETURN 1 AS n").rows == [(1,)]
        with pytest.raises(CypherLimitExceeded, match="30,000,000 bytes"):
            graph.query("UNWIND range(1, 9000000) AS a RETURN collect(toString(a)) AS texts")
    for wrong in ("0", "1.5", "5GB", "many"):
        with pytest.raises(UsageError, match="WHOMET_MEMORY is no number of megabytes; write 500"):
            find(folder=tmp_path, WHOMET_MEMORY=wrong)
    assert find("bolt://a", folder=tmp_path, WHOMET_MEMORY="").memory is None


def test_the_setting_is_for_queries_that_name_no_version(tmp_path: Path) -> None:
    named = tmp_path / "env"
    named.write_text("WHOMET_CYPHER=25\n")
    text = "RETURN toInteger('1_0') AS n"
    with open_graph(tmp_path / "a.graph", env_file=named) as graph:
        found = [graph.query(each).rows for each in (text, f"CYPHER 5 {text}")]
        assert [*found, graph.query(text, language="5").rows] == [[(10,)], [(None,)], [(None,)]]
        assert graph.query("LET x = 1 FILTER x > 0 RETURN x", reviewed_only=True).rows == [(1,)]
        assert graph.explain("LET x = 1 RETURN x").rows
        assert graph.run("events").rows == []
        with pytest.raises(UsageError, match="language is '5' or '25'"):
            graph.query(text, language="4")  # type: ignore[arg-type]
