"""csv and xlsx: any table of meetings, by a map of its columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loader.conversion.codes import country_of
from loader.conversion.ids import make_id, row_hash
from loader.conversion.mapping import STATUSES, ColumnMap, guess, read_map
from loader.conversion.model import Draft, Made, Options, Outcome, Refused, meeting_draft
from loader.conversion.people import Person, drafts_of, people_of
from loader.conversion.sheets import Row, opened
from loader.conversion.source import Source
from loader.conversion.written import day_first, edtf, is_undecided, until
from loader.errors import UsageError
from loader.records import UNSTATED

__all__ = ["guessed", "rows"]

_MODES = {
    "in person": "in_person",
    "in-person": "in_person",
    "in_person": "in_person",
    "face to face": "in_person",
    "phone": "phone",
    "telephone": "phone",
    "phone call": "phone",
    "virtual": "virtual",
    "video": "virtual",
    "video call": "virtual",
    "online": "virtual",
}
_SPELLINGS = {"canceled": "cancelled", "in progress": "ongoing"}
_PROPERTY = re.compile(r"[^a-z0-9]+")


def guessed(source: Source, options: Options) -> tuple[ColumnMap, tuple[str, ...]]:
    """A map for the table, and the names of its columns."""
    with opened(source, options.sheet) as table:
        return guess(table.header), table.header


def rows(source: Source, options: Options) -> Iterator[Outcome]:
    """Each row a meeting. Raises UsageError without a map, and where nobody can tell day from month."""
    if options.mapping is None:
        raise UsageError(
            f"{source.path}: a table needs a map of its columns: --guess FILE writes one, --map FILE uses it"
        )
    map_ = read_map(options.mapping)
    dmy = _day_first(source, options, map_)
    with opened(source, options.sheet) as table:
        lacking = [name for name in map_.columns() if name not in table.header]
        if lacking:
            known = ", ".join(table.header)
            raise UsageError(f"{options.mapping}: the table has no column {lacking[0]!r}", remedy=f"it has {known}")
        reader = _Reading(options.name, map_, dmy)
        for row in table.rows:
            yield reader.outcome(row)


def _day_first(source: Source, options: Options, map_: ColumnMap) -> bool | None:
    given = options.day_first if options.day_first is not None else {"dmy": True, "mdy": False, None: None}[map_.dates]
    if given is not None or not map_.date:
        return given
    with opened(source, options.sheet) as table:
        cells = [row[column] for row in table.rows for column in (map_.date, map_.until) if column]
    try:
        told = day_first(cells)
    except ValueError as error:
        raise UsageError(f"{source.path}: {error}", remedy="say which with --dates dmy or mdy") from error
    if told is None and (open_ := next(filter(is_undecided, cells), None)):
        raise UsageError(
            f"{source.path}: {open_!r} can be read two ways", remedy="say which with --dates dmy or --dates mdy"
        )
    return told


class _Reading:
    def __init__(self, name: str, map_: ColumnMap, dmy: bool | None) -> None:
        self._name = name
        self._map = map_
        self._dmy = dmy

    def outcome(self, row: Row) -> Outcome:
        where = f"row {row.number}"
        if row.fault:
            return Refused(where, row.fault)
        try:
            return Made(where, tuple(self._drafts(row)))
        except ValueError as error:
            return Refused(where, str(error))

    def _drafts(self, row: Row) -> Iterable[Draft]:
        date, written, claims = self._date(row)
        participants, drafts = self._participants(row, date)
        if not participants:
            raise ValueError("names nobody in the columns of people")
        status, said = self._status(row)
        claims += said
        place = self._place(row, drafts)
        issues = self._issues(row, drafts)
        event = self._event(row, drafts)
        mode = _MODES.get(row[self._map.mode].casefold(), "unknown")
        if row[self._map.mode] and mode == "unknown":
            claims.append({"property": "mode_as_written", "value": row[self._map.mode]})
        claims += [_claim(column, row[column]) for column in self._map.claims if row[column]]
        key = row[self._map.id] or row_hash(*row.cells.values())
        name = row[self._map.name] or _named(drafts, date)
        drafts.append(
            meeting_draft(
                make_id(self._name, "meeting", key),
                name,
                status,
                kind=row[self._map.kind],
                mode=mode,
                date=date,
                date_basis="explicit" if date else None,
                date_as_written=written,
                participants=participants,
                place=place,
                event=event,
                issues=issues,
                claims=claims,
            )
        )
        return drafts

    def _date(self, row: Row) -> tuple[str | None, str, list[Draft]]:
        cells = [row[self._map.date], row[self._map.until]]
        first, last = (edtf(cell, self._dmy) if cell else None for cell in cells)
        written = " – ".join(" ".join(cell.split()) for cell in cells if cell)
        if not cells[0]:
            return None, "", [_claim("until", cells[1])] if cells[1] else []
        if first is None or (cells[1] and last is None):
            return None, written, []
        both = until(first, last)
        if both is None:
            raise ValueError(f"ends before it begins: {written}")
        return both, written if written != both else "", []

    def _participants(self, row: Row, date: str | None) -> tuple[list[Draft], list[Draft]]:
        participants: list[Draft] = []
        drafts: list[Draft] = []
        for column in self._map.participants:
            for person in people_of(row[column.column], column.separator):
                titled = Person(person.name, person.written, person.title or row[column.title_column], person.side)
                id_ = row[column.id_column] or None
                own, made = drafts_of(titled, self._name, date, id_)
                side = person.side or country_of(row[column.side_column]) or row[column.side_column] or column.side
                drafts += [draft for draft in made if draft not in drafts]
                participant = {"person": own, "side": side or None, "part": column.part}
                if own not in [one["person"] for one in participants]:
                    participants.append({key: value for key, value in participant.items() if value})
        return participants, drafts

    def _status(self, row: Row) -> tuple[str, list[Draft]]:
        """Held only where a cell or the map says so, in the very word."""
        written = row[self._map.status]
        if not written:
            return self._map.all_are or UNSTATED, []
        words = {word.casefold(): status for word, status in self._map.words.items()}
        word = " ".join(written.casefold().split())
        status = words.get(word) or _SPELLINGS.get(word, word)
        if status in STATUSES:
            return status, []
        return UNSTATED, [{"property": "status_as_written", "value": written}]

    def _place(self, row: Row, drafts: list[Draft]) -> str | None:
        name, city, country = (row[column] for column in (self._map.place, self._map.city, self._map.country))
        if not (name or city or country):
            return None
        code = country_of(country)
        id_ = make_id(self._name, "place", *filter(None, (name, city, country)))
        shown = name or city or country
        drafts.append({"record": "place", "id": id_, "name": shown, "city": city, "country": code})
        return id_

    def _issues(self, row: Row, drafts: list[Draft]) -> list[Draft]:
        found = [part.strip() for part in re.split(r"[;|\n]", row[self._map.issues]) if part.strip()]
        links = []
        for issue in dict.fromkeys(found):
            id_ = make_id(self._name, "issue", issue)
            drafts.append({"record": "issue", "id": id_, "name": issue})
            links.append({"issue": id_, "strength": "implied"})
        return links

    def _event(self, row: Row, drafts: list[Draft]) -> str | None:
        if not row[self._map.event]:
            return None
        id_ = make_id(self._name, "event", row[self._map.event])
        drafts.append({"record": "event", "id": id_, "name": row[self._map.event]})
        return id_


def _claim(column: str, value: str) -> Draft:
    return {"property": _PROPERTY.sub("_", column.casefold()).strip("_0123456789")[:60] or "note", "value": value}


def _named(drafts: list[Draft], date: str | None) -> str:
    people = [draft["name"] for draft in drafts if draft["record"] == "person"]
    shown = ", ".join(people[:3]) + (" and others" if len(people) > 3 else "")
    return f"Meeting of {shown}" + (f", {date}" if date else "")
