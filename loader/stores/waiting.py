"""Who waits for somebody else's lock is told so: a program through the logger `loader.waiting`, a person on the error
stream, where Python puts what nobody handles."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

__all__ = ["holder_of", "told_while_waiting"]

SECONDS = 4.0
"""A wait of less is not told."""
_LOCK = re.compile(r"POSIX\s+ADVISORY\s+WRITE\s+(\d+)\s+\S+:(\d+)\s")
_LOG = logging.getLogger("loader.waiting")


@contextmanager
def told_while_waiting(message: Callable[[], str]) -> Iterator[None]:
    """Say the message once if what is done in here takes longer than some seconds."""
    timer = Timer(SECONDS, lambda: _LOG.warning("%s", message()))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def holder_of(path: Path) -> str:
    """Which process has locked a file, as far as the system tells: Linux does."""
    try:
        inode = str(os.stat(path).st_ino)  # noqa: PTH116 - Path.stat raises for a name that is too long
        locks = Path("/proc/locks").read_text(encoding="ascii")
    except (OSError, ValueError):
        return "another process"
    held = {int(pid) for pid, locked in _LOCK.findall(locks) if locked == inode} - {os.getpid()}
    return f"process {min(held)}" if held else "another process"
