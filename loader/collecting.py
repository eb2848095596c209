"""How often Python looks for things that refer to one another in a circle."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["seldom_collecting"]

_NEW_THINGS = 100_000


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Where very many small things are made, none of them in a circle, looking for circles takes a quarter of the time
    and more."""
    before = gc.get_threshold()
    gc.set_threshold(_NEW_THINGS, 50, 1_000)
    try:
        yield
    finally:
        gc.set_threshold(*before)
