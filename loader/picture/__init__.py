"""Pictures of a graph as static SVG: no script, no network, no font or picture from outside, a background of its own.

The same graph gives the same picture on every machine. Above the sizes that each view states, it
says what it left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from networkx import MultiDiGraph

from loader.drawing import Picture
from loader.errors import UsageError
from loader.picture.matrix import matrix
from loader.picture.network import network
from loader.picture.timeline import timeline

__all__ = ["VIEWS", "Picture", "picture"]

VIEWS: Mapping[str, Callable[[MultiDiGraph[Any], str], str]] = MappingProxyType(
    {"network": network, "timeline": timeline, "matrix": matrix}
)
"""By name: nodes and lines; meetings and trips along the years; who met whom how often."""


def picture(graph: MultiDiGraph[Any], view: str = "network", *, title: str = "") -> Picture:
    """A picture of the graph in one of VIEWS. Raises UsageError for another view, and for a graph that has nothing
    which the view shows."""
    if view not in VIEWS:
        raise UsageError(f"there is no view {view!r}", remedy=f"use {', '.join(VIEWS)}")
    return Picture(VIEWS[view](graph, title))
