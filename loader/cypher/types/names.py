"""The names of the types that values have."""

from __future__ import annotations

from uuid import UUID

from neo4j.spatial import CartesianPoint, WGS84Point
from neo4j.time import Date, DateTime, Duration, Time
from neo4j.vector import Vector

from loader.graph import Node, Path, Relationship, Value

__all__ = ["CLASSES", "COORDINATES", "NAMES", "brief_name", "exact_name", "type_name"]

CLASSES: dict[str, tuple[type, ...]] = {
    "NULL": (type(None),),
    "BOOLEAN": (bool,),
    "STRING": (str,),
    "UUID": (UUID,),
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
    "VECTOR": (Vector,),
    "MAP": (dict,),
    "LIST": (list,),
    "PATH": (Path,),
}
"""The types of values with their classes; those of a clock are told apart by the time zone."""

COORDINATES = {
    "INTEGER8": "i8",
    "INTEGER16": "i16",
    "INTEGER32": "i32",
    "INTEGER": "i64",
    "FLOAT32": "f32",
    "FLOAT": "f64",
}
"""What the coordinates of vectors may be, in the order in which these are sorted, each with its name in the driver."""

NAMES = tuple(CLASSES)
"""The names of the types of values, in the order in which those of a union are listed."""

_BRIEF = {
    "LOCAL TIME": "LocalTime",
    "ZONED TIME": "Time",
    "LOCAL DATETIME": "LocalDateTime",
    "ZONED DATETIME": "DateTime",
    "UUID": "UUID",
}
"""The types that messages name otherwise than `IS ::` does."""

_BY_CLASS = {kind: name for name, kinds in CLASSES.items() for kind in kinds}


def type_name(value: Value) -> str:
    """The name of a value's type, as `IS ::` and most messages have it."""
    if isinstance(value, DateTime | Time):
        zone = "LOCAL" if value.tzinfo is None else "ZONED"
        return f"{zone} {'DATETIME' if isinstance(value, DateTime) else 'TIME'}"
    return _BY_CLASS.get(value.__class__) or str(value.__class__.__name__).upper()


_KINDS = {name: kind for kind, name in COORDINATES.items()}


def exact_name(value: Value) -> str:
    """The same; of a vector with its coordinates: `VECTOR<FLOAT32 NOT NULL>(3)`."""
    if isinstance(value, Vector):
        return f"VECTOR<{_KINDS[value.dtype.value]} NOT NULL>({len(value)})"
    return type_name(value)


def brief_name(name: str) -> str:
    """The name of a type as messages on temporal values have it, such as LocalDateTime."""
    return _BRIEF.get(name) or name.capitalize()
