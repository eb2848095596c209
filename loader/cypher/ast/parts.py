"""Parts of trees that hold no expression."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

__all__ = ["At", "Hint", "Repeat"]

At: TypeAlias = int


@dataclass(frozen=True, slots=True)
class Repeat:
    """How often: at least `least`, at most `most` (None: no bound)."""

    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Hint:
    """One name with a label or type and perhaps properties, or (without a label) the names of nodes to join at."""

    names: tuple[str, ...]
    label: str | None
    keys: tuple[str, ...]
    at: At = field(compare=False, kw_only=True)
