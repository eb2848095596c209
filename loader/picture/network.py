"""A graph as nodes and lines."""

from __future__ import annotations

from collections.abc import Iterator
from math import log2
from typing import Any

from networkx import MultiDiGraph

from loader.errors import UsageError
from loader.picture.figure import Figure, Line, figure
from loader.picture.layout import FONT, LINE, Layout, Point, lay_out, radius
from loader.picture.style import COLOURS, DASHES, colour, is_certain
from loader.picture.svg import MUTED, PAPER, document, element, label, notes, tooltip, wide

__all__ = ["network"]

_MARGIN, _HEAD, _LEAST_WIDTH = 24.0, 72.0, 560.0
_LEGEND_LINE = 20.0


def network(graph: MultiDiGraph[Any], title: str) -> str:
    """At most NODES_SHOWN nodes and LINES_SHOWN lines. Meetings and trips are squares, all else is round; what was not
    held is hollow and dashed; a line is the thicker, the more relationships it stands for."""
    drawn = figure(graph)
    if not drawn.dots:
        raise UsageError("there is no node to draw; ask for paths or nodes, as the queries ending in -drawn do")
    layout = lay_out(drawn)
    width = max(layout.width + 2 * _MARGIN, _LEAST_WIDTH, min(wide(title, 17) + 40, 900))
    left = (width - layout.width) / 2
    legend, bottom = _legend(drawn, width, _HEAD + layout.height + _MARGIN + 8)
    below = _remarks(drawn, layout)
    counts = f"{_counted(drawn.nodes, 'node')}, {_counted(drawn.relationships, 'relationship')}"
    parts = [
        f'<g transform="translate({left:.1f} {_HEAD:.1f})">',
        *_lines(drawn, layout),
        *_dots(drawn, layout),
        *_names(layout),
        "</g>",
        *legend,
        *notes(below, bottom + 4),
    ]
    return document(width, bottom + 16 * len(below) + 8, title or counts, counts if title else "", parts)


def _counted(count: int, of: str) -> str:
    return f"{count} {of}" if count == 1 else f"{count} {of}s"


def _lines(drawn: Figure, layout: Layout) -> Iterator[str]:
    yield f'<g stroke="{MUTED}" stroke-opacity=".55" fill="none">'
    for line in drawn.lines:
        (x1, y1), (x2, y2) = layout.places[line.start], layout.places[line.end]
        look: dict[str, str | float] = {"stroke_width": _thickness(line.count)}
        if not line.certain:
            look["stroke_dasharray"] = DASHES
        hint = tooltip(_said(drawn, line))
        if line.start == line.end:
            r = radius(drawn.dots[line.start])
            yield element("circle", hint, cx=x1 + r, cy=y1 - r, r=r, **look)
        else:
            yield element("line", hint, x1=x1, y1=y1, x2=x2, y2=y2, **look)
    yield "</g>"


def _thickness(count: int) -> float:
    return min(1.2 + 1.3 * log2(count), 9.0)


def _said(drawn: Figure, line: Line) -> str:
    types = ", ".join(type_ if count == 1 else f"{type_} ×{count}" for type_, count in line.types.items())
    return f"{drawn.dots[line.start].name[:50]} – {drawn.dots[line.end].name[:50]}: {types}"


def _dots(drawn: Figure, layout: Layout) -> Iterator[str]:
    yield '<g stroke-width="2">'
    for dot in drawn.dots.values():
        hint = tooltip(f"{dot.name} ({dot.kind}{', ' + dot.status if dot.status else ''})")
        yield _shape(hint, dot.square, layout.places[dot.id], radius(dot), dot.kind)
    yield "</g>"


def _shape(hint: str, square: bool, at: Point, r: float, kind: str) -> str:
    x, y = at
    look: dict[str, str | float] = {"fill": colour(kind), "stroke": PAPER}
    if not is_certain(kind):
        look = {"fill": PAPER, "stroke": colour(kind), "stroke_dasharray": DASHES}
    if square:
        side = r * 1.7
        return element("rect", hint, x=x - side / 2, y=y - side / 2, width=side, height=side, rx=3, **look)
    return element("circle", hint, cx=x, cy=y, r=r, **look)


def _names(layout: Layout) -> Iterator[str]:
    halo = f'stroke="{PAPER}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'
    for anchor in ("start", "middle", "end"):
        yield f'<g class="names" text-anchor="{anchor}" font-size="{FONT:.0f}" {halo}>'
        for name in (name for name in layout.names.values() if name.anchor == anchor):
            yield from (label(line, name.x, name.y + LINE * row) for row, line in enumerate(name.lines))
        yield "</g>"


def _legend(drawn: Figure, width: float, top: float) -> tuple[list[str], float]:
    """The legend in rows from `top` on, and where it ends."""
    parts, x, y = [], 20.0, top
    for sign, said in _signs(drawn):
        room = 26 + wide(said, 11.5)
        if x > 20 and x + room > width - 20:
            x, y = 20.0, y + _LEGEND_LINE
        parts.append(f'<g transform="translate({x:.1f} {y:.1f})" font-size="11.5">{sign}{label(said, 14, 4)}</g>')
        x += room
    return parts, y + _LEGEND_LINE


def _signs(drawn: Figure) -> Iterator[tuple[str, str]]:
    order = {kind: index for index, kind in enumerate(COLOURS)}
    found = {(order.get(dot.kind, 99), dot.kind, dot.square) for dot in drawn.dots.values()}
    for _, kind, square in sorted(found):
        said = _KINDS.get(kind, kind or "unknown")
        yield _shape("", square, (4, 0), 5.5, kind), said
    thin = element("line", x1=-4, y1=0, x2=9, y2=0, stroke=MUTED, stroke_width=2)
    dashed = element("line", x1=-4, y1=0, x2=9, y2=0, stroke=MUTED, stroke_width=2, stroke_dasharray=DASHES)
    if any(not line.certain for line in drawn.lines) or any(not is_certain(dot.kind) for dot in drawn.dots.values()):
        yield dashed, "dashed: not held, or uncertain"
    if any(line.count > 1 for line in drawn.lines):
        yield thin, "thicker: more of them"


_KINDS = {"Held": "held", "Expected": "expected", "NotHeld": "not held", "Disputed": "held or not is disputed"}


def _remarks(drawn: Figure, layout: Layout) -> list[str]:
    remarks = [f"Not drawn: {said}." for said in drawn.left_out]
    nameless = len(drawn.dots) - len(layout.names)
    if nameless:
        remarks.append(f"{_counted(nameless, 'name')} had no room; rest the pointer on a node to read it.")
    return remarks
