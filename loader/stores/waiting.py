"""Who waits for somebody else's lock is told so: a program through the logger `loader.waiting`, a person on the error
stream, where Python puts what nobody handles."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

__all__ = ["holder_of", "told_while_waiting"]

SECONDS = 4.0
"""A wait of less is not told."""
_LOCK = re.compile(r"POSIX\s+ADVISORY\s+WRITE\s+(\d+)\s+\S+:(\d+)\s")
_LOG = logging.getLogger("loader.waiting")


@contextmanager
def told_while_waiting(message: Callable[[float], str | None]) -> Iterator[None]:
    """Say a message, once, if what is done in here takes longer than some seconds.

    It is asked for with the seconds that have gone by, and again later as long as it is None: then there is nothing to
    tell yet.
    """
    done = Event()
    Thread(target=_tell, args=(message, done), daemon=True).start()
    try:
        yield
    finally:
        done.set()


def _tell(message: Callable[[float], str | None], done: Event) -> None:
    gone_by = 0.0
    while not done.wait(SECONDS):
        gone_by += SECONDS
        said = message(gone_by)
        if said is not None and not done.is_set():
            _LOG.warning("%s", said)
            return


def holder_of(path: Path) -> str:
    """Which process has locked a file, as far as the system tells: Linux does."""
    try:
        inode = str(os.stat(path).st_ino)  # noqa: PTH116 - Path.stat raises for a name that is too long
        locks = Path("/proc/locks").read_text(encoding="ascii")
    except (OSError, ValueError):
        return "another process"
    held = {int(pid) for pid, locked in _LOCK.findall(locks) if locked == inode} - {os.getpid()}
    return f"process {min(held)}" if held else "another process"
