"""The command in a process of its own, in which something happens at a chosen statement of the embedded store.

    python -m tests.faults.process load RECORDS --store test.graph

is `whomet load ...` in several transactions, as the other fault tests load. In the environment:

    FAULT_AT       the number of the SQL statement, from 1, before which the fault happens
    FAULT_SIGNAL   the signal that the process sends itself there
    FAULT_COUNT    a file to which all statements are written, one a line
    FAULT_USER     the user (a number) whom the process becomes
    FAULT_SIZE     no file may grow above this many bytes: from there on, writing fails
    FAULT_PORTIONS two numbers: how many records and how many items of a document a transaction holds at most
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import loader.functions  # now: a user whom a process becomes may not be allowed to read Python's own folder
import loader.loading
from loader.cli import main
from loader.stores import waiting
from loader.stores.embedded import file as store_file
from loader.stores.neo4j import large_documents as neo4j_portions
from loader.stores.neo4j import store as neo4j_store
from tests.faults.story import RECORDS_A_TRANSACTION
from tests.helpers import ROOT


class _Statements:
    """Hears of every statement before it runs."""

    def __init__(self) -> None:
        self.at = int(os.environ.get("FAULT_AT", "0"))
        self.count = os.environ.get("FAULT_COUNT")
        self.seen = 0

    def __call__(self, statement: str) -> None:
        self.seen += 1
        if self.count:
            with Path(self.count).open("a", encoding="utf-8") as stream:
                stream.write(statement.split("(", maxsplit=1)[0].replace("\n", " ") + "\n")
        if self.seen == self.at:
            os.kill(os.getpid(), int(os.environ["FAULT_SIGNAL"]))


class _Interruptible(sqlite3.Connection):
    """Hears of statements from outside SQLite, which would swallow an interrupt inside."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._statements = _Statements()

    def execute(self, text: str, *parameters: Any) -> sqlite3.Cursor:
        self._statements(text)
        return super().execute(text, *parameters)

    def executemany(self, text: str, *parameters: Any) -> sqlite3.Cursor:
        self._statements(text)
        return super().executemany(text, *parameters)


def _watched(path: Any, **options: Any) -> sqlite3.Connection:
    if os.environ.get("FAULT_SIGNAL") == str(int(signal.SIGINT)):
        return sqlite3.connect(path, factory=_Interruptible, **options)
    made = sqlite3.connect(path, **options)
    made.set_trace_callback(_Statements())
    return made


class _Sqlite:
    """The module sqlite3, but for connecting."""

    connect = staticmethod(_watched)

    def __getattr__(self, name: str) -> Any:
        return getattr(sqlite3, name)


@dataclass(frozen=True, slots=True)
class Running:
    """A command that has begun."""

    pid: int

    def finish(self) -> tuple[int, str, str]:
        """Its exit code (negative: the signal that ended it), output and complaints."""
        code, out, err = _nursery().ask({"wait": self.pid})
        return code, out, err


def begin(arguments: Sequence[object], environment: Mapping[str, str] | None = None) -> Running:
    """Start it in a process of its own; its environment has nothing of the user's store in it."""
    order = {"arguments": [str(one) for one in arguments], "environment": environment or {}}
    return Running(_nursery().ask(order))


def run(arguments: Sequence[object], environment: Mapping[str, str] | None = None) -> tuple[int, str, str]:
    return begin(arguments, environment).finish()


def clean_environment() -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "WHOMET_"))}
    return {**own, "PYTHONPATH": str(ROOT)}


class _Nursery:
    """A process that has imported everything, and becomes two for each command: a second of importing saved."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        Path(self._folder.name).chmod(0o755)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.process", "--nursery"],
            env=clean_environment(),
            cwd=self._folder.name,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def ask(self, order: Mapping[str, Any]) -> Any:
        assert self._process.stdin and self._process.stdout
        try:
            self._process.stdin.write(json.dumps(order).encode() + b"\n")
            self._process.stdin.flush()
            return json.loads(self._process.stdout.readline())
        except BaseException:  # a test that ran out of time: the answer would be taken for that to the next order
            self._process.kill()
            self._process.communicate()
            _nursery.cache_clear()
            raise


@cache
def _nursery() -> _Nursery:
    return _Nursery()


def _tend() -> None:
    """Each order is a line of JSON: to begin a command, answered with its process id, or to wait for it, answered with
    how it ended."""
    said: dict[int, tuple[int, int]] = {}
    for line in sys.stdin.buffer:
        order = json.loads(line)
        answer: Any = _begin(order, said) if "arguments" in order else _end(order["wait"], said)
        os.write(1, json.dumps(answer).encode() + b"\n")


def _begin(order: Mapping[str, Any], said: dict[int, tuple[int, int]]) -> int:
    (out, to_out), (err, to_err) = os.pipe(), os.pipe()
    pid = os.fork()
    if pid == 0:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(to_out, 1)
        os.dup2(to_err, 2)
        os.environ.update(order["environment"])
        sys.argv = ["whomet", *order["arguments"]]
        os.closerange(3, 1000)
        _main()
    os.close(to_out)
    os.close(to_err)
    said[pid] = (out, err)
    return pid


def _end(pid: int, said: dict[int, tuple[int, int]]) -> tuple[int, str, str]:
    texts = []
    for number in said.pop(pid):
        with os.fdopen(number, encoding="utf-8", errors="replace") as stream:
            texts.append(stream.read())
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status), texts[0], texts[1]


def _main() -> None:
    loader.loading._RECORDS_A_TRANSACTION = RECORDS_A_TRANSACTION
    signal.signal(signal.SIGINT, signal.default_int_handler)  # which a process in the background has not
    if "FAULT_AT" in os.environ or "FAULT_COUNT" in os.environ:
        store_file.sqlite3 = _Sqlite()  # type: ignore[assignment]
    if "FAULT_SIZE" in os.environ:
        size = int(os.environ["FAULT_SIZE"])
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        if "FAULT_SIGNAL" in os.environ:
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)  # ends the process in the midst of that write
    if "FAULT_PORTIONS" in os.environ:
        records, items = map(int, os.environ["FAULT_PORTIONS"].split())
        neo4j_store.RECORDS_A_TRANSACTION = records
        neo4j_portions.THINGS_A_TRANSACTION = neo4j_portions.RELATIONSHIPS_A_TRANSACTION = items
    waiting.SECONDS = 3600.0  # a slow machine would tell that somebody waits, where tests want to hear of nothing
    if "FAULT_USER" in os.environ:
        os.setuid(int(os.environ["FAULT_USER"]))
    main()


if __name__ == "__main__":
    if sys.argv[1:] == ["--nursery"]:
        _tend()
    else:
        _main()
