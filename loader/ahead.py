"""Taking from an iterator one item ahead, in a thread."""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

__all__ = ["ahead"]

_SECONDS_A_TURN = 0.0005
"""Whoever has just been answered by a server waits no longer than this for the other thread to pause."""
_T = TypeVar("_T")


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
