"""`whomet review` in a real terminal: a pseudo-terminal, keys sent one by one, and the screen that comes of them."""

from __future__ import annotations

import os
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pexpect
import pyte

WHOMET = Path(sys.executable).with_name("whomet")
UP, DOWN, ENTER, ESCAPE, TAB = "\x1b[A", "\x1b[B", "\r", "\x1b", "\t"


class Terminal:
    """A review of `news.jsonl` in `folder`, or another command. `keys` counts the keys that were pressed."""

    def __init__(
        self,
        folder: Path,
        columns: int = 90,
        rows: int = 26,
        arguments: Sequence[str] = ("review", "news.jsonl", "--store", "a.graph"),
        **environment: str,
    ) -> None:
        ours = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "WHOMET_"))}
        ours.pop("NO_COLOR", None)
        self.keys = 0
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = b""
        self._child = pexpect.spawn(
            str(WHOMET),
            list(arguments),
            cwd=str(folder),
            env={**ours, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **environment},  # type: ignore[arg-type]
            dimensions=(rows, columns),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._child.close(force=True)

    @property
    def lines(self) -> list[str]:
        return [line.rstrip() for line in self._screen.display]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def press(self, *keys: str) -> None:
        """Press keys; a word is as many keys as it has letters."""
        for key in keys:
            self.keys += 1 if key.startswith("\x1b") else len(key)
            self._child.send(key)

    def until(self, words: str, seconds: float = 60.0) -> Self:
        """Wait until the words stand on the screen, and then until the rest of that screen has come, too."""
        end = time.monotonic() + seconds
        while words not in self.text:
            assert time.monotonic() < end, f"{words!r} did not come; there is:\n{self.text}"
            self._read()
        while self._read(0.05):
            assert time.monotonic() < end, f"the screen does not come to rest:\n{self.text}"
        return self

    def until_it_works(self, seconds: float = 60.0) -> Self:
        """Wait until the program has left the keyboard alone, so that Ctrl-C is a signal and no key."""
        end = time.monotonic() + seconds
        while not termios.tcgetattr(self._child.fileno())[3] & termios.ISIG:
            assert time.monotonic() < end, self.text
            self._read()
        return self

    def to_the_end(self, seconds: float = 60.0) -> int:
        """Wait for the program to end; its exit code."""
        end = time.monotonic() + seconds
        while self._child.isalive() or self._read():
            assert time.monotonic() < end, self.text
            self._read()
        self._child.close()
        return int(self._child.exitstatus or 0)

    def kill(self) -> None:
        self._child.kill(9)
        self._child.wait()

    def resize(self, columns: int, rows: int) -> None:
        self._screen.resize(rows, columns)
        self._child.setwinsize(rows, columns)

    def _read(self, seconds: float = 0.2) -> bool:
        try:
            found = self._child.read_nonblocking(65536, timeout=seconds)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return False
        self.raw += found
        self._stream.feed(found)
        if b"\x1b[6n" in found:  # where the cursor is, which a terminal answers
            self._child.send(f"\x1b[{self._screen.cursor.y + 1};{self._screen.cursor.x + 1}R")
        return True
