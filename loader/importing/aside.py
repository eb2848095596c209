"""Folders that are filled beside the place they are for, and what is left of one whose process was killed.

Whoever fills one holds a lock on it, which the system takes away with the process. The next that begins beside it takes
away those that nobody holds, with the processes that still run for them.
"""

from __future__ import annotations

import fcntl
import logging
import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

__all__ = ["PREFIX", "folder_aside"]

PREFIX = ".whomet-bulk-"
_NEW = ".whomet-new-"
_SECONDS_TO_DIE = 10.0
_LOG = logging.getLogger("loader.importing")


@contextmanager
def folder_aside(parent: Path, before_it_goes: Callable[[Path], None] = lambda _: None) -> Iterator[Path]:
    """A new folder in `parent`, which is gone at the end unless it was moved. `before_it_goes` is called with each that
    was left behind there, before it is taken away. Raises OSError where there can be none."""
    _take_away_what_was_left(parent, before_it_goes)
    new = Path(mkdtemp(prefix=_NEW, dir=parent))
    folder = parent / new.name.replace(_NEW, PREFIX, 1)
    with _opened(new) as descriptor:
        with suppress(OSError):  # some systems of files know no locks; there nothing is ever taken for left
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        new.rename(folder)  # only now it is one of those that are taken away where nobody holds them
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _take_away_what_was_left(parent: Path, before_it_goes: Callable[[Path], None]) -> None:
    for left in sorted(parent.glob(f"{PREFIX}*")):
        with suppress(OSError), _opened(left) as descriptor:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _end_those_who_work_for(left)
            before_it_goes(left)
            shutil.rmtree(left)
            _LOG.warning("%s: left by a bulk that was killed, and now taken away", left)


@contextmanager
def _opened(folder: Path) -> Iterator[int]:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _end_those_who_work_for(folder: Path) -> None:
    """Returns when they are gone, or after some seconds."""
    until = time.monotonic() + _SECONDS_TO_DIE
    while (working := list(_who_work_for(folder))) and time.monotonic() < until:
        for process in working:
            with suppress(OSError):
                os.kill(process, signal.SIGKILL)
        time.sleep(0.05)


def _who_work_for(folder: Path) -> Iterator[int]:
    """Linux tells which environment a process was given, and all of these have the folder in theirs."""
    mark = f"NEO4J_CONF={folder}{os.sep}".encode()
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if any(name.startswith(mark) for name in (process / "environ").read_bytes().split(b"\0")):
                yield int(process.name)
