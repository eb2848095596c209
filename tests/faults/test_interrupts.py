"""Ctrl-C during a load, a connection that breaks midway, and what whomet says then."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from loader.stores.embedded.store import EmbeddedStore
from tests.faults import process
from tests.faults.conftest import forget_everything, some, store_at
from tests.faults.story import BEFORE, LOAD, expected, load_lines, state_of, write
from tests.servers.proxy import BoltProxy, Message, at, before_answer_to
from tests.servers.server import Server

GOES_ON = "interrupted; nothing is lost or doubled, run the same command again to go on"
SUMMARY = re.compile(r"(\d+) records read: (\d+) loaded, (\d+) unchanged, 0 quarantined\n")


def assert_second_run_is_whole(ended: tuple[int, str, str]) -> None:
    code, out, err = ended
    assert (code, err) == (0, "")
    summary = SUMMARY.match(out)
    assert summary is not None
    read, loaded, unchanged = map(int, summary.groups())
    assert read == loaded + unchanged == len(LOAD)


def prepare(file: Path) -> None:
    file.unlink(missing_ok=True)
    with EmbeddedStore(file) as store:
        load_lines(store, BEFORE)


def test_ctrl_c_during_a_load_into_a_file(tmp_path: Path, tally: Counter[str]) -> None:
    file = tmp_path / "test.graph"
    load = ["load", write(tmp_path / "load.jsonl", LOAD), "--store", file]
    signal_sent = {"FAULT_SIGNAL": str(int(signal.SIGINT))}
    prepare(file)
    code, _, _ = process.run(load, signal_sent | {"FAULT_COUNT": str(tmp_path / "statements")})
    assert code == 0
    statements = len((tmp_path / "statements").read_text("utf-8").splitlines())
    for number in some(range(1, statements, max(1, statements // 20)), sample=3):
        prepare(file)
        fault = signal_sent | {"FAULT_AT": str(number)}
        code, out, err = process.run(load, fault)
        assert (code, out, err) == (130, "", f"whomet: {GOES_ON}\n"), number
        assert_second_run_is_whole(process.run(load))
        with EmbeddedStore(file) as store:
            assert state_of(store) == expected(BEFORE, LOAD)
        tally["interrupts of a load into the embedded store"] += 1


class Interrupt:
    """Interrupts a process when its nth message comes by; the answer comes when it has had time to hear of it."""

    def __init__(self, number: int) -> None:
        self.left = number
        self.pid: int | None = None

    def __call__(self, _message: Message) -> bool:
        self.left -= 1
        if self.left == 0 and self.pid is not None:
            os.kill(self.pid, signal.SIGINT)
            time.sleep(0.2)
        return False


def test_ctrl_c_during_a_load_into_a_server(empty_server: Server, tmp_path: Path, tally: Counter[str]) -> None:
    load = ["load", write(tmp_path / "load.jsonl", LOAD)]
    with store_at(empty_server) as store:
        load_lines(store, BEFORE)
        for number in some(range(5, 300, 20), sample=1):
            forget_everything(empty_server)
            load_lines(store, BEFORE)
            interrupt = Interrupt(number)
            with BoltProxy(empty_server.bolt, interrupt) as proxy:
                running = process.begin(load, {**empty_server.environment, "NEO4J_URI": proxy.uri})
                interrupt.pid = running.pid
                code, out, err = running.finish()
            assert (code, out, err) == (130, "", f"whomet: {GOES_ON}\n"), number
            assert_second_run_is_whole(process.run(load, empty_server.environment))
            assert state_of(store) == expected(BEFORE, LOAD)
            tally[f"interrupts of a load into Neo4j {empty_server.version}"] += 1


@pytest.mark.parametrize("seconds", [0.5, 1.0])
def test_ctrl_c_while_the_command_starts(tmp_path: Path, seconds: float) -> None:
    """Before there is anything to interrupt it ends as quietly."""
    load = ["load", str(write(tmp_path / "load.jsonl", LOAD)), "--store", str(tmp_path / "test.graph")]
    program = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); import whomet; whomet.main()"
    running = subprocess.Popen(
        [sys.executable, "-c", program, *load],
        env=process.clean_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(seconds)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate()
    if "loader" not in err and running.returncode == -signal.SIGINT:
        pytest.skip("this machine was too slow: Python itself was still starting")
    assert running.returncode in (0, 130), err
    assert "Traceback" not in err
    assert (out == "") == (running.returncode == 130)


def test_an_interrupt_that_python_would_swallow_is_sent_again() -> None:
    """One that comes within a destructor or a callback of the import system is ignored there, with a traceback."""
    program = """if True:
        import signal, sys, time, whomet
        signal.signal(signal.SIGINT, signal.default_int_handler)
        sys.unraisablehook = whomet._again
        class Deleted:
            def __del__(self):
                raise KeyboardInterrupt
        try:
            Deleted()
            time.sleep(30)
        except KeyboardInterrupt:
            print("heard")
    """
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=25, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "heard\n", "")


def test_a_connection_that_breaks_midway(empty_server: Server, tmp_path: Path) -> None:
    """Exit code 4 and the remedy; the second run says what it found and what it did."""
    load = ["load", write(tmp_path / "load.jsonl", LOAD)]
    process.run(load, empty_server.environment)
    forget_everything(empty_server)
    with BoltProxy(empty_server.bolt) as undisturbed:
        process.run(load, {**empty_server.environment, "NEO4J_URI": undisturbed.uri})
    commits = sum(message.name == "COMMIT" for message in undisturbed.messages)
    forget_everything(empty_server)
    with BoltProxy(empty_server.bolt, before_answer_to("COMMIT", commits)) as proxy:
        code, out, err = process.run(load, {**empty_server.environment, "NEO4J_URI": proxy.uri})
        assert proxy.cut_at is not None
    assert (code, out) == (4, "")
    assert "broke while the server was committing" in err
    assert "Run the same again" in err
    code, out, err = process.run(load, empty_server.environment)
    assert (code, err) == (0, "")
    summary = SUMMARY.match(out)
    assert summary is not None
    assert int(summary[3]) > 0
    assert_second_run_is_whole((code, out, err))


def test_a_connection_that_breaks_for_good(empty_server: Server, tmp_path: Path) -> None:
    """Before anything was written it is exit code 3: there is nothing to go on with."""
    load = ["load", write(tmp_path / "load.jsonl", LOAD)]
    with BoltProxy(empty_server.bolt, at(1)) as proxy:
        code, out, err = process.run(load, {**empty_server.environment, "NEO4J_URI": proxy.uri})
    if code:
        assert (code, out) == (3, "")
        assert "Traceback" not in err


def test_ctrl_c_that_pydantic_wraps_ends_as_quietly() -> None:
    """One that comes while a validator is built is no KeyboardInterrupt any more when it gets out."""
    program = """
import loader.cli
import whomet
from pydantic_core import SchemaValidator, core_schema

class Interrupted:
    def __repr__(self):
        raise KeyboardInterrupt

loader.cli.main = lambda: SchemaValidator(core_schema.literal_schema([Interrupted()]))
whomet.main()
"""
    ran = subprocess.run(
        [sys.executable, "-c", program], env=process.clean_environment(), capture_output=True, check=False
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, b"", b"")
