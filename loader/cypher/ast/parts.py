"""Parts of trees that hold no expression."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal as Choice
from typing import TypeAlias

__all__ = ["At", "Hint", "Repeat", "Selector"]

At: TypeAlias = int


@dataclass(frozen=True, slots=True)
class Repeat:
    """How often: at least `least`, at most `most` (None: no bound)."""

    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Selector:
    """Which of the matching paths between two nodes: `SHORTEST k`, `ALL SHORTEST`, `ANY k`, `SHORTEST k
    GROUPS`.
    """

    kind: Choice["any", "shortest", "all shortest", "groups"]
    count: int = 1


@dataclass(frozen=True, slots=True)
class Hint:
    """One name with a label or type and perhaps properties, or (without a label) the names of nodes to join at."""

    names: tuple[str, ...]
    label: str | None
    keys: tuple[str, ...]
    at: At = field(compare=False, kw_only=True)
