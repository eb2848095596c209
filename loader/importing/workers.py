"""Several processes that take documents while a load goes on, and then choose among what all have said."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from typing import Any

from loader import errors
from loader.errors import StoreError
from loader.importing.environment import environment_without_settings
from loader.importing.worker import Begin, Raw, raw_of
from loader.loading import Told
from loader.records.staging import Run

__all__ = ["Workers"]

_RECORDS_AT_ONCE = 2_000
_ASKED_AT_ONCE = 2


class _Process:
    """A worker. What it is asked it answers in turn; a few requests may be under way at once."""

    def __init__(self, begin: Begin) -> None:
        path = os.pathsep.join(os.path.abspath(entry) for entry in sys.path if entry)  # noqa: PTH100 - a text
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "loader.importing.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment_without_settings() | {"PYTHONPATH": path},
            start_new_session=True,  # an interrupt from the keyboard is for this process, which ends the others
        )
        self.waiting = 0
        self._send(begin)

    def ask(self, name: str, value: Any) -> None:
        self._send((name, value))
        self.waiting += 1

    def answer(self) -> Any:
        """What the oldest request comes to. Raises its error."""
        assert self._process.stdout is not None
        try:
            good, value = pickle.load(self._process.stdout)  # noqa: S301 - from the process that was started
        except (EOFError, pickle.UnpicklingError):
            raise _gone() from None
        self.waiting -= 1
        if not good:
            kind, message = value
            raise getattr(errors, kind)(message)
        return value

    def end(self) -> None:
        self._process.kill()
        with suppress(BrokenPipeError), self._process:
            pass

    def _send(self, value: Any) -> None:
        assert self._process.stdin is not None
        try:
            pickle.dump(value, self._process.stdin)
            self._process.stdin.flush()
        except BrokenPipeError:
            raise _gone() from None


def _gone() -> StoreError:
    return StoreError("a process of this work ended of itself, perhaps for want of memory", remedy="Run it again")


class Workers:
    """Of so many processes. They start when `at_least` records have been seen: for few it is not worth it."""

    def __init__(self, count: int, begin: Begin, at_least: int) -> None:
        self._begin, self._count, self._at_least = begin, count, at_least
        self._processes: list[_Process] = []
        self._stack = ExitStack()
        self._batch: list[Raw] = []
        self._size = self._seen = 0
        self._told: deque[Told] = deque()

    def close(self) -> None:
        self._stack.close()

    def __bool__(self) -> bool:
        """Whether they work."""
        return bool(self._processes)

    def decide(self, decisions: Sequence[str]) -> None:
        """Under which decisions. To be said before any document is given."""
        self._begin = self._begin._replace(decisions=decisions)

    def give(self, document: str, runs: Sequence[Run]) -> bool:
        count = sum(run.size for run in runs)
        self._seen += count
        if self._seen < self._at_least or self._count < 2:
            return False
        if not self._processes:
            self._start()
        self._batch.append(raw_of(document, runs))
        self._size += count
        if self._size >= _RECORDS_AT_ONCE:
            self._send()
        return True

    def told(self) -> Iterator[Told]:
        if self._batch:
            self._send()
        self._told.extend(told for answer in self._answers() for told in answer)
        while self._told:
            yield self._told.popleft()

    def choose(self, parts: Iterable[int]) -> Iterator[int]:
        """Have all parts chosen among; each, when it is somebody's turn. What else writes to them is closed."""
        self._ask_all("end")
        for part in parts:
            self._next().ask("choose", part)
            yield part
        list(self._answers())

    def finish(self) -> Iterator[tuple[dict[str, int], set[tuple[str, str, bool]]]]:
        """What each has counted."""
        yield from self._ask_all("finish")

    def _ask_all(self, name: str) -> list[Any]:
        for process in self._processes:
            process.ask(name, None)
        return list(self._answers())

    def _answers(self) -> Iterator[Any]:
        """All that is still awaited."""
        for process in self._processes:
            while process.waiting:
                yield process.answer()

    def _start(self) -> None:
        for number in range(self._count):
            process = _Process(self._begin._replace(number=self._begin.number + number))
            self._stack.callback(process.end)
            self._processes.append(process)

    def _send(self) -> None:
        self._next().ask("hear", self._batch)
        self._batch, self._size = [], 0

    def _next(self) -> _Process:
        """Who has the least to do; where all have enough, its oldest answer is awaited first."""
        process = min(self._processes, key=lambda process: process.waiting)
        if process.waiting >= _ASKED_AT_ONCE:
            self._told.extend(process.answer() or ())
        self._processes.remove(process)
        self._processes.append(process)
        return process
