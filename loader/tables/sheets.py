"""CSV files to rows: as spreadsheet programs write them, with commas, semicolons or tabs, any line ends, a BOM or none.

Only what is certain is accepted. Bytes that are not UTF-8 are refused, cell by cell, since nobody can tell which of the
old encodings they are in.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from loader.errors import UsageError
from loader.suggest import did_you_mean
from loader.tables.columns import Table
from loader.tables.faults import TableFault, shown

__all__ = ["Row", "Sheet", "read_sheet"]

_BOM = "\ufeff"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_STRANGE_BYTE = re.compile("[\udc80-\udcff]")
_SEPARATOR = re.compile('"?sep=(?P<sign>[,;\t|])"?\r?(?:\n|$)', re.IGNORECASE)
"""The first row by which Excel is told what separates the cells."""
_SAVE = "UTF-8; save the table as 'CSV UTF-8'"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table. A column that the table does not have is empty."""

    file: str
    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """The cell in Unicode NFC."""
        return unicodedata.normalize("NFC", self.as_typed(column))

    def has(self, column: str) -> bool:
        """Whether its table has the column."""
        return column in self.cells

    def as_typed(self, column: str) -> str:
        """The cell as it stands there, but for blanks around it; to be looked for in a text."""
        return self.cells.get(column, "")

    def fault(self, column: str, found: str, expected: str) -> TableFault:
        """A fault of this row."""
        return TableFault(self.file, self.number, column, found, expected)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a table that are not blank, or what is wrong with its file."""

    file: str
    rows: tuple[Row, ...]
    faults: tuple[TableFault, ...]
    there: bool = True


def read_sheet(folder: Path, table: Table) -> Sheet:
    """The table as it is in the folder. Raises UsageError for a file that is not there or cannot be read."""
    path = folder / table.file
    try:
        raw = path.read_bytes()
    except FileNotFoundError as error:
        if not table.needed:
            return Sheet(str(path), (), (), there=False)
        remedy = f"`whomet template {folder}` writes it, with nothing but its first row"
        raise UsageError(f"{path}: there is no such file", remedy=f"{remedy}") from error
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
    if raw.startswith(_UTF_16):
        return Sheet(str(path), (), (TableFault(str(path), 1, "", "a file in UTF-16", _SAVE),))
    return _Reading(str(path), table).read(raw.decode("utf-8", "surrogateescape").removeprefix(_BOM))


class _Reading:
    def __init__(self, file: str, table: Table) -> None:
        self.file = file
        self.table = table
        self.faults: list[TableFault] = []

    def read(self, text: str) -> Sheet:
        lines = dict(self._lines(text))
        if _SEPARATOR.match(text):
            lines.pop(1)
        header = [name.strip().lower() for name in lines.pop(min(lines, default=1), [])]
        self._check_header(header)
        rows = [self._row(number, header, cells) for number, cells in lines.items()]
        return Sheet(self.file, tuple(row for row in rows if any(row.cells.values())), tuple(self.faults))

    def _lines(self, text: str) -> Iterator[tuple[int, list[str]]]:
        """The cells of every row up to the first that is not CSV, by its number."""
        number = 0
        try:
            for number, cells in enumerate(csv.reader(_stream(text), delimiter=_delimiter(text), strict=True), start=1):
                yield number, cells
        except csv.Error as error:
            self._fault(number + 1, "", f"what is not CSV ({error})", 'quotation marks in pairs: "..." around a cell')

    def _check_header(self, header: Sequence[str]) -> None:
        known = self.table.names()
        for name, times in Counter(filter(None, header)).items():
            if name not in known:
                hint = did_you_mean(name, known, quotes="'")
                self._fault(1, "", f"the column {shown(name)}", f"{hint} one of {', '.join(known)}".lstrip())
            elif times > 1:
                self._fault(1, name, f"this column {times} times", "each column once")
        for column in self.table.columns:
            if column.required and column.name not in header:
                self._fault(1, column.name, "no such column", "a header row with this column")

    def _row(self, number: int, header: Sequence[str], cells: Sequence[str]) -> Row:
        columns = [*header, *[""] * (len(cells) - len(header))]
        stray = [cell.strip() for name, cell in zip(columns, cells, strict=False) if not name and cell.strip()]
        if stray:
            found = f"{shown(stray[0])} in a cell without a column name"
            self._fault(number, "", found, "no more cells than columns; quotation marks around a cell with a separator")
        filled = [*cells, *[""] * (len(columns) - len(cells))]
        row = Row(self.file, number, {name: cell.strip() for name, cell in zip(columns, filled, strict=True) if name})
        for name, cell in row.cells.items():
            self._check_bytes(number, name, cell)
        return row

    def _check_bytes(self, number: int, column: str, cell: str) -> None:
        strange = _STRANGE_BYTE.search(cell)
        if strange:
            byte = bytes([ord(strange[0]) - 0xDC00])
            likely = byte.decode("cp1252", "replace")
            hint = "" if likely == "\ufffd" else f", in Windows-1252 {likely!r}"
            self._fault(number, column, f"the byte 0x{byte.hex().upper()}{hint}", _SAVE)

    def _fault(self, row: int, column: str, found: str, expected: str) -> None:
        self.faults.append(TableFault(self.file, row, column, found, expected))


def _stream(text: str) -> io.StringIO:
    return io.StringIO(text, newline="")


def _delimiter(text: str) -> str:
    """What a first row `sep=;` says, or else what the header row separates its columns with: no column's name holds any
    of these."""
    if stated := _SEPARATOR.match(text):
        return stated["sign"]
    header = _stream(text).readline()
    return max(",;\t", key=header.count)
