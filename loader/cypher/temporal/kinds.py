"""Which of Cypher's types a value has, as errors name it."""

from __future__ import annotations

from loader.cypher.types import NAMES, brief_name, type_name
from loader.graph import Date, DateTime, Time, Value

_KINDS = {name: brief_name(name) for name in NAMES if name != "POINT"}


def kind_of(value: Value) -> str:
    """The name of a value's type in Cypher, such as LocalDateTime; of a point that of its class."""
    return _KINDS.get(type_name(value)) or type(value).__name__


def is_temporal(value: Value) -> bool:
    """Whether a value is a date, a time or both; a duration is not."""
    return isinstance(value, Date | Time | DateTime)


def date_part(value: Value) -> Date | None:
    """The date that a value holds, or None."""
    if isinstance(value, Date):
        return value
    return value.date() if isinstance(value, DateTime) else None


def clock_part(value: Value) -> tuple[int, int, int, int] | None:
    """Hour, minute, second and nanosecond that a value holds, or None."""
    if isinstance(value, Time | DateTime):
        return value.hour, value.minute, int(value.second), value.nanosecond
    return None
