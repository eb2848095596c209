"""A password is planted in every setting and every spelling of an address. No output, message, file, argument of a
process, crash report or notebook may hold it. With a server that lets it in: tests/faults/test_passwords.py."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

import loader
from loader.addresses import looks_like_an_address, without_passwords
from loader.errors import UsageError, WhometError
from loader.extraction.llm.settings import find_llm_settings
from loader.settings import find_settings
from tests.cli.test_commands import WHOMET, environment, whomet
from tests.extraction.reviewing import given
from tests.extraction.reviewing.terminal import ESCAPE, Terminal
from tests.helpers import SEEDS

PLANTED = "pl4nted-S3cret"
ADDRESSES = (
    "bolt://neo4j:{}@localhost:1",
    "neo4j://neo4j:{}@localhost:1",
    "bolt+s://neo4j:{}@localhost:1",
    "BOLT://neo4j:{}@localhost:1",
    "bolt://:{}@localhost:1",
    "bolt:/neo4j:{}@localhost:1",
    "bolt:neo4j:{}@localhost",
    "bolt:///neo4j:{}@localhost:1",
    "blot://neo4j:{}@localhost:1",
    "neo4j:{}@localhost:7687",
    "neo4j+s:{}@localhost",
    "neo4j.{}@localhost:7687",
    "ann:{}@localhost",
    "http://neo4j:{}@localhost:7474/db",
    "bolt://localhost:1?password={}",
    "bolt://localhost:1/?auth=neo4j:{}",
    "bolt://neo4j:{}@localhost:port",
    "bolt://neo4j:{}#@localhost:1",
    "bolt://neo4j:{}/x@localhost:1",
    "bolt://neo4j:x@{}@localhost:1",
    " bolt://neo4j:{}@localhost:1",
    "neo4j/{}@localhost:7687",
    "neo4j%3A{}@localhost",
    "localhost:7687?password={}",
    "localhost:7687/neo4j:{}",
    "user=neo4j password={} host=localhost",
    *(
        form.replace("SCHEME", scheme)
        for scheme in ("bolt", "neo4j+s", "BOLT+SSC")
        for form in (
            "SCHEME://neo4j:{}@[::1]:1",
            "SCHEME://localhost:1#{}",
            "SCHEME://localhost:1/#password={}",
            "SCHEME//neo4j:{}@localhost:1",
            "SCHEME:\\\\neo4j:{}@localhost:1",
            "SCHEME://localhost:1/neo4j/{}",
            "SCHEME://localhost:{}",
        )
    ),
    "bolt://neo4j%3A{}@localhost:1",
    "bolt%3A%2F%2Fneo4j%3A{}%40localhost%3A1",
    "bolt ://neo4j:{}@localhost:1",
    "bolt:// neo4j:{}@localhost:1",
    "bolt://neo4j:{} @localhost:1",
    "bolt://localhost:1;password={}",
    "bolt://localhost:1?user=neo4j&pass={}",
    "bolt://neo4j:{}@localhost:99999",
    "bolt://neo4j:{}@",
    "bolt://neo4j:{}",
    "bolt://neo4j:{}@a@localhost:1",
    "bolt://neo4j:{}?x@localhost:1",
    "bolt://neo4j:x/{}@localhost:1",
    "bolt://neo4j:[{}]@localhost:1",
    "bolt://[neo4j:{}@localhost:1",
    "bolt://neo4j:{}%40localhost:1",
    "bolt\uff1a//neo4j:{}@localhost:1",
    "bolt://neo4j\uff1a{}\uff20localhost:1",
    "\ufeffbolt://neo4j:{}@localhost:1",
    "bolt://localhost:1,bolt://neo4j:{}@localhost:2",
    "<bolt://neo4j:{}@localhost:1>",
    "neo4j:{}@[::1]:7687",
    "neo4j:{}@db.example.org",
    "{}@localhost:7687",
    "neo4j;{}@localhost:7687",
    "localhost:7687:neo4j:{}",
    "localhost:7687#{}",
    "localhost:7687 {}",
    "localhost@neo4j:{}",
    "localhost:{}",
    "db.example.org:7687:{}",
    "x.databases.neo4j.io:{}",
    "password: {}",
    "NEO4J_PASSWORD={}",
    "Server=localhost;Password={};",
    "postgres://ann:{}@localhost/x",
    "redis://:{}@localhost:6379",
    "jdbc:neo4j:bolt://localhost:1?password={}",
    "jdbc:neo4j://localhost:7687?user=neo4j,password={}",
    "//neo4j:{}@localhost:1",
    "http://localhost:7474/browser?pw={}",
)
MORE_ADDRESSES = (
    *(
        f"{place}{sign}{{}}"
        for place in ("localhost", "127.0.0.1", "x.databases.neo4j.io", "[::1]", "localhost:7687", "host:1234")
        for sign in (" ", "\t", "/", ",", ";", "|", " neo4j ", " -p ", " - ", "\n")
    ),
    *(f"{{}}@{host}" for host in ("", "localhost", "127.0.0.1", "[::1]", "127.0.0.1:7687")),
    *(f"neo4j{sign}{{}}" for sign in " /,;|:@"),
    *(f"{word}={{}}" for word in ("api_key", "kennwort", "clave", "credentials", "NEO4J_AUTH", "PWD", "export X")),
    *(
        f"{word}: {{}}"
        for word in ("api-key", "secret", "passphrase", "creds", "auth", "Authorization", "mot de passe")
    ),
    *(f"{word} {{}}" for word in ("passwd", "-p", "--password", "Bearer", "NEO4J_AUTH", "user neo4j password")),
    *(f"{bracket}neo4j{bracket}, {bracket}{{}}{bracket}" for bracket in "'\"`"),
    "-p{}",
    "::1:7687:{}",
    "{}:localhost",
    "db.example.org {}",
    "db.example.org,neo4j,{}",
    "localhost :7687 {}",
    "cypher-shell -u neo4j -p {}",
    "bolt+s {}@localhost",
    "bolt%253A%252F%252Fneo4j%253A{}%2540localhost",
    "bolt\uff1a//neo4j\uff1a{}\uff20localhost",
    "\u200bneo4j:{}@localhost",
    "('neo4j', '{}')",
    "jdbc:sqlite:{}",
    "Driver=Neo4j;UID=neo4j;Pw={}",
    "bolt://..{}",
    "bolt://" + "x" * 64 + ".{}",
)
"""What is sure to be refused before anything is opened. A word alone cannot be told from the name of a file."""
FILES = (
    "whomet.graph",
    "neo4j/whomet.graph",
    "neo4j-2024.graph",
    "neo4j copy.graph",
    "localhost.graph",
    "./localhost/x",
    "C:/x.graph",
    "[2024].graph",
    "(old) whomet.graph",
    "secret meetings.graph",
    "tokens/whomet.graph",
    "author: x.graph",
    "v1.0 final.graph",
    "report.v2.final copy.graph",
    "a::b.graph",
    "10:30:45 talks.graph",
    "ann@example.org.graph",
    "a=b.graph",
    "trade talks; Geneva, 2024.graph",
    "1.2.3.4.graph",
)
MISPLACED = [
    *(ADDRESSES[number] for number in (0, 5, 9, 13)),
    "bolt://localhost:1#{}",
    "bolt://localhost:{}",
    "bolt%3A%2F%2Fneo4j%3A{}%40localhost%3A1",
    "localhost:7687:neo4j:{}",
    "http://localhost:7474/browser?pw={}",
]
"""The others cannot be told from a name, where none is wanted."""
PLACES = {
    "an argument too many": ["stats", "{}"],
    "a command": ["{}"],
    "an option": ["stats", "--stroe={}"],
    "a file of records": ["load", "{}"],
    "a folder of queries": ["queries", "--pack", "{}"],
    "a file of settings": ["stats", "--env-file", "{}"],
    "a quarantine": ["load", "bad.jsonl", "--quarantine", "{}"],
    "an output": ["export", "records", "--output", "{}"],
    "a number": ["query", "RETURN 1", "--limit", "{}"],
    "a saved query": ["run", "{}"],
    "a format": ["export", "{}"],
    "an id": ["evidence", "{}"],
    "an article": ["extract", "{}", "--published", "2031-01-01", "--output", "out.jsonl"],
}


def assert_silent(*texts: bytes | str) -> None:
    for text in texts:
        assert PLANTED not in (text if isinstance(text, str) else text.decode("utf-8", "replace"))


def assert_nothing_left(folder: Path, *but: str) -> None:
    for path in folder.rglob("*"):
        assert PLANTED not in path.name
        if path.is_file() and path.name not in but:
            assert PLANTED.encode() not in path.read_bytes(), path


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_shows_no_password_wherever_it_is_a_store(address: str, tmp_path: Path) -> None:
    given = address.format(PLANTED)
    (tmp_path / ".env").write_text(f"NEO4J_URI='{given}'\n")
    assert_silent(*whomet(tmp_path, "stats")[1:])
    (tmp_path / ".env").unlink()
    done = whomet(tmp_path, "load", str(SEEDS), "--store", given)
    assert done.returncode in (2, 3)
    assert_silent(*done[1:])
    assert_nothing_left(tmp_path)


@pytest.mark.parametrize("place", PLACES)
def test_an_address_shows_no_password_where_it_does_not_belong(place: str, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("{}\n")
    whomet(tmp_path, "load", "bad.jsonl")
    for address in MISPLACED:
        done = whomet(tmp_path, *(word.replace("{}", address.format(PLANTED)) for word in PLACES[place]))
        assert done.returncode in (1, 2, 3), done
        assert_silent(*done[1:])
    assert_nothing_left(tmp_path)


@pytest.mark.parametrize("name", ["--store", "WHOMET_STORE", "NEO4J_URI"])
def test_what_only_a_server_could_mean_is_refused_unseen(name: str, tmp_path: Path) -> None:
    for address in MORE_ADDRESSES:
        with pytest.raises(UsageError) as refusal:
            if name == "--store":
                find_settings(address.replace("{}", PLANTED), environment={}, folder=tmp_path)
            find_settings(environment={name: address.replace("{}", PLANTED)}, folder=tmp_path)
        assert_silent(crash_report(refusal.value))


@pytest.mark.parametrize(
    "address", ["bolt://{}", "neo4j+s://{}:7687", "bolt://localhost:7687@{}", "bolt://localhost\t{}"]
)
def test_no_message_and_no_traceback_repeats_a_host_that_is_not_known(address: str) -> None:
    unknown = pytest.raises(WhometError, match="--store names a host that is not known")
    with unknown as refusal, loader.open_graph(address.format(PLANTED)) as graph:
        graph.stats()
    assert_silent("".join(traceback.format_exception(refusal.value)))


def test_what_is_no_address_stays_as_it_is() -> None:
    for text in (
        "records.jsonl:12: a@b.example is no name",
        "https://example.org/a?b=c",
        "MATCH (n {mail: 'ann@example.org'}) RETURN n",
        "bolt://localhost:7687 does not let us in",
        "bolt://localhost:1: some Person have the same id",
        "(neo4j://localhost:7687?policy=eu), or `neo4j+s://HOST`.",
        "12:30@noon",
    ):
        assert without_passwords(text) == text
    assert [name for name in FILES if looks_like_an_address(name)] == []
    assert not any(map(looks_like_an_address, ("a@b.graph", "meeting@10:30.jsonl", "news:2024:05.graph", "compass:x")))
    for long in ("x" * 100_000 + ":" * 1_000 + "@", "a." * 50_000 + "=", "bolt:/" * 20_000, "@" * 20_000 + "=:/"):
        assert without_passwords(long)


def crash_report(error: BaseException) -> str:
    """All that tools for crash reports send: each frame with its variables."""
    return "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())


@pytest.mark.parametrize("name", ["NEO4J_URI", "WHOMET_STORE", "WHOMET_LLM_BASE_URL"])
@pytest.mark.parametrize("address", [address for address in ADDRESSES if not address.startswith("neo4j://")])
def test_no_crash_report_holds_it(address: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text(f"{name}='{address.format(PLANTED)}'\nNEO4J_PASSWORD={PLANTED}\n")
    with pytest.raises(WhometError) as refusal:
        if "LLM" in name:
            find_llm_settings()
        with loader.open_graph() as graph:
            graph.stats()
    assert_silent(crash_report(refusal.value))


def test_no_crash_report_holds_the_key_of_a_language_model(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(
        f"WHOMET_LLM_BASE_URL=http://localhost:1/v1\nWHOMET_LLM_MODEL=m\nWHOMET_LLM_API_KEY={PLANTED} é\n"
    )
    with pytest.raises(UsageError, match="no key has") as refusal:
        find_llm_settings(folder=tmp_path, environment={})
    assert_silent(crash_report(refusal.value))
    assert_silent(repr(find_settings(folder=tmp_path, environment={})))


@pytest.mark.parametrize(
    "url", ["http://ann%3A{}%40localhost:1", "http://ann:{}@[::1]:1", "http:/ann:{}@h", "http://h:{}"]
)
def test_no_address_of_a_language_model_shows_it(url: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Dal met Kovacs in Rome.")
    (tmp_path / ".env").write_text(f"WHOMET_LLM_BASE_URL='{url.format(PLANTED)}'\nWHOMET_LLM_MODEL=m\n")
    extract = ["extract", "a.txt", "--engine", "llm", "--published", "2031-01-01", "--output", "o.jsonl", "--yes"]
    done = whomet(tmp_path, *extract)
    assert done.returncode == 2
    assert_silent(*done[1:])


@pytest.fixture
def silent_server() -> Iterator[socket.socket]:
    """Something that listens and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(60)
        yield server


