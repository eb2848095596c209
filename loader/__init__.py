"""whomet: a diplomatic meeting graph in Neo4j or networkx. Documentation writes `import loader as whomet`.

What is public stands in `__all__`. It is imported when it is first asked for, because a store, its driver and
networkx take longer to import than many a command runs.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from loader import presenter as _presenter

if TYPE_CHECKING:
    from loader.api import Graph, open_graph
    from loader.errors import WhometError
    from loader.extraction.api import extract
    from loader.graph import Node, Path, Relationship
    from loader.result import Result

__version__ = "0.1.0"

__all__ = [
    "Graph",
    "Node",
    "Path",
    "Relationship",
    "Result",
    "WhometError",
    "__version__",
    "extract",
    "open_graph",
]

_ROOMS = {
    "loader.api": ("Graph", "open_graph"),
    "loader.errors": ("WhometError",),
    "loader.extraction.api": ("extract",),
    "loader.graph": ("Node", "Path", "Relationship"),
    "loader.result": ("Result",),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _ROOM_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(_ROOM_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)


def _presentation() -> _presenter.Presenter[Any]:
    return importlib.import_module("loader.presentation")


_presenter.present_with(_presentation)
