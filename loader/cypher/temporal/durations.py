"""Durations: from text, from maps, from numbers, and multiplied by them."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import lru_cache

from loader.cypher.temporal.faults import TemporalFieldError, TemporalTextError
from loader.cypher.temporal.kinds import kind_of
from loader.errors import CypherArgumentError, CypherArithmeticError
from loader.graph import Duration, Value

NANOSECONDS = 1_000_000_000
AVERAGE_MONTH_SECONDS = 2_629_746
_DAY_NANOSECONDS = 86_400.0 * NANOSECONDS
_MONTH_NANOSECONDS = float(AVERAGE_MONTH_SECONDS) * NANOSECONDS
_MAX_LONG = 2**63 - 1
OVERFLOW = "Invalid value for duration, will cause overflow"

_NUMBER = r"([-+]?[0-9]+(?:[.,][0-9]{1,9})?)"
_UNIT_TEXT = re.compile(
    rf"(?P<sign>[-+])?P(?=.)(?:{_NUMBER}Y)?(?:{_NUMBER}M)?(?:{_NUMBER}W)?(?:{_NUMBER}D)?"
    rf"(?:T(?=.)(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?)?",
    re.IGNORECASE,
)
_DATE_TEXT = re.compile(
    r"(?P<sign>[-+])?P(?:(?P<years>\d{4})(?:-(?P<months>\d{2})-(?P<days>\d{2})|(?P<months_>\d{2})(?P<days_>\d{2})))?"
    r"(?:T(?P<hours>\d{2})(?:(?::(?P<minutes>\d{2})(?::(?P<seconds>\d{2})(?P<fraction>[.,]\d{1,9})?)?)"
    r"|(?P<minutes_>\d{2})(?:(?P<seconds_>\d{2})(?P<fraction_>[.,]\d{1,9})?)?)?)?",
    re.IGNORECASE | re.ASCII,
)
_UNITS = ("years", "months", "weeks", "days", "hours", "minutes", "seconds")
_FIELDS = (*_UNITS, "milliseconds", "microseconds", "nanoseconds")
_LARGEST = {"months": 12, "days": 31, "hours": 24, "minutes": 60, "seconds": 60}


@lru_cache(maxsize=50_000)
def make(months: int, days: int, seconds: int, nanoseconds: int) -> Duration:
    """A duration from whole numbers; refuses what does not fit into Neo4j's."""
    try:
        return Duration(months=months, days=days, seconds=seconds, nanoseconds=nanoseconds)
    except (ValueError, OverflowError):
        raise CypherArgumentError(
            f"{OVERFLOW}. Value was months={months}, days={days}, seconds={seconds}, nanos={nanoseconds}"
        ) from None


def approximate(months: float, days: float, seconds: float, nanoseconds: float) -> Duration:
    """A duration from numbers with fractions: those of a month go to the days, and so on down.

    A month counts as 2,629,746 seconds. The operations come in Neo4j's order, for the same last digits.
    """
    whole_months = _whole(months)
    days += (months - whole_months) * _MONTH_NANOSECONDS / _DAY_NANOSECONDS
    whole_days = _whole(days)
    seconds += (days - whole_days) * _DAY_NANOSECONDS / NANOSECONDS
    whole_seconds = _whole(seconds)
    nanoseconds += (seconds - whole_seconds) * NANOSECONDS
    return make(whole_months, whole_days, whole_seconds, _whole(nanoseconds))


def _whole(number: float) -> int:
    if math.isnan(number):
        return 0
    if abs(number) > _MAX_LONG:
        raise CypherArgumentError(OVERFLOW)
    return int(number)


@lru_cache(maxsize=1024)
def parse_duration(text: str) -> Duration:
    """`P1Y2M10DT2H30M5.5S`, with weeks, signs, a fraction in the last unit; `P2012-02-02T14:37:21.545`."""
    if match := _UNIT_TEXT.fullmatch(text):
        return _of_units(text, match)
    if text[-1:] not in "pPtT" and (match := _DATE_TEXT.fullmatch(text)):
        return _of_date_form(match)
    raise _unreadable(text)


