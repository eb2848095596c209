"""Time zones: fixed offsets and named zones, and the way between local time and the time line.

The zones are those that the driver returns: `pytz.FixedOffset` for whole minutes, `pytz.timezone` for names.
The rules are read from the same files by `zoneinfo`: pytz rounds old offsets to minutes and ends with 2037.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

import pytz
from pytz.tzinfo import DstTzInfo

from loader.cypher.temporal.faults import TemporalTextError
from loader.errors import CypherArgumentError
from loader.graph import Date, DateTime, Time

DAY_SECONDS = 86_400
_UNIX_EPOCH_ORDINAL = 719_163
_LAST_ORDINAL = 3_652_059
MOST_OFFSET = 18 * 3600
"""Seconds east or west of UTC, as in Neo4j."""

_FIXED = re.compile(r"([+-])(\d{2}):(\d{2})(?::(\d{2}))?")
_MADE_ON_SIGHT = {"UTC": "UTC", "GMT": "GMT"}
_UNKNOWN_TO_JAVA = {"EST", "MST", "HST", "ROC", "GMT+0", "GMT-0"}

RANGE_MESSAGE = "The year is out of range: whomet's dates reach from 0001 to 9999."


class ExactOffset(tzinfo):
    """An offset with seconds. `neo4j.time` refuses those, so it sees whole minutes; `seconds` is exact."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds

    def utcoffset(self, _when: datetime | None) -> timedelta:
        return timedelta(minutes=int(self.seconds / 60))

    def dst(self, _when: datetime | None) -> timedelta | None:
        return None

    def tzname(self, _when: datetime | None) -> str:
        return offset_text(self.seconds)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ExactOffset) and other.seconds == self.seconds

    def __hash__(self) -> int:
        return hash(self.seconds)

    def __reduce__(self) -> tuple[type[ExactOffset], tuple[int]]:
        return ExactOffset, (self.seconds,)


class Rules(ZoneInfo):
    """The rules of a zone that can be asked by `neo4j.time` too, which refuses offsets with seconds.

    Its date-times are made ones of Python first, and are told whole minutes.
    """

    def utcoffset(self, when: datetime | DateTime | None) -> timedelta | None:
        exact = super().utcoffset(_native(when))
        if exact is None or not isinstance(when, DateTime):
            return exact
        return timedelta(minutes=int(exact.total_seconds() / 60))

    def dst(self, when: datetime | DateTime | None) -> timedelta | None:
        return super().dst(_native(when))

    def tzname(self, when: datetime | DateTime | None) -> str | None:
        return super().tzname(_native(when))


def _native(when: datetime | DateTime | None) -> datetime | None:
    return when.to_native() if isinstance(when, DateTime) else when


def safe(value: DateTime) -> DateTime:
    """The same instant, in a zone that `neo4j.time` can ask, with the clock that the rules of the zone set: an hour
    that the clock leaves out becomes the one after it, as on a server."""
    zone = value.tzinfo
    if isinstance(zone, DstTzInfo):
        return _moved(value, epoch_seconds(value), zone)
    if not isinstance(zone, ZoneInfo):
        return value
    rules_of_it = zone if isinstance(zone, Rules) else Rules(zone.key)
    ruled = value.replace(tzinfo=rules_of_it)
    return _moved(ruled, epoch_seconds(ruled), rules_of_it)


def _moved(value: DateTime, seconds: int, zone: tzinfo) -> DateTime:
    """The value with the clock that the rules of its zone set at an instant; as it is where that is out of range."""
    with suppress(CypherArgumentError):
        return at_instant(seconds, value.nanosecond, zone)
    return value


def by_rules(value: DateTime) -> DateTime:
    """The clock of a zoned date-time by the exact rules of its zone, for the instant that the zone itself gives it.

    The driver sets the clock by pytz, whose offsets are whole minutes (Monrovia's was -00:44:30 until 1972) and know no
    summer time after 2037. What has no named zone stays as it is, and so do the first and last days of all.
    """
    zone, offset = value.tzinfo, value.utc_offset()
    if zone is None or offset is None or zone_name(zone) is None:
        return value
    return _moved(value, local_seconds(value) - int(offset.total_seconds()), zone)


