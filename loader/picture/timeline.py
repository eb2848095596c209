"""Meetings and trips along the years, one a row, from the first day to the last that each can have been on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from networkx import MultiDiGraph

from loader.errors import UsageError
from loader.picture.style import DASHES, caption, colour, is_certain, kind
from loader.picture.svg import MUTED, PAPER, document, element, fitted, label, notes, tooltip, wide

__all__ = ["ROWS_SHOWN", "timeline"]

ROWS_SHOWN = 80
_WIDTH, _LEFT, _RIGHT, _TOP, _ROW = 960.0, 30.0, 30.0, 92.0, 22.0
_FONT = 11.5
_ARROW = 14
_NAMES = {"Held": "held", "Expected": "expected", "NotHeld": "not held", "Disputed": "held or not is disputed"}


@dataclass(frozen=True, slots=True)
class _Bar:
    """A row. `open` is the side, `before` or `after`, on which there is no bound, or empty."""

    name: str
    kind: str
    said: str
    first: date
    last: date
    open: str


@dataclass(frozen=True, slots=True)
class _Axis:
    first: date
    last: date

    def x(self, day: date) -> float:
        whole = max((self.last - self.first).days, 1)
        return _LEFT + (day - self.first).days / whole * (_WIDTH - _LEFT - _RIGHT)


def timeline(graph: MultiDiGraph[Any], title: str) -> str:
    """The first ROWS_SHOWN meetings and trips of the graph that have a date, in the order of their days. A bar is the
    range in which the day lies; what has no bound on one side has an arrow there."""
    found = [(id_, data) for id_, data in graph.nodes(data=True) if {"Meeting", "Trip"} & set(data["__labels__"])]
    bars = sorted(filter(None, (_bar(id_, data) for id_, data in found)), key=lambda b: (b.first, b.last, b.name))
    if not bars:
        raise UsageError(
            "there is no meeting or trip with a date to draw; return some as nodes, as in MATCH (m:Meeting) RETURN m"
        )
    shown = bars[:ROWS_SHOWN]
    axis = _axis(shown)
    remarks = _remarks(len(found), len(bars), len(shown))
    bottom = _TOP + len(shown) * _ROW
    parts = [*_years(axis, bottom), *_rows(shown, axis), *_legend(shown, bottom + 26)]
    parts += notes(remarks, bottom + 52)
    said = f"{len(shown)} meetings and trips" if len(shown) > 1 else "1 meeting or trip"
    heading = title or f"{said}, {axis.first.year} to {axis.last.year}"
    return document(_WIDTH, bottom + 48 + 16 * len(remarks), heading, said if title else "", parts)


def _bar(id_: Any, data: dict[str, Any]) -> _Bar | None:
    first, last = data.get("earliest"), data.get("latest")
    if first is None and last is None:
        return None
    name = caption(id_, data)
    begin, end = _native(first or last), _native(last or first)
    said = f"{name[:90]}: {data.get('edtf', '')}, {data.get('status', '')}"
    return _Bar(
        name, kind(data["__labels__"]), said, begin, end, "before" if first is None else "after" if last is None else ""
    )


def _native(day: Any) -> date:
    return date(day.year, day.month, day.day)


def _axis(bars: list[_Bar]) -> _Axis:
    """Whole years around all bars."""
    first = min(bar.first for bar in bars).year
    last = max(bar.last for bar in bars).year
    return _Axis(date(first, 1, 1), date(last, 12, 31))


def _years(axis: _Axis, bottom: float) -> Iterator[str]:
    years = range(axis.first.year, axis.last.year + 1)
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 10_000) if len(years) / step <= 18)
    for year in years:
        if year % step == 0:
            x = axis.x(date(year, 1, 1))
            yield element("line", x1=x, y1=_TOP - 12, x2=x, y2=bottom, stroke="#d9e2ec", stroke_width=1)
            yield label(str(year), x + 3, _TOP - 16, fill=MUTED, font_size=11)


def _rows(bars: list[_Bar], axis: _Axis) -> Iterator[str]:
    for index, bar in enumerate(bars):
        y = _TOP + index * _ROW + _ROW / 2
        left, right = axis.x(bar.first), axis.x(bar.last)
        yield _mark(bar, left, right, y)
        left -= _ARROW * (bar.open == "before")
        right += _ARROW * (bar.open == "after")
        room_left, room_right = left - _LEFT - 8, _WIDTH - _RIGHT - right - 8
        if room_right >= min(wide(bar.name, _FONT), room_left):
            yield label(fitted(bar.name, _FONT, room_right), max(right, left + 6) + 8, y + 4, font_size=_FONT)
        else:
            yield label(fitted(bar.name, _FONT, room_left), left - 10, y + 4, font_size=_FONT, text_anchor="end")


def _mark(bar: _Bar, left: float, right: float, y: float) -> str:
    look: dict[str, str | float] = {"fill": colour(bar.kind), "stroke": colour(bar.kind), "stroke_width": 1.5}
    if not is_certain(bar.kind):
        look |= {"fill": PAPER, "stroke_dasharray": DASHES}
    hint = tooltip(bar.said)
    if right - left < 10:
        mark = element("circle", hint, cx=(left + right) / 2, cy=y, r=5, **look)
        return mark + (_arrow(bar, (left + right) / 2, y) if bar.open else "")
    return element("rect", hint, x=left, y=y - 5, width=right - left, height=10, rx=4, **look)


def _arrow(bar: _Bar, x: float, y: float) -> str:
    way = 1 if bar.open == "after" else -1
    path = f"M{x + way * 6:.1f} {y:.1f}h{way * _ARROW}m{way * -4} -3l{way * 4} 3l{way * -4} 3"
    return element("path", d=path, fill="none", stroke=colour(bar.kind), stroke_width=1.5)


def _legend(bars: list[_Bar], y: float) -> Iterator[str]:
    x = 26.0
    day = date(2000, 1, 1)
    for kind_ in sorted({bar.kind for bar in bars}, key=list(_NAMES).index):
        yield _mark(_Bar("", kind_, _NAMES[kind_], day, day, ""), x, x, y - 4)
        yield label(_NAMES[kind_], x + 11, y, font_size=_FONT)
        x += 34 + wide(_NAMES[kind_], _FONT)
    yield label("a bar: some day between its ends; an arrow: no bound on that side", x, y, font_size=_FONT)


def _remarks(found: int, dated: int, shown: int) -> list[str]:
    remarks = []
    if found > dated:
        remarks.append(f"Not drawn: {found - dated} of {found} that have no date.")
    if dated > shown:
        remarks.append(f"Not drawn: the last {dated - shown} of {dated} that have a date.")
    return remarks
