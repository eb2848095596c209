"""Calendars (iCalendar): what is entered is planned, whatever came of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any, cast
from zoneinfo import ZoneInfo

from loader.conversion.ids import make_id
from loader.conversion.model import Draft, Made, Options, Outcome, Refused, meeting_draft
from loader.conversion.source import Source
from loader.conversion.written import day_before
from loader.errors import RecordsError, UsageError

__all__ = ["MOST_OCCURRENCES", "rows"]

MOST_OCCURRENCES = 500
"""A series of more, or one without an end, stays one meeting that says how it recurs."""
_STATUSES = {"CANCELLED": "cancelled", "TENTATIVE": "possible"}
_EVENT = b"BEGIN:VEVENT"


def rows(source: Source, options: Options) -> Iterator[Outcome]:
    """Each entry a meeting, each occurrence of a series that ends one of its own."""
    try:
        import icalendar  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError("to read calendars, install whomet[convert] (icalendar)") from error
    content = source.whole()
    if _EVENT not in content.upper() and b"BEGIN:VCALENDAR" not in content.upper():
        raise RecordsError(f"{source.path}: is no calendar: it has no BEGIN:VCALENDAR")
    if content.upper().count(b"BEGIN:VCALENDAR") != content.upper().count(b"END:VCALENDAR"):
        raise RecordsError(f"{source.path}: ends in the middle: a BEGIN:VCALENDAR has no END", remedy="fetch it again")
    try:
        calendars = icalendar.Calendar.from_ical(content, multiple=True)
    except (ValueError, IndexError, KeyError, TypeError) as error:
        raise RecordsError(f"{source.path}: is no calendar that can be read: {error}") from error
    number = 0
    for calendar in calendars:
        zone = str(calendar.get("X-WR-TIMEZONE", "")) or None
        entries = list(calendar.walk("VEVENT"))
        replaced = {_replaces(entry) for entry in entries if "RECURRENCE-ID" in entry}
        for entry in entries:
            number += 1
            yield _outcome(f"entry {number}", entry, zone, replaced, options)


def _replaces(entry: Any) -> tuple[str, Any]:
    return str(entry.get("UID")), getattr(entry["RECURRENCE-ID"], "dt", None)


def _outcome(where: str, entry: Any, zone: str | None, replaced: set[Any], options: Options) -> Outcome:
    try:
        if entry.errors:
            return Refused(where, f"cannot be read: {entry.errors[0][1]}")
        return Made(where, tuple(_drafts(entry, zone, replaced, options)))
    except (ValueError, KeyError, AttributeError, TypeError, OverflowError) as error:
        return Refused(where, str(error) or type(error).__name__)


def _drafts(entry: Any, zone: str | None, replaced: set[Any], options: Options) -> Iterator[Draft]:
    if "DTSTART" not in entry:
        raise ValueError("has no DTSTART")
    participants, people, claims = _people(entry, options.name)
    yield from people
    place = str(entry.get("LOCATION", "")).strip().replace("\n", ", ")
    if place:
        place_id = make_id(options.name, "place", place)
        yield {"record": "place", "id": place_id, "name": " ".join(place.split())}
    start, length = entry["DTSTART"].dt, _length(entry)
    uid = str(entry.get("UID", "")) or entry.to_ical().decode("utf-8", "replace")
    status = _STATUSES.get(str(entry.get("STATUS", "")).upper(), "planned")
    shared = {
        "kind": "calendar entry",
        "participants": participants,
        "place": place_id if place else None,
        "date_basis": "explicit",
    }
    name = " ".join(str(entry.get("SUMMARY", "")).split()) or "Calendar entry without a title"
    occurrences, series = _occurrences(entry, start, replaced)
    for moment in occurrences:
        key = (uid,) if len(occurrences) == 1 and "RECURRENCE-ID" not in entry else (uid, _key(entry, moment))
        said = [*claims, *series, *_times(moment, length)]
        dated = (
            f"{_day(moment, zone)}/.."
            if series and series[0]["property"] == "recurrence"
            else _days(moment, length, zone)
        )
        yield meeting_draft(make_id(options.name, *key), name, status, **shared, date=dated, claims=said)


def _key(entry: Any, moment: date) -> str:
    return (entry["RECURRENCE-ID"].dt if "RECURRENCE-ID" in entry else moment).isoformat()


def _length(entry: Any) -> timedelta:
    if "DTEND" in entry:
        return _difference(entry["DTEND"].dt, entry["DTSTART"].dt)
    return entry["DURATION"].dt if "DURATION" in entry else timedelta(0)


def _difference(end: date, start: date) -> timedelta:
    if isinstance(end, datetime) != isinstance(start, datetime):
        raise ValueError("begins on a day and ends at an hour, or the reverse")
    length = end - start
    if length < timedelta(0):
        raise ValueError("ends before it begins")
    return length


def _occurrences(entry: Any, start: date, replaced: set[Any]) -> tuple[list[date], list[Draft]]:
    if "RRULE" not in entry and "RDATE" not in entry:
        return [start], []
    from dateutil.rrule import rrule, rruleset, rrulestr  # noqa: PLC0415 - comes with icalendar

    first = start if isinstance(start, datetime) else datetime.combine(start, time(0))
    dates = rruleset()
    dates.rdate(first)
    written = []
    for rule in _listed(entry.get("RRULE")):
        text = rule.to_ical().decode()
        written.append(text)
        if not ("COUNT" in rule or "UNTIL" in rule) or _is_dense(rule):
            return [start], [{"property": "recurrence", "value": text}]
        dates.rrule(cast(rrule, rrulestr(_with_zone(text, first), dtstart=first)))
    for what, add in (("RDATE", dates.rdate), ("EXDATE", dates.exdate)):
        for listed in _listed(entry.get(what)):
            for one in listed.dts:
                add(_moment(one.dt, first))
    found = list(islice(dates, MOST_OCCURRENCES + 1))
    if len(found) > MOST_OCCURRENCES:
        return [start], [{"property": "recurrence", "value": "; ".join(written)}]
    moments = [moment if isinstance(start, datetime) else moment.date() for moment in found]
    kept = [moment for moment in moments if (str(entry.get("UID")), moment) not in replaced]
    claims = [{"property": "recurs", "value": text} for text in written]
    return kept, claims


def _is_dense(rule: Any) -> bool:
    """Whether it counts hours or less: such a rule may look for ever for a moment that never comes."""
    return str(rule.get("FREQ", [""])[0]).upper() in ("SECONDLY", "MINUTELY", "HOURLY")


def _with_zone(rule: str, first: datetime) -> str:
    """A rule whose UNTIL is comparable with its start, as dateutil asks."""
    if first.tzinfo is not None:
        return rule if "UNTIL" not in rule or "Z" in rule else rule.replace(_until(rule), f"{_until(rule)}T235959Z")
    return rule.replace("Z", "") if "UNTIL" in rule else rule


def _until(rule: str) -> str:
    return next(part[6:] for part in rule.split(";") if part.startswith("UNTIL="))


def _moment(value: date, first: datetime) -> datetime:
    moment = value if isinstance(value, datetime) else datetime.combine(value, first.time())
    return moment if (moment.tzinfo is None) == (first.tzinfo is None) else moment.replace(tzinfo=first.tzinfo)


def _listed(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _day(moment: date, zone: str | None) -> str:
    """The day where the calendar is kept: an entry in UTC lies on another day elsewhere."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    if zone and moment.tzinfo is not None and moment.utcoffset() == timedelta(0):
        try:
            moment = moment.astimezone(ZoneInfo(zone))
        except (KeyError, ValueError, OSError):
            return moment.date().isoformat()
    return moment.date().isoformat()


