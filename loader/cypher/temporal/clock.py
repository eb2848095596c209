"""The time that a query calls now."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_NANOSECONDS = 1_000_000_000
_frozen: ContextVar[int | None] = ContextVar("statement time", default=None)


@contextmanager
def statement_clock() -> Iterator[None]:
    """Stops the clock: within it, every `date()` and `datetime()` of a statement reads the same time."""
    token = _frozen.set(_milliseconds())
    try:
        yield
    finally:
        _frozen.reset(token)


def _milliseconds() -> int:
    """Nanoseconds since the epoch, as coarse as Neo4j's clock."""
    return time.time_ns() // 1_000_000 * 1_000_000


def now(*, real: bool = False) -> tuple[int, int]:
    """Seconds and nanoseconds since the epoch: the statement's, or with `real` those of this moment."""
    stopped = None if real else _frozen.get()
    return divmod(_milliseconds() if stopped is None else stopped, _NANOSECONDS)
