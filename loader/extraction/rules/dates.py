"""Dates of a sentence, and the day, month or year that they mean, reckoned from the day of publication.

Nothing is claimed that the text does not say: "in November" is a month, "last week" the days from its Monday to its
Sunday, "Sunday" no date at all where the day of publication is not known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from loader.extraction.article import Span
from loader.extraction.lexicon import rows

__all__ = ["Dated", "When", "dates_in", "reckon"]

Basis = Literal["explicit", "relative", "heading"]
_MONTH_NAMES = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_NUMBERS = {
    w: n
    for n, w in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}
_SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}


def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    parts: dict[str, str] = {}
    found = []
    for kind, written in rows("date-patterns.tsv"):
        pattern = written
        for name, part in parts.items():
            pattern = pattern.replace(name, part)
        if kind.startswith("<"):
            parts[kind] = pattern
        else:
            found.append((kind, re.compile(pattern)))
    return tuple(found)


_PATTERNS = _patterns()


@dataclass(frozen=True, slots=True)
class When:
    """A date as it stands in a sentence. `kind` names the pattern, `groups` what was read."""

    span: Span
    kind: str
    groups: tuple[tuple[str, str], ...]

    def get(self, name: str) -> str:
        """A part of it, or an empty text."""
        return dict(self.groups).get(name, "")

    @property
    def past(self) -> bool:
        """Whether its own words say that it lies behind."""
        return (
            self.kind == "ago"
            or self.get("which") in ("last", "this past", "the past", "the previous")
            or self.get("word") in ("yesterday", "last night")
        )

    @property
    def future(self) -> bool:
        """Whether its own words say that it lies ahead."""
        ahead = self.get("which") in ("next", "this coming", "the following", "the coming")
        return ahead or self.get("word") == "tomorrow" or self.kind == "vague"


@dataclass(frozen=True, slots=True)
class Dated:
    """What a date means: EDTF, and where that comes from."""

    edtf: str
    basis: Basis


_OPENING = re.compile(
    r"\b(?:On|In|Last|Next|This|Early|Late|Earlier|Later|Today|Yesterday|Tomorrow|Tonight|Over|During|At|Since|From)\b"
)
"""Words of dates that begin a sentence."""


@lru_cache(maxsize=512)
def dates_in(sentence: str) -> tuple[When, ...]:
    """The dates of a sentence in their order; offsets count within the sentence."""
    found: list[When] = []
    lowered = _OPENING.sub(lambda match: match[0].lower(), sentence)
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(lowered):
            span = Span(match.start(), match.end())
            if all(span.end <= other.span.start or span.start >= other.span.end for other in found):
                groups = tuple((name, value) for name, value in match.groupdict().items() if value)
                found.append(When(span, kind, (*groups, *_doubt(lowered[: span.start]))))
    return tuple(sorted(found, key=lambda when: when.span))


_ABOUT = re.compile(r"\b(?:(on or )?about|around|circa|roughly)\s+(?:the\s+)?$")
_PERHAPS = re.compile(r"\b(?:perhaps|possibly|probably|maybe|apparently|reportedly)\s+(?:on\s+|in\s+)?$")


def _doubt(before: str) -> tuple[tuple[str, str], ...]:
    """What the words before a date leave of it: `about April 3`, `perhaps in April`."""
    marks = (("~", _ABOUT), ("?", _PERHAPS))
    return tuple(("doubt", mark) for mark, pattern in marks if pattern.search(before))[:1]


def reckon(when: When, published: str | None, *, future: bool) -> Dated | None:
    """The date meant, where the direction is known by the verb; None where too little is known. `~` and `?` say that
    the text has it "about" or "perhaps"."""
    found = _reckoned(when, published, future=future)
    doubt = when.get("doubt")
    plain_ = found is not None and not set("/~?") & set(found.edtf)
    return Dated(f"{found.edtf}{doubt}", found.basis) if found is not None and doubt and plain_ else found


def _reckoned(when: When, published: str | None, *, future: bool) -> Dated | None:
    year = when.get("year")
    if when.kind == "iso":
        return _checked(when.get("iso"), "explicit")
    if year:
        return _explicit(when, year)
    today = _Published.of(published)
    if today is None:
        return None
    ahead = when.future or (future and not when.past)
    return _relative(when, today, ahead)


@dataclass(frozen=True, slots=True)
class _Published:
    year: int
    month: int | None
    day: date | None

    @classmethod
    def of(cls, edtf: str | None) -> _Published | None:
        match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", edtf or "", re.ASCII)
        if match is None or (match[2] and not 1 <= int(match[2]) <= 12) or not int(match[1]):
            return None
        day = _day(f"{edtf}") if match[3] else None
        return cls(int(match[1]), int(match[2]) if match[2] else None, day)


def _explicit(when: When, year: str) -> Dated | None:
    if when.get("season"):
        return Dated(f"{year}-{_SEASONS[when.get('season')]}", "explicit")
    month = _month(when)
    if not month:
        return Dated(year, "explicit")
    if not when.get("day"):
        return Dated(f"{year}-{month:02}", "explicit")
    first = _checked(f"{year}-{month:02}-{int(when.get('day')):02}", "explicit")
    if first and when.get("day2"):
        return _range(first, f"{year}-{month:02}-{int(when.get('day2')):02}", "explicit")
    return _week_of(first) if first and when.kind == "week of" else first


def _range(first: Dated, last: str, basis: Basis) -> Dated | None:
    valid = _day(last) is not None and last > first.edtf
    return Dated(f"{first.edtf}/{last}", basis) if valid else None


def _relative(when: When, today: _Published, ahead: bool) -> Dated | None:
    match when.kind:
        case "day" | "range" | "week of":
            return _month_day(when, today, ahead)
        case "month":
            return _month_only(when, today, ahead)
        case "season":
            return _season(when, today, ahead)
        case "unit" if when.get("unit") in ("month", "year"):
            return _month_or_year(when, today)
    return None if today.day is None else _by_days(when, today.day, ahead)


def _by_days(when: When, today: date, ahead: bool) -> Dated | None:
    match when.kind:
        case "weekday":
            return _weekday(when, today, ahead)
        case "weekdays":
            return _weekdays(when, today, ahead)
        case "today":
            offset = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(when.get("word"), 0)
            return _from(today, offset)
        case "unit":
            return _week(when, today, ahead)
        case "weekend":
            return _weekend(today, ahead)
        case "ago":
            return _ago(when, today)
    return None


def _month(when: When) -> int:
    name = when.get("month").rstrip(".").lower()[:3]
    return next((number for number, full in enumerate(_MONTH_NAMES, 1) if full.startswith(name)), 0) if name else 0


def _month_day(when: When, today: _Published, ahead: bool) -> Dated | None:
    month, day = _month(when), int(when.get("day"))
    year = today.year
    if today.month is not None and today.day is not None:
        before = (month, day) <= (today.day.month, today.day.day)
        year += int(ahead and (month, day) < (today.day.month, today.day.day)) - int(not ahead and not before)
    elif today.month is not None:
        year += int(ahead and month < today.month) - int(not ahead and month > today.month)
    else:
        return None
    year = _year_of_weekday(when, (year, month, day), today.year)
    first = _checked(f"{year:04}-{month:02}-{day:02}", "relative")
    if first and when.get("day2"):
        return _range(first, f"{year:04}-{month:02}-{int(when.get('day2')):02}", "relative")
    return _week_of(first) if first and when.kind == "week of" else first


def _week_of(first: Dated) -> Dated | None:
    """`the week of April 20`: the days of that week, and those of one that begins there."""
    day = date.fromisoformat(first.edtf)
    found = _days(day, -day.weekday(), 6)
    return Dated(found.edtf, first.basis) if found else None


def _year_of_weekday(when: When, reckoned: tuple[int, int, int], published: int) -> int:
    """The year in which the day is the weekday that stands beside it, if one near is: `Saturday, December 9`."""
    year, month, day = reckoned
    if not when.get("weekday"):
        return year
    near = (year, published, published - 1, published + 1)
    dates = ((one, _day(f"{one:04}-{month:02}-{day:02}")) for one in near)
    wanted = _number_of_day(when.get("weekday"))
    return next((one for one, found in dates if found is not None and found.weekday() == wanted), year)


def _month_only(when: When, today: _Published, ahead: bool) -> Dated | None:
    month, which = _month(when), when.get("which")
    year = today.year + {"last": -1, "next": 1}.get(which, 0)
    if not which:
        if today.month is None:
            return None
        year += int(ahead and month < today.month) - int(not ahead and month > today.month)
    return _checked_month(year, month)


def _checked_month(year: int, month: int) -> Dated | None:
    return Dated(f"{year:04}-{month:02}", "relative") if 1 <= year <= 9999 else None


def _season(when: When, today: _Published, ahead: bool) -> Dated | None:
    """A season without a year: of this year, if it lies where the verb says; winter has two years and gives none."""
    season, which = when.get("season"), when.get("which")
    if season == "winter" or today.month is None:
        return None
    last = {"spring": 5, "summer": 8}.get(season, 11)
    year = today.year + {"last": -1 if today.month <= last else 0, "next": 1}.get(which, 0)
    if not which:
        year += int(ahead and last < today.month) - int(not ahead and last - 2 > today.month)
    return Dated(f"{year:04}-{_SEASONS[season]}", "relative")


def _month_or_year(when: When, today: _Published) -> Dated | None:
    step = {"last": -1, "the previous": -1, "next": 1, "the coming": 1, "the following": 1}.get(when.get("which"), 0)
    if when.get("which") == "the past":
        return None
    if when.get("unit") == "year":
        return Dated(f"{today.year + step:04}", "relative") if 1 <= today.year + step <= 9999 else None
    if today.month is None:
        return None
    months = today.year * 12 + today.month - 1 + step
    return _checked_month(months // 12, months % 12 + 1)


def _number_of_day(name: str) -> int:
    return _DAYS.index(name[:3].lower())


def _weekday(when: When, today: date, ahead: bool) -> Dated | None:
    wanted = _number_of_day(when.get("weekday"))
    which = when.get("which")
    offset = (wanted - today.weekday()) % 7 if ahead else -((today.weekday() - wanted) % 7)
    if which not in ("next", "last"):
        return _from(today, offset)
    step = 7 if ahead else -7
    this_week = 0 <= today.weekday() + offset < 7  # "next Friday" on a Wednesday: of this week or of the next
    nearest, further = offset or step, offset + step * this_week
    return _days(today, min(nearest, further), max(nearest, further))


def _weekdays(when: When, today: date, ahead: bool) -> Dated | None:
    """`from Sunday to Tuesday`: of what was, the last of these days lies before publication, of what will be the first
    behind it."""
    first, last = (_number_of_day(when.get(name)) for name in ("weekday", "weekday2"))
    length = (last - first) % 7
    start = (first - today.weekday()) % 7 if ahead else -((today.weekday() - last) % 7) - length
    return _days(today, start, start + length)


def _week(when: When, today: date, ahead: bool) -> Dated | None:
    """The days of a week; of this one those that lie where the verb says."""
    which = when.get("which")
    if when.get("unit") == "weekend":
        return _weekend(today, which in ("next", "this", "the coming"))
    if which == "the past":
        return None
    monday, sunday = -today.weekday(), 6 - today.weekday()
    if which == "this":
        return _days(today, 0, sunday) if ahead else _days(today, monday, 0)
    step = {"last": -7, "the previous": -7, "next": 7, "the coming": 7, "the following": 7}.get(which, 0)
    return _days(today, step + monday, step + sunday)


def _weekend(today: date, ahead: bool) -> Dated | None:
    saturday = 5 - today.weekday()
    if not ahead and saturday > 0:
        saturday -= 7
    return _days(today, saturday, saturday + 1)


def _ago(when: When, today: date) -> Dated | None:
    text = when.get("count")
    count = int(text) if text.isdigit() else _NUMBERS.get(text, 1)
    if when.get("from"):
        return None
    match when.get("unit"):
        case "day":
            return _from(today, -count)
        case "week":
            return _days(today, -7 * count - 3, -7 * count + 3)
        case "month":
            months = today.year * 12 + today.month - 1 - count
            found = _checked_month(months // 12, months % 12 + 1)
            return Dated(f"{found.edtf}~", found.basis) if found else None
    year = today.year - count
    return Dated(f"{year:04}~", "relative") if year > 1 else None


def _from(today: date, offset: int) -> Dated | None:
    try:
        return Dated((today + timedelta(days=offset)).isoformat(), "relative")
    except OverflowError:
        return None


def _days(today: date, first: int, last: int) -> Dated | None:
    if first == last:
        return _from(today, first)
    one, two = _from(today, first), _from(today, last)
    return Dated(f"{one.edtf}/{two.edtf}", "relative") if one and two else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _checked(text: str, basis: Basis) -> Dated | None:
    return Dated(text, basis) if _day(text) is not None else None