def for_driver(value: DateTime) -> DateTime:
    """The same instant in a form that the driver sends exactly: it asks the zone for an offset in whole minutes.

    It makes pytz's UTC of an offset of nothing, but would send that as the zone `UTC`, which is no equal of `Z`.
    """
    zone = value.tzinfo
    if zone is pytz.UTC:
        return value.replace(tzinfo=UTC)
    name = zone_name(zone) if zone is not None else None
    if name is None:
        return value
    with suppress(OverflowError):
        utc = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=epoch_seconds(value))
        return DateTime.from_native(utc.astimezone(pytz.timezone(name))).replace(nanosecond=value.nanosecond)
    return value


def fixed_zone(seconds: int) -> tzinfo:
    """The zone that is always `seconds` east of UTC; at most 18 hours either way, as in Neo4j."""
    if abs(seconds) > MOST_OFFSET:
        raise CypherArgumentError("Zone offset not in valid range: -18:00 to +18:00")
    if seconds % 60:
        return ExactOffset(seconds)
    zone: tzinfo = pytz.FixedOffset(seconds // 60)
    return zone


def named_zone(name: str) -> tzinfo:
    """The zone with an IANA name, whatever its case; a blank stands for `_`, as on Neo4j."""
    name = name.replace(" ", "_")
    if name.upper() in _MADE_ON_SIGHT:
        return rules(name.upper())
    try:
        if name.upper() in _UNKNOWN_TO_JAVA:
            raise pytz.UnknownTimeZoneError(name)
        zone: tzinfo = pytz.timezone(name)
    except (pytz.UnknownTimeZoneError, UnicodeError):
        raise TemporalTextError(
            f"Invalid value for TimeZone: {name!r} is neither an offset such as '+01:00' "
            "nor a zone such as 'Europe/Stockholm'"
        ) from None
    return zone


def is_known(name: str) -> bool:
    """Whether Neo4j knows a zone by this name."""
    with suppress(TemporalTextError):
        return named_zone(name) is not None
    return False


def read_zone(text: str) -> tzinfo:
    """The zone that a `timezone` field or argument names: `Z`, `+01:00`, `+01:00:30` or an IANA name."""
    if text in ("Z", "z"):
        return fixed_zone(0)
    match = _FIXED.fullmatch(text)
    return fixed_zone(offset_of_match(*match.groups())) if match else named_zone(text)


def offset_of_match(sign: str, hours: str, minutes: str | None, seconds: str | None = None) -> int:
    """Seconds east of UTC from the matched pieces of an offset."""
    if int(hours) > 18:
        raise CypherArgumentError(f"Zone offset hours not in valid range: value {int(hours)} is not in -18 to 18")
    if int(minutes or 0) > 59 or int(seconds or 0) > 59:
        raise CypherArgumentError("Zone offset minutes and seconds not in valid range: -59 to 59")
    total = int(hours) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    return -total if sign == "-" else total


@lru_cache(maxsize=1024)
def rules(name: str) -> Rules:
    """The exact rules of a named zone, from the file that pytz reads."""
    with pytz.open_resource(name) as file:
        return Rules.from_file(file, key=name)


def zone_name(zone: tzinfo) -> str | None:
    """The IANA name of a zone; None for an offset (pytz's UTC is what the driver makes of Z)."""
    if zone is pytz.UTC:
        return None
    name = getattr(zone, "zone", None) or getattr(zone, "key", None)
    return str(name) if name else None


def zone_of(value: Time | DateTime) -> tzinfo:
    """The zone of a zoned value."""
    zone: tzinfo | None = value.tzinfo
    assert zone is not None, "a local time has no zone"
    return zone


def offset_seconds(value: Time | DateTime) -> int:
    """Seconds east of UTC that hold at a zoned value."""
    zone = zone_of(value)
    name = zone_name(zone)
    return _named_offset(value, zone, name) if name and isinstance(value, DateTime) else _fixed_seconds(zone)


def _named_offset(value: DateTime, zone: tzinfo, name: str) -> int:
    first, second = _offsets(value, name)
    if isinstance(zone, ZoneInfo):
        return first
    rounded = value.utc_offset()
    hint = int(rounded.total_seconds()) if rounded is not None else 0
    best = min(first, second, key=lambda offset: abs(offset - hint))
    return best if abs(best - hint) <= 30 else hint


def _offsets(local: DateTime, name: str) -> tuple[int, int]:
    """The offsets before and after a change of the clock; both the same where there is none."""
    at = datetime(local.year, local.month, local.day, local.hour, local.minute, int(local.second))
    zone = rules(name)
    before, after = (zone.utcoffset(at.replace(fold=fold)) for fold in (0, 1))
    assert before is not None and after is not None
    return int(before.total_seconds()), int(after.total_seconds())


def local_seconds(value: DateTime) -> int:
    """Seconds from 1970-01-01T00:00 to the local date and time of a value, whatever its zone."""
    days = value.to_ordinal() - _UNIX_EPOCH_ORDINAL
    return days * DAY_SECONDS + value.hour * 3600 + value.minute * 60 + int(value.second)


def epoch_seconds(value: DateTime) -> int:
    """Seconds from the epoch to a zoned value, rounded down; a local one counts as UTC."""
    return local_seconds(value) - (offset_seconds(value) if value.tzinfo is not None else 0)


def from_local_seconds(seconds: int, nanoseconds: int, zone: tzinfo | None = None) -> DateTime:
    """The date and time that `local_seconds` gives back; refuses years that `neo4j.time` cannot hold."""
    days, rest = divmod(seconds, DAY_SECONDS)
    date = date_from_ordinal(days + _UNIX_EPOCH_ORDINAL)
    minutes, second = divmod(rest, 60)
    return DateTime(date.year, date.month, date.day, minutes // 60, minutes % 60, second, nanoseconds, zone)


def date_from_ordinal(ordinal: int) -> Date:
    """The date with a proleptic ordinal; refuses years that `neo4j.time` cannot hold."""
    if not 1 <= ordinal <= _LAST_ORDINAL:
        raise CypherArgumentError(RANGE_MESSAGE)
    return Date.from_ordinal(ordinal)


def at_instant(seconds: int, nanoseconds: int, zone: tzinfo) -> DateTime:
    """The zoned date and time at `seconds` from the epoch."""
    name = zone_name(zone)
    if name is None:
        return from_local_seconds(seconds + _fixed_seconds(zone), nanoseconds, zone)
    if not 0 <= seconds // DAY_SECONDS + _UNIX_EPOCH_ORDINAL - 2 <= _LAST_ORDINAL - 3:
        raise CypherArgumentError(RANGE_MESSAGE)
    utc = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    exact = utc.astimezone(rules(name)).utcoffset()
    assert exact is not None
    offset = int(exact.total_seconds())
    return from_local_seconds(seconds + offset, nanoseconds, _at_offset(zone, name, utc, offset))


def _fixed_seconds(zone: tzinfo) -> int:
    if isinstance(zone, ExactOffset):
        return zone.seconds
    offset = zone.utcoffset(None)
    if offset is None:
        raise CypherArgumentError(f"The zone {zone} has no one offset here: give it by name, as zoneinfo and pytz do")
    return int(offset.total_seconds())


def _at_offset(zone: tzinfo, name: str, utc: datetime, offset: int) -> tzinfo:
    """The form of a pytz zone that is in force at `utc`, or the rules themselves where pytz is wrong."""
    if isinstance(zone, ZoneInfo):
        return zone
    native = utc.astimezone(pytz.timezone(name))
    rounded = native.utcoffset()
    in_force = native.tzinfo
    assert rounded is not None and in_force is not None
    return in_force if abs(rounded.total_seconds() - offset) <= 30 else rules(name)


def at_local(local: DateTime, zone: tzinfo, preferred: int | None = None) -> DateTime:
    """The zoned value whose clock shows `local`.

    Where the clock is put back and shows it twice: the earlier, unless the later has the `preferred` offset.
    Where the clock is put forward and never shows it: as much later as the clock jumps, as in Java.
    """
    name = zone_name(zone)
    if name is None:
        return from_local_seconds(local_seconds(local), local.nanosecond, zone)
    before, after = _offsets(local, name)
    offset = after if after < before and preferred == after else before
    return at_instant(local_seconds(local) - offset, local.nanosecond, zone)


def offset_text(seconds: int) -> str:
    """An offset as Neo4j writes it: Z, +01:00, +00:53:28."""
    if seconds == 0:
        return "Z"
    sign = "-" if seconds < 0 else "+"
    minutes, rest = divmod(abs(seconds), 60)
    tail = f":{rest:02}" if rest else ""
    return f"{sign}{minutes // 60:02}:{minutes % 60:02}{tail}"
