"""Ctrl-C at a moment that the driver can bear.

An interrupt in the midst of a message leaves the driver with half of it: it sends it again, fails with an error of
another kind, or takes the failure for one that is worth another try and forgets the interrupt.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

__all__ = ["held_back", "interrupted"]


@contextmanager
def held_back() -> Iterator[Callable[[], None]]:
    """Inside, the first Ctrl-C waits for the end, or for the next call of what is given; a second one does not.

    Does nothing outside the main thread, and where the program has a handler of its own.
    """
    if threading.current_thread() is not threading.main_thread() or (
        signal.getsignal(signal.SIGINT) is not signal.default_int_handler
    ):
        yield lambda: None
        return
    waiting: list[int] = []

    def handle(number: int, frame: FrameType | None) -> None:
        if waiting:
            signal.default_int_handler(number, frame)
        waiting.append(number)

    def check() -> None:
        if waiting:
            raise KeyboardInterrupt

    signal.signal(signal.SIGINT, handle)
    try:
        yield check
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        check()


def interrupted(error: BaseException) -> bool:
    """Whether an interrupt is what led to it."""
    seen: list[BaseException] = []
    left = [error]
    while left:
        one = left.pop()
        if one not in seen:
            seen.append(one)
            left += [cause for cause in (one.__cause__, one.__context__) if cause is not None]
    return any(isinstance(one, KeyboardInterrupt) for one in seen)