def _of_units(text: str, match: re.Match[str]) -> Duration:
    sign = -1 if match["sign"] == "-" else 1
    given = {name: amount.replace(",", ".") for name, amount in zip(_UNITS, match.groups()[1:], strict=True) if amount}
    if any("." in amount for amount in list(given.values())[:-1]):
        raise _unreadable(text)
    seconds, _, fraction = given.pop("seconds", "0").partition(".")
    nanoseconds = int(fraction.ljust(9, "0")) * (-1 if seconds.startswith("-") else 1)
    numbers = {name: float(amount) if "." in amount else int(amount) for name, amount in given.items()}
    whole = _of_numbers({**numbers, "seconds": int(seconds), "nanoseconds": nanoseconds})
    return whole if sign == 1 else negated(whole)


def _unreadable(text: str) -> TemporalTextError:
    return TemporalTextError(f"Text cannot be parsed to a Duration: {text!r}")


def _of_date_form(match: re.Match[str]) -> Duration:
    parts = {name: int(match[name] or match.groupdict().get(name + "_") or 0) for name in _UNITS if name != "weeks"}
    for name, largest in _LARGEST.items():
        if parts[name] > largest:
            raise CypherArgumentError(f"{name} is out of range: {parts[name]}")
    fraction = (match["fraction"] or match["fraction_"] or ".")[1:]
    value = _of_numbers({**parts, "nanoseconds": int(fraction.ljust(9, "0"))})
    return negated(value) if match["sign"] == "-" else value


def duration_from_map(values: Mapping[str, Value]) -> Duration:
    """`duration({years: 1, hours: 2.5, ...})`."""
    if not values:
        raise CypherArgumentError("At least one temporal unit must be specified.")
    numbers: dict[str, float] = {}
    for name, value in values.items():
        if name.lower() not in _FIELDS:
            raise CypherArgumentError(f"Unknown field: {name}. A duration has {', '.join(_FIELDS)}.")
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise TemporalFieldError(f"{name} must be a number value, but was a {kind_of(value)}")
        numbers[name.lower()] = value
    return _of_numbers(numbers)


def _of_numbers(numbers: Mapping[str, float]) -> Duration:
    years, months, weeks, days, hours, minutes, seconds, millis, micros, nanos = (numbers.get(n, 0) for n in _FIELDS)
    parts = (
        years * 12 + months,
        weeks * 7 + days,
        hours * 3600 + minutes * 60 + seconds,
        millis * 1_000_000 + micros * 1_000 + nanos,
    )
    if any(isinstance(part, float) for part in parts):
        return approximate(*parts)
    return make(*(int(part) for part in parts))


def floored(value: Duration) -> tuple[int, int, int, int]:
    """Months, days, seconds and nanoseconds as Neo4j keeps them: nanoseconds never negative."""
    months, days, seconds, nanoseconds = value
    if nanoseconds < 0:
        seconds, nanoseconds = divmod(seconds * NANOSECONDS + nanoseconds, NANOSECONDS)
    return months, days, seconds, nanoseconds


def negated(value: Duration) -> Duration:
    """The duration with every sign turned."""
    return make(-value.months, -value.days, -value.seconds, -value.nanoseconds)


def added(left: Duration, right: Duration) -> Duration:
    """The sum, component by component."""
    return make(
        left.months + right.months,
        left.days + right.days,
        left.seconds + right.seconds,
        left.nanoseconds + right.nanoseconds,
    )


def multiplied(value: Duration, factor: float) -> Duration:
    """The product with a number, fractions handed down as `approximate` does."""
    months, days, seconds, nanoseconds = floored(value)
    if isinstance(factor, int):
        return make(months * factor, days * factor, seconds * factor, nanoseconds * factor)
    return approximate(months * factor, days * factor, seconds * factor, nanoseconds * factor)


def divided(value: Duration, divisor: float) -> Duration:
    """The quotient by a number, fractions handed down as `approximate` does."""
    if divisor == 0:
        if isinstance(divisor, int):
            raise CypherArithmeticError("/ by zero")
        return Duration()
    months, days, seconds, nanoseconds = floored(value)
    return approximate(months / divisor, days / divisor, seconds / divisor, nanoseconds / divisor)
