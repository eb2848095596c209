"""The names of the types that values have."""

from __future__ import annotations

from neo4j.spatial import CartesianPoint, WGS84Point
from neo4j.time import Date, DateTime, Duration, Time

from loader.graph import Node, Path, Relationship, Value

__all__ = ["CLASSES", "NAMES", "brief_name", "type_name"]

CLASSES: dict[str, tuple[type, ...]] = {
    "NULL": (type(None),),
    "BOOLEAN": (bool,),
    "STRING": (str,),
    "INTEGER": (int,),
    "FLOAT": (float,),
    "DATE": (Date,),
    "LOCAL TIME": (),
    "ZONED TIME": (),
    "LOCAL DATETIME": (),
    "ZONED DATETIME": (),
    "DURATION": (Duration,),
    "POINT": (CartesianPoint, WGS84Point),
    "NODE": (Node,),
    "RELATIONSHIP": (Relationship,),
    "MAP": (dict,),
    "LIST": (list,),
    "PATH": (Path,),
}
"""The types of values with their classes; those of a clock are told apart by the time zone."""

NAMES = tuple(CLASSES)
"""The names of the types of values, in the order in which those of a union are listed."""

_BRIEF = {
    "LOCAL TIME": "LocalTime",
    "ZONED TIME": "Time",
    "LOCAL DATETIME": "LocalDateTime",
    "ZONED DATETIME": "DateTime",
}
"""The types that messages name otherwise than `IS ::` does."""

_BY_CLASS = {kind: name for name, kinds in CLASSES.items() for kind in kinds}


def type_name(value: Value) -> str:
    """The name of a value's type, as `IS ::` and most messages have it."""
    if isinstance(value, DateTime | Time):
        zone = "LOCAL" if value.tzinfo is None else "ZONED"
        return f"{zone} {'DATETIME' if isinstance(value, DateTime) else 'TIME'}"
    return _BY_CLASS.get(value.__class__) or str(value.__class__.__name__).upper()


def brief_name(name: str) -> str:
    """The name of a type as messages on temporal values have it, such as LocalDateTime."""
    return _BRIEF.get(name) or name.capitalize()
