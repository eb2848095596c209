"""Dates as tables write them, to EDTF: as exact as they are written, and no more."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterable
from datetime import date, timedelta

from loader import dates

__all__ = ["day_first", "edtf", "is_undecided", "until"]

_MONTHS = [month.casefold() for month in month_name[1:]]
_NUMBERED = {name[:length]: n for n, name in enumerate(_MONTHS, 1) for length in (3, len(name))} | {"sept": 9}
_NAME = r"(?P<month>[A-Za-z]{3,9})\.?"
_TIME = re.compile(r"[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[AaPp]\.?[Mm]\.?)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?$")
_SLASHED = re.compile(r"(?P<a>\d{1,2})[/-](?P<b>\d{1,2})[/-](?P<year>\d{4})")
_FORMS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        r"(?P<year>\d{4})[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})",
        r"(?P<year>\d{4})(?P<number>\d{2})(?P<day>\d{2})",
        r"(?P<day>\d{1,2})\.\s?(?P<number>\d{1,2})\.\s?(?P<year>\d{4})",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?[ -]{_NAME}[ ,-]+(?P<year>\d{{4}})",
        rf"{_NAME} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})",
        r"(?P<year>\d{4})[-/](?P<number>\d{1,2})",
        r"(?P<number>\d{1,2})[/.](?P<year>\d{4})",
        rf"{_NAME},?[ -](?P<year>\d{{4}})",
        r"(?P<year>\d{4})",
    )
)
_QUARTER = re.compile(r"Q(?P<q>[1-4])[ /-]?(?P<year>\d{4})|(?P<year2>\d{4})[ /-]?Q(?P<q2>[1-4])")
_WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? ", re.IGNORECASE)
_RANGE = re.compile(r"\s+(?:-|–|—|to|until|bis)\s+|\s*[–—]\s*|(?<=[a-z\d])\s*/\s*(?=\d{4}-)")
_DAYS = re.compile(rf"(?P<first>\d{{1,2}})\s?[-–—/]\s?(?P<last>\d{{1,2}})\.? (?P<rest>{_NAME},? \d{{4}})")
_DAYS_US = re.compile(rf"{_NAME} (?P<first>\d{{1,2}})\s?[-–—]\s?(?P<last>\d{{1,2}}),? (?P<year>\d{{4}})")


def day_first(column: Iterable[str]) -> bool | None:
    """Whether 4/5/2031 is the fourth of May, as the other dates of the column tell; None where none of them tells.
    Raises ValueError where some can only be read one way and some the other."""
    numbers = [(int(match["a"]), int(match["b"])) for match in map(_slashed, column) if match]
    found = {a > 12 for a, b in numbers if (a > 12) != (b > 12)}
    if len(found) > 1:
        raise ValueError("some dates have the day first and some the month")
    return found.pop() if found else None


def is_undecided(text: str) -> bool:
    """Whether the text can be read with the day first and with the month first, as two different days."""
    match = _slashed(text)
    if match is None:
        return False
    a, b = int(match["a"]), int(match["b"])
    return a <= 12 and b <= 12 and a != b


def edtf(text: str, dmy: bool | None = None) -> str | None:
    """The date in EDTF, or None for what is no date that is certain to be read. `dmy` says how 4/5/2031 is meant;
    while it is None such a date is not read. A time of day is left out."""
    plain = _WEEKDAY.sub("", _TIME.sub("", " ".join(text.split())).strip())
    for found in (_as_edtf(plain), _single(plain, dmy), _days(plain), _ends(plain, dmy)):
        if found and _is_real(found):
            return found
    return None


def until(first: str | None, last: str | None) -> str | None:
    """The interval of two dates that are each in EDTF, or of the one that there is."""
    if not first or not last or first == last:
        return first or last
    if "/" in first or "/" in last:
        return None
    both = f"{first}/{last}"
    return both if _is_real(both) else None


def _slashed(text: str) -> re.Match[str] | None:
    return _SLASHED.match(_WEEKDAY.sub("", " ".join(text.split())))


def _is_real(text: str) -> bool:
    try:
        dates.parse(text)
    except ValueError:
        return False
    return True


def _as_edtf(text: str) -> str | None:
    is_edtf = re.fullmatch(
        r"(?:\.\.|[\dX]{4}(?:-[\dX]{2}){0,2}[?~%]?)?(?:/(?:\.\.|[\dX]{4}(?:-[\dX]{2}){0,2}[?~%]?)?)?", text
    )
    return text if is_edtf and _is_real(text) else None


def _single(text: str, dmy: bool | None) -> str | None:
    if match := _SLASHED.fullmatch(text):
        return _numeric(match, dmy)
    if match := _QUARTER.fullmatch(text):
        first = int(match["q"] or match["q2"]) * 3 - 2
        year = match["year"] or match["year2"]
        return f"{year}-{first:02}/{year}-{first + 2:02}"
    return next((_spelled(m) for form in _FORMS if (m := form.fullmatch(text)) and _spelled(m)), None)


def _numeric(match: re.Match[str], dmy: bool | None) -> str | None:
    a, b = int(match["a"]), int(match["b"])
    if dmy is None:
        dmy = True if a > 12 or a == b else False if b > 12 else None
    if dmy is None:
        return None
    day, month = (a, b) if dmy else (b, a)
    return f"{match['year']}-{month:02}-{day:02}"


def _spelled(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    month = int(parts["number"]) if parts.get("number") else _NUMBERED.get((parts.get("month") or "").casefold())
    if month is None:
        return parts["year"] if "month" not in parts else None
    day = f"-{int(parts['day']):02}" if parts.get("day") else ""
    return f"{parts['year']}-{month:02}{day}"


def _days(text: str) -> str | None:
    """`4–6 May 2031`, `May 4-6, 2031`."""
    if match := _DAYS.fullmatch(text):
        return until(
            _single(f"{match['first']} {match['rest']}", None), _single(f"{match['last']} {match['rest']}", None)
        )
    if match := _DAYS_US.fullmatch(text):
        ends = [f"{match['month']} {match[end]}, {match['year']}" for end in ("first", "last")]
        return until(_single(ends[0], None), _single(ends[1], None))
    return None


def _ends(text: str, dmy: bool | None) -> str | None:
    """`28 April – 2 May 2031`: what the first lacks stands in the last."""
    parts = _RANGE.split(text)
    if len(parts) != 2:
        return None
    last = _single(parts[1], dmy)
    first = _single(parts[0], dmy) or (_single(f"{parts[0]} {last[:4]}", dmy) if last else None)
    return until(first, last) if first and last else None


def day_before(text: str) -> str:
    """The day before one that is written YYYY-MM-DD."""
    return (date.fromisoformat(text) - timedelta(days=1)).isoformat()
