"""The picture of the graph model, made from loader/schema.py: a box a label, a line for what can join two of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from math import hypot

from loader.palette import NODES
from loader.picture.svg import MUTED, PAPER, document, element, label, notes, number, wide
from loader.schema import LABELS, RELATIONSHIPS, SECOND_LABELS

PLACES = {
    "Role": (290, 130),
    "Country": (690, 110),
    "Issue": (610, 205),
    "Place": (1000, 200),
    "Person": (110, 400),
    "Meeting": (610, 340),
    "Event": (1000, 410),
    "Trip": (640, 590),
    "Statement": (320, 660),
    "Document": (1000, 720),
    "Claim": (700, 740),
}
"""Where each label stands: the one thing here that schema.py does not say."""
MOST_PAIRS = 4
"""A type between more pairs of labels than these is said below in words: its lines would hide the others."""
WIDTH, BOTTOM, HALF, SIZE = 1110.0, 790.0, 19.0, 11.0

Ways = dict[tuple[str, str], list[str]]


def drawn_and_said() -> tuple[Ways, dict[str, tuple[tuple[str, str], ...]]]:
    """The types by start and end, and those that are said in words."""
    ways: Ways = defaultdict(list)
    said = {}
    for type_, schema in RELATIONSHIPS.items():
        if len(schema.pairs) > MOST_PAIRS:
            said[type_] = schema.pairs
        else:
            for pair in schema.pairs:
                ways[pair].append(type_)
    return ways, said


def model_picture() -> str:
    """The whole SVG."""
    ways, said = drawn_and_said()
    parts = [*_lines(ways), *_boxes(), *notes(list(_words(said)), BOTTOM + 10)]
    height = BOTTOM + 30 + 16 * len(list(_words(said)))
    said_of_it = "labels and relationship types, as loader/schema.py has them"
    return document(WIDTH, height, "The graph model", said_of_it, parts)


def _words(said: dict[str, tuple[tuple[str, str], ...]]) -> Iterator[str]:
    for type_, pairs in said.items():
        for start in dict.fromkeys(start for start, _ in pairs):
            yield f"{type_}: from {start} to {', '.join(end for first, end in pairs if first == start)}"
    *statuses, disputed = SECOND_LABELS
    yield f"A Meeting or Trip also has one of {', '.join(statuses)}; and {disputed} where documents contradict it"


def _half(of: str) -> float:
    return wide(of, 14) / 2 + 16


def _boxes() -> Iterator[str]:
    for name, (x, y) in PLACES.items():
        look = NODES[name]
        width = 2 * _half(name)
        box = {"x": x - width / 2, "y": y - HALF, "width": width, "height": 2 * HALF, "rx": 8}
        yield element("rect", fill=look.colour, stroke=look.border, stroke_width=2, **box)
        yield label(name, x, y + 5, font_size=14, text_anchor="middle", font_weight="bold", fill=look.ink)


def _lines(ways: Ways) -> Iterator[str]:
    for (start, end), types in ways.items():
        if start == end:
            yield from _loop(start, types)
        else:
            yield from _line(start, end, types, both=(end, start) in ways)


def _loop(name: str, types: list[str]) -> Iterator[str]:
    x, y = PLACES[name]
    top = y - HALF
    yield element("path", d=f"M{x - 22:.0f} {top:.0f}c-18 -58 62 -58 44 0", fill="none", stroke=MUTED, stroke_width=1.5)
    yield from _text(types, x, top - 52)


def _line(start: str, end: str, types: list[str], *, both: bool) -> Iterator[str]:
    """From the edge of one box to that of the other, with a head; two that go opposite ways lie side by side."""
    (x1, y1), (x2, y2) = PLACES[start], PLACES[end]
    far = hypot(x2 - x1, y2 - y1)
    ux, uy = (x2 - x1) / far, (y2 - y1) / far
    aside = 9.0 if both else 0.0
    x1, y1, x2, y2 = x1 - uy * aside, y1 + ux * aside, x2 - uy * aside, y2 + ux * aside
    leave, arrive = _edge(start, ux, uy), _edge(end, ux, uy) + 3
    x1, y1, x2, y2 = x1 + ux * leave, y1 + uy * leave, x2 - ux * arrive, y2 - uy * arrive
    yield element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=MUTED, stroke_width=1.5)
    wings = "L".join(f"{number(x2 - 9 * ux + s * 4 * uy)} {number(y2 - 9 * uy - s * 4 * ux)}" for s in (1, -1))
    yield element("path", d=f"M{number(x2)} {number(y2)}L{wings}Z", fill=MUTED)
    share = 0.3 if both else 0.5
    yield from _text(types, x1 + (x2 - x1) * share, y1 + (y2 - y1) * share)


def _edge(name: str, ux: float, uy: float) -> float:
    """How far it is from the middle of a box to its edge in a direction."""
    return min(_half(name) / abs(ux) if ux else 1e9, HALF / abs(uy) if uy else 1e9)


def _text(types: list[str], x: float, y: float) -> Iterator[str]:
    first = y - (len(types) - 1) * 6.5 + 4
    for row, type_ in enumerate(types):
        halo = {"stroke": PAPER, "stroke_width": 4, "stroke_linejoin": "round", "paint_order": "stroke"}
        yield label(type_, x, first + 13 * row, font_size=SIZE, text_anchor="middle", **halo)


assert set(PLACES) == set(LABELS), "every label needs a place in the picture of the model"
