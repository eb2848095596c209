"""Who met whom, and how often, as a square table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import cos, radians, sin
from typing import Any

from networkx import MultiDiGraph

from loader.errors import UsageError
from loader.picture.style import caption
from loader.picture.svg import PAPER, document, element, fitted, label, notes, tooltip, wide

__all__ = ["PEOPLE_SHOWN", "matrix"]

PEOPLE_SHOWN = 40
_CELL, _FONT, _NAME_AT_MOST, _SLANT = 24.0, 11.5, 170.0, 60.0
_SHADES = ("#deebf7", "#9ecae1", "#4292c6", "#08519c", "#08306b")

Met = Counter[tuple[Any, Any]]


def matrix(graph: MultiDiGraph[Any], title: str) -> str:
    """The PEOPLE_SHOWN persons who met most, by the relationships MET of the graph; in a cell, how often two did."""
    met = _met(graph)
    often: Counter[Any] = Counter()
    for pair, count in met.items():
        often.update(dict.fromkeys(pair, count))
    if not met:
        raise UsageError("nobody met anybody here; ask for relationships MET, as network-drawn does")
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
    counts = f"{len(people)} persons, {sum(met.values())} meetings of two"
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
    side = len(shown) * _CELL
    yield element("rect", x=left, y=top, width=side, height=side, fill="#f5f7fa")
    for i, a in enumerate(shown):
        yield element("rect", x=left + i * _CELL, y=top + i * _CELL, width=_CELL, height=_CELL, fill="#e4e7eb")
        for j, b in enumerate(shown):
            count = met.get((a, b)) or met.get((b, a))
            if count:
                yield _cell(count, f"{names[i][:60]} – {names[j][:60]}: {count}", left + j * _CELL, top + i * _CELL)
    for index in range(len(shown) + 1):
        at = index * _CELL
        yield element(
            "path", d=f"M{left:.1f} {top + at:.1f}h{side:.1f}M{left + at:.1f} {top:.1f}v{side:.1f}", stroke=PAPER
        )


def _cell(count: int, said: str, x: float, y: float) -> str:
    shade = min(count.bit_length() - 1, len(_SHADES) - 1)
    square = element("rect", tooltip(said), x=x, y=y, width=_CELL, height=_CELL, fill=_SHADES[shade])
    ink = PAPER if shade > 1 else "#102a43"
    shown = str(count) if count < 1000 else "…"
    return square + label(shown, x + _CELL / 2, y + _CELL / 2 + 4, font_size=11, text_anchor="middle", fill=ink)
