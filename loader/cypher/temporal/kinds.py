"""Which of Cypher's types a value has, as errors name it."""

from __future__ import annotations

from loader.graph import Date, DateTime, Duration, Time, Value

_PLAIN: dict[type, str] = {
    type(None): "Null",
    bool: "Boolean",
    int: "Integer",
    float: "Float",
    str: "String",
    list: "List",
    dict: "Map",
    Date: "Date",
    Duration: "Duration",
}


def kind_of(value: Value) -> str:
    """The name of a value's type in Cypher, such as LocalDateTime."""
    if isinstance(value, Time):
        return "LocalTime" if value.tzinfo is None else "Time"
    if isinstance(value, DateTime):
        return "LocalDateTime" if value.tzinfo is None else "DateTime"
    return _PLAIN.get(type(value), type(value).__name__)


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
