"""The three tables of a folder, and the text that they were taken from, to records."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from loader.proofs import read_text
from loader.records import Record
from loader.records.reading import read
from loader.tables.attempts import Attempts, Source
from loader.tables.columns import CLAIMS, DATES, DOCUMENT, EVENTS, MEETINGS, PERSONS, STATEMENTS, TABLES, TRIPS
from loader.tables.drafts import Draft, Drafts
from loader.tables.faults import TableFault
from loader.tables.meetings import Meetings
from loader.tables.more import Events, Further, Trips
from loader.tables.people import People
from loader.tables.sheets import Row, Sheet, read_sheet

__all__ = ["Conversion", "convert"]

_REWRITTEN = "; if a spreadsheet program rewrote the date, format the column as text"


@dataclass(frozen=True, slots=True)
class Conversion:
    """The records that tables make, the document first; or every fault of the tables, and no records."""

    records: tuple[Record, ...]
    faults: tuple[TableFault, ...]


def convert(folder: Path, text: Path) -> Conversion:
    """Read meetings.csv and the other tables of a folder, as far as they are there, and find their quotes in the text.

    The records can be loaded as they are: they refer to one another, and every range is that of its quote. Where a
    file is no such table, the faults are those of the files; what the rows say is looked at once all can be read.
    Raises UsageError for a file that is not there.
    """
    source = Source(read_text(text), str(text))
    sheets = [read_sheet(folder, table) for table in TABLES]
    if not (folder / DOCUMENT.file).exists():
        sheets[0] = replace(sheets[0], rows=(Row(sheets[0].file, 2, {"title": text.stem}),))
    faults = [fault for sheet in sheets for fault in sheet.faults] or _lonely(sheets[0])
    return Conversion((), tuple(faults)) if faults else _converted(sheets, source)


def _lonely(document: Sheet) -> list[TableFault]:
    """What is wrong unless the table of the document has one row."""
    if not document.rows:
        return [Row(document.file, 2, {}).fault("", "nothing", "one row, about the document")]
    return [row.fault("", "a second document", "one; a folder for each document") for row in document.rows[1:]]


def _converted(sheets: Sequence[Sheet], source: Source) -> Conversion:
    attempts = Attempts(source)
    drafts = Drafts(attempts.faults)
    document = _state_document(sheets[0].rows[0], attempts, drafts)
    people = People(attempts, drafts, as_named=not sheets[1].there)
    events = Events(attempts, drafts)
    trips = Trips(attempts, drafts, people, events, document)
    meetings = Meetings(attempts, drafts, people, trips, document)
    further = Further(attempts, drafts, people, document)
    # Each table may name what those before it in this order state.
    order = {PERSONS: people.state, EVENTS: events.state, TRIPS: trips.state, MEETINGS: meetings.state}
    order |= {STATEMENTS: further.state_statement, CLAIMS: further.state_claim}
    for table, state in order.items():
        for row in sheets[TABLES.index(table)].rows:
            state(row)
    records, invalid = _checked(drafts, document)
    if attempts.faults or invalid:
        files = [sheet.file for sheet in sheets]
        faults = sorted(attempts.faults + invalid, key=lambda fault: (files.index(fault.file), fault.row))
        return Conversion((), tuple(faults))
    return Conversion(tuple(records), ())


def _state_document(row: Row, attempts: Attempts, drafts: Drafts) -> str:
    text = attempts.source.text
    id_ = attempts.id(row, "id", row["id"], row["title"])
    fields: dict[str, Any] = {name: row[name] for name in ("title", "publisher", "url", "language")}
    fields |= attempts.dated(row, "published", "published_basis")
    fields |= {"sha256": hashlib.sha256(text.encode()).hexdigest(), "characters": len(text)}
    fields |= {"evidence": attempts.ranges(row, "quote")}
    drafts.state(Draft("document", id_, row, {"evidence": "quote"}, fields))
    return id_


def _checked(drafts: Drafts, document: str) -> tuple[list[Record], list[TableFault]]:
    """The drafts as the reader of records sees them; what it finds is told of the cells."""
    made = list(drafts)
    entries = read(["-"], io.BytesIO(b"\n".join(draft.line(document) for draft in made)))
    records, faults = [], []
    for draft, entry in zip(made, entries, strict=True):
        if entry.record is not None:
            records.append(entry.record)
        for fault in entry.faults:
            column = draft.column(fault.field)
            hint = _REWRITTEN if column in DATES else ""
            faults.append(draft.row.fault(column, fault.found, fault.expected + hint))
    return records, faults
