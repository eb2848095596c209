"""`whomet shell`: at a real terminal, from a pipe, and what it offers to complete."""

from __future__ import annotations

import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import loader as whomet
from loader.prompting.completing import Surroundings, offers
from loader.prompting.entries import entries, is_whole, words_of_line
from loader.prompting.history import holds_secret
from loader.prompting.naming import Names
from loader.settings import Secret
from tests.cli.test_commands import WHOMET, environment
from tests.extraction.reviewing.terminal import ENTER, TAB, UP, Terminal
from tests.helpers import SEEDS

CTRL_C, CTRL_D = "\x03", "\x04"
ENDLESS = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a WHERE a < 0 RETURN count(*) AS n;"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[whomet.Graph]:
    with whomet.open_graph(tmp_path_factory.mktemp("shell") / "seeds.graph") as graph:
        graph.load(SEEDS)
        yield graph


def test_at_a_terminal(graph: whomet.Graph, tmp_path: Path) -> None:
    arguments = ("shell", "--store", str(graph.store.path))
    with Terminal(tmp_path, 110, 40, arguments, XDG_STATE_HOME=str(tmp_path)) as terminal:
        terminal.until("whomet>")
        terminal.press("who-met-wh", TAB)
        terminal.until("> who-met-whom").press(ENTER)
        terminal.until("rows")
        terminal.press("MATCH (p:Person)", ENTER, "RETURN count(p) AS people", ENTER, ENTER)
        terminal.until("people\n──────\n    20")
        terminal.press("who-mett", ENTER)
        terminal.until("whomet: 'who-mett' is no saved query")
        terminal.press(":param key=my-password", ENTER, "half a li", CTRL_C)
        terminal.until("cancelled")
        terminal.press(":help", ENTER)
        terminal.until(":quit")
        terminal.press(UP, UP, UP, UP, CTRL_C, ENDLESS)
        terminal.until("AS n;").press(ENTER)
        terminal.until_it_works().press(CTRL_C, "RETURN 6 * 7 AS n;", ENTER)
        terminal.until("\n42")
        terminal.press(CTRL_D)
        assert terminal.to_the_end() == 0
    file = tmp_path / "whomet" / "history"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    kept = file.read_text()
    assert "+RETURN 6 * 7 AS n;" in kept
    assert "password" not in kept
    assert "Traceback" not in terminal.raw.decode()


def piped(graph: whomet.Graph, text: bytes, *options: str) -> tuple[int, str, list[str]]:
    done = subprocess.run(
        [str(WHOMET), "shell", "--store", str(graph.store.path), *options],
        input=text, capture_output=True, env=environment(), check=False,
    )  # fmt: skip
    return done.returncode, done.stdout.decode(), done.stderr.decode().splitlines()


def test_from_a_pipe(graph: whomet.Graph) -> None:
    lines = b"""\
// what there is; not an end
MATCH (p:Person) // ; nor this

RETURN count(p) AS n, ';' AS text; RETURN 2 AS n;
whomet run who-is -P person='Wang Yi'
who-met "Wang Yi" 2023
who-mett
:param who=wang-yi
:format jsonl
MATCH (p:Person {id: $who})
RETURN p.name AS name, 'it\\'s;' AS text;
CREATE (n);
:limit none
:quit now
:stats"""
    code, out, errors = piped(graph, lines, "--format", "csv")
    assert code == 2
    told = out.splitlines()
    assert told[:4] == ["n,text", '20,";"', "n", "2"]
    assert told[-1] == '{"name": "Wang Yi", "text": "it\'s;"}'
    assert [error.split(": ", 2)[1] for error in errors if ": line " in error] == ["line 7", "line 12", "line 13"]
    assert "only read" in " ".join(errors)


def test_it_searches(graph: whomet.Graph) -> None:
    code, out, errors = piped(graph, b":search Yellen\xe2\x80\x99s trip\n:search zzzq\n", "--format", "csv")
    assert code == 0
    assert out.splitlines()[1].startswith("trip,Possible trip by Janet Yellen,")
    assert "nothing in the graph is called 'zzzq'" in " ".join(errors)


