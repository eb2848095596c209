"""A graph as nodes and lines."""

from __future__ import annotations

from collections.abc import Iterator
from math import log2
from typing import Any

from networkx import MultiDiGraph

from loader.errors import UsageError
from loader.palette import NODES, OTHER_SIDE
from loader.picture.figure import Dot, Figure, Line, figure
from loader.picture.layout import FONT, LINE, Layout, Point, lay_out, radius
from loader.picture.sides import side_name
from loader.picture.style import DASHES, STATUSES, fill_and_stroke, is_certain, shape
from loader.picture.svg import MUTED, PAPER, document, element, label, notes, number, tooltip, wide
from loader.text import counted

__all__ = ["network"]

_MARGIN, _HEAD, _LEAST_WIDTH = 24.0, 72.0, 560.0
_LEGEND_LINE, _SMALL = 20.0, 11.5
_LINES_WITH_TOOLTIP = 250


def network(graph: MultiDiGraph[Any], title: str) -> str:
    """At most NODES_SHOWN nodes and LINES_SHOWN lines. Meetings and trips are squares, all else is round; what was not
    held is hollow and dashed; a line is the thicker, the more relationships it stands for."""
    drawn = figure(graph)
    if not drawn.dots:
        raise UsageError(
            "there is no node to draw", remedy="ask for paths or nodes, as the queries ending in -drawn do"
        )
    layout = lay_out(drawn)
    width = max(layout.width + 2 * _MARGIN, _LEAST_WIDTH, min(wide(title, 17) + 40, 900))
    left = (width - layout.width) / 2
    legend, bottom = _legend(drawn, width, _HEAD + layout.height + _MARGIN + 8)
    below = _remarks(drawn, layout)
    counts = f"{counted(drawn.nodes, 'node')}, {counted(drawn.relationships, 'relationship')}"
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


def _lines(drawn: Figure, layout: Layout) -> Iterator[str]:
    """Each line with a tooltip; where there are many, all that look alike as one path without."""
    many = len(drawn.lines) > _LINES_WITH_TOOLTIP
    yield f'<g stroke="{MUTED}" stroke-opacity="{".4" if many else ".6"}" fill="none">'
    if many:
        yield from _alike(drawn, layout)
    else:
        for line in drawn.lines:
            yield element("path", tooltip(_said(drawn, line)), d=_way(drawn, layout, line), **_look(line))
    yield "</g>"


def _alike(drawn: Figure, layout: Layout) -> Iterator[str]:
    ways: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for line in drawn.lines:
        ways.setdefault(tuple(_look(line).items()), []).append(_way(drawn, layout, line))
    for look, found in ways.items():
        yield element("path", **{"d": "".join(found), **dict(look)})


def _look(line: Line) -> dict[str, str]:
    width = {"stroke_width": number(min(1.2 + 1.3 * log2(line.count), 9.0))}
    return width if line.certain else width | {"stroke_dasharray": DASHES}


def _way(drawn: Figure, layout: Layout, line: Line) -> str:
    """From one place to the other; back to the same one in a loop."""
    (x1, y1), (x2, y2) = layout.places[line.start], layout.places[line.end]
    if line.start != line.end:
        return f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}"
    far = number(3.5 * radius(drawn.dots[line.start]))
    return f"M{number(x1)} {number(y1)}c{far} 0 0 -{far} 0 0"


def _said(drawn: Figure, line: Line) -> str:
    types = ", ".join(type_ if count == 1 else f"{type_} ×{count}" for type_, count in line.types.items())
    return f"{drawn.dots[line.start].name[:50]} – {drawn.dots[line.end].name[:50]}: {types}"


def _dots(drawn: Figure, layout: Layout) -> Iterator[str]:
    yield '<g stroke-width="2">'
    for dot in drawn.dots.values():
        said = ", ".join(filter(None, (dot.status or dot.kind or "no label", side_name(dot.side))))
        hint = tooltip(f"{dot.name[:140]} ({said})")
        yield _drawn(drawn, hint, layout.places[dot.id], radius(dot), dot)
    yield "</g>"


