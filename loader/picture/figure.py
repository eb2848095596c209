"""What of a graph is drawn: at most so many nodes, and one line for all relationships between two of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from networkx import MultiDiGraph

from loader.picture.sides import NO_SIDES, Sides, sides_of
from loader.picture.style import caption, is_certain, is_certain_type, kind

__all__ = ["LINES_SHOWN", "NODES_SHOWN", "Dot", "Figure", "Line", "figure"]

NODES_SHOWN = 100
LINES_SHOWN = 800


@dataclass(frozen=True, slots=True)
class Dot:
    """A node: its name, the label that it is drawn by, `Meeting` or `Trip` where it is one, its status, how many
    relationships end at it, the side that a person is on where sides are told apart, and whether anybody has reviewed
    what is said of it."""

    id: str
    name: str
    kind: str
    occasion: str
    status: str
    degree: int
    side: str = ""
    reviewed: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """All relationships between two nodes: how many of each type, and whether any says what certainly was."""

    start: str
    end: str
    types: Mapping[str, int]
    certain: bool

    @property
    def count(self) -> int:
        return sum(self.types.values())


@dataclass(frozen=True, slots=True)
class Figure:
    """What is drawn, and how much there is."""

    dots: Mapping[str, Dot]
    lines: tuple[Line, ...]
    nodes: int
    relationships: int
    left_out: tuple[str, ...] = field(default=())
    sides: Sides = NO_SIDES


def figure(graph: MultiDiGraph[Any]) -> Figure:
    """The NODES_SHOWN nodes that are joined most, and the LINES_SHOWN strongest lines between them; of lines as strong,
    first those of nodes that have few."""
    degrees: Counter[Any] = Counter()
    for start, end in graph.edges():
        degrees.update((start, end))
    shown = sorted(graph, key=lambda id_: (-degrees[id_], str(id_)))[:NODES_SHOWN]
    sides = sides_of(graph.subgraph(shown))
    dots = {str(id_): _dot(id_, graph.nodes[id_], degrees[id_], sides) for id_ in sorted(shown, key=str)}
    pairs = _pairs(graph, dots)
    lines = sorted(pairs, key=lambda line: (-line.count, _least(dots, line), line.start, line.end))
    kept = tuple(sorted(lines[:LINES_SHOWN], key=lambda line: (line.start, line.end)))
    left_out = []
    if len(dots) < len(graph):
        left_out.append(f"{len(graph) - len(dots)} of {len(graph)} nodes, those that are joined least")
    if len(kept) < len(lines):
        left_out.append(f"{len(lines) - len(kept)} of {len(lines)} lines, the thinnest")
    return Figure(dots, kept, len(graph), graph.number_of_edges(), tuple(left_out), sides)


def _dot(id_: Any, data: Mapping[str, Any], degree: int, sides: Sides) -> Dot:
    labels = data.get("__labels__", ())
    occasion = next((label for label in ("Meeting", "Trip") if label in labels), "")
    return Dot(
        str(id_),
        caption(id_, data),
        kind(labels),
        occasion,
        str(data.get("status") or ""),
        degree,
        sides.of.get(str(id_), ""),
        not data.get("unreviewed"),
    )


def _least(dots: Mapping[str, Dot], line: Line) -> int:
    return min(dots[line.start].degree, dots[line.end].degree)


def _pairs(graph: MultiDiGraph[Any], dots: Mapping[str, Dot]) -> list[Line]:
    types: dict[tuple[str, str], Counter[str]] = {}
    certain: defaultdict[tuple[str, str], bool] = defaultdict(bool)
    for a, b, data in graph.edges(data=True):
        start, end = sorted((str(a), str(b)))
        if start in dots and end in dots:
            type_ = "".join(sorted(data.get("__labels__", ())))
            types.setdefault((start, end), Counter())[type_] += 1
            certain[start, end] |= is_certain_type(type_) and not (data.get("disputed") or data.get("unreviewed"))
    return [
        Line(start, end, dict(sorted(found.items())), certain[start, end] and _are_certain(dots[start], dots[end]))
        for (start, end), found in types.items()
    ]


def _are_certain(*dots: Dot) -> bool:
    return all(is_certain(dot.kind) and dot.reviewed for dot in dots)