@pytest.mark.parametrize(
    ("text", "code"), [(b"", 0), (b"\n\n;\n// x", 2), (b"MATCH (n) RETURN count(n) AS n", 0), (b"RETURN '\xff'", 2)]
)
def test_odd_pipes(graph: whomet.Graph, text: bytes, code: int) -> None:
    found, _, errors = piped(graph, text)
    assert found == code, errors
    assert not any("Traceback" in line for line in errors)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("RETURN 1; RETURN 2", ["RETURN 1", "RETURN 2"]),
        ("RETURN ';' AS `a;b` /* ; */ // ;\n; RETURN 2;", ["RETURN ';' AS `a;b` /* ; */ // ;", "RETURN 2"]),
        ("who-met x\n\n  // a\nMATCH (n)\nRETURN n", ["who-met x", "// a\nMATCH (n)\nRETURN n"]),
        ("// a\nmatch (n) return 'it\\'s;'\n;:help", ["// a\nmatch (n) return 'it\\'s;'", ":help"]),
    ],
)
def test_where_entries_end(text: str, found: list[str]) -> None:
    assert [entry.text for entry in entries(text, final=True)] == found


def test_when_an_entry_is_whole() -> None:
    for text in ("", "who-met", ":help", "RETURN 1;", "MATCH (n)\nRETURN n\n", "// only this"):
        assert is_whole(text), text
    for text in ("MATCH (n)", "RETURN 1; RETURN 2", "RETURN ';", "RETURN 1 // ;", "RETURN 1 /* ;"):
        assert not is_whole(text), text


def test_words_of_a_line() -> None:
    found = words_of_line("""who-met person="Wang Yi" other='a \\b' c\\ d "op en""")
    assert [word.text for word in found] == ["who-met", "person=Wang Yi", "other=a \\b", "c d", "op en"]
    assert found[-1].open == '"'


@pytest.mark.parametrize(
    ("typed", "among"),
    [
        ("who-met-d", "who-met-drawn"),
        (":for", ":format"),
        (":format j", ":format jsonl"),
        ("who-met p", "who-met person="),
        ("who-met person=wang", 'who-met person="Wang Yi"'),
        ('who-met person="Wang Y', 'who-met person="Wang Yi"'),
        ("who-met person=BLINK", 'who-met person="Antony Blinken"'),
        ("met-about issue=tai", "met-about issue=Taiwan"),
        ("whomet run who-met -P per", "whomet run who-met -P person="),
        ("mat", "MATCH"),
        ("MATCH (p:Pers", "MATCH (p:Person"),
        ("MATCH (p:Person)-[:PARTICIP", "MATCH (p:Person)-[:PARTICIPANT_IN"),
        ("MATCH (m:Held&Meet", "MATCH (m:Held&Meeting"),
        ("MATCH (m:Meeting) WHERE m.ear", "MATCH (m:Meeting) WHERE m.earliest"),
        ("MATCH (m:Meeting {stat", "MATCH (m:Meeting {status"),
        ("MATCH (p:Person {name: 'Wang", "MATCH (p:Person {name: 'Wang Yi'"),
        ("MATCH (p) WHERE p.id = $w", "MATCH (p) WHERE p.id = $who"),
        ("RETURN tou", "RETURN toUpper("),
        ("RETURN 1; MATCH (p:Pers", "RETURN 1; MATCH (p:Person"),
    ],
)
def test_what_is_offered(graph: whomet.Graph, typed: str, among: str) -> None:
    around = Surroundings(graph.pack, Names(graph.store), ["who"])
    found = [typed[: len(typed) - offer.back] + offer.text for offer in offers(typed, around)]
    assert among in found


def test_properties_offered_are_those_of_the_label(graph: whomet.Graph) -> None:
    around = Surroundings(graph.pack, Names(graph.store))
    found = {offer.text for offer in offers("MATCH (i:Issue) RETURN i.", around)}
    assert found == {"id", "name", "ids", "shown_from", "unreviewed", "wikidata"}


@pytest.mark.parametrize(
    ("text", "is_secret"),
    [
        ("RETURN 'bolt://neo4j:hunter2@host' AS a;", True),
        ("neo4j:hunter2@localhost:7687", True),
        (":param Password=x", True),
        ("RETURN $apikey", True),
        ("RETURN 'correct horse' AS a", True),
        ("who-met person='Wang Yi'", False),
    ],
)
def test_what_history_leaves_out(text: str, is_secret: bool) -> None:
    assert holds_secret(text, Secret("correct horse")) is is_secret
