"""Where nodes and their names go. Each connected part is laid out alone; the parts stand beside each other, and are
drawn apart until no name lies on another or on a node. A name goes where it lies on the fewest lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import atan2, cos, hypot, pi, sin, sqrt
from operator import mul

import networkx as nx

from loader.picture.figure import Dot, Figure
from loader.picture.svg import folded, wide

__all__ = ["FONT", "LINE", "Box", "Layout", "Name", "Point", "lay_out", "radius"]

FONT = 12.0
_NAME_AT_MOST, _NAME_IN_A_CROWD, _CROWD = 150.0, 120.0, 40
_ROWS = (3,)
LINE = 14.0
_STEP, _ROUNDS, _WIDER = 104.0, 60, 1.25
_TURNS = 40
_GOLDEN = pi * (3 - sqrt(5))
"""The angle by which leaves turn along a stem: no two of them lie on one another."""
_NEAR = 4
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
        tried = _framed(figure, moved, _ROWS if spread < _SPREADS[-1] else (*_ROWS, 2, 1))
        if len(tried.names) == len(figure.dots):
            break
    assert tried is not None
    return tried


def _parts(graph: nx.Graph[str]) -> list[list[str]]:
    return sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))


def _part(graph: nx.Graph[str]) -> dict[str, Point]:
    """One connected part, as far apart on paper as its nodes are in the graph, and wider than high."""
    ids = sorted(graph)
    if len(ids) == 1:
        return {ids[0]: (0.0, 0.0)}
    lengths = dict(nx.all_pairs_shortest_path_length(graph))
    steps = [[_paper(lengths[a][b]) for b in ids] for a in ids]
    found = _levelled(_spread_by_distance(steps, _begun(steps)))
    return _pushed_apart(dict(zip(ids, found, strict=True)))


def _paper(steps: int) -> float:
    """How far apart on paper nodes are to be that are so many steps apart. Far away, a step counts less, so that a long
    chain winds."""
    far: float = max(steps - _NEAR, 0) ** 0.6
    return _STEP * (min(steps, _NEAR) + far)


def _begun(steps: Sequence[Sequence[float]]) -> list[Point]:
    """Where to begin: the two directions along which the distances differ most (classical scaling), found by
    multiplying a vector again and again. A turn of its own for each node keeps those apart that have the same
    distances."""
    n = len(steps)
    squares = [[length * length for length in row] for row in steps]
    means = [sum(row) / n for row in squares]
    mean = sum(means) / n
    inner = [[(means[i] + means[j] - mean - squares[i][j]) / 2 for j in range(n)] for i in range(n)]
    first = _direction(inner, [])
    second = _direction(inner, [first])
    size = _STEP * sqrt(n)
    return [
        (size * first[i] + cos(_GOLDEN * i) * _STEP / 4, size * second[i] + sin(_GOLDEN * i) * _STEP / 4)
        for i in range(n)
    ]


def _direction(matrix: Sequence[Sequence[float]], others: Sequence[Sequence[float]]) -> list[float]:
    """A vector of length one that the matrix stretches most, at right angles to the others."""
    vector = [cos(_GOLDEN * i + 1) for i in range(len(matrix))]
    for _ in range(_TURNS):
        vector = [sum(map(mul, row, vector)) for row in matrix]
        for other in others:
            along = sum(map(mul, other, vector))
            vector = [value - along * one for value, one in zip(vector, other, strict=True)]
        length = sqrt(sum(map(mul, vector, vector))) or 1.0
        vector = [value / length for value in vector]
    return vector


def _spread_by_distance(steps: Sequence[Sequence[float]], begun: Sequence[Point]) -> list[Point]:
    """Stress majorization: each round moves every node to where its distances fit better, the near ones above all."""
    places = list(begun)
    weights = [[1 / (length * length) if length else 0.0 for length in row] for row in steps]
    sums = [sum(row) for row in weights]
    for _ in range(_ROUNDS):
        for i, (x, y) in enumerate(places):
            wanted_x = wanted_y = 0.0
            for weight, length, (other_x, other_y) in zip(weights[i], steps[i], places, strict=True):
                dx, dy = x - other_x, y - other_y
                pull = length / (hypot(dx, dy) or 0.01)
                wanted_x += weight * (other_x + dx * pull)
                wanted_y += weight * (other_y + dy * pull)
            places[i] = wanted_x / sums[i], wanted_y / sums[i]
    return places


def _levelled(places: Sequence[Point]) -> list[Point]:
    """Turned so that the longest way lies across, and drawn out a little that way: names are wider than high."""
    middle_x = sum(x for x, _ in places) / len(places)
    middle_y = sum(y for _, y in places) / len(places)
    moved = [(x - middle_x, y - middle_y) for x, y in places]
    across, down = sum(x * x for x, _ in moved), sum(y * y for _, y in moved)
    angle = atan2(2 * sum(x * y for x, y in moved), across - down) / 2
    return [(_WIDER * (x * cos(angle) + y * sin(angle)), y * cos(angle) - x * sin(angle)) for x, y in moved]


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


def _framed(figure: Figure, places: Mapping[str, Point], rows: Sequence[int]) -> Layout:
    names = _names(figure, places, rows)
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


def _names(figure: Figure, places: Mapping[str, Point], rows: Sequence[int]) -> dict[str, Name]:
    """The names that found room on one of those numbers of rows, those of the nodes with most lines first."""
    taken, drawn = _Taken(_dots(figure, places).values()), _Drawn(figure, places)
    most = _NAME_AT_MOST if len(places) <= _CROWD else _NAME_IN_A_CROWD
    names = {}
    for most_rows in rows:
        for dot in sorted(figure.dots.values(), key=lambda dot: (-dot.degree, dot.id)):
            shown = folded(dot.name, FONT, most, most_rows)
            possible = () if dot.id in names else _candidates(dot, shown, places[dot.id])
            free = [name for name in possible if taken.is_free(name.box)]
            if free:
                names[dot.id] = min(free, key=lambda name: drawn.crossings(name.box))
                taken.add(names[dot.id].box)
    return names


class _Drawn:
    """The lines, to be asked how many of them go through a box."""

    def __init__(self, figure: Figure, places: Mapping[str, Point]) -> None:
        self._lines = [(*places[line.start], *places[line.end]) for line in figure.lines]

    def crossings(self, box: Box) -> int:
        """How many lines have a point inside of the box."""
        return sum(_goes_through(line, box) for line in self._lines)


def _goes_through(line: tuple[float, float, float, float], box: Box) -> bool:
    """Whether there is a part of the line, between 0 and 1 of its way, for which it is within both pairs of edges."""
    x, y, end_x, end_y = line
    enters, leaves = 0.0, 1.0
    for at, way, low, high in (
        (x, end_x - x or 1e-9, box.left, box.right),
        (y, end_y - y or 1e-9, box.top, box.bottom),
    ):
        one, other = (low - at) / way, (high - at) / way
        enters, leaves = max(enters, min(one, other)), min(leaves, max(one, other))
    return enters < leaves


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
        yield make(x + side * r, y + FONT)
        yield make(x + side * r, y - more)


def _at(lines: tuple[str, ...], anchor: str) -> Callable[[float, float], Name]:
    width = max(FONT, *(wide(line, FONT) for line in lines))
    before = {"start": 0.0, "middle": width / 2, "end": width}[anchor]

    def make(x: float, y: float) -> Name:
        top = y - FONT
        return Name(lines, x, y, anchor, Box(x - before, top, x - before + width, top + LINE * len(lines) + 2))

    return make
