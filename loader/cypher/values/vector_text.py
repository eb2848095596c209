"""How a vector reads where it is joined to a text."""

from __future__ import annotations

import struct
from typing import Any

from neo4j.vector import Vector

from loader.cypher.types import COORDINATES
from loader.cypher.values.comparing import float_text

__all__ = ["text_of_vector"]

_KINDS = {name: f"{kind}64" if kind in ("INTEGER", "FLOAT") else kind for kind, name in COORDINATES.items()}
_ENOUGH_DIGITS = 9
"""With so many, each float of 32 bits has a text of its own."""


def text_of_vector(vector: Vector) -> str:
    """As on Neo4j: `vector([0.1, 2.0], 2, FLOAT32)`."""
    kind = _KINDS[vector.dtype.value]
    numbers: list[Any] = list(vector.to_native())
    texts = ", ".join(_number_text(number, kind) for number in numbers)
    return f"vector([{texts}], {len(numbers)}, {kind})"


def _number_text(number: float, kind: str) -> str:
    if not kind.startswith("FLOAT"):
        return str(number)
    return float_text(_shortest(number) if kind == "FLOAT32" else number)


def _shortest(number: float) -> float:
    """The float with the fewest digits that 32 bits cannot tell from this one."""
    packed = struct.pack("f", number)
    texts = (f"{number:.{digits}g}" for digits in range(1, _ENOUGH_DIGITS))
    return next((float(text) for text in texts if struct.pack("f", float(text)) == packed), number)
