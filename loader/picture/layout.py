"""Where nodes and their names go. networkx lays out each connected part; the parts stand beside each other, and are
drawn apart until no name lies on another or on a node."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import hypot, sqrt

import networkx as nx

from loader.picture.figure import Dot, Figure
from loader.picture.svg import folded, wide

__all__ = ["FONT", "LINE", "Box", "Layout", "Name", "Point", "lay_out", "radius"]

FONT = 12.0
_NAME_AT_MOST, _NAME_IN_A_CROWD, _CROWD = 150.0, 112.0, 40
LINE = 14.0
_APART = 52.0
_SPREADS = (1.0, 1.15, 1.3, 1.5, 1.75, 2.0)

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two have more in common than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Name:
    """A name beside its node: the lines as far as they are shown, where the first one's baseline begins, ends or has
    its middle."""

    lines: tuple[str, ...]
    x: float
    y: float
    anchor: str
    box: Box


@dataclass(frozen=True, slots=True)
class Layout:
    """Places of nodes and names, all above zero, and the size of the whole. A node without a name among `names` had
    no room for it."""

    places: Mapping[str, Point]
    names: Mapping[str, Name]
    width: float
    height: float


def radius(dot: Dot) -> float:
    """The more lines end at a node, the larger it is."""
    return min(7.0 + 1.6 * sqrt(dot.degree), 18.0)


def lay_out(figure: Figure) -> Layout:
    """The layout, the same for the same figure."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(figure.dots))
    graph.add_edges_from((line.start, line.end) for line in figure.lines if line.start != line.end)
    places = _beside_each_other([_part(graph.subgraph(part)) for part in _parts(graph)])
    tried: Layout | None = None
    for spread in _SPREADS:
        moved = {id_: (x * spread, y * spread) for id_, (x, y) in places.items()}
        tried = _framed(figure, moved)
        if len(tried.names) == len(figure.dots):
            break
    assert tried is not None
    return tried


def _parts(graph: nx.Graph[str]) -> list[list[str]]:
    return sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))


def _part(graph: nx.Graph[str]) -> dict[str, Point]:
    """One connected part by forces, wider than high, its nodes at least so far apart that they can be told apart."""
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(graph))
    ordered.add_edges_from(sorted((min(edge), max(edge)) for edge in graph.edges()))
    found = nx.spring_layout(ordered, seed=20230618, iterations=250, scale=58 * sqrt(len(ordered)))
    places = {id_: (float(x), float(y)) for id_, (x, y) in found.items()}
    if _extent(places, 0) < _extent(places, 1):
        places = {id_: (y, x) for id_, (x, y) in places.items()}
    return _pushed_apart(places)


def _extent(places: Mapping[str, Point], axis: int) -> float:
    along = [place[axis] for place in places.values()]
    return max(along) - min(along)


def _pushed_apart(places: dict[str, Point]) -> dict[str, Point]:
    ids = sorted(places)
    for _ in range(12):
        moved = False
        for i, a in enumerate(ids):
            for b in ids[i + 1 :]:
                (ax, ay), (bx, by) = places[a], places[b]
                distance = hypot(bx - ax, by - ay)
                if distance < _APART:
                    dx, dy = ((bx - ax) / distance, (by - ay) / distance) if distance > 0.01 else (1.0, 0.0)
                    push = (_APART - distance) / 2 + 0.5
                    places[a] = (ax - dx * push, ay - dy * push)
                    places[b] = (bx + dx * push, by + dy * push)
                    moved = True
        if not moved:
            break
    return places


def _beside_each_other(parts: Sequence[Mapping[str, Point]]) -> dict[str, Point]:
    """In rows, the largest first, about half as wide again as high."""
    gap_x, gap_y = 130.0, 70.0
    sizes = [(_extent(part, 0) + gap_x, _extent(part, 1) + gap_y) for part in parts]
    room = max([sqrt(sum(w * h for w, h in sizes) * 1.6), *(w for w, _ in sizes)], default=0.0)
    placed: dict[str, Point] = {}
    x = y = row = 0.0
    for part, (width, height) in zip(parts, sizes, strict=True):
        if x and x + width > room:
            x, y, row = 0.0, y + row, 0.0
        left = min(px for px, _ in part.values())
        top = min(py for _, py in part.values())
        placed |= {id_: (px - left + x, py - top + y) for id_, (px, py) in part.items()}
        x, row = x + width, max(row, height)
    return placed


