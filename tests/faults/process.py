"""The command in a process of its own, in which something happens at a chosen statement of the embedded store.

    python -m tests.faults.process load RECORDS --store test.graph

is `whomet load ...`, a document a transaction, as the other fault tests load. In the environment:

    FAULT_AT       the number of the SQL statement, from 1, before which the fault happens
    FAULT_SIGNAL   the signal that the process sends itself there
    FAULT_COUNT    a file to which all statements are written, one a line
    FAULT_SIZE     no file may grow above this many bytes: from there on, writing fails
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
from functools import cache
from pathlib import Path
from typing import Any

import loader.load
from loader.cli import main
from loader.stores import networkx_
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


def _watched(path: Any, **options: Any) -> sqlite3.Connection:
    made = sqlite3.connect(path, **options)
    made.set_trace_callback(_Statements())
    return made


class _Sqlite:
    """The module sqlite3, but for connecting."""

    connect = staticmethod(_watched)

    def __getattr__(self, name: str) -> Any:
        return getattr(sqlite3, name)


class Running:
    """A command that has begun."""

    def __init__(self, pid: int, folder: tempfile.TemporaryDirectory[str]) -> None:
        self.pid = pid
        self._folder = folder

    def finish(self) -> tuple[int, str, str]:
        """Its exit code (negative: the signal that ended it), output and complaints."""
        code = _nursery().ask({"wait": self.pid})
        out, err = (Path(self._folder.name, name).read_text("utf-8") for name in ("out", "err"))
        self._folder.cleanup()
        return code, out, err


def begin(arguments: Sequence[object], environment: Mapping[str, str] | None = None) -> Running:
    """Start it in a process of its own; its environment has nothing of the user's store in it."""
    folder = tempfile.TemporaryDirectory()
    order = {"arguments": [str(one) for one in arguments], "environment": environment or {}, "folder": folder.name}
    return Running(_nursery().ask(order), folder)


def run(arguments: Sequence[object], environment: Mapping[str, str] | None = None) -> tuple[int, str, str]:
    return begin(arguments, environment).finish()


def clean_environment() -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "WHOMET_"))}
    return {**own, "PYTHONPATH": str(ROOT)}


class _Nursery:
    """A process that has imported everything, and becomes two for each command: a second of importing saved."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.process", "--nursery"],
            env=clean_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def ask(self, order: Mapping[str, Any]) -> int:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps(order).encode() + b"\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())


@cache
def _nursery() -> _Nursery:
    return _Nursery()


def _tend() -> None:
    """Each order is a line: to begin a command, answered with its process id, or to wait for it, with its exit code."""
    for line in sys.stdin.buffer:
        order = json.loads(line)
        if "wait" in order:
            _, status = os.waitpid(order["wait"], 0)
            answer = os.waitstatus_to_exitcode(status)
        else:
            answer = os.fork()
            if answer == 0:
                _become(order)
        os.write(1, f"{answer}\n".encode())


def _become(order: Mapping[str, Any]) -> None:
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(Path(order["folder"], name), os.O_WRONLY | os.O_CREAT, 0o600), number)
    os.environ.update(order["environment"])
    sys.argv = ["whomet", *order["arguments"]]
    os.chdir(order["folder"])
    _main()


def _main() -> None:
    loader.load._RECORDS_A_TRANSACTION = RECORDS_A_TRANSACTION
    if "FAULT_AT" in os.environ or "FAULT_COUNT" in os.environ:
        networkx_.sqlite3 = _Sqlite()  # type: ignore[assignment]
    if "FAULT_SIZE" in os.environ:
        size = int(os.environ["FAULT_SIZE"])
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        if "FAULT_SIGNAL" in os.environ:
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)  # ends the process in the midst of that write
    main()


if __name__ == "__main__":
    if sys.argv[1:] == ["--nursery"]:
        _tend()
    else:
        _main()
