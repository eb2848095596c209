"""Who met whom, and how often, as a square table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import cos, radians, sin
from typing import Any

from networkx import MultiDiGraph

from loader.errors import UsageError
from loader.picture.style import caption
from loader.picture.svg import PAPER, document, element, fitted, label, notes, number, tooltip, wide

__all__ = ["PEOPLE_SHOWN", "matrix"]

PEOPLE_SHOWN = 40
_CELL, _FONT, _NAME_AT_MOST, _SLANT = 24.0, 11.5, 170.0, 60.0
_CELLS_WITH_TOOLTIP = 300
_SHADES = ("#deebf7", "#9ecae1", "#4292c6", "#08519c", "#08306b")

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
    left, top = 28 + longest, 66 + longest * sin(radians(_SLANT)) + 12
    side = len(shown) * _CELL
    lean = longest * cos(radians(_SLANT))
    width = max(left + side + lean + 24, 460.0)
    remarks = [f"Not drawn: {len(people) - len(shown)} of {len(people)} persons, who met least."] * (
        len(people) > PEOPLE_SHOWN
    )
    counts = f"{len(people)} persons, {sum(met.values())} times that two met"
    parts = [*_heads(cut, left, top), *_cells(shown, names, met, left, top), *notes(remarks, top + side + 24)]
    return document(width, top + side + 20 + 16 * len(remarks), title or counts, counts if title else "", parts)


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
        yield label(name, left - 8, top + middle + 4, font_size=_FONT, text_anchor="end")
        turned = f"translate({left + middle + 4:.1f} {top - 8:.1f}) rotate(-{_SLANT:.0f})"
        yield label(name, 0, 0, font_size=_FONT, transform=turned)


def _cells(shown: Sequence[Any], names: Sequence[str], met: Met, left: float, top: float) -> Iterator[str]:
    side = number(len(shown) * _CELL)
    yield f'<g transform="translate({number(left)} {number(top)})" font-size="11" text-anchor="middle">'
    yield element("path", d=f"M0 0h{side}v{side}h-{side}z", fill="#f5f7fa")
    yield element("path", d="".join(_square(i, i) for i in range(len(shown))), fill="#e4e7eb")
    filled = {(i, j): count for i, a in enumerate(shown) for j, b in enumerate(shown) if (count := _count(met, a, b))}
    yield from _squares(filled, names)
    for (i, j), count in filled.items():
        ink = {"fill": PAPER} if _shade(count) > 1 else {}
        yield label(str(count) if count < 1000 else "…", (j + 0.5) * _CELL, (i + 0.5) * _CELL + 4, **ink)
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
    return min(count.bit_length() - 1, len(_SHADES) - 1)
