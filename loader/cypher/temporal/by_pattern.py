"""Reading dates and times by a pattern: the letters that say what a value is made of, in English."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from datetime import tzinfo
from functools import lru_cache

from loader.cypher.temporal.patterns import DAYS, MONTHS, Part, parts_of
from loader.cypher.temporal.zones import at_local, date_from_ordinal, fixed_zone, offset_of_match, read_zone
from loader.errors import CypherArgumentError
from loader.graph import Date, DateTime, Time, Value

__all__ = ["read_by"]

Fields = dict[str, str]
Clock = tuple[int, int, int, int]

_GMT = r"GMT(?:[+-]\d{2}:\d{2})?"
_OFFSETS = {
    1: r"[+-]\d{2}(?:\d{2})?",
    2: r"[+-]\d{4}",
    3: r"[+-]\d{2}:\d{2}",
    4: r"[+-]\d{4}(?:\d{2})?",
    5: r"[+-]\d{2}:\d{2}(?::\d{2})?",
}
_OTHER_LETTERS = {
    **{("X", count): f"Z|{offset}" for count, offset in _OFFSETS.items()},
    **{("x", count): offset for count, offset in _OFFSETS.items()},
    **{("Z", count): _OFFSETS[2] for count in (1, 2, 3)},
    **{("G", count): "AD|BC" for count in (1, 2, 3)},
    ("Z", 4): _GMT,
    ("Z", 5): f"Z|{_OFFSETS[5]}",
    ("O", 1): r"GMT(?:[+-]\d{1,2}(?::\d{2})?)?",
    ("O", 4): _GMT,
    ("G", 4): "Anno Domini|Before Christ",
    ("V", 2): r"[A-Za-z][A-Za-z0-9_/+-]*|[+-]\d{2}:\d{2}",
    ("a", 1): "AM|PM",
}
_WRITTEN_OFFSET = re.compile(r"(?:GMT)?([+-])(\d{1,2}):?(\d{2})?:?(\d{2})?")
_READ = "u y M L d D E G H k h K m s S a VV X x Z O"
_GREATEST = {"H": 24, "k": 24, "h": 12, "K": 11, "m": 59, "s": 59}
_NAMES = {
    "M": {3: tuple(each[:3] for each in MONTHS), 4: MONTHS},
    "E": {4: DAYS, **dict.fromkeys((1, 2, 3), tuple(each[:3] for each in DAYS))},
}
_NAMES["L"] = _NAMES["M"]


@lru_cache(maxsize=256)
def _expression(pattern: str) -> re.Pattern[str]:
    """The texts that a pattern takes, with a group for each letter."""
    found = []
    seen: set[str] = set()
    for part in parts_of(pattern):
        if not part.letter:
            found.append({"[": "(?:", "]": ")?"}.get(part.text, re.escape(part.text)))
        elif part.letter in seen:
            raise CypherArgumentError(f"The pattern {pattern!r} has `{part.letter}` twice")
        else:
            seen.add(part.letter)
            found.append(f"(?P<{part.letter}>{_texts(part)})")
    try:
        return re.compile("".join(found), re.ASCII)
    except re.error:
        raise CypherArgumentError(f"The brackets of the pattern {pattern!r} do not match") from None


def _texts(part: Part) -> str:
    """What a letter takes: digits as often as it stands, more where it stands once, or names."""
    names = _NAMES.get(part.letter, {}).get(part.count)
    if names is not None:
        return "|".join(names)
    if part.letter in "uyMLdDHkhKms":
        return rf"\d{{{part.count}}}" if part.count > 1 else r"\d{1,9}" if part.letter in "uyD" else r"\d{1,2}"
    if part.letter == "S":
        return rf"\d{{{part.count}}}"
    found = _OTHER_LETTERS.get((part.letter, part.count))
    if found is None:
        raise CypherArgumentError(_refusal(part))
    return found


def _refusal(part: Part) -> str:
    if part.letter in "zv":
        return (
            f"`{part.letter}` of a pattern is not read here: several zones share an abbreviation (IST, BST). "
            "Write the zone as an offset (XXX) or by its name (VV)"
        )
    return f"`{part.letter * part.count}` of a pattern is not read here; what is read: {_READ}"


class _UnreadableError(Exception):
    """A text that has the letters of a pattern, but a value that none of them may have."""


def read_by(kind: str, text: str, pattern: str) -> Value:
    """A value of the kind (`date`, `localtime`, ...) from a text; CypherArgumentError where the text is not of the
    pattern, or lacks what the kind needs. A day that a month does not have is its last.
    """
    match = _expression(pattern).fullmatch(text)
    fields = {} if match is None else {name: found for name, found in match.groupdict().items() if found is not None}
    try:
        return _made(kind, fields)
    except _UnreadableError:
        raise CypherArgumentError(f"The pattern {pattern!r} does not read {text!r} as {kind}()") from None


def _made(kind: str, fields: Fields) -> Value:
    date, clock, zone = _date(fields), _clock(fields), _zone(fields)
    if date is None if "date" in kind else clock is None:
        raise _UnreadableError
    date, clock = _without_24(date, clock or (0, 0, 0, 0))
    if kind == "date":
        return date
    if kind in ("localtime", "time"):
        return Time(*clock).replace(tzinfo=zone or fixed_zone(0)) if kind == "time" else Time(*clock)
    assert date is not None
    local = DateTime(date.year, date.month, date.day, *clock)
    return local if kind == "localdatetime" else at_local(local, zone or fixed_zone(0))


def _without_24(date: Date | None, clock: Clock) -> tuple[Date | None, Clock]:
    """24:00 is the midnight after the day; nothing else has that hour."""
    if clock[0] < 24:
        return date, clock
    if any(clock[1:]):
        raise _UnreadableError
    return date and date_from_ordinal(date.to_ordinal() + 1), (0, 0, 0, 0)


def _date(fields: Fields) -> Date | None:
    """The date, None without a year; a day that the month does not have is its last."""
    written = fields.get("y") or fields.get("u")
    if written is None:
        return None
    year = int(written) + (2000 if len(written) == 2 else 0)
    if not 1 <= year <= 9999 or fields.get("G", "A").startswith("B"):
        raise _UnreadableError
    if "D" in fields:
        return _day_of_year(year, int(fields["D"]))
    month = _number_of(fields.get("M") or fields.get("L"))
    day = int(fields.get("d", 0))
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        raise _UnreadableError
    found = Date(year, month, min(day, monthrange(year, month)[1]))
    weekday = fields.get("E")
    if weekday is not None and weekday[:3] != DAYS[found.weekday()][:3]:
        raise _UnreadableError
    return found


def _day_of_year(year: int, day: int) -> Date:
    if not 1 <= day <= 365 + isleap(year):
        raise _UnreadableError
    return date_from_ordinal(Date(year, 1, 1).to_ordinal() + day - 1)


def _number_of(month: str | None) -> int:
    if month is None:
        return 0
    return int(month) if month.isdecimal() else [each[:3] for each in MONTHS].index(month[:3]) + 1


def _clock(fields: Fields) -> Clock | None:
    """The time of day; None where the letters do not go down from the hour without a gap, as `hh` without `a`."""
    if any(int(fields[letter]) > most for letter, most in _GREATEST.items() if letter in fields):
        raise _UnreadableError
    written = [letter in fields for letter in "msS"]
    hour = _hour(fields) if any(letter in fields for letter in "HkhK") else None
    if hour is None and "a" in fields and not any(written):
        return (18 if fields["a"] == "PM" else 6), 0, 0, 0
    if hour is None or written != sorted(written, reverse=True):
        return None
    return hour, int(fields.get("m", 0)), int(fields.get("s", 0)), int(fields.get("S", "0").ljust(9, "0"))


def _hour(fields: Fields) -> int | None:
    """The hour that all letters for it agree on; None where it is only known within half a day."""
    full = {int(fields["H"])} if "H" in fields else set()
    if "k" in fields:
        full.add(int(fields["k"]) % 24)
    halves = {int(fields[letter]) % 12 for letter in "hK" if letter in fields}
    if "a" in fields:
        begun = 12 if fields["a"] == "PM" else 0
        full |= {half + begun for half in halves}
        if any(hour // 12 * 12 != begun for hour in full):
            raise _UnreadableError
    if len(full) > 1 or len(halves | {hour % 12 for hour in full}) > 1:
        raise _UnreadableError
    return full.pop() if full else None


def _zone(fields: Fields) -> tzinfo | None:
    if "V" in fields:
        return read_zone(fields["V"])
    offset = next((fields[letter] for letter in "XxZO" if letter in fields), None)
    if offset is None:
        return None
    match = _WRITTEN_OFFSET.fullmatch(offset)
    return fixed_zone(offset_of_match(*match.groups()) if match else 0)