def _days(moment: date, length: timedelta, zone: str | None) -> str:
    first, end = _day(moment, zone), _day(moment + length, zone)
    if not isinstance(moment, datetime) and end > first:
        end = day_before(end)
    return first if end <= first else f"{first}/{end}"


def _times(moment: date, length: timedelta) -> list[Draft]:
    if not isinstance(moment, datetime):
        return []
    zone = getattr(moment.tzinfo, "key", None)
    scope = {"scope": f"in {zone}"} if zone else {} if moment.tzinfo else {"scope": "in no stated time zone"}
    times = [{"property": "begins", "value": moment.isoformat(timespec="minutes"), **scope}]
    if length:
        end = (moment + length).isoformat(timespec="minutes")
        times.append({"property": "ends", "value": end, **scope})
    return times


def _people(entry: Any, source: str) -> tuple[list[Draft], list[Draft], list[Draft]]:
    participants: list[Draft] = []
    people: list[Draft] = []
    claims: list[Draft] = []
    addresses = [(a, "organizer") for a in _listed(entry.get("ORGANIZER"))]
    addresses += [(a, "attendee") for a in _listed(entry.get("ATTENDEE"))]
    for address, what in addresses:
        mail = str(address).removeprefix("mailto:").removeprefix("MAILTO:")
        name = " ".join(str(address.params.get("CN", "")).split()) or mail
        answer = str(address.params.get("PARTSTAT", "")).upper()
        kind = str(address.params.get("CUTYPE", "INDIVIDUAL")).upper()
        if not name or kind in ("ROOM", "RESOURCE", "GROUP"):
            claims += [{"property": f"invited_{kind.lower()}", "value": name}] if name else []
            continue
        if what == "organizer":
            claims.append({"property": "organizer", "value": name})
        if answer in ("DECLINED", "TENTATIVE"):
            claims.append({"property": f"answer_{answer.lower()}", "value": name})
        id_ = make_id(source, "person", mail.casefold() or name)
        if answer == "DECLINED" or id_ in [one["person"] for one in participants]:
            continue
        people.append({"record": "person", "id": id_, "name": name})
        participants.append({"person": id_, "part": "attendee"})
    if entry.get("DESCRIPTION"):
        claims.append({"property": "description", "value": str(entry["DESCRIPTION"])[:2000]})
    return participants, people, claims