def arguments_of(pid: int) -> dict[int, bytes]:
    """What anybody on this machine can read of a process and of all that it has started."""
    pids, found = [pid], {}
    for each in pids:
        found[each] = Path(f"/proc/{each}/cmdline").read_bytes()
        for task in Path(f"/proc/{each}/task").iterdir():
            pids += map(int, (task / "children").read_text().split())
    return found


@pytest.mark.parametrize("arguments", [["doctor"], ["extract", "a.txt", "--engine", "llm"]])
def test_no_process_has_it_among_its_arguments(
    arguments: list[str], tmp_path: Path, silent_server: socket.socket
) -> None:
    place = f"127.0.0.1:{silent_server.getsockname()[1]}"
    (tmp_path / "a.txt").write_text("Dal met Kovacs in Rome.")
    (tmp_path / ".env").write_text(f"NEO4J_PASSWORD={PLANTED}\nWHOMET_LLM_API_KEY={PLANTED}\n")
    settings = {"NEO4J_URI": f"bolt://{place}", "WHOMET_LLM_BASE_URL": f"http://{place}", "WHOMET_LLM_MODEL": "m"}
    more = ["--published", "2031-01-01", "--output", "o.jsonl", "--yes"] if arguments[0] == "extract" else []
    with subprocess.Popen(
        [WHOMET, *arguments, *more], cwd=tmp_path, env=environment() | settings, stdout=-1, stderr=-1, stdin=-3
    ) as process:
        connection, _ = silent_server.accept()
        for argv in arguments_of(process.pid).values():
            assert_silent(argv)
        connection.close()
        silent_server.close()
        assert_silent(*process.communicate(timeout=60))
    assert_nothing_left(tmp_path, ".env")


