"""How long a query may take, for what runs deep within values or a text and has no row at hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic
from typing import TypeVar

from loader.errors import CypherLimitExceeded

__all__ = ["check_time", "deadline", "time_limit", "watched"]

_T = TypeVar("_T")
_STRETCH = 1_000

_limit: ContextVar[tuple[float, float] | None] = ContextVar("time limit", default=None)
"""When the time is up, by the clock of `monotonic`, and how many seconds it was."""


@contextmanager
def time_limit(seconds: float | None) -> Iterator[None]:
    """Within it `check_time` raises CypherLimitExceeded once so many seconds are over."""
    token = _limit.set(None if seconds is None else (monotonic() + seconds, seconds))
    try:
        yield
    finally:
        _limit.reset(token)


def deadline() -> float | None:
    """When the time is up, by the clock of `monotonic`."""
    limit = _limit.get()
    return None if limit is None else limit[0]


def check_time() -> None:
    """Raise CypherLimitExceeded once the time is up. Cheap enough for every list that is looked into."""
    limit = _limit.get()
    if limit is not None and monotonic() > limit[0]:
        raise CypherLimitExceeded(f"The query took longer than {limit[1]:g} seconds")


def watched(items: Sequence[_T]) -> Sequence[_T] | Iterator[_T]:
    """The items, with a look at the clock before them and after every thousand."""
    check_time()
    return items if len(items) <= _STRETCH else _watched(items)


def _watched(items: Sequence[_T]) -> Iterator[_T]:
    for start in range(0, len(items), _STRETCH):
        check_time()
        yield from items[start : start + _STRETCH]
