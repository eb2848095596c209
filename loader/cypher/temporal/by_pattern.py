"""Reading dates and times by a pattern: the letters that say what a value is made of, in English."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import tzinfo
from functools import lru_cache

from loader.cypher.temporal.patterns import DAYS, MONTHS, Part, parts_of
from loader.cypher.temporal.zones import at_local, fixed_zone, offset_of_match, read_zone
from loader.errors import CypherArgumentError
from loader.graph import Date, DateTime, Time, Value

__all__ = ["read_by"]

Fields = dict[str, str]

_OFFSET = r"Z|[+-]\d{2}(?::?\d{2})?"
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
    found = {"S": rf"\d{{{part.count}}}", "a": "AM|PM", **dict.fromkeys("XxZ", _OFFSET)}.get(part.letter)
    if part.letter == "V" and part.count == 2:
        found = r"[A-Za-z][A-Za-z0-9_/+-]*|[+-]\d{2}:\d{2}"
    if found is None:
        message = f"`{part.letter * part.count}` of the pattern says nothing of which a value is made"
        raise CypherArgumentError(message)
    return found


def read_by(kind: str, text: str, pattern: str) -> Value:
    """A value of the kind (`date`, `localtime`, ...) from a text; CypherArgumentError where the text is not of the
    pattern, or lacks what the kind needs. A day that a month does not have is its last.
    """
    match = _expression(pattern).fullmatch(text)
    fields = {} if match is None else {name: found for name, found in match.groupdict().items() if found is not None}
    date, clock = _date(fields), _clock(fields)
    zone = _zone(fields)
    needs_date, needs_clock = "date" in kind, kind in ("localtime", "time")
    if match is None or (needs_date and date is None) or (needs_clock and clock is None):
        raise CypherArgumentError(f"The pattern {pattern!r} does not read {text!r} as {kind}()")
    if kind == "date":
        return date
    if kind in ("localtime", "time"):
        assert clock is not None
        return Time(*clock).replace(tzinfo=zone or fixed_zone(0)) if kind == "time" else Time(*clock)
    assert date is not None
    hour, minute, second, nanosecond = clock or (0, 0, 0, 0)
    local = DateTime(date.year, date.month, date.day, hour, minute, second, nanosecond)
    return local if kind == "localdatetime" else at_local(local, zone or fixed_zone(0))


def _date(fields: Fields) -> Date | None:
    written = fields.get("y") or fields.get("u")
    if written is None:
        return None
    year = int(written) + (2000 if len(written) == 2 else 0)
    if not 1 <= year <= 9999:
        return None
    if "D" in fields:
        day = int(fields["D"])
        ordinal = Date(year, 1, 1).to_ordinal() + day - 1
        return Date.from_ordinal(ordinal) if 1 <= day <= 365 + (monthrange(year, 2)[1] == 29) else None
    month = _number_of(fields.get("M") or fields.get("L"))
    day = int(fields.get("d", 0))
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    found = Date(year, month, min(day, monthrange(year, month)[1]))
    weekday = fields.get("E")
    return found if weekday is None or weekday[:3] == DAYS[found.weekday()][:3] else None


def _number_of(month: str | None) -> int:
    if month is None:
        return 0
    return int(month) if month.isdecimal() else [each[:3] for each in MONTHS].index(month[:3]) + 1


def _clock(fields: Fields) -> tuple[int, int, int, int] | None:
    hour = _hour(fields)
    minute, second = int(fields.get("m", 0)), int(fields.get("s", 0))
    if hour is None or hour > 23 or minute > 59 or second > 59:
        return None
    return hour, minute, second, int(fields.get("S", "0").ljust(9, "0"))


def _hour(fields: Fields) -> int | None:
    if "H" in fields:
        return int(fields["H"])
    if "k" in fields:
        return int(fields["k"]) % 24
    half = fields.get("h") or fields.get("K")
    if half is None or "a" not in fields or int(half) > 12:
        return None
    return int(half) % 12 + (12 if fields["a"] == "PM" else 0)


def _zone(fields: Fields) -> tzinfo | None:
    if "V" in fields:
        return read_zone(fields["V"])
    offset = next((fields[letter] for letter in "XxZ" if letter in fields), None)
    if offset is None:
        return None
    if offset == "Z":
        return fixed_zone(0)
    return fixed_zone(offset_of_match(offset[0], offset[1:3], offset[3:].removeprefix(":") or None))
