"""GDELT 2.0: events (61 columns, no header) and mentions (16 columns), separated by tabs.

Version 1 has 57 or 58 columns; what is in which column differs, so it is refused. Times are quarter-hours in which an
event was reported: the day of the event is SQLDATE.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loader.conversion.cameo import code_of
from loader.conversion.events import Actor, contact, place_draft, unless_later
from loader.conversion.ids import make_id
from loader.conversion.lists import COLUMNS
from loader.conversion.model import Draft, Made, Options, Outcome, Refused
from loader.conversion.sheets import table_rows
from loader.conversion.shelf import Shelf
from loader.conversion.source import Source
from loader.conversion.written import edtf
from loader.countries import ALPHA_3, COUNTRIES

__all__ = ["EVENTS", "MENTIONS", "rows"]

EVENTS = COLUMNS["gdelt_events"]
"""The columns of events, in their order."""
MENTIONS = COLUMNS["gdelt_mentions"]
"""The columns of mentions, in their order."""
_MOST_MENTIONS = 25
_MADE = "made "
"""Before an event's number on the shelf: that it became a meeting."""
_CITY = ("3", "4")
_FIPS = {"US": "US", "UK": "GB", "CH": "CN", "GM": "DE", "JA": "JP", "RS": "RU", "UP": "UA", "SP": "ES", "SW": "SE"}


def rows(source: Source, options: Options) -> Iterator[Outcome]:
    """Each event a meeting of roles; 042 and 043 of the same two on one day are one visit. Each mention of such an
    event is a claim on it: where it was mentioned, and how sure the coder was."""
    with Shelf.temporary() as shelf:
        mentions = Source.of(options.mentions, options.encoding) if options.mentions else None
        if mentions:
            _shelve(mentions, shelf)
        for number, cells, fault in _cells(source):
            outcome = _outcome(f"row {number}", cells, fault, shelf)
            if isinstance(outcome, Made):
                shelf.put(f"{_MADE}{cells[0]}", True)
            yield outcome
        if mentions:
            yield from _mentions(mentions, shelf)


def _cells(source: Source) -> Iterator[tuple[int, Sequence[str], str]]:
    with source.text() as stream:
        rows_ = table_rows(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
        yield from (row for row in rows_ if row[1] or row[2])


def _shelve(mentions: Source, shelf: Shelf) -> None:
    """Where each event was mentioned; of many mentions the first."""
    for _, cells, fault in _cells(mentions):
        if fault or len(cells) != len(MENTIONS):
            continue
        row = dict(zip(MENTIONS, cells, strict=True))
        known = shelf.get(row["GlobalEventID"]) or []
        if len(known) < _MOST_MENTIONS:
            shelf.put(row["GlobalEventID"], [*known, [row["MentionIdentifier"], row["Confidence"]]])


def _mentions(mentions: Source, shelf: Shelf) -> Iterator[Outcome]:
    for number, cells, fault in _cells(mentions):
        where = f"mention {number}"
        if fault or len(cells) != len(MENTIONS):
            yield Refused(where, fault or f"has {len(cells)} columns; a mention of GDELT 2.0 has {len(MENTIONS)}")
        elif shelf.get(f"{_MADE}{cells[0]}"):
            yield Made(where, ())
        else:
            yield Refused(where, "its event is no meeting of this file", faulty=False)


def _outcome(where: str, cells: Sequence[str], fault: str, shelf: Shelf) -> Outcome:
    if fault:
        return Refused(where, fault)
    if len(cells) == len(MENTIONS):
        return Refused(where, "is a mention: convert the events, with --mentions for this file", faulty=False)
    if len(cells) != len(EVENTS):
        version = " (GDELT 1.0 has 57 or 58)" if len(cells) in (57, 58) else ""
        return Refused(where, f"has {len(cells)} columns; an event of GDELT 2.0 has {len(EVENTS)}{version}")
    try:
        return _event(where, dict(zip(EVENTS, cells, strict=True)), shelf.get(cells[0]) or [])
    except ValueError as error:
        return Refused(where, str(error))


def _event(where: str, row: dict[str, str], mentions: list[list[str]]) -> Outcome:
    code = code_of(row["EventCode"])
    if code is None:
        return Refused(where, "its CAMEO code is no contact (04, 036, 106, 125, 164 are)", faulty=False)
    date = edtf(row["SQLDATE"])
    if date is None:
        return Refused(where, f"SQLDATE is no day: {row['SQLDATE'][:20]!r}")
    actors = [_actor(row, n) for n in (1, 2)]
    code = unless_later(code, date, edtf(row["DATEADDED"][:8]))
    key: tuple[str, ...] = (row["GlobalEventID"],)
    if code.host is not None:
        visitor, host = actors if code.host == 1 else (actors[1], actors[0])
        actors, code = [visitor, host], replace(code, host=1)
        both = visitor.name and host.name  # a visitor without a host and a host without a visitor are two visits
        key = ("visit", date, visitor.code or visitor.name, host.code or host.name) if both else key
    place = _place(row)
    fields = {"date": date, "date_basis": "inferred", "claims": [*_claims(row), *_mentioned(mentions)]}
    drafts = contact(make_id("gdelt", *filter(None, key)), code, actors, "gdelt", place, **fields)
    return Made(where, drafts, joins=key[0] == "visit")


def _actor(row: dict[str, str], n: int) -> Actor:
    """A code alone stands for an actor without a name; its first three letters are mostly a state."""
    code, name = row[f"Actor{n}Code"], row[f"Actor{n}Name"]
    return Actor(name or code, ALPHA_3.get(row[f"Actor{n}CountryCode"]), code)


def _place(row: dict[str, str]) -> Draft | None:
    name = row["ActionGeo_FullName"]
    if not name:
        return None
    city = name.split(",")[0].strip() if row["ActionGeo_Type"] in _CITY else ""
    country = name.rpartition(",")[2].strip() if row["ActionGeo_Type"] in ("1", "4", "5") else ""
    code = next((code for code, known in COUNTRIES.items() if known == country), None)
    return place_draft("gdelt", name, city, code or _FIPS.get(row["ActionGeo_CountryCode"]))


def _claims(row: dict[str, str]) -> list[Draft]:
    kept = {
        "gdelt_event": row["GlobalEventID"],
        "cameo_code": row["EventCode"],
        "reported": row["DATEADDED"],
        "source_url": row["SOURCEURL"],
    }
    return [{"property": name, "value": value} for name, value in kept.items() if value]


def _mentioned(mentions: list[list[str]]) -> Iterator[Draft]:
    for address, confidence in mentions:
        if address.strip():
            sure = {"confidence": int(confidence) / 100} if confidence.isdigit() and int(confidence) <= 100 else {}
            yield {"property": "mention", "value": address, **sure}
