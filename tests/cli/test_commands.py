"""The real command, in a folder of its own: exit codes, exact messages, and never a traceback."""

# ruff: noqa: E501 - a case a line

from __future__ import annotations

import hashlib
import importlib.metadata
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import typer

from loader.cli import app
from loader.cli.commands import COMMANDS
from tests.records import document, person

WHOMET = Path(sys.executable).with_name("whomet")
DOCUMENT = document(characters=100)
ANN = person("ann", "Ann Lee", country="US")
BOB = person("bob", "Bob Ray", country="CN")
MEETING: dict[str, Any] = {
    "record": "meeting",
    "document": "d",
    "id": "m",
    "name": "M",
    "status": "held",
    "participants": [{"person": "ann", "side": "US"}, {"person": "bob", "side": "CN"}],
}


def environment() -> dict[str, str]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "WHOMET_"))}
    return ours | {"COLUMNS": "200", "NO_COLOR": "1"}


class Done(NamedTuple):
    returncode: int
    stdout: bytes
    stderr: bytes


def whomet(folder: Path, *arguments: str | bytes, given: bytes = b"") -> Done:
    """The command in this process, which is quick; `shell` runs it in one of its own."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for name in [name for name in os.environ if name.startswith(("NEO4J_", "WHOMET_"))]:
            patch.delenv(name)
        patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given)))
        patch.setattr("sys.stdout", out)
        patch.setattr("sys.stderr", err)
        with pytest.raises(SystemExit) as stopped:
            app([os.fsdecode(argument) for argument in arguments])
    return Done(int(stopped.value.code or 0), out.buffer.getvalue(), err.buffer.getvalue())


def shell(folder: Path, line: str) -> subprocess.CompletedProcess[bytes]:
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {line}"], cwd=folder, env=environment() | {"W": str(WHOMET)}, capture_output=True, timeout=60, check=False)  # fmt: skip
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done


def test_an_interrupt_while_the_program_is_loaded_leaves_no_traceback(tmp_path):
    for wait in (0.05, 0.1, 0.15, 0.2, 0.3, 0.4):
        started = subprocess.Popen([WHOMET, "stats"], cwd=tmp_path, env=environment(), stderr=subprocess.PIPE)
        time.sleep(wait)
        started.send_signal(signal.SIGINT)
        _, said = started.communicate(timeout=60)
        assert b"loader" not in said, said.decode()


def test_the_version_is_that_of_the_package(tmp_path):
    assert whomet(tmp_path, "--version").stdout == f"whomet {importlib.metadata.version('whomet')}\n".encode()


def lines(*records: dict[str, Any]) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small graph, which the tests only read."""
    folder = tmp_path_factory.mktemp("loaded")
    done = whomet(folder, "load", "-", given=lines(DOCUMENT, ANN, BOB, MEETING))
    assert (done.returncode, done.stdout) == (
        0,
        b"4 records read: 4 loaded, 0 unchanged, 0 quarantined\n1 document loaded, 0 unchanged\n",
    )
    return folder


PAIRS = "MATCH (a:Person)-[:MET]->(b:Person) RETURN a.name AS a, b.id AS b"


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        ("jsonl", '{"a":"Ann Lee","b":"bob"}'),
        ("csv", "a,b\r\nAnn Lee,bob"),
        ("markdown", "| a | b |\n| --- | --- |\n| Ann Lee | bob |"),
    ],
)
def test_rows_come_in_the_format_that_is_asked_for(loaded, output, expected):
    done = whomet(loaded, "query", PAIRS, "--format", output)
    text = done.stdout.decode().strip()
    assert (done.returncode, text.replace(": ", ":").replace(", ", ",")) == (0, expected.replace(", ", ","))


