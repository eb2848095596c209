"""What a label, and a side, looks like in a picture; the colours are those of `loader.palette`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import cos, radians, sin
from typing import Any

from loader.palette import NODES, OTHER_NODE, NodeLook, Shape
from loader.picture.svg import element, number
from loader.schema import DISPUTED_LABEL, SECOND_LABELS

__all__ = ["DASHES", "STATUSES", "caption", "fill_and_stroke", "is_certain", "is_certain_type", "kind", "shape"]

DASHES = "4 3"
STATUSES = {
    "Held": "held",
    "Expected": "expected",
    "NotHeld": "not held",
    "Unstated": "not stated whether held",
    "Disputed": "disputed",
}
"""What a legend calls meetings and trips with that second label."""
_UNCERTAIN_TYPES = frozenset({"MAY_CONCERN", "NOMINATED_TO"})


def kind(labels: Iterable[str]) -> str:
    """The label that a node is drawn by: of a meeting or trip that it is disputed, else its status; of all else the
    first that has a colour."""
    own = set(labels)
    for label in (DISPUTED_LABEL, *SECOND_LABELS, *NODES):
        if label in own:
            return label
    return min(own, default="")


def fill_and_stroke(kind_: str, *, reviewed: bool = True) -> dict[str, str | float]:
    """The colours of such nodes, and dashes around what is not certain."""
    look: NodeLook = NODES.get(kind_, OTHER_NODE)
    dashes = {} if is_certain(kind_) and reviewed else {"stroke_dasharray": DASHES}
    return {"fill": look.colour, "stroke": look.border, **dashes}


_CORNERS: Mapping[Shape, Sequence[float]] = {
    "diamond": (0, 90, 180, 270),
    "triangle": (90, 210, 330),
    "wedge": (30, 150, 270),
    "hexagon": (0, 60, 120, 180, 240, 300),
    "pentagon": (90, 162, 234, 306, 18),
}
"""Where the corners of a shape lie around its middle, in degrees."""
_WIDER: Mapping[Shape, float] = {"diamond": 1.2, "triangle": 1.3, "wedge": 1.3, "pentagon": 1.1, "hexagon": 1.05}
"""A shape with few corners has to be larger to look as large as a circle."""


def shape(name: Shape, hint: str, at: tuple[float, float], r: float, **look: str | float) -> str:
    """The shape about as large as a circle of that radius."""
    x, y = at
    if name == "circle":
        return element("circle", hint, cx=x, cy=y, r=r, **look)
    if name == "square":
        side = r * 1.7
        return element("rect", hint, x=x - side / 2, y=y - side / 2, width=side, height=side, rx=3, **look)
    far = r * _WIDER[name]
    corners = [(x + far * cos(radians(turn)), y - far * sin(radians(turn))) for turn in _CORNERS[name]]
    way = "L".join(f"{number(cx)} {number(cy)}" for cx, cy in corners)
    return element("path", hint, d=f"M{way}Z", stroke_linejoin="round", **look)


def is_certain(kind_: str) -> bool:
    """Whether nodes of this kind are drawn with a whole line: all but meetings and trips that were surely
    or perhaps not held, or of which nobody says."""
    return kind_ == "Held" or kind_ not in SECOND_LABELS


def is_certain_type(type_: str) -> bool:
    """Whether relationships of this type say what was, not what may be."""
    return type_ not in _UNCERTAIN_TYPES


def caption(id_: object, properties: Mapping[str, Any]) -> str:
    """The name of a node, else its id; what nobody has reviewed says so."""
    name = str(properties.get("name") or id_)
    return f"{name} (unreviewed)" if properties.get("unreviewed") else name
