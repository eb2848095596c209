"""Dates as precise as their source: EDTF (ISO 8601-2) read into a first and a last possible day."""

from __future__ import annotations

import io
import re
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import edtf

__all__ = ["Span", "parse"]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_VAGUE = re.compile(r"(?P<plain>\d{4}(?:-\d{2}(?:-\d{2})?)?)[?~%]", re.ASCII)
_WRITTEN = re.compile(r"[\[{]?[0-9X?~%./,:+TZS-]+[\]}]?", re.ASCII)
"""What EDTF is written with. Nested sets and years such as Y9E9 are left out: reading them can take for ever."""
_OPEN = ("", "..")
_NO_DATE = "a date in EDTF, such as 2023-06-18, 2022-11 or ../2023-05"
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


@lru_cache(maxsize=65_536)
def parse(text: str) -> Span:
    """Read an EDTF date, interval or set whose bounds lie in the years 1 to 9999. What is approximate or uncertain as
    a whole (`~`, `?`, `%` at its end) is widened by one unit of its precision on each side, a day, a month or a
    year; open and unknown ends have no bound. Raises ValueError, which says what is expected instead."""
    if len(text) > _LONGEST:
        raise ValueError(f"{_NO_DATE}; this has {len(text)} characters")
    if _DAY.fullmatch(text):
        try:
            day = date.fromisoformat(text)
        except ValueError as error:
            raise ValueError("a day of the calendar") from error
        return Span(day, day, exact=True)
    start, slash, end = text.partition("/")
    if "/" in end:
        raise ValueError("an interval of two dates with one / between them")
    if not slash:
        return Span(*_bounds(text), exact=False)
    if start in _OPEN and end in _OPEN:
        raise ValueError("an interval with a date on one side at least, or no such field")
    earliest = None if start in _OPEN else _bounds(start)[0]
    latest = None if end in _OPEN else _bounds(end)[1]
    if earliest and latest and earliest > latest:
        raise ValueError("an interval that ends after it begins")
    return Span(earliest, latest, exact=False)


def _bounds(text: str) -> tuple[date | None, date | None]:
    vague = _VAGUE.fullmatch(text)
    if not _WRITTEN.fullmatch(text):
        raise ValueError(_NO_DATE)
    try:
        with redirect_stdout(io.StringIO()):  # the parser prints what it cannot make sense of
            parsed: Any = edtf.parse_edtf(vague["plain"] if vague else text)
        earliest, latest = _day(parsed.lower_strict()), _day(parsed.upper_strict())
    except (edtf.EDTFParseException, ValueError, OverflowError, AttributeError, TypeError) as error:
        raise ValueError(_NO_DATE) from error
    if "T" in text:
        raise ValueError("a date that ends with its day, without a time of day")
    if vague and earliest and latest:
        return _widened(earliest, latest, unit=vague["plain"].count("-"))
    return earliest, latest


def _widened(earliest: date, latest: date, unit: int) -> tuple[date, date]:
    """By a year (unit 0), a month (1) or a day (2) on each side."""
    try:
        return _one_unit_wider(earliest, latest, unit)
    except (ValueError, OverflowError) as error:
        raise ValueError("a date that stays in the years 1 to 9999 when its doubt widens it") from error


def _one_unit_wider(earliest: date, latest: date, unit: int) -> tuple[date, date]:
    if unit == 0:
        return earliest.replace(year=earliest.year - 1), latest.replace(year=latest.year + 1)
    if unit == 1:
        next_month = (latest + timedelta(days=1)).replace(day=28) + timedelta(days=4)
        return (earliest - timedelta(days=1)).replace(day=1), next_month.replace(day=1) - timedelta(days=1)
    return earliest - timedelta(days=1), latest + timedelta(days=1)


def _day(moment: Any) -> date | None:
    if isinstance(moment, float):
        return None
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)