def test_where_no_terminal_is_rows_are_json(loaded):
    assert json.loads(whomet(loaded, "query", "-", given=PAIRS.encode()).stdout) == [{"a": "Ann Lee", "b": "bob"}]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["load"], 2, "name the files or folders with the records, or - for standard input"),
        (["load", "missing.jsonl"], 2, "missing.jsonl: there is no such file or folder"),
        (["load", "a" * 300], 2, f"{'a' * 300}: there is no such file or folder"),
        (["check", "missing.jsonl"], 2, "missing.jsonl: there is no such file or folder"),
        (["load", "-", "--quarantine", "no/q.jsonl"], 2, "no: there is no such folder to write the quarantine to"),
        (["retract", "nope"], 2, "there is no document 'nope' in whomet.graph: it was never loaded, or is retracted"),
        (["retract", b"\xff"], 2, "there is no document '\\udcff' in whomet.graph: it was never loaded, or is retracted"),
        (["retract", "ann"], 2, "there is no document 'ann' in whomet.graph: it was never loaded, or is retracted"),
        (["export", "nope"], 2, None),
        (["export", "records", "-o", "no/x"], 2, "no/x: cannot be written: No such file or directory"),
        (["export", "records", "-o", "."], 2, ".: cannot be written: this is a folder; name a file"),
        (["query"], 2, "give a query, - for standard input, or --file FILE"),
        (["query", "--file", "."], 2, ".: cannot be read: Is a directory"),
        (["query", "RETURN 1 AS x", "--format", "x"], 2, None),
        (["query", "RETURN $x AS x", "-P", "x"], 2, "-P x: write -P name=value"),
        (["query", "RETURN $x AS x", "-P", "x=1", "-P", "x=2"], 2, None),
        (["run", "no-such-query"], 2, None),
        (["show", "no-such-query"], 2, None),
        (["evidence"], 2, "name a node or relationship by its id, or give --find QUOTE --text FILE"),
        (["evidence", "nope"], 2, "nothing in the graph has the id 'nope'; every row of `whomet query` shows ids"),
        (["evidence", "ann", "--texts", "no"], 2, "no: there is no such folder of texts"),
        (["evidence", "--find", "x"], 2, "name the text to look in: --text FILE"),
        (["decide", "ann", "ann", "--same"], 2, "a decision: expected two ids; a and b are one"),
        (["decide", "ann", "bob", "--same", "--by", "a\nb"], 2, "by: expected a text on one line, without tabs"),
        (["decide", "ann", "bob"], 2, "give exactly one of --same, --different, --unsure and --undo"),
        (["decide", "ann", "m", "--same"], 2, "'ann' is a person and 'm' a meeting; only two of one kind can be one"),
        (["decide", "ann", "bob", "--undo"], 2, "nobody has decided on 'ann' and 'bob'; there is nothing to take back"),
        (["stats", "--store", "no.graph"], 3, "no.graph: there is no graph here yet; make one with: whomet load RECORDS"),
        (["stats", "--store", "a" * 300], 3, f"{'a' * 300}: the name is too long: it may have 239 bytes, and 495 with all its folders; name a file by a shorter one"),
        (["stats", "--store", "ftp://x"], 2, None),
        (["stats", "--no-such-option"], 2, None),
        (["no-such-command"], 2, None),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_one_message(loaded, arguments, code, message):
    done = whomet(loaded, *arguments)
    assert done.returncode == code, done.stderr.decode()
    if message is not None:
        assert done.stderr.decode() == f"whomet: {message}\n"


def test_check_tells_every_fault_and_leaves_nothing_behind(tmp_path: Path):
    done = whomet(tmp_path, "check", "-", given=lines(DOCUMENT, {**ANN, "country": "us"}, MEETING))
    assert done.returncode == 1
    assert done.stdout.decode().splitlines() == [
        "standard input:2: country: found 'us'; expected an ISO 3166-1 alpha-2 code in capitals, such as US or CN",
        "standard input:3: participants[1].person: found 'bob', which no record of document 'd' states; "
        "expected the id of a person of the same document",
    ]
    assert done.stderr.decode() == "whomet: 3 records read: 1 can be loaded, 2 cannot\n"
    assert list(tmp_path.iterdir()) == []


def test_a_load_with_faults_writes_a_quarantine_that_can_be_mended(tmp_path: Path):
    first = whomet(tmp_path, "load", "-", given=lines(DOCUMENT, ANN, BOB, {**MEETING, "status": "met"}))
    assert (first.returncode, first.stdout.splitlines()[0]) == (
        1,
        b"4 records read: 3 loaded, 0 unchanged, 1 quarantined",
    )
    file = tmp_path / "quarantine.jsonl"
    file.write_text(file.read_text().replace('"met"', '"held"'))
    again = whomet(tmp_path, "load", "quarantine.jsonl")
    assert (again.returncode, again.stdout.splitlines()[0]) == (
        0,
        b"4 records read: 4 loaded, 0 unchanged, 0 quarantined",
    )


