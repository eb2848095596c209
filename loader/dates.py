"""Dates as precise as their source: EDTF (ISO 8601-2, levels 0 to 2) read into a first and a last possible day.

Every form is read with all the doubt that it states, or refused with what to write instead; docs/records.md has the
table. No library is used: those there are lose doubt on unspecified digits, give winter one month, and widen a month by
a year.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from functools import lru_cache

__all__ = ["Span", "parse"]

_MARK = "[?~%]?"
_DATE = re.compile(
    rf"(?P<y0>{_MARK})(?P<y>[\dX]{{4}})(?:S(?P<sure>[1-4]))?(?P<y1>{_MARK})"
    rf"(?:-(?P<m0>{_MARK})(?P<m>[\dX]{{2}})(?P<m1>{_MARK})"
    rf"(?:-(?P<d0>{_MARK})(?P<d>[\dX]{{2}})(?P<d1>{_MARK}))?)?",
    re.ASCII,
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME = re.compile(r"T\d{2}", re.ASCII)
_LONG_YEAR = re.compile(r"Y?-?\d+(E\d+)?(S\d+)?|-\d{4}.*", re.ASCII)
_SET = re.compile(r"\[(?P<one>[^\[\]{}]*)\]|\{(?P<all>[^\[\]{}]*)\}")
_OPEN = ("", "..")
_PARTS_OF_YEAR = {
    **{first: (3 + 3 * number, 3) for first in (21, 25) for number, first in enumerate(range(first, first + 4))},
    29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3),
    **{33 + number: (1 + 3 * number, 3) for number in range(4)},
    **{37 + number: (1 + 4 * number, 4) for number in range(3)},
    **{40 + number: (1 + 6 * number, 6) for number in range(2)},
}  # fmt: skip
"""For each number that stands in the place of a month the first month and how many: seasons (21 to 24, and 25 to 28 of
the northern hemisphere), those of the southern, quarters, thirds and halves. What begins in December ends in the next
year."""

_NO_DATE = "a date in EDTF, such as 2023-06-18, 2022-11 or ../2023-05"
_NO_YEAR = "a date in the years 1 to 9999, written with four digits"
_LONGEST = 100
_WIDEST = 10_000_000


@dataclass(frozen=True, slots=True)
class Span:
    """The days on which something can lie: both inclusive, None where there is no bound."""

    earliest: date | None
    latest: date | None
    exact: bool

    @property
    def day(self) -> date | None:
        """The day itself, where the source is exact about it."""
        return self.earliest if self.exact else None

    @property
    def width(self) -> int:
        """How many days lie between the bounds; a span without a bound is wider than any other."""
        if self.earliest is None or self.latest is None:
            return _WIDEST
        return (self.latest - self.earliest).days


@dataclass(frozen=True, slots=True)
class _Unit:
    """By how much doubt widens a date on each side."""

    years: int = 0
    months: int = 0
    days: int = 0


@lru_cache(maxsize=65_536)
def parse(text: str) -> Span:
    """Read an EDTF date, interval or set whose bounds lie in the years 1 to 9999.

    What is approximate or uncertain (`~`, `?`, `%`) is widened on each side by one unit of the finest part that the
    mark covers and that is known: a day, a month, a season, a year, a decade, a century. Open and unknown ends have
    no bound. Raises ValueError, which says what is expected instead.
    """
    if len(text) > _LONGEST:
        raise ValueError(f"{_NO_DATE}; this has {len(text)} characters")
    if _DAY.fullmatch(text):
        try:
            day = date.fromisoformat(text)
        except ValueError as error:
            raise ValueError("a day of the calendar") from error
        return Span(day, day, exact=True)
    if found := _SET.fullmatch(text):
        return Span(*_set(found["one"] if found["one"] is not None else found["all"]), exact=False)
    start, slash, end = text.partition("/")
    if not slash:
        return Span(*_bounds(text), exact=False)
    return Span(*_interval(start, end), exact=False)


def _interval(start: str, end: str) -> tuple[date | None, date | None]:
    if "/" in end:
        raise ValueError("an interval of two dates with one / between them")
    if start in _OPEN and end in _OPEN:
        raise ValueError("an interval with a date on one side at least, or no such field")
    earliest = None if start in _OPEN else _bounds(start)[0]
    latest = None if end in _OPEN else _bounds(end)[1]
    if earliest and latest and earliest > latest:
        raise ValueError("an interval that ends after it begins")
    return earliest, latest


def _set(members: str) -> tuple[date | None, date | None]:
    """From the first to the last day of all members; `..` before or after a member leaves that side open."""
    bounds = [_member(member.strip()) for member in members.split(",")]
    firsts, lasts = [first for first, _ in bounds], [last for _, last in bounds]
    earliest = None if None in firsts else min(first for first in firsts if first)
    latest = None if None in lasts else max(last for last in lasts if last)
    return earliest, latest


def _member(text: str) -> tuple[date | None, date | None]:
    first, dots, last = text.partition("..")
    if not dots:
        return _bounds(text)
    if not first and not last:
        raise ValueError(_NO_DATE)
    return _interval(first, last)


def _bounds(text: str) -> tuple[date, date]:
    """The first and last possible day of one date, with its doubt."""
    found = _DATE.fullmatch(text)
    if found is None:
        raise ValueError(_why_not(text))
    if found["sure"] and found["m"]:
        raise ValueError(_NO_DATE)
    year = _significant(found["y"], found["sure"])
    if set(year) == {"X"}:
        raise ValueError("a year with one known digit at least, or no such field")
    earliest, latest = _certain(year, found["m"], found["d"])
    for unit in _doubts(found, year):
        earliest, latest = _widened(earliest, latest, unit)
    return earliest, latest


def _why_not(text: str) -> str:
    if _TIME.search(text):
        return "a date that ends with its day, without a time of day"
    return _NO_YEAR if _LONG_YEAR.fullmatch(text) else _NO_DATE


def _significant(year: str, digits: str | None) -> str:
    """`1950S2` is a year of which two digits are sure: 19XX."""
    return year if digits is None else year[: int(digits)] + "X" * (4 - int(digits))


def _certain(year: str, month: str | None, day: str | None) -> tuple[date, date]:
    """The bounds without any doubt but that of unspecified digits."""
    years = [number for number in _matching(year, 0, 9999) if number > 0]
    if month and not day and month.isdecimal() and int(month) in _PARTS_OF_YEAR:
        return _part_of_year(years, int(month))
    months = list(_matching(month or "XX", 1, 12))
    first = _first_day(years, months, day or "XX")
    last = _first_day(years[::-1], months[::-1], day or "XX", backwards=True)
    if first is None or last is None:
        raise ValueError(_NO_DATE)
    return first, last


def _matching(pattern: str, least: int, most: int) -> Iterator[int]:
    """The numbers that are written as the pattern, X standing for any digit."""
    digits = re.compile(pattern.replace("X", r"\d"), re.ASCII)
    width = len(pattern)
    low, high = int(pattern.replace("X", "0")), int(pattern.replace("X", "9"))
    return (n for n in range(max(low, least), min(high, most) + 1) if digits.fullmatch(f"{n:0{width}}"))


def _first_day(years: list[int], months: list[int], day: str, *, backwards: bool = False) -> date | None:
    for year in years:
        for month in months:
            days = list(_matching(day, 1, monthrange(year, month)[1]))
            if days:
                return date(year, month, days[-1 if backwards else 0])
    return None


def _part_of_year(years: list[int], number: int) -> tuple[date, date]:
    if not years or years[-1] == MAXYEAR:
        raise ValueError(_NO_YEAR)
    month, length = _PARTS_OF_YEAR[number]
    last = _moved(date(years[-1], month, 1), months=length) - timedelta(days=1)
    return date(years[0], month, 1), last


def _doubts(found: re.Match[str], year: str) -> Iterator[_Unit]:
    """What each mark widens: one before a part is about this part, one behind it about all that stands up to there."""
    for part in "ymd":
        for mark in (found[f"{part}0"], found[f"{part}1"]):
            if mark:
                yield _unit(part, year, found["m"], found["d"])


def _unit(part: str, year: str, month: str | None, day: str | None) -> _Unit:
    """One of the finest thing that is known up to this part of the date."""
    if part == "d" and day and "X" not in day:
        return _Unit(days=1)
    if part in "md" and month and "X" not in month:
        return _Unit(months=_PARTS_OF_YEAR.get(int(month), (0, 1))[1])
    return _Unit(years=10 ** (4 - year.index("X")) if "X" in year else 1)


def _widened(earliest: date, latest: date, unit: _Unit) -> tuple[date, date]:
    months = 12 * unit.years + unit.months
    try:
        return (
            _moved(earliest - timedelta(days=unit.days), -months),
            _moved(latest + timedelta(days=unit.days), months),
        )
    except (ValueError, OverflowError) as error:
        raise ValueError("a date that stays in the years 1 to 9999 when its doubt widens it") from error


def _moved(day: date, months: int) -> date:
    """The day so many months later; the last of a month stays the last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    length = monthrange(year, month + 1)[1] if 1 <= year <= 9999 else 28
    is_last = day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, length if is_last and months else min(day.day, length))