def _framed(figure: Figure, places: Mapping[str, Point]) -> Layout:
    names = _names(figure, places)
    boxes = [*_dots(figure, places).values(), *(name.box for name in names.values())]
    left, top = (min((getattr(box, side) for box in boxes), default=0.0) for side in ("left", "top"))
    right, bottom = (max((getattr(box, side) for box in boxes), default=0.0) for side in ("right", "bottom"))
    moved = {id_: (x - left, y - top) for id_, (x, y) in places.items()}
    shifted = {
        id_: Name(n.lines, n.x - left, n.y - top, n.anchor, _shifted(n.box, left, top)) for id_, n in names.items()
    }
    return Layout(moved, shifted, right - left, bottom - top)


def _shifted(box: Box, left: float, top: float) -> Box:
    return Box(box.left - left, box.top - top, box.right - left, box.bottom - top)


def _dots(figure: Figure, places: Mapping[str, Point]) -> dict[str, Box]:
    boxes = {}
    for id_, (x, y) in places.items():
        r = radius(figure.dots[id_]) + 2
        boxes[id_] = Box(x - r, y - r, x + r, y + r)
    return boxes


def _names(figure: Figure, places: Mapping[str, Point]) -> dict[str, Name]:
    """The names that found room, those of the nodes with most lines first."""
    taken = _Taken(_dots(figure, places).values())
    most = _NAME_AT_MOST if len(places) <= _CROWD else _NAME_IN_A_CROWD
    names = {}
    for dot in sorted(figure.dots.values(), key=lambda dot: (-dot.degree, dot.id)):
        shown = folded(dot.name, FONT, most) or ("",)
        for candidate in _candidates(dot, shown, places[dot.id]):
            if taken.is_free(candidate.box):
                taken.add(candidate.box)
                names[dot.id] = candidate
                break
    return names


class _Taken:
    """Boxes that nothing may lie on, found by the squares of a grid."""

    _SIDE = 200.0

    def __init__(self, boxes: Iterable[Box]) -> None:
        self._grid: dict[tuple[int, int], list[Box]] = {}
        for box in boxes:
            self.add(box)

    def _squares(self, box: Box) -> Iterator[tuple[int, int]]:
        for x in range(int(box.left // self._SIDE), int(box.right // self._SIDE) + 1):
            for y in range(int(box.top // self._SIDE), int(box.bottom // self._SIDE) + 1):
                yield x, y

    def add(self, box: Box) -> None:
        for square in self._squares(box):
            self._grid.setdefault(square, []).append(box)

    def is_free(self, box: Box) -> bool:
        return not any(box.meets(other) for square in self._squares(box) for other in self._grid.get(square, ()))


def _candidates(dot: Dot, lines: tuple[str, ...], place: Point) -> Iterator[Name]:
    """Below, beside, above, and askew."""
    (x, y), r = place, radius(dot) + 4
    more = LINE * (len(lines) - 1)
    middle, start, end = (_at(lines, anchor) for anchor in ("middle", "start", "end"))
    yield middle(x, y + r + FONT - 1)
    yield start(x + r, y + 4 - more / 2)
    yield end(x - r, y + 4 - more / 2)
    yield middle(x, y - r - more)
    for side, make in ((1, start), (-1, end)):
        yield make(x + side * r * 0.7, y + r + FONT * 0.8)
        yield make(x + side * r * 0.7, y - r - more)


def _at(lines: tuple[str, ...], anchor: str) -> Callable[[float, float], Name]:
    width = max(FONT, *(wide(line, FONT) for line in lines))
    before = {"start": 0.0, "middle": width / 2, "end": width}[anchor]

    def make(x: float, y: float) -> Name:
        top = y - FONT
        return Name(lines, x, y, anchor, Box(x - before, top, x - before + width, top + LINE * len(lines) + 2))

    return make
