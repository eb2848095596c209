"""What trees are made of, and parts of them that hold no expression."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any, TypeAlias

from msgspec import Struct

__all__ = ["At", "Hint", "Placed", "Repeat", "Tree"]

At: TypeAlias = int

_NOT_COMPARED = {"at", "written"}


class Tree(Struct, frozen=True):
    """Base of all trees, and of their parts. Where one stands in the text, and how a name is written there, does not
    count when two are compared."""

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        compared = _compared(type(self))
        return bool(compared(self) == compared(other))

    def __hash__(self) -> int:
        return hash(_compared(type(self))(self))


@cache
def _compared(kind: type[Tree]) -> Callable[[object], Any]:
    """What gives the values that count."""
    names = [name for name in kind.__struct_fields__ if name not in _NOT_COMPARED]
    return attrgetter(*names) if names else lambda _: kind


class Placed(Tree, frozen=True, kw_only=True):
    """Base of those that say where in the text they stand: an offset."""

    at: At


class Repeat(Tree, frozen=True):
    """How often: at least `least`, at most `most` (None: no bound)."""

    least: int
    most: int | None


class Hint(Placed, frozen=True):
    """One name with a label or type and perhaps properties, or (without a label) the names of nodes to join at."""

    names: tuple[str, ...]
    label: str | None
    keys: tuple[str, ...]