def test_what_is_exported_makes_the_same_graph(loaded, tmp_path: Path):
    exported = whomet(loaded, "export", "records").stdout
    assert whomet(tmp_path, "load", "-", given=exported).returncode == 0
    assert whomet(tmp_path, "digest").stdout == whomet(loaded, "digest").stdout


def test_a_decision_is_taken_and_taken_back(tmp_path: Path):
    whomet(tmp_path, "load", "-", given=lines(DOCUMENT, ANN, BOB))
    before = whomet(tmp_path, "digest").stdout
    assert whomet(tmp_path, "decide", "ann", "bob", "--same").returncode == 0
    (row,) = json.loads(whomet(tmp_path, "query", "MATCH (p:Person) RETURN p.id AS id, p.ids AS ids").stdout)
    assert row == {"id": "ann", "ids": ["ann", "bob"]}
    assert whomet(tmp_path, "decide", "bob", "ann", "--undo").returncode == 0
    assert whomet(tmp_path, "digest").stdout == before


def test_retract_says_what_goes_and_removes_it(tmp_path: Path):
    whomet(tmp_path, "load", "-", given=lines(DOCUMENT, ANN))
    foretold = whomet(tmp_path, "retract", "d", "--dry-run")
    assert foretold.stdout == b"retracting d would remove 2 nodes and 1 relationship\n"
    assert whomet(tmp_path, "retract", "d").stdout == b"d is retracted: 2 nodes and 1 relationship removed\n"
    assert whomet(tmp_path, "stats").stdout.splitlines()[0] == b"0 nodes"


def test_terminal_codes_in_names_and_messages_are_made_visible(tmp_path: Path):
    bad = lines(DOCUMENT, {**ANN, "name": "Ann\u202eLee"}, {**BOB, "name": "x\x1b[2J"})
    done = whomet(tmp_path, "load", "-", given=bad)
    table = whomet(tmp_path, "query", "MATCH (p:Person) RETURN p.name AS name", "--format", "table")
    assert b"\x1b" not in done.stderr + done.stdout
    assert "\u202e" not in table.stdout.decode()
    assert "Ann\\u202eLee" in table.stdout.decode()


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        ("$W export records | head -1 | wc -l", 0, ""),
        ("$W stats > /dev/full", 3, "whomet: the output cannot be written: No space left on device\n"),
        ("$W query 'RETURN 1 AS x' > /dev/full", 3, "whomet: the output cannot be written: No space left on device\n"),
        ("$W check - <&-", 2, "whomet: standard input is closed\n"),
        ("$W query - <&-", 2, "whomet: standard input is closed\n"),
        ("$W digest >&-", 0, ""),
    ],
)
def test_pipes_and_streams_that_are_closed_or_full(loaded, line, code, message):
    done = shell(loaded, line)
    assert (done.returncode, done.stderr.decode()) == (code, message)


