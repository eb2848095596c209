"""Logs of visits such as the White House's: who was let in, to whom. An entry is a plan until somebody arrived."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from loader.conversion.events import place_draft
from loader.conversion.ids import make_id, row_hash
from loader.conversion.model import Draft, Made, Options, Outcome, Refused, meeting_draft
from loader.conversion.sheets import Row, opened
from loader.conversion.source import Source
from loader.conversion.written import edtf
from loader.errors import RecordsError

__all__ = ["COLUMNS", "rows"]

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "last": ("namelast", "lastname", "visitorlastname"),
    "first": ("namefirst", "firstname", "visitorfirstname"),
    "middle": ("namemid", "middleinitial", "middlename"),
    "number": ("uin", "appointmentnumber"),
    "arrival": ("toa", "timeofarrival"),
    "departure": ("tod", "timeofdeparture"),
    "start": ("apptstartdate", "appointmentstartdate", "apptstart"),
    "end": ("apptenddate", "appointmentenddate"),
    "cancelled": ("apptcanceldate", "appointmentcanceldate"),
    "host_last": ("visiteenamelast", "visiteelastname"),
    "host_first": ("visiteenamefirst", "visiteefirstname"),
    "building": ("meetingloc", "meetinglocation", "location"),
    "room": ("meetingroom", "room"),
    "people": ("totalpeople",),
    "note": ("description",),
}
"""What each column is called in one log or another, without case, blanks and signs."""
_NEEDED = ("last", "start")
_OFFICE = re.compile(r"\b(?:office|visitors?|v?potus|flotus)\b", re.IGNORECASE)


def rows(source: Source, options: Options) -> Iterator[Outcome]:
    """Each entry a visit. American dates: the month first."""
    with opened(source, options.sheet) as table:
        plain = {re.sub(r"[^a-z]", "", name.casefold()): name for name in table.header}
        found = {what: next((plain[n] for n in names if n in plain), "") for what, names in COLUMNS.items()}
        lacking = [COLUMNS[what][0] for what in _NEEDED if not found[what]]
        if lacking:
            raise RecordsError(
                f"{source.path}: has no column like {lacking[0]!r}", remedy=f"it has {', '.join(table.header)}"
            )
        for row in table.rows:
            where = f"row {row.number}"
            try:
                yield Refused(where, row.fault) if row.fault else Made(where, _drafts(row, found, options))
            except ValueError as error:
                yield Refused(where, str(error))


def _drafts(row: Row, columns: Mapping[str, str], options: Options) -> tuple[Draft, ...]:
    cell = {what: row[column] for what, column in columns.items()}
    visitor = _person(options.name, cell["first"], cell["middle"], cell["last"])
    if visitor is None:
        raise ValueError("names no visitor")
    dmy = options.day_first or False
    arrival = edtf(cell["arrival"], dmy) if cell["arrival"] else None
    date = arrival or (edtf(cell["start"], dmy) if cell["start"] else None)
    status = "held" if arrival else "cancelled" if cell["cancelled"] else "planned"
    participants: list[Draft] = [{"person": visitor["id"], "part": "principal"}]
    drafts = [visitor]
    host = _person(options.name, cell["host_first"], "", cell["host_last"])
    if host and host["id"] != visitor["id"] and not _is_office(cell):
        drafts.append(host)
        participants.append({"person": host["id"], "part": "attendee"})
    place = _place(options.name, cell)
    drafts += [place] if place else []
    key = row_hash(*row.cells.values())
    to = host["name"] if host else cell["building"] or "the house"
    visit = meeting_draft(
        make_id(options.name, "visit", key),
        f"Visit of {visitor['name']} to {to}",
        status,
        kind="visit",
        mode="in_person" if arrival else "unknown",
        date=date,
        date_basis="explicit" if date else None,
        date_as_written=cell["start"] if not date else "",
        participants=participants,
        place=place["id"] if place else None,
        claims=_claims(cell),
    )
    return (*drafts, visit)


def _is_office(cell: Mapping[str, str]) -> bool:
    """`VISITORS OFFICE` and the like are nobody."""
    return bool(_OFFICE.search(f"{cell['host_first']} {cell['host_last']}"))


def _person(source: str, first: str, middle: str, last: str) -> Draft | None:
    name = " ".join(part for part in (first, middle, last) if part and part.casefold() not in ("n/a", "none"))
    if not last or not name or last.casefold() in ("n/a", "none", "."):
        return None
    return {"record": "person", "id": make_id(source, name), "name": name, "family_name": last, "given_name": first}


def _place(source: str, cell: Mapping[str, str]) -> Draft | None:
    named = ", ".join(part for part in (cell["building"], cell["room"]) if part)
    return place_draft(source, named) if named else None


def _claims(cell: Mapping[str, str]) -> list[Draft]:
    kept = {
        "appointment_number": cell["number"],
        "arrival": cell["arrival"],
        "departure": cell["departure"],
        "appointment": cell["start"],
        "appointment_cancelled": cell["cancelled"],
        "people_in_the_party": cell["people"],
        "description": cell["note"],
        "host_as_written": f"{cell['host_first']} {cell['host_last']}".strip() if _is_office(cell) else "",
    }
    return [{"property": name, "value": value} for name, value in kept.items() if value]
