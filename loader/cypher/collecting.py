"""How often Python looks for things that refer to one another in a circle."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

__all__ = ["seldom_collecting"]

_NEW_THINGS = (500_000, 10, 1_000)
"""More than a transaction of a load leaves standing: none of these is looked at."""

_lock = Lock()
_usual: list[tuple[int, int, int]] = []
"""What holds otherwise, once for each within."""


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Python looks for circles less often, where very many small things are made, none of them in a circle.

    Where several threads are within, the last one to leave sets back what the first one found.
    """
    with _lock:
        _usual.append(_usual[0] if _usual else gc.get_threshold())
        gc.set_threshold(*_NEW_THINGS)
    try:
        yield
    finally:
        with _lock:
            usual = _usual.pop()
            if not _usual:
                gc.set_threshold(*usual)
