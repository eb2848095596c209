"""Who met whom, and how often, as a square table."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import cos, radians, sin
from typing import Any

from networkx import MultiDiGraph

from loader.errors import UsageError
from loader.picture.sides import Sides, side_name, sides_of
from loader.picture.style import caption, shape
from loader.picture.svg import PAPER, document, element, fitted, label, notes, number, tooltip, wide

__all__ = ["PEOPLE_SHOWN", "matrix"]

PEOPLE_SHOWN = 40
_CELL, _FONT, _NAME_AT_MOST, _SLANT = 24.0, 11.5, 170.0, 60.0
_CELLS_WITH_TOOLTIP = 300
_SHADES = ("#e3eef9", "#b5d4e9", "#74b3d8", "#3787c0", "#105ba4", "#083370")
_LEAST = (1, 2, 3, 4, 6, 11)
"""From so many times on a cell has the shade of the same place: once, twice and three times are told apart."""

Met = Counter[tuple[Any, Any]]


def matrix(graph: MultiDiGraph[Any], title: str) -> str:
    """The PEOPLE_SHOWN persons who met most, by the relationships MET of the graph; in a cell, how often two did."""
    met = _met(graph)
    often: Counter[Any] = Counter()
    for pair, count in met.items():
        often.update(dict.fromkeys(pair, count))
    if not met:
        raise UsageError("nobody met anybody here", remedy="ask for relationships MET, as network-drawn does")
    people = sorted(often, key=lambda id_: (-often[id_], caption(id_, graph.nodes[id_]), str(id_)))
    shown = people[:PEOPLE_SHOWN]
    names = [caption(id_, graph.nodes[id_]) for id_ in shown]
    cut = [fitted(name, _FONT, _NAME_AT_MOST) for name in names]
    longest = max(wide(name, _FONT) for name in cut)
    left, top = 46 + longest, 66 + longest * sin(radians(_SLANT)) + 12
    side = len(shown) * _CELL
    lean = longest * cos(radians(_SLANT))
    width = max(left + side + lean + 24, 460.0)
    remarks = [f"Not drawn: {len(people) - len(shown)} of {len(people)} persons, who met least."] * (
        len(people) > PEOPLE_SHOWN
    )
    if _unreviewed(graph):
        remarks.append("With ?: among these are meetings that nobody has reviewed.")
    counts = f"{len(people)} persons, {sum(met.values())} times that two met"
    sides = sides_of(graph.subgraph(shown))
    legend, bottom = _legend(sides, met, width, top + side + 22)
    parts = [
        *_heads(cut, left, top),
        *_signs(shown, sides, left, top),
        *_cells(shown, names, met, _unreviewed(graph), (left, top)),
    ]
    parts += [*legend, *notes(remarks, bottom + 4)]
    return document(width, bottom + 4 + 16 * len(remarks), title or counts, counts if title else "", parts)


def _met(graph: MultiDiGraph[Any]) -> Met:
    """How often each pair met, both orders of the pair being one."""
    met: Met = Counter()
    for a, b, data in graph.edges(data=True):
        if "MET" in data.get("__labels__", ()) and a != b:
            met[(a, b) if str(a) < str(b) else (b, a)] += 1
    return met


def _heads(names: Sequence[str], left: float, top: float) -> Iterator[str]:
    for index, name in enumerate(names):
        middle = index * _CELL + _CELL / 2
        yield label(name, left - 22, top + middle + 4, font_size=_FONT, text_anchor="end")
        turned = f"translate({left + middle + 4:.1f} {top - 8:.1f}) rotate(-{_SLANT:.0f})"
        yield label(name, 0, 0, font_size=_FONT, transform=turned)


def _signs(shown: Sequence[Any], sides: Sides, left: float, top: float) -> Iterator[str]:
    """The side of each person, between the name and the row."""
    if sides.looks:
        for index, id_ in enumerate(shown):
            look = sides.look(sides.of.get(str(id_), ""))
            at = (left - 10, top + (index + 0.5) * _CELL)
            yield shape(look.shape, "", at, 5.0, fill=look.colour)


def _legend(sides: Sides, met: Met, width: float, top: float) -> tuple[list[str], float]:
    """What shades and signs mean, in rows from `top` on, and where it ends."""
    signs = [(element("rect", x=-4, y=-6, width=12, height=12, fill=_SHADES[n]), said) for n, said in _times(met)]
    signs += [(shape(look.shape, "", (2, 0), 6.0, fill=look.colour), side_name(s)) for s, look in sides.looks.items()]
    parts, x, y = [], 26.0, top
    for sign, said in signs:
        room = 34 + wide(said, _FONT)
        if x > 26 and x + room > width - 16:
            x, y = 26.0, y + 20
        parts.append(f'<g transform="translate({x:.1f} {y:.1f})" font-size="{_FONT}">{sign}{label(said, 14, 4)}</g>')
        x += room
    return parts, y + 20


def _times(met: Met) -> Iterator[tuple[int, str]]:
    """Each shade that is in use, and for how many times it stands."""
    for shade in sorted({_shade(count) for count in met.values()}):
        least = _LEAST[shade]
        if shade + 1 == len(_LEAST):
            yield shade, f"{least} times and more"
        elif _LEAST[shade + 1] - 1 > least:
            yield shade, f"{least} to {_LEAST[shade + 1] - 1} times"
        else:
            yield shade, "once" if least == 1 else f"{least} times"


def _unreviewed(graph: MultiDiGraph[Any]) -> set[frozenset[Any]]:
    """The pairs of whom a meeting is told that nobody has reviewed."""
    found = graph.edges(data=True)
    return {frozenset((a, b)) for a, b, data in found if "MET" in data.get("__labels__", ()) and data.get("unreviewed")}


def _cells(
    shown: Sequence[Any], names: Sequence[str], met: Met, unreviewed: set[frozenset[Any]], at: tuple[float, float]
) -> Iterator[str]:
    left, top = at
    side = number(len(shown) * _CELL)
    yield f'<g transform="translate({number(left)} {number(top)})" font-size="11" text-anchor="middle">'
    yield element("path", d=f"M0 0h{side}v{side}h-{side}z", fill="#f5f7fa")
    yield element("path", d="".join(_square(i, i) for i in range(len(shown))), fill="#e4e7eb")
    filled = {(i, j): count for i, a in enumerate(shown) for j, b in enumerate(shown) if (count := _count(met, a, b))}
    yield from _squares(filled, names)
    for (i, j), count in filled.items():
        ink = {"fill": PAPER} if _shade(count) > 2 else {}
        doubt = "?" if frozenset((shown[i], shown[j])) in unreviewed else ""
        yield label(f"{count}{doubt}" if count < 1000 else "…", (j + 0.5) * _CELL, (i + 0.5) * _CELL + 4, **ink)
    lines = "".join(f"M0 {number(i * _CELL)}h{side}M{number(i * _CELL)} 0v{side}" for i in range(len(shown) + 1))
    yield element("path", d=lines, stroke=PAPER)
    yield "</g>"


def _squares(filled: Mapping[tuple[int, int], int], names: Sequence[str]) -> Iterator[str]:
    """The coloured squares: each with its tooltip; where there are many, all of a shade as one path without."""
    if len(filled) <= _CELLS_WITH_TOOLTIP:
        for (i, j), count in filled.items():
            hint = tooltip(f"{names[i][:60]} – {names[j][:60]}: {count}")
            yield element("path", hint, d=_square(i, j), fill=_SHADES[_shade(count)])
        return
    for shade, colour in enumerate(_SHADES):
        squares = "".join(_square(i, j) for (i, j), count in filled.items() if _shade(count) == shade)
        if squares:
            yield element("path", d=squares, fill=colour)


def _count(met: Met, a: Any, b: Any) -> int:
    return met.get((a, b)) or met.get((b, a)) or 0


def _square(row: int, column: int) -> str:
    side = number(_CELL)
    return f"M{number(column * _CELL)} {number(row * _CELL)}h{side}v{side}h-{side}z"


def _shade(count: int) -> int:
    return bisect_right(_LEAST, count) - 1
