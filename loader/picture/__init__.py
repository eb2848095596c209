"""Pictures of a graph as static SVG: no script, no network, no font or picture from outside, a background of its own.

The same graph gives the same picture with the same networkx and numpy. Above the sizes that each view states, it
says what it left out.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from networkx import MultiDiGraph

from loader.errors import UsageError
from loader.files import write_chunks
from loader.picture.matrix import matrix
from loader.picture.network import network
from loader.picture.timeline import timeline

__all__ = ["VIEWS", "Picture", "picture"]

VIEWS: Mapping[str, Callable[[MultiDiGraph[Any], str], str]] = MappingProxyType(
    {"network": network, "timeline": timeline, "matrix": matrix}
)
"""By name: nodes and lines; meetings and trips along the years; who met whom how often."""
_OTHER_KINDS = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".pdf", ".eps", ".tif", ".tiff"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture; a notebook shows it. `svg` is the whole file."""

    svg: str = field(repr=False)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the SVG to a file. Raises UsageError for a path that cannot be written, or that names another kind of
        picture."""
        if Path(path).suffix.lower() in _OTHER_KINDS:
            raise UsageError(f"{path}: pictures are SVG; name a file that ends in .svg")
        write_chunks(Path(path), [self.svg.encode()])

    def _repr_svg_(self) -> str:
        return self.svg


def picture(graph: MultiDiGraph[Any], view: str = "network", *, title: str = "") -> Picture:
    """A picture of the graph in one of VIEWS. Raises UsageError for another view, and for a graph that has nothing
    which the view shows."""
    if view not in VIEWS:
        raise UsageError(f"there is no view {view!r}; use {', '.join(VIEWS)}")
    return Picture(VIEWS[view](graph, title))
