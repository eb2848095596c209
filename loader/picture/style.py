"""What a label looks like. The colours can be told apart by people who see few (after Okabe and Ito)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["COLOURS", "DASHES", "OTHER", "caption", "colour", "is_certain", "kind"]

COLOURS: Mapping[str, str] = {
    "Person": "#0072b2",
    "Held": "#009e73",
    "Expected": "#e69f00",
    "NotHeld": "#d55e00",
    "Unstated": "#999999",
    "Disputed": "#8b1a4a",
    "Trip": "#66a61e",
    "Role": "#cc79a7",
    "Issue": "#b59b00",
    "Place": "#56b4e9",
    "Event": "#7f5fc7",
    "Country": "#334e68",
    "Document": "#7b8794",
    "Statement": "#a05a2c",
    "Claim": "#9b2c5e",
}
"""In the order of the legend. A meeting or trip has the colour of its second label: disputed, else by its status."""
OTHER = "#bcccdc"
DASHES = "4 3"
_SECOND = ("Disputed", "Held", "Expected", "NotHeld", "Unstated")
_UNCERTAIN_TYPES = frozenset({"MAY_CONCERN", "NOMINATED_TO"})


def kind(labels: Iterable[str]) -> str:
    """The label that a node is drawn by: of a meeting or trip that it is disputed, else its status; of all else the
    first that has a colour."""
    own = set(labels)
    for label in (*_SECOND, *COLOURS):
        if label in own:
            return label
    return min(own, default="")


def colour(kind_: str) -> str:
    """The colour of such nodes."""
    return COLOURS.get(kind_, OTHER)


def is_certain(kind_: str) -> bool:
    """Whether nodes of this kind are drawn with a whole line: all but meetings and trips that were surely
    or perhaps not held, or of which nobody says."""
    return kind_ not in ("Disputed", "Expected", "NotHeld", "Unstated")


def is_certain_type(type_: str) -> bool:
    """Whether relationships of this type say what was, not what may be."""
    return type_ not in _UNCERTAIN_TYPES


def caption(id_: object, properties: Mapping[str, Any]) -> str:
    """The name of a node, else its id."""
    return str(properties.get("name") or id_)
