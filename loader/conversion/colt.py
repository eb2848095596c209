"""COLT: journeys abroad of heads of state and government and of ministers, one a row, as CSV or a workbook."""

from __future__ import annotations

from collections.abc import Iterator

from loader.conversion.codes import country_of
from loader.conversion.events import place_draft
from loader.conversion.ids import make_id, row_hash
from loader.conversion.model import Draft, Made, Options, Outcome, Refused, meeting_draft
from loader.conversion.people import people_of
from loader.conversion.sheets import Row, opened
from loader.conversion.source import Source
from loader.conversion.written import edtf, until
from loader.errors import RecordsError

__all__ = ["NEEDED", "rows"]

NEEDED = ("TripID", "LeaderFullName", "CountryVisited", "TripStartDate")
"""Columns without which the table is not COLT's; the others may be there or not."""
_NOBODY = frozenset({"", "na", "n/a", "unknown", "tbd", "none", "no"})
_KEPT = ("TripDuration", "PublicAddress", "SignedAgreement", "CulturalSiteOrCeremony", "BusinessLeaderOrForum", "Notes")


def rows(source: Source, options: Options) -> Iterator[Outcome]:
    """Each row a trip that was made, with the meetings that it names."""
    with opened(source, options.sheet) as table:
        lacking = [name for name in NEEDED if name not in table.header]
        if lacking:
            raise RecordsError(f"{source.path}: has no column {lacking[0]!r}; COLT's tables have {', '.join(NEEDED)}")
        for row in table.rows:
            where = f"row {row.number}"
            try:
                yield Refused(where, row.fault) if row.fault else Made(where, tuple(_drafts(row)))
            except ValueError as error:
                yield Refused(where, str(error))


def _drafts(row: Row) -> list[Draft]:
    if _nobody(row["LeaderFullName"]):
        raise ValueError("names no leader")
    side = country_of(row["LeaderCountryISO"]) or row["LeaderCountryOrIGO"] or None
    traveller = _person(row["LeaderFullName"], row["LeaderID"], side)
    drafts = [traveller, *_office(row, traveller["id"], side)]
    place = _destination(row)
    drafts += [place] if place else []
    event = _event(row)
    drafts += [event] if event else []
    key = row["TripID"] or row_hash(*row.cells.values())
    dated = _dated(row)
    name = f"Trip of {row['LeaderFullName']} to {row['CityVisited'] or row['CountryVisited'] or 'an unnamed place'}"
    trip = {
        **{"record": "trip", "id": make_id("colt", key), "name": name, "traveller": traveller["id"], "status": "held"},
        **({"destination": place["id"]} if place else {}),
        **({"event": event["id"]} if event else {}),
        **dated,
        "claims": [_claim(column, row[column]) for column in _KEPT if not _nobody(row[column])],
    }
    return [*drafts, trip, *_meetings(row, key, traveller["id"], side)]


def _nobody(text: str) -> bool:
    return text.strip().casefold() in _NOBODY


def _person(name: str, id_: str, side: str | None) -> Draft:
    """A leader by COLT's number; whoever has none by the name and the side."""
    parts = ("leader", id_) if id_ else ("person", name, side or "")
    return {"record": "person", "id": make_id("colt", *filter(None, parts)), "name": name}


def _office(row: Row, person: str, side: str | None) -> list[Draft]:
    title = row["LeaderTitle"]
    if _nobody(title):
        return []
    country = country_of(side or "")
    organisation = None if country else side
    role = {"record": "role", "id": make_id("colt", "role", title, side or "none"), "title": title, "country": country}
    as_of = edtf(row["TripStartDate"])
    holds = {"record": "holds", "person": person, "role": role["id"], "as_of": [as_of] if as_of else []}
    return [{**role, "organisation": organisation}, holds]


def _destination(row: Row) -> Draft | None:
    city, country = ("" if _nobody(row[column]) else row[column] for column in ("CityVisited", "CountryVisited"))
    code = country_of(row["CountryVisitedISO"]) or country_of(country)
    return place_draft("colt", city or country, city, code) if city or country else None


def _event(row: Row) -> Draft | None:
    name = row["NameMultilatEvent"]
    if _nobody(name):
        return None
    return {"record": "event", "id": make_id("colt", "event", name), "name": name}


def _dated(row: Row) -> Draft:
    first, last = edtf(row["TripStartDate"], dmy=False), edtf(row["TripEndDate"], dmy=False)
    date = until(first, last) if first else None
    if first and date is None:
        raise ValueError(f"ends before it begins: {row['TripStartDate']} to {row['TripEndDate']}")
    return {"date": date, "date_basis": "explicit"} if date else {}


def _claim(column: str, value: str) -> Draft:
    snake = "".join(f"_{c.lower()}" if c.isupper() else c for c in column).strip("_")
    return {"property": snake, "value": value}


def _meetings(row: Row, key: str, traveller: str, side: str | None) -> Iterator[Draft]:
    """Whom the table says the leader met, where it says so (`Yes`) and names them."""
    host = country_of(row["CountryVisitedISO"]) or country_of(row["CountryVisited"]) or row["CountryVisited"] or None
    for met, names, theirs in (
        ("MetHostHoGS", "HostHOGSName", host),
        ("MetNonhostHOGS", "NonhostHOGSNames", None),
        ("MetIGOLeader", "IGOLeaderName", None),
    ):
        if row[met].casefold() != "yes" or _nobody(row[names]):
            continue
        for other in people_of(row[names]):
            person = _person(other.name, "", other.side or theirs)
            yield person
            own = {"person": traveller, "part": "principal", **({"side": side} if side else {})}
            their_side = other.side or theirs
            them = {"person": person["id"], "part": "principal", **({"side": their_side} if their_side else {})}
            date = _dated(row).get("date")
            yield meeting_draft(
                make_id("colt", key, other.name),
                f"{row['LeaderFullName']} and {other.name}",
                "held",
                mode="in_person",
                participants=[own, them],
                trip=make_id("colt", key),
                date=date,
                date_basis="inferred" if date else None,
            )
