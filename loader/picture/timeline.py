"""Meetings and trips along the years, one a row, from the first day to the last that each can have been on."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, date
from typing import Any

from networkx import MultiDiGraph

from loader.errors import UsageError
from loader.picture.style import STATUSES, caption, fill_and_stroke, kind
from loader.picture.svg import MUTED, PAPER, document, element, fitted, label, notes, tooltip, wide

__all__ = ["ROWS_SHOWN", "timeline"]

ROWS_SHOWN = 80
_WIDTH, _LEFT, _RIGHT, _TOP, _ROW = 960.0, 30.0, 30.0, 92.0, 22.0
_FONT = 11.5
_ARROW, _RADIUS = 14, 5.5
_DAYS_BY_MONTH = 400
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class _Bar:
    """A row. `open` is the side, `before` or `after`, on which there is no bound, or empty."""

    name: str
    kind: str
    said: str
    first: date
    last: date
    open: str
    reviewed: bool = True


@dataclass(frozen=True, slots=True)
class _Axis:
    """From the first day of a month or year to the last day of one."""

    first: date
    last: date
    months: bool

    def x(self, day: date) -> float:
        whole = max((self.last - self.first).days, 1)
        return _LEFT + (day - self.first).days / whole * (_WIDTH - _LEFT - _RIGHT)

    def said(self) -> str:
        first, last = self.first.year, self.last.year
        return str(first) if first == last else f"{first} to {last}"


def timeline(graph: MultiDiGraph[Any], title: str) -> str:
    """The first ROWS_SHOWN meetings and trips of the graph that have a date, in the order of their days. A bar is the
    range in which the day lies; what has no bound on one side has an arrow there."""
    found = [(id_, data) for id_, data in graph.nodes(data=True) if {"Meeting", "Trip"} & set(data["__labels__"])]
    bars = sorted(filter(None, (_bar(id_, data) for id_, data in found)), key=lambda b: (b.first, b.last, b.name))
    if not bars:
        raise UsageError(
            "there is no meeting or trip with a date to draw",
            remedy="return some as nodes, as in MATCH (m:Meeting) RETURN m",
        )
    shown = bars[:ROWS_SHOWN]
    axis = _axis(shown)
    remarks = _remarks(len(found), len(bars), len(shown))
    bottom = _TOP + len(shown) * _ROW
    parts = [*_days(axis, bottom), *_rows(shown, axis), *_legend(shown, bottom + 26)]
    parts += notes(remarks, bottom + 52)
    said = f"{len(shown)} meetings and trips" if len(shown) > 1 else "1 meeting or trip"
    heading = title or f"{said}, {axis.said()}"
    return document(_WIDTH, bottom + 48 + 16 * len(remarks), heading, said if title else "", parts)


def _bar(id_: Any, data: dict[str, Any]) -> _Bar | None:
    first, last = data.get("earliest"), data.get("latest")
    if first is None and last is None:
        return None
    name = caption(id_, data)
    begin, end = _native(first or last), _native(last or first)
    said = f"{name[:90]}: {data.get('edtf', '')}, {data.get('status', '')}"
    no_bound = "before" if first is None else "after" if last is None else ""
    return _Bar(name, kind(data["__labels__"]), said, begin, end, no_bound, not data.get("unreviewed"))


def _native(day: Any) -> date:
    return date(day.year, day.month, day.day)


def _axis(bars: list[_Bar]) -> _Axis:
    """Whole years around all bars; whole months where they lie within one year or little more."""
    first, last = min(bar.first for bar in bars), max(bar.last for bar in bars)
    if (last - first).days <= _DAYS_BY_MONTH:
        return _Axis(first.replace(day=1), last.replace(day=monthrange(last.year, last.month)[1]), months=True)
    return _Axis(date(first.year, 1, 1), date(last.year, 12, 31), months=False)


def _days(axis: _Axis, bottom: float) -> Iterator[str]:
    for day, said in _months(axis) if axis.months else _years(axis):
        x = axis.x(day)
        yield element("line", x1=x, y1=_TOP - 12, x2=x, y2=bottom, stroke="#d9e2ec", stroke_width=1)
        yield label(said, x + 3, _TOP - 16, fill=MUTED, font_size=11)


def _months(axis: _Axis) -> Iterator[tuple[date, str]]:
    for count in range(axis.first.month - 1, axis.first.month + 20):
        if axis.first.year + count // 12 > MAXYEAR:
            return
        day = date(axis.first.year + count // 12, count % 12 + 1, 1)
        if day > axis.last:
            return
        yield day, f"{_MONTHS[count % 12]} {day.year}" if day == axis.first or day.month == 1 else _MONTHS[count % 12]


def _years(axis: _Axis) -> Iterator[tuple[date, str]]:
    years = range(axis.first.year, axis.last.year + 1)
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 10_000) if len(years) / step <= 18)
    yield from ((date(year, 1, 1), str(year)) for year in years if year % step == 0)


def _rows(bars: list[_Bar], axis: _Axis) -> Iterator[str]:
    places = [(bar, axis.x(bar.first), axis.x(bar.last), _TOP + (n + 0.5) * _ROW) for n, bar in enumerate(bars)]
    yield from (_mark(bar, left, right, y) for bar, left, right, y in places)
    yield f'<g font-size="{_FONT}" stroke="{PAPER}" stroke-width="4" stroke-linejoin="round" paint-order="stroke">'
    yield from (_name(bar, left, right, y + 4) for bar, left, right, y in places)
    yield "</g>"


def _name(bar: _Bar, left: float, right: float, y: float) -> str:
    """Right of the mark, or left of it where there is more room, or on it where there is most."""
    middle = (left + right) / 2
    before = min(left, middle - _RADIUS) - _ARROW * (bar.open == "before") - 8
    after = max(right, middle + _RADIUS) + _ARROW * (bar.open == "after") + 8
    rooms = _WIDTH - _RIGHT - after, before - _LEFT
    needed = wide(bar.name, _FONT)
    if max(rooms) < needed and right - left > max(rooms):
        return label(fitted(bar.name, _FONT, right - left - 16), left + 8, y)
    if rooms[0] >= min(needed, rooms[1]):
        return label(fitted(bar.name, _FONT, rooms[0]), after, y)
    return label(fitted(bar.name, _FONT, rooms[1]), before, y, text_anchor="end")


def _mark(bar: _Bar, left: float, right: float, y: float) -> str:
    look = fill_and_stroke(bar.kind, reviewed=bar.reviewed) | {"stroke_width": 1.5}
    hint = tooltip(bar.said)
    if right - left < 10:
        mark = element("circle", hint, cx=(left + right) / 2, cy=y, r=_RADIUS, **look)
        return mark + (_arrow(bar, (left + right) / 2, y) if bar.open else "")
    return element("rect", hint, x=left, y=y - 5, width=right - left, height=10, rx=4, **look)


def _arrow(bar: _Bar, x: float, y: float) -> str:
    way = 1 if bar.open == "after" else -1
    path = f"M{x + way * 6:.1f} {y:.1f}h{way * _ARROW}m{way * -4} -3l{way * 4} 3l{way * -4} 3"
    return element("path", d=path, fill="none", stroke=fill_and_stroke(bar.kind)["stroke"], stroke_width=1.5)


def _legend(bars: list[_Bar], y: float) -> Iterator[str]:
    x = 26.0
    day = date(2000, 1, 1)
    for kind_ in sorted({bar.kind for bar in bars}, key=list(STATUSES).index):
        yield _mark(_Bar("", kind_, STATUSES[kind_], day, day, ""), x, x, y - 4)
        yield label(STATUSES[kind_], x + 11, y, font_size=_FONT)
        x += 34 + wide(STATUSES[kind_], _FONT)
    yield label("a bar: on a day between its ends; an arrow: no bound on that side", x, y, font_size=_FONT)


def _remarks(found: int, dated: int, shown: int) -> list[str]:
    remarks = []
    if found > dated:
        remarks.append(f"Not drawn: {found - dated} of {found} that have no date.")
    if dated > shown:
        remarks.append(f"Not drawn: the last {dated - shown} of {dated} that have a date.")
    return remarks