def _drawn(drawn: Figure, hint: str, at: Point, r: float, dot: Dot) -> str:
    """A person by the side, where there are sides to tell apart; all else by its label."""
    if dot.kind == "Person" and drawn.sides.looks:
        look = drawn.sides.look(dot.side)
        around = {"stroke": PAPER} if dot.reviewed else {"stroke": MUTED, "stroke_dasharray": DASHES}
        return shape(look.shape, hint, at, r, fill=look.colour, **around)
    return shape(
        "square" if dot.occasion else "circle", hint, at, r, **fill_and_stroke(dot.kind, reviewed=dot.reviewed)
    )


def _names(layout: Layout) -> Iterator[str]:
    halo = f'stroke="{PAPER}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"'
    for anchor in ("start", "middle", "end"):
        yield f'<g class="names" text-anchor="{anchor}" font-size="{FONT:.0f}" {halo}>'
        for name in (name for name in layout.names.values() if name.anchor == anchor):
            yield from (label(line, name.x, name.y + LINE * row) for row, line in enumerate(name.lines))
        yield "</g>"


def _legend(drawn: Figure, width: float, top: float) -> tuple[list[str], float]:
    """The legend in rows from `top` on, and where it ends."""
    parts, x, y = [], 26.0, top
    for sign, said in _signs(drawn):
        room = 38 + wide(said, _SMALL)
        if x > 26 and x + room > width - 20:
            x, y = 26.0, y + _LEGEND_LINE
        parts.append(f'<g transform="translate({x:.1f} {y:.1f})" font-size="{_SMALL}">{sign}{label(said, 14, 4)}</g>')
        x += room
    return parts, y + _LEGEND_LINE


def _signs(drawn: Figure) -> Iterator[tuple[str, str]]:
    yield from _side_signs(drawn)
    order = {kind: index for index, kind in enumerate(NODES)}
    occasions: dict[tuple[str, bool], set[str]] = {}
    for dot in drawn.dots.values():
        if dot.kind != "Person" or not drawn.sides.looks:
            occasions.setdefault((dot.kind, bool(dot.occasion)), set()).add(dot.occasion)
    for kind, square in sorted(occasions, key=lambda key: (order.get(key[0], 99), key)):
        what = " or ".join(sorted(occasions[kind, square])).capitalize()
        said = f"{what} {STATUSES[kind]}" if kind in STATUSES else kind or "no label"
        sign = shape("square" if square else "circle", "", (2, 0), 6.5, **fill_and_stroke(kind))
        yield f'<g stroke-width="2">{sign}</g>', said.strip()
    if any(not line.certain for line in drawn.lines) or not all(
        is_certain(dot.kind) and dot.reviewed for dot in drawn.dots.values()
    ):
        yield _stroke(2, DASHES), "dashed: not held, or uncertain"
    if any(line.count > 1 for line in drawn.lines):
        yield _stroke(1.2, y=-3) + _stroke(4, y=3), "thicker: more relationships"


def _side_signs(drawn: Figure) -> Iterator[tuple[str, str]]:
    """Each side with its name; all that share the last look together."""
    people = [dot for dot in drawn.dots.values() if dot.kind == "Person"]
    for side, look in drawn.sides.looks.items():
        yield shape(look.shape, "", (2, 0), 6.5, fill=look.colour), side_name(side)
    others = {dot.side for dot in people} - drawn.sides.looks.keys()
    if drawn.sides.looks and others:
        names = ["another side"] * bool(others - {""}) + ["side not known"] * ("" in others)
        yield shape(OTHER_SIDE.shape, "", (2, 0), 6.5, fill=OTHER_SIDE.colour), " or ".join(names)


def _stroke(width: float, dashes: str = "none", y: float = 0) -> str:
    return element("path", d=f"M-8 {y:.0f}h18", stroke=MUTED, stroke_width=width, stroke_dasharray=dashes)


def _remarks(drawn: Figure, layout: Layout) -> list[str]:
    remarks = [f"Not drawn: {said}." for said in drawn.left_out]
    nameless = len(drawn.dots) - len(layout.names)
    if nameless:
        remarks.append(f"{counted(nameless, 'name')} had no room; rest the pointer on a node to read it.")
    return remarks
