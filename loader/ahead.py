"""Taking from an iterator one item ahead, in a thread, which pauses while its taker reckons.

Python does one thing at a time. What the taker reckons a server waits for, and for what is made ahead nobody does; so
that goes on while the taker itself waits for the server.
"""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event
from typing import TypeVar

__all__ = ["ahead", "first", "give_way", "waiting"]

_SECONDS_A_TURN = 0.0005
"""Whoever has just been answered by a server waits no longer than this for the other thread to pause."""
_T = TypeVar("_T")
_nobody_reckons = Event()
_nobody_reckons.set()


def ahead(items: Iterator[_T]) -> Generator[_T]:
    """The same items; while one is used, the next is made in another thread, and no more than that one."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_SECONDS_A_TURN)
    try:
        with ThreadPoolExecutor(1, "whomet") as thread:
            coming = thread.submit(_next, items)
            while found := coming.result():
                coming = thread.submit(_next, items)
                yield found[0]
    finally:
        sys.setswitchinterval(usual)


def _next(items: Iterator[_T]) -> list[_T]:
    """The next one, if there is one."""
    return [item for _, item in zip(range(1), items, strict=False)]


@contextmanager
def first() -> Iterator[None]:
    """Within, apart from where it is `waiting`, others give way. Nothing that is made ahead may be waited for in it."""
    _nobody_reckons.clear()
    try:
        yield
    finally:
        _nobody_reckons.set()


@contextmanager
def waiting() -> Iterator[None]:
    """Within `first`: here others go on."""
    _nobody_reckons.set()
    try:
        yield
    finally:
        _nobody_reckons.clear()


def give_way() -> None:
    """Pause while somebody is to be first. Where several are, one may not be waited for, which does no harm."""
    _nobody_reckons.wait()
