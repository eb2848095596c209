"""A table of Wikidata's persons: one row for each, or several, as its query service gives them."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from loader import dates
from loader.conversion.codes import country_of
from loader.conversion.sheets import Row, opened
from loader.conversion.source import Source
from loader.conversion.written import edtf
from loader.errors import UsageError
from loader.identity.names import words_of
from loader.progress import told_of

__all__ = ["COLUMNS", "Entry", "Filled", "fill"]

COLUMNS: Mapping[str, str] = {
    "id": "id qid wikidata wikidataid item person entity human",
    "names": "name names label itemlabel personlabel humanlabel title",
    "aliases": "alias aliases altlabel itemaltlabel personaltlabel alsoknownas othernames",
    "offices": "office offices position positions positionlabel officelabel role roles positionheld",
    "countries": "country countries countrylabel citizenship citizenshiplabel countryofcitizenship",
    "born": "born birth birthdate dateofbirth dob",
    "died": "died death deathdate dateofdeath dod",
    "description": "description itemdescription persondescription",
}
"""What a column may be called, without blanks and signs, in any case."""

_ID = re.compile(r"(?:https?://(?:www\.)?wikidata\.org/(?:entity|wiki)/|wd:)?(Q[1-9][0-9]{0,11})", re.ASCII)
_PARTS = re.compile(r"[;|\n]")
_FORMULA = re.compile(r"[=@+]|-(?!\d)")
_WIKIDATA_TIME = re.compile(r"\+?(\d{4})-(\d\d)-(\d\d)T00:00:00Z")
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """What the table says of one thing of Wikidata. Dates are in EDTF, countries are codes where they can be read."""

    id: str
    names: tuple[str, ...]
    offices: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    born: tuple[str, ...] = ()
    died: tuple[str, ...] = ()
    description: str = ""


@dataclass(slots=True)
class Filled:
    """What became of every row: rows read = taken + repeated + refused. `reasons` counts those refused, with the first
    rows of each; `unread_dates` and `unread_countries` count cells that say nothing to a program."""

    read: int = 0
    taken: int = 0
    repeated: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[int]] = field(default_factory=dict)
    unread_dates: int = 0
    unread_countries: int = 0

    def lines(self) -> Iterator[str]:
        """The same in words."""
        refused = self.refused.total()
        yield f"{self.read} rows read: {self.taken} taken, {self.repeated} repeated, {refused} refused"
        for reason, count in self.refused.most_common():
            rows = ", ".join(map(str, self.examples[reason]))
            yield f"{count} refused: {reason} (row {rows}{', ...' if count > _SHOWN else ''})"
        if self.unread_dates:
            yield f"{self.unread_dates} dates could not be read, and count for nothing"
        if self.unread_countries:
            yield f"{self.unread_countries} countries could not be read, and count for nothing"


class _Taker(Protocol):
    def take(self, entry: Entry) -> bool:
        """Keep it; False for one that says nothing new."""


def fill(into: _Taker, path: Path, *, encoding: str | None = None, sheet: str | None = None) -> Filled:
    """Read a table (CSV, TSV or xlsx, packed or not) row by row. Raises UsageError for one without the columns for id
    and name, or in which no row can be used."""
    if encoding is not None:
        try:
            codecs.lookup(encoding)
        except LookupError as error:
            raise UsageError(f"no encoding {encoding!r}", remedy="such as utf-8, cp1252, latin-1, utf-16") from error
    report = Filled()
    with opened(Source.of(path, encoding, binary=True), sheet) as table:
        columns = _columns(path, table.header)
        for row in told_of(table.rows, lambda: 0):
            report.read += 1
            try:
                report_taken = into.take(_entry(row, columns, report))
            except ValueError as error:
                _refuse(report, str(error), row.number)
                continue
            report.taken += report_taken
            report.repeated += not report_taken
    if not report.taken:
        why = "; ".join(list(report.lines())[1:]) or "there are no rows below the first"
        raise UsageError(f"{path}: holds nobody of Wikidata: {why}")
    return report


def _refuse(report: Filled, reason: str, row: int) -> None:
    report.refused[reason] += 1
    shown = report.examples.setdefault(reason, [])
    if len(shown) < _SHOWN:
        shown.append(row)


def _columns(path: Path, header: tuple[str, ...]) -> dict[str, list[str]]:
    found = {
        name: [column for column in header if "".join(words_of(column)) in words.split()]
        for name, words in COLUMNS.items()
    }
    for needed in ("id", "names"):
        if not found[needed]:
            called = " or ".join(COLUMNS[needed].split()[:4])
            raise UsageError(
                f"{path}: has no column for the {needed.removesuffix('s')}; it has {', '.join(header)}",
                remedy=f"call one of them {called}",
            )
    return found


def _entry(row: Row, columns: Mapping[str, list[str]], report: Filled) -> Entry:
    if row.fault:
        raise ValueError(row.fault)
    written = next(filter(None, (row[column] for column in columns["id"])), "")
    match = _ID.fullmatch(written)
    if not match:
        raise ValueError("its id is none of Wikidata, such as Q42" if written else "it has no id")
    names = _parts(row, columns["names"] + columns["aliases"])
    if any(_FORMULA.match(name) for name in names):
        raise ValueError("a name in it is a formula")
    own = tuple(name for name in names if name != match[1])
    if not own:
        raise ValueError("it has no name")
    dated = {name: _dates(_parts(row, columns[name]), report) for name in ("born", "died")}
    countries = _countries(_parts(row, columns["countries"]), report)
    offices = tuple(part for part in _parts(row, columns["offices"]) if not _ID.fullmatch(part))
    description = " ".join(_parts(row, columns["description"]))
    return Entry(match[1], own, offices, countries, dated["born"], dated["died"], description)


def _parts(row: Row, columns: list[str]) -> list[str]:
    found = (part.strip() for column in columns for part in _PARTS.split(row[column]))
    return list(dict.fromkeys(filter(None, found)))


def _countries(texts: list[str], report: Filled) -> tuple[str, ...]:
    codes = [country_of(text) for text in texts]
    report.unread_countries += codes.count(None)
    return tuple(dict.fromkeys(filter(None, codes)))


def _dates(texts: list[str], report: Filled) -> tuple[str, ...]:
    read = [_date(text) for text in texts]
    report.unread_dates += read.count(None)
    return tuple(dict.fromkeys(filter(None, read)))


def _date(text: str) -> str | None:
    """The date in EDTF. Wikidata's query service writes the first of January also where it knows the year alone."""
    match = _WIKIDATA_TIME.fullmatch(text)
    if match:
        text = match[1] if match[2] in ("00", "01") and match[3] in ("00", "01") else "-".join(match.groups())
    try:
        dates.parse(text)
    except ValueError:
        return edtf(text)
    return text
