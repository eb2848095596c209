"""Dates and times by a pattern, as Java's DateTimeFormatter has them in English: `d MMMM yyyy`, `HH:mm XXX`.

The letters are those of its documentation that name a part of a date, a time or a zone. Text stands between single
quotes, two of them are one, and square brackets hold what is left out where a value does not have it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date as plain_date
from functools import lru_cache

from loader.cypher.temporal.durations import floored
from loader.cypher.temporal.kinds import clock_part, date_part, kind_of
from loader.cypher.temporal.text import to_string
from loader.cypher.temporal.zones import offset_seconds, zone_name, zone_of
from loader.errors import CypherArgumentError
from loader.graph import Date, DateTime, Duration, Time, Value

__all__ = ["DAYS", "MONTHS", "Part", "format_value", "parts_of"]

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""English, whatever the language of the machine."""


@dataclass(frozen=True, slots=True)
class Part:
    """A letter so many times, or text (without a letter)."""

    letter: str
    count: int = 0
    text: str = ""


_TOKEN = re.compile(r"'(?P<quoted>(?:[^']|'')*)'|(?P<letters>([A-Za-z])\3*)|(?P<other>[^A-Za-z'])", re.DOTALL)


@lru_cache(maxsize=256)
def parts_of(pattern: str) -> tuple[Part, ...]:
    """The parts of a pattern; CypherArgumentError where a quote is left open."""
    found: list[Part] = []
    place = 0
    while place < len(pattern):
        match = _TOKEN.match(pattern, place)
        if match is None:
            raise CypherArgumentError(f"The pattern {pattern!r} has a quote that is not closed")
        place = match.end()
        if match["letters"]:
            found.append(Part(match["letters"][0], len(match["letters"])))
        elif match["quoted"] is not None:
            found.append(Part("", text=match["quoted"].replace("''", "'") or "'"))
        else:
            found.append(Part("", text=match["other"]))
    return tuple(found)


def format_value(value: Value, pattern: str | None = None) -> str:
    """A temporal value by a pattern; without one as toString() has it. CypherArgumentError for a letter that asks for
    what the value does not have.
    """
    if pattern is None:
        return to_string(value)
    parts = parts_of(pattern)
    if isinstance(value, Duration):
        return _duration(value, parts)
    date, clock = date_part(value), clock_part(value)
    return _section(iter(parts), lambda part: _written(part, value, date, clock), optional=False)


Clock = tuple[int, int, int, int]


def _section(parts: Iterator[Part], write: Callable[[Part], str], *, optional: bool) -> str:
    """The text of the parts up to the bracket that closes the section; nothing, if it is `optional` and a part cannot
    be written.
    """
    found, whole = "", True
    for part in parts:
        if part.text == "[":
            found += _section(parts, write, optional=True)
        elif part.text == "]":
            break
        else:
            try:
                found += write(part)
            except CypherArgumentError:
                if not optional:
                    raise
                whole = False
    return found if whole else ""


_MOST = {**dict.fromkeys("GMLEecQq", 5), **dict.fromkeys("dhHkKmsw", 2), "D": 3, "S": 9, "V": 2, "F": 1, "W": 1, "a": 1}
"""How often a letter can stand; others nineteen times."""


def _written(part: Part, value: Value, date: Date | None, clock: Clock | None) -> str:
    if part.text in ("{", "}", "#"):
        raise CypherArgumentError(f"`{part.text}` stands in a pattern between quotes alone")
    if not part.letter:
        return part.text
    if part.count > _MOST.get(part.letter, 19):
        raise _unknown(part, kind_of(value))
    if date is not None and part.letter in _OF_DATES:
        return _OF_DATES[part.letter](plain_date(date.year, date.month, date.day), part.count)
    if clock is not None and part.letter in _OF_CLOCKS:
        return _OF_CLOCKS[part.letter](clock, part.count)
    if isinstance(value, DateTime | Time) and value.tzinfo is not None and part.letter in "VzOXxZ":
        return _zone(part, value)
    raise _unknown(part, kind_of(value))


def _unknown(part: Part, kind: str) -> CypherArgumentError:
    return CypherArgumentError(f"A {kind} has nothing for `{part.letter * part.count}` of the pattern")


def _padded(number: int, count: int) -> str:
    return f"{number:0{count}d}"


def _year(number: int, count: int) -> str:
    return _padded(number % 100, 2) if count == 2 else _padded(number, count)


def _named(number: int, count: int, full: str, short: str = "") -> str:
    """A number once or twice, a short name three times, a full one four times, its first letter five times."""
    if count <= 2:
        return _padded(number, count)
    return {3: short or full[:3], 4: full}.get(count, full[0])


def _week(day: plain_date) -> tuple[int, int]:
    """The year and number of a week that begins on Sunday, the first with a day of the year in it."""
    following = plain_date(min(day.year + 1, 9999), 1, 1)
    if day.year < 9999 and (following - day).days <= (following.isoweekday() % 7):
        return day.year + 1, 1
    first = plain_date(day.year, 1, 1).isoweekday() % 7
    return day.year, (day.timetuple().tm_yday + first - 1) // 7 + 1


def _weekday(day: plain_date, count: int) -> str:
    number = day.isoweekday() % 7 + 1
    return _named(number, count, DAYS[day.weekday()])


def _quarter(day: plain_date, count: int) -> str:
    number = (day.month - 1) // 3 + 1
    full = f"{number}{('st', 'nd', 'rd', 'th')[number - 1]} quarter"
    return _named(number, count, full, f"Q{number}")


def _month(day: plain_date, count: int) -> str:
    return _named(day.month, count, MONTHS[day.month - 1])


