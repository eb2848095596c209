"""What the graph looks like wherever it is drawn: in Neo4j Browser, in pictures, on the page. One table for all.

A meeting or trip is filled where it was held, and pale with a border of its colour where it was not, or where that is
open; what is disputed has a broad border. So the difference does not rest on the hue alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

__all__ = [
    "LINES",
    "NODES",
    "OTHER_LINE",
    "OTHER_NODE",
    "OTHER_SIDE",
    "SIDES",
    "LineLook",
    "NodeLook",
    "Shape",
    "SideLook",
]


@dataclass(frozen=True, slots=True)
class NodeLook:
    """How nodes of a label are drawn: `ink` is the colour of text on them; `size` and `width` (of the border) are
    pixels in Browser; `caption` is what is written on them, with properties in braces; empty leaves what the first
    label says."""

    colour: str
    border: str
    ink: str
    size: int = 0
    width: int = 0
    caption: str = "{name}"


@dataclass(frozen=True, slots=True)
class LineLook:
    """How relationships of a type are drawn: `width` is in pixels, `ink` the colour of the text beside it."""

    colour: str
    width: int
    caption: str
    ink: str = ""


OTHER_NODE = NodeLook("#A5ABB6", "#8A919E", "#FFFFFF", size=50, width=2)
NODES: Mapping[str, NodeLook] = MappingProxyType(
    {
        "Person": NodeLook("#2F6DB5", "#1F4F87", "#FFFFFF", size=60),
        "Role": NodeLook("#7FA8D9", "#2F6DB5", "#10233B", caption="{title}"),
        "Country": NodeLook("#17324F", "#0B1B2C", "#FFFFFF"),
        "Place": NodeLook("#8C6BB1", "#5F4385", "#FFFFFF"),
        "Event": NodeLook("#B58AD6", "#5F4385", "#1F1033"),
        "Issue": NodeLook("#F2C94C", "#B8932A", "#3A2E05"),
        "Document": NodeLook("#F4F1EA", "#77705F", "#3B372D", size=65),
        "Statement": NodeLook("#B9D8C2", "#5B8F6B", "#16301D"),
        "Claim": NodeLook("#D9D4C7", "#77705F", "#3B372D"),
        "Trip": NodeLook("#FFFFFF", "#5A6170", "#2A2C34", size=80, caption="{status} – {name}"),
        "Meeting": NodeLook("#FFFFFF", "#5A6170", "#2A2C34", size=80, caption="{status} – {name}"),
        "Held": NodeLook("#1E9E63", "#12683F", "#FFFFFF", width=2, caption=""),
        "Expected": NodeLook("#FFF3E0", "#F07F09", "#8A4500", width=4, caption=""),
        "NotHeld": NodeLook("#FDECEC", "#B00020", "#B00020", width=4, caption=""),
        "Unstated": NodeLook("#EEF0F3", "#6B7480", "#3E4651", width=4, caption=""),
        "Disputed": NodeLook("#FBE7F0", "#8B1A4A", "#8B1A4A", size=90, width=6, caption="disputed, {status} – {name}"),
    }
)
"""By label, in the order of legends. Of two labels of one node the later one counts: Browser goes by it, too."""

OTHER_LINE = LineLook("#A5ABB6", 1, "<type>", ink="#5A6170")
LINES: Mapping[str, LineLook] = MappingProxyType(
    {
        "MET": LineLook("#1E9E63", 4, "{doubt} {date}", ink="#12683F"),
        "PARTICIPANT_IN": LineLook("#B8BEC9", 1, "{part}"),
        "REPORTS": LineLook("#77705F", 2, "says {status}"),
        "DISCUSSED": LineLook("#C79A1E", 2, "discussed"),
        "MAY_CONCERN": LineLook("#E6DDC0", 1, "may concern"),
        "HOLDS": LineLook("#2F6DB5", 2, "{tense}"),
        "NOMINATED_TO": LineLook("#F07F09", 1, "only nominated to"),
        "MENTIONS": LineLook("#E1E4EA", 1, "mentions", ink="#A5ABB6"),
    }
)
"""By relationship type."""

Shape = Literal["circle", "square", "diamond", "triangle", "hexagon", "wedge", "pentagon"]


@dataclass(frozen=True, slots=True)
class SideLook:
    """How the persons of one side are drawn."""

    shape: Shape
    colour: str


SIDES = (
    SideLook("circle", "#0072B2"),
    SideLook("diamond", "#D55E00"),
    SideLook("triangle", "#009E73"),
    SideLook("hexagon", "#AA4499"),
    SideLook("wedge", "#E69F00"),
    SideLook("pentagon", "#56B4E9"),
)
"""The sides in a picture of who met whom, the one with most persons first. Colours after Okabe and Ito, which people
who see few can tell apart; each has a shape of its own besides. Squares are meetings and trips."""
OTHER_SIDE = SideLook("circle", "#BCCCDC")
"""A side beyond these, and persons whose side nobody says."""
