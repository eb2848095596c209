"""POLECAT (PLOVER) and ICEWS: event data in columns, separated by tabs.

Some files have more names in their header than columns, others tabs at the ends of rows: they are read by the columns
that are expected, in their order.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from loader.conversion.cameo import code_of
from loader.conversion.codes import country_of
from loader.conversion.events import Actor, Code, contact, place_draft, unless_later
from loader.conversion.ids import make_id, row_hash
from loader.conversion.lists import COLUMNS
from loader.conversion.model import Draft, Made, Options, Outcome, Refused
from loader.conversion.sheets import table_rows
from loader.conversion.source import Source
from loader.conversion.written import edtf
from loader.errors import RecordsError
from loader.records import UNSTATED

__all__ = ["ICEWS", "POLECAT", "icews", "polecat"]

POLECAT = COLUMNS["polecat"]
ICEWS = COLUMNS["icews"]
_MODES = {
    "phone": Code("held", "phone call", "phone"),
    "visit": Code("held", "visit", host=1),
    "third-party": Code(UNSTATED, "mediation"),
    "multilateral": Code("held", "multilateral meeting"),
    "": Code("held", "consultation"),
}
_ABSENT = frozenset({"", "None", "none", "NA", "NULL", "nan"})
_INSIDE = re.compile(r"\(([^()]+)\)\s*$")

Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Said:
    """What a row says, in words that both formats share. Not `dated` is what happened before the report's day."""

    source: str
    code: Code
    actors: list[Actor]
    dated: bool = True


def polecat(source: Source, _options: Options) -> Iterator[Outcome]:
    """PLOVER's CONSULT; what its contexts call future or hypothetical was not held."""
    return _rows(source, POLECAT, _polecat_event)


def icews(source: Source, _options: Options) -> Iterator[Outcome]:
    """The contacts among ICEWS' CAMEO codes."""
    return _rows(source, ICEWS, _icews_event)


def _rows(source: Source, columns: tuple[str, ...], read: Callable[[str, Cells], Outcome]) -> Iterator[Outcome]:
    with source.text() as stream:
        lines = table_rows(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_MINIMAL))
        header = [name.strip() for name in next(lines, (0, (), ""))[1]]
        if tuple(header[: len(columns)]) != columns:
            lacking = next((name for name in columns if name not in header), columns[0])
            raise RecordsError(
                f"{source.path}: has no column {lacking!r} where it is expected; the columns have changed"
            )
        for number, cells, fault in lines:
            if any(cells) or fault:
                yield _outcome(f"row {number}", cells, fault, columns, read)


def _outcome(
    where: str, cells: Sequence[str], fault: str, columns: tuple[str, ...], read: Callable[[str, Cells], Outcome]
) -> Outcome:
    surplus = [cell for cell in cells[len(columns) :] if cell.strip()]
    if fault or surplus or len(cells) < len(columns):
        return Refused(where, fault or f"has {len(cells)} columns that are filled; expected are {len(columns)}")
    shown = {name: "" if cell.strip() in _ABSENT else cell.strip() for name, cell in zip(columns, cells, strict=False)}
    try:
        return read(where, shown)
    except ValueError as error:
        return Refused(where, str(error))


def _polecat_event(where: str, row: Cells) -> Outcome:
    if row["Event Type"] != "CONSULT":
        return Refused(where, "its PLOVER type is no contact (CONSULT is)", faulty=False)
    contexts = {context.strip().casefold() for context in re.split(r"[;,]", row["Contexts"])}
    code = _MODES.get(row["Event Mode"].casefold(), _MODES[""])
    if "future" in contexts or "hypothetical" in contexts:
        code = Code("planned" if "future" in contexts else "possible", code.kind, code.mode, code.host)
    names = [(row[f"{who} Name"] or row[f"{who} Name Raw"], row[f"{who} Country"]) for who in ("Actor", "Recipient")]
    sectors = [row["Primary Actor Sector"], row["Primary Recipient Sector"]]
    actors = [_actor(name, where_, sector) for (name, where_), sector in zip(names, sectors, strict=True)]
    kept = {"plover_mode": "Event Mode", "contexts": "Contexts", "publisher": "Source", "reported": "Publication Date"}
    historical = "historical" in contexts
    return _made(where, row, _Said("polecat", code, actors, not historical), kept)


def _icews_event(where: str, row: Cells) -> Outcome:
    code = code_of(row["CAMEO Code"])
    if code is None and code_of(row["CAMEO Code"].zfill(3)):
        return Refused(where, f"the CAMEO code {row['CAMEO Code']} has lost its leading zero; read the table as text")
    if code is None:
        return Refused(where, "its CAMEO code is no contact (04, 036, 106, 125, 164 are)", faulty=False)
    actors = [_actor(row[f"{who} Name"], row[f"{who} Country"], "") for who in ("Source", "Target")]
    kept = {"cameo_code": "CAMEO Code", "event_text": "Event Text", "publisher": "Publisher", "story": "Story ID"}
    return _made(where, row, _Said("icews", code, actors), kept)


def _actor(name: str, country: str, organisation: str) -> Actor:
    """`Foreign Ministry (Iceland)` says its country in the name too."""
    inside = _INSIDE.search(name)
    return Actor(
        name,
        country_of(country.split(";", maxsplit=1)[0]) or (country_of(inside[1]) if inside else None),
        "",
        organisation,
    )


def _made(where: str, row: Cells, said: _Said, kept: dict[str, str]) -> Made:
    source, code, actors, dated = said.source, said.code, said.actors, said.dated
    date = edtf(row["Event Date"])
    if date is None:
        raise ValueError(f"Event Date is no day: {row['Event Date'][:20]!r}")
    if code.host == 0:
        actors, code = actors[::-1], Code(code.status, code.kind, code.mode, 1)
    claims: list[Draft] = [{"property": p, "value": row[column]} for p, column in kept.items() if row[column]]
    if not dated:
        claims.append({"property": "event_date", "value": date, "scope": "of the report: the event lies further back"})
    fields = {"date": date, "date_basis": "inferred"} if dated else {}
    code = unless_later(code, date, edtf(row.get("Publication Date", "")))
    key = row["Event ID"] or row_hash(*row.values())
    place = _place(row, source)
    return Made(where, contact(make_id(source, key), code, actors, source, place, claims=claims, **fields))


def _place(row: Cells, source: str) -> Draft | None:
    name = row.get("Placename") or row["City"] or row["Province"] or row["Country"]
    if not name:
        return None
    return place_draft(source, name, row["City"], country_of(row["Country"]), row["Province"])