def _week_of_month(day: plain_date, count: int) -> str:
    first = plain_date(day.year, day.month, 1).isoweekday() % 7
    return _padded((day.day + first - 1) // 7 + 1, count)


_OF_DATES: dict[str, Callable[[plain_date, int], str]] = {
    "G": lambda day, count: {4: "Anno Domini", 5: "A"}.get(count, "AD"),
    "u": lambda day, count: _year(day.year, count),
    "y": lambda day, count: _year(day.year, count),
    "Y": lambda day, count: _year(_week(day)[0], count),
    "Q": _quarter,
    "q": _quarter,
    "M": _month,
    "L": _month,
    "w": lambda day, count: _padded(_week(day)[1], count),
    "W": _week_of_month,
    "F": lambda day, count: _padded((day.day - 1) // 7 + 1, count),
    "d": lambda day, count: _padded(day.day, count),
    "D": lambda day, count: _padded(day.timetuple().tm_yday, count),
    "E": lambda day, count: _weekday(day, max(count, 3)),
    "e": _weekday,
    "c": _weekday,
}

_SECOND = 1_000_000_000


def _nanoseconds(clock: Clock) -> int:
    hour, minute, second, nanosecond = clock
    return (hour * 3600 + minute * 60 + second) * _SECOND + nanosecond


_OF_CLOCKS: dict[str, Callable[[Clock, int], str]] = {
    "a": lambda clock, count: "PM" if clock[0] >= 12 else "AM",
    "h": lambda clock, count: _padded((clock[0] + 11) % 12 + 1, count),
    "K": lambda clock, count: _padded(clock[0] % 12, count),
    "H": lambda clock, count: _padded(clock[0], count),
    "k": lambda clock, count: _padded(clock[0] or 24, count),
    "m": lambda clock, count: _padded(clock[1], count),
    "s": lambda clock, count: _padded(clock[2], count),
    "S": lambda clock, count: f"{clock[3]:09d}"[:count],
    "n": lambda clock, count: _padded(clock[3], count),
    "A": lambda clock, count: _padded(_nanoseconds(clock) // 1_000_000, count),
    "N": lambda clock, count: _padded(_nanoseconds(clock), count),
}


def _zone(part: Part, value: Time | DateTime) -> str:
    offset = offset_seconds(value)
    name = zone_name(zone_of(value))
    match part.letter, part.count:
        case "V", 2:
            return name or _offset(offset, ":", zero="Z")
        case "z", _ if name is not None and part.count < 4 and isinstance(value, DateTime):
            return value.tzname() or name
        case "z", _ if name is None:
            return _offset(offset, ":", zero="Z")
        case "O", 1 | 4:
            return _with_gmt(offset, short=part.count == 1)
        case "Z", 4:
            return _with_gmt(offset, short=False)
        case "Z", 1 | 2 | 3:
            return _offset(offset, "", zero="+0000")
        case "Z", 5:
            return _offset(offset, ":", zero="Z")
        case "X" | "x", 1 | 2 | 3 | 4 | 5:
            return _iso_offset(offset, part)
    raise _unknown(part, kind_of(value))


def _iso_offset(offset: int, part: Part) -> str:
    colon = ":" if part.count in (3, 5) else ""
    if offset == 0 and part.letter == "X":
        return "Z"
    text = _offset(offset, colon, zero=f"+00{colon}00")
    return text[:3] if part.count == 1 and offset % 3600 == 0 else text


def _offset(offset: int, colon: str, *, zero: str) -> str:
    if offset == 0:
        return zero
    hours, rest = divmod(abs(offset), 3600)
    return f"{'-' if offset < 0 else '+'}{hours:02d}{colon}{rest // 60:02d}"


def _with_gmt(offset: int, *, short: bool) -> str:
    text = _offset(offset, ":", zero="")
    if short and text:
        sign, hours, minutes = text[0], int(text[1:3]), text[4:]
        text = f"{sign}{hours}" + (f":{minutes}" if minutes != "00" else "")
    return f"GMT{text}"


_IN_MONTHS = {"y": 12, "u": 12, "Y": 12, "q": 3, "Q": 3, "M": 1, "L": 1}
_IN_DAYS = {"w": 7, "W": 7, "d": 1, "D": 1}
_IN_SECONDS = {"h": 3600, "H": 3600, "k": 3600, "K": 3600, "m": 60, "s": 1}


def _duration(value: Duration, parts: tuple[Part, ...]) -> str:
    """Each letter has what the larger letters of the pattern leave of the months, the days or the seconds."""
    letters = {part.letter for part in parts}
    return "".join(part.text or _length(value, part, letters) for part in parts)


def _length(value: Duration, part: Part, letters: set[str]) -> str:
    letter = part.letter
    months, days, seconds, fraction = floored(value)
    if letter in "Sn":
        return f"{fraction:09d}"[: part.count]
    if letter in "AN":
        return _toward_zero(seconds * _SECOND + fraction, 1 if letter == "N" else 1_000_000, part.count)
    for sizes, whole in ((_IN_MONTHS, months), (_IN_DAYS, days), (_IN_SECONDS, seconds)):
        if letter in sizes:
            larger = [sizes[each] for each in letters if sizes.get(each, 0) > sizes[letter]]
            left = abs(whole) % min(larger) if larger else abs(whole)
            return _toward_zero(left if whole >= 0 else -left, sizes[letter], part.count)
    return letter * part.count


def _toward_zero(number: int, size: int, count: int) -> str:
    found = abs(number) // size
    return ("-" if number < 0 and found else "") + _padded(found, count)