def test_no_report_of_a_crash_of_python_itself_holds_it(tmp_path: Path, silent_server: socket.socket) -> None:
    uri = f"bolt://neo4j:{PLANTED}@127.0.0.1:{silent_server.getsockname()[1]}"
    settings = environment() | {"NEO4J_URI": uri, "NEO4J_PASSWORD": PLANTED}
    command = [sys.executable, "-X", "faulthandler", "-X", "dev", str(WHOMET), "doctor"]
    with subprocess.Popen(command, cwd=tmp_path, env=settings, stdout=-1, stderr=-1, stdin=-3) as process:
        connection, _ = silent_server.accept()
        process.send_signal(signal.SIGABRT)
        said = process.communicate(timeout=60)
        connection.close()
    assert process.returncode == -signal.SIGABRT
    assert b"Fatal Python error: Aborted" in said[1]
    assert_silent(*said)
    assert_nothing_left(tmp_path, "core")  # the memory of a process, where the system is told to keep it


@pytest.mark.parametrize("words", ["run who-met -P person=W", f"stats --store neo4j:{PLANTED}@localhost ", "run "])
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_no_shell_is_offered_it(shell: str, words: str, tmp_path: Path) -> None:
    line = f"whomet {words}"
    asked = {
        "_WHOMET_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "COMP_WORDS": line.replace(" ", "\n"),
        "COMP_CWORD": str(line.count(" ")),
    }
    planted = {"NEO4J_URI": f"bolt://neo4j:{PLANTED}@localhost:1", "NEO4J_PASSWORD": PLANTED, "HOME": str(tmp_path)}
    for command, settings in (([WHOMET], planted | asked), ([WHOMET, "--show-completion"], planted)):
        done = subprocess.run(command, cwd=tmp_path, env=environment() | settings, capture_output=True, check=False)
        assert_silent(done.stdout, done.stderr)
        assert b"Traceback" not in done.stderr
    assert_nothing_left(tmp_path)