def test_an_interrupted_load_says_so(tmp_path: Path):
    with subprocess.Popen(
        [WHOMET, "load", "-"], cwd=tmp_path, env=environment(), stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdin and running.stderr
        running.stdin.write(lines(DOCUMENT) * 2_000)
        running.stdin.flush()
        while not (tmp_path / "whomet.graph").exists():
            assert running.poll() is None
        running.send_signal(signal.SIGINT)
        message = running.stderr.read().decode()
    assert running.returncode == 130
    assert message == "whomet: interrupted; nothing is lost or doubled, run the same command again to go on\n"


def test_the_list_of_commands_says_what_each_says_itself():
    commands = typer.main.get_command(app).commands
    said = {name: " ".join(command.help.split("\n\n")[0].split()) for name, command in commands.items()}
    assert said == {name: says for name, (_, says) in COMMANDS.items()}


def test_the_help_of_every_command_explains_all_its_options():
    commands = typer.main.get_command(app).commands
    unexplained = [
        f"{name} {parameter.name}"
        for name, command in commands.items()
        for parameter in command.params
        if not getattr(parameter, "help", None)
    ]
    assert (unexplained, [name for name, command in commands.items() if not command.help]) == ([], [])


def test_a_text_that_is_not_utf_8_is_no_proof(tmp_path: Path):
    text = "é".encode("latin-1")
    cited = {"evidence": [{"start": 0, "end": 1, "sha256": "0" * 12}]}
    own = {**DOCUMENT, "sha256": hashlib.sha256(text).hexdigest()}
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_bytes(text)
    whomet(tmp_path, "load", "-", given=lines(own, {**ANN, **cited}))
    done = whomet(tmp_path, "evidence", "ann", "--texts", "texts")
    message = b"whomet: texts/a.txt: not UTF-8 at byte 0; no range of characters can be read\n"
    assert (done.returncode, done.stderr) == (2, message)


def test_an_export_that_fails_leaves_no_file_behind(loaded):
    before = sorted(loaded.iterdir())
    assert whomet(loaded, "export", "records", "-o", ".").returncode == 2
    assert sorted(loaded.iterdir()) == before


# What nobody has reviewed


def _waiting(*ids: str) -> bytes:
    lines = [{**line, "review": "unreviewed"} if line["id"] in ids else line for line in (DOCUMENT, ANN, BOB, MEETING)]
    return b"\n".join(json.dumps(line).encode() for line in lines)


REFUSED = "refused, as nobody has reviewed what they say: decide on them with `whomet review FILE`, or load them as they are with --accept-unreviewed"


def test_load_refuses_what_nobody_has_reviewed_and_what_refers_to_it(tmp_path: Path):
    (tmp_path / "news.jsonl").write_bytes(_waiting("bob"))
    done = whomet(tmp_path, "load", "news.jsonl")
    assert done.returncode == 1
    assert done.stdout.decode().splitlines()[0] == "4 records read: 2 loaded, 0 unchanged, 2 quarantined"
    assert done.stderr.decode() == f"whomet: 2 records {REFUSED}\n"
    assert not (tmp_path / "quarantine.jsonl").exists()
    again = whomet(tmp_path, "load", "news.jsonl")
    assert again.stdout.decode().splitlines()[0] == "4 records read: 0 loaded, 2 unchanged, 2 quarantined"


def test_what_came_through_a_pipe_unreviewed_is_kept_to_be_reviewed(tmp_path: Path):
    done = whomet(tmp_path, "load", "-", given=_waiting("bob"))
    assert (done.returncode, b"2 records refused" in done.stderr) == (1, True)
    kept = (tmp_path / "quarantine.jsonl").read_bytes()
    assert [line for line in kept.splitlines() if not line.startswith(b"#")] == _waiting("bob").splitlines()


def test_load_takes_the_unreviewed_where_told_and_marks_them(tmp_path: Path):
    (tmp_path / "news.jsonl").write_bytes(_waiting("bob", "m"))
    done = whomet(tmp_path, "load", "news.jsonl", "--accept-unreviewed")
    said = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert "2 of the loaded records are unreviewed: the graph marks what only they say" in said
    asked = "MATCH (n) WHERE n.unreviewed RETURN n.id AS id ORDER BY id"
    assert json.loads(whomet(tmp_path, "query", asked).stdout) == [{"id": "bob"}, {"id": "m"}]
    met = "MATCH (:Person)-[met:MET]->(:Person) RETURN met.unreviewed AS unreviewed, met.doubt AS doubt"
    assert json.loads(whomet(tmp_path, "query", met).stdout) == [{"unreviewed": True, "doubt": "unreviewed"}]
    assert "2 records unreviewed" in whomet(tmp_path, "stats").stdout.decode()
    assert "2 records wait for a review" in whomet(tmp_path, "doctor").stdout.decode()


def test_check_tells_of_the_unreviewed(tmp_path: Path):
    (tmp_path / "news.jsonl").write_bytes(_waiting("bob"))
    done = whomet(tmp_path, "check", "news.jsonl")
    assert done.returncode == 0
    assert b"1 of them nobody has reviewed" in done.stderr
