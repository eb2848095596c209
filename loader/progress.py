"""How far a long work is. Whoever wants to hear of it says so once; whatever is gone through meanwhile tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

__all__ = ["Progress", "heard_by", "told_of"]

Progress = Callable[[int, int], None]
"""Called with the number of things done and the number of all, which is 0 where nobody knows it. A work of several
steps begins anew with each."""

_T = TypeVar("_T")
_hearing: ContextVar[Progress | None] = ContextVar("hearing", default=None)


@contextmanager
def heard_by(progress: Progress | None) -> Iterator[None]:
    """What is `told_of` in here, it hears of."""
    before = _hearing.set(progress)
    try:
        yield
    finally:
        _hearing.reset(before)


def told_of(items: Iterable[_T], whole: Callable[[], int], every: int = 500) -> Iterable[_T]:
    """The same items, as one step of a work, told after so many. `whole` says how many there are, and is asked where
    somebody hears."""
    progress = _hearing.get()
    return items if progress is None else _told(items, whole(), every, progress)


def _told(items: Iterable[_T], whole: int, every: int, progress: Progress) -> Iterator[_T]:
    progress(0, whole)
    done = 0
    for done, item in enumerate(items, 1):
        yield item
        if done % every == 0:
            progress(done, whole)
    if done % every:
        progress(done, whole)