def test_no_review_shows_or_keeps_it(tmp_path: Path) -> None:
    given.write(tmp_path)
    planted = {"NEO4J_URI": f"bolt://neo4j:{PLANTED}@localhost:1", "NEO4J_PASSWORD": PLANTED, "HOME": str(tmp_path)}
    with Terminal(tmp_path, **planted) as terminal:
        terminal.until("1 of 5 · sure").press("y")
        terminal.until("2 of 5 · sure").press("?")
        terminal.until("Esc back").press(ESCAPE)
        terminal.until("2 of 5 · sure").press("q")
        assert terminal.to_the_end() == 0
        assert_silent(terminal.raw)
    assert (tmp_path / "news.jsonl").exists()
    assert_nothing_left(tmp_path)


CELLS = (
    "import loader as whomet",
    "%load_ext loader",
    "g = whomet.open_graph()",
    "g.load('records.jsonl')",
    "g",
    "import os; whomet.open_graph(os.environ['ODD'])",
    "%%cypher g\nRETURN 1",
    "g2 = whomet.open_graph('file.graph'); g2.load(SEEDS)",
    "%%cypher g2\nMATCH (p:Person) RETURN p LIMIT 2",
    "%%cypher g2\nMATCH (p:Person RETURN p",
    "%%cypher g2 where={\nRETURN $where",
    "g2.run('who-met', person='Nobody')",
    "g2.export('html', 'page.html'); g2.export('records', 'records.jsonl')",
)


def test_no_saved_notebook_and_no_page_holds_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "NEO4J_URI": f"bolt://neo4j:{PLANTED}@localhost:1",
        "NEO4J_PASSWORD": PLANTED,
        "ODD": f"bolt:/neo4j:{PLANTED}@localhost:1",
        "PYTHONPATH": os.getcwd(),  # noqa: PTH109
    }.items():
        monkeypatch.setenv(name, value)
    notebook: Any = nbformat.v4.new_notebook()  # type: ignore[no-untyped-call]
    cells = [nbformat.v4.new_code_cell(text.replace("SEEDS", repr(str(SEEDS)))) for text in CELLS]  # type: ignore[no-untyped-call]
    notebook.cells = cells
    NotebookClient(
        notebook, kernel_name="python3", allow_errors=True, resources={"metadata": {"path": str(tmp_path)}}
    ).execute()
    nbformat.write(notebook, tmp_path / "saved.ipynb")  # type: ignore[no-untyped-call]
    said = (tmp_path / "saved.ipynb").read_text("utf-8")
    assert said.count('"output_type": "error"') >= 5
    assert "names no host" in said
    assert "<svg" in (tmp_path / "page.html").read_text("utf-8")
    assert_nothing_left(tmp_path)
