"""Division that rounds toward zero, as Java's does."""

from __future__ import annotations

__all__ = ["quotient", "remainder"]


def quotient(number: int, by: int) -> int:
    """How often `by` is in the number, rounded toward zero."""
    whole = abs(number) // abs(by)
    return whole if (number < 0) == (by < 0) else -whole


def remainder(number: int, by: int) -> int:
    """What is left of it then; it has the sign of the number."""
    return number - by * quotient(number, by)
